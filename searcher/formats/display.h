// Text on a terminal: where it may be wrapped.
// Source: Unicode Standard Annex #14 (Line Breaking), by way of ICU.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "broadsheet/searcher/results.h"

namespace broadsheet::searcher {

// Publisher and site of a source, as they are shown; else the whole line as printed.
std::string source_text(const schema::SourceLine& source);

// schema::printable() of a text and its marks.
MarkedText printable(const MarkedText& marked);

// Where to break `text` (one line) so that no line is wider than `width` columns: byte ranges without the
// spaces at their ends. A word wider than a line is cut between graphemes. `width` 0: one line.
std::vector<std::pair<std::size_t, std::size_t>> wrap(std::string_view text, std::size_t width);

}  // namespace broadsheet::searcher
