// Whatever ICU formats in one of its locales reads back to the same instant: all locales, all forms.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unicode/datefmt.h>
#include <unicode/dtptngen.h>
#include <unicode/locid.h>
#include <unicode/smpdtfmt.h>

#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <set>

#include "broadsheet/schema/dateline.h"

namespace broadsheet::schema {
namespace {

using Style = icu::DateFormat::EStyle;

// The share that the reader must keep; what is reached is printed with the test.
constexpr double kFloor = 0.95;

constexpr std::array kInstants{std::int64_t{1709248407},
                               std::int64_t{1735059599}};  // 2024-02-29T23:13:27Z, 2024-12-24T17:13:19Z

struct Form {
  const char* name;
  int date;  // style, -1 for none
  int time;
  const char16_t* skeleton;
  Precision precision;
};

constexpr std::array kForms{
    Form{"full date", icu::DateFormat::kFull, -1, nullptr, Precision::kDay},
    Form{"long date", icu::DateFormat::kLong, -1, nullptr, Precision::kDay},
    Form{"medium date", icu::DateFormat::kMedium, -1, nullptr, Precision::kDay},
    Form{"short date", icu::DateFormat::kShort, -1, nullptr, Precision::kDay},
    Form{"full", icu::DateFormat::kFull, icu::DateFormat::kFull, nullptr, Precision::kSecond},
    Form{"long", icu::DateFormat::kLong, icu::DateFormat::kLong, nullptr, Precision::kSecond},
    Form{"medium", icu::DateFormat::kMedium, icu::DateFormat::kMedium, nullptr, Precision::kSecond},
    Form{"short", icu::DateFormat::kShort, icu::DateFormat::kShort, nullptr, Precision::kMinute},
    Form{"yMMMd", -1, -1, u"yMMMd", Precision::kDay},
    Form{"yMMMMEEEEd", -1, -1, u"yMMMMEEEEd", Precision::kDay},
    Form{"yMMMMEEEEdjm", -1, -1, u"yMMMMEEEEdjm", Precision::kMinute},
    Form{"yMdjm", -1, -1, u"yMdjm", Precision::kMinute},
    Form{"yMMMM", -1, -1, u"yMMMM", Precision::kMonth},
};

std::unique_ptr<icu::DateFormat> formatter(const Form& form, const icu::Locale& locale) {
  if (form.skeleton == nullptr) {
    const auto date = static_cast<Style>(form.date);
    return std::unique_ptr<icu::DateFormat>(
        form.time < 0 ? icu::DateFormat::createDateInstance(date, locale)
                      : icu::DateFormat::createDateTimeInstance(date, static_cast<Style>(form.time), locale));
  }
  UErrorCode status = U_ZERO_ERROR;
  return std::unique_ptr<icu::DateFormat>(
      icu::DateFormat::createInstanceForSkeleton(form.skeleton, locale, status));
}

// The start of the unit that the form prints; months are those of the locale's calendar.
std::int64_t start_of(std::int64_t instant, Precision precision, const std::string& zone,
                      const icu::DateFormat& format) {
  if (precision == Precision::kMonth) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Calendar> calendar(format.getCalendar()->clone());
    calendar->setTime(static_cast<double>(instant) * 1000, status);
    instant -= (calendar->get(UCAL_DATE, status) - 1) * std::int64_t{86400};
    precision = Precision::kDay;
  }
  LocalTime local = local_time(instant, zone).first;
  if (precision < Precision::kSecond) local.second = 0;
  if (precision < Precision::kMinute) local.minute = local.hour = 0;
  return utc_seconds(local, zone);
}

TEST(RoundTrip, ReadsWhatIcuFormatsInEveryLocale) {
  const bool verbose = std::getenv("DATELINE_VERBOSE") != nullptr;
  int32_t count = 0;
  const icu::Locale* locales = icu::Locale::getAvailableLocales(count);
  int pairs = 0;
  int right = 0;
  std::map<std::string, std::pair<int, int>> by_form;
  for (int32_t i = 0; i < count; ++i) {
    const icu::Locale& locale = locales[i];
    UErrorCode status = U_ZERO_ERROR;
    DatelineHints hints;
    hints.language = locale.toLanguageTag<std::string>(status);
    // The zone that a reader would take for the language, so that forms without a zone can come back.
    const auto probe = read_dateline("2024-03-01", hints);
    std::string zone = std::get<DatelineReading>(probe).published.zone;
    if (zone.empty()) zone = "Etc/UTC";
    const std::unique_ptr<icu::TimeZone> rules(
        icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(zone)));
    for (const Form& form : kForms) {
      const std::unique_ptr<icu::DateFormat> format = formatter(form, locale);
      ASSERT_NE(format, nullptr);
      format->setTimeZone(*rules);
      bool all_back = true;
      for (std::size_t k = 0; k < kInstants.size(); ++k) {
        // Countries differ little within a language: for them one instant will do.
        if (*locale.getCountry() != '\0' && k != static_cast<std::size_t>(i) % kInstants.size()) continue;
        const std::int64_t instant = kInstants[k];
        icu::UnicodeString text;
        format->format(static_cast<double>(instant) * 1000, text);
        std::string line;
        text.toUTF8String(line);
        const auto read = read_dateline(line, hints);
        const auto* reading = std::get_if<DatelineReading>(&read);
        const std::int64_t expected = start_of(instant, form.precision, zone, *format);
        if (reading != nullptr && reading->published.utc_seconds == expected) continue;
        all_back = false;
        if (verbose) {
          std::cout << hints.language << '\t' << form.name << '\t' << line << '\t'
                    << (reading != nullptr ? format_rfc3339(reading->published.utc_seconds)
                                           : std::get<NotADateline>(read).reason)
                    << "\twant " << format_rfc3339(expected) << '\n';
        }
      }
      ++pairs;
      right += all_back ? 1 : 0;
      by_form[form.name].first += all_back ? 1 : 0;
      ++by_form[form.name].second;
    }
  }
  for (const auto& [name, counts] : by_form)
    std::cout << fmt::format("{:>14}: {}/{}\n", name, counts.first, counts.second);
  std::cout << fmt::format("{} of {} pairs of locale and form read back ({:.2f} %)\n", right, pairs,
                           100.0 * right / pairs);
  RecordProperty("pairs", pairs);
  RecordProperty("right", right);
  EXPECT_GE(static_cast<double>(right) / pairs, kFloor);
}

}  // namespace
}  // namespace broadsheet::schema
