// Text on a terminal: how wide it is, and where it may be wrapped.
// Source: Unicode Standard Annexes #11 (East Asian Width) and #14 (Line Breaking), by way of ICU.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "broadsheet/searcher/results.h"

namespace broadsheet::searcher {

// Columns that a character takes on a terminal: 2 if it is wide, 0 if it combines with what is before it or
// is not seen at all, else 1.
std::size_t columns(char32_t character) noexcept;

// The same for a text; ill-formed bytes take one column each.
std::size_t columns(std::string_view text) noexcept;

// schema::printable() of a text and its marks.
MarkedText printable(const MarkedText& marked);

// Where to break `text` (one line) so that no line is wider than `width` columns: byte ranges without the
// spaces at their ends. A word wider than a line is cut between graphemes. `width` 0: one line.
std::vector<std::pair<std::size_t, std::size_t>> wrap(std::string_view text, std::size_t width);

}  // namespace broadsheet::searcher
