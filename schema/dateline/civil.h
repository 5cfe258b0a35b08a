// Civil dates and seconds: the arithmetic of the proleptic Gregorian calendar, for years -32767 to 32767.
#pragma once

#include <cstdint>

#include "broadsheet/schema/dateline.h"

namespace broadsheet::schema::dateline {

/// Seconds since 1970-01-01 of the last and first second that std::chrono can name; others are clamped to
/// them.
inline constexpr std::int64_t kLastSecond = 971890963199;
inline constexpr std::int64_t kFirstSecond = -1096193779200;

/// The reading of a clock without zone at `seconds` since 1970-01-01T00:00:00, clamped to the range above.
LocalTime civil_time(std::int64_t seconds) noexcept;

/// 28 to 31; 0 if there is no such month.
int days_in_month(int year, int month) noexcept;

/// 1 (Monday) to 7 (Sunday).
int iso_weekday(const LocalTime& day) noexcept;

/// The Monday of the first ISO 8601 week of `year`: the week with 4 January.
LocalTime first_iso_monday(int year) noexcept;

}  // namespace broadsheet::schema::dateline
