// CSV as RFC 4180 has it: CRLF line ends, quotes doubled. Data are not altered to please spreadsheets.
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "broadsheet/searcher/formats.h"
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

void write_row(std::span<const std::string> row, std::ostream& out) {
  bool first = true;
  for (const std::string& value : row) {
    if (!first) out << ',';
    first = false;
    write_value(value, out);
  }
  out << "\r\n";
}

}  // namespace

void write_csv(const Page& page, std::ostream& out) {
  for_each_row(page, [&](std::span<const std::string> row) { write_row(row, out); });
}

}  // namespace broadsheet::searcher
