// How a stream of JSON is laid out.
#include "forms/jsonl/shape.h"

#include <algorithm>
#include <array>

#include "forms/draft/field_names.h"
#include "forms/jsonl/value_scanner.h"
#include "text/ascii.h"

namespace broadsheet::indexer {
namespace {

// Names in lower case, as interfaces and exports have them.
constexpr std::array<std::string_view, 17> kLists{
    "articles", "items", "results", "docs", "documents", "records", "entries", "news",   "newsitems",
    "stories",  "posts", "data",    "hits", "rows",      "list",    "value",   "objects"};
constexpr std::array<std::string_view, 8> kHolders{"response", "data",    "result", "results",
                                                   "hits",     "payload", "feed",   "channel"};
constexpr int kMostHolders = 3;  // inside each other

constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

template <typename Names>
bool is_among(std::string_view name, const Names& names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view one) { return schema::equal_in_any_case(one, name); });
}

// Calls `take(name, place of the value)` for each member of the object that begins at `at`, as far as it is
// there, until it says false.
template <typename Take>
void each_member(std::string_view text, std::size_t at, const Take& take) {
  at = skip_spaces(text, at + 1);
  while (at < text.size() && text[at] == '"') {
    const std::size_t begin = at + 1;
    ValueScanner name;
    if (!name.scan(text.substr(at), false)) return;
    at += name.end();
    const std::string_view called = text.substr(begin, at - begin - 1);
    at = skip_spaces(text, at);
    if (at >= text.size() || text[at] != ':') return;
    at = skip_spaces(text, at + 1);
    if (at >= text.size() || !take(called, at)) return;
    ValueScanner value;
    if (!value.scan(text.substr(at), false)) return;
    at = skip_spaces(text, at + value.end());
    if (at >= text.size() || text[at] != ',') return;
    at = skip_spaces(text, at + 1);
  }
}

// Whether the object at `at` has a headline or a text.
bool is_article(std::string_view text, std::size_t at) {
  bool found = false;
  each_member(text, at, [&](std::string_view name, std::size_t) {
    const NewsField field = meaning_of(name).field;
    found = field == NewsField::kHeadline || field == NewsField::kBody;
    return !found;
  });
  return found;
}

bool holds_list(std::string_view text, std::size_t at, int depth) {
  bool found = false;
  bool has_text = false;
  each_member(text, at, [&](std::string_view name, std::size_t value) {
    if (text[value] == '[' && is_list_name(name)) {
      const std::size_t first = skip_spaces(text, value + 1);
      found = found || (first < text.size() && text[first] == '{' && is_article(text, first));
    } else if (text[value] == '{' && is_holder_name(name) && depth < kMostHolders) {
      found = found || holds_list(text, value, depth + 1);
    }
    // With a text of its own it is an article, which may have lists of others.
    has_text = text[value] == '"' && meaning_of(name).field == NewsField::kBody;
    return !has_text;
  });
  return found && !has_text;
}

JsonShape object_shape(std::string_view head, std::size_t at, bool is_all) {
  if (holds_articles(head.substr(at))) return JsonShape::kValues;
  ValueScanner object;
  const bool is_whole = object.scan(head.substr(at), is_all);
  const std::size_t line_end = head.find_first_of("\n\r", at);
  if (line_end == std::string_view::npos) {
    if (is_whole || is_all) return JsonShape::kLines;
    return JsonShape::kOpen;
  }
  if (is_whole && at + object.end() <= line_end) return JsonShape::kLines;
  // A line that breaks off where nothing can end goes on in the next; an object that is damaged doesn't.
  std::size_t last = line_end;
  while (last > at && is_space(head[last - 1])) --last;
  const char sign = head[last - 1];
  const std::size_t next = skip_spaces(head, line_end);
  if (next == head.size()) return is_all ? JsonShape::kLines : JsonShape::kOpen;
  const bool goes_on = sign == '[' || ((sign == '{' || sign == ',' || sign == ':') && head[next] != '{');
  return goes_on ? JsonShape::kValues : JsonShape::kLines;
}

}  // namespace

bool is_list_name(std::string_view name) { return is_among(name, kLists); }

bool is_holder_name(std::string_view name) { return is_among(name, kHolders); }

bool holds_articles(std::string_view text) { return text.starts_with('{') && holds_list(text, 0, 0); }

JsonShape json_shape(std::string_view head, bool is_all) {
  std::size_t at = head.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  at = skip_spaces(head, at);
  if (at == head.size()) return is_all ? JsonShape::kLines : JsonShape::kOpen;
  if (head[at] == '{') return object_shape(head, at, is_all);
  if (head[at] != '[') return JsonShape::kLines;
  const std::size_t next = skip_spaces(head, at + 1);
  if (next == head.size()) return is_all ? JsonShape::kLines : JsonShape::kOpen;
  return head[next] == '{' || head[next] == ']' ? JsonShape::kValues : JsonShape::kLines;
}

}  // namespace broadsheet::indexer
