// Tab-separated values: a tab or line end inside a value becomes a space, so that a line is a hit.
#include <algorithm>
#include <array>
#include <ostream>
#include <string>

#include "broadsheet/searcher/formats.h"
#include "formats/histogram.h"
#include "formats/table.h"

namespace broadsheet::searcher {
namespace {

std::string one_line(std::string_view value) {
  std::string line(value);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return line;
}

template <typename Row>
void write_row(const Row& row, std::ostream& out) {
  bool first = true;
  for (const auto& value : row) {
    if (!first) out << '\t';
    first = false;
    out << one_line(value);
  }
  out << '\n';
}

}  // namespace

void write_tsv(const Page& page, std::ostream& out) {
  const Results& results = page.results;
  if (results.histogram) {
    write_row(std::array<std::string_view, 2>{unit_name(results.histogram->unit), "count"}, out);
    for (const auto& [key, count] : histogram_rows(*results.histogram)) {
      write_row(std::array<std::string, 2>{key, std::to_string(count)}, out);
    }
    return;
  }
  write_row(kColumns, out);
  for (const Hit& hit : results.hits) write_row(row_of(hit, results), out);
}

}  // namespace broadsheet::searcher
