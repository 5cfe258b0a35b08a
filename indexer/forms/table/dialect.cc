// Rows of tables: where they end, and their fields.
#include "forms/table/dialect.h"

#include <algorithm>
#include <cstring>

namespace broadsheet::indexer {
namespace {

constexpr bool is_line_end(char c) { return c == '\n' || c == '\r'; }

// Where `a` or `b` is at or after `from`; the size of `text` if nowhere.
std::size_t find_either(std::string_view text, std::size_t from, char a, char b) {
  const auto* const begin = text.data() + from;
  const auto* const end = text.data() + text.size();
  return static_cast<std::size_t>(std::find_if(begin, end, [a, b](char c) { return c == a || c == b; }) -
                                  text.data());
}

// Some write a space behind each comma, few to fill a column. The bound keeps looking ahead cheap.
constexpr std::size_t kMostSpaces = 64;

// Behind the spaces at `at`.
std::size_t skip_spaces(std::string_view text, std::size_t at) {
  const std::size_t most = std::min(text.size(), at + kMostSpaces);
  while (at < most && text[at] == ' ') ++at;
  return at;
}

}  // namespace

bool RowScanner::ends_field(std::string_view text, std::size_t at) const {
  return at == text.size() || text[at] == dialect_.delimiter || is_line_end(text[at]);
}

bool RowScanner::end_row(std::string_view text, bool is_all) {
  if (at_ < text.size()) {
    if (text[at_] == '\r') {
      if (at_ + 1 == text.size() && !is_all) return false;  // its LF may follow
      if (at_ + 1 < text.size() && text[at_ + 1] == '\n') ++at_;
    }
    ++at_;
  }
  state_ = State::kDone;
  return true;
}

bool RowScanner::step_plain(std::string_view text, bool is_all) {
  const char delimiter = dialect_.delimiter;
  const auto* const end = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at_), text.end(),
                                       [delimiter](char c) { return c == delimiter || is_line_end(c); });
  at_ = static_cast<std::size_t>(end - text.begin());
  if (at_ == text.size()) {
    if (is_all) state_ = State::kDone;
    return is_all;
  }
  if (is_line_end(text[at_])) return end_row(text, is_all);
  ++columns_;
  ++at_;
  state_ = State::kFieldStart;
  return true;
}

bool RowScanner::step_quoted(std::string_view text, bool is_all) {
  const std::size_t from = at_;
  const std::size_t quote =
      dialect_.backslash ? find_either(text, from, '"', '\\') : std::min(text.find('"', from), text.size());
  // The last line that begins in what was passed.
  const std::string_view passed = text.substr(from, quote - from);
  if (const std::size_t line = passed.find_last_of("\r\n"); line != std::string_view::npos) {
    spans_lines_ = true;
    line_start_ = from + line + 1;
  }
  at_ = quote;
  if (at_ == text.size()) return false;
  if (text[at_] == '\\') {
    if (at_ + 1 == text.size() && !is_all) return false;
    at_ = std::min(at_ + 2, text.size());
    return at_ < text.size() || !is_all;
  }
  // What follows decides: another quote, the end of the field (perhaps behind spaces), or neither.
  if (at_ + 1 < text.size() && text[at_ + 1] == '"') {
    at_ += 2;
    return true;
  }
  const std::size_t next = skip_spaces(text, at_ + 1);
  if (next == text.size() && !is_all) return false;
  if (ends_field(text, next)) {
    at_ = next;
    state_ = State::kPlain;
    return true;
  }
  ++strays_;
  const bool begins_field = at_ > 0 && (text[at_ - 1] == dialect_.delimiter || is_line_end(text[at_ - 1]));
  is_suspect_ = begins_field && spans_lines_;
  at_ = next;
  return true;
}

RowEnd RowScanner::scan(std::string_view text, bool is_all) {
  is_suspect_ = false;
  while (state_ != State::kDone) {
    bool goes_on = true;
    switch (state_) {
      case State::kFieldStart: {
        const std::size_t first = skip_spaces(text, at_);
        if (dialect_.quotes && first == text.size() && !is_all) return RowEnd::kUnfinished;
        const bool opens = dialect_.quotes && first < text.size() && text[first] == '"';
        state_ = opens ? State::kQuoted : State::kPlain;
        if (opens) at_ = first + 1;
        break;
      }
      case State::kPlain:
        goes_on = step_plain(text, is_all);
        break;
      case State::kQuoted:
        goes_on = step_quoted(text, is_all);
        if (is_suspect_) return RowEnd::kSuspect;
        break;
      case State::kDone:
        break;
    }
    if (!goes_on) return RowEnd::kUnfinished;
  }
  return RowEnd::kComplete;
}

std::string_view without_line_end(std::string_view row) {
  if (row.ends_with('\n')) row.remove_suffix(1);
  if (row.ends_with('\r')) row.remove_suffix(1);
  return row;
}

namespace {

// Takes the fields of a row one after the other.
class FieldCutter {
 public:
  FieldCutter(std::string_view row, const Dialect& dialect) : row_(row), dialect_(dialect) {}

  // The next field into `field`, which is empty. False: it was the last one.
  bool next(std::string& field) {
    const std::size_t first = skip_spaces(row_, at_);
    if (dialect_.quotes && first < row_.size() && row_[first] == '"') {
      at_ = first + 1;
      while (at_ < row_.size() && take_quoted(field)) {
      }
    }
    const std::size_t end = std::min(row_.find(dialect_.delimiter, at_), row_.size());
    field += row_.substr(at_, end - at_);
    at_ = end;
    return at_ < row_.size() && ++at_ > 0;
  }

 private:
  // What stands before the next quote, and what that quote means. False: it ends the field.
  bool take_quoted(std::string& field) {
    const std::size_t quote =
        dialect_.backslash ? find_either(row_, at_, '"', '\\') : std::min(row_.find('"', at_), row_.size());
    field += row_.substr(at_, quote - at_);
    at_ = quote;
    if (at_ == row_.size()) return false;
    const char behind = at_ + 1 < row_.size() ? row_[at_ + 1] : '\0';
    if (row_[at_] == '\\' || behind == '"') {
      // A backslash before anything else than a quote and itself says nothing that we know.
      if (row_[at_] == '\\' && behind != '"' && behind != '\\') field += '\\';
      if (at_ + 1 < row_.size()) field += behind;
      at_ = std::min(at_ + 2, row_.size());
      return true;
    }
    const std::size_t next = skip_spaces(row_, at_ + 1);
    const bool ends = next == row_.size() || row_[next] == dialect_.delimiter;
    if (!ends) field += row_.substr(at_, next - at_);
    at_ = next;
    return !ends;
  }

  const std::string_view row_;
  const Dialect dialect_;
  std::size_t at_ = 0;
};

}  // namespace

Fields fields_of(std::string_view row, const Dialect& dialect) {
  FieldCutter cutter(without_line_end(row), dialect);
  Fields fields;
  std::string field;
  for (bool goes_on = true; goes_on; ++fields.columns) {
    field.clear();
    goes_on = cutter.next(field);
    if (fields.values.size() < kMaxColumns) fields.values.push_back(field);
  }
  return fields;
}

}  // namespace broadsheet::indexer
