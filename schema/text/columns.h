// How wide text is on a terminal.
// Source: Unicode Standard Annex #11 (East Asian Width), by way of ICU.
#pragma once

#include <cstddef>
#include <string_view>

namespace broadsheet::schema {

// Columns that a character takes on a terminal: 2 if it is wide, 0 if it combines with what is before it or
// is not seen at all, else 1.
std::size_t columns(char32_t character) noexcept;

// The same for a text; ill-formed bytes take one column each.
std::size_t columns(std::string_view text) noexcept;

}  // namespace broadsheet::schema
