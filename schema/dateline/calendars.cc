// What is known of calendars, as data.
#include "dateline/calendars.h"

#include <array>

#include "dateline/languages.h"

namespace broadsheet::schema::dateline {
namespace {

constexpr std::array kCalendars{
    CalendarRow{Calendar::kGregorian, "gregorian", "", true},
    CalendarRow{Calendar::kBuddhist, "buddhist", " en km lo th ", true},
    CalendarRow{Calendar::kJapanese, "japanese", " en ja ko zh ", true},
    CalendarRow{Calendar::kRoc, "roc", " en zh ", true},
    CalendarRow{Calendar::kPersian, "persian", " ckb en fa lrc mzn ps ur uz ", false},
    CalendarRow{Calendar::kIslamic, "islamic-umalqura", " ar ckb en fa id jv ms ps tr ur ", false},
    CalendarRow{Calendar::kHebrew, "hebrew", " en he ", false},
    CalendarRow{Calendar::kIndian, "indian", " en hi ", false},
    CalendarRow{Calendar::kCoptic, "coptic", " ar en ", false},
    CalendarRow{Calendar::kEthiopic, "ethiopic", " am en ti ", false},
    // CLDR's calendar of that name is the lunar one: its months and days are not used.
    CalendarRow{Calendar::kDangi, "dangi", "", true},
};

// Years that are printed without an era: those of a calendar's newspapers, or of so many digits.
struct BareYears {
  Calendar calendar;
  std::string_view languages;  ///< primary subtags, between spaces
  int first;
  int last;
  int digits;         ///< years of so many digits are of it too; 0: none are
  bool numeric_only;  ///< a month by its name would tell the calendar itself
};
constexpr std::array kBareYears{
    BareYears{Calendar::kBuddhist, " th ", 2400, 2700, 2, false},
    BareYears{Calendar::kBuddhist, " lo ", 2400, 2700, 0, false},
    BareYears{Calendar::kPersian, " ckb fa lrc mzn ps ", 1250, 1500, 2, true},
    BareYears{Calendar::kIslamic, " ar ", 1300, 1500, 0, true},
    BareYears{Calendar::kRoc, " zh ", 1, 0, 3, false},
};

}  // namespace

std::span<const CalendarRow> calendars() noexcept { return kCalendars; }

std::string_view calendar_name(Calendar calendar) noexcept {
  for (const CalendarRow& row : kCalendars) {
    if (row.calendar == calendar) return row.name;
  }
  return "gregorian";
}

bool has_gregorian_months(Calendar calendar) noexcept {
  for (const CalendarRow& row : kCalendars) {
    if (row.calendar == calendar) return row.gregorian_months;
  }
  return true;
}

std::optional<Calendar> calendar_of_bare_year(std::string_view language, int year, int digits,
                                              bool numeric) noexcept {
  for (const BareYears& row : kBareYears) {
    if (!lists(row.languages, language) || (row.numeric_only && !numeric)) continue;
    if ((year >= row.first && year <= row.last) || (row.digits != 0 && digits == row.digits))
      return row.calendar;
  }
  return std::nullopt;
}

}  // namespace broadsheet::schema::dateline
