// Simplified and traditional characters, each for itself, by ICU's tables of words and characters. The table
// is made by sounds/make_letters.cc when the library is built: ICU would take a tenth of a second to compile
// its rules and turn every character.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace broadsheet::schema {

/// A Han character and what a table has for it.
struct HanRow {
  std::uint32_t han;
  std::uint16_t value;
};

/// Sorted by character: those of the Basic Multilingual Plane whose traditional, or simplified, form is
/// another one there.
extern const HanRow kTraditionalForms[];
extern const std::size_t kTraditionalFormsCount;
extern const HanRow kSimplifiedForms[];
extern const std::size_t kSimplifiedFormsCount;

/// The row of `han` among `rows`, which are sorted; nullptr if it has none.
const HanRow* find_row(std::span<const HanRow> rows, char32_t han) noexcept;

/// The traditional form of `han`; 0 if that is `han` itself.
char32_t traditional_form(char32_t han) noexcept;

/// The simplified form of `han`; 0 if that is `han` itself.
char32_t simplified_form(char32_t han) noexcept;

}  // namespace broadsheet::schema
