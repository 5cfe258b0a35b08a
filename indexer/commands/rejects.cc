// What becomes of rejected records.
#include "commands/rejects.h"

#include <fmt/format.h>

#include <cerrno>
#include <functional>
#include <set>
#include <system_error>
#include <utility>
#include <variant>

#include "broadsheet/indexer/reader.h"
#include "broadsheet/schema/error.h"
#include "json/json_value.h"
#include "json/json_writer.h"
#include "report/quantities.h"
#include "text/printable.h"

namespace broadsheet::indexer {

namespace {

namespace fs = std::filesystem;

bool lies_in(const fs::path& file, const fs::path& directory) {
  std::vector<InputFile> files{{file.string(), 0, {}}};
  leave_out(files, directory.string());
  return files.empty();
}

bool is_same(const fs::path& one, const fs::path& other) {
  std::error_code error;
  return fs::equivalent(one, other, error) && !error;
}

}  // namespace

void require_apart(const fs::path& file, const AddOptions& options) {
  if (file.empty()) return;
  const auto refuse = [&](std::string_view why) {
    throw schema::UserError(schema::ProblemCode::kFileInTheWay, "rejects",
                            fmt::format("{}: {}; name another file", file.string(), why));
  };
  std::error_code error;
  if (lies_in(file, options.index)) refuse("lies in the index");
  for (const std::string& path : options.paths) {
    if (path != "-" && lies_in(file, path)) refuse(fmt::format("lies in the archive {}", path));
  }
  // Devices and pipes hold nothing that could be lost.
  if (!fs::is_regular_file(file, error)) return;
  if (is_same(file, options.source_aliases)) refuse("is the file of source aliases");
  for (const InputFile& input : list_inputs(options.paths)) {
    if (is_same(file, input.path)) refuse(fmt::format("is the archive {}", input.path));
  }
}

std::string to_line(const RejectedRecord& rejected) {
  // A reason that names its own line says the place better than the record's first line.
  const bool has_line = rejected.line > 0 || rejected.origin.line == 0;
  std::string line = fmt::format("{}: {}", has_line ? place_of(rejected.origin) : to_string(rejected.origin),
                                 rejected.reason);
  if (!rejected.encoding.empty()) line += fmt::format("; try --encoding {}", rejected.encoding);
  return line;
}

std::string to_json_line(const RejectedRecord& rejected) {
  std::string text;
  schema::JsonWriter json(text, schema::JsonEscape::kUnsafe);
  json.begin_object();
  json.text("path", place_of(rejected.origin));
  // As it can be read again from anywhere.
  std::error_code error;
  const std::string& path = rejected.origin.path;
  const fs::path absolute = path == "-" ? fs::path() : fs::absolute(path, error).lexically_normal();
  json.text("file", absolute.empty() || error ? path : absolute.string());
  json.number("line", rejected.origin.line);
  json.number("offset", rejected.origin.offset);
  json.number("record", rejected.origin.number);
  if (!rejected.origin.digest.empty()) {
    json.number("length", rejected.origin.length);
    json.text("digest", rejected.origin.digest);
  }
  json.text("code", schema::kind_of(rejected.code).name);
  json.text("reason", rejected.reason);
  json.text("text", rejected.text);
  if (!rejected.encoding.empty()) json.text("encoding", rejected.encoding);
  json.end_object();
  return text;
}

std::vector<std::string> files_of_rejects(const fs::path& list, std::vector<std::string>& gone) {
  const auto refuse = [&](std::string_view why) {
    throw schema::UserError(schema::ProblemCode::kFileUnreadable, "from-rejects",
                            fmt::format("{}: {}", list.string(), why));
  };
  std::ifstream in(list, std::ios::binary);
  if (!in) refuse(std::error_code(errno, std::generic_category()).message());
  std::vector<std::string> files;
  std::set<std::string, std::less<>> known;
  std::uint64_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty()) continue;
    const auto parsed = schema::parse_json(line);
    const auto* const record = std::get_if<schema::JsonValue>(&parsed);
    const schema::JsonValue* const file = record == nullptr ? nullptr : record->find("file");
    if (file == nullptr || file->kind != schema::JsonValue::Kind::kString)
      refuse(fmt::format("line {} is not a line of a list of rejected records", number));
    // What came through a pipe is gone.
    if (file->text == "-" || !known.insert(file->text).second) continue;
    // A pipe that stands among archives would be waited for.
    std::error_code error;
    const fs::file_status status = fs::status(file->text, error);
    (fs::is_regular_file(status) || fs::is_directory(status) ? files : gone).push_back(file->text);
  }
  if (in.bad()) refuse("cannot read it to its end");
  return files;
}

Rejects::Rejects(std::filesystem::path file) : file_(std::move(file)) {
  if (file_.empty()) return;
  out_.open(file_, std::ios::binary | std::ios::trunc);
  if (!out_) fail();
}

bool Rejects::add(const RejectedRecord& rejected) {
  if (out_.is_open()) out_ << to_json_line(rejected) << '\n';
  if (++count_ > kShown) return false;
  shown_.push_back(to_line(rejected));
  return true;
}

void Rejects::finish() {
  if (out_.is_open() && !out_.flush()) fail();
}

void Rejects::fail() const {
  const std::string why = std::error_code(errno, std::generic_category()).message();
  throw schema::UserError(schema::ProblemCode::kFileUnwritable, "rejects",
                          fmt::format("cannot write {}: {}", file_.string(), why));
}

std::string Rejects::more() const {
  if (count_ <= kShown) return {};
  return fmt::format("\u2026 and {} more rejected; {}", grouped(count_ - kShown),
                     file_.empty() ? "--rejects FILE lists all" : file_.string() + " lists all");
}

std::vector<std::string> Rejects::lines() const {
  std::vector<std::string> lines = shown_;
  if (std::string last = more(); !last.empty()) lines.push_back(std::move(last));
  return lines;
}

std::string Rejects::next_round() {
  std::string last = more();
  count_ = 0;
  shown_.clear();
  return last;
}

}  // namespace broadsheet::indexer
