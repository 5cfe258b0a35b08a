// The grammar of date lines: from the folded line to the parts that were printed, every character accounted
// for.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "broadsheet/schema/dateline.h"
#include "dateline/lexicon.h"
#include "dateline/text.h"

namespace broadsheet::schema::dateline {

/// What one date of a line says, as printed: nothing is checked or completed yet.
struct Parts {
  std::optional<int> year;
  int year_digits = 0;  ///< how many digits it was printed with
  std::optional<int> month;
  Calendar month_calendar = Calendar::kNone;  ///< the calendar that has a month of that name
  std::optional<int> day;
  std::optional<int> iso_week;     ///< with iso_weekday instead of month and day
  std::optional<int> day_of_year;  ///< instead of month and day
  Calendar era_calendar = Calendar::kNone;
  int era = 0;
  std::optional<int> other_year;  ///< the same year as another calendar counts it: 2024年(令和6年)
  std::optional<int> weekday;
  bool order_open = false;       ///< day and month could be the other way round, and nothing yet tells
  bool year_open = false;        ///< any of three two-digit numbers could be the year
  bool order_by_locale = false;  ///< they could, and the locale told

  std::optional<int> hour;
  std::optional<int> minute;
  std::optional<int> second;
  std::optional<std::int32_t> period;  ///< bit set of hours
  bool hour_has_unit = false;          ///< "25時" is an hour of the day's programme
  bool compact_time = false;           ///< "0813": a time only beside a zone or an hour's unit

  std::optional<int> offset;  ///< seconds
  const std::string* zone_name =
      nullptr;                         ///< from the lexicon: "Asia/Seoul", with "!s" or "!d" for one season
  std::size_t abbreviation_begin = 0;  ///< glyphs of an abbreviation or IANA name
  std::size_t abbreviation_end = 0;
  bool is_iana = false;
  std::size_t zone_begin = 0;  ///< glyphs of all that was printed of the zone
  std::size_t zone_end = 0;

  std::optional<std::int64_t> unix_seconds;
  bool unix_millis = false;
  Label label = Label::kNone;
  bool label_after = false;  ///< the label stood behind its date
  std::size_t begin = 0;     ///< glyphs
  std::size_t end = 0;

  bool has_date() const noexcept { return year || month || day || iso_week || day_of_year || unix_seconds; }
  bool has_time() const noexcept { return hour.has_value(); }
};

inline constexpr std::size_t kMaxDates = 3;  ///< "entered, approved, last modified"

/// One way to read a line.
struct Parse {
  std::array<Parts, kMaxDates> dates;
  std::size_t count = 1;
  LanguageSet languages;  ///< in which all its words are words
  int words = 0;          ///< that say something: all but fillers
  int extras = 0;         ///< fillers and punctuation
  int words_at_link =
      -1;  ///< `words` when the last link was read: while there are no more, nothing follows it
};

/// What a parse is worth to its reader.
enum class Verdict : std::uint8_t { kTaken, kGoOn };

struct GrammarOptions {
  std::string language;  ///< of the hints, for the order of numeric dates
  bool may_lack_year = false;
  bool one_language = false;  ///< the lexicons are those of a language that is told: their words may be mixed
};

/// Tries the ways to read the line from likely to unlikely, in a bounded number of steps, until `use` takes
/// one. Returns the place of the line that no way went beyond; its size if one went to the end.
std::size_t parse_line(const FoldedLine& line, std::span<const Lexicon* const> lexicons,
                       const DatelineHints& hints, const GrammarOptions& options,
                       const std::function<Verdict(const Parse&)>& use);

}  // namespace broadsheet::schema::dateline
