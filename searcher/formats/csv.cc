// CSV as RFC 4180 has it: CRLF line ends, quotes doubled. Data are not altered to please spreadsheets.
#include <array>
#include <ostream>
#include <string>
#include <string_view>

#include "broadsheet/searcher/formats.h"
#include "formats/histogram.h"
#include "formats/table.h"

namespace broadsheet::searcher {
namespace {

void write_value(std::string_view value, std::ostream& out) {
  if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
    out << value;
    return;
  }
  out << '"';
  for (const char c : value) {
    if (c == '"') out << '"';
    out << c;
  }
  out << '"';
}

template <typename Row>
void write_row(const Row& row, std::ostream& out) {
  bool first = true;
  for (const auto& value : row) {
    if (!first) out << ',';
    first = false;
    write_value(value, out);
  }
  out << "\r\n";
}

}  // namespace

void write_csv(const Page& page, std::ostream& out) {
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
