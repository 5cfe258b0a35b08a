// How a table is written, as its first bytes show.
#pragma once

#include <cstddef>
#include <string_view>

#include "forms/table/dialect.h"

namespace broadsheet::indexer {

struct SniffedTable {
  Dialect dialect;
  std::size_t begin =
      0;  // of the line of names: behind a byte-order mark, and a line that names the delimiter
  bool is_shifted = false;  // rows have one column more than names, in front, as R writes them
  std::size_t known = 0;    // columns whose names are those of fields of news
  bool has_rows = false;    // what follows the names looks like rows with those columns
};

// `is_all`: nothing follows `head`. Takes time in proportion to `head`.
SniffedTable sniff_table(std::string_view head, bool is_all);

}  // namespace broadsheet::indexer
