// What a stream that looks like XML begins with.
#include "forms/xml/sniff.h"

#include <algorithm>

#include "text/ascii.h"

namespace broadsheet::indexer::xml {
namespace {

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         (static_cast<unsigned char>(c) >= 0x80);
}

// The end of the document type that begins at `at`: its own entities lie in brackets, names in quotes.
std::size_t end_of_doctype(std::string_view text, std::size_t at) {
  char quote = 0;
  bool inside = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[') {
      inside = true;
    } else if (c == ']') {
      inside = false;
    } else if (c == '>' && !inside) {
      return at + 1;
    }
  }
  return text.size();
}

}  // namespace

std::size_t find_root(std::string_view text) {
  std::size_t at = 0;
  while ((at = text.find('<', at)) != std::string_view::npos) {
    const std::string_view rest = text.substr(at);
    if (rest.size() > 1 && begins_name(rest[1])) return at;
    std::size_t end = at + 1;
    if (rest.starts_with("<!--")) {
      end = text.find("-->", at + 4);
      if (end == std::string_view::npos) return text.size();
    } else if (rest.starts_with("<?")) {
      end = text.find("?>", at + 2);
      if (end == std::string_view::npos) return text.size();
    } else if (rest.starts_with("<!")) {
      end = end_of_doctype(text, at + 2);
    }
    at = end;
  }
  return text.size();
}

Root root_of(std::string_view head) {
  Root root;
  const std::size_t begin = find_root(head);
  // What stands before it is no text: an article may speak of tags.
  constexpr std::size_t kMostBefore = 64;
  const std::size_t first = head.find('<');
  if (first == std::string_view::npos || first > kMostBefore) return root;
  root.tag = head.substr(begin);
  root.tag = root.tag.substr(0, root.tag.find('>'));
  std::string_view name = root.tag.substr(std::min<std::size_t>(1, root.tag.size()));
  name = name.substr(0, name.find_first_of(" \t\r\n/"));
  if (const std::size_t colon = name.rfind(':'); colon != std::string_view::npos)
    name.remove_prefix(colon + 1);
  for (const char c : name) root.name += schema::ascii_lower(c);
  return root;
}

}  // namespace broadsheet::indexer::xml
