// The table of Japanese names that make_kanji_names.cc makes when the library is built.
#pragma once

#include <cstddef>
#include <cstdint>

namespace broadsheet::schema::sounds {

// A row is one reading of a part of a name, in one number: up to three Kanji with kKanjiBits each, the first
// in the highest bits; then how usual the reading is, with 0 for the most usual ones; then the number of the
// reading. So rows that are sorted have the readings of a part side by side, the most usual first.
inline constexpr unsigned kReadingBits = 16;
inline constexpr unsigned kUsualBits = 3;
inline constexpr unsigned kKanjiBits = 15;
inline constexpr char32_t kFirstKanji = 0x3000;
inline constexpr unsigned kKanjiOfRow = 3;

// How usual: of the people in the file, none has the reading (0), one (1), two or three (2), from 4 on (3),
// from 8, 16, 32, 64 on (7).
inline constexpr unsigned kMostUsual = (1U << kUsualBits) - 1;

// A Hiragana is written as its distance from the code point before the first one.
inline constexpr char32_t kBeforeHiragana = 0x3040;
inline constexpr char32_t kLastHiragana = 0x3096;

struct KanjiTable {
  const std::uint64_t* rows;
  std::size_t count;
  const std::uint32_t* begins;  // where each reading begins in `kana`, and the end of the last
  const char* kana;
};
extern const KanjiTable kFamilyNames;
extern const KanjiTable kGivenNames;

}  // namespace broadsheet::schema::sounds
