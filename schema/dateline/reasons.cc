// Why a text is no date line, in words.
#include <array>

#include "broadsheet/schema/dateline.h"

namespace broadsheet::schema {
namespace {

using Why = NotADateline::Why;

struct Row {
  Why why;
  std::string_view text;
};

// In the order of the enumerators.
constexpr std::array kRows{
    Row{Why::kTooLong, "too long for a date line"},
    Row{Why::kNotUtf8, "not UTF-8"},
    Row{Why::kNoNumber, "no number in it"},
    Row{Why::kNoDate, "no date in it"},
    Row{Why::kOutOfPlace, "something in it has no place in a date line"},
    Row{Why::kNoYear, "the date has no year"},
    Row{Why::kNoMonth, "the date has no month"},
    Row{Why::kNoDay, "the date has no day"},
    Row{Why::kYearAmongWords, "a year among other words is not a date line"},
    Row{Why::kUnknownCalendar, "a date of a calendar that is not known here"},
    Row{Why::kNoWireDateline, "no wire dateline"},
    Row{Why::kOpenOrder, "day, month and year can't be told apart; give the language"},
    Row{Why::kOpenLanguage, "languages read it differently; give the language"},
    Row{Why::kNoSuchDay, "there is no such day"},
    Row{Why::kNoSuchTime, "there is no such time"},
    Row{Why::kNoSuchEraYear, "no such year of that era"},
    Row{Why::kNotOfItsPeriod, "the hour is not of that part of the day"},
    Row{Why::kBeforeChrist, "a date before Christ is not the date of a newspaper"},
    Row{Why::kFarYear, "the year is not one of a newspaper"},
    Row{Why::kYearsDiffer, "the two years of the line are not the same"},
    Row{Why::kDaysDiffer, "the two dates of the line are not the same day"},
    Row{Why::kClocksDiffer, "the two clocks of the line do not agree"},
};

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    if (static_cast<std::size_t>(kRows[i].why) != i) return false;
  }
  return kRows.back().why == Why::kClocksDiffer;
}
static_assert(is_in_order());

}  // namespace

std::string_view to_string(NotADateline::Why why) noexcept {
  const auto at = static_cast<std::size_t>(why);
  return at < kRows.size() ? kRows[at].text : std::string_view();
}

}  // namespace broadsheet::schema
