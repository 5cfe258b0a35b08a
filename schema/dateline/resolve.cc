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

using Why = NotADateline::Why;

constexpr int kBuddhistShift = 543;
constexpr int kBuddhistCentury = 2500;  // of a year of two digits
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

NotADateline no_such_day(std::string reason) { return {Why::kNoSuchDay, std::move(reason)}; }

NotADateline far_year(int year) {
  return {Why::kFarYear,
          fmt::format("the year {} is not one of a newspaper ({} to {})", year, kFirstYear, kLastYear)};
}

// True for "24" where a year has more digits: those of an emperor's reign and of the Republic of China have
// few.
bool has_short_year(const Parts& parts, Calendar calendar) {
  return parts.year_digits <= 2 && calendar != Calendar::kJapanese && calendar != Calendar::kRoc;
}

const JapaneseEra* japanese_era(int era) {
  const auto* found = std::find_if(kJapaneseEras.begin(), kJapaneseEras.end(),
                                   [&](const JapaneseEra& row) { return row.era == era; });
  return found == kJapaneseEras.end() ? nullptr : found;
}

std::string_view month_name(int month) { return kMonths[static_cast<std::size_t>(month - 1)]; }

// The Gregorian year of a year of `calendar`, whose months are Gregorian; `era` is its era if it is Japanese.
std::variant<int, NotADateline> gregorian_year(const Parts& parts, Calendar calendar, const JapaneseEra* era,
                                               Dateline& out) {
  const int printed = *parts.year;
  const bool is_short = has_short_year(parts, calendar);
  if (printed < 1 && parts.year_digits != 2)
    return NotADateline{Why::kNoSuchDay, fmt::format("there is no year {}", printed)};
  switch (calendar) {
    case Calendar::kBuddhist:
      if (!is_short) return printed - kBuddhistShift;
      out.rules.push_back(
          fmt::format("two-digit year {:02} -> {} (Buddhist era)", printed, printed + kBuddhistCentury));
      out.confidence *= 0.9;
      return printed + kBuddhistCentury - kBuddhistShift;
    case Calendar::kDangi:
      return printed - kDangiShift;
    case Calendar::kRoc: {
      const bool before = parts.era_calendar == Calendar::kRoc && parts.era == 0;
      return before ? kRocShift + 1 - printed : printed + kRocShift;
    }
    case Calendar::kJapanese:
      if (era == nullptr || printed < 1) return NotADateline{Why::kNoSuchEraYear, "no such year of that era"};
      return era->first.year + printed - 1;
    default:
      break;
  }
  if (calendar == Calendar::kGregorian && parts.era_calendar == Calendar::kGregorian && parts.era == 0)
    return NotADateline{Why::kBeforeChrist, "a date before Christ is not the date of a newspaper"};
  if (calendar != Calendar::kGregorian || !is_short) return printed;
  const int year = printed + (printed < kPivot ? 2000 : 1900);
  out.rules.push_back(fmt::format("two-digit year {:02} -> {}", printed, year));
  out.confidence *= 0.9;
  return year;
}

// "2024-W09-5".
std::variant<LocalTime, NotADateline> day_of_iso_week(const Parts& parts, int year) {
  const LocalTime monday = first_iso_monday(year);
  const LocalTime next = first_iso_monday(year + 1);
  const std::int64_t weeks = (civil_seconds(next) - civil_seconds(monday)) / (7 * kSecondsPerDay);
  if (*parts.iso_week < 1 || *parts.iso_week > weeks || *parts.day < 1 || *parts.day > 7) {
    return no_such_day(fmt::format("there is no day {} of week {} in {}", *parts.day, *parts.iso_week, year));
  }
  return civil_time(civil_seconds(monday) + ((*parts.iso_week - 1) * 7 + *parts.day - 1) * kSecondsPerDay);
}

// "2024-061".
std::variant<LocalTime, NotADateline> day_of_year(const Parts& parts, int year) {
  const int days = days_in_month(year, 2) + 337;
  if (*parts.day_of_year < 1 || *parts.day_of_year > days)
    return no_such_day(fmt::format("there is no day {} in {}", *parts.day_of_year, year));
  return civil_time(civil_seconds({.year = year}) + (*parts.day_of_year - 1) * kSecondsPerDay);
}

// Day and month, or the first of what is printed; it must lie in its era if it names one.
std::variant<LocalTime, NotADateline> day_of_month(const Parts& parts, int year, const JapaneseEra* era) {
  const bool first_year = era != nullptr && *parts.year == 1;
  LocalTime local{.year = year};
  local.month = parts.month.value_or(first_year ? era->first.month : 1);
  local.day = parts.day.value_or(first_year && !parts.month ? era->first.day : 1);
  if (local.month < 1 || local.month > 12)
    return no_such_day(fmt::format("there is no month {}", local.month));
  if (local.day < 1 || local.day > days_in_month(year, local.month))
    return no_such_day(fmt::format("there is no {} {} {}", local.day, month_name(local.month), year));
  if (era != nullptr && parts.month) {
    LocalTime end = local;
    if (!parts.day) end.day = days_in_month(year, local.month);
    if (civil_seconds(end) < civil_seconds(era->first) || civil_seconds(local) > civil_seconds(era->last)) {
      return no_such_day(fmt::format("there is no {} {} in {} {}", local.day, month_name(local.month),
                                     era->name, *parts.year));
    }
  } else if (era != nullptr && year > era->last.year) {
    return no_such_day(fmt::format("there is no year {} of {}", *parts.year, era->name));
  }
  return local;
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
  if (parts.month_calendar != Calendar::kNone && parts.month_calendar != Calendar::kGregorian)
    return parts.month_calendar;
  const bool numeric = parts.month_calendar == Calendar::kNone;
  return calendar_of_bare_year(language_subtag(language), parts.year.value_or(0), parts.year_digits, numeric)
      .value_or(Calendar::kGregorian);
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
  settled = parts.abbreviation_end != 0 && !parts.is_iana &&
            tells_month_first(line.printed(parts.abbreviation_begin, parts.abbreviation_end));
  return settled;
}

std::variant<Resolver::Day, NotADateline> Resolver::other_calendar_day(const Parts& parts,
                                                                       Calendar calendar) const {
  UErrorCode status = U_ZERO_ERROR;
  const std::string name(calendar_name(calendar));
  const std::unique_ptr<icu::Calendar> reckoning(icu::Calendar::createInstance(
      icu::TimeZone::createTimeZone("Etc/UTC"),
      icu::Locale("en", nullptr, nullptr, ("calendar=" + name).c_str()), status));
  if (U_FAILURE(status)) return NotADateline{Why::kUnknownCalendar, "no data for the calendar " + name};
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
    return NotADateline{Why::kNoSuchDay,
                        fmt::format("there is no day {} of month {} in the year {} of the {} calendar", day,
                                    month, year, name)};
  }
  return Day{civil_time(static_cast<std::int64_t>(millis / 1000)), calendar};
}

// Without a printed year: the one that puts the day nearest to the reference, as an agency's "December 31" of
// an issue of 1 January means the year before.
std::optional<NotADateline> Resolver::complete_year(Parts& parts, Dateline& out) const {
  if (parts.year) return std::nullopt;
  if (!hints.reference || !parts.month || !parts.day)
    return NotADateline{Why::kNoYear, "the date has no year"};
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
  if (!parts.year) {
    return NotADateline{Why::kNoSuchDay,
                        fmt::format("there is no {} in any year near {}", *parts.day, around)};
  }
  parts.year_digits = 4;
  out.rules.push_back(fmt::format("no year printed -> {} (nearest to the reference)", *parts.year));
  out.confidence *= 0.9;
  return std::nullopt;
}

// What tells day and month apart, where their places leave it open; swaps them if the month came first.
std::optional<NotADateline> Resolver::settle_order(Parts& parts, Dateline& out) const {
  const auto open = [&](std::string_view what) {
    return NotADateline{Why::kOpenOrder, fmt::format("{} can't be told apart in '{}'; give the language",
                                                     what, line.printed(parts.begin, parts.end))};
  };
  if (parts.year_open) return open("year, month and day");
  if (parts.order_open) {
    bool settled = false;
    const bool month_first = open_order_is_month_first(parts, settled);
    if (!settled) return open("day and month");
    if (month_first) std::swap(parts.month, parts.day);
    out.rules.push_back(fmt::format("{} first (by {})", month_first ? "month" : "day",
                                    parts.weekday ? "the weekday" : "the zone"));
  } else if (parts.order_by_locale) {
    out.rules.push_back(fmt::format("{} first (locale {})",
                                    day_month_order(language) == DayMonthOrder::kMonthDay ? "month" : "day",
                                    language));
  }
  return std::nullopt;
}

std::variant<Resolver::Day, NotADateline> Resolver::resolve_day(Parts& parts, Dateline& out) const {
  if (parts.unix_seconds) return Day{civil_time(*parts.unix_seconds), Calendar::kGregorian};
  if (auto failure = complete_year(parts, out)) return std::move(*failure);
  if (parts.day && !parts.month && !parts.iso_week)
    return NotADateline{Why::kNoMonth, "the date has no month"};

  const Calendar calendar = calendar_of(parts);
  // Of "2024年(令和6年)" the era counts, and the other number must be the same year.
  std::optional<int> other_year;
  if (parts.other_year) {
    other_year = std::max(*parts.year, *parts.other_year);
    parts.year = std::min(*parts.year, *parts.other_year);
    parts.year_digits = 4;
  }
  if (!has_gregorian_months(calendar)) {
    if (has_short_year(parts, calendar))
      out.rules.push_back(fmt::format("two-digit year {:02}", *parts.year));
    return other_calendar_day(parts, calendar);
  }
  const JapaneseEra* era = calendar == Calendar::kJapanese ? japanese_era(parts.era) : nullptr;
  const auto told = gregorian_year(parts, calendar, era, out);
  if (const auto* failure = std::get_if<NotADateline>(&told)) return *failure;
  const int year = std::get<int>(told);
  if (other_year && *other_year != year) {
    return NotADateline{Why::kYearsDiffer,
                        fmt::format("the years {} and {} are not the same", *other_year, *parts.year)};
  }
  if (year < kFirstYear || year > kLastYear) return far_year(year);
  if (calendar == Calendar::kGregorian && parts.era_calendar == Calendar::kNone && year >= kFirstBikramYear &&
      language_subtag(language) == "ne") {
    return NotADateline{
        Why::kUnknownCalendar,
        fmt::format("{} looks like a year of the Bikram Sambat, a calendar that is not known here", year)};
  }
  if (auto failure = settle_order(parts, out)) return std::move(*failure);
  auto day = parts.iso_week      ? day_of_iso_week(parts, year)
             : parts.day_of_year ? day_of_year(parts, year)
                                 : day_of_month(parts, year, era);
  if (auto* failure = std::get_if<NotADateline>(&day)) return std::move(*failure);
  const bool by_number = parts.iso_week || parts.day_of_year;
  return Day{std::get<LocalTime>(day), by_number ? Calendar::kGregorian : calendar};
}

// The hour of the day of a printed hour and its day period.
std::optional<NotADateline> Resolver::resolve_clock(const Parts& parts, LocalTime& local) const {
  int hour = *parts.hour;
  const int minute = parts.minute.value_or(0);
  int second = parts.second.value_or(0);
  const auto no_such_time = [&] {
    std::string time = fmt::format("{:02}:{:02}", *parts.hour, minute);
    if (parts.second) time += fmt::format(":{:02}", *parts.second);
    return NotADateline{Why::kNoSuchTime, "there is no time " + time};
  };
  // Broadcasters of Japan count the hours after midnight with the day before: "24時30分", "深夜25時".
  constexpr int kLastNightHour = 29;
  constexpr std::uint32_t kNight = 0x00003F;  // midnight to 5:59
  const bool of_night = !parts.period || (static_cast<std::uint32_t>(*parts.period) & kNight) != 0;
  const bool night = hour >= 24 && hour <= kLastNightHour && parts.hour_has_unit && of_night &&
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
      if ((mask & 0xFFF000U) == 0) {
        return NotADateline{Why::kNotOfItsPeriod,
                            fmt::format("{}:{:02} is not in the morning", hour, minute)};
      }
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

// The zone as printed, with the brackets around it.
std::string Resolver::printed_zone(const Parts& parts) const {
  if (parts.zone_end == 0) return {};
  std::size_t begin = parts.zone_begin;
  std::size_t end = parts.zone_end;
  if (begin > 0 && line.at(begin - 1) == U'(' && line.at(end) == U')') {
    --begin;
    ++end;
  } else if (line.at(end) == U']') {  // RFC 9557: "+09:00[Asia/Seoul]"
    ++end;
  }
  return line.printed(begin, end);
}

// What the printed name of a zone means at the wall clock `wall`; empty if there is none.
ZoneMeaning Resolver::named_zone(const Parts& parts, std::string_view written, std::int64_t wall) const {
  ZoneMeaning meaning;
  if (parts.abbreviation_end != 0) {
    const std::string printed = line.printed(parts.abbreviation_begin, parts.abbreviation_end);
    if (parts.is_iana) {
      meaning.zone = printed;
      return meaning;
    }
    // As printed, and with full-width letters made plain.
    std::string plain;
    for (std::size_t i = parts.abbreviation_begin; i < parts.abbreviation_end; ++i) {
      const char32_t c = line.glyphs[i].original;
      if (c < 0x80) plain += static_cast<char>(c);
    }
    DatelineHints with_language = hints;
    with_language.language = language;
    return zone_of_abbreviation(is_zone_abbreviation(printed, hints) ? printed : plain, with_language);
  }
  if (parts.zone_name == nullptr) return meaning;
  // "Asia/Seoul", or "Europe/Berlin!d" and "!s" for its summer and standard time.
  const std::size_t mark = parts.zone_name->find('!');
  meaning.zone = parts.zone_name->substr(0, mark);
  if (mark != std::string::npos && !meaning.zone.empty()) {
    const auto [winter, summer] = seasonal_offsets(meaning.zone, wall);
    meaning.fixed_offset = (*parts.zone_name)[mark + 1] == 'd' ? summer : winter;
  }
  if (!parts.offset || *parts.offset != 0 || meaning.zone != "Etc/UTC")
    meaning.rule = std::string(written) + " -> " + meaning.zone;
  return meaning;
}

// With a printed offset, which tells the instant; a name beside it ("+0900 (KST)") tells the zone if the two
// agree.
void Resolver::take_offset(int offset, const ZoneMeaning& named, std::int64_t wall, Dateline& out) const {
  out.utc_seconds = wall - offset;
  if (!named.zone.empty() && named.zone != "Etc/UTC") {
    const bool agree =
        local_time(out.utc_seconds, named.zone).second == offset || named.fixed_offset == offset;
    out.zone = agree ? named.zone : offset_name(offset);
    if (agree && !named.rule.empty()) out.rules.push_back(named.rule);
    if (!agree) {
      out.rules.push_back(out.zone_written + ": the offset counts");
      out.confidence *= 0.7;
    }
    return;
  }
  const bool signed_zero = out.zone_written.starts_with('-') || out.zone_written.starts_with('+');
  out.zone = offset != 0 ? offset_name(offset) : signed_zero ? "+00:00" : "Etc/UTC";
}

// Without a printed zone. What is stated counts before what is guessed.
void Resolver::guess_zone(const Parts& parts, std::int64_t wall, Dateline& out) const {
  if (parts.unix_seconds) {
    out.zone = "Etc/UTC";
    out.utc_seconds = wall;
    return;
  }
  constexpr double kStated = 0.95;
  constexpr double kGuessed = 0.7;  // by a language that was guessed, or that is printed in many zones
  constexpr double kNone = 0.6;     // UTC, because some instant is needed to sort by
  const auto take = [&](std::string_view zone, std::string_view why, double confidence) {
    out.zone = std::string(zone);
    if (!why.empty()) out.rules.push_back(fmt::format("no zone printed -> {} ({})", zone, why));
    out.confidence *= confidence;
  };
  const LanguageZone own = zone_of_language(language);
  const bool given = language_told && hints.language_source == LanguageSource::kGiven;
  const bool stated = language_told && hints.language_source != LanguageSource::kGuessed;
  if (!hints.told_zone.empty()) {
    take(hints.told_zone, "told with the date", kStated);
  } else if (!place_zone.empty()) {
    take(place_zone, {}, kStated);
  } else if (stated && !own.zone.empty() && !own.is_one_of_many) {
    take(own.zone, fmt::format("language {}", language), kStated);
  } else if (!hints.default_zone.empty()) {
    take(hints.default_zone, "given as default", kStated);
  } else if (given && own.is_one_of_many) {
    take(own.zone, fmt::format("language {}, which is printed in other zones too", language), kGuessed);
  } else if (!stated && !own.zone.empty() && !own.is_one_of_many) {
    take(own.zone, fmt::format("language {}, {}", language, language_told ? "guessed" : "by its words"),
         kGuessed);
  } else {
    out.rules.emplace_back(own.is_one_of_many
                               ? fmt::format("no zone printed -> UTC (language {} is printed in many zones)",
                                             language_subtag(language))
                               : "no zone printed -> UTC");
    out.confidence *= kNone;
  }
  out.utc_seconds = utc_seconds(out.local, out.zone);
}

void Resolver::resolve_zone(const Parts& parts, Dateline& out) const {
  const std::int64_t wall = civil_seconds(out.local);
  out.zone_written = printed_zone(parts);
  const ZoneMeaning named = named_zone(parts, out.zone_written, wall);
  if (parts.offset) {
    take_offset(*parts.offset, named, wall, out);
  } else if (!named.zone.empty()) {
    out.zone = named.zone;
    if (!named.rule.empty()) out.rules.push_back(named.rule);
    out.confidence *= named.confidence;
    out.utc_seconds = named.fixed_offset ? wall - *named.fixed_offset : utc_seconds(out.local, out.zone);
  } else {
    guess_zone(parts, wall, out);
  }
  out.utc_offset_seconds = static_cast<int>(wall - out.utc_seconds);
  if (named.fixed_offset || parts.offset || out.zone.empty()) return;
  // A skipped wall clock is not its zone's offset away from its instant: say what the zone really was ahead
  // then.
  const auto [shown, ahead] = local_time(out.utc_seconds, out.zone);
  if (shown == out.local) return;
  out.utc_offset_seconds = ahead;
  out.rules.emplace_back("the clock skipped that reading -> the instant of the change");
  out.confidence *= 0.7;
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
  if (out.local.year < kFirstYear || out.local.year > kLastYear) return far_year(out.local.year);
  const bool has_day = parts.day || parts.day_of_year || parts.unix_seconds;
  if (parts.has_time() && !has_day) return NotADateline{Why::kNoDay, "a time without a day"};
  if (parts.weekday && !has_day) return NotADateline{Why::kNoDay, "a weekday without a day"};
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
  resolve_zone(parts, out);
  return out;
}

std::variant<DatelineReading, NotADateline> Resolver::resolve(const Parse& parse) const {
  // A year alone says so only where nothing else is in the line: "1941", not "in 1941".
  const Parts& only = parse.dates[0];
  if (parse.count == 1 && only.year && !only.month && !only.day && !only.day_of_year && !only.unix_seconds &&
      (parse.extras > 0 || parse.words > 1 || only.year_digits < 4) && only.era_calendar == Calendar::kNone) {
    return NotADateline{Why::kYearAmongWords, "a year among other words is not a date line"};
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
