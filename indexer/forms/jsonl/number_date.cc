// Dates that are JSON numbers. docs/FORMATS.md has the rules for people.
#include "forms/jsonl/number_date.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string_view>

namespace broadsheet::indexer {
namespace {

// Numbers of so many digits that are written as a calendar has them count before times: as seconds they would
// all be of the first year of 1970 (or in milliseconds of its first decade), before there was any news in
// JSON.
struct DigitForm {
  double first;
  double last;
  std::string_view name;
  std::array<int, 6> widths;  // of year, month, day, hour, minute, second; 0: not printed
  double confidence;
};
constexpr std::array kDigitForms{
    DigitForm{1600, 2100, "year", {4, 0, 0, 0, 0, 0}, 0.8},
    DigitForm{160001, 210012, "year and month", {4, 2, 0, 0, 0, 0}, 0.8},
    DigitForm{16000101, 21001231, "year, month and day", {4, 2, 2, 0, 0, 0}, 0.95},
    DigitForm{160001010000, 210012312359, "year, month, day and time", {4, 2, 2, 2, 2, 0}, 0.9},
    DigitForm{16000101000000, 21001231235959, "year, month, day and time", {4, 2, 2, 2, 2, 2}, 0.95},
};

// Times are of the years that machines count time in, 1973 to 2100, in the one unit that puts them there.
struct TimeUnit {
  double per_second;
  std::string_view name;
  double confidence;
};
constexpr std::array kTimeUnits{
    TimeUnit{1, "seconds", 1.0},
    TimeUnit{1e3, "milliseconds", 0.95},
    TimeUnit{1e6, "microseconds", 0.95},
    TimeUnit{1e9, "nanoseconds", 0.95},
};
constexpr double kLeastSeconds = 1e8;          // March 1973; before 1970, October 1966
constexpr double kMostSeconds = 4133980800.0;  // the end of 2100
constexpr double kEarliest = -11676096000.0;   // 1600
constexpr double kFewSecondsConfidence = 0.3;  // of what might as well be a count of days, or no date at all

int days_in(int year, int month) {
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays.at(static_cast<std::size_t>(month - 1));
}

// "20240301" as "2024-03-01"; empty if a part is none of a calendar's.
std::string with_hyphens(std::string_view digits, const DigitForm& form) {
  std::array<int, 6> parts{0, 1, 1, 0, 0, 0};
  std::size_t at = 0;
  std::size_t count = 0;
  for (; count < parts.size() && form.widths.at(count) != 0; ++count) {
    const auto width = static_cast<std::size_t>(form.widths.at(count));
    std::from_chars(digits.data() + at, digits.data() + at + width, parts.at(count));
    at += width;
  }
  const auto [year, month, day, hour, minute, second] = parts;
  if (month < 1 || month > 12 || day < 1 || day > days_in(year, month)) return {};
  if (hour > 23 || minute > 59 || second > 59) return {};
  switch (count) {
    case 1:
      return fmt::format("{:04}", year);
    case 2:
      return fmt::format("{:04}-{:02}", year, month);
    case 3:
      return fmt::format("{:04}-{:02}-{:02}", year, month, day);
    case 5:
      return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", year, month, day, hour, minute);
    default:
      return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", year, month, day, hour, minute, second);
  }
}

bool read_digits(double value, DateStatement& statement) {
  if (value != std::floor(value)) return false;
  for (const DigitForm& form : kDigitForms) {
    if (value < form.first || value > form.last) continue;
    statement.reads_as = with_hyphens(fmt::format("{:.0f}", value), form);
    if (statement.reads_as.empty()) return false;
    statement.rule = fmt::format("the number {} -> {}", statement.text, form.name);
    statement.confidence = form.confidence;
    return true;
  }
  return false;
}

void take_seconds(double seconds, DateStatement& statement) {
  schema::Dateline date;
  date.text = statement.text;
  date.utc_seconds = static_cast<std::int64_t>(std::floor(seconds));
  date.local = schema::local_time(date.utc_seconds, "UTC").first;
  date.zone = "UTC";
  date.precision = schema::Precision::kSecond;
  date.confidence = statement.confidence;
  if (!statement.rule.empty()) date.rules.push_back(statement.rule);
  statement.is_read = true;
  statement.date = std::move(date);
}

}  // namespace

void read_number_date(const std::string& spelling, DateStatement& statement) {
  statement.text = spelling;
  double value = 0;
  std::from_chars(spelling.data(), spelling.data() + spelling.size(), value);
  if (read_digits(value, statement)) return;
  const double size = std::abs(value);
  for (const TimeUnit& unit : kTimeUnits) {
    if (size < kLeastSeconds * unit.per_second || size >= kMostSeconds * unit.per_second) continue;
    if (unit.per_second != 1) {
      statement.rule = fmt::format("the number {} -> {} since 1970", spelling, unit.name);
      statement.confidence = unit.confidence;
    }
    take_seconds(value / unit.per_second, statement);
    return;
  }
  // Few seconds may be meant as such, or count days; long before 1970 there is no other unit to take it for.
  if ((value != 0 && size < kLeastSeconds) || (value < 0 && value >= kEarliest)) {
    if (size < kLeastSeconds) {
      statement.rule = fmt::format("the number {} -> seconds since 1970", spelling);
      statement.confidence = kFewSecondsConfidence;
    }
    take_seconds(value, statement);
    return;
  }
  statement.is_read = true;
  statement.problem =
      value == 0 ? "the number 0 is not a date" : "the number is neither a date nor a time since 1970";
}

}  // namespace broadsheet::indexer
