// How a name is written: whether its letters have the case that a name has, and whether it is long enough to
// be told from a common word.
#pragma once

#include <cstdint>
#include <string_view>

namespace broadsheet::schema::lexemes {

enum class WrittenCase : std::uint8_t {
  kNone,      ///< of a script without case
  kSmall,     ///< begins with a small letter
  kCapital,   ///< begins with a capital
  kCapitals,  ///< no small letter at all
};

/// Of Latin, Cyrillic, Greek and Armenian letters; others have no case in use. `text` is UTF-8.
WrittenCase case_of(std::string_view text) noexcept;

/// True if a name may be written so: an acronym in capitals, any other with a capital where there are any.
constexpr bool allows(WrittenCase written, bool acronym) noexcept {
  if (acronym) return written == WrittenCase::kCapitals || written == WrittenCase::kNone;
  return written != WrittenCase::kSmall;
}

/// Letters of `text`, without what stands between them.
std::size_t letters_in(std::string_view text) noexcept;

/// True for names that are too short to be told from words: fewer than kFewestLetters of a script with case,
/// fewer than two characters of any other.
inline constexpr std::size_t kFewestLetters = 4;
bool is_short_name(std::string_view text) noexcept;

}  // namespace broadsheet::schema::lexemes
