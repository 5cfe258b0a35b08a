// The columns of a hit, and those of a histogram.
#include "formats/table.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "formats/date.h"
#include "formats/histogram.h"
#include "index/document.h"

namespace broadsheet::searcher {
namespace {

using Row = std::array<std::string, 9>;

Row head() {
  return {"rank", "score", "id", "published", "language", "headline", "source", "url", "snippet"};
}

Row row_of(const Hit& hit, const Results& results) {
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

}  // namespace

void for_each_row(const Page& page, const std::function<void(std::span<const std::string>)>& write) {
  const Results& results = page.results;
  if (!results.histogram) {
    write(head());
    for (const Hit& hit : results.hits) write(row_of(hit, results));
    return;
  }
  using Pair = std::array<std::string, 2>;
  write(Pair{std::string(unit_name(results.histogram->unit)), "count"});
  for (const auto& [key, count] : histogram_rows(*results.histogram)) write(Pair{key, std::to_string(count)});
}

}  // namespace broadsheet::searcher
