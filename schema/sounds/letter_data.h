// The tables of letters that make_letters.cc makes when the library is built.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "analysis/han_forms.h"
#include "sounds/letters.h"

namespace broadsheet::schema::sounds {

inline constexpr std::uint32_t kLetterPageSize = 256;
inline constexpr std::uint32_t kLetterPageCount = 0x1100;

/// The letters of kLetterPageSize code points that follow each other.
using LetterPage = std::array<Letters, kLetterPageSize>;
extern const LetterPage kLetterPages[];
/// Which of kLetterPages a page of Unicode has.
extern const std::uint16_t kLetterPageOf[];

/// Sorted by character, with the number of its syllable. Those that have none are not there.
extern const HanRow kPinyin[];
extern const std::size_t kPinyinCount;
extern const std::string_view kPinyinSyllables[];

}  // namespace broadsheet::schema::sounds
