// Japanese names in Kanji: how they are read, and which runs of Kanji in running text are some. By a table of
// ENAMDICT, the file of Japanese names of the Electronic Dictionary Research and Development Group, if the
// library was built where that is installed (docs/DEPENDENCIES.md).
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::schema::sounds {

/// Whether the library was built with the table. Without it nothing is found here.
bool reads_kanji_names() noexcept;

/// A family name and a given name have so many Kanji each, at most.
inline constexpr std::size_t kLongestKanjiPart = 3;

/// A family name and a given name together have so many.
inline constexpr std::size_t kShortestKanjiName = 3;
inline constexpr std::size_t kLongestKanjiName = 2 * kLongestKanjiPart;

/// A part of a name in its readings, in Hiragana, the most usual first.
struct KanjiReadings {
  static constexpr std::size_t kMost = 3;
  std::array<std::string, kMost> of;
  std::size_t size = 0;
};
KanjiReadings family_name_readings(std::u32string_view kanji);
KanjiReadings given_name_readings(std::u32string_view kanji);

/// Of a run of Kanji that is a whole name: how many of them are the family name. Nothing if it is not one.
std::optional<std::size_t> length_of_family_name(std::u32string_view name);

/// A name in a run of Kanji.
struct KanjiName {
  std::size_t begin = 0;   ///< of the family name, in characters of the run
  std::size_t family = 0;  ///< length of the family name
  std::size_t given = 0;   ///< length of the given name; 0: there is none
};

/// The name in a run of Kanji of Japanese running text, if there is one: the whole run, or what stands before
/// or after what people are called (岸田文雄首相, 作家村上春樹, 岸田首相). `is_addressed`: さん or the like
/// follows the run.
std::optional<KanjiName> kanji_name_in(std::u32string_view run, bool is_addressed);

}  // namespace broadsheet::schema::sounds
