// A second clock on the line, a site's name before it; and prose that looks like either.
#include <gmock/gmock.h>

#include "cases.h"

namespace broadsheet::schema {
namespace {

class CompoundDatelineTest : public DatelineTest {};
TEST_P(CompoundDatelineTest, Reads) {
  EXPECT_EQ(summary(read_dateline(GetParam().line, hints_for(GetParam().language))), expected(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(
    TwoClocks, CompoundDatelineTest,
    testing::Values(
        Case{"2023/10/17 0813 KST (2313 GMT)", "", "2023-10-16T23:13:00Z", "Asia/Seoul"},
        Case{"17 October 2023 08:13 WIB (01:13 GMT)", "en", "2023-10-17T01:13:00Z", "Asia/Jakarta"},
        Case{"2023-10-17 08:13 JST / 2023-10-16 23:13 UTC", "", "2023-10-16T23:13:00Z", "Asia/Tokyo"},
        Case{"Updated 1527 GMT (2327 HKT) November 8, 2023", "", "2023-11-08T15:27:00Z", "Etc/UTC"},
        Case{"2023-11-08 15:27 홍길동 기자 gildong@news.example", "ko", "2023-11-08T06:27:00Z", "Asia/Seoul"},
        Case{"홍길동 기자 (gildong@news.example) 2023-11-08 15:27", "ko", "2023-11-08T06:27:00Z",
             "Asia/Seoul"},
        Case{"17 октября 2023, 18:13 ВЛАТ (11:13 МСК)", "ru", "2023-10-17T08:13:00Z", "Asia/Vladivostok"}));

INSTANTIATE_TEST_SUITE_P(Names, DatelineTest,
                         testing::Values(Case{"Kabarteluk.example - 17/10/2023, 08:13 WIB", "id",
                                              "2023-10-17T01:13:00Z", "Asia/Jakarta"},
                                         Case{"Kabar Teluk, Selasa, 17 Okt 2023 08:13 WITA", "id",
                                              "2023-10-17T00:13:00Z", "Asia/Makassar"},
                                         Case{"Harbor Post | October 17, 2023 8:13 p.m. EDT", "en-US",
                                              "2023-10-18T00:13:00Z", "America/New_York"},
                                         Case{"海港新闻网 - 2023年10月17日 08:13", "zh",
                                              "2023-10-17T00:13:00Z", "Asia/Shanghai"}));

INSTANTIATE_TEST_SUITE_P(
    RussianZones, CompoundDatelineTest,
    testing::Values(Case{"9 октября 2023 г., 08:30 (ВЛАТ, UTC+10)", "ru", "2023-10-08T22:30:00Z",
                         "Asia/Vladivostok"},
                    Case{"9 октября 2023, 08:30 ИРКТ", "ru", "2023-10-09T00:30:00Z", "Asia/Irkutsk"},
                    Case{"9 октября 2023, 08:30 (КРАТ)", "ru", "2023-10-09T01:30:00Z", "Asia/Krasnoyarsk"},
                    Case{"09.10.2023 08:30 ОМСТ", "ru", "2023-10-09T02:30:00Z", "Asia/Omsk"},
                    Case{"09.10.2023 08:30 (ЕКБ)", "ru", "2023-10-09T03:30:00Z", "Asia/Yekaterinburg"},
                    Case{"09.10.2023 08:30 САМТ", "ru", "2023-10-09T04:30:00Z", "Europe/Samara"},
                    Case{"09.10.2023 08:30 МАГТ (UTC+11)", "ru", "2023-10-08T21:30:00Z", "Asia/Magadan"},
                    Case{"09.10.2023 08:30 КАМТ", "ru", "2023-10-08T20:30:00Z", "Asia/Kamchatka"}));

TEST(CompoundDateline, RefusesClocksThatDisagree) {
  const auto read = read_dateline("2023/10/17 0813 KST (2213 GMT)", {});
  ASSERT_TRUE(std::holds_alternative<NotADateline>(read));
  EXPECT_TRUE(std::get<NotADateline>(read).absurd());
  EXPECT_THAT(std::get<NotADateline>(read).reason, testing::HasSubstr("do not agree"));
}

TEST(CompoundDateline, TakesNoProseForIt) {
  for (const char* line :
       {"The ferry sails - 17/10/2023, 08:13 WIB", "Ferry Sails Again - 17 October 2023",
        "Two Ferries 3 - 17/10/2023, 08:13", "We Met The Minister Of Trade - 17 October 2023 08:13",
        "17 October 2023 08:13 WIB (page 3)", "17 October 2023 08:13 WIB (01:13)"}) {
    EXPECT_TRUE(std::holds_alternative<NotADateline>(read_dateline(line, hints_for("en")))) << line;
  }
}

}  // namespace
}  // namespace broadsheet::schema
