// Opens files and streams as readers of records.
#include "forms/open.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "archive/decoded_stream.h"
#include "archive/external_filter.h"
#include "archive/media_type.h"
#include "archive/web_index.h"
#include "broadsheet/schema/error.h"
#include "forms/draft/text_check.h"
#include "forms/open_stream.h"
#include "forms/xml/sniff.h"
#include "text/ascii.h"
#include "text/characters.h"

namespace broadsheet::indexer {
namespace {

using schema::ProblemCode;

// One record that says why there are none.
class ProblemReader final : public Reader {
 public:
  ProblemReader(const std::string& path, const Form* form, std::string problem) {
    Record record;
    record.origin.path = path;
    record.origin.line = 1;
    record.origin.number = 1;
    record.form = form;
    record.problem = std::move(problem);
    record_ = std::move(record);
  }
  std::optional<Record> next() override { return std::exchange(record_, std::nullopt); }
  [[nodiscard]] std::uint64_t bytes_read() const override { return 0; }

 private:
  std::optional<Record> record_;
};

std::string without_extension(std::string_view name, std::string_view extension) {
  const std::string_view end = name.substr(name.size() - std::min(name.size(), extension.size()));
  const bool has_it = end.size() < name.size() && schema::equal_in_any_case(end, extension);
  return std::string(has_it ? name.substr(0, name.size() - end.size()) : name);
}

// Text in another encoding hardly holds so many characters beyond ASCII that are well-formed UTF-8 and not
// one that is ill-formed: one in four may look so, by accident.
constexpr std::size_t kCertainCharacters = 8;

// True if a stream that begins with `head` can only be UTF-8.
bool is_surely_utf8(std::string_view head) {
  std::size_t beyond_ascii = 0;
  // The last character may be cut off.
  for (std::size_t at = 0; at + schema::kMaxCharacterBytes <= head.size();) {
    const std::size_t start = at;
    const char32_t character = schema::next_character(head, at);
    if (schema::is_ill_formed(character, at - start)) return false;
    if (at - start > 1) ++beyond_ascii;
  }
  return beyond_ascii >= kCertainCharacters;
}

bool has_xml_declaration(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  return head.starts_with("<?xml");
}

// Walks down the chain of containers and through the records of each stream in it, in order.
class ChainReader final : public Reader {
 public:
  ChainReader(std::unique_ptr<ByteStream> stream, const std::string& path, const Form* form,
              const Doors& doors)
      : path_(path), form_(form), doors_(doors), budget_(doors.read.limits), input_(*stream) {
    levels_.push_back({nullptr, std::make_unique<PlainFile>(std::move(stream)), {}, path});
  }

  std::optional<Record> next() override {
    while (true) {
      if (records_) {
        if (std::optional<Record> record = records_->next()) return stamped(std::move(*record));
        records_.reset();
        stream_.reset();
      }
      if (budget_.exhausted() != Limit::kNone) levels_.clear();  // the last record says why
      if (levels_.empty()) return std::nullopt;
      if (std::optional<Record> problem = open_next()) return problem;
    }
  }

  // In a container, the bytes of the file that it took from it.
  [[nodiscard]] std::uint64_t bytes_read() const override {
    return levels_.size() == 1 && records_ && stream_encoding_ == nullptr ? records_->bytes_read()
                                                                          : input_read_;
  }

 private:
  // A container that is being read. Members are destroyed from the last to the first.
  struct Level {
    std::unique_ptr<OpenStream> stream;  // what it is read from; none for the file itself
    std::unique_ptr<Container> container;
    std::string name;                // of the member that it is
    std::string content_name;        // of a member without a name
    const Filter* filter = nullptr;  // that made it
  };

  // Goes on to the next member. The record that stands for it if it can't be read.
  std::optional<Record> open_next() {
    Level& level = levels_.back();
    member_ = {};
    stream_form_ = nullptr;
    stream_encoding_ = nullptr;
    is_encoding_guessed_ = false;
    std::optional<Member> member = level.container->next();
    if (!member) {
      const std::string error = level.container->error();
      if (error.empty()) {
        leave();
        return std::nullopt;
      }
      Record record = problem(error, ProblemCode::kContainerUnreadable);  // while the chain still names it
      leave();
      return record;
    }
    member_ = std::move(*member);
    const bool inside = levels_.size() > 1;
    if (inside && !budget_.open_member())
      return problem(budget_.reason(budget_.exhausted()), ProblemCode::kLimitReached);
    if (!member_.problem.empty()) return problem(member_.problem, ProblemCode::kContainerUnreadable);
    if (!member_.skipped.empty()) return skip(member_.skipped);
    stream_ = std::make_unique<OpenStream>(*member_.stream, budget_, inside);
    return open_stream();
  }

  std::optional<Record> open_stream() {
    const std::string_view head = look_at(stream_->peeked);
    input_read_ = input_.position();
    const std::string name = member_.name.empty() ? levels_.back().content_name : member_.name;
    if (const std::optional<std::string> why = filter_problem(head))
      return problem(*why, ProblemCode::kFilterFailed);
    if (const Filter* const filter = filter_of()) return open_filter(*filter);
    if (std::string why = closed_container(head); !why.empty())
      return problem(std::move(why), ProblemCode::kContainerUnreadable);
    for (const ContainerKind& kind : doors_.containers) {
      if (kind.is_opened_by(head)) return open_container(kind, name);
    }
    return open_records(head, name);
  }

  std::optional<Record> open_container(const ContainerKind& kind, const std::string& name) {
    if (!budget_.enter()) return problem(budget_.reason(Limit::kDepth), ProblemCode::kLimitReached);
    std::unique_ptr<Container> container = kind.open(stream_->peeked, {budget_, doors_.read});
    levels_.push_back(
        {std::move(stream_), std::move(container), member_.name, without_extension(name, kind.extension)});
    return std::nullopt;
  }

  // Finds encoding and form of a stream that is no container.
  std::optional<Record> open_records(std::string_view head, const std::string& name) {
    stream_encoding_ = encoding_of(head);
    const Encoding* const likely = stream_encoding_ == nullptr ? unmarked_utf16(head) : nullptr;
    if (form_ == nullptr) {
      if (const std::string_view index = web_index(head); !index.empty()) return skip(std::string(index));
    }
    if (stream_encoding_ != nullptr) {
      stream_->decode(*stream_encoding_);
      head = look_at(stream_->content());
    }
    stream_form_ = form_ != nullptr ? form_ : &choose_form(head, name, member_.media_type, doors_.forms);
    if (stream_encoding_ == nullptr && !stream_form_->decodes && text_problem(head).empty() &&
        is_in_other_encoding(head, head.size() < kSniffBytes)) {
      stream_encoding_ = likely_encoding(head);
      is_encoding_guessed_ = stream_encoding_ != nullptr;
      if (is_encoding_guessed_) {
        stream_->decode(*stream_encoding_);
        head = look_at(stream_->content());
      }
    }
    if (std::string why = other_kind(head); !why.empty()) return skip(std::move(why));
    std::string why = stream_form_->problem == nullptr ? std::string() : stream_form_->problem(head);
    if (is_only_declared(head, likely)) why = text_problem(head);
    if (!why.empty()) {
      if (likely == nullptr) return problem(std::move(why), ProblemCode::kNotText);
      Record record = problem("UTF-16 text without a byte-order mark", ProblemCode::kNotText);
      record.likely_encoding = likely;
      return record;
    }
    records_ = stream_form_->split(stream_->content());
    return std::nullopt;
  }

  // The filter that reads the stream, if there is one. What one has made is for no other.
  const Filter* filter_of() {
    if (doors_.read.filters == nullptr || levels_.back().filter != nullptr) return nullptr;
    return doors_.read.filters->find(stream_->peeked.peek(kMediaTypeBytes), member_.media_type);
  }

  std::optional<Record> open_filter(const Filter& filter) {
    if (!budget_.enter()) return problem(budget_.reason(Limit::kDepth), ProblemCode::kLimitReached);
    std::unique_ptr<Container> made =
        open_filtered(stream_->peeked, filter, doors_.read.filters->limits(), member_.envelope);
    levels_.push_back({std::move(stream_), std::move(made), member_.name, {}, &filter});
    return std::nullopt;
  }

  // What went wrong if a filter gave nothing.
  [[nodiscard]] std::optional<std::string> filter_problem(std::string_view head) const {
    const Filter* const filter = levels_.back().filter;
    if (filter == nullptr || !head.empty()) return std::nullopt;
    const std::string& error = stream_->metered.error();
    return error.empty() ? fmt::format("the filter '{}' found no text in it", filter->command.front())
                         : error;
  }

  // What a stream is that no form claims, and that says it is no text for people; empty if it may be some.
  [[nodiscard]] std::string other_kind(std::string_view head) const {
    if (form_ != nullptr || stream_form_ != &fallback_form()) return {};
    if (!xml::root_of(head).name.empty() && has_xml_declaration(head)) return "XML in no form that is read";
    // A crawl holds much that it declares to be something else.
    const bool is_declared =
        member_.envelope != nullptr && !member_.media_type.empty() && member_.media_type != "text/plain";
    return is_declared ? fmt::format("media type {}, in no form that is read", member_.media_type)
                       : std::string();
  }

  // Whether nothing but a name or whoever sent it says that a stream is in its form, which takes any bytes.
  // Text in UTF-16 has zero bytes.
  [[nodiscard]] bool is_only_declared(std::string_view head, const Encoding* likely) const {
    if (!stream_form_->decodes || stream_form_->likelihood(head) != Likelihood::kNone || likely != nullptr)
      return false;
    const Encoding* const told = find_encoding(member_.charset);
    return told == nullptr || !(told->name.starts_with("UTF-16") || told->name.starts_with("UTF-32"));
  }

  // The encoding that a stream which begins with `head` must be decoded from; nullptr: none.
  [[nodiscard]] const Encoding* encoding_of(std::string_view head) const {
    const Encoding* const marked = marked_encoding(head);
    const Encoding* const encoding = marked != nullptr ? marked : doors_.read.encoding;
    if (encoding == nullptr || encoding->name == "UTF-8") return nullptr;
    return marked == nullptr && is_surely_utf8(head) ? nullptr : encoding;
  }

  // The first bytes of `stream`.
  [[nodiscard]] std::string_view look_at(PeekStream& stream) const {
    // Where the form is known, nothing has to be waited for but what tells containers.
    if (path_ != "-" || form_ == nullptr) return stream.peek(kSniffBytes);
    const std::string_view there = stream.peek_at_once(kSniffBytes);
    return there.size() < kMagicBytes ? stream.peek(kMagicBytes) : there;
  }

  void leave() {
    if (levels_.size() > 1) budget_.leave();
    levels_.pop_back();
  }

  Record skip(std::string why) {
    Record record;
    record.origin.line = 1;
    record.origin.number = 1;
    record.skipped = std::move(why);
    record.revisit = member_.revisit;
    record = stamped(std::move(record));
    stream_.reset();
    return record;
  }

  Record problem(std::string why, ProblemCode code) {
    Record record;
    record.origin.line = 1;
    record.origin.number = 1;
    record.problem = std::move(why);
    record.problem_code = code;
    record = stamped(std::move(record));
    stream_.reset();
    return record;
  }

  // `record` with what its reader left open.
  Record stamped(Record record) {
    if (levels_.size() > 1 || !member_.name.empty()) {
      for (std::size_t i = 1; i < levels_.size(); ++i) {
        if (!levels_[i].name.empty()) record.origin.members.push_back(levels_[i].name);
      }
      if (!member_.name.empty()) record.origin.members.push_back(member_.name);
      record.media_type = member_.media_type;
      record.charset = member_.charset;
      record.envelope = member_.envelope;
      record.warnings = member_.warnings;
    }
    // A stream that breaks off says why in a text, which its reader passes on; what ended it is known here.
    if (!record.problem.empty() && record.problem_code == ProblemCode::kFileUnreadable) {
      if (budget_.exhausted() != Limit::kNone)
        record.problem_code = ProblemCode::kLimitReached;
      else if (!levels_.empty() && levels_.back().filter != nullptr)
        record.problem_code = ProblemCode::kFilterFailed;
      else if (levels_.size() > 1)
        record.problem_code = ProblemCode::kContainerUnreadable;
    }
    for (const Level& level : levels_) {
      if (level.filter != nullptr && record.origin.filter.empty())
        record.origin.filter = level.filter->media_type;
    }
    record.origin.path = path_;
    if (stream_encoding_ == nullptr) record.origin.length = record.bytes.size();  // else its reader knows
    record.encoding = stream_encoding_;
    record.is_encoding_guessed = is_encoding_guessed_;
    record.form = stream_form_ != nullptr ? stream_form_ : form_;
    input_read_ = input_.position();
    return record;
  }

  const std::string path_;
  const Form* const form_;  // nullptr: found for each stream
  const Doors doors_;
  Budget budget_;
  const ByteStream& input_;  // owned by the first level
  std::uint64_t input_read_ = 0;
  std::vector<Level> levels_;
  Member member_;  // of the last level's container, that is being read
  std::unique_ptr<OpenStream> stream_;
  const Form* stream_form_ = nullptr;
  const Encoding* stream_encoding_ = nullptr;  // that it is decoded from
  bool is_encoding_guessed_ = false;
  std::unique_ptr<Reader> records_;
};

}  // namespace

std::unique_ptr<Reader> open_reader(std::unique_ptr<ByteStream> stream, const std::string& path,
                                    const Form* form, const Doors& doors) {
  return std::make_unique<ChainReader>(std::move(stream), path, form, doors);
}

std::unique_ptr<Reader> open_reader(const InputFile& input, const Form* form, const ReadOptions& options) {
  Doors doors;
  doors.read = options;
  if (!input.problem.empty()) return std::make_unique<ProblemReader>(input.path, form, input.problem);
  if (input.path == "-") {
    if (form == nullptr) {
      throw schema::UserError(
          schema::ProblemCode::kFormatNotNamed, "format",
          fmt::format("standard input has no name to tell its format by; the formats are {}",
                      list_forms("", ", ", " and ")));
    }
    return open_reader(standard_input(), input.path, form, doors);
  }
  auto opened = open_file(input.path);
  if (auto* problem = std::get_if<std::string>(&opened)) {
    return std::make_unique<ProblemReader>(input.path, form, std::move(*problem));
  }
  return open_reader(std::get<std::unique_ptr<ByteStream>>(std::move(opened)), input.path, form, doors);
}

}  // namespace broadsheet::indexer
