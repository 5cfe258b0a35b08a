// What WordPress makes HTML of.
#include "forms/feed/shortcodes.h"

#include <algorithm>
#include <set>

namespace broadsheet::indexer {
namespace {

constexpr bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

struct Code {
  std::string name;
  bool closes = false;
  bool has_values = false;
  std::size_t end = 0;
};

// The shortcode at `at`, where a bracket opens; its end is 0 if there is none.
Code code_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kMaxBytes = 1000;
  Code code;
  const std::size_t end = text.substr(0, std::min(text.size(), at + kMaxBytes)).find(']', at);
  if (end == std::string_view::npos) return code;
  std::string_view inside = text.substr(at + 1, end - at - 1);
  if (inside.starts_with('/')) {
    code.closes = true;
    inside.remove_prefix(1);
  }
  if (inside.empty() || inside.front() < 'a' || inside.front() > 'z') return code;
  std::size_t size = 0;
  while (size < inside.size() && is_name(inside[size])) ++size;
  if (size < inside.size() && inside[size] != ' ' && inside[size] != '/') return code;
  code.name = inside.substr(0, size);
  code.has_values = inside.find('=', size) != std::string_view::npos || inside.ends_with('/');
  code.end = end + 1;
  return code;
}

bool has_paragraphs(std::string_view text) {
  return text.find("<p>") != std::string_view::npos || text.find("<p ") != std::string_view::npos ||
         text.find("<!-- wp:") != std::string_view::npos;
}

}  // namespace

std::string wordpress_markup(std::string_view text) {
  // A bracket with a word is a shortcode if it has values, or is closed somewhere: "[sic]" is text.
  std::set<std::string> closed;
  for (std::size_t at = 0; (at = text.find("[/", at)) != std::string_view::npos; at += 2) {
    if (Code code = code_at(text, at); code.end != 0) closed.insert(std::move(code.name));
  }
  const bool breaks = !has_paragraphs(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '[') {
      const Code code = code_at(text, at);
      if (code.end != 0 && (code.closes || code.has_values || closed.contains(code.name))) {
        at = code.end;
        continue;
      }
    }
    if (breaks && text[at] == '\n') {
      std::size_t next = at;
      int ends = 0;
      while (next < text.size() && (text[next] == '\n' || text[next] == '\r' || text[next] == ' '))
        ends += text[next++] == '\n' ? 1 : 0;
      out += ends > 1 ? "\n<p>" : "<br>";
      at = next;
      continue;
    }
    out += text[at++];
  }
  return out;
}

}  // namespace broadsheet::indexer
