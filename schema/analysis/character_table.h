// What the analysis knows of each code point: how it is normalised and folded, and what part it plays in
// cutting. Pages of 256 code points are computed from ICU's data on first use, shared by all threads and
// never freed.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

#include "analysis/analyzer.h"

namespace broadsheet::schema {

/// The part that a (normalised, folded) character plays when text is cut.
enum class CharClass : std::uint8_t {
  kSeparator,   ///< punctuation, symbols, controls, ill-formed bytes
  kSpace,       ///< white space
  kNewline,     ///< U+000A
  kLetter,      ///< letters of scripts with spaces, and numbers that are not decimal digits
  kMark,        ///< combining marks, except those of dictionary scripts
  kDigit,       ///< '0' to '9', to which the decimal digits of all scripts are folded
  kHan,         ///< Han, Hiragana, Katakana, Bopomofo and what repeats or lengthens them
  kHangul,      ///< Hangul syllables and letters
  kDictionary,  ///< Thai, Lao, Khmer, Burmese letters and marks
  kEmoji,       ///< pictographs
  kModifier,    ///< emoji skin tones, which are dropped after an emoji
  kRegional,    ///< regional indicators; two are a flag
};

/// What stands in normalised text for a space that may part thousands.
inline constexpr char32_t kNarrowSpace = 0x00A0;

/// What stands in normalised text for the half-space (U+200C) between letters of Arabic script.
inline constexpr char32_t kHalfSpace = 0x200C;

/// A code point with its class and stemming script, in one word: 21, 5 and 5 bits.
class PackedChar {
 public:
  constexpr PackedChar() = default;
  constexpr PackedChar(char32_t code_point, CharClass char_class, StemScript script)
      : bits_(static_cast<std::uint32_t>(code_point) | static_cast<std::uint32_t>(char_class) << 21U |
              static_cast<std::uint32_t>(script) << 26U) {}
  constexpr char32_t code_point() const noexcept { return bits_ & 0x1FFFFFU; }
  constexpr CharClass char_class() const noexcept { return static_cast<CharClass>(bits_ >> 21U & 0x1FU); }
  constexpr StemScript stem_script() const noexcept { return static_cast<StemScript>(bits_ >> 26U & 0x1FU); }

 private:
  std::uint32_t bits_ = 0;
};

/// What happens to one code point of the input.
struct CharInfo {
  PackedChar mapped;  ///< after NFKC_Casefold and folding; meaningful if `quick`
  PackedChar folded;  ///< after folding alone, for a code point that is normalised already
  std::uint8_t combining_class = 0;
  bool quick = false;  ///< normalised on its own: one code point that never composes with those before it
  bool drop_mapped = false;      ///< folding drops it (as `mapped`)
  bool drop_folded = false;      ///< folding drops it (as `folded`)
  bool boundary_before = false;  ///< normalisation may start here
};

/// The table. Thread-safe.
class CharacterTable {
 public:
  using Page = std::array<CharInfo, 256>;

  static const CharacterTable& instance();

  const CharInfo& operator[](char32_t code_point) const {
    const Page* page = pages_[code_point >> 8U].load(std::memory_order_acquire);
    if (page == nullptr) page = make_page(code_point >> 8U);
    return (*page)[code_point & 0xFFU];
  }

 private:
  const Page* make_page(std::size_t number) const;

  mutable std::array<std::atomic<const Page*>, 0x1100> pages_{};
};

/// The class of a normalised code point.
CharClass classify(char32_t code_point);

/// The script that stemmers know the letter by.
StemScript stem_script_of(char32_t code_point);

}  // namespace broadsheet::schema
