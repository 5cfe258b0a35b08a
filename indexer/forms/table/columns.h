// The columns of a table: what their names mean, and which field each gives.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/indexer/record.h"
#include "forms/draft/field_names.h"
#include "forms/table/dialect.h"

namespace broadsheet::indexer {

// The header row of a table, and how its rows are written.
struct TableHead final : RecordHead {
  Dialect dialect;
  std::vector<std::string> names;
  std::vector<std::string> keys;  // of the names: what counts where they are looked up
  // Columns by field, the likeliest name first.
  std::vector<std::vector<std::size_t>> columns;
  bool is_too_wide = false;  // more than kMaxColumns
};

// The head whose line is `row`. `is_shifted`: rows have one column more in front of those that are named.
TableHead read_head(std::string_view row, const Dialect& dialect, bool is_shifted = false);

// How many names of `row`, as `dialect` parts it, are those of fields of news; 0 unless one of them is that
// of a headline or a text.
std::size_t news_columns(std::string_view row, const Dialect& dialect);

// Why no article can be read of `columns`; empty: one can.
std::string no_text_problem(const TableHead& head, const std::vector<std::vector<std::size_t>>& columns);

// The columns of `head` with those in place that `wanted` (field -> name of a column) names, in `columns`.
// Why that can't be, or empty. An empty name takes the field from all columns.
std::string map_columns(const TableHead& head, const std::map<std::string, std::string, std::less<>>& wanted,
                        std::vector<std::vector<std::size_t>>& columns);

}  // namespace broadsheet::indexer
