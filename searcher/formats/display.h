// Text on a terminal: how wide it is, where it may be wrapped, and what must never reach a terminal as it is.
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

// True for what an article must not send to a terminal: C0 and C1 controls, DEL, line and paragraph
// separators, and the directional overrides and isolates that can make a line read as something else
// (CVE-2021-42574).
bool is_unsafe(char32_t character) noexcept;

// `text` as one line that is safe on a terminal: line ends and tabs become spaces, directional overrides go,
// other controls and ill-formed bytes become U+FFFD.
std::string printable(std::string_view text);
MarkedText printable(const MarkedText& marked);

// The same for output of several lines: "\n" and "\t" stay.
std::string printable_lines(std::string_view text);

// JSON text in which every character that is_unsafe() is written as \uXXXX: the same JSON, safe on a
// terminal.
std::string escape_unsafe(std::string_view json);

// Where to break `text` (one line) so that no line is wider than `width` columns: byte ranges without the
// spaces at their ends. A word wider than a line is cut between graphemes. `width` 0: one line.
std::vector<std::pair<std::size_t, std::size_t>> wrap(std::string_view text, std::size_t width);

}  // namespace broadsheet::searcher
