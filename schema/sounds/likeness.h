// How much speaks for two spellings being of one name: a stochastic edit distance over phones, whose costs
// are learned (tools/learn-name-likeness). docs/ANALYSIS.md, "Names", has its figures.
#pragma once

#include <array>
#include <cstdint>

#include "sounds/phones.h"

namespace broadsheet::schema::sounds {

/// How a name is written, as far as that tells which sounds are added or lost: Kana cannot write a consonant
/// without a vowel, Arabic and Hebrew leave most vowels out.
enum class Writing : std::uint8_t { kLetters, kKana, kHangul, kHan, kConsonants };
inline constexpr std::size_t kWritings = 5;

/// A name as it sounds.
struct Sound {
  Phones phones;
  Writing writing = Writing::kLetters;
};

/// A name in each of its readings: one, or of Han two.
struct Readings {
  std::array<Sound, 2> of;
  std::size_t size = 0;
};

/// The unit of likeness(): so many make a natural logarithm of odds of 1.
inline constexpr int kLikenessUnit = 8;

/// The logarithm of how much likelier the two are as spellings of one name than as two names by chance, by
/// their best alignment: log P(a, b) - log P(a) - log P(b). Symmetric. At most kMaxPhones² steps, no memory
/// but the stack.
int likeness(const Sound& a, const Sound& b) noexcept;

/// The best that the phones of `beginning` can bring, side by side with as many of the first ones of `name`
/// as they are most like: what tells early that no name which begins so is `name`.
int likeness_of_beginning(const Sound& name, const Sound& beginning) noexcept;

/// Of two names with several readings: that of the readings which are most alike.
struct Likeness {
  int evidence = 0;        ///< likeness()
  std::size_t length = 0;  ///< phones of both, together
};
Likeness likeness(const Readings& a, const Readings& b) noexcept;

}  // namespace broadsheet::schema::sounds
