// Civil dates and seconds: the arithmetic of the proleptic Gregorian calendar.
// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", by way of std::chrono (C++20).
#include "dateline/civil.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace broadsheet::schema {
namespace {

std::chrono::sys_days day_of(const LocalTime& local) noexcept {
  using namespace std::chrono;
  return year{local.year} / month{static_cast<unsigned>(local.month)} / day{static_cast<unsigned>(local.day)};
}

}  // namespace

std::string_view to_string(Precision precision) noexcept {
  switch (precision) {
    case Precision::kYear:
      return "year";
    case Precision::kMonth:
      return "month";
    case Precision::kDay:
      return "day";
    case Precision::kHour:
      return "hour";
    case Precision::kMinute:
      return "minute";
    case Precision::kSecond:
      return "second";
  }
  return "";
}

std::int64_t civil_seconds(const LocalTime& local) noexcept {
  using namespace std::chrono;
  return duration_cast<seconds>(day_of(local).time_since_epoch()).count() + local.hour * 3600LL +
         local.minute * 60LL + local.second;
}

std::string format_rfc3339(std::int64_t utc_seconds, int offset_seconds) {
  // RFC 3339 has no seconds in an offset; local mean times (Seoul +08:27:52) lose theirs, the instant stays
  // exact.
  const int offset_minutes = offset_seconds / 60;
  const std::int64_t utc = std::clamp(utc_seconds, dateline::kFirstSecond, dateline::kLastSecond);
  const LocalTime t = dateline::civil_time(utc + offset_minutes * 60LL);
  std::string out = fmt::format("{}{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", t.year < 0 ? "-" : "",
                                std::abs(t.year), t.month, t.day, t.hour, t.minute, t.second);
  if (offset_minutes == 0) return out + "Z";
  const int size = std::abs(offset_minutes);
  return out + fmt::format("{}{:02}:{:02}", offset_minutes < 0 ? '-' : '+', size / 60, size % 60);
}

namespace dateline {

LocalTime civil_time(std::int64_t seconds) noexcept {
  using namespace std::chrono;
  seconds = std::clamp(seconds, kFirstSecond, kLastSecond);
  const sys_seconds instant{std::chrono::seconds{seconds}};
  const sys_days day = floor<days>(instant);
  const year_month_day date{day};
  const auto rest = static_cast<int>((instant - day).count());
  return {.year = static_cast<int>(date.year()),
          .month = static_cast<int>(static_cast<unsigned>(date.month())),
          .day = static_cast<int>(static_cast<unsigned>(date.day())),
          .hour = rest / 3600,
          .minute = rest / 60 % 60,
          .second = rest % 60};
}

int days_in_month(int year, int month) noexcept {
  using namespace std::chrono;
  if (month < 1 || month > 12) return 0;
  const year_month_day_last last =
      std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} / std::chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

int iso_weekday(const LocalTime& day) noexcept {
  return static_cast<int>(std::chrono::weekday{day_of(day)}.iso_encoding());
}

LocalTime first_iso_monday(int year) noexcept {
  const LocalTime fourth{.year = year, .month = 1, .day = 4};
  return civil_time(civil_seconds(fourth) - (iso_weekday(fourth) - 1) * 86400LL);
}

}  // namespace dateline
}  // namespace broadsheet::schema
