// The columns that CSV and TSV share.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "broadsheet/searcher/results.h"

namespace broadsheet::searcher {

inline constexpr std::array<std::string_view, 9> kColumns{
    "rank", "score", "id", "published", "language", "headline", "source", "url", "snippet"};

// The row of `hit`: headlines parted by " / ", snippets by one space, the date as in machine_date.
std::array<std::string, kColumns.size()> row_of(const Hit& hit, const Results& results);

}  // namespace broadsheet::searcher
