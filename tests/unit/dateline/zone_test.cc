// Instants, zones and wall clocks: what exists, what exists twice, and what summer time skips.
#include <gtest/gtest.h>

#include "broadsheet/schema/dateline.h"
#include "broadsheet/schema/error.h"
#include "dateline/civil.h"
#include "dateline/zone.h"

namespace broadsheet::schema {
namespace {

TEST(Zone, KnowsIanaNamesAndOffsetsOnly) {
  for (const char* zone : {"Asia/Seoul", "UTC", "Etc/UTC", "Europe/Kyiv", "Europe/Kiev", "EST",
                           "America/New_York", "+09:00", "-03:30", "+0545", "+7", "Etc/GMT-7"}) {
    EXPECT_TRUE(is_time_zone(zone)) << zone;
  }
  for (const char* zone :
       {"", "KST", "BST", "IST", "PST", "asia/seoul", "Asia/Seoul ", "GMT+7", "Mars/Phobos", "09:00",
        "+09:60", "+19:00", "+1:2:3", "Etc/Unknown", "SystemV/PST8PDT", "\xff"}) {
    EXPECT_FALSE(is_time_zone(zone)) << zone;
  }
  EXPECT_THROW(static_cast<void>(local_time(0, "KST")), UserError);
  EXPECT_THROW(static_cast<void>(utc_seconds({.year = 2024}, "nowhere")), UserError);
}

TEST(Zone, ReadsTheClockOfAPlace) {
  const std::int64_t instant = 1709248380;  // 2024-02-29T23:13:00Z
  EXPECT_EQ(local_time(instant, "Asia/Seoul"), std::pair(LocalTime{2024, 3, 1, 8, 13, 0}, 32400));
  EXPECT_EQ(local_time(instant, "-03:30"), std::pair(LocalTime{2024, 2, 29, 19, 43, 0}, -12600));
  EXPECT_EQ(local_time(instant, ""), std::pair(LocalTime{2024, 2, 29, 23, 13, 0}, 0));
  EXPECT_EQ(utc_seconds(LocalTime{2024, 3, 1, 8, 13, 0}, "Asia/Seoul"), instant);
  EXPECT_EQ(utc_seconds(LocalTime{2024, 3, 1, 8, 13, 0}, "+09:00"), instant);
}

TEST(Zone, SkippedReadingsMeanTheInstantOfTheChange) {
  // New York, 10 March 2024: the clock goes from 02:00 to 03:00 at 07:00 UTC.
  const std::int64_t change = civil_seconds(LocalTime{2024, 3, 10, 7, 0, 0});
  EXPECT_EQ(utc_seconds(LocalTime{2024, 3, 10, 2, 0, 0}, "America/New_York"), change);
  EXPECT_EQ(utc_seconds(LocalTime{2024, 3, 10, 2, 59, 59}, "America/New_York"), change);
  EXPECT_EQ(utc_seconds(LocalTime{2024, 3, 10, 3, 0, 0}, "America/New_York"), change);
  EXPECT_EQ(utc_seconds(LocalTime{2024, 3, 10, 1, 59, 59}, "America/New_York"), change - 1);
  // Sao Paulo began summer time at midnight: 4 November 2018 started at 01:00.
  EXPECT_EQ(format_rfc3339(utc_seconds(LocalTime{2018, 11, 4}, "America/Sao_Paulo")), "2018-11-04T03:00:00Z");
  // Apia skipped the whole of 30 December 2011.
  EXPECT_EQ(format_rfc3339(utc_seconds(LocalTime{2011, 12, 30, 12, 0, 0}, "Pacific/Apia")),
            "2011-12-30T10:00:00Z");
}

TEST(Zone, ReadingsThatExistTwiceMeanTheFirst) {
  EXPECT_EQ(format_rfc3339(utc_seconds(LocalTime{2024, 11, 3, 1, 30, 0}, "America/New_York")),
            "2024-11-03T05:30:00Z");
  EXPECT_EQ(format_rfc3339(utc_seconds(LocalTime{2024, 10, 27, 2, 30, 0}, "Europe/Berlin")),
            "2024-10-27T00:30:00Z");
}

TEST(Zone, EveryInstantComesBackFromItsClockOrIsTheSecondOfTwo) {
  for (const char* zone :
       {"America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Tehran", "Africa/Casablanca",
        "Asia/Seoul", "Pacific/Apia", "Europe/Dublin", "America/St_Johns"}) {
    for (std::int64_t instant = -2'000'000'000; instant < 2'000'000'000; instant += 7'654'321) {
      const auto [local, offset] = local_time(instant, zone);
      EXPECT_EQ(civil_seconds(local), instant + offset);
      const std::int64_t back = utc_seconds(local, zone);
      EXPECT_LE(back, instant) << zone;
      EXPECT_EQ(local_time(back, zone).first, local) << zone << ' ' << instant;
    }
  }
}

TEST(Rfc3339, IsWrittenWithOrWithoutOffset) {
  EXPECT_EQ(format_rfc3339(1709248380), "2024-02-29T23:13:00Z");
  EXPECT_EQ(format_rfc3339(1709248380, 32400), "2024-03-01T08:13:00+09:00");
  EXPECT_EQ(format_rfc3339(1709248380, -12600), "2024-02-29T19:43:00-03:30");
  EXPECT_EQ(format_rfc3339(-1), "1969-12-31T23:59:59Z");
  EXPECT_EQ(format_rfc3339(-2208988800, 30472), "1900-01-01T08:27:00+08:27")
      << "local mean time loses its seconds";
  EXPECT_EQ(format_rfc3339(INT64_MAX), format_rfc3339(dateline::kLastSecond));
  EXPECT_EQ(format_rfc3339(INT64_MIN), format_rfc3339(dateline::kFirstSecond));
}

TEST(Civil, KnowsMonthsAndWeeks) {
  EXPECT_EQ(dateline::days_in_month(2024, 2), 29);
  EXPECT_EQ(dateline::days_in_month(1900, 2), 28);
  EXPECT_EQ(dateline::days_in_month(2024, 13), 0);
  EXPECT_EQ(dateline::iso_weekday({.year = 2024, .month = 3, .day = 1}), 5);
  EXPECT_EQ(dateline::first_iso_monday(2021), (LocalTime{.year = 2021, .month = 1, .day = 4}));
  EXPECT_EQ(dateline::first_iso_monday(2015), (LocalTime{.year = 2014, .month = 12, .day = 29}));
  EXPECT_EQ(civil_seconds(dateline::civil_time(dateline::kLastSecond)), dateline::kLastSecond);
  EXPECT_EQ(civil_seconds(dateline::civil_time(dateline::kFirstSecond)), dateline::kFirstSecond);
}

TEST(Offset, IsReadAndNamed) {
  EXPECT_EQ(dateline::parse_offset("+0545"), 20700);
  EXPECT_EQ(dateline::parse_offset("-9"), -32400);
  EXPECT_EQ(dateline::parse_offset("+09:0"), std::nullopt);
  EXPECT_EQ(dateline::offset_name(20700), "+05:45");
  EXPECT_EQ(dateline::offset_name(-12600), "-03:30");
}

}  // namespace
}  // namespace broadsheet::schema
