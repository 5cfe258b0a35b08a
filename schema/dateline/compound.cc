// What stands beside a date line is taken off and checked; the rest must be a date line by itself.
#include "dateline/compound.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>

#include "dateline/credits.h"
#include "dateline/text.h"
#include "dateline/wire.h"
#include "text/characters.h"
#include "text/narrow.h"

namespace broadsheet::schema::dateline {
namespace {

using Reading = std::variant<DatelineReading, NotADateline>;

constexpr std::int64_t kDaySeconds = 86400;
constexpr std::size_t kLongestName = 60;  // bytes of a site's name
constexpr int kMostNameWords = 4;
// Something was left out of the reading, after a check.
constexpr double kConfidence = 0.9;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// The clock of a reading that prints its own zone; nullptr if it has no time or no zone.
const Dateline* clock_of(const Reading& reading) {
  const auto* read = std::get_if<DatelineReading>(&reading);
  if (read == nullptr || read->published.precision < Precision::kMinute) return nullptr;
  // "Updated 1527 GMT": one time, told as the last change.
  if (read->modified && read->modified->utc_seconds != read->published.utc_seconds) return nullptr;
  return read->published.zone_written.empty() ? nullptr : &read->published;
}

// The same instant on another clock, perhaps with its own date: "(2313 GMT)", "(29 Feb 2024 23:13 UTC)".
std::optional<Reading> with_second_clock(std::string_view first, std::string_view second,
                                         const DatelineHints& hints) {
  if (first.empty() || second.empty()) return std::nullopt;
  Reading reading = read_plain(first, hints);
  const Dateline* own = clock_of(reading);
  if (own == nullptr) return std::nullopt;
  const Reading dated = read_plain(second, hints);
  // A clock without a date is read on any day: only the time of day can be compared.
  const Reading undated = read_plain("2024-03-01 " + std::string(second), hints);
  std::int64_t apart = 0;
  if (const Dateline* other = clock_of(dated)) {
    apart = other->utc_seconds - own->utc_seconds;
  } else if (other = clock_of(undated); other != nullptr) {
    apart = (other->utc_seconds - own->utc_seconds) % kDaySeconds;
  } else {
    return std::nullopt;
  }
  // If the two clocks differ, neither can be believed.
  if (apart != 0)
    return NotADateline{NotADateline::Why::kClocksDiffer, "the two clocks of the line do not agree"};
  auto& published = std::get<DatelineReading>(reading).published;
  published.rules.push_back(fmt::format("{} is the same instant", second));
  return reading;
}

std::optional<Reading> read_two_clocks(std::string_view text, const DatelineHints& hints) {
  if (text.ends_with(')')) {
    const std::size_t open = text.rfind('(');
    if (open == std::string_view::npos) return std::nullopt;
    return with_second_clock(trimmed(text.substr(0, open)),
                             trimmed(text.substr(open + 1, text.size() - open - 2)), hints);
  }
  // "1527 GMT (2327 HKT) November 8, 2023": the other clock stands beside the first, the day behind both.
  const std::size_t open = text.find('(');
  const std::size_t close = open == std::string_view::npos ? open : text.find(')', open);
  if (close != std::string_view::npos) {
    const std::string first = std::string(text.substr(0, open)) + std::string(text.substr(close + 1));
    auto reading = with_second_clock(first, trimmed(text.substr(open + 1, close - open - 1)), hints);
    if (reading) return reading;
  }
  for (const std::string_view mark : {" / ", " | "}) {
    const std::size_t at = text.rfind(mark);
    if (at == std::string_view::npos) continue;
    auto reading =
        with_second_clock(trimmed(text.substr(0, at)), trimmed(text.substr(at + mark.size())), hints);
    if (reading) return reading;
  }
  return std::nullopt;
}

// A name: few words, no digit, each beginning with a capital or in a script without capitals, or a host.
bool is_name(std::string_view text) {
  if (text.empty() || text.size() > kLongestName) return false;
  const bool host = text.find(' ') == std::string_view::npos && text.find('.') != std::string_view::npos;
  int words = 0;
  bool begins = true;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const auto c = static_cast<UChar32>(next_character(text, i));
    if (is_ill_formed(static_cast<char32_t>(c), i - begin) || u_isdigit(c)) return false;
    if (u_isUWhiteSpace(c)) {
      begins = true;
      continue;
    }
    if (u_isalpha(c)) {
      if (begins && u_islower(c) && !host) return false;
      if (begins) ++words;
    } else if (begins ||
               (c != '.' && c != '-' && c != '&' && c != '\'' && (U_GET_GC_MASK(c) & U_GC_M_MASK) == 0)) {
      return false;
    }
    begins = false;
  }
  return words > 0 && words <= kMostNameWords;
}

std::optional<Reading> read_after_name(std::string_view text, const DatelineHints& hints) {
  for (const std::string_view mark : {" - ", " – ", " — ", " | ", " · ", ", ", "，", "｜"}) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos || !is_name(trimmed(text.substr(0, at)))) continue;
    Reading reading = read_plain(trimmed(text.substr(at + mark.size())), hints);
    auto* read = std::get_if<DatelineReading>(&reading);
    // A headline may end with a day; a time to the minute as well is a date line's.
    if (read == nullptr || read->published.precision < Precision::kMinute) continue;
    read->published.rules.push_back(fmt::format("{}: a name before the date", trimmed(text.substr(0, at))));
    read->published.confidence *= kConfidence;
    return reading;
  }
  return std::nullopt;
}

// "2024-03-01 08:13 | Harbor Post".
std::optional<Reading> read_before_name(std::string_view text, const DatelineHints& hints) {
  for (const std::string_view mark : {" | ", " · ", " / ", " - ", " – ", " — ", "｜"}) {
    const std::size_t at = text.rfind(mark);
    if (at == std::string_view::npos || !is_name(trimmed(text.substr(at + mark.size())))) continue;
    Reading reading = read_plain(trimmed(text.substr(0, at)), hints);
    auto* read = std::get_if<DatelineReading>(&reading);
    if (read == nullptr || read->published.precision < Precision::kMinute) continue;
    read->published.rules.push_back(
        fmt::format("{}: a name behind the date", trimmed(text.substr(at + mark.size()))));
    read->published.confidence *= kConfidence;
    return reading;
  }
  return std::nullopt;
}

// `label`: bytes of `credit` before the name.
Reading credited(Reading reading, std::string_view credit, std::size_t label) {
  auto& published = std::get<DatelineReading>(reading).published;
  const std::string_view name = trim_punctuation(credit.substr(label));
  (is_source_credit(credit) ? published.agency : published.byline) = std::string(name);
  published.rules.push_back(fmt::format("{}: a credit beside the date", trimmed(credit)));
  published.confidence *= kConfidence;
  return reading;
}

// The places where a credit may end and a date begin, or the other way round: behind spaces and separators.
template <typename Function>
void for_each_break(std::string_view text, const Function& stop) {
  constexpr int kMostBreaks = 16;
  int breaks = 0;
  for (std::size_t at = 1; at < text.size() && breaks < kMostBreaks; ++at) {
    const std::string_view before = text.substr(0, at);
    const bool separated = before.back() == ' ' || before.back() == '|' || before.ends_with("，") ||
                           before.ends_with("｜") || before.ends_with("　");
    if (!separated || text[at] == ' ') continue;
    ++breaks;
    if (stop(at)) return;
  }
}

// "Von Max Muster 01.03.2024, 08:13 Uhr", "来源：新华社 2024-03-01 08:13", "홍길동 기자 승인 2024.03.01".
std::optional<Reading> read_after_credit(std::string_view text, const DatelineHints& hints) {
  const std::size_t label = credit_label(text);
  std::optional<Reading> found;
  for_each_break(text, [&](std::size_t at) {
    if (at <= label) return false;
    const std::string_view credit = text.substr(label, at - label);
    if (label != 0 ? !is_credited_name(credit) : !is_credit(credit)) return false;
    Reading reading = read_plain(trimmed(text.substr(at)), hints);
    const auto* read = std::get_if<DatelineReading>(&reading);
    if (read == nullptr || read->published.precision < Precision::kDay) return false;
    found = credited(std::move(reading), text.substr(0, at), label);
    return true;
  });
  return found;
}

// "2024-03-01 08:13 来源：新华社".
std::optional<Reading> read_before_credit(std::string_view text, const DatelineHints& hints) {
  std::optional<Reading> found;
  for_each_break(text, [&](std::size_t at) {
    const std::string_view rest = text.substr(at);
    const std::size_t label = credit_label(rest);
    if (label != 0 ? !is_credited_name(rest.substr(label)) : !is_credit(rest)) return false;
    constexpr std::string_view kJoints = " |-,";
    std::string_view date = text.substr(0, at);
    while (!date.empty() && kJoints.find(date.back()) != std::string_view::npos) date.remove_suffix(1);
    Reading reading = read_plain(date, hints);
    const auto* read = std::get_if<DatelineReading>(&reading);
    if (read == nullptr || read->published.precision < Precision::kDay) return false;
    found = credited(std::move(reading), rest, label);
    return true;
  });
  return found;
}

// Words and signs between the same day in two calendars.
std::string_view without_joint(std::string_view text) {
  constexpr std::array<std::string_view, 16> kJoints{
      " ", "-", "–",          "/",       "|",        "(",        ")",     ",",
      "،", "ـ", "الموافق لـ", "الموافق", "برابر با", "مطابق با", "مطابق", "برابر"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view joint : kJoints) {
      if (text.starts_with(joint)) {
        text.remove_prefix(joint.size());
        again = true;
      } else if (joint.size() <= 2 && text.ends_with(joint)) {
        text.remove_suffix(joint.size());
        again = true;
      }
    }
  }
  return text;
}

int years_in(std::string_view text) {
  const FoldedLine line = fold_line(text);
  int years = 0;
  for (std::size_t i = 0; i < line.size();) {
    std::size_t end = i;
    while (is_digit(line.at(end))) ++end;
    years += end - i == 4 ? 1 : 0;
    i = std::max(end, i + 1);
  }
  return years;
}

// "20 شعبان 1445 هـ - 1 مارس 2024 م", "۱۱ اسفند ۱۴۰۲ برابر با ۱ مارس ۲۰۲۴": the Gregorian day counts.
std::optional<Reading> read_two_calendars(std::string_view text, const DatelineHints& hints) {
  if (years_in(text) != 2) return std::nullopt;
  std::optional<Reading> found;
  for_each_break(text, [&](std::size_t at) {
    Reading first = read_plain(without_joint(text.substr(0, at)), hints);
    const auto* one = std::get_if<DatelineReading>(&first);
    if (one == nullptr || one->published.precision < Precision::kDay) return false;
    Reading second = read_plain(without_joint(text.substr(at)), hints);
    const auto* two = std::get_if<DatelineReading>(&second);
    if (two == nullptr || two->published.precision < Precision::kDay) return false;
    if (one->published.calendar == two->published.calendar) return false;
    const auto day_of = [](const Dateline& date) {
      return civil_seconds({date.local.year, date.local.month, date.local.day});
    };
    // An Islamic month begins when its moon is seen: printed dates are a day off the reckoned ones.
    const bool islamic =
        one->published.calendar.starts_with("islamic") || two->published.calendar.starts_with("islamic");
    const std::int64_t apart = std::abs(day_of(one->published) - day_of(two->published));
    if (apart > (islamic ? kDaySeconds : 0)) {
      found = NotADateline{NotADateline::Why::kDaysDiffer, "the two dates of the line are not the same day"};
      return true;
    }
    const bool take_second = two->published.calendar == "gregorian"
                                 ? one->published.precision <= two->published.precision || apart != 0
                                 : one->published.precision < two->published.precision && apart == 0;
    Reading& taken = take_second ? second : first;
    std::get<DatelineReading>(taken).published.rules.emplace_back("the same day in two calendars");
    found = std::move(taken);
    return true;
  });
  return found;
}

}  // namespace

std::optional<Reading> read_compound(std::string_view text, const DatelineHints& hints) {
  text = trimmed(text);
  if (auto reading = read_two_clocks(text, hints)) return reading;
  if (auto reading = read_two_calendars(text, hints)) return reading;
  if (auto reading = read_after_credit(text, hints)) return reading;
  if (auto reading = read_before_credit(text, hints)) return reading;
  if (auto reading = read_after_name(text, hints)) return reading;
  return read_before_name(text, hints);
}

}  // namespace broadsheet::schema::dateline
