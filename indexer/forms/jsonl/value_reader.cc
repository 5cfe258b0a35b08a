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

void JsonValueReader::pass_spaces() {
  do {
    const std::string_view there = window_.rest();
    std::size_t spaces = 0;
    while (spaces < there.size() && is_space(there[spaces])) ++spaces;
    window_.drop(spaces);
  } while (window_.rest().empty() && window_.fill());
}

Record JsonValueReader::begin_record() {
  Record record;
  record.origin = window_.place(++records_);
  return record;
}

// The value that begins here.
Record JsonValueReader::value() {
  Record record = begin_record();
  ValueScanner scanner;
  bool is_too_large = false;
  bool is_whole = false;
  while (!(is_whole = scanner.scan(window_.rest(), window_.is_all()))) {
    if (window_.rest().size() > kMaxRecordBytes) {
      is_too_large = true;
      const std::size_t gone = window_.rest().size() - kTail;
      window_.drop(gone);
      scanner.drop(gone);
    }
    if (!window_.fill()) break;
  }
  // What ended with the stream.
  if (!is_whole) is_whole = scanner.scan(window_.rest(), true);
  const std::size_t bytes = is_whole ? scanner.end() : window_.rest().size();
  if (!is_whole) done_ = true;
  if (!is_whole && !window_.error().empty()) {
    record.problem = window_.error();
  } else if (is_too_large || bytes > kMaxRecordBytes) {
    fail_as_too_large(record);
  } else if (!is_whole) {
    record.problem = "cut short: a JSON value is not closed";
    record.problem_code = schema::ProblemCode::kMalformedRecord;
  }
  if (!is_too_large && bytes <= kMaxRecordBytes) record.bytes = window_.rest().substr(0, bytes);
  window_.drop(bytes);
  record.origin.length = window_.input_offset() - record.origin.offset;
  return record;
}

// What is no value: up to the end of its line, or to where one may begin.
Record JsonValueReader::rest_of_line() {
  Record record = begin_record();
  std::size_t bytes = 1;
  while (window_.has(bytes + 1) && bytes < kMaxRecordBytes) {
    const char c = window_.rest()[bytes];
    if (c == '{' || c == '[' || c == '\n' || c == '\r') break;
    ++bytes;
  }
  record.bytes = window_.rest().substr(0, bytes);
  record.problem = "no JSON";
  record.problem_code = schema::ProblemCode::kMalformedRecord;
  window_.drop(bytes);
  record.origin.length = window_.input_offset() - record.origin.offset;
  return record;
}

// Passes over a value that belongs to no article.
void JsonValueReader::pass_value() {
  ValueScanner scanner;
  while (!scanner.scan(window_.rest(), window_.is_all())) {
    if (window_.rest().size() > kTail) {
      const std::size_t gone = window_.rest().size() - kTail;
      window_.drop(gone);
      scanner.drop(gone);
    }
    if (!window_.fill()) {
      if (!scanner.scan(window_.rest(), true)) return window_.drop(window_.rest().size());
      break;
    }
  }
  window_.drop(scanner.end());
}

// True if the list that begins here is one of objects.
bool JsonValueReader::enters_list() {
  std::size_t at = 1;
  while (window_.has(at + 1) && is_space(window_.rest()[at]) && at < kLookAhead) ++at;
  return window_.has(at + 1) && window_.rest()[at] == '{';
}

// In an object that is walked through, a member begins here: its value is passed over unless it holds
// articles.
void JsonValueReader::enter_member() {
  ValueScanner scanner;
  while (!scanner.scan(window_.rest(), window_.is_all()) && window_.rest().size() < kLookAhead &&
         window_.fill()) {
  }
  const std::size_t end = std::max<std::size_t>(std::min(scanner.end(), window_.rest().size()), 1);
  const std::string name(window_.rest().substr(1, end > 2 ? end - 2 : 0));
  window_.drop(end);
  pass_spaces();
  if (!window_.has(1) || window_.rest()[0] != ':') return;
  window_.drop(1);
  pass_spaces();
  if (!window_.has(1)) return;
  const char opens = window_.rest()[0];
  const bool is_list = opens == '[' && is_list_name(name) && enters_list();
  if (is_list || (opens == '{' && is_holder_name(name))) {
    open_ += opens;
    window_.drop(1);
  } else if (opens != '}') {
    pass_value();
  }
}

std::optional<Record> JsonValueReader::at_end() {
  done_ = true;
  if (!window_.error().empty()) {
    Record record = begin_record();
    record.problem = window_.error();
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
  if (!done_ && window_.offset() == 0 && window_.has(3) && window_.rest().starts_with("\xEF\xBB\xBF"))
    window_.drop(3);
  while (!done_) {
    pass_spaces();
    if (window_.rest().empty()) return at_end();
    const char c = window_.rest()[0];
    const char in = open_.empty() ? '\0' : open_.back();
    if (in != '\0' && (c == ']' || c == '}')) {
      open_.pop_back();
      window_.drop(1);
    } else if (c == ',' && (in != '\0' || records_ > 0)) {
      window_.drop(1);
    } else if (in == '{' && c == '"') {
      enter_member();
    } else if (in == '[') {
      return value();
    } else if (c == '[') {
      open_ += c;
      window_.drop(1);
    } else if (c != '{' || in == '{') {
      return rest_of_line();
    } else {
      window_.has(kLookAhead);
      if (!holds_articles(window_.rest().substr(0, kLookAhead))) return value();
      open_ += c;
      window_.drop(1);
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
