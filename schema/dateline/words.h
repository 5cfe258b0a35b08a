// The tables of words that newspapers print in date lines and CLDR does not have.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "dateline/lexicon.h"

namespace broadsheet::schema::dateline {

/// One row: words that mean one thing in some languages.
struct WordRow {
  std::string_view languages;  ///< separated by spaces; empty: all
  WordKind kind = WordKind::kFiller;
  std::int32_t value = 0;
  std::string_view words;  ///< separated by '|'
};

/// Labels, units and little words of languages of Asia; of Europe, and of all that write as these do; years
/// by their name, noon and midnight in words.
std::span<const WordRow> asian_words() noexcept;
std::span<const WordRow> european_words() noexcept;
std::span<const WordRow> clock_words() noexcept;
/// All three.
std::array<std::span<const WordRow>, 3> word_tables() noexcept;

/// Colloquial and regional names of Gregorian months and of weekdays.
std::span<const WordRow> name_rows() noexcept;

/// Endings of the cases that CLDR does not list, of months' names in a language: "martie", "u studenom".
struct EndingRow {
  std::string_view languages;  ///< between spaces, " hr bs "
  std::string_view
      endings;  ///< separated by '|'; they follow the name, or what is left without its last vowels
};
std::span<const EndingRow> ending_rows() noexcept;

/// Eras beyond CLDR's, with the calendar that they belong to.
struct EraRow {
  std::string_view languages;
  Calendar calendar = Calendar::kGregorian;
  std::int32_t era = 0;  ///< ICU's number of the era
  std::string_view words;
};
std::span<const EraRow> era_rows() noexcept;

/// Names of zones that are words of a language; the zone is an IANA name.
struct ZoneWordRow {
  std::string_view languages;
  std::string_view zone;
  std::string_view words;
};
std::span<const ZoneWordRow> zone_word_rows() noexcept;

}  // namespace broadsheet::schema::dateline
