// The words of date lines: month and weekday names, eras, day periods, labels, units and the little words
// between them, by language. Names come from ICU's locale data; what CLDR lacks from the tables in words.cc.
#pragma once

#include <bitset>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/calendars.h"
#include "dateline/text.h"

namespace broadsheet::schema::dateline {

enum class Unit : std::uint8_t { kYear, kMonth, kDay, kHour, kMinute, kSecond };

enum class Label : std::uint8_t { kNone, kNeutral, kPublished, kModified };

enum class WordKind : std::uint8_t {
  kMonth,       ///< value: month from 1
  kWeekday,     ///< value: 1 Monday to 7 Sunday
  kPeriod,      ///< value: bit set of the hours that it names
  kEra,         ///< value: ICU's era number; calendar set
  kZone,        ///< value: index of zone_names()
  kGreenwich,   ///< begins "GMT+9", alone UTC
  kLabel,       ///< value: Label
  kUnitAfter,   ///< value: Unit; stands after its number
  kUnitBefore,  ///< value: Unit; stands before its number
  kFiller,      ///< means nothing by itself and may end the line ("Uhr", "г.", "hrs")
  kLink,        ///< means nothing by itself and leads to more ("at", "om", "de")
  kClock,       ///< value: an hour by its name ("noon")
  kDayName,     ///< value: a day of the month spelled out ("first")
};

/// Languages are numbered; every ICU language and ours fit.
inline constexpr std::size_t kMaxLanguages = 384;
using LanguageSet = std::bitset<kMaxLanguages>;

struct Meaning {
  WordKind kind = WordKind::kFiller;
  Calendar calendar = Calendar::kNone;
  std::int32_t value = 0;
  LanguageSet languages;
};

/// What a place in the line can be: a word that ends before `end`, and its meanings.
struct Match {
  std::size_t end = 0;
  std::span<const Meaning> meanings;
};

/// An immutable sorted table of words. Thread-safe.
class Lexicon {
 public:
  struct Entry {
    std::u32string key;
    std::vector<Meaning> meanings;
  };

  /// `abbreviates`: the beginning of a month's or weekday's name with a full stop ("берез.") is that name.
  Lexicon(std::vector<Entry> sorted_entries, std::vector<std::string> zones, bool abbreviates);

  /// The words that begin at `begin`, longest first. Full stops inside and after a word are optional.
  void find(const FoldedLine& line, std::size_t begin, std::vector<Match>& out) const;

  const std::string& zone(std::int32_t index) const { return zones_[static_cast<std::size_t>(index)]; }
  std::size_t size() const noexcept { return entries_.size(); }

 private:
  static std::span<const Meaning> only_name(std::span<const Entry> entries);

  std::vector<Entry> entries_;
  std::vector<std::string> zones_;
  bool abbreviates_;
};

/// The words of one language ("ko", "pt"), made at first use and kept. An unknown language has the common
/// words.
const Lexicon& lexicon_of(std::string_view language);

/// True if words are filed under that language; the caches are bounded by these.
bool is_known_language(std::string_view language);

/// The words of all languages that ICU has data for, made at first use and kept.
const Lexicon& lexicon_of_all();

/// "ko" for the language numbered `index` in a LanguageSet; empty past the last.
std::string language_name(std::size_t index);

}  // namespace broadsheet::schema::dateline
