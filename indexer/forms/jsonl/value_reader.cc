// Records of JSON that is not laid out in lines.
#include "forms/jsonl/value_reader.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "archive/record_problem.h"
#include "forms/jsonl/reader.h"
#include "forms/jsonl/shape.h"
#include "forms/jsonl/value_scanner.h"

namespace broadsheet::indexer {
namespace {

// So much of an object is looked at to find a list of articles in it.
constexpr std::size_t kLookAhead = kBlockBytes;
// What of a value that is too large stays, so that its end can still be told by what stands before it.
constexpr std::size_t kTail = 256;

constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

bool JsonValueReader::fill() {
  if (ended_) return false;
  held_.erase(0, std::exchange(at_, 0));
  const std::size_t had = held_.size();
  held_.resize(had + kBlockBytes);
  const std::size_t got = stream_.read(held_.data() + had, kBlockBytes);
  held_.resize(had + got);
  ended_ = got == 0;
  return !ended_;
}

void JsonValueReader::drop(std::size_t bytes) {
  const std::string_view gone = rest().substr(0, bytes);
  line_ += static_cast<std::uint64_t>(std::count(gone.begin(), gone.end(), '\n'));
  at_ += bytes;
  offset_ += bytes;
}

bool JsonValueReader::has(std::size_t bytes) {
  while (rest().size() < bytes && fill()) {
  }
  return rest().size() >= bytes;
}

void JsonValueReader::pass_spaces() {
  do {
    const std::string_view there = rest();
    std::size_t spaces = 0;
    while (spaces < there.size() && is_space(there[spaces])) ++spaces;
    drop(spaces);
  } while (rest().empty() && fill());
}

Record JsonValueReader::begin_record() {
  Record record;
  record.origin = {{}, stream_.input_offset(offset_), line_, ++records_};
  return record;
}

// The value that begins here.
Record JsonValueReader::value() {
  Record record = begin_record();
  ValueScanner scanner;
  bool is_too_large = false;
  bool is_whole = false;
  while (!(is_whole = scanner.scan(rest(), ended_))) {
    if (rest().size() > kMaxRecordBytes) {
      is_too_large = true;
      const std::size_t gone = rest().size() - kTail;
      drop(gone);
      scanner.drop(gone);
    }
    if (!fill()) break;
  }
  // What ended with the stream.
  if (!is_whole) is_whole = scanner.scan(rest(), true);
  const std::size_t bytes = is_whole ? scanner.end() : rest().size();
  if (!is_whole) done_ = true;
  if (!is_whole && !stream_.error().empty()) {
    record.problem = stream_.error();
  } else if (is_too_large || bytes > kMaxRecordBytes) {
    fail_as_too_large(record);
  } else if (!is_whole) {
    record.problem = "cut short: a JSON value is not closed";
    record.problem_code = schema::ProblemCode::kMalformedRecord;
  }
  if (!is_too_large && bytes <= kMaxRecordBytes) record.bytes = rest().substr(0, bytes);
  drop(bytes);
  record.origin.length = stream_.input_offset(offset_) - record.origin.offset;
  return record;
}

// What is no value: up to the end of its line, or to where one may begin.
Record JsonValueReader::rest_of_line() {
  Record record = begin_record();
  std::size_t bytes = 1;
  while (has(bytes + 1) && bytes < kMaxRecordBytes) {
    const char c = rest()[bytes];
    if (c == '{' || c == '[' || c == '\n' || c == '\r') break;
    ++bytes;
  }
  record.bytes = rest().substr(0, bytes);
  record.problem = "no JSON";
  record.problem_code = schema::ProblemCode::kMalformedRecord;
  drop(bytes);
  record.origin.length = stream_.input_offset(offset_) - record.origin.offset;
  return record;
}

// Passes over a value that belongs to no article.
void JsonValueReader::pass_value() {
  ValueScanner scanner;
  while (!scanner.scan(rest(), ended_)) {
    if (rest().size() > kTail) {
      const std::size_t gone = rest().size() - kTail;
      drop(gone);
      scanner.drop(gone);
    }
    if (!fill()) {
      if (!scanner.scan(rest(), true)) return drop(rest().size());
      break;
    }
  }
  drop(scanner.end());
}

// True if the list that begins here is one of objects.
bool JsonValueReader::enters_list() {
  std::size_t at = 1;
  while (has(at + 1) && is_space(rest()[at]) && at < kLookAhead) ++at;
  return has(at + 1) && rest()[at] == '{';
}

// In an object that is walked through, a member begins here: its value is passed over unless it holds
// articles.
void JsonValueReader::enter_member() {
  ValueScanner scanner;
  while (!scanner.scan(rest(), ended_) && rest().size() < kLookAhead && fill()) {
  }
  const std::size_t end = std::max<std::size_t>(std::min(scanner.end(), rest().size()), 1);
  const std::string name(rest().substr(1, end > 2 ? end - 2 : 0));
  drop(end);
  pass_spaces();
  if (!has(1) || rest()[0] != ':') return;
  drop(1);
  pass_spaces();
  if (!has(1)) return;
  const char opens = rest()[0];
  const bool is_list = opens == '[' && is_list_name(name) && enters_list();
  if (is_list || (opens == '{' && is_holder_name(name))) {
    open_ += opens;
    drop(1);
  } else if (opens != '}') {
    pass_value();
  }
}

std::optional<Record> JsonValueReader::at_end() {
  done_ = true;
  if (!stream_.error().empty()) {
    Record record = begin_record();
    record.problem = stream_.error();
    return record;
  }
  if (!open_.empty()) {
    Record record = begin_record();
    record.problem =
        open_.back() == '[' ? "cut short: the list is not closed" : "cut short: the object is not closed";
    record.problem_code = schema::ProblemCode::kMalformedRecord;
    return record;
  }
  if (records_ > 0) return std::nullopt;
  Record record = begin_record();
  record.skipped = "a list without objects";
  return record;
}

std::optional<Record> JsonValueReader::next() {
  if (!done_ && offset_ == 0 && has(3) && rest().starts_with("\xEF\xBB\xBF")) drop(3);
  while (!done_) {
    pass_spaces();
    if (rest().empty()) return at_end();
    const char c = rest()[0];
    const char in = open_.empty() ? '\0' : open_.back();
    if (in != '\0' && (c == ']' || c == '}')) {
      open_.pop_back();
      drop(1);
    } else if (c == ',' && (in != '\0' || records_ > 0)) {
      drop(1);
    } else if (in == '{' && c == '"') {
      enter_member();
    } else if (in == '[') {
      return value();
    } else if (c == '[') {
      open_ += c;
      drop(1);
    } else if (c != '{' || in == '{') {
      return rest_of_line();
    } else {
      has(kLookAhead);
      if (!holds_articles(rest().substr(0, kLookAhead))) return value();
      open_ += c;
      drop(1);
    }
  }
  return std::nullopt;
}

std::optional<Record> JsonReader::next() {
  if (reader_ == nullptr) {
    std::string_view head = peeked_.peek_at_once(kBlockBytes);
    bool is_all = head.empty();
    JsonShape shape = json_shape(head, is_all);
    while (shape == JsonShape::kOpen) {
      const std::size_t had = head.size();
      head = peeked_.peek(std::min(2 * had, kBlockBytes));
      is_all = head.size() < std::min(2 * had, kBlockBytes) || head.size() >= kBlockBytes;
      shape = json_shape(head, is_all);
    }
    if (shape == JsonShape::kValues) {
      reader_ = std::make_unique<JsonValueReader>(peeked_);
    } else {
      reader_ = std::make_unique<JsonLinesReader>(peeked_);
    }
  }
  return reader_->next();
}

}  // namespace broadsheet::indexer
