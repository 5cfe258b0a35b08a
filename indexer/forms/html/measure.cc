// How much a text says.
#include "forms/html/measure.h"

#include <unicode/uchar.h>

#include "text/characters.h"

namespace broadsheet::indexer::html {
namespace {

// In letters of Latin that say as much. From the lengths of one text in many languages, such as the Universal
// Declaration of Human Rights: Chinese takes a third of the characters of English, Japanese and Korean half.
double weight_of(char32_t c) {
  if (c < 0x80) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter ? 1.0 : c >= '0' && c <= '9' ? 0.5 : 0.0;
  }
  if (c < 0x2000) return u_isalpha(static_cast<UChar32>(c)) != 0 ? 1.0 : 0.0;
  if (c < 0x3040) return 0.0;
  if (c < 0x3100) return 1.8;                 // Kana
  if (c >= 0x3400 && c < 0xA000) return 3.0;  // Han
  if (c >= 0xAC00 && c < 0xD7A4) return 2.2;  // Hangul
  if (c >= 0xF900 && c < 0xFB00) return 3.0;
  if (c >= 0x20000 && c < 0x40000) return 3.0;
  return u_isalpha(static_cast<UChar32>(c)) != 0 ? 1.0 : 0.0;
}

bool ends_sentence(char32_t c) {
  switch (c) {
    case U'。':
    case U'！':
    case U'？':
    case U'．':
    case U'｡':
    case U'؟':
    case U'۔':
    case U'।':
    case U'॥':
    case U'።':
    case U'။':
    case U'។':
    case U'៕':
    case U'։':
    case U'…':
      return true;
    default:
      return false;
  }
}

// Thai and its neighbours mark the ends of sentences with a space, or not at all.
bool is_spaceless(char32_t c) { return (c >= 0x0E00 && c < 0x0F00) || (c >= 0x1780 && c < 0x1800); }
constexpr int kClauseOfSpaceless = 25;

}  // namespace

Measure measure(std::string_view text) noexcept {
  Measure sum;
  int run = 0;          // of characters of such a script without a space
  char32_t before = 0;  // the character before
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = schema::next_character(text, at);
    sum.weight += weight_of(c);
    if (is_spaceless(c)) {
      if (++run == kClauseOfSpaceless) ++sum.marks;
    } else {
      if (c == U' ' || c == U'\n') run = 0;
      if (ends_sentence(c)) {
        ++sum.marks;
      } else if ((c == U'.' || c == U'!' || c == U'?') && before != U' ' && before != U'.' &&
                 u_isdigit(static_cast<UChar32>(before)) == 0) {
        const char32_t next = at < text.size() ? schema::character_at(text, at) : U' ';
        const bool ends = next == U' ' || next == U'\n' || next == U'"' || next == U'\'' || next == U'”' ||
                          next == U'»' || next == U')' || next == U'’' || next == U'“' || next == U'\xA0';
        if (ends) ++sum.marks;
      }
    }
    before = c;
  }
  return sum;
}

}  // namespace broadsheet::indexer::html
