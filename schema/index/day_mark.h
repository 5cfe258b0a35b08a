// How a date that was printed without a time is filed: a day is that day for every reader, whatever his zone.
#pragma once

#include <cmath>
#include <cstdint>
#include <string_view>

#include "broadsheet/schema/dateline.h"

namespace broadsheet::schema {

/// Behind prefix::kState: the article's date is a day, a month or a year.
inline constexpr std::string_view kDayMark = "day";

/// The value of slot::kPublishedLocal before it is serialised: the seconds of the wall clock as printed; of a
/// date without a time, half a second behind the midnight that begins it.
inline double local_value(const Dateline& date) noexcept {
  const auto seconds = static_cast<double>(civil_seconds(date.local));
  return date.precision <= Precision::kDay ? seconds + 0.5 : seconds;
}

/// True if such a value is of a date without a time.
inline bool is_day_value(double value) noexcept { return value != std::floor(value); }

}  // namespace broadsheet::schema
