// Escaping for HTML.
#include "formats/html_text.h"

namespace broadsheet::searcher {

void append_html(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
}

std::string marked_html(const MarkedText& marked) {
  std::string html;
  std::size_t done = 0;
  const std::string_view text = marked.text;
  for (const auto& [begin, end] : marked.matches) {
    append_html(html, text.substr(done, begin - done));
    html += "<mark>";
    append_html(html, text.substr(begin, end - begin));
    html += "</mark>";
    done = end;
  }
  append_html(html, text.substr(done));
  return html;
}

}  // namespace broadsheet::searcher
