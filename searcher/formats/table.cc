// Rows of a hit for the tabular formats.
#include "formats/table.h"

#include <fmt/format.h>

#include "formats/date.h"
#include "index/document.h"

namespace broadsheet::searcher {

std::array<std::string, kColumns.size()> row_of(const Hit& hit, const Results& results) {
  const schema::Article& article = hit.article;
  std::string headlines;
  for (const schema::TextPart& headline : article.headlines) {
    headlines += (headlines.empty() ? "" : " / ") + headline.text;
  }
  std::string snippets;
  for (const MarkedText& snippet : hit.snippets) snippets += (snippets.empty() ? "" : " ") + snippet.text;
  return {std::to_string(hit.rank),
          fmt::format("{:.6f}", hit.score),
          article.id,
          article.published ? machine_date(*article.published, results.time_zone) : std::string(),
          std::string(schema::main_language(article)),
          std::move(headlines),
          article.source.raw,
          article.url,
          std::move(snippets)};
}

}  // namespace broadsheet::searcher
