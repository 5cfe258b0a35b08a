/// Well-formed UTF-8: where a text stops being it, and how it is mended.
/// Source: The Unicode Standard, table 3-7.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace broadsheet::schema {

/// Offset of the first byte that is not part of a well-formed character, or npos. Thread-safe.
std::size_t find_ill_formed(std::string_view text) noexcept;

/// `text` with each ill-formed byte replaced by U+FFFD. Thread-safe.
std::string replace_ill_formed(std::string_view text);

}  // namespace broadsheet::schema
