// What each kind of query finds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "notes.h"
#include "plan/plan_index.h"
#include "plan/planner.h"

namespace broadsheet::schema {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAreArray;

struct Case {
  const char* typed;
  std::vector<std::string> found;  ///< in any order
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.typed; }

// Regions and scripts, in an index whose languages were partly given and partly identified.
class LanguageTag : public testing::TestWithParam<Case> {};
TEST_P(LanguageTag, FindsWhatItMeans) {
  const Index index({{"traditional", {"zh", "zh-hant"}, "", "a", "", "", 0, ""},
                     {"taiwan", {"zh", "zh-tw"}, "", "a", "", "", 0, ""},
                     {"simplified", {"zh"}, "", "a", "", "", 0, ""},
                     {"mainland", {"zh", "zh-cn"}, "", "a", "", "", 0, ""},
                     {"japanese", {"ja"}, "", "a", "", "", 0, ""},
                     {"american", {"en", "en-us"}, "", "a", "", "", 0, ""},
                     {"english", {"en"}, "", "a", "", "", 0, ""},
                     {"latin", {"sr", "sr-latn"}, "", "a", "", "", 0, ""},
                     {"cyrillic", {"sr"}, "", "a", "", "", 0, ""}});
  EXPECT_THAT(index.find(GetParam().typed), UnorderedElementsAreArray(GetParam().found));
}
INSTANTIATE_TEST_SUITE_P(
    Tags, LanguageTag,
    testing::Values(Case{"lang:zh", {"traditional", "taiwan", "simplified", "mainland"}},
                    Case{"lang:zh-Hant", {"traditional", "taiwan"}},
                    Case{"lang:zh-TW", {"traditional", "taiwan"}}, Case{"lang:zh_HK", {"traditional"}},
                    Case{"lang:zh-MO", {"traditional"}}, Case{"lang:zh-Hant-TW", {"traditional"}},
                    Case{"lang:zh-Hans", {"simplified", "mainland"}},
                    Case{"lang:zh-CN", {"simplified", "mainland"}},
                    Case{"lang:zh-SG", {"simplified", "mainland"}}, Case{"lang:ja-JP", {"japanese"}},
                    Case{"lang:en-US", {"american"}}, Case{"lang:en-GB", {"american", "english"}},
                    Case{"lang:sr-Latn-RS", {"latin"}}, Case{"lang:sr-Cyrl", {"latin", "cyrillic"}},
                    Case{"a -lang:zh-TW -lang:en -lang:sr", {"simplified", "mainland", "japanese"}},
                    Case{"lang:(zh-Hans ja-JP)", {"simplified", "mainland", "japanese"}}, Case{"lang:xx", {}},
                    Case{"lang:xx-YY", {}},
                    Case{"lang:zh*", {"traditional", "taiwan", "simplified", "mainland"}}));

TEST(LanguageTags, OtherTagsAreToldOf) {
  EXPECT_THAT(tests::texts(news().plan("lang:ja-JP").notes),
              ElementsAre("no article is in 'ja-JP'; looked for 'ja'"));
  EXPECT_THAT(news().plan("lang:zh-CN").notes, IsEmpty());
  EXPECT_THAT(news().plan("lang:ja").notes, IsEmpty());
  EXPECT_THAT(tests::texts(news().plan("lang:\"sea ice\"").notes),
              ElementsAre("'sea ice' is not a language; read as words"));
}

// What no article is in is told of, with what there is: each row is what is typed and the languages of the
// only articles.
struct AbsentLanguage {
  const char* typed;
  std::vector<std::vector<std::string>> held;
  const char* note;
};
std::ostream& operator<<(std::ostream& out, const AbsentLanguage& row) { return out << row.typed; }

class LanguageThatNoArticleIsIn : public testing::TestWithParam<AbsentLanguage> {};
TEST_P(LanguageThatNoArticleIsIn, IsToldOf) {
  std::vector<Sample> samples;
  for (const std::vector<std::string>& languages : GetParam().held)
    samples.push_back({std::to_string(samples.size()), languages, "", "a", "", "", 0, ""});
  const QueryPlan plan = Index(samples).plan(GetParam().typed);
  EXPECT_THAT(tests::texts(plan.notes), ElementsAre(GetParam().note));
}
INSTANTIATE_TEST_SUITE_P(
    Tags, LanguageThatNoArticleIsIn,
    testing::Values(
        AbsentLanguage{"lang:sw", {{"ar"}, {"en"}, {"en"}}, "no article is in 'sw'; the index has: en, ar"},
        AbsentLanguage{"lang:sw ferry", {{"ar"}}, "no article is in 'sw'; the index has: ar"},
        AbsentLanguage{"lang:xx-YY", {{"hi"}, {"th"}}, "no article is in 'xx-YY'; the index has: hi, th"},
        AbsentLanguage{"lang:français", {{"hi"}}, "no article is in 'français'; the index has: hi"},
        AbsentLanguage{"lang:fr", {{}}, "no article is in 'fr'; no article's language is known"},
        AbsentLanguage{"lang:zh-TW", {{"zh", "zh-cn"}}, "no article is in 'zh-TW'; the index has: zh, zh-cn"},
        AbsentLanguage{
            "lang:zh-Hant", {{"zh", "zh-cn"}}, "no article is in 'zh-Hant'; the index has: zh, zh-cn"},
        AbsentLanguage{
            "lang:zh-Hans", {{"zh", "zh-tw"}}, "no article is in 'zh-Hans'; the index has: zh, zh-tw"},
        AbsentLanguage{"lang:zh-CN", {{"ko"}}, "no article is in 'zh-CN'; the index has: ko"},
        AbsentLanguage{
            "lang:sw",
            {{"ar"},
             {"bn"},
             {"cs"},
             {"de"},
             {"el"},
             {"en"},
             {"es"},
             {"fa"},
             {"fi"},
             {"fr"},
             {"he"},
             {"hi"},
             {"id"},
             {"ja"}},
            "no article is in 'sw'; the index has: ar, bn, cs, de, el, en, es, fa, fi, fr, he, hi, …"}));

// Languages as people call them: by country, by older and longer codes, by name in any language.
class LanguageName : public testing::TestWithParam<Case> {};
TEST_P(LanguageName, FindsTheLanguage) {
  const Index index({{"japanese", {"ja"}, "", "a", "", "", 0, ""},
                     {"korean", {"ko"}, "", "a", "", "", 0, ""},
                     {"chinese", {"zh", "zh-hant"}, "", "a", "", "", 0, ""},
                     {"english", {"en"}, "", "a", "", "", 0, ""},
                     {"german", {"de"}, "", "a", "", "", 0, ""},
                     {"czech", {"cs"}, "", "a", "", "", 0, ""},
                     {"hebrew", {"he"}, "", "a", "", "", 0, ""},
                     {"ukrainian", {"uk"}, "", "a", "", "", 0, ""},
                     {"indonesian", {"id"}, "", "a", "", "", 0, ""}});
  const std::string typed = std::string("lang:") + GetParam().typed;
  EXPECT_THAT(index.find(typed), UnorderedElementsAreArray(GetParam().found));
  EXPECT_EQ(index.plan(typed).notes.size(), 1) << typed;
}
INSTANTIATE_TEST_SUITE_P(
    Names, LanguageName,
    testing::Values(Case{"jp", {"japanese"}}, Case{"JP", {"japanese"}}, Case{"kr", {"korean"}},
                    Case{"cn", {"chinese"}}, Case{"tw", {"chinese"}}, Case{"cz", {"czech"}},
                    Case{"il", {"hebrew"}}, Case{"iw", {"hebrew"}}, Case{"in", {"indonesian"}},
                    Case{"ua", {"ukrainian"}}, Case{"eng", {"english"}}, Case{"jpn", {"japanese"}},
                    Case{"ger", {"german"}}, Case{"deu", {"german"}}, Case{"chi", {"chinese"}},
                    Case{"zho", {"chinese"}}, Case{"cze", {"czech"}}, Case{"english", {"english"}},
                    Case{"English", {"english"}}, Case{"Deutsch", {"german"}}, Case{"deutsch", {"german"}},
                    Case{"allemand", {"german"}}, Case{"日本語", {"japanese"}}, Case{"한국어", {"korean"}},
                    Case{"中文", {"chinese"}}, Case{"עברית", {"hebrew"}}, Case{"українська", {"ukrainian"}},
                    Case{"čeština", {"czech"}}, Case{"japan", {"japanese"}},
                    Case{"\"Bahasa Indonesia\"", {"indonesian"}}, Case{"indonesia", {"indonesian"}},
                    Case{"french", {}}, Case{"fre", {}}));

class PlanTest : public testing::TestWithParam<Case> {};

TEST_P(PlanTest, Finds) {
  EXPECT_THAT(news().find(GetParam().typed), UnorderedElementsAreArray(GetParam().found))
      << news().plan(GetParam().typed).query.get_description();
}

INSTANTIATE_TEST_SUITE_P(Words, PlanTest,
                         testing::Values(Case{"Seoul", {"en-talks", "fr-visit", "th-defence", "ru-visit"}},
                                         Case{"sea", {"en-talks", "en-ice"}},
                                         Case{"ＮＡＴＯ", {"ja-minister"}}, Case{"nothinglikeit", {}},
                                         Case{"minister", {"en-talks", "en-ice"}},
                                         Case{"ministers", {"en-talks", "en-ice"}},
                                         Case{"=ministers", {"en-talks"}}, Case{"министр", {"ru-visit"}},
                                         Case{"pencegahan", {"id-minister"}}, Case{"!?", {}}, Case{"", {}}));

INSTANTIATE_TEST_SUITE_P(Compounds, PlanTest,
                         testing::Values(Case{"Won-sik", {"en-talks"}},
                                         Case{"won sikhs", {"en-ice", "en-talks"}},
                                         Case{"Korea's", {"en-talks"}}, Case{"Korea", {"en-talks"}},
                                         Case{"l’homme", {"fr-visit"}}, Case{"d'homme", {"fr-visit"}},
                                         Case{"Ankara'da", {"tr-visit"}}, Case{"İSTANBUL", {"tr-visit"}}));

INSTANTIATE_TEST_SUITE_P(
    HanAndKana, PlanTest,
    testing::Values(Case{"国防相", {"ja-minister", "ja-guard"}}, Case{"\"国防相\"", {"ja-minister"}},
                    Case{"防相", {"ja-minister", "ja-guard"}},
                    Case{"国", {"ja-minister", "ja-rice", "ja-guard"}}, Case{"大桥", {"zh-bridge"}},
                    Case{"挑発", {"ja-minister"}}, Case{"国防相*", {"ja-minister"}},
                    Case{"国防*", {"ja-minister", "ja-guard"}}, Case{"備*", {"ja-rice"}},
                    Case{"title:国", {"ja-minister"}}, Case{"body:国", {"ja-rice", "ja-guard"}},
                    Case{"米 倉庫", {"ja-rice"}}));

INSTANTIATE_TEST_SUITE_P(Hangul, PlanTest,
                         testing::Values(Case{"국방", {"ko-ministry", "ko-defence"}},
                                         Case{"국방부", {"ko-ministry"}}, Case{"국방부가", {"ko-ministry"}},
                                         Case{"장관", {"ko-ministry"}}, Case{"\"국방 예산\"", {"ko-defence"}},
                                         Case{"국방부*", {"ko-ministry"}}, Case{"=국방", {"ko-defence"}},
                                         Case{"title:국방부", {"ko-ministry"}},
                                         Case{"body:국방", {"ko-ministry"}}));

INSTANTIATE_TEST_SUITE_P(Thai, PlanTest,
                         testing::Values(Case{"กลาโหม", {"th-defence"}}, Case{"ความมั่นคง", {"th-defence"}}));

INSTANTIATE_TEST_SUITE_P(
    Phrases, PlanTest,
    testing::Values(Case{"\"sea ice\"", {"en-talks"}}, Case{"\"ice on the sea\"", {"en-ice"}},
                    Case{"\"mencegah provokasi\"", {"id-minister"}}, Case{"\"provokasi mencegah\"", {}},
                    Case{"\"NATO司令官\"", {"ja-minister"}}, Case{"\"韓国国防相がNATO\"", {"ja-minister"}},
                    Case{"\"NATO 司\"", {"ja-minister"}}, Case{"\"挑発 を抑止\"", {"ja-minister"}},
                    Case{"「北の挑発」", {"ja-minister"}}, Case{"\"commander the meeting\"", {"en-talks"}},
                    Case{"\"Seoul Shin\"", {}}, Case{"title:\"sea ice\"", {}},
                    Case{"title:\"the sea\"", {"en-ice"}}, Case{"\"Won-sik met\"", {"en-talks"}},
                    Case{"\"大桥通车，市民\"", {}}, Case{"\"大桥今天通车，市民\"", {"zh-bridge"}},
                    Case{"\"...\"", {}}));

INSTANTIATE_TEST_SUITE_P(Prefixes, PlanTest,
                         testing::Values(Case{"minist*", {"en-talks", "en-ice", "fr-visit"}},
                                         Case{"Won-si*", {"en-talks"}}, Case{"provok*", {"id-minister"}},
                                         Case{"министр*", {"ru-visit"}}, Case{"title:minist*", {"en-talks"}},
                                         Case{"国*", {"ja-minister", "ja-rice", "ja-guard"}},
                                         Case{"w*", {}}));

INSTANTIATE_TEST_SUITE_P(
    Near, PlanTest,
    testing::Values(Case{"shin NEAR/2 sik", {"en-talks"}}, Case{"sik NEAR/2 shin", {"en-talks"}},
                    Case{"shin NEAR/1 sik", {}}, Case{"commander NEAR korea", {"en-talks"}},
                    Case{"commander NEAR/3 korea", {}}, Case{"(melts OR sleeps) NEAR/3 minister", {"en-ice"}},
                    Case{"seoul NEAR/50 commander", {}}, Case{"NATO NEAR/5 会談", {"ja-minister"}},
                    Case{"title:(ministers NEAR seoul)", {"en-talks"}}, Case{"mel* NEAR/2 ice", {"en-ice"}},
                    Case{"\"sea ice\" NEAR/6 defence", {"en-talks"}}, Case{"(a -b) NEAR ice", {"en-ice"}}));

INSTANTIATE_TEST_SUITE_P(
    Operators, PlanTest,
    testing::Values(Case{"ice AND minister", {"en-ice", "en-talks"}},
                    Case{"ice AND minister AND melts", {"en-ice"}}, Case{"ice NOT melts", {"en-talks"}},
                    Case{"ice -melts", {"en-talks"}}, Case{"ice AND NOT melts", {"en-talks"}},
                    Case{"ice +melts", {"en-ice"}}, Case{"melts OR 大桥", {"en-ice", "zh-bridge"}},
                    Case{"(melts OR 大桥) AND sea", {"en-ice"}}, Case{"sea -title:ice", {"en-talks"}},
                    Case{"ice -\"sea ice\"", {"en-ice"}}, Case{"국방 -국방부", {"ko-defence"}},
                    Case{"防 -国防相", {"ja-rice", "ja-guard"}}, Case{"ice AND", {"en-talks", "en-ice"}},
                    Case{"meet -meeting", {}}));

INSTANTIATE_TEST_SUITE_P(
    Filters, PlanTest,
    testing::Values(
        Case{"lang:ja", {"ja-minister", "ja-rice", "ja-guard"}},
        Case{"lang:ko lang:zh", {"ko-ministry", "ko-defence", "zh-bridge"}},
        Case{"lang:(ko zh)", {"ko-ministry", "ko-defence", "zh-bridge"}},
        Case{"lang:JA source:wowkorea", {"ja-minister"}}, Case{"minister lang:id", {}},
        Case{"bertemu lang:id", {"id-minister", "id-fish"}}, Case{"lang:en -source:\"River Gazette\"", {}},
        Case{"source:(Gazette River) ice", {"en-talks", "en-ice"}}, Case{"source:\"Gazette River\"", {}},
        Case{"source:wowkorea.jp", {"ja-minister"}}, Case{"source:Riv*", {"en-talks", "en-ice"}},
        Case{"source:한강", {"ko-ministry", "ko-defence"}},
        Case{"site:https://www.wowkorea.jp/news", {"ja-minister"}}, Case{"site:WOWKOREA.JP", {"ja-minister"}},
        Case{"id:ja-minister", {"ja-minister"}}, Case{"id:JA-minister", {}},
        Case{"id:(ja-rice OR zh-bridge)", {"ja-rice", "zh-bridge"}},
        Case{"ice OR lang:tr", {"en-talks", "en-ice", "tr-visit"}},
        Case{"lang:ja AND NOT NATO", {"ja-rice", "ja-guard"}}, Case{"lang:ja -国防", {"ja-rice"}},
        Case{"-lang:(ja OR ko OR zh OR id OR en)", {"th-defence", "ru-visit", "fr-visit", "tr-visit"}},
        Case{"+lang:ja +lang:ko", {}}));

// Without a time zone, a date is the one that the article printed.
INSTANTIATE_TEST_SUITE_P(
    DatesOnTheArticlesClock, PlanTest,
    testing::Values(Case{"date:2024-03-01", {"ja-minister", "ja-rice", "id-minister"}},
                    Case{"date:2024-02", {"zh-bridge", "ko-ministry", "ko-defence", "en-talks"}},
                    Case{"date:2023", {"ja-guard"}}, Case{"date:..2023", {"ja-guard", "id-fish"}},
                    Case{"date:2024-03-01..", {"ja-minister", "ja-rice", "id-minister", "ru-visit"}},
                    Case{"date:2024-02-15..2024-02-28", {"zh-bridge", "ko-defence"}},
                    Case{"date:2024-02-28..2024-02-15", {"zh-bridge", "ko-defence"}},
                    Case{"date:2024-03-01T06:00..2024-03-01T08:13", {"ja-minister", "id-minister"}},
                    Case{"date:2024-W09",
                         {"ja-minister", "ja-rice", "id-minister", "ru-visit", "ko-ministry", "ko-defence",
                          "en-talks"}},
                    Case{"date:(2022 OR 2023)", {"ja-guard", "id-fish"}},
                    Case{"date:2022 date:2023", {"ja-guard", "id-fish"}}, Case{"date:２０２３", {"ja-guard"}},
                    Case{"date:2024-02-29T23:13Z", {"ja-minister"}}, Case{"ice date:2024-01", {"en-ice"}},
                    Case{"modified:2024-01-11", {"en-ice"}}, Case{"lang:th date:*", {}},
                    Case{"lang:ru date:..", {"ru-visit"}}, Case{"date:melts", {"en-ice"}}));

TEST(PlanDates, AreThoseOfTheReadersZoneIfOneIsGiven) {
  PlanOptions seoul;
  seoul.time_zone = "Asia/Seoul";
  EXPECT_THAT(news().find("date:2024-03-01", seoul),
              testing::UnorderedElementsAre("ja-minister", "ja-rice", "id-minister", "en-talks"));
  PlanOptions utc;
  utc.time_zone = "UTC";
  EXPECT_THAT(
      news().find("date:2024-02-29", utc),
      testing::UnorderedElementsAre("ja-minister", "ja-rice", "ko-ministry", "en-talks", "id-minister"));
  EXPECT_THAT(news().find("date:2024-02-29 lang:ja", utc),
              testing::UnorderedElementsAre("ja-minister", "ja-rice"));
}

TEST(PlanDates, RelativeOnesCountFromNow) {
  PlanOptions options;
  options.now = 1709251980;  // 2024-03-01T00:13:00Z
  EXPECT_THAT(news().find("date:today", options),
              testing::UnorderedElementsAre("ja-minister", "ja-rice", "id-minister"));
  EXPECT_THAT(news().find("date:yesterday", options),
              testing::UnorderedElementsAre("ko-ministry", "en-talks"));
  EXPECT_THAT(news().find("date:-2d.. lang:ko", options),
              testing::UnorderedElementsAre("ko-ministry", "ko-defence"));
}

TEST(PlanDates, WhatIsNoDateIsReadAsWords) {
  const QueryPlan plan = news().plan("date:melts");
  EXPECT_THAT(tests::texts(plan.notes), ElementsAre("no date in 'date:melts'; read as words"));
}

// Which day is meant, only the language of a date tells: both are named, in the form that can be typed.
struct OpenDate {
  const char* typed;
  const char* note;
};
std::ostream& operator<<(std::ostream& out, const OpenDate& row) { return out << row.typed; }

class DateOfTwoDays : public testing::TestWithParam<OpenDate> {};
TEST_P(DateOfTwoDays, IsReadAsWordsAndToldOf) {
  EXPECT_THAT(tests::texts(news().plan(GetParam().typed).notes), ElementsAre(GetParam().note));
}
INSTANTIATE_TEST_SUITE_P(
    Written, DateOfTwoDays,
    testing::Values(
        OpenDate{"date:03/01/2024", "'03/01/2024' may be 2024-03-01 or 2024-01-03; read as words"},
        OpenDate{"published:3/1/2024", "'3/1/2024' may be 2024-03-01 or 2024-01-03; read as words"},
        OpenDate{"date:03-01-2024", "'03-01-2024' may be 2024-03-01 or 2024-01-03; read as words"},
        OpenDate{"date:٠٣/٠١/٢٠٢٤", "'٠٣/٠١/٢٠٢٤' may be 2024-03-01 or 2024-01-03; read as words"},
        OpenDate{"date:०३/०१/२०२४", "'०३/०१/२०२४' may be 2024-03-01 or 2024-01-03; read as words"},
        OpenDate{"date:2024-01..03/01/2024", "'03/01/2024' may be 2024-03-01 or 2024-01-03; read as words"},
        OpenDate{"date:03/01/2024..", "'03/01/2024' may be 2024-03-01 or 2024-01-03; read as words"},
        OpenDate{"date:31/31/2024", "no date in 'date:31/31/2024'; read as words"}));

TEST(PlanDates, WhatOnlyOneOrderMakesADayIsRead) {
  for (const char* typed : {"date:29/02/2024", "date:02/29/2024", "date:2/2/2024", "date:2024/03/01"})
    EXPECT_THAT(news().plan(typed).notes, IsEmpty()) << typed;
}

}  // namespace
}  // namespace broadsheet::schema
