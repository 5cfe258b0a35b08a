// What a reading says besides its instant: two dates, zones as printed, rules, confidence; and what is
// refused.
#include <gmock/gmock.h>

#include <thread>

#include "cases.h"

namespace broadsheet::schema {
namespace {

using testing::Contains;
using testing::HasSubstr;

DatelineReading reading(const char* line, const DatelineHints& hints) {
  auto read = read_dateline(line, hints);
  EXPECT_TRUE(std::holds_alternative<DatelineReading>(read)) << line << ": " << summary(read);
  if (!std::holds_alternative<DatelineReading>(read)) return {};
  return std::get<DatelineReading>(std::move(read));
}

struct TwoDates {
  const char* line;
  const char* language;
  const char* published;
  const char* modified;
};

class TwoDatesTest : public testing::TestWithParam<TwoDates> {};

TEST_P(TwoDatesTest, KeepsPublicationAndLastChange) {
  const DatelineReading read = reading(GetParam().line, hints_for(GetParam().language));
  EXPECT_EQ(format_rfc3339(read.published.utc_seconds), GetParam().published);
  ASSERT_TRUE(read.modified);
  EXPECT_EQ(format_rfc3339(read.modified->utc_seconds), GetParam().modified);
}

INSTANTIATE_TEST_SUITE_P(
    Labels, TwoDatesTest,
    testing::Values(
        TwoDates{"입력 2023.10.17 21:45 수정 2023.10.18 07:05", "ko", "2023-10-17T12:45:00Z",
                 "2023-10-17T22:05:00Z"},
        TwoDates{"입력 2023.10.17 21:45 | 수정 22:10", "ko", "2023-10-17T12:45:00Z", "2023-10-17T13:10:00Z"},
        TwoDates{"2023.10.17 21:45 입력 2023.10.18 07:05 수정", "ko", "2023-10-17T12:45:00Z",
                 "2023-10-17T22:05:00Z"},
        TwoDates{"2023年10月17日 21時45分 公開 / 2023年10月18日 7時5分 更新", "ja", "2023-10-17T12:45:00Z",
                 "2023-10-17T22:05:00Z"},
        TwoDates{"Publié le 17/10/2023 à 21:45 | Mis à jour le 18/10/2023 à 07:05", "fr",
                 "2023-10-17T19:45:00Z", "2023-10-18T05:05:00Z"},
        TwoDates{"Publicado: 17/10/2023 às 21h45 - Atualizado: 18/10/2023 às 07h05", "pt-BR",
                 "2023-10-18T00:45:00Z", "2023-10-18T10:05:00Z"},
        TwoDates{"Yayınlanma: 17.10.2023 - 21:45 Güncelleme: 18.10.2023 - 07:05", "tr",
                 "2023-10-17T18:45:00Z", "2023-10-18T04:05:00Z"},
        TwoDates{"Published: October 17, 2023 9:45 pm IST; Updated: October 18, 2023 7:05 am IST", "en-IN",
                 "2023-10-17T16:15:00Z", "2023-10-18T01:35:00Z"},
        TwoDates{"Updated 18 October 2023 07:05, published 17 October 2023 21:45", "en",
                 "2023-10-17T21:45:00Z", "2023-10-18T07:05:00Z"},
        TwoDates{"最終更新 2023/10/18 07:05", "ja", "2023-10-17T22:05:00Z", "2023-10-17T22:05:00Z"}));

TEST(DatelineZone, IsKeptAsPrinted) {
  EXPECT_EQ(reading("17 октября 2023, 21:45 (МСК)", hints_for("ru")).published.zone_written, "(МСК)");
  EXPECT_EQ(reading("2023-10-17 21:45 +0900", {}).published.zone_written, "+0900");
  EXPECT_EQ(reading("2023-10-17 21:45", hints_for("ko")).published.zone_written, "");
  EXPECT_EQ(reading("17 Oct 2023 21:45 GMT+7", {}).published.zone_written, "GMT+7");
}

TEST(DatelineZone, IsThePrintedOneThenTheLanguagesThenTheGivenDefault) {
  DatelineHints hints = hints_for("ko");
  hints.default_zone = "Asia/Tokyo";
  EXPECT_EQ(reading("2023-10-17 21:45 JST", hints).published.zone, "Asia/Tokyo");
  EXPECT_EQ(reading("2023-10-17 21:45", hints).published.zone, "Asia/Seoul");
  hints.language = "en";
  EXPECT_EQ(reading("2023-10-17 21:45", hints).published.zone, "Asia/Tokyo");
  hints.default_zone.clear();
  EXPECT_EQ(reading("2023-10-17 21:45", hints).published.zone, "");
}

TEST(DatelineZone, ToldWithTheDateCountsBeforeAllButThePrinted) {
  DatelineHints hints = hints_for("ko");
  hints.told_zone = "America/Lima";
  hints.default_zone = "Asia/Tokyo";
  EXPECT_EQ(reading("2023-10-17 21:45", hints).published.zone, "America/Lima");
  EXPECT_EQ(reading("2023-10-17 21:45 KST", hints).published.zone, "Asia/Seoul");
}

TEST(DatelineZone, OfAGuessIsUnsureAndOfALanguageOfManyZonesIsNone) {
  DatelineHints hints = hints_for("ko");
  hints.language_source = LanguageSource::kGuessed;
  EXPECT_EQ(reading("2023-10-17 21:45", hints).published.zone, "Asia/Seoul");
  EXPECT_LE(reading("2023-10-17 21:45", hints).published.confidence, 0.7);
  hints.default_zone = "Asia/Tokyo";
  EXPECT_EQ(reading("2023-10-17 21:45", hints).published.zone, "Asia/Tokyo");
  hints.default_zone.clear();
  for (const char* language : {"es", "fr", "ru", "en", "pt", "ar"}) {
    hints.language = language;
    for (const auto source : {LanguageSource::kGuessed, LanguageSource::kStated}) {
      hints.language_source = source;
      EXPECT_EQ(reading("2023-10-17 21:45", hints).published.zone, "") << language;
    }
  }
  for (const auto& [language, zone] :
       {std::pair{"es-MX", "America/Mexico_City"}, std::pair{"es-AR", "America/Argentina/Buenos_Aires"},
        std::pair{"fr-CA", "America/Toronto"}, std::pair{"fr-BE", "Europe/Brussels"},
        std::pair{"ru-KZ", "Asia/Almaty"}, std::pair{"pt-BR", "America/Sao_Paulo"}}) {
    hints.language = language;
    hints.language_source = LanguageSource::kStated;
    EXPECT_EQ(reading("2023-10-17 21:45", hints).published.zone, zone);
  }
}

TEST(DatelineWeekday, IsNotTheUnitOfADay) {
  const Dateline night = reading("2024年3月1日 25時30分", {}).published;
  EXPECT_THAT(night.rules, testing::Not(Contains(HasSubstr("printed as"))));
  EXPECT_EQ(reading("2024/3/3(日) 8:13", hints_for("ja")).published.confidence,
            reading("2024/3/3 8:13", hints_for("ja")).published.confidence);
}

TEST(DatelineZone, AbbreviationsGivenCountBeforeTheTable) {
  DatelineHints hints;
  hints.zones["CST"] = "Asia/Shanghai";
  hints.zones["XYZ"] = "+05:00";
  EXPECT_EQ(summary(read_dateline("2023-10-17 21:45 CST", hints)),
            "2023-10-17T13:45:00Z Asia/Shanghai minute");
  EXPECT_EQ(summary(read_dateline("2023-10-17 21:45 XYZ", hints)), "2023-10-17T16:45:00Z +05:00 minute");
}

TEST(DatelineRules, SayWhatSettledEachAmbiguity) {
  EXPECT_THAT(reading("2023/10/17 21:45 KST", {}).published.rules, Contains("KST -> Asia/Seoul"));
  EXPECT_THAT(reading("17 Oct 2023 21:45 IST", hints_for("hi")).published.rules,
              Contains("IST -> Asia/Kolkata (language hi)"));
  EXPECT_THAT(reading("10/07/2023", hints_for("en-GB")).published.rules,
              Contains("day first (locale en-GB)"));
  EXPECT_THAT(reading("Monday, 17 October 2023", {}).published.rules,
              Contains("printed as a Monday, but it was a Tuesday"));
  EXPECT_THAT(reading("March 12, 2023 2:30 AM ET", hints_for("en-US")).published.rules,
              Contains(HasSubstr("skipped")));
}

TEST(DatelineConfidence, FallsWithWhatIsLeftOpen) {
  EXPECT_EQ(reading("2023/10/17 21:45 KST", {}).published.confidence, 1.0);
  EXPECT_LT(reading("2023/10/17 21:45", {}).published.confidence, 1.0);
  EXPECT_LT(reading("2023-10-17 21:45 CST", {}).published.confidence, 0.7);
  EXPECT_LT(reading("Monday, 17 October 2023", hints_for("en-GB")).published.confidence,
            reading("Tuesday, 17 October 2023", hints_for("en-GB")).published.confidence);
}

TEST(DatelineCalendar, IsNamed) {
  EXPECT_EQ(reading("17 ตุลาคม 2566", hints_for("th")).published.calendar, "buddhist");
  EXPECT_EQ(reading("令和5年10月17日", hints_for("ja")).published.calendar, "japanese");
  EXPECT_EQ(reading("民國112年10月17日", hints_for("zh-TW")).published.calendar, "roc");
  EXPECT_EQ(reading("۲۵ مهر ۱۴۰۲", hints_for("fa")).published.calendar, "persian");
  EXPECT_EQ(reading("٢ ربيع الآخر ١٤٤٥ هـ", hints_for("ar-SA")).published.calendar, "islamic-umalqura");
  EXPECT_EQ(reading("2023-10-17", {}).published.calendar, "gregorian");
}

struct Refusal {
  const char* line;
  const char* language;
  bool absurd;
  const char* reason;  ///< a part of it
};

void PrintTo(const Refusal& row, std::ostream* out) { *out << row.line << " [" << row.language << ']'; }

class RefusalTest : public testing::TestWithParam<Refusal> {};

TEST_P(RefusalTest, IsRefusedForItsReason) {
  const auto read = read_dateline(GetParam().line, hints_for(GetParam().language));
  ASSERT_TRUE(std::holds_alternative<NotADateline>(read)) << GetParam().line << " read as " << summary(read);
  EXPECT_THAT(std::get<NotADateline>(read).reason, HasSubstr(GetParam().reason)) << GetParam().line;
  EXPECT_EQ(std::get<NotADateline>(read).absurd(), GetParam().absurd) << GetParam().line;
}

using Why = NotADateline::Why;

struct WhyCase {
  const char* line;
  const char* language;
  Why why;
};

void PrintTo(const WhyCase& row, std::ostream* out) { *out << row.line << " [" << row.language << ']'; }

// What goes on by a reason asks for its enumerator; its words may change.
class WhyTest : public testing::TestWithParam<WhyCase> {};

TEST_P(WhyTest, NamesTheReason) {
  const auto read = read_dateline(GetParam().line, hints_for(GetParam().language));
  ASSERT_TRUE(std::holds_alternative<NotADateline>(read)) << GetParam().line << " read as " << summary(read);
  EXPECT_EQ(std::get<NotADateline>(read).why, GetParam().why) << std::get<NotADateline>(read).reason;
}

INSTANTIATE_TEST_SUITE_P(
    Reasons, WhyTest,
    testing::Values(WhyCase{"", "en", Why::kNoNumber}, WhyCase{"no number here", "en", Why::kNoNumber},
                    WhyCase{"30 February 2024", "en", Why::kNoSuchDay},
                    WhyCase{"2024-13-01", "en", Why::kNoSuchDay},
                    WhyCase{"1 March 2024 25:61", "en", Why::kNoSuchTime},
                    WhyCase{"1 March 1024", "en", Why::kFarYear},
                    WhyCase{"03/04/2024", "en", Why::kOpenOrder}, WhyCase{"13:00 KST", "en", Why::kNoDate},
                    WhyCase{"2024/03/01 0813 KST (0013 GMT)", "en", Why::kClocksDiffer}));

TEST(DatelineReasons, EachHasItsWordsAndIsOfOneKind) {
  for (int i = 0; i <= static_cast<int>(Why::kClocksDiffer); ++i) {
    const NotADateline none{static_cast<Why>(i), {}};
    EXPECT_FALSE(to_string(none.why).empty()) << i;
    EXPECT_FALSE(none.absurd() && none.open()) << i;
  }
  EXPECT_TRUE(NotADateline({Why::kNoSuchDay, {}}).absurd());
  EXPECT_TRUE(NotADateline({Why::kOpenOrder, {}}).open());
  EXPECT_FALSE(NotADateline({Why::kNoWireDateline, {}}).open());
}

INSTANTIATE_TEST_SUITE_P(
    Absurd, RefusalTest,
    testing::Values(Refusal{"令和5(2022)年11月8日", "ja", true, ""},
                    Refusal{"Updated 1527 GMT (2227 HKT) November 8, 2023", "", true, "do not agree"},
                    Refusal{"2023-02-29 10:00 KST", "", true, "there is no 29 February 2023"},
                    Refusal{"2023-13-01", "", true, "there is no month 13"},
                    Refusal{"2023-00-10", "", true, "there is no month 0"},
                    Refusal{"26:10 2023/10/17", "", true, "there is no time 26:10"},
                    Refusal{"2023/10/17 21:60", "", true, "there is no time 21:60"},
                    Refusal{"2023/10/17 24:01", "", true, "there is no time 24:01"},
                    Refusal{"32 March 2023", "en", true, "there is no 32 March 2023"},
                    Refusal{"17 October 9999", "en", true, "the year 9999"},
                    Refusal{"1023-10-17", "", true, "the year 1023"},
                    Refusal{"31/11/2023", "en-GB", true, "there is no 31 November 2023"},
                    Refusal{"昭和64年1月8日", "ja", true, "there is no 8 January in Showa 64"},
                    Refusal{"平成31年5月1日", "ja", true, "there is no 1 May in Heisei 31"},
                    Refusal{"2023年10月32日", "ja", true, "there is no 32 October 2023"},
                    Refusal{"1402/12/30", "fa", true, "persian"}, Refusal{"2023-W53-1", "", true, "week 53"},
                    Refusal{"2023-366", "", true, "no day 366"},
                    Refusal{"15:45 AM 17 October 2023", "en", true, "not in the morning"}));

INSTANTIATE_TEST_SUITE_P(
    NoDateLine, RefusalTest,
    testing::Values(Refusal{"Call 02-2023-1017 for details", "en", false, "Call"},
                    Refusal{"010-1234-5678", "ko", false, "010-1234-5678"},
                    Refusal{"192.168.10.17", "", false, "192.168.10.17"},
                    Refusal{"Pada tanggal 17, Menteri Luar Negeri tiba", "id", false, "Menteri"},
                    Refusal{"In 1887 the paper began", "en", false, "In"},
                    Refusal{"17 October 2023 and more", "en", false, "and"},
                    Refusal{"17 October 2023 x", "en", false, "x"},
                    Refusal{"mardi 17 octobre 2023 est", "fr", false, "est"},
                    Refusal{"17 October", "en", false, "no year"}, Refusal{"21:45", "en", false, "no date"},
                    Refusal{"10月17日(火)21時45分", "ja", false, "no year"},
                    Refusal{"10월 17일 21시 45분", "ko", false, "no year"},
                    Refusal{"१ कार्तिक २०८०", "ne", true, ""}, Refusal{"२०८०", "ne", false, "Bikram Sambat"},
                    Refusal{"2023-2024", "", false, ""}, Refusal{"1,887", "", false, ""},
                    Refusal{"3 - 1", "", false, ""}, Refusal{"2023-10-17 08:13 -99", "", false, ""},
                    Refusal{"10/07/2023", "", false, "day and month can't be told apart"},
                    Refusal{"10/07/2023", "en", false, "give the language"},
                    Refusal{"23/10/17", "", false, "year, month and day can't be told apart"},
                    Refusal{"1 listopad 2023", "", false, "give the language"},
                    Refusal{"2023-10-17 21:45 XQZ", "en", false, "XQZ"},
                    Refusal{"Copyright 2023", "en", false, "Copyright"}, Refusal{"", "", false, "no number"},
                    Refusal{"no digits here", "", false, "no number"}));

// Languages have a meaning for nearly every letter; beside numbers alone a letter is none.
INSTANTIATE_TEST_SUITE_P(
    StrayLetters, RefusalTest,
    testing::Values(
        Refusal{"2023-10-17 08:13 F", "", false, "F"}, Refusal{"2023-10-17 08:13 F", "en", false, "F"},
        Refusal{"2023-10-17 08:13 B", "", false, ""}, Refusal{"2023-10-17 08:13 C", "en", false, ""},
        Refusal{"2023-10-17 08:13 E", "", false, ""}, Refusal{"2023-10-17 08:13 T", "en", false, ""},
        Refusal{"2023-10-17 08:13 N", "", false, ""}, Refusal{"2023-10-17 08:13 D", "", false, ""},
        Refusal{"2023-10-17 08:13 G", "en", false, ""}, Refusal{"2023-10-17 08:13 H", "", false, ""},
        Refusal{"2023-10-17 08:13 H", "en", false, ""}, Refusal{"2023-10-17 08:13 M", "", false, ""},
        Refusal{"2023-10-17 08:13 a", "en", false, ""}, Refusal{"2023-10-17 08:13 u", "", false, ""},
        Refusal{"2023-10-17 08:13 E", "et", false, ""}, Refusal{"2023-10-17 08:13 FM", "", false, "FM"},
        Refusal{"2023-10-17 08:13 FM", "en", false, "FM"}, Refusal{"2023-10-17 08:13 Q", "", false, "Q"}));

// A preposition or an article needs something behind it.
INSTANTIATE_TEST_SUITE_P(LooseEnds, RefusalTest,
                         testing::Values(Refusal{"17 October 2023 the", "en", false, ""},
                                         Refusal{"17 October 2023 of", "", false, ""},
                                         Refusal{"17 October 2023 on", "en", false, ""},
                                         Refusal{"17 October 2023 at", "", false, ""},
                                         Refusal{"October 17, 2023 of the", "en", false, ""},
                                         Refusal{"2023-10-17 08:13 KST the", "en", false, ""},
                                         Refusal{"2023-10-17 08:13 KST the", "ko", false, ""},
                                         Refusal{"17 octobre 2023 de", "fr", false, ""},
                                         Refusal{"17 octobre 2023 à", "", false, ""},
                                         Refusal{"17. Oktober 2023 um", "de", false, ""},
                                         Refusal{"17 de octubre de 2023 a las", "es", false, ""},
                                         Refusal{"17 октября 2023 в", "ru", false, ""},
                                         Refusal{"17 oktober 2023 om", "", false, ""}));

TEST(Dateline, IsReadByManyThreadsAlike) {
  std::vector<std::jthread> threads;
  for (const char* language : {"ko", "ja", "id", "th", "ar", "fa", "de", "fr"}) {
    threads.emplace_back([language] {
      for (int i = 0; i < 200; ++i) {
        EXPECT_EQ(summary(read_dateline("2023/10/17 21:45 KST", hints_for(language))),
                  "2023-10-17T12:45:00Z Asia/Seoul minute");
        EXPECT_EQ(summary(read_dateline("mardi 17 octobre 2023 GMT", {})),
                  "2023-10-17T00:00:00Z Etc/UTC day");
      }
    });
  }
}

}  // namespace
}  // namespace broadsheet::schema
