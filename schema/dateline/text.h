// The line as the scanner sees it: one code point after another, compatibility forms, case and accents folded
// away, each with the place in the source that it came from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::schema::dateline {

/// A date line is short: with labels, two dates in full and their zones, 300 bytes hold it in any script.
inline constexpr std::size_t kMaxLineBytes = 300;

struct Glyph {
  char32_t folded = 0;      ///< digits are ASCII, spaces U+0020, dashes '-', letters without case and accents
  char32_t original = 0;    ///< the letter with its case
  std::uint32_t begin = 0;  ///< bytes of the source that it came from: [begin, end)
  std::uint32_t end = 0;
};

struct FoldedLine {
  std::string source;  ///< the line in NFC
  std::vector<Glyph> glyphs;

  std::size_t size() const noexcept { return glyphs.size(); }
  /// The folded code point at `i`, or U+0000 past the end.
  char32_t at(std::size_t i) const noexcept { return i < glyphs.size() ? glyphs[i].folded : U'\0'; }
  /// What was printed at [begin, end).
  std::string printed(std::size_t begin, std::size_t end) const;
};

/// False for lines that can't be date lines: no digit of any script and no ideographic number, or too long.
/// Looks at each byte once at most; does not allocate.
bool may_be_dateline(std::string_view line) noexcept;

/// Folds a line of well-formed UTF-8; an ill-formed line gives no glyphs.
FoldedLine fold_line(std::string_view line);

/// Folds a name for the lexicon: as fold_line, without full stops, spaces single.
std::u32string fold_name(std::string_view name);

bool is_digit(char32_t folded) noexcept;
bool is_letter(char32_t folded) noexcept;
/// Latin, Greek, Cyrillic: scripts in which a letter alone is not a word of a date line by itself.
bool has_case(char32_t folded) noexcept;
/// Han, Kana, Hangul, Thai, Lao, Khmer, Burmese, Tibetan: scripts that write words together.
bool is_unspaced(char32_t folded) noexcept;
/// The value of an ideographic numeral (〇 and 零 0, 十 10, 百 100, 千 1000, 廿 20, 卅 30), -1 for others.
int ideographic_value(char32_t folded) noexcept;

/// True if a word may begin or end between glyphs i - 1 and i.
bool is_boundary(const FoldedLine& line, std::size_t i) noexcept;

}  // namespace broadsheet::schema::dateline
