// How wide text is on a terminal, over ICU's properties.
#include "text/columns.h"

#include <unicode/uchar.h>

#include "text/characters.h"

namespace broadsheet::schema {

std::size_t columns(char32_t character) noexcept {
  if (character < 0x300) return character < 0x20 || character == 0xAD ? 0 : 1;
  const auto c = static_cast<UChar32>(character);
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  // Medial vowels and final consonants of conjoining Hangul stand in the column of their syllable.
  if (c >= 0x1160 && c <= 0x11FF) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t columns(std::string_view text) noexcept {
  std::size_t sum = 0;
  for (std::size_t at = 0; at < text.size();) sum += columns(next_character(text, at));
  return sum;
}

}  // namespace broadsheet::schema
