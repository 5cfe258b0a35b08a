// What queries find, and in which order, in small indexes that are made as docs/SCHEMA.md says.
#include "broadsheet/schema/query_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "broadsheet/schema/dateline.h"
#include "broadsheet/schema/document.h"
#include "broadsheet/schema/fields.h"
#include "broadsheet/schema/plain_forms.h"
#include "query/planner.h"

namespace broadsheet::schema {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAreArray;

struct Sample {
  std::string id;
  std::vector<std::string> languages;
  std::string title;
  std::string body;
  std::string source;
  std::string date;  ///< "YYYY-MM-DD HH:MM" on the article's clock; empty: none
  int utc_offset_hours = 0;
  std::string site;
};

class Sink : public TokenSink {
 public:
  Sink(Xapian::Document& document, std::string prefix, std::uint32_t base,
       const std::vector<std::string>& languages)
      : document_(document), prefix_(std::move(prefix)), base_(base), languages_(languages) {}

  void on_token(const Token& token) override {
    const std::string text(token.text);
    switch (token.kind) {
      case TokenKind::kHanWord:
        document_.add_term("W" + prefix_ + text);
        return;
      case TokenKind::kHangulBigram:
        document_.add_term("G" + prefix_ + text);
        return;
      default:
        document_.add_posting(prefix_ + text, base_ + token.position);
    }
    for (const std::string& language : languages_) {
      const std::string stem(stemmer_.stem(text, token.stem_script, language));
      if (!stem.empty()) document_.add_term("Z" + prefix_ + stem);
    }
    if (token.stem_script == StemScript::kLatin) {
      std::vector<std::string> forms;
      plain_forms(text, forms);
      for (const std::string& form : forms) document_.add_term("F" + prefix_ + form);
    }
  }

 private:
  Xapian::Document& document_;
  std::string prefix_;
  std::uint32_t base_;
  const std::vector<std::string>& languages_;
  Stemmer stemmer_;
};

// An index in memory.
class Index {
 public:
  explicit Index(const std::vector<Sample>& samples) : database_("", Xapian::DB_BACKEND_INMEMORY) {
    for (const Sample& sample : samples) add(sample);
  }

  // The ids found, best first; those of equal weight in the order of indexing.
  std::vector<std::string> find(std::string_view typed, const PlanOptions& options = {}) const {
    return run(plan(typed, options));
  }

  std::vector<std::string> run(const QueryPlan& plan) const {
    Xapian::Enquire enquire(database_);
    enquire.set_query(plan.query);
    std::vector<std::string> ids;
    const Xapian::MSet found = enquire.get_mset(0, 1000);
    for (auto hit = found.begin(); hit != found.end(); ++hit) ids.push_back(hit.get_document().get_data());
    return ids;
  }

  QueryPlan plan(std::string_view typed, const PlanOptions& options = {}) const {
    return plan_query(parse_query(typed), database_, options);
  }

  const Xapian::Database& database() const { return database_; }

 private:
  void add(const Sample& sample) {
    Xapian::Document document;
    document.set_data(sample.id);
    Sink title(document, "S", 1, sample.languages);
    const std::uint32_t used = analyzer_.analyze(sample.title, title);
    Sink body(document, "", 1 + used + kPartGap, sample.languages);
    analyzer_.analyze(sample.body, body);
    const std::vector<std::string> none;
    Sink source(document, "XS", 1, none);
    analyzer_.analyze(sample.source, source);
    document.add_boolean_term(exact_term("Q", sample.id));
    if (!sample.site.empty()) document.add_boolean_term("H" + sample.site);
    const Xapian::termcount units = std::max(1U, (document.termlist_count() + kLengthUnit / 2) / kLengthUnit);
    for (const std::string& language : sample.languages) document.add_term("L" + language, units);
    if (!sample.date.empty()) add_date(document, sample);
    database_.add_document(document);
  }

  static void add_date(Xapian::Document& document, const Sample& sample) {
    const std::string& date = sample.date;
    LocalTime local;
    local.year = std::stoi(date.substr(0, 4));
    local.month = std::stoi(date.substr(5, 2));
    local.day = std::stoi(date.substr(8, 2));
    local.hour = std::stoi(date.substr(11, 2));
    local.minute = std::stoi(date.substr(14, 2));
    document.add_boolean_term("Y" + date.substr(0, 4));
    document.add_boolean_term("M" + date.substr(0, 4) + date.substr(5, 2));
    document.add_boolean_term("D" + date.substr(0, 4) + date.substr(5, 2) + date.substr(8, 2));
    const auto civil = civil_seconds(local);
    const auto utc = civil - sample.utc_offset_hours * 3600;
    document.add_value(slot::kPublished, Xapian::sortable_serialise(static_cast<double>(utc)));
    document.add_value(slot::kPublishedLocal, Xapian::sortable_serialise(static_cast<double>(civil)));
    document.add_value(slot::kModified, Xapian::sortable_serialise(static_cast<double>(utc + 86400)));
  }

  Xapian::WritableDatabase database_;
  Analyzer analyzer_;
};

// One article or two for each thing that is told apart.
const Index& news() {
  static const Index index({
      {"ja-minister",
       {"ja"},
       "韓国国防相がNATO司令官と会談",
       "北の挑発を抑止するため、協力を強める。",
       "Herald wowkorea.jp",
       "2024-03-01 08:13",
       9,
       "wowkorea.jp"},
      {"ja-rice",
       {"ja"},
       "米の値段が上がる",
       "国の備蓄米は倉庫にある。防衛とは関係がない。",
       "Nippon Rice News",
       "2024-03-01 00:30",
       9,
       ""},
      {"ja-guard", {"ja"}, "相模湾の防波堤", "防相は国防だと子どもが書いた。", "", "2023-12-31 23:59", 9, ""},
      {"zh-bridge",
       {"zh"},
       "大桥通车",
       "新的大桥今天通车，市民很高兴。",
       "City Daily",
       "2024-02-15 10:00",
       8,
       ""},
      {"ko-ministry",
       {"ko"},
       "국방부장관이 방문",
       "국방부는 훈련을 미뤘다고 밝혔다.",
       "한강 일보",
       "2024-02-29 23:00",
       9,
       ""},
      {"ko-defence", {"ko"}, "국방 예산", "예산이 늘었다.", "한강 일보", "2024-02-28 12:00", 9, ""},
      {"id-minister",
       {"id"},
       "Menteri bertemu komandan",
       "Untuk mencegah provokasi, kedua negara bekerja sama. Pertemuan itu singkat.",
       "Harian Laut",
       "2024-03-01 06:00",
       7,
       ""},
      {"id-fish",
       {"id"},
       "Harga teri naik",
       "Nelayan bertemu pedagang teri.",
       "Harian Laut",
       "2022-05-05 05:05",
       7,
       ""},
      {"en-talks",
       {"en"},
       "Ministers meet in Seoul",
       "Shin Won-sik met the commander. The meeting was about Korea's defence and sea ice.",
       "River Gazette",
       "2024-02-29 18:00",
       0,
       ""},
      {"en-ice",
       {"en"},
       "Ice on the sea",
       "The ice melts while a minister sleeps. Sikhs and the won are in the news.",
       "River Gazette",
       "2024-01-10 18:00",
       0,
       "news.example.com"},
      {"th-defence", {"th"}, "รัฐมนตรีกลาโหมเยือนโซล", "การประชุมเรื่องความมั่นคง", "", "", 0, ""},
      {"ru-visit",
       {"ru"},
       "Визит министра",
       "Министры обороны встретились в Сеуле.",
       "",
       "2024-03-02 01:00",
       3,
       ""},
      {"fr-visit", {"fr"}, "L'homme du train", "Les ministres arrivent à Séoul.", "", "", 0, ""},
      {"tr-visit", {"tr"}, "Ankara'da toplantı", "İstanbul ve Ankara haberleri.", "", "", 0, ""},
  });
  return index;
}

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
  EXPECT_THAT(news().plan("lang:ja-JP").notes, ElementsAre("no article is in 'ja-JP'; looked for 'ja'"));
  EXPECT_THAT(news().plan("lang:zh-TW").notes, IsEmpty());
  EXPECT_THAT(news().plan("lang:ja").notes, IsEmpty());
  EXPECT_THAT(news().plan("lang:\"sea ice\"").notes,
              ElementsAre("'sea ice' is no language tag; read as words"));
}

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
  EXPECT_THAT(plan.notes, ElementsAre("no date in 'date:melts'; read as words"));
}

TEST(PlanRanking, TheWordAsTypedComesFirst) {
  const Index index({{"stem", {"en"}, "", "The minister sleeps well today.", "", "", 0, ""},
                     {"exact", {"en"}, "", "The ministers sleep well today.", "", "", 0, ""},
                     {"none", {"en"}, "", "Nobody is here at all today.", "", "", 0, ""}});
  EXPECT_THAT(index.find("ministers"), ElementsAre("exact", "stem"));
  EXPECT_THAT(index.find("minister"), ElementsAre("stem", "exact"));
}

TEST(PlanRanking, AHeadlineCountsMore) {
  const Index index({{"body", {"en"}, "Rain and wind", "An orchard burns", "", "", 0, ""},
                     {"title", {"en"}, "An orchard burns", "Rain and wind", "", "", 0, ""},
                     {"none", {"en"}, "Other things", "Somewhere else", "", "", 0, ""}});
  EXPECT_THAT(index.find("orchard"), ElementsAre("title", "body"));
}

TEST(PlanRanking, NeighboursInTheQueryThatAreNeighboursComeFirst) {
  const Index index({{"apart", {"en"}, "", "Sea birds saw the melting of the polar ice", "", "", 0, ""},
                     {"beside", {"en"}, "", "Birds saw the melting of the polar sea ice", "", "", 0, ""},
                     {"none", {"en"}, "", "Nobody is here at all today my friend", "", "", 0, ""}});
  EXPECT_THAT(index.find("sea ice"), ElementsAre("beside", "apart"));
  PlanOptions off;
  off.adjacency = false;
  EXPECT_THAT(index.find("sea ice", off), ElementsAre("apart", "beside"));
}

TEST(PlanRanking, AWordThatHoldsTheRunComesBeforePartsOfIt) {
  EXPECT_THAT(news().find("国防相"), ElementsAre("ja-minister", "ja-guard"));
}

TEST(PlanRanking, AnEojeolAsTypedComesBeforeLongerOnes) {
  EXPECT_THAT(news().find("국방"), ElementsAre("ko-defence", "ko-ministry"));
}

// Of a sentence, parts of words match; of a few keywords, words.
TEST(PlanSentence, FindsWhatSharesPartsOfItsWords) {
  const Index index({{"port", {"ko"}, "", "항만공사는 부두를 넓혔다", "", "", 0, ""},
                     {"other", {"ko"}, "", "비가 내렸다", "", "", 0, ""},
                     {"sea", {"ja"}, "", "港湾局は埠頭を広げた", "", "", 0, ""}});
  EXPECT_THAT(index.find("항만청"), IsEmpty()) << "a keyword is found whole";
  EXPECT_THAT(index.find("새로운 항만청 부두의 공사를 누가 했나"), ElementsAre("port"));
  EXPECT_THAT(index.find("新しい埠頭を港湾庁が工事したのはいつか"), ElementsAre("sea"));
  PlanOptions all;
  all.default_operator = DefaultOperator::kAnd;
  EXPECT_THAT(index.find("새로운 항만청 부두의 공사를 누가 했나", all), IsEmpty());
}

struct Spelling {
  std::string query;
  std::string as_typed;
  std::string other;
};
class OtherSpelling : public testing::TestWithParam<Spelling> {};

TEST_P(OtherSpelling, IsFoundAfterTheTypedOne) {
  const Spelling& c = GetParam();
  const Index index({{"other", {}, "", c.other, "", "", 0, ""},
                     {"typed", {}, "", c.as_typed, "", "", 0, ""},
                     {"none", {}, "", "nothing 何 없음", "", "", 0, ""}});
  EXPECT_THAT(index.find(c.query), ElementsAre("typed", "other"));
  EXPECT_THAT(index.find("=" + c.query), ElementsAre("typed")) << "exact";
  PlanOptions off;
  off.stems = false;
  EXPECT_THAT(index.find(c.query, off), ElementsAre("typed"));
  EXPECT_THAT(index.find("nothing -" + c.query), ElementsAre("none"));
}

INSTANTIATE_TEST_SUITE_P(
    Diacritics, OtherSpelling,
    testing::Values(Spelling{"cafe", "a cafe", "a café"}, Spelling{"café", "a café", "a cafe"},
                    Spelling{"café", "a café", "a cafè"}, Spelling{"mueller", "herr mueller", "herr Müller"},
                    Spelling{"muller", "herr muller", "herr Müller"},
                    Spelling{"Müller", "herr müller", "herr mueller"}, Spelling{"ilik", "su ilik", "su ılık"},
                    Spelling{"lodz", "w lodz", "w Łódź"}, Spelling{"dien", "so dien", "số điện"}));

INSTANTIATE_TEST_SUITE_P(
    Chinese, OtherSpelling,
    testing::Values(Spelling{"總統", "總統來訪", "总统来访"}, Spelling{"总统", "总统来访", "總統來訪"},
                    Spelling{"韓国", "韓国の話", "韓國的話"}, Spelling{"國", "外國", "外国"},
                    // one simplified character, several traditional ones
                    Spelling{"理发", "理发店", "理髮店"}, Spelling{"出发", "出发了", "出發了"},
                    Spelling{"以后", "以后", "以後"}, Spelling{"這裡", "這裡", "這裏"},
                    Spelling{"这里", "这里", "這裏"}, Spelling{"臺灣", "臺灣", "台灣"},
                    Spelling{"台灣", "台灣", "臺灣"}, Spelling{"台湾", "台湾", "臺灣"},
                    Spelling{"台风", "台风", "颱風"}, Spelling{"干部", "干部", "幹部"},
                    Spelling{"饼干", "饼干", "餅乾"}));

// However short the article with the other characters is and wherever it has them.
TEST(OtherSpellings, NeverOutrankALongArticleWithTheTypedOne) {
  std::string rain;
  for (int i = 0; i < 150; ++i) rain += "昨天下雨了。";
  for (const auto& [typed, other] : {std::pair{"總統", "总统"}, std::pair{"总统", "總統"}}) {
    std::vector<Sample> samples{
        {"other", {"zh"}, other, std::string(other) + "，" + other + "，" + other, "", "", 0, ""},
        {"typed", {"zh"}, "", rain + typed + "。" + rain, "", "", 0, ""}};
    for (int i = 0; i < 20; ++i) samples.push_back({"none", {"zh"}, "", "昨天下雨了。", "", "", 0, ""});
    const Index index(samples);
    const QueryPlan plan = index.plan(typed);
    Xapian::Enquire enquire(index.database());
    enquire.set_query(plan.query);
    enquire.set_weighting_scheme(ranking_weight(plan));
    const Xapian::MSet found = enquire.get_mset(0, 10);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].get_document().get_data(), "typed") << typed;
  }
}

TEST(OtherSpellings, OfASentenceAreFoundToo) {
  const Index index(
      {{"hant", {}, "", "總統昨天訪問韓國", "", "", 0, ""}, {"none", {}, "", "下雨了", "", "", 0, ""}});
  EXPECT_THAT(index.find("总统昨天访问了哪个国家"), ElementsAre("hant"));
}

TEST(PlanStems, OfLanguagesWithoutAStemmerAreFirstLetters) {
  const Index index({{"pl", {"pl"}, "", "Po wyborach rozmowy trwają", "", "", 0, ""},
                     {"uk", {"uk"}, "", "Розмови з міністром тривають", "", "", 0, ""},
                     {"typed", {"pl"}, "", "wyniki wyborów", "", "", 0, ""}});
  EXPECT_THAT(index.find("wyborów"), ElementsAre("typed", "pl"));
  EXPECT_THAT(index.find("=wyborów"), ElementsAre("typed"));
  EXPECT_THAT(index.find("міністра"), ElementsAre("uk"));
}

TEST(PlanStems, FirstLettersAreNotLookedUpForALanguageOfNextToNoArticle) {
  std::vector<Sample> samples(2500, Sample{"en", {"en"}, "", "Talks go on", "", "", 0, ""});
  samples.push_back({"et", {"et"}, "", "forma", "", "", 0, ""});
  EXPECT_THAT(Index(samples).find("formattieurng"), IsEmpty());
}

// 60 articles in Indonesian among 600 in Russian: "yang" is in each of the former, and so the rarest of all
// words but one if all articles count; among its own it says nothing.
TEST(PlanPopulation, WordsWeighByTheirRarityInTheQuerysOwnLanguage) {
  std::vector<Sample> samples;
  for (int i = 0; i < 600; ++i) {
    samples.push_back({"ru", {"ru"}, "", "Министры обсудили новые законы", "", "", 0, ""});
  }
  for (int i = 0; i < 60; ++i) {
    const std::string filler = i % 2 == 0 ? "pelabuhan" : "gunung";
    samples.push_back({"id", {"id"}, "", "Warga yang pulang melihat " + filler + " itu", "", "", 0, ""});
  }
  samples.push_back({"often", {"id"}, "", "yang yang yang yang yang tidak untuk dengan", "", "", 0, ""});
  samples.push_back(
      {"named", {"id"}, "", "Kabar dari gunung Warangi sudah datang kemarin pagi", "", "", 0, ""});
  const Index index(samples);
  const char* question = "Siapa yang melihat dengan jelas gunung yang bernama Warangi itu";
  const auto of = [&](std::string_view text) { return query::population_of(text, index.database()); };
  ASSERT_TRUE(of(question));
  EXPECT_EQ(of(question)->language, "id");
  EXPECT_EQ(of(question)->documents, 62);
  EXPECT_NEAR(of(question)->share_of_script, 1.0, 0.001);
  EXPECT_GT(of(question)->relative_length, 1.0);
  EXPECT_FALSE(of("Warangi"));  // no language can be told
  const auto plan_of = [&](double own_language) {
    query::RankingConstants constants;
    constants.own_language = own_language;
    ParsedQuery parsed = parse_query(question);
    return query::plan_with(parsed, index.database(), {}, constants);
  };
  EXPECT_EQ(index.run(plan_of(1.0)).front(), "named");
  const auto rank_of = [&](double own_language) {
    const std::vector<std::string> found = index.run(plan_of(own_language));
    return std::find(found.begin(), found.end(), "often") - found.begin();
  };
  EXPECT_GT(rank_of(1.0), rank_of(0.0));
}

TEST(PlanPopulation, ALanguageOfFewArticlesIsNotCountedWith) {
  const Index index({{"one", {"id"}, "", "Warga yang pulang melihat gunung itu", "", "", 0, ""}});
  EXPECT_FALSE(query::population_of("Siapa yang melihat gunung itu dengan jelas", index.database()));
}

TEST(PlanPopulation, RarityFallsWithFrequency) {
  EXPECT_GT(query::rarity(1000, 1), query::rarity(1000, 10));
  EXPECT_GT(query::rarity(1000, 10), query::rarity(1000, 900));
  EXPECT_GT(query::rarity(1000, 5000), 0.0);
  query::Population population;
  population.documents = 100;
  const double alone = query::own_rarity(population, 10000, 90);
  EXPECT_LT(alone, 0.1);  // rare among all, but in nearly all of its own language's
  population.share_of_script = 0.1;
  EXPECT_GT(query::own_rarity(population, 10000, 90), alone);  // many of the 90 may be of other languages
  EXPECT_NEAR(query::own_rarity(population, 100, 10), 1.0, 0.1);
}

TEST(PlanRanking, FiltersHaveNoWeight) {
  Xapian::Enquire enquire(news().database());
  enquire.set_query(news().plan("lang:ja date:2024 -米").query);
  const Xapian::MSet found = enquire.get_mset(0, 10);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.begin().get_weight(), 0.0);
}

TEST(PlanDefaultOperator, AndAsksForEveryWord) {
  PlanOptions all;
  all.default_operator = DefaultOperator::kAnd;
  EXPECT_THAT(news().find("ice melts", all), ElementsAre("en-ice"));
  EXPECT_THAT(news().find("ice nothinglikeit", all), IsEmpty());
  EXPECT_THAT(news().find("ice melts OR 大桥", all), testing::UnorderedElementsAre("en-ice", "zh-bridge"));
  EXPECT_THAT(news().find("韓国 NATO 会談", all), ElementsAre("ja-minister"));
}

TEST(PlanOptions, WithoutStemsOnlyWhatWasTyped) {
  PlanOptions plain;
  plain.stems = false;
  EXPECT_THAT(news().find("ministers", plain), ElementsAre("en-talks"));
}

TEST(PlanAccount, SaysWhatWasLookedUp) {
  const QueryPlan plan = news().plan("ministers lang:en \"sea ice\" date:2024-02..");
  std::vector<std::string> rows;
  for (const TermExplanation& row : plan.terms)
    rows.push_back(row.kind + " " + row.field + " " + row.term + " " + std::to_string(row.documents));
  EXPECT_THAT(rows, Contains("word body ministers 0"));
  EXPECT_THAT(rows, Contains("word title Sministers 1"));
  EXPECT_THAT(rows, Contains("filter lang Len 2"));
  EXPECT_THAT(rows, Contains("phrase body sea ice 1"));
  EXPECT_THAT(rows, Contains("range date 2024-02-01T00:00:00Z.. on each article's clock 0"));
}

std::vector<std::string> highlights(const QueryPlan& plan) {
  std::vector<std::string> out;
  for (const HighlightSequence& sequence : plan.highlights) {
    std::string text;
    for (const HighlightToken& token : sequence.tokens) {
      text += (text.empty() ? "" : " ") + std::string(token.substring ? "~" : "") + token.text +
              (token.prefix ? "*" : "");
    }
    out.push_back(text);
  }
  return out;
}

TEST(PlanHighlights, AreWhatMatched) {
  EXPECT_THAT(highlights(news().plan("Seoul")), Contains("seoul"));
  EXPECT_THAT(highlights(news().plan("\"sea ice\"")), ElementsAre("sea ice"));
  EXPECT_THAT(highlights(news().plan("\"国防相\"")), ElementsAre("国防 防相"));
  EXPECT_THAT(highlights(news().plan("국방부")), ElementsAre("~국방부"));
  EXPECT_THAT(highlights(news().plan("provok*")), ElementsAre("provok*"));
  EXPECT_THAT(highlights(news().plan("国")), ElementsAre("国*", "國*"));
  EXPECT_THAT(highlights(news().plan("-Seoul lang:ja date:2024")), IsEmpty());
  const QueryPlan title = news().plan("title:sea");
  ASSERT_FALSE(title.highlights.empty());
  EXPECT_TRUE(title.highlights.front().title);
  EXPECT_FALSE(title.highlights.front().body);
}

TEST(PlanNotes, SayWhatWasReadOtherwise) {
  EXPECT_THAT(news().plan("w*").notes, Contains(HasSubstr("too short for a prefix")));
  EXPECT_THAT(news().plan("(a -b) NEAR ice").notes, Contains(HasSubstr("read as AND")));
  EXPECT_THAT(news().plan("date:2024-03..2024-02").notes, Contains(HasSubstr("backwards")));
}

TEST(PlanLimits, ALongQueryKeepsItsFirstTerms) {
  std::string typed;
  for (int i = 0; i < 1500; ++i) typed += "w" + std::to_string(i) + " ";
  const QueryPlan plan = news().plan(typed);
  EXPECT_LE(plan.query.get_length(), query::kMaxQueryTerms);
  EXPECT_THAT(plan.notes, Contains(HasSubstr("terms; the rest is ignored")));
}

TEST(PlanLimits, ALongRunOfHanIsLookedUpAsFarAsThereIsRoom) {
  std::string typed = "国防相";
  for (int i = 0; i < 300; ++i) typed += "大桥今天";
  const QueryPlan plan = news().plan(typed);
  EXPECT_THAT(plan.notes, Contains(HasSubstr("terms; the rest is ignored")));
  EXPECT_THAT(news().run(plan), Contains("ja-minister"));
}

// Whatever is typed is planned and searched without an exception.
TEST(PlanProperties, AnyQueryRuns) {
  constexpr std::array kPieces{
      "ice",   "Won-sik", "国防相", "国",     "국방부",   "ความ",  "l'homme", " ",     " ",    " ",
      " AND ", " OR ",    " NOT ",  " NEAR ", " NEAR/3 ", "+",     "-",       "(",     ")",    "\"",
      "*",     "=",       "title:", "id:",    "date:",    "lang:", "source:", "site:", "2024", "..",
      "-7d",   "2024-02", "\xFF",   "\x01",   "😀",        "*",     "minist*", "ア",    "a*"};
  std::mt19937 random(29);
  std::uniform_int_distribution<std::size_t> piece(0, kPieces.size() - 1);
  std::uniform_int_distribution<int> length(1, 16);
  PlanOptions options[2];
  options[1].default_operator = DefaultOperator::kAnd;
  options[1].time_zone = "Asia/Seoul";
  for (int i = 0; i < 6000; ++i) {
    std::string typed;
    for (int n = length(random); n > 0; --n) typed += kPieces[piece(random)];
    ASSERT_NO_THROW(news().find(typed, options[i % 2])) << typed;
  }
}

TEST(PlanProperties, LongHostileQueriesRun) {
  for (const char* piece : {"国", "국", "a* ", "\"国 ", "x NEAR ", "(a OR ", "date:2024 ", "title:(", "a-",
                            "ア", "id:x ", "-a "}) {
    std::string typed;
    while (typed.size() < kMaxQueryBytes) typed += piece;
    ASSERT_NO_THROW(news().find(typed)) << piece;
  }
}

}  // namespace
}  // namespace broadsheet::schema
