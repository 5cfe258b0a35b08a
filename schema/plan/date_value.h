// The dates that people write in queries: days, months, years, weeks, times and relative forms.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "broadsheet/schema/dateline.h"

namespace broadsheet::schema::plan {

/// The unit that a date names.
enum class DateUnit : std::uint8_t { kYear, kMonth, kWeek, kDay, kTime };

/// A stretch of time on a wall clock: [begin, end) in civil seconds (civil_seconds of dateline.h).
struct DateValue {
  std::int64_t begin = 0;
  std::int64_t end = 0;
  DateUnit unit = DateUnit::kDay;
  std::optional<std::int64_t> offset_seconds;  ///< the zone written with it ("Z", "+09:00")
};

/// Reads `text`, in digits of any script: `2024`, `2024-03`, `2024-03-01`, `2024/3/1`, `2024.03.01`,
/// `20240301`, `2024年3月1日`, `2024-W09`, a day with `T08:00` (and `Z` or an offset) after it, `today`,
/// `yesterday`, `-7d`, `-2w`, `-3m`, `-1y`, `-12h`; and whatever else read_dateline() reads without knowing
/// the language: "1 March 2024", `1.3.2024`, `令和6年4月1日`. `now` is the wall clock that relative forms are
/// counted from. Empty if it is not a date or names none that exists (30 February), or if only the language
/// could tell which day it means (`03/01/2024`, see days_meant()).
std::optional<DateValue> read_date_value(std::string_view text, const LocalTime& now);

/// "2024-03-01 or 2024-01-03": the days that `text` means to those who write the month first, and to those
/// who write the day first, where only its language could tell. Empty for any other text.
std::string days_meant(std::string_view text);

/// The wall clock at `civil` seconds.
LocalTime civil_time(std::int64_t civil);

}  // namespace broadsheet::schema::plan
