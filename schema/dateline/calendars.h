// The calendars that newspapers date by, and which of them a printed year can only be of.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace broadsheet::schema::dateline {

enum class Calendar : std::uint8_t {
  kNone,  ///< nothing says which
  kGregorian,
  kBuddhist,
  kJapanese,
  kRoc,
  kPersian,
  kIslamic,
  kHebrew,
  kIndian,
  kCoptic,
  kEthiopic,
  kDangi,  ///< years since Dangun, with the months of the Gregorian calendar
};

struct CalendarRow {
  Calendar calendar;
  std::string_view name;        ///< CLDR's
  std::string_view printed_in;  ///< languages whose newspapers date by it, between spaces
  bool gregorian_months;        ///< a Gregorian date with another year, or the Gregorian calendar itself
};
std::span<const CalendarRow> calendars() noexcept;

/// CLDR's name of it, as Dateline::calendar has it.
std::string_view calendar_name(Calendar calendar) noexcept;

/// True if only its years differ from those of the Gregorian calendar; also for kNone.
bool has_gregorian_months(Calendar calendar) noexcept;

/// The calendar that a year without an era is of in `language` (a primary subtag), where its digits can only
/// be of that one; nothing elsewhere. `numeric`: the month is a number too.
std::optional<Calendar> calendar_of_bare_year(std::string_view language, int year, int digits,
                                              bool numeric) noexcept;

}  // namespace broadsheet::schema::dateline
