// Opens files and streams as readers of records.
#include <cerrno>
#include <fstream>
#include <iostream>
#include <system_error>
#include <utility>

#include "archive/line_source.h"
#include "broadsheet/indexer/reader.h"
#include "broadsheet/schema/error.h"
#include "forms/article/reader.h"
#include "forms/jsonl/reader.h"
#include "forms/sniff.h"

namespace broadsheet::indexer {
namespace {

// One record that says why there are none.
class ProblemReader final : public Reader {
 public:
  ProblemReader(const std::string& name, Format format, std::string problem) {
    Record record;
    record.origin = {name, 0, 1, 1};
    record.format = format == Format::kAuto ? Format::kArticle : format;
    record.problem = std::move(problem);
    record_ = std::move(record);
  }
  std::optional<Record> next() override { return std::exchange(record_, std::nullopt); }
  [[nodiscard]] std::uint64_t bytes_read() const override { return 0; }

 private:
  std::optional<Record> record_;
};

// A reader with the stream and lines it reads from. Members are destroyed from the last to the first.
class StreamReader final : public Reader {
 public:
  StreamReader(std::unique_ptr<std::istream> owned, std::istream& stream, const std::string& name,
               Format format)
      : owned_(std::move(owned)), lines_(stream, kMaxRecordBytes) {
    // Where the format is known, nothing has to be waited for.
    const std::string_view head =
        name == "-" && format != Format::kAuto ? lines_.peek_at_once(kSniffBytes) : lines_.peek(kSniffBytes);
    if (format == Format::kAuto) format = find_format(head, name);
    if (std::string problem = find_problem(head); !problem.empty()) {
      reader_ = std::make_unique<ProblemReader>(name, format, std::move(problem));
    } else if (format == Format::kJsonLines) {
      reader_ = std::make_unique<JsonLinesReader>(lines_, name);
    } else {
      reader_ = std::make_unique<ArticleReader>(lines_, name);
    }
  }

  std::optional<Record> next() override { return reader_->next(); }
  [[nodiscard]] std::uint64_t bytes_read() const override { return lines_.position(); }

 private:
  std::unique_ptr<std::istream> owned_;
  LineSource lines_;
  std::unique_ptr<Reader> reader_;
};

}  // namespace

std::unique_ptr<Reader> open_reader(const InputFile& input, Format format) {
  if (!input.problem.empty()) return std::make_unique<ProblemReader>(input.path, format, input.problem);
  if (input.path == "-") {
    if (format == Format::kAuto) {
      throw schema::UserError("standard input needs its format named (--format article or --format jsonl)");
    }
    // std::cin shares C's stream, which does not tell how much there is to read.
    auto standard_input = std::make_unique<std::ifstream>("/dev/stdin", std::ios::binary);
    if (!*standard_input) return std::make_unique<StreamReader>(nullptr, std::cin, input.path, format);
    std::istream& stream = *standard_input;
    return std::make_unique<StreamReader>(std::move(standard_input), stream, input.path, format);
  }
  errno = 0;
  auto file = std::make_unique<std::ifstream>(input.path, std::ios::binary);
  if (!*file) {
    return std::make_unique<ProblemReader>(
        input.path, format,
        "cannot open: " +
            (errno != 0 ? std::generic_category().message(errno) : std::string("unknown error")));
  }
  std::istream& stream = *file;
  return std::make_unique<StreamReader>(std::move(file), stream, input.path, format);
}

std::unique_ptr<Reader> open_reader(std::istream& stream, const std::string& name, Format format) {
  return std::make_unique<StreamReader>(nullptr, stream, name, format);
}

}  // namespace broadsheet::indexer
