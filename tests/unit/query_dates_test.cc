// Dates as people write them in queries, and the stretch of time that each names.
#include <gtest/gtest.h>

#include <string>

#include "plan/date_value.h"

namespace broadsheet::schema::plan {
namespace {

// Friday, 1 March 2024, 08:13:20.
LocalTime now() {
  LocalTime time;
  time.year = 2024;
  time.month = 3;
  time.day = 1;
  time.hour = 8;
  time.minute = 13;
  time.second = 20;
  return time;
}

struct Case {
  const char* text;
  const char* begin;  ///< "" if the text is no date
  const char* end;    ///< exclusive
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.text; }

class DateValueTest : public testing::TestWithParam<Case> {};

TEST_P(DateValueTest, NamesThisStretchOfTime) {
  const auto value = read_date_value(GetParam().text, now());
  ASSERT_EQ(value.has_value(), *GetParam().begin != '\0');
  if (!value) return;
  const std::int64_t offset = value->offset_seconds.value_or(0);
  EXPECT_EQ(format_rfc3339(value->begin - offset), GetParam().begin);
  EXPECT_EQ(format_rfc3339(value->end - offset), GetParam().end);
}

INSTANTIATE_TEST_SUITE_P(Calendar, DateValueTest,
                         testing::Values(Case{"2024", "2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z"},
                                         Case{"2024-02", "2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z"},
                                         Case{"2023-12", "2023-12-01T00:00:00Z", "2024-01-01T00:00:00Z"},
                                         Case{"202402", "2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z"},
                                         Case{"2024-02-29", "2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z"},
                                         Case{"2024/2/9", "2024-02-09T00:00:00Z", "2024-02-10T00:00:00Z"},
                                         Case{"2024.02.09", "2024-02-09T00:00:00Z", "2024-02-10T00:00:00Z"},
                                         Case{"2024. 2. 9.", "2024-02-09T00:00:00Z", "2024-02-10T00:00:00Z"},
                                         Case{"20240301", "2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z"},
                                         Case{"２０２４－０３－０１", "2024-03-01T00:00:00Z",
                                              "2024-03-02T00:00:00Z"},
                                         Case{"2024年3月1日", "2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z"},
                                         Case{"2024年3月", "2024-03-01T00:00:00Z", "2024-04-01T00:00:00Z"},
                                         Case{"2024年", "2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z"},
                                         Case{"2024년3월1일", "2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z"},
                                         Case{"٢٠٢٤-٠٣-٠١", "2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z"},
                                         Case{"2024-061", "2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z"}));

INSTANTIATE_TEST_SUITE_P(Weeks, DateValueTest,
                         testing::Values(Case{"2024-W09", "2024-02-26T00:00:00Z", "2024-03-04T00:00:00Z"},
                                         Case{"2024W09", "2024-02-26T00:00:00Z", "2024-03-04T00:00:00Z"},
                                         Case{"2024-W09-5", "2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z"},
                                         Case{"2021-W01", "2021-01-04T00:00:00Z", "2021-01-11T00:00:00Z"},
                                         Case{"2020-W53", "2020-12-28T00:00:00Z", "2021-01-04T00:00:00Z"},
                                         Case{"2024-W53", "", ""}, Case{"2024-W00", "", ""}));

INSTANTIATE_TEST_SUITE_P(
    Times, DateValueTest,
    testing::Values(Case{"2024-03-01T08", "2024-03-01T08:00:00Z", "2024-03-01T09:00:00Z"},
                    Case{"2024-03-01T08:13", "2024-03-01T08:13:00Z", "2024-03-01T08:14:00Z"},
                    Case{"2024-03-01 08:13:05", "2024-03-01T08:13:05Z", "2024-03-01T08:13:06Z"},
                    Case{"2024-03-01T08:13Z", "2024-03-01T08:13:00Z", "2024-03-01T08:14:00Z"},
                    Case{"2024-03-01T08:13+09:00", "2024-02-29T23:13:00Z", "2024-02-29T23:14:00Z"},
                    Case{"2024-03-01T08:13-0330", "2024-03-01T11:43:00Z", "2024-03-01T11:44:00Z"}));

// What the reader of date lines reads, in any language; but for what only the language could tell.
INSTANTIATE_TEST_SUITE_P(
    Printed, DateValueTest,
    testing::Values(Case{"1 March 2024", "2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z"},
                    Case{"March 1, 2024", "2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z"},
                    Case{"1. März 2024", "2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z"},
                    Case{"1 mars 2024", "2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z"},
                    Case{"1 марта 2024", "2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z"},
                    Case{"1 Maret 2024", "2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z"},
                    Case{"1.3.2024", "2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z"},
                    Case{"令和6年4月1日", "2024-04-01T00:00:00Z", "2024-04-02T00:00:00Z"},
                    Case{"民國113年4月1日", "2024-04-01T00:00:00Z", "2024-04-02T00:00:00Z"},
                    Case{"1 มีนาคม 2567", "2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z"},
                    Case{"March 2024", "2024-03-01T00:00:00Z", "2024-04-01T00:00:00Z"},
                    Case{"1 March 2024 08:13", "2024-03-01T08:13:00Z", "2024-03-01T08:14:00Z"},
                    Case{"1 March 2024 08:13 KST", "2024-02-29T23:13:00Z", "2024-02-29T23:14:00Z"},
                    Case{"30 February 2024", "", ""}, Case{"03/01/2024", "", ""}));

INSTANTIATE_TEST_SUITE_P(Relative, DateValueTest,
                         testing::Values(Case{"today", "2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z"},
                                         Case{"TODAY", "2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z"},
                                         Case{"yesterday", "2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z"},
                                         Case{"-7d", "2024-02-23T00:00:00Z", "2024-02-24T00:00:00Z"},
                                         Case{"-1w", "2024-02-23T00:00:00Z", "2024-02-24T00:00:00Z"},
                                         Case{"-1m", "2024-02-01T00:00:00Z", "2024-02-02T00:00:00Z"},
                                         Case{"-1y", "2023-03-01T00:00:00Z", "2023-03-02T00:00:00Z"},
                                         Case{"-2h", "2024-03-01T06:13:20Z", "2024-03-01T06:13:21Z"},
                                         Case{"now", "2024-03-01T08:13:20Z", "2024-03-01T08:13:21Z"},
                                         Case{"-13d", "2024-02-17T00:00:00Z", "2024-02-18T00:00:00Z"}));

INSTANTIATE_TEST_SUITE_P(NoDates, DateValueTest,
                         testing::Values(Case{"foo", "", ""}, Case{"", "", ""}, Case{"2024-13", "", ""},
                                         Case{"2024-02-30", "", ""}, Case{"2023-02-29", "", ""},
                                         Case{"24", "", ""}, Case{"20241", "", ""},
                                         Case{"2024-03-01x", "", ""}, Case{"2024-03-01T25:00", "", ""},
                                         Case{"2024-03-01T08:60", "", ""}, Case{"0000", "", ""},
                                         Case{"2024T08", "", ""}, Case{"-7", "", ""}, Case{"-7x", "", ""},
                                         Case{"-99999999999d", "", ""}, Case{"2024-366x", "", ""},
                                         Case{"2023-366", "", ""}, Case{"999999999", "", ""},
                                         Case{"-99999y", "", ""}));

TEST(DateValue, AMonthBeforeTheLastOfMarchIsTheLastOfFebruary) {
  LocalTime last = now();
  last.day = 31;
  EXPECT_EQ(format_rfc3339(read_date_value("-1m", last)->begin), "2024-02-29T00:00:00Z");
}

}  // namespace
}  // namespace broadsheet::schema::plan
