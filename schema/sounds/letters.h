// From a name in any script to letters: lower-case ASCII as a romanisation would write them, and a few signs
// for sounds that a script leaves open. fold_rules.cc says what becomes of each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace broadsheet::schema::sounds {

/// Where one part of a name ends and the next begins: syllables of Han, words, parts between hyphens.
inline constexpr char kPartEnd = '|';

/// The letters of one code point (no Hangul, no Han): at most 7, none for marks and signs that are not read.
struct Letters {
  char text[7] = {};
  std::uint8_t size = 0;
  bool known = false;  ///< it can stand in a name
  std::string_view view() const noexcept { return {text, size}; }
};

/// The reference stays valid.
const Letters& letters_of(char32_t code_point);

/// How Han characters are read.
enum class HanReading : std::uint8_t { kMandarin, kKorean };

/// The Hangul syllable that a Han character is read as in Korean, or 0. Of several readings, the one of
/// surnames at the beginning of a name (`first`). Thread-safe, as the other functions here.
char32_t korean_reading(char32_t han, bool first);

/// Appends the Pinyin of a Han character, with x, q and c written as they sound. False if it has none.
bool append_pinyin(char32_t han, std::string& out);

/// Appends the letters of `name` to `out`. False if it is not UTF-8, or has characters that cannot stand in a
/// name. `has_han` is set if it has Han characters.
bool append_letters(std::string_view name, HanReading reading, std::string& out, bool& has_han);

/// Appends the letters of a run of Hangul syllables. `first`: nothing of the name stands before it.
void append_hangul(std::u32string_view syllables, bool first, std::string& out);

}  // namespace broadsheet::schema::sounds
