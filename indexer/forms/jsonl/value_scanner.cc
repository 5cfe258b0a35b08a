// Where a JSON value ends.
#include "forms/jsonl/value_scanner.h"

#include <algorithm>

namespace broadsheet::indexer {
namespace {

// Brackets of which the kind is remembered; of those further inside, their number. No record has a tenth.
constexpr std::size_t kMaxOpen = 1024;

constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::size_t before_spaces(std::string_view text, std::size_t at) {
  while (at > 0 && is_space(text[at - 1])) --at;
  return at;
}

// Where `},{` ends that the string which ends before `end` ends with, its last sign left out; 0 if it does
// not. Then what seemed to be inside of strings is outside: a quote is missing, or there is one too many.
std::size_t object_end_in(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t at = before_spaces(text, end);
  if (at <= begin || text[at - 1] != '{') return 0;
  at = before_spaces(text, at - 1);
  if (at <= begin || text[at - 1] != ',') return 0;
  at = before_spaces(text, at - 1);
  return at > begin && text[at - 1] == '}' ? at : 0;
}

}  // namespace

void ValueScanner::drop(std::size_t bytes) noexcept {
  at_ -= bytes;
  string_ -= std::min(string_, bytes);
  last_at_ -= std::min(last_at_, bytes);
}

// Goes on inside a string. True if the value ends.
bool ValueScanner::take_in_string(std::string_view text) {
  while (at_ < text.size()) {
    const char c = text[at_++];
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      in_string_ = false;
      last_ = '"';
      last_at_ = at_ - 1;
      if (open_.empty()) return true;
      if (const std::size_t end = object_end_in(text, string_, at_ - 1); end > 0) {
        at_ = end;
        return true;
      }
      return false;
    }
  }
  return false;
}

// A bracket closes what `opened` opened, and what is open inside of it. True if the value ends.
bool ValueScanner::close(char opened) {
  if (beyond_ > 0) {
    --beyond_;
    return false;
  }
  const std::size_t found = open_.rfind(opened);
  if (found == std::string::npos) return true;  // that of the list around it
  open_.resize(found);
  if (!open_.empty()) return false;
  ++at_;
  return true;
}

// A sign outside of strings. True if the value ends.
bool ValueScanner::take(char c) {
  if (is_plain_) {
    if (!is_space(c) && c != ',' && c != ']' && c != '}' && c != '{' && c != '[') return ++at_, false;
    return true;
  }
  const char before = last_;
  const std::size_t before_at = last_at_;
  if (!is_space(c)) {
    last_ = c;
    last_at_ = at_;
  }
  switch (c) {
    case '"':
      in_string_ = true;
      string_ = ++at_;
      return false;
    case '{':
      // Where a name is expected, the next object of the list begins: a bracket is missing.
      if (before == ',' && beyond_ == 0 && !open_.empty() && open_.back() == '{') {
        at_ = before_at;
        return true;
      }
      [[fallthrough]];
    case '[':
      if (open_.size() < kMaxOpen) {
        open_ += c;
      } else {
        ++beyond_;
      }
      break;
    case '}':
    case ']':
      if (close(c == '}' ? '{' : '[')) return true;
      break;
    default:
      if (open_.empty()) is_plain_ = true;
  }
  ++at_;
  return false;
}

bool ValueScanner::scan(std::string_view text, bool is_all) {
  while (at_ < text.size()) {
    if (in_string_ ? take_in_string(text) : take(text[at_])) return true;
  }
  return is_all && is_plain_;
}

}  // namespace broadsheet::indexer
