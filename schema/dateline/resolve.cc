// Calendars and clocks of date lines. The rules are those of docs/DATELINES.md.
#include "dateline/resolve.h"

#include <fmt/format.h>
#include <unicode/calendar.h>
#include <unicode/locid.h>

#include <algorithm>
#include <array>
#include <memory>

#include "dateline/civil.h"
#include "dateline/zone.h"
#include "dateline/zone_names.h"

namespace broadsheet::schema::dateline {
namespace {

constexpr int kBuddhistShift = 543;
constexpr int kRocShift = 1911;
constexpr int kDangiShift = 2333;
constexpr int kPivot = 70;              // 00 to 69 are 2000 to 2069, as in POSIX's %y to one year
constexpr int kFirstBikramYear = 2040;  // 1983 of the Gregorian calendar; ICU has no data for this one
constexpr std::int64_t kSecondsPerDay = 86400;

struct JapaneseEra {
  int era;
  std::string_view name;
  LocalTime first;
  LocalTime last;
};

// Source: the era ordinances; Japan took the Gregorian calendar on 1 January Meiji 6 (1873), the days before
// it are read on it all the same.
constexpr std::array kJapaneseEras{
    JapaneseEra{232, "Meiji", {.year = 1868, .month = 1, .day = 25}, {.year = 1912, .month = 7, .day = 30}},
    JapaneseEra{233, "Taisho", {.year = 1912, .month = 7, .day = 30}, {.year = 1926, .month = 12, .day = 25}},
    JapaneseEra{234, "Showa", {.year = 1926, .month = 12, .day = 25}, {.year = 1989, .month = 1, .day = 7}},
    JapaneseEra{235, "Heisei", {.year = 1989, .month = 1, .day = 8}, {.year = 2019, .month = 4, .day = 30}},
    JapaneseEra{
        236, "Reiwa", {.year = 2019, .month = 5, .day = 1}, {.year = kLastYear, .month = 12, .day = 31}},
};

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> kWeekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                    "Friday", "Saturday", "Sunday"};

NotADateline absurd(std::string reason) { return {std::move(reason), true}; }

bool is_gregorian_count(Calendar calendar) {
  return calendar == Calendar::kNone || calendar == Calendar::kGregorian || calendar == Calendar::kBuddhist ||
         calendar == Calendar::kJapanese || calendar == Calendar::kRoc || calendar == Calendar::kDangi;
}

std::string trimmed(const FoldedLine& line, std::size_t begin, std::size_t end) {
  constexpr std::u32string_view kEdges = U" |,;/-";
  while (begin < end && kEdges.find(line.at(begin)) != std::u32string_view::npos) ++begin;
  while (end > begin && kEdges.find(line.at(end - 1)) != std::u32string_view::npos) --end;
  return line.printed(begin, end);
}

}  // namespace

// The calendar that the parts are in: era, then month name, then a year that only one calendar of the
// language has.
Calendar Resolver::calendar_of(const Parts& parts) const {
  if (parts.era_calendar != Calendar::kNone) return parts.era_calendar;
  if (parts.month_calendar != Calendar::kNone && parts.month_calendar != Calendar::kGregorian) {
    return parts.month_calendar;
  }
  const std::string subtag = language_subtag(language);
  const int year = parts.year.value_or(0);
  const bool numeric = parts.month_calendar == Calendar::kNone;
  const bool persian =
      subtag == "fa" || subtag == "ckb" || subtag == "lrc" || subtag == "mzn" || subtag == "ps";
  if (subtag == "th" && (parts.year_digits == 2 || (year >= 2400 && year <= 2700)))
    return Calendar::kBuddhist;
  if (subtag == "lo" && year >= 2400 && year <= 2700) return Calendar::kBuddhist;
  if (persian && numeric && ((year >= 1250 && year <= 1500) || parts.year_digits == 2))
    return Calendar::kPersian;
  if (subtag == "ar" && numeric && year >= 1300 && year <= 1500) return Calendar::kIslamic;
  if (subtag == "zh" && parts.year_digits == 3) return Calendar::kRoc;
  return Calendar::kGregorian;
}

// Without a locale, a printed weekday or a zone of the United States tells which number is the month.
bool Resolver::open_order_is_month_first(const Parts& parts, bool& settled) const {
  settled = false;
  if (parts.year && parts.month && parts.day && parts.weekday) {
    int year = *parts.year;
    if (parts.year_digits == 2) year += year < kPivot ? 2000 : 1900;
    const LocalTime day_first{.year = year, .month = *parts.month, .day = *parts.day};
    const LocalTime month_first{.year = year, .month = *parts.day, .day = *parts.month};
    const bool day_fits = iso_weekday(day_first) == *parts.weekday;
    const bool month_fits = iso_weekday(month_first) == *parts.weekday;
    settled = day_fits != month_fits;
    if (settled) return month_fits;
  }
  if (parts.abbreviation_end != 0 && !parts.is_iana) {
    const std::string name = line.printed(parts.abbreviation_begin, parts.abbreviation_end);
    for (const std::string_view us : {"ET", "EST", "EDT", "CT", "CDT", "MDT", "PT", "PDT", "AKST", "AKDT"}) {
      if (name == us) {
        settled = true;
        return true;
      }
    }
  }
  return false;
}

std::variant<Resolver::Day, NotADateline> Resolver::other_calendar_day(const Parts& parts,
                                                                       Calendar calendar) const {
  UErrorCode status = U_ZERO_ERROR;
  const std::string name(calendar_name(calendar));
  const std::unique_ptr<icu::Calendar> reckoning(icu::Calendar::createInstance(
      icu::TimeZone::createTimeZone("Etc/UTC"),
      icu::Locale("en", nullptr, nullptr, ("calendar=" + name).c_str()), status));
  if (U_FAILURE(status)) return NotADateline{"no data for the calendar " + name, false};
  int year = *parts.year;
  if (parts.year_digits == 2)
    year += calendar == Calendar::kPersian || calendar == Calendar::kIslamic ? 1400 : 0;
  const int day = parts.day.value_or(1);
  // Hebrew leap years have a second Adar, which ICU's list of names puts last.
  const int month =
      parts.month ? (calendar == Calendar::kHebrew && *parts.month == 14 ? 7 : *parts.month) : 1;
  reckoning->clear();
  reckoning->setLenient(false);
  reckoning->set(UCAL_EXTENDED_YEAR, year);
  reckoning->set(UCAL_MONTH, month - 1);
  reckoning->set(UCAL_DATE, day);
  const double millis = reckoning->getTime(status);
  if (U_FAILURE(status)) {
    return absurd(fmt::format("there is no day {} of month {} in the year {} of the {} calendar", day, month,
                              year, name));
  }
  return Day{civil_time(static_cast<std::int64_t>(millis / 1000)), calendar};
}

std::variant<Resolver::Day, NotADateline> Resolver::resolve_day(Parts& parts, Dateline& out) const {
  if (parts.unix_seconds) return Day{civil_time(*parts.unix_seconds), Calendar::kGregorian};
  if (!parts.year) {
    if (!hints.reference || !parts.month || !parts.day) return NotADateline{"the date has no year", false};
    // The year that puts the day nearest to the reference: an agency's "December 31" of an issue of 1
    // January.
    const int around = hints.reference->year;
    const std::int64_t then = civil_seconds(*hints.reference);
    std::optional<std::int64_t> best;
    for (int year = around - 1; year <= around + 1; ++year) {
      if (*parts.day < 1 || *parts.day > days_in_month(year, *parts.month)) continue;
      const std::int64_t gap =
          std::abs(civil_seconds({.year = year, .month = *parts.month, .day = *parts.day}) - then);
      if (!best || gap < *best) {
        best = gap;
        parts.year = year;
      }
    }
    if (!parts.year) return absurd(fmt::format("there is no {} in any year near {}", *parts.day, around));
    parts.year_digits = 4;
    out.rules.push_back(fmt::format("no year printed -> {} (nearest to the reference)", *parts.year));
    out.confidence *= 0.9;
  }
  if (parts.day && !parts.month && !parts.iso_week) return NotADateline{"the date has no month", false};

  const Calendar calendar = calendar_of(parts);
  // Of "2024年(令和6年)" the era counts, and the other number must be the same year.
  std::optional<int> gregorian_year;
  if (parts.other_year) {
    gregorian_year = std::max(*parts.year, *parts.other_year);
    parts.year = std::min(*parts.year, *parts.other_year);
    parts.year_digits = 4;
  }
  const bool short_year =
      parts.year_digits <= 2 && calendar != Calendar::kJapanese && calendar != Calendar::kRoc;
  if (!is_gregorian_count(calendar)) {
    if (short_year) out.rules.push_back(fmt::format("two-digit year {:02}", *parts.year));
    return other_calendar_day(parts, calendar);
  }

  int year = *parts.year;
  if (year < 1 && parts.year_digits != 2) return absurd(fmt::format("there is no year {}", year));
  if (calendar == Calendar::kBuddhist) {
    if (short_year) {
      year += 2500;
      out.rules.push_back(fmt::format("two-digit year {:02} -> {} (Buddhist era)", *parts.year, year));
      out.confidence *= 0.9;
    }
    year -= kBuddhistShift;
  } else if (calendar == Calendar::kDangi) {
    year -= kDangiShift;
  } else if (calendar == Calendar::kRoc) {
    year = parts.era_calendar == Calendar::kRoc && parts.era == 0 ? kRocShift + 1 - year : year + kRocShift;
  } else if (calendar == Calendar::kGregorian && parts.era_calendar == Calendar::kGregorian &&
             parts.era == 0) {
    return absurd("a date before Christ is no date of a newspaper");
  } else if (calendar == Calendar::kGregorian && short_year) {
    year += year < kPivot ? 2000 : 1900;
    out.rules.push_back(fmt::format("two-digit year {:02} -> {}", *parts.year, year));
    out.confidence *= 0.9;
  }
  const JapaneseEra* era = nullptr;
  if (calendar == Calendar::kJapanese) {
    for (const JapaneseEra& row : kJapaneseEras) {
      if (row.era == parts.era) era = &row;
    }
    if (era == nullptr || *parts.year < 1) return absurd("no such year of that era");
    year = era->first.year + *parts.year - 1;
  }
  if (gregorian_year && *gregorian_year != year)
    return absurd(fmt::format("the years {} and {} are not the same", *gregorian_year, *parts.year));
  if (year < kFirstYear || year > kLastYear) {
    return absurd(
        fmt::format("the year {} is not one of a newspaper ({} to {})", year, kFirstYear, kLastYear));
  }

  if (calendar == Calendar::kGregorian && parts.era_calendar == Calendar::kNone && year >= kFirstBikramYear &&
      language_subtag(language) == "ne") {
    return NotADateline{
        fmt::format("{} looks like a year of the Bikram Sambat, a calendar that is not known here", year),
        false};
  }
  if (parts.year_open) {
    return NotADateline{fmt::format("year, month and day can't be told apart in '{}'; give the language",
                                    line.printed(parts.begin, parts.end)),
                        false, true};
  }
  if (parts.order_open) {
    bool settled = false;
    const bool month_first = open_order_is_month_first(parts, settled);
    if (!settled) {
      return NotADateline{fmt::format("day and month can't be told apart in '{}'; give the language",
                                      line.printed(parts.begin, parts.end)),
                          false, true};
    }
    if (month_first) std::swap(parts.month, parts.day);
    out.rules.push_back(fmt::format("{} first (by {})", month_first ? "month" : "day",
                                    parts.weekday ? "the weekday" : "the zone"));
  } else if (parts.order_by_locale) {
    out.rules.push_back(fmt::format("{} first (locale {})",
                                    day_month_order(language) == DayMonthOrder::kMonthDay ? "month" : "day",
                                    language));
  }

  LocalTime local{.year = year};
  if (parts.iso_week) {
    const LocalTime monday = first_iso_monday(year);
    const LocalTime next = first_iso_monday(year + 1);
    const std::int64_t weeks = (civil_seconds(next) - civil_seconds(monday)) / (7 * kSecondsPerDay);
    if (*parts.iso_week < 1 || *parts.iso_week > weeks || *parts.day < 1 || *parts.day > 7) {
      return absurd(fmt::format("there is no day {} of week {} in {}", *parts.day, *parts.iso_week, year));
    }
    return Day{
        civil_time(civil_seconds(monday) + ((*parts.iso_week - 1) * 7 + *parts.day - 1) * kSecondsPerDay),
        Calendar::kGregorian};
  }
  if (parts.day_of_year) {
    const int days = days_in_month(year, 2) + 337;
    if (*parts.day_of_year < 1 || *parts.day_of_year > days) {
      return absurd(fmt::format("there is no day {} in {}", *parts.day_of_year, year));
    }
    return Day{civil_time(civil_seconds(local) + (*parts.day_of_year - 1) * kSecondsPerDay),
               Calendar::kGregorian};
  }
  local.month = parts.month.value_or(era != nullptr && *parts.year == 1 ? era->first.month : 1);
  local.day = parts.day.value_or(era != nullptr && *parts.year == 1 && !parts.month ? era->first.day : 1);
  if (local.month < 1 || local.month > 12) return absurd(fmt::format("there is no month {}", local.month));
  if (local.day < 1 || local.day > days_in_month(year, local.month)) {
    return absurd(fmt::format("there is no {} {} {}", local.day,
                              kMonths[static_cast<std::size_t>(local.month - 1)], year));
  }
  if (era != nullptr && parts.month) {
    LocalTime end = local;
    if (!parts.day) end.day = days_in_month(year, local.month);
    if (civil_seconds(end) < civil_seconds(era->first) || civil_seconds(local) > civil_seconds(era->last)) {
      return absurd(fmt::format("there is no {} {} in {} {}", local.day,
                                kMonths[static_cast<std::size_t>(local.month - 1)], era->name, *parts.year));
    }
  } else if (era != nullptr && year > era->last.year) {
    return absurd(fmt::format("there is no year {} of {}", *parts.year, era->name));
  }
  return Day{local, calendar};
}

// The hour of the day of a printed hour and its day period.
std::optional<NotADateline> Resolver::resolve_clock(const Parts& parts, LocalTime& local) const {
  int hour = *parts.hour;
  const int minute = parts.minute.value_or(0);
  int second = parts.second.value_or(0);
  const auto no_such_time = [&] {
    std::string time = fmt::format("{:02}:{:02}", *parts.hour, minute);
    if (parts.second) time += fmt::format(":{:02}", *parts.second);
    return absurd("there is no time " + time);
  };
  // Broadcasters of Japan count the hours after midnight with the day before.
  constexpr int kLastNightHour = 29;
  const bool night = hour > 24 && hour <= kLastNightHour && parts.hour_has_unit && !parts.period &&
                     language_subtag(language) == "ja" && minute <= 59 && second <= 59;
  if (night) {
    LocalTime day = local;
    day.hour = hour - 24;
    day.minute = minute;
    day.second = second;
    local = civil_time(civil_seconds(day) + kSecondsPerDay);
    return std::nullopt;
  }
  if (hour > 24 || minute > 59 || second > 60 || (second == 60 && minute != 59)) return no_such_time();
  if (second == 60) second = 59;
  if (parts.period) {
    const auto names = [&](int h) {
      return h < 24 && (static_cast<std::uint32_t>(*parts.period) >> h & 1U) != 0;
    };
    if (hour <= 12) {
      const int early = hour % 12;
      const int late = early + 12;
      // A period that names neither ("evening" at 12): its hours lie mostly in one half.
      const auto mask = static_cast<std::uint32_t>(*parts.period);
      const bool afternoon = (mask & 0xFFF000U) != 0 && (mask & 0x000FFFU) == 0;
      if (names(early) != names(late)) {
        hour = names(late) ? late : early;
      } else if (!names(early)) {
        hour = afternoon ? late : early;
      } else if (hour != 0) {
        hour = hour == 12 ? late : early;
      }
    } else if (hour < 24 && !names(hour)) {
      const auto mask = static_cast<std::uint32_t>(*parts.period);
      if ((mask & 0xFFF000U) == 0) return absurd(fmt::format("{}:{:02} is not in the morning", hour, minute));
    }
  }
  if (hour == 24) {
    if (minute != 0 || second != 0) return no_such_time();
    LocalTime midnight = local;
    midnight.hour = 0;
    local = civil_time(civil_seconds(midnight) + kSecondsPerDay);
    return std::nullopt;
  }
  local.hour = hour;
  local.minute = minute;
  local.second = second;
  return std::nullopt;
}

std::optional<NotADateline> Resolver::resolve_zone(const Parts& parts, Dateline& out) const {
  const std::int64_t wall = civil_seconds(out.local);
  if (parts.zone_end != 0) {
    std::size_t begin = parts.zone_begin;
    std::size_t end = parts.zone_end;
    if (begin > 0 && line.at(begin - 1) == U'(' && line.at(end) == U')') {
      --begin;
      ++end;
    } else if (line.at(end) == U']') {  // RFC 9557: "+09:00[Asia/Seoul]"
      ++end;
    }
    out.zone_written = line.printed(begin, end);
  }
  std::optional<int> offset = parts.offset;
  ZoneMeaning meaning;
  if (parts.abbreviation_end != 0) {
    const std::string printed = line.printed(parts.abbreviation_begin, parts.abbreviation_end);
    std::string folded;
    for (std::size_t i = parts.abbreviation_begin; i < parts.abbreviation_end; ++i) {
      const char32_t c = line.glyphs[i].original;
      if (c < 0x80) folded += static_cast<char>(c);
    }
    if (parts.is_iana) {
      meaning.zone = printed;
    } else {
      DatelineHints with_language = hints;
      with_language.language = language;
      // As printed, and with full-width letters made plain.
      meaning = zone_of_abbreviation(is_zone_abbreviation(printed, hints) ? printed : folded, with_language);
    }
  } else if (parts.zone_name != nullptr) {
    const std::size_t mark = parts.zone_name->find('!');
    meaning.zone = parts.zone_name->substr(0, mark);
    if (mark != std::string::npos && !meaning.zone.empty()) {
      const auto [winter, summer] = seasonal_offsets(meaning.zone, wall);
      meaning.fixed_offset = (*parts.zone_name)[mark + 1] == 'd' ? summer : winter;
    }
    if (!parts.offset || *parts.offset != 0 || meaning.zone != "Etc/UTC") {
      meaning.rule = out.zone_written + " -> " + meaning.zone;
    }
  }

  if (!meaning.zone.empty() && offset && meaning.zone != "Etc/UTC") {
    // "+0900 (KST)": the offset tells the instant, the name its zone if the two agree.
    const std::int64_t instant = wall - *offset;
    if (local_time(instant, meaning.zone).second == *offset || meaning.fixed_offset == offset) {
      out.zone = meaning.zone;
      if (!meaning.rule.empty()) out.rules.push_back(meaning.rule);
    } else {
      out.zone = offset_name(*offset);
      out.rules.push_back(out.zone_written + ": the offset counts");
      out.confidence *= 0.7;
    }
    out.utc_seconds = instant;
  } else if (offset) {
    out.zone = *offset == 0 && meaning.zone == "Etc/UTC" ? meaning.zone : offset_name(*offset);
    if (*offset == 0)
      out.zone =
          out.zone_written.starts_with('-') || out.zone_written.starts_with('+') ? "+00:00" : "Etc/UTC";
    out.utc_seconds = wall - *offset;
  } else if (!meaning.zone.empty()) {
    out.zone = meaning.zone;
    if (!meaning.rule.empty()) out.rules.push_back(meaning.rule);
    out.confidence *= meaning.confidence;
    out.utc_seconds = meaning.fixed_offset ? wall - *meaning.fixed_offset : utc_seconds(out.local, out.zone);
  } else if (parts.unix_seconds) {
    out.zone = "Etc/UTC";
    out.utc_seconds = wall;
  } else if (!place_zone.empty()) {
    out.zone = std::string(place_zone);
    out.utc_seconds = utc_seconds(out.local, out.zone);
    out.confidence *= 0.95;
  } else {
    out.zone = zone_of_language(language);
    if (!out.zone.empty()) {
      out.rules.push_back(fmt::format("no zone printed -> {} (language {}{})", out.zone, language,
                                      language_told ? "" : ", by its words"));
      out.confidence *= language_told ? 0.95 : 0.85;
    } else if (!hints.default_zone.empty()) {
      out.zone = hints.default_zone;
      out.rules.push_back("no zone printed -> " + out.zone + " (given as default)");
      out.confidence *= 0.95;
    } else {
      out.confidence *= 0.8;
      out.rules.emplace_back("no zone printed -> UTC");
    }
    out.utc_seconds = utc_seconds(out.local, out.zone);
  }
  out.utc_offset_seconds = static_cast<int>(wall - out.utc_seconds);
  // A skipped wall clock is not `offset` away from its instant: say what the zone really was ahead then.
  if (!meaning.fixed_offset && !offset && !out.zone.empty()) {
    const auto [shown, ahead] = local_time(out.utc_seconds, out.zone);
    if (shown != out.local) {
      out.utc_offset_seconds = ahead;
      out.rules.emplace_back("the clock skipped that reading -> the instant of the change");
      out.confidence *= 0.7;
    }
  }
  return std::nullopt;
}

std::variant<Dateline, NotADateline> Resolver::resolve_date(const Parts& printed, const Parts* first) const {
  Parts parts = printed;
  if (!parts.has_date() && first != nullptr) {  // "수정 09:20" after a whole date
    parts.year = first->year;
    parts.year_digits = first->year_digits;
    parts.month = first->month;
    parts.month_calendar = first->month_calendar;
    parts.day = first->day;
    parts.era_calendar = first->era_calendar;
    parts.era = first->era;
    parts.order_open = first->order_open;
  }
  if (first != nullptr && !parts.year && parts.month && parts.day && first->year) {
    parts.year = first->year;
    parts.year_digits = first->year_digits;
    parts.era_calendar = first->era_calendar;
    parts.era = first->era;
  }
  if (first != nullptr && parts.zone_end == 0) {
    parts.offset = first->offset;
    parts.zone_name = first->zone_name;
    parts.abbreviation_begin = first->abbreviation_begin;
    parts.abbreviation_end = first->abbreviation_end;
    parts.is_iana = first->is_iana;
    parts.zone_begin = first->zone_begin;
    parts.zone_end = first->zone_end;
  }
  Dateline out;
  out.text = trimmed(line, printed.begin, printed.end);
  auto day = resolve_day(parts, out);
  if (auto* failure = std::get_if<NotADateline>(&day)) return std::move(*failure);
  out.local = std::get<Day>(day).local;
  out.calendar = std::string(calendar_name(std::get<Day>(day).calendar));
  if (out.local.year < kFirstYear || out.local.year > kLastYear) {
    return absurd(fmt::format("the year {} is not one of a newspaper ({} to {})", out.local.year, kFirstYear,
                              kLastYear));
  }
  const bool has_day = parts.day || parts.day_of_year || parts.unix_seconds;
  if (parts.has_time() && !has_day) return NotADateline{"a time without a day", false};
  if (parts.weekday && !has_day) return NotADateline{"a weekday without a day", false};
  out.precision = parts.unix_seconds || parts.second ? Precision::kSecond
                  : parts.minute                     ? Precision::kMinute
                  : parts.hour                       ? Precision::kHour
                  : has_day || parts.iso_week        ? Precision::kDay
                  : parts.month                      ? Precision::kMonth
                                                     : Precision::kYear;
  if (parts.weekday && iso_weekday(out.local) != *parts.weekday) {
    out.rules.push_back(fmt::format("printed as a {}, but it was a {}",
                                    kWeekdays[static_cast<std::size_t>(*parts.weekday - 1)],
                                    kWeekdays[static_cast<std::size_t>(iso_weekday(out.local) - 1)]));
    out.confidence *= 0.5;
  }
  if (parts.hour) {
    if (auto failure = resolve_clock(parts, out.local)) return std::move(*failure);
  }
  if (auto failure = resolve_zone(parts, out)) return std::move(*failure);
  return out;
}

std::variant<DatelineReading, NotADateline> Resolver::resolve(const Parse& parse) const {
  // A year alone says so only where nothing else is in the line: "1941", not "in 1941".
  const Parts& only = parse.dates[0];
  if (parse.count == 1 && only.year && !only.month && !only.day && !only.day_of_year && !only.unix_seconds &&
      (parse.extras > 0 || parse.words > 1 || only.year_digits < 4) && only.era_calendar == Calendar::kNone) {
    return NotADateline{"a year beside other words is no date line", false};
  }
  std::optional<Dateline> published;
  std::optional<Dateline> modified;
  bool labelled = false;
  for (std::size_t i = 0; i < parse.count; ++i) {
    auto date = resolve_date(parse.dates[i], i > 0 ? &parse.dates[0] : nullptr);
    if (auto* failure = std::get_if<NotADateline>(&date)) return std::move(*failure);
    const bool is_update = parse.dates[i].label == Label::kModified;
    labelled = labelled || is_update;
    std::optional<Dateline>& place = is_update ? modified : published;
    // Of several, the first publication ("entered" before "approved") and the last change count.
    if (is_update || !place) place = std::get<Dateline>(std::move(date));
  }
  if (!published) {
    published = modified;
    published->rules.emplace_back("only the last change is printed");
    published->confidence *= 0.8;
  }
  return DatelineReading{std::move(*published), std::move(modified)};
}

}  // namespace broadsheet::schema::dateline
