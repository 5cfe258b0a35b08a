// Civil dates and seconds: the arithmetic of the proleptic Gregorian calendar.
// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", by way of std::chrono (C++20).
#include <chrono>

#include "broadsheet/schema/dateline.h"

namespace broadsheet::schema {

std::int64_t civil_seconds(const LocalTime& local) noexcept {
  using namespace std::chrono;
  const sys_days day = year{local.year} / month{static_cast<unsigned>(local.month)} / std::chrono::day{static_cast<unsigned>(local.day)};
  return duration_cast<seconds>(day.time_since_epoch()).count() + local.hour * 3600LL + local.minute * 60LL + local.second;
}

}  // namespace broadsheet::schema
