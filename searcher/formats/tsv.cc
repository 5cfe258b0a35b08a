// Tab-separated values: a tab or line end inside a value becomes a space, so that a line is a hit.
#include <algorithm>
#include <ostream>
#include <span>
#include <string>

#include "broadsheet/searcher/formats.h"
#include "formats/table.h"

namespace broadsheet::searcher {
namespace {

std::string one_line(std::string_view value) {
  std::string line(value);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return line;
}

void write_row(std::span<const std::string> row, std::ostream& out) {
  bool first = true;
  for (const std::string& value : row) {
    if (!first) out << '\t';
    first = false;
    out << one_line(value);
  }
  out << '\n';
}

}  // namespace

void write_tsv(const Page& page, std::ostream& out) {
  for_each_row(page, [&](std::span<const std::string> row) { write_row(row, out); });
}

}  // namespace broadsheet::searcher
