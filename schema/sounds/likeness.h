// How much speaks for two spellings being of one name: a stochastic edit distance over phones, whose costs
// are learned (tools/learn-name-likeness). docs/ANALYSIS.md, "Names", has its figures.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

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

/// A name has at most so many readings: one, or of Han two.
inline constexpr std::size_t kMaxReadings = 2;

/// A name in each of its readings.
struct Readings {
  std::array<Sound, kMaxReadings> of;
  std::size_t size = 0;
};

/// A sound whose phones are somewhere else.
struct SoundView {
  std::span<const Phone> phones;
  Writing writing = Writing::kLetters;
};
inline SoundView view_of(const Sound& sound) noexcept { return {sound.phones.view(), sound.writing}; }

/// The unit of likeness(): so many make a natural logarithm of odds of 1.
inline constexpr int kLikenessUnit = 8;

/// The logarithm of how much likelier the two are as spellings of one name than as two names by chance, by
/// their best alignment: log P(a, b) - log P(a) - log P(b). Symmetric. At most kMaxPhones² steps, no memory
/// but the stack.
int likeness(const Sound& a, const Sound& b) noexcept;

/// Of two names with several readings: that of the readings which are most alike.
struct Likeness {
  int evidence = 0;        ///< likeness()
  std::size_t length = 0;  ///< phones of both, together
};
Likeness likeness(const Readings& a, const Readings& b) noexcept;

/// Compares one name with many texts, as likeness() does. What a text begins with as the one before did is
/// not aligned again, so that texts which come sorted take a few steps each. Takes up to 16 KB for each way
/// of writing that it meets and reading of the name. Not thread-safe.
class Comparer {
 public:
  explicit Comparer(const Readings& name);
  ~Comparer();
  Comparer(const Comparer&) = delete;
  Comparer& operator=(const Comparer&) = delete;

  /// likeness() of the name and a text with these readings.
  Likeness with(std::span<const SoundView> readings);

  /// Whether the name and a text with these readings have one in common, phone for phone.
  bool is_same(std::span<const SoundView> readings) const noexcept;

  /// Whether both are in Kana and the name begins with these phones.
  bool begins_in_kana(const SoundView& beginning) const noexcept;

  /// The best that `beginning` can bring, side by side with as many of the first phones of the name as it is
  /// most like: what tells early that no text which begins so is the name.
  int with_beginning(const SoundView& beginning);

 private:
  class Rows;
  Rows& rows(std::size_t reading, Writing writing);

  Readings name_;
  std::array<std::array<std::unique_ptr<Rows>, kWritings>, kMaxReadings> rows_;
};

}  // namespace broadsheet::schema::sounds
