// Records of JSON Lines: one line, one record.
#include "forms/jsonl/reader.h"

#include <string>
#include <string_view>

namespace broadsheet::indexer {
namespace {

std::string_view trim(std::string_view text) {
  if (text.starts_with("\uFEFF")) text.remove_prefix(3);
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<Record> JsonLinesReader::next() {
  if (ended_) return std::nullopt;
  while (const std::optional<StreamLine> line = lines_.next()) {
    if (schema::is_blank(line->text) && !line->too_long) continue;
    Record record;
    record.origin = {{}, line->offset, line->number, ++records_};
    if (line->too_long) {
      record.problem = "line longer than " + std::to_string(kMaxRecordBytes >> 20) + " MiB";
      record.problem_code = schema::ProblemCode::kRecordTooLarge;
      return record;
    }
    if (!line->is_whole && !lines_.error().empty()) {  // the last one, as far as it could be read
      ended_ = true;
      record.problem = lines_.error();
      return record;
    }
    // An object printed over several lines would fail once a line; one message says more.
    const std::string_view text = trim(line->text);
    if (records_ == 1 && (text == "{" || text == "[")) {
      ended_ = true;
      record.problem = text == "{"
                           ? "JSON over several lines; JSON Lines has one object a line (jq -c . FILE)"
                           : "a JSON list; JSON Lines has one object a line (jq -c '.[]' FILE)";
      record.problem_code = schema::ProblemCode::kMalformedRecord;
      return record;
    }
    record.bytes = line->bytes;
    record.origin.length = lines_.input_position() - line->offset;
    return record;
  }
  ended_ = true;
  if (records_ > 0 && lines_.error().empty()) return std::nullopt;
  Record record;
  const bool is_empty = lines_.error().empty();
  record.origin = {{}, lines_.input_position(), is_empty ? 1 : lines_.lines() + 1, ++records_};
  record.problem = is_empty ? "empty" : lines_.error();
  if (is_empty) record.problem_code = schema::ProblemCode::kEmptyRecord;
  return record;
}

}  // namespace broadsheet::indexer
