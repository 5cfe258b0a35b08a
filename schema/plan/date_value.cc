// Reading dates in queries. Weeks are those of ISO 8601: they begin on Monday, and week 1 has the year's
// first Thursday.
#include "plan/date_value.h"

#include <unicode/uchar.h>

#include <chrono>
#include <cstdlib>
#include <string>
#include <variant>

#include "analysis/analyzer.h"
#include "text/characters.h"

namespace broadsheet::schema::plan {
namespace {

constexpr std::int64_t kDaySeconds = 86400;

constexpr std::size_t kLongestDate = 64;

// Farther than any archive reaches; keeps the arithmetic of relative forms inside the calendar.
constexpr int kMaxRelativeDigits = 5;

// The text with digits of all scripts as ASCII and the date units of East Asia as hyphens.
std::string ascii_date(std::string_view text) {
  const std::string folded = fold(text);
  std::string out;
  for (std::size_t i = 0; i < folded.size();) {
    const std::size_t begin = i;
    const auto c = static_cast<UChar32>(next_character(folded, i));
    const int32_t digit = u_charDigitValue(c);
    if (digit >= 0) {
      out += static_cast<char>('0' + digit);
    } else if (c == 0x5E74 || c == 0x6708 || c == 0xB144 || c == 0xC6D4) {  // 年 月 년 월
      if (i < folded.size()) out += '-';
    } else if (c == 0x65E5 || c == 0xC77C) {  // 日 일
      continue;
    } else {
      out.append(folded, begin, i - begin);
    }
  }
  return out;
}

// A cursor over ASCII text.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool at_end() const { return text_.empty(); }
  char peek() const { return text_.empty() ? '\0' : text_.front(); }
  bool take(char c) {
    if (peek() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  bool take_any(std::string_view chars) {
    return !at_end() && chars.find(peek()) != std::string_view::npos && take(peek());
  }

  std::size_t digits_ahead() const {
    std::size_t n = 0;
    while (n < text_.size() && text_[n] >= '0' && text_[n] <= '9') ++n;
    return n;
  }

  // A number of `low` to `high` digits, taking at most `high`.
  std::optional<int> number(std::size_t low, std::size_t high) {
    std::size_t n = 0;
    int value = 0;
    while (n < high && n < text_.size() && text_[n] >= '0' && text_[n] <= '9')
      value = value * 10 + (text_[n++] - '0');
    if (n < low) return std::nullopt;
    text_.remove_prefix(n);
    return value;
  }

 private:
  std::string_view text_;
};

std::int64_t civil_day(std::chrono::sys_days day) { return day.time_since_epoch().count() * kDaySeconds; }

std::chrono::sys_days day_of(int year, unsigned month, unsigned day) {
  return std::chrono::sys_days(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day));
}

DateValue year_value(int year) {
  return {civil_day(day_of(year, 1, 1)), civil_day(day_of(year + 1, 1, 1)), DateUnit::kYear, {}};
}

DateValue day_value(std::chrono::sys_days day) {
  return {civil_day(day), civil_day(day) + kDaySeconds, DateUnit::kDay, {}};
}

std::optional<DateValue> month_value(int year, int month) {
  if (month < 1 || month > 12) return std::nullopt;
  const auto first = std::chrono::year(year) / month;
  return DateValue{
      civil_day(first / 1), civil_day((first + std::chrono::months(1)) / 1), DateUnit::kMonth, {}};
}

std::optional<DateValue> day_value(int year, int month, int day) {
  const std::chrono::year_month_day date = std::chrono::year(year) / month / day;
  if (!date.ok()) return std::nullopt;
  return day_value(std::chrono::sys_days(date));
}

std::optional<DateValue> week_value(Reader& reader, int year) {
  using namespace std::chrono;
  const std::optional<int> week = reader.number(1, 2);
  const sys_days fourth = day_of(year, 1, 4);  // always in week 1
  const sys_days first = fourth - (weekday(fourth) - Monday);
  const sys_days next_fourth = day_of(year + 1, 1, 4);
  const sys_days next = next_fourth - (weekday(next_fourth) - Monday);
  if (!week || *week < 1 || first + weeks(*week - 1) >= next) return std::nullopt;
  const sys_days monday = first + weeks(*week - 1);
  if (!reader.take('-')) {
    return DateValue{civil_day(monday), civil_day(monday + weeks(1)), DateUnit::kWeek, {}};
  }
  const std::optional<int> day = reader.number(1, 1);
  if (!day || *day < 1 || *day > 7) return std::nullopt;
  return day_value(monday + days(*day - 1));
}

// The date without a time, from its year on.
std::optional<DateValue> read_date(Reader& reader) {
  const std::size_t digits = reader.digits_ahead();
  if (digits != 4 && digits != 6 && digits != 8) return std::nullopt;
  const int year = reader.number(4, 4).value_or(0);
  if (year < 1) return std::nullopt;
  if (digits == 6) return month_value(year, reader.number(2, 2).value_or(0));
  if (digits == 8) {
    const int month = reader.number(2, 2).value_or(0);
    return day_value(year, month, reader.number(2, 2).value_or(0));
  }
  if (reader.take('w')) return week_value(reader, year);
  if (!reader.take_any("-/.")) return year_value(year);
  if (reader.take('w')) return week_value(reader, year);
  reader.take(' ');
  if (reader.digits_ahead() == 3) {
    const int ordinal = reader.number(3, 3).value_or(0);
    const DateValue whole = year_value(year);
    if (ordinal < 1 || ordinal > (whole.end - whole.begin) / kDaySeconds) return std::nullopt;
    return day_value(day_of(year, 1, 1) + std::chrono::days(ordinal - 1));
  }
  const std::optional<int> month = reader.number(1, 2);
  if (!month) return std::nullopt;
  if (!reader.take_any("-/.")) return month_value(year, *month);
  if (reader.at_end()) return month_value(year, *month);
  reader.take(' ');
  const std::optional<int> day = reader.number(1, 2);
  if (!day) return std::nullopt;
  reader.take('.');  // "2024.3.1."
  return day_value(year, *month, *day);
}

bool read_time(Reader& reader, DateValue& value) {
  const std::optional<int> hour = reader.number(1, 2);
  std::int64_t length = 3600;
  int minute = 0;
  int second = 0;
  if (reader.take(':')) {
    minute = reader.number(2, 2).value_or(60);
    length = 60;
    if (reader.take(':')) {
      second = reader.number(2, 2).value_or(60);
      length = 1;
      if (reader.take('.')) reader.number(0, 9);  // the index counts whole seconds
    }
  }
  if (!hour || *hour > 24 || minute > 59 || second > 59 || (*hour == 24 && (minute > 0 || second > 0)))
    return false;
  value.begin += *hour * 3600LL + minute * 60LL + second;
  value.end = value.begin + length;
  value.unit = DateUnit::kTime;
  reader.take(' ');
  if (reader.take('z')) {
    value.offset_seconds = 0;
  } else if (reader.peek() == '+' || reader.peek() == '-') {
    const int sign = reader.take('-') ? -1 : 1;
    reader.take('+');
    const std::optional<int> hours = reader.number(2, 2);
    reader.take(':');
    const int minutes = reader.number(2, 2).value_or(0);
    if (!hours || *hours > 18 || minutes > 59) return false;
    value.offset_seconds = sign * (*hours * 3600LL + minutes * 60LL);
  }
  return true;
}

std::optional<DateValue> read_relative(Reader reader, const LocalTime& now) {
  using namespace std::chrono;
  const int sign = reader.take('-') ? -1 : 1;
  if (sign > 0) reader.take('+');
  if (reader.digits_ahead() > kMaxRelativeDigits) return std::nullopt;
  const std::optional<int> count = reader.number(1, kMaxRelativeDigits);
  if (!count) return std::nullopt;
  const char unit = reader.peek();
  if (!reader.take_any("hdwmy") || !reader.at_end()) return std::nullopt;
  const int amount = sign * *count;
  const sys_days today = day_of(now.year, static_cast<unsigned>(now.month), static_cast<unsigned>(now.day));
  if (unit == 'h') {
    const std::int64_t at = civil_seconds(now) + amount * 3600LL;
    return DateValue{at, at + 1, DateUnit::kTime, {}};
  }
  if (unit == 'd') return day_value(today + days(amount));
  if (unit == 'w') return day_value(today + weeks(amount));
  const int shift = unit == 'm' ? amount : amount * 12;
  if (std::abs(shift) > 12 * 9000) return std::nullopt;
  year_month_day date = year_month_day(today) + months(shift);
  if (!date.ok()) date = date.year() / date.month() / last;  // a month before 31 March ends on 29 February
  return day_value(sys_days(date));
}

// A date as newspapers print it: "1 March 2024", "1.3.2024", "令和6年4月1日".
std::optional<DateValue> read_printed(std::string_view text) {
  const auto read = read_dateline(text, {});
  const auto* reading = std::get_if<DatelineReading>(&read);
  if (reading == nullptr) return std::nullopt;
  const Dateline& date = reading->published;
  const LocalTime& local = date.local;
  switch (date.precision) {
    case Precision::kYear:
      return year_value(local.year);
    case Precision::kMonth:
      return month_value(local.year, local.month);
    case Precision::kDay:
      return day_value(local.year, local.month, local.day);
    default:
      break;
  }
  const std::int64_t length = date.precision == Precision::kHour     ? 3600
                              : date.precision == Precision::kMinute ? 60
                                                                     : 1;
  DateValue value{civil_seconds(local), civil_seconds(local) + length, DateUnit::kTime, {}};
  // A zone that only the language tells is that of no reader.
  if (!date.zone_written.empty()) value.offset_seconds = date.utc_offset_seconds;
  return value;
}

// The day that `text` means to readers of `language`; empty if it is not a day.
std::optional<std::string> day_in(std::string_view language, std::string_view text) {
  DatelineHints hints;
  hints.language = language;
  const auto read = read_dateline(text, hints);
  const auto* reading = std::get_if<DatelineReading>(&read);
  if (reading == nullptr || reading->published.precision < Precision::kDay) return std::nullopt;
  return format_rfc3339(civil_seconds(reading->published.local))
      .substr(0, std::string_view("2024-03-01").size());
}

// What the query's own forms say.
std::optional<DateValue> read_numbers(Reader reader, const LocalTime& now) {
  if (reader.peek() == '-' || reader.peek() == '+') return read_relative(reader, now);
  std::optional<DateValue> value = read_date(reader);
  if (!value || reader.at_end()) return value;
  if (value->unit != DateUnit::kDay || !reader.take_any("t ") || !read_time(reader, *value))
    return std::nullopt;
  return reader.at_end() ? value : std::nullopt;
}

}  // namespace

LocalTime civil_time(std::int64_t civil) {
  using namespace std::chrono;
  const sys_seconds instant{seconds(civil)};
  const sys_days day = floor<days>(instant);
  const year_month_day date(day);
  const hh_mm_ss time(instant - day);
  LocalTime local;
  local.year = static_cast<int>(date.year());
  local.month = static_cast<int>(static_cast<unsigned>(date.month()));
  local.day = static_cast<int>(static_cast<unsigned>(date.day()));
  local.hour = static_cast<int>(time.hours().count());
  local.minute = static_cast<int>(time.minutes().count());
  local.second = static_cast<int>(time.seconds().count());
  return local;
}

std::optional<DateValue> read_date_value(std::string_view text, const LocalTime& now) {
  if (text.size() > kLongestDate) return std::nullopt;
  const std::string ascii = ascii_date(text);
  const auto today = day_of(now.year, static_cast<unsigned>(now.month), static_cast<unsigned>(now.day));
  if (ascii == "today") return day_value(today);
  if (ascii == "yesterday") return day_value(today - std::chrono::days(1));
  if (ascii == "tomorrow") return day_value(today + std::chrono::days(1));
  if (ascii == "now") return DateValue{civil_seconds(now), civil_seconds(now) + 1, DateUnit::kTime, {}};
  const std::optional<DateValue> value = read_numbers(Reader(ascii), now);
  return value ? value : read_printed(text);
}

std::string days_meant(std::string_view text) {
  if (text.size() > kLongestDate) return {};
  const auto read = read_dateline(text, {});
  const auto* none = std::get_if<NotADateline>(&read);
  if (none == nullptr || !none->open()) return {};
  const std::optional<std::string> month_first = day_in("en-US", text);
  const std::optional<std::string> day_first = day_in("en-GB", text);
  if (!month_first || !day_first || *month_first == *day_first) return {};
  return *month_first + " or " + *day_first;
}

}  // namespace broadsheet::schema::plan
