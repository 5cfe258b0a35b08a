// Writing dates of articles.
#include "formats/date.h"

#include <fmt/format.h>

#include <utility>

namespace broadsheet::searcher {
namespace {

using schema::Precision;

std::string day_of(const schema::LocalTime& local, Precision precision) {
  // ISO 8601 wants a sign before years that have no four digits.
  std::string year = local.year < 0 || local.year > 9999 ? fmt::format("{:+07}", local.year)
                                                         : fmt::format("{:04}", local.year);
  if (precision == Precision::kYear) return year;
  if (precision == Precision::kMonth) return fmt::format("{}-{:02}", year, local.month);
  return fmt::format("{}-{:02}-{:02}", year, local.month, local.day);
}

// The wall clock in the reader's zone, and what that zone is called there.
std::pair<schema::LocalTime, int> clock_of(const schema::Dateline& date, std::string_view zone) {
  if (zone.empty()) return {date.local, date.utc_offset_seconds};
  return schema::local_time(date.utc_seconds, zone);
}

}  // namespace

std::string machine_date(const schema::Dateline& date, std::string_view zone) {
  if (date.precision <= Precision::kDay) return day_of(date.local, date.precision);
  return schema::format_rfc3339(date.utc_seconds, clock_of(date, zone).second);
}

std::string reader_date(const schema::Dateline& date, std::string_view zone) {
  if (date.precision <= Precision::kDay) return day_of(date.local, date.precision);
  const auto [local, offset] = clock_of(date, zone);
  std::string text = fmt::format("{} {:02}:{:02}", day_of(local, Precision::kDay), local.hour, local.minute);
  if (date.precision == Precision::kSecond) text += fmt::format(":{:02}", local.second);
  const std::string_view name = !zone.empty()                ? zone
                                : !date.zone_written.empty() ? date.zone_written
                                                             : date.zone;
  if (!name.empty()) text.append(" ").append(name);
  return text;
}

}  // namespace broadsheet::searcher
