// Counts by date in the formats for tables and people.
#pragma once

#include <ostream>
#include <string_view>
#include <utility>
#include <vector>

#include "broadsheet/searcher/results.h"

namespace broadsheet::searcher {

// "day", "month" or "year".
std::string_view unit_name(HistogramUnit unit) noexcept;

// One row a key, the undated ones under an empty key at the end, if there are any.
std::vector<std::pair<std::string, std::uint64_t>> histogram_rows(const Histogram& histogram);

// A line a key: the count and a bar in proportion to it.
void write_histogram(const Histogram& histogram, std::ostream& out);

}  // namespace broadsheet::searcher
