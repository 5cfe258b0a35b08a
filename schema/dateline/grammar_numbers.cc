// The numbers of a date line: ISO 8601, dates and times of numbers alone, numbers with units, and bare ones.
#include <algorithm>
#include <array>

#include "dateline/grammar_reader.h"

namespace broadsheet::schema::dateline {

void Reader::number_items(const Number& n, const Parse& parse) {
  const Parts& date = parse.dates[parse.count - 1];
  const bool empty = !date.year && !date.month && !date.day && !date.iso_week && !date.day_of_year;
  if (empty) {
    iso_items(n, parse);
    triple_items(n, parse);
  }
  if (!date.hour) clock_items(n, parse);
  unit_items(n, parse);
  if (!date.year) two_years(n, parse);
  if (empty) pair_items(n, parse);
  bare_items(n, parse);
}

void Reader::iso_items(const Number& n, const Parse& parse) {
  const bool whole_line = n.begin == 0 && n.end == line_.size();
  Parse next = parse;
  Parts& date = now(next);
  ++next.words;
  if (n.digits == 8 || n.digits == 12 || n.digits == 14) {
    std::int64_t rest = n.value;
    if (n.digits == 14) {
      date.second = static_cast<int>(rest % 100);
      rest /= 100;
    }
    if (n.digits >= 12) {
      date.minute = static_cast<int>(rest % 100);
      date.hour = static_cast<int>(rest / 100 % 100);
      rest /= 10000;
    }
    date.day = static_cast<int>(rest % 100);
    date.month = static_cast<int>(rest / 100 % 100);
    set_year(date, static_cast<int>(rest / 10000), 4);
    after_iso_date(n.end, next);
    return;
  }
  if (n.digits == 7 && (whole_line || (n.begin == 0 && line_.at(n.end) == U't'))) {
    date.day_of_year = static_cast<int>(n.value % 1000);
    set_year(date, static_cast<int>(n.value / 1000), 4);
    after_iso_date(n.end, next);
    return;
  }
  if ((n.digits == 10 || n.digits == 13 || n.digits == 16) && whole_line) {
    date.unix_seconds = n.digits == 16 ? n.value / 1'000'000 : n.digits == 13 ? n.value / 1000 : n.value;
    date.unix_millis = n.digits != 10;
    walk(n.end, next);
    return;
  }
  if (n.digits != 4) return;
  set_year(date, n.small(), 4);
  const std::size_t hyphen = line_.at(n.end) == U'-' ? 1 : 0;
  if (line_.at(n.end + hyphen) == U'w' && digit_at(n.end + hyphen + 1)) {
    Number week = number_at(n.end + hyphen + 1);
    std::int64_t weekday = 1;
    std::size_t end = week.end;
    if (hyphen == 0 && week.digits == 3) {
      weekday = week.value % 10;
      week.value /= 10;
    } else if (week.digits != 2) {
      return;
    } else if (hyphen == 1 && line_.at(end) == U'-' && digit_at(end + 1)) {
      const Number day = number_at(end + 1);
      if (day.digits != 1) return;
      weekday = day.value;
      end = day.end;
    }
    date.iso_week = week.small();
    date.day = static_cast<int>(weekday);
    after_iso_date(end, next);
    return;
  }
  if (hyphen == 1 && digit_at(n.end + 1)) {
    const Number day = number_at(n.end + 1);
    if (day.digits != 3) return;
    date.day_of_year = day.small();
    after_iso_date(day.end, next);
  }
}

void Reader::after_iso_date(std::size_t p, Parse& parse) {
  if (line_.at(p) == U't' && digit_at(p + 1) && !now(parse).hour) {
    iso_time(p + 1, parse);
  } else {
    walk(p, parse);
  }
}

void Reader::iso_time(std::size_t p, const Parse& parse) {
  const Number n = number_at(p);
  Parse next = parse;
  Parts& date = now(next);
  if (n.digits == 6) {
    date.hour = static_cast<int>(n.value / 10000);
    date.minute = static_cast<int>(n.value / 100 % 100);
    date.second = static_cast<int>(n.value % 100);
  } else if (n.digits == 4) {
    date.hour = static_cast<int>(n.value / 100);
    date.minute = static_cast<int>(n.value % 100);
  } else if (n.digits <= 2 && line_.at(n.end) != U':') {
    date.hour = n.small();
  } else if (const Number m = number_at(n.end + 1);  // "08:13.5": half a minute
             n.digits == 2 && m.digits == 2 && (line_.at(m.end) == U'.' || line_.at(m.end) == U',') &&
             digit_at(m.end + 1)) {
    date.hour = n.small();
    date.minute = m.small();
    ++next.words;
    walk(after_fraction(m.end, date), next);
    return;
  } else {
    clock_items(n, parse);
    return;
  }
  walk(after_fraction(n.end, date), next);
}

std::size_t Reader::after_fraction(std::size_t p, Parts& date) const {
  const char32_t sign = line_.at(p);
  if ((sign != U'.' && sign != U',' && sign != U':') || !digit_at(p + 1)) return p;
  const Number fraction = number_at(p + 1);
  if (sign == U':' && (!date.second || fraction.digits != 3))
    return p;  // "22:06:08:684", as some programs write
  if (!date.second) {
    double seconds = date.minute ? 60.0 : 3600.0;
    double scale = 1;
    for (int i = 0; i < std::min<int>(fraction.digits, static_cast<int>(kMaxDigits)); ++i) scale *= 10;
    seconds *= static_cast<double>(fraction.value) / scale;
    const int whole = static_cast<int>(seconds);
    if (!date.minute) date.minute = whole / 60;
    date.second = whole % 60;
  }
  return fraction.end;
}

void Reader::set_year(Parts& date, int year, int digits) {
  date.year = year;
  date.year_digits = digits;
}

void Reader::triple_items(const Number& a, const Parse& parse) {
  std::size_t p = skip_spaces(a.end);
  const char32_t separator = line_.at(p);
  const bool is_design = separator == U'|';  // "26 | 01 | 2022"
  if (separator != U'-' && separator != U'/' && separator != U'.' && !is_design) return;
  // Hyphens stand close, or have a space on both sides each: "2024 - 03 - 01".
  const bool apart = p != a.end;
  const auto after = [&](std::size_t at) {
    return separator == U'-' && !apart ? at + 1 : skip_spaces(at + 1);
  };
  const std::size_t b_begin = after(p);
  if (!digit_at(b_begin)) return;
  const Number b = number_at(b_begin);
  p = separator == U'-' && !apart ? b.end : skip_spaces(b.end);
  if (line_.at(p) != separator) return;
  const std::size_t c_begin = after(p);
  if (!digit_at(c_begin)) return;
  Number c = number_at(c_begin);
  if (a.digits >= 3 && c.digits > 2) {                   // "2024-03-0108:13"
    const bool padded = c.digits == 4 || b.digits == 2;  // else "108:13" is the 1st or the 10th
    c = before_joined_clock(c, 2);
    if (c.digits == 0 || !padded) return;
  } else if (a.digits <= 2 && c.digits > 4) {  // "01.03.202408:13"
    c = before_joined_clock(c, 4);
    if (c.digits == 0) return;
  }
  if (is_design && a.digits != 4 && c.digits != 4) return;
  if (separator == U'-' && apart && (p == b.end || a.digits + c.digits < 5)) return;
  if (a.digits > 4 || b.digits > 2 || c.digits > 4 || (a.digits > 2 && c.digits > 2)) return;
  if (a.digits == 3 && parse.dates[parse.count - 1].era_calendar == Calendar::kNone && !is_roc_year(a))
    return;
  if (c.digits == 3) return;
  std::size_t end = c.end;
  if (line_.at(end) == separator && separator != U'.') return;
  if (line_.at(end) == U'.' && separator == U'.') {
    if (digit_at(end + 1) && c.digits == 4) return;
    ++end;
  }
  const bool era = parse.dates[parse.count - 1].era_calendar != Calendar::kNone;
  if (a.digits >= 3 || era || (a.digits == 2 && c.digits <= 2 && (year_first_ || a.value > 31))) {
    put_date(parse, a, b, c, end, {});
  }
  if (a.digits >= 3 || c.digits < 2) return;
  if (a.digits <= 2 && c.digits <= 2 && !era && !year_first_ && order_ == DayMonthOrder::kUnknown &&
      separator != U'.' && a.value <= 31 && c.value <= 31) {
    put_date(parse, a, b, c, end, {.year_open = true});
    return;
  }
  // Day and month first, in the order of the locale; a value above 12 settles it.
  // With full stops no locale of CLDR puts the month first.
  const bool differ = a.value != b.value;
  const bool day_first = order_ == DayMonthOrder::kDayMonth || separator == U'.';
  if (a.value > 12 || !differ || (day_first && b.value <= 12)) {
    put_date(parse, c, b, a, end, {.by_locale = a.value <= 12 && differ && separator != U'.'});
  } else if (b.value > 12 || order_ == DayMonthOrder::kMonthDay) {
    put_date(parse, c, a, b, end, {.by_locale = b.value <= 12});
  } else {
    put_date(parse, c, b, a, end, {.open = true});
  }
}

bool Reader::is_roc_year(const Number& n) const {
  return n.value >= 100 && n.value <= 199 && options_.language.starts_with("zh");
}

void Reader::put_date(const Parse& parse, const Number& year, const Number& month, const Number& day,
                      std::size_t end, Order order) {
  Parse next = parse;
  Parts& date = now(next);
  ++next.words;
  set_year(date, year.small(), year.digits);
  date.month = month.small();
  date.day = day.small();
  date.order_by_locale = order.by_locale;
  date.order_open = order.open;
  date.year_open = order.year_open;
  if (line_.at(end) == U't' && digit_at(end + 1) && !date.hour) {
    iso_time(end + 1, next);
    return;
  }
  if (digit_at(end)) {  // a clock that is run together with the date
    if (!date.hour) clock_items(number_at(end), next);
    return;
  }
  if (line_.at(end) == U'_' && digit_at(end + 1)) ++end;
  walk(end, next);
}

void Reader::pair_items(const Number& a, const Parse& parse) {
  const char32_t separator = line_.at(a.end);
  if (separator != U'-' && separator != U'/' && separator != U'.') return;
  const std::size_t b_begin = separator == U'.' ? skip_spaces(a.end + 1) : a.end + 1;
  if (!digit_at(b_begin)) return;
  const Number b = number_at(b_begin);
  std::size_t end = b.end;
  if (separator == U'.' && line_.at(end) == U'.') ++end;
  if (line_.at(end) == separator && digit_at(end + 1)) return;
  Parse next = parse;
  Parts& date = now(next);
  ++next.words;
  if (a.digits == 4 && b.digits <= 2) {
    set_year(date, a.small(), 4);
    date.month = b.small();
    walk(end, next);
  } else if (a.digits <= 2 && b.digits == 4) {
    set_year(date, b.small(), 4);
    date.month = a.small();
    walk(end, next);
  } else if (a.digits <= 2 && b.digits <= 2 && separator != U'-' && year_behind(end, parse, a, b)) {
    return;
  } else if (a.digits <= 2 && b.digits <= 2 && (options_.may_lack_year || has_year_before(parse))) {
    const bool month_first = year_first_ || order_ == DayMonthOrder::kMonthDay;
    date.month = month_first ? a.small() : b.small();
    date.day = month_first ? b.small() : a.small();
    date.order_open = order_ == DayMonthOrder::kUnknown && !year_first_ && a.value <= 12 && b.value <= 12;
    walk(end, next);
  }
}

// "1/3 2024", "1/3-2024": Scandinavian for 1 March. Where the order is not told, the line has another
// meaning.
bool Reader::year_behind(std::size_t p, const Parse& parse, const Number& day, const Number& month) {
  const std::size_t q = line_.at(p) == U'-' ? p + 1 : skip_spaces(p);
  if (q == p || !digit_at(q)) return false;
  const Number year = number_at(q);
  if (year.digits != 4 || year.value < 1000) return false;
  if (order_ != DayMonthOrder::kDayMonth && !is_scandinavian(options_.language)) return false;
  put_date(parse, year, month, day, year.end, {});
  return true;
}

bool Reader::is_scandinavian(std::string_view language) {
  constexpr std::array<std::string_view, 8> kScandinavian{"sv", "nb", "nn", "no", "da", "fi", "fo", "is"};
  return std::any_of(kScandinavian.begin(), kScandinavian.end(), [&](std::string_view name) {
    return language.substr(0, name.size()) == name &&
           (language.size() == name.size() || language[name.size()] == '-');
  });
}

// A second date may leave its year to the first: "2024/3/1 08:13 (3/1 09:20 更新)".
bool Reader::has_year_before(const Parse& parse) {
  return parse.count > 1 && parse.dates[0].year && parse.dates[0].day;
}

void Reader::clock_items(const Number& h, const Parse& parse) {
  // "8 : 13" is a time; "1: 08:13" is a day and then one.
  std::size_t p = skip_spaces(h.end);
  if (p != h.end && line_.at(p + 1) != U' ') p = h.end;
  const bool spaced_out = p != h.end;
  // "12 . 12" is a time behind its day.
  const bool dated = parse.dates[parse.count - 1].day && parse.dates[parse.count - 1].month;
  const bool spaced_point = spaced_out && dated && line_.at(p) == U'.';
  const char32_t separator = line_.at(p) == U':' || spaced_point ? line_.at(p) : line_.at(h.end);
  if (separator == U'.' && !spaced_point) p = h.end;
  if (h.digits <= 2 && (separator == U':' || separator == U'.')) {
    std::size_t m_begin = spaced_out ? skip_spaces(p + 1) : p + 1;
    // "08: 13" as Bengali papers set it: both have two digits, and no other clock follows.
    const std::size_t apart = skip_spaces(p + 1);
    if (separator == U':' && h.digits == 2 && apart == p + 2 && number_at(apart).digits == 2 &&
        line_.at(apart + 2) != U':')
      m_begin = apart;
    const Number m = number_at(m_begin);
    if (m.digits == 2 || (m.digits == 1 && separator == U':')) {
      Parse next = parse;
      Parts& date = now(next);
      ++next.words;
      date.hour = h.small();
      date.minute = m.small();
      std::size_t end = m.end;
      if (line_.at(end) == separator && digit_at(end + 1)) {
        const Number s = number_at(end + 1);
        if (s.digits > 2) return;
        date.second = s.small();
        end = s.end;
      }
      if (separator == U':' && date.second) end = after_fraction(end, date);
      if (separator == U'.' && line_.at(end) == U'.' && digit_at(end + 1)) return;
      walk(end, next);
    }
  }
  const Parts& date = parse.dates[parse.count - 1];
  const bool has_day = date.day && date.month;
  if (h.digits == 4 && (has_day || zone_follows(h.end)) && h.value / 100 <= 24 && h.value % 100 < 60) {
    Parse next = parse;
    now(next).hour = static_cast<int>(h.value / 100);
    now(next).minute = static_cast<int>(h.value % 100);
    now(next).compact_time = true;
    ++next.words;
    walk(h.end, next);
  }
}

bool Reader::zone_follows(std::size_t p) const {
  p = skip_spaces(p);
  std::size_t end = p;
  while (is_letter(line_.at(end))) ++end;
  return end != p && is_zone_abbreviation(printed_letters(p, end), hints_);
}

void Reader::unit_items(const Number& n, const Parse& parse) {
  const std::size_t p = skip_spaces(n.end);
  for_each_meaning(p, WordKind::kUnitAfter, [&](const Meaning& meaning, std::size_t end) {
    Parse next = parse;
    if (!narrow(next, meaning)) return;
    ++next.words;
    if (!put_unit(now(next), static_cast<Unit>(meaning.value), n)) return;
    if (static_cast<Unit>(meaning.value) == Unit::kHour) {
      after_hour(end, next);
    } else {
      walk(end, next);
    }
  });
}

// "令和5(2023)年", "2023(令和5)年": the same year as two calendars count it, with one unit for both.
void Reader::two_years(const Number& n, const Parse& parse) {
  if (line_.at(n.end) != U'(') return;
  const auto close = [&](const Number& other, const Parse& both) {
    if (other.digits == 0 || line_.at(other.end) != U')') return;
    for_each_meaning(other.end + 1, WordKind::kUnitAfter, [&](const Meaning& unit, std::size_t end) {
      Parse next = both;
      if (static_cast<Unit>(unit.value) != Unit::kYear || !narrow(next, unit)) return;
      ++next.words;
      if (put_unit(now(next), Unit::kYear, n) && put_unit(now(next), Unit::kYear, other)) walk(end, next);
    });
  };
  if (parse.dates[parse.count - 1].era_calendar != Calendar::kNone) {
    close(number_at(n.end + 1), parse);
    return;
  }
  for_each_meaning(n.end + 1, WordKind::kEra, [&](const Meaning& era, std::size_t end) {
    Parse next = parse;
    if (!narrow(next, era)) return;
    now(next).era_calendar = era.calendar;
    now(next).era = era.value;
    close(number_at(end), next);
  });
}

bool Reader::put_unit(Parts& date, Unit unit, const Number& n) const {
  switch (unit) {
    case Unit::kYear:
      if (n.digits > 4) return false;
      if (date.year) {
        if (date.era_calendar == Calendar::kNone || date.other_year || (n.digits == 4) == (*date.year > 999))
          return false;
        date.other_year = n.small();
        return true;
      }
      set_year(date, n.small(), n.digits);
      return true;
    case Unit::kMonth:
      if (date.month || n.digits > 2) return false;
      date.month = n.small();
      return true;
    case Unit::kDay:
      if (date.day || n.digits > 2) return false;
      date.day = n.small();
      return true;
    case Unit::kHour:
      if (date.hour || n.digits > 2) return false;
      date.hour = n.small();
      date.hour_has_unit = true;
      return true;
    case Unit::kMinute:
      if (date.minute || !date.hour || n.digits > 2) return false;
      date.minute = n.small();
      return true;
    case Unit::kSecond:
      if (date.second || !date.minute || n.digits > 2) return false;
      date.second = n.small();
      return true;
  }
  return false;
}

void Reader::after_hour(std::size_t p, const Parse& parse) {
  if (line_.at(p) == U'半' || line_.at(p) == U'반') {
    Parse next = parse;
    now(next).minute = 30;
    walk(p + 1, next);
  }
  const std::size_t q = skip_spaces(p);
  if (line_.at(q) == U'반') {
    Parse next = parse;
    now(next).minute = 30;
    walk(q + 1, next);
  }
  walk(p, parse);
  const std::size_t m_begin = line_.at(q) == U':' ? q + 1 : q;
  if (!digit_at(m_begin)) return;
  const Number m = number_at(m_begin);
  if (m.digits != 2) return;
  Parse next = parse;
  Parts& date = now(next);
  date.minute = m.small();
  std::size_t end = m.end;
  if ((line_.at(end) == U':' || line_.at(end) == U'.') && digit_at(end + 1)) {
    const Number s = number_at(end + 1);
    if (s.digits != 2) return;
    date.second = s.small();
    end = s.end;
  }
  walk(end, next);
}

// "3:03" is a clock, and none of its numbers a day or a year.
bool Reader::is_of_clock(const Number& n) const {
  const bool before_colon = line_.at(n.end) == U':' && digit_at(n.end + 1);
  const bool after_colon = n.begin > 1 && line_.at(n.begin - 1) == U':' && digit_at(n.begin - 2);
  return before_colon || after_colon;
}

// "2911:30": the day, or the year, and the clock are run together ("2016年6月2911:30", "29.06.201611:30").
// Returns the number of `digits` that `n` begins with; no digits if no clock follows, or it could be another.
Number Reader::before_joined_clock(const Number& n, int digits) const {
  const Number none{.begin = n.begin, .end = n.begin};
  if (line_.at(n.end) != U':' || number_at(n.end + 1).digits != 2) return none;
  const int hours = n.digits - digits;
  if (hours < 1 || hours > 2) return none;
  Number first = n;
  first.end = n.end - static_cast<std::size_t>(hours);
  first.digits = digits;
  first.value = hours == 2 ? n.value / 100 : n.value / 10;
  const std::int64_t hour = hours == 2 ? n.value % 100 : n.value % 10;
  return hour <= 24 ? first : none;
}

void Reader::date_before_joined_clock(const Number& n, const Parse& parse) {
  const Parts& date = parse.dates[parse.count - 1];
  if (date.day && date.month && !date.year && !date.hour) {
    const Number year = before_joined_clock(n, 4);
    if (year.digits == 0) return;
    Parse next = parse;
    ++next.words;
    set_year(now(next), year.small(), 4);
    clock_items(number_at(year.end), next);
    return;
  }
  if (date.day || date.hour || !date.month || !date.year || date.iso_week) return;
  constexpr int kLastDay = 31;
  const Number one = before_joined_clock(n, 1);
  const Number two = before_joined_clock(n, 2);
  const bool short_day = one.digits == 1 && one.value > 0;
  const bool long_day = two.digits == 2 && two.value > 0 && two.value <= kLastDay;
  if (short_day == long_day) return;  // "111:30" is the 1st or the 11th
  const Number& day = long_day ? two : one;
  Parse next = parse;
  ++next.words;
  now(next).day = day.small();
  clock_items(number_at(day.end), next);
}

void Reader::bare_items(const Number& n, const Parse& parse) {
  const Parts& date = parse.dates[parse.count - 1];
  if (is_of_clock(n)) {
    date_before_joined_clock(n, parse);
    return;
  }
  Parse next = parse;
  ++next.words;
  const bool has_era = date.era_calendar != Calendar::kNone;
  if (!date.year &&
      ((n.digits == 4 && n.value >= 1000) || (has_era && n.digits <= 4 && date.month && date.day))) {
    set_year(now(next), n.small(), n.digits);
    walk(n.end, next);
    next = parse;
    ++next.words;
  }
  if (!date.year && has_era && n.digits <= 3 && !date.day) {
    set_year(now(next), n.small(), 4);
    walk(n.end, next);
    next = parse;
    ++next.words;
  }
  if (n.digits <= 2 && !date.day && !date.iso_week && !date.day_of_year) {
    now(next).day = n.small();
    walk(n.end, next);
    next = parse;
    ++next.words;
  }
  if (n.digits <= 2 && !date.hour && (date.period || is_period_at(skip_spaces(n.end)))) {
    now(next).hour = n.small();
    walk(n.end, next);
    next = parse;
    ++next.words;
  }
  const bool apostrophe = n.begin > 0 && line_.at(n.begin - 1) == U'\'';
  // "3.03" beside a name is a clock, or a day and a month.
  if (n.begin > 1 && line_.at(n.begin - 1) == U'.' && digit_at(n.begin - 2)) return;
  if (n.digits == 2 && !date.year && date.month && (date.day || apostrophe) && !is_letter(line_.at(n.end))) {
    set_year(now(next), n.small(), 2);
    walk(n.end, next);
  }
}

bool Reader::is_period_at(std::size_t p) {
  bool found = false;
  for_each_meaning(p, WordKind::kPeriod, [&](const Meaning&, std::size_t) { found = true; });
  return found;
}

}  // namespace broadsheet::schema::dateline
