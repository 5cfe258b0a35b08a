// What CSV and TSV print, row by row.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "broadsheet/searcher/formats.h"

namespace broadsheet::searcher {

// Calls `write` with the head and then with each row: of the hits of `page`, or of its histogram if it has
// one. Headlines are separated by " / ", snippets by one space; dates are as in machine_date.
void for_each_row(const Page& page, const std::function<void(std::span<const std::string>)>& write);

}  // namespace broadsheet::searcher
