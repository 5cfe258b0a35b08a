// Which calendar a year without an era is of.
#include "dateline/calendars.h"

#include <gtest/gtest.h>

#include "dateline/languages.h"

namespace broadsheet::schema::dateline {
namespace {

TEST(Calendars, ABareYearIsOfTheOneThatItCanOnlyBeOf) {
  EXPECT_EQ(calendar_of_bare_year("th", 2567, 4, false), Calendar::kBuddhist);
  EXPECT_EQ(calendar_of_bare_year("th", 67, 2, true), Calendar::kBuddhist);
  EXPECT_EQ(calendar_of_bare_year("lo", 2567, 4, true), Calendar::kBuddhist);
  EXPECT_EQ(calendar_of_bare_year("lo", 67, 2, true), std::nullopt);
  EXPECT_EQ(calendar_of_bare_year("fa", 1402, 4, true), Calendar::kPersian);
  EXPECT_EQ(calendar_of_bare_year("fa", 1402, 4, false), std::nullopt);
  EXPECT_EQ(calendar_of_bare_year("ar", 1445, 4, true), Calendar::kIslamic);
  EXPECT_EQ(calendar_of_bare_year("zh", 113, 3, true), Calendar::kRoc);
  EXPECT_EQ(calendar_of_bare_year("zh", 2024, 4, true), std::nullopt);
  EXPECT_EQ(calendar_of_bare_year("en", 2567, 4, true), std::nullopt);
  EXPECT_EQ(calendar_of_bare_year("", 2567, 4, true), std::nullopt);
}

TEST(Calendars, EachHasItsName) {
  for (const CalendarRow& row : calendars()) EXPECT_EQ(calendar_name(row.calendar), row.name);
  EXPECT_TRUE(has_gregorian_months(Calendar::kRoc));
  EXPECT_FALSE(has_gregorian_months(Calendar::kPersian));
}

TEST(Languages, AreListedWholeOnly) {
  EXPECT_TRUE(lists(" en zh ", "zh"));
  EXPECT_TRUE(lists(" en zh ", "en"));
  EXPECT_FALSE(lists(" en zh ", "z"));
  EXPECT_FALSE(lists(" en zh ", "h"));
  EXPECT_FALSE(lists(" en zh ", ""));
  EXPECT_FALSE(lists("", "en"));
}

}  // namespace
}  // namespace broadsheet::schema::dateline
