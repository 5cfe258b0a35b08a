// Wire datelines: place, date and agency at the start of a report.
#include "cases.h"

namespace broadsheet::schema {
namespace {

struct WireCase {
  const char* paragraph;
  const char* language;
  const char* utc;
  const char* zone;
  const char* place;
  const char* agency;
};

class WireTest : public testing::TestWithParam<WireCase> {};

TEST_P(WireTest, IsReadWithPlaceAndAgency) {
  DatelineHints hints = hints_for(GetParam().language);
  hints.reference = LocalTime{.year = 2023, .month = 10, .day = 18};
  const auto read = read_wire_dateline(GetParam().paragraph, hints);
  ASSERT_TRUE(std::holds_alternative<DatelineReading>(read)) << summary(read);
  const Dateline& line = std::get<DatelineReading>(read).published;
  EXPECT_EQ(summary(line), std::string(GetParam().utc) + " " + GetParam().zone + " day");
  EXPECT_EQ(line.place, GetParam().place);
  EXPECT_EQ(line.agency, GetParam().agency);
}

INSTANTIATE_TEST_SUITE_P(
    Agencies, WireTest,
    testing::Values(WireCase{"SEOUL, Oct. 17 (Yonhap) -- The minister left", "en", "2023-10-16T15:00:00Z",
                             "Asia/Seoul", "SEOUL", "Yonhap"},
                    WireCase{"BEIJING, October 17 (Xinhua) -- A forum", "en", "2023-10-16T16:00:00Z",
                             "Asia/Shanghai", "BEIJING", "Xinhua"},
                    WireCase{"MOSCOW, October 17. /TASS/. The ministry", "en", "2023-10-16T21:00:00Z",
                             "Europe/Moscow", "MOSCOW", "TASS"},
                    WireCase{"МОСКВА, 17 октября. /ТАСС/. Министр", "ru", "2023-10-16T21:00:00Z",
                             "Europe/Moscow", "МОСКВА", "ТАСС"},
                    WireCase{"JAKARTA, 17 Oktober (ANTARA) - Menteri", "id", "2023-10-16T17:00:00Z",
                             "Asia/Jakarta", "JAKARTA", "ANTARA"},
                    WireCase{"PARIS, 17 oct. 2023 (AFP) - Le ministre", "fr", "2023-10-16T22:00:00Z",
                             "Europe/Paris", "PARIS", "AFP"},
                    WireCase{"NEW DELHI, Oct 17 (PTI) The minister", "en", "2023-10-16T18:30:00Z",
                             "Asia/Kolkata", "NEW DELHI", "PTI"},
                    WireCase{"Madrid, 17 oct (EFE).- El ministro", "es", "2023-10-16T22:00:00Z",
                             "Europe/Madrid", "Madrid", "EFE"},
                    WireCase{"SPRINGFIELD, Ill., Oct. 17 (AP) — A fire", "en", "2023-10-17T00:00:00Z", "",
                             "SPRINGFIELD, Ill", "AP"},
                    WireCase{"【ソウル10月17日聯合ニュース】政府は", "ja", "2023-10-16T15:00:00Z",
                             "Asia/Seoul", "ソウル", "聯合ニュース"},
                    WireCase{"新华社北京10月17日电（记者）", "zh", "2023-10-16T16:00:00Z", "Asia/Shanghai",
                             "北京", "新华社"}));

TEST(WireDateline, IsReadAsAWholeLineToo) {
  const auto read = read_dateline("SEOUL, October 17, 2023 (Yonhap) --", hints_for("en"));
  ASSERT_TRUE(std::holds_alternative<DatelineReading>(read)) << summary(read);
  EXPECT_EQ(summary(read), "2023-10-16T15:00:00Z Asia/Seoul day");
  EXPECT_EQ(std::get<DatelineReading>(read).published.agency, "Yonhap");
}

TEST(WireDateline, TakesTheYearNearestToTheReference) {
  DatelineHints hints = hints_for("en");
  hints.reference = LocalTime{.year = 2024, .month = 1, .day = 2};
  EXPECT_EQ(summary(read_wire_dateline("GENEVA, Dec. 31 (UN News) -- A report", hints)),
            "2023-12-30T23:00:00Z Europe/Zurich day");
}

TEST(WireDateline, WithoutADateIsNone) {
  DatelineHints hints;
  hints.reference = LocalTime{.year = 2023, .month = 10, .day = 18};
  for (const char* text :
       {"(서울=연합뉴스) 홍길동 기자 = 정부는", "[서울=뉴시스]", "WASHINGTON (AP) — The president",
        "【ソウル聯合ニュース】政府は", "The talks, on 17 October, were held - at last",
        "In 1887, 17 October - a day", "", "SEOUL, Oct. 17 2023 The minister left without a dash"}) {
    EXPECT_TRUE(std::holds_alternative<NotADateline>(read_wire_dateline(text, hints))) << text;
  }
}

TEST(WireDateline, WithoutAYearNeedsAReference) {
  const auto read = read_wire_dateline("SEOUL, Oct. 17 (Yonhap) -- The minister", hints_for("en"));
  ASSERT_TRUE(std::holds_alternative<NotADateline>(read));
  EXPECT_EQ(std::get<NotADateline>(read).reason, "the date has no year");
}

}  // namespace
}  // namespace broadsheet::schema
