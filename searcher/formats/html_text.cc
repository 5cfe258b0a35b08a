// Marked text as HTML.
#include "formats/html_text.h"

#include "text/markup.h"

namespace broadsheet::searcher {

std::string marked_html(const MarkedText& marked) {
  std::string html;
  std::size_t done = 0;
  const std::string_view text = marked.text;
  for (const auto& [begin, end] : marked.matches) {
    schema::append_markup_text(html, text.substr(done, begin - done));
    html += "<mark>";
    schema::append_markup_text(html, text.substr(begin, end - begin));
    html += "</mark>";
    done = end;
  }
  schema::append_markup_text(html, text.substr(done));
  return html;
}

}  // namespace broadsheet::searcher
