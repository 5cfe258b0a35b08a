// Searching small indexes through the library: order, pages, filters, zones, writers that overtake, hostile
// text.
#include "broadsheet/searcher/searcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <random>

#include "analysis/analyzer.h"
#include "broadsheet/schema/error.h"
#include "broadsheet/searcher/formats.h"
#include "cli/run_program.h"
#include "index/document.h"
#include "index/index_metadata.h"

namespace broadsheet::searcher {
namespace {

using schema::Precision;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

// An article with the instant on its own clock, as the parsers make it.
schema::Article article(const std::string& id, const std::string& headline, const std::string& body,
                        const std::string& language, const std::string& date = {}) {
  schema::Article made;
  made.id = id;
  made.id_origin = schema::IdOrigin::kGiven;
  made.headlines = {{headline, language, schema::LanguageOrigin::kGiven}};
  made.body = {body, language, schema::LanguageOrigin::kGiven};
  made.date_text = date;
  if (!date.empty()) {
    auto reading = schema::read_dateline(date, {});
    made.published = std::get<schema::DatelineReading>(reading).published;
  }
  made.source.raw = "(C) Harbour Post harbour.example";
  made.source.publisher = "Harbour Post";
  made.source.site = "harbour.example";
  return made;
}

class SearcherTest : public testing::Test {
 protected:
  SearcherTest() {
    add("a", article("ferry-1", "The ferry sails again", "After the storm the ferry sailed to the islands.",
                     "en", "2024/03/01 08:13 KST"));
    add("a", article("typhoon-ja", "台風が港に近づく", "大型の台風が港に近づき、船は出なかった。", "ja",
                     "2024/02/28 21:00 JST"));
    add("a", article("typhoon-ko", "태풍이 항구에 접근", "태풍이 다가오면서 여객선이 멈췄다.", "ko",
                     "2023/09/01 10:00 KST"));
    add("a", article("undated", "A ferry in the storm", "Nobody wrote down when the ferry was lost.", "en"));
    add("a",
        article("badai-id", "Badai mendekati pelabuhan",
                "Badai besar mendekati pelabuhan dan kapal tidak berlayar.", "id", "2024/03/02 06:00 WIB"));
  }

  std::filesystem::path path(const std::string& name) const { return directory_ / name; }

  void add(const std::string& index, const schema::Article& made) {
    Xapian::WritableDatabase database(path(index).string(), Xapian::DB_CREATE_OR_OPEN);
    if (database.get_doccount() == 0) {
      schema::write_metadata(
          database, {schema::kSchemaVersion, schema::analysis_version(), "2024-01-01T00:00:00Z", ""});
    }
    database.replace_document(schema::id_term(made.id), builder_.build(made));
    database.commit();
  }

  std::vector<std::string> ids(const SearchRequest& request,
                               const std::vector<std::string>& indexes = {"a"}) {
    std::vector<std::filesystem::path> paths;
    for (const std::string& index : indexes) paths.push_back(path(index));
    Searcher searcher(paths);
    std::vector<std::string> found;
    for (const Hit& hit : searcher.search(request).hits) found.push_back(hit.article.id);
    return found;
  }

  static SearchRequest query(std::string text) {
    SearchRequest request;
    request.query = std::move(text);
    return request;
  }

  tests::TemporaryDirectory directory_;
  schema::DocumentBuilder builder_;
};

TEST_F(SearcherTest, AHitCarriesItsBodyOnlyIfItIsAskedFor) {
  Searcher searcher({path("a")});
  SearchRequest request = query("storm");
  Results results = searcher.search(request);
  EXPECT_EQ(results.fields, HitFields::kAllButBody);
  ASSERT_EQ(results.hits.size(), 2U);
  for (const Hit& hit : results.hits) {
    EXPECT_THAT(hit.article.body.text, IsEmpty());
    EXPECT_EQ(hit.article.body.language, "en");
    EXPECT_EQ(hit.article.headlines.size(), 1U);
    EXPECT_EQ(hit.article.source.publisher, "Harbour Post");
    ASSERT_EQ(hit.snippets.size(), 1U) << "a snippet needs no body in the hit";
    EXPECT_THAT(hit.snippets.front().text, HasSubstr("ferry"));
  }
  request.fields = HitFields::kBody | HitFields::kDates;
  results = searcher.search(request);
  EXPECT_EQ(results.fields, request.fields);
  for (const Hit& hit : results.hits) {
    EXPECT_THAT(hit.article.body.text, HasSubstr("ferry"));
    EXPECT_THAT(hit.article.headlines, IsEmpty());
    EXPECT_THAT(hit.article.source.raw, IsEmpty());
    EXPECT_THAT(hit.headlines, testing::SizeIs(1)) << "the marked one";
  }
  request.detail = Detail::kId;
  results = searcher.search(request);
  EXPECT_EQ(results.fields, HitFields::kNone);
  for (const Hit& hit : results.hits) EXPECT_THAT(hit.article.body.text, IsEmpty());
}

struct QueryCase {
  const char* name;
  const char* query;
  std::vector<std::string> ids;
};
class FindsTest : public SearcherTest, public testing::WithParamInterface<QueryCase> {};
TEST_P(FindsTest, Articles) {
  SearchRequest request = query(GetParam().query);
  request.names = false;  // 台風 and 태풍 sound alike
  EXPECT_THAT(ids(request), testing::UnorderedElementsAreArray(GetParam().ids));
}
INSTANTIATE_TEST_SUITE_P(Scripts, FindsTest,
                         testing::Values(QueryCase{"english", "ferry", {"ferry-1", "undated"}},
                                         QueryCase{"stem", "ferries", {"ferry-1", "undated"}},
                                         QueryCase{"japanese", "台風", {"typhoon-ja"}},
                                         QueryCase{"korean", "태풍", {"typhoon-ko"}},
                                         QueryCase{"indonesian", "pelabuhan", {"badai-id"}},
                                         QueryCase{"either", "台風 badai", {"typhoon-ja", "badai-id"}},
                                         QueryCase{"without", "ferry -storm", {}},
                                         QueryCase{"source", "source:harbour lang:ko", {"typhoon-ko"}},
                                         QueryCase{"nothing", "volcano", {}}),
                         [](const auto& test) { return std::string(test.param.name); });

TEST_F(SearcherTest, FreshnessRanksWhatIsRecentHigherAndChangesNoMatch) {
  add("f", article("old", "Harbour", "The pilot spoke, and the pilot left.", "en", "2020/01/01 00:00 UTC"));
  add("f",
      article("new", "Harbour", "The pilot spoke, and somebody else left.", "en", "2024/01/01 00:00 UTC"));
  add("f", article("undated", "Harbour", "The pilot spoke, and nobody ever left at all.", "en"));
  add("f", article("none", "Rain", "It rained.", "en", "2024/01/02 00:00 UTC"));
  SearchRequest request;
  request.query = "pilot";
  request.now = 1'704'153'600;  // 2024-01-02
  EXPECT_THAT(ids(request, {"f"}), ElementsAre("old", "new", "undated"));
  request.fresh_half_life = 30 * 86'400;
  EXPECT_THAT(ids(request, {"f"}), ElementsAre("new", "old", "undated"));
  request.sort = SortOrder::kOldest;
  EXPECT_THAT(ids(request, {"f"}), ElementsAre("old", "new", "undated"));
}

TEST_F(SearcherTest, OrdersByDateWithUndatedArticlesLast) {
  SearchRequest request = query("source:harbour");
  request.sort = SortOrder::kNewest;
  EXPECT_THAT(ids(request), ElementsAre("badai-id", "ferry-1", "typhoon-ja", "typhoon-ko", "undated"));
  request.sort = SortOrder::kOldest;
  EXPECT_THAT(ids(request), ElementsAre("typhoon-ko", "typhoon-ja", "ferry-1", "badai-id", "undated"));
}

TEST_F(SearcherTest, PagesMeetWithoutGapOrRepetition) {
  SearchRequest request = query("source:harbour");
  const auto all = ids(request);
  ASSERT_EQ(all.size(), 5U);
  std::vector<std::string> paged;
  request.limit = 2;
  for (request.offset = 0; request.offset < 6; request.offset += 2) {
    for (const std::string& id : ids(request)) paged.push_back(id);
  }
  EXPECT_EQ(paged, all);
  request.offset = 1'000'000'000'000;
  Searcher searcher({path("a")});
  const Results beyond = searcher.search(request);
  EXPECT_THAT(beyond.hits, IsEmpty());
  EXPECT_EQ(beyond.total, 5U);
}

TEST_F(SearcherTest, LimitZeroCounts) {
  SearchRequest request = query("ferry");
  request.limit = 0;
  Searcher searcher({path("a")});
  const Results results = searcher.search(request);
  EXPECT_THAT(results.hits, IsEmpty());
  EXPECT_EQ(results.total, 2U);
  EXPECT_TRUE(results.total_is_exact);
}

TEST_F(SearcherTest, FiltersNarrowAndDoNotRank) {
  SearchRequest request = query("ferry");
  request.from = "2024-03-01";
  EXPECT_THAT(ids(request), ElementsAre("ferry-1"));
  request = query("");
  request.languages = {"ja", "ko"};
  EXPECT_THAT(ids(request), UnorderedElementsAre("typhoon-ja", "typhoon-ko"));
  request.to = "2023";
  EXPECT_THAT(ids(request), ElementsAre("typhoon-ko"));
  request = query("badai");
  request.sources = {"Harbour Post"};
  EXPECT_THAT(ids(request), ElementsAre("badai-id"));
  request.sources = {"example Harbour"};
  EXPECT_THAT(ids(request), IsEmpty());

  Searcher searcher({path("a")});
  const double plain = searcher.search(query("ferry")).hits.front().score;
  request = query("ferry");
  request.languages = {"en"};
  EXPECT_DOUBLE_EQ(searcher.search(request).hits.front().score, plain);
}

TEST_F(SearcherTest, ADayIsTheReadersDay) {
  SearchRequest request = query("date:2024-03-01");
  EXPECT_THAT(ids(request), ElementsAre("ferry-1"));
  request.time_zone = "Asia/Seoul";
  EXPECT_THAT(ids(request), ElementsAre("ferry-1"));
  request.time_zone = "UTC";
  EXPECT_THAT(ids(request), ElementsAre("badai-id"));  // 06:00 in Jakarta is 23:00 the day before
  request.query = "date:2024-02-29";
  EXPECT_THAT(ids(request), ElementsAre("ferry-1"));
}

struct BadRequest {
  const char* name;
  void (*spoil)(SearchRequest&);
  const char* message;
  const char* parameter = "";  // of the request that is to blame
};
class RefusesTest : public SearcherTest, public testing::WithParamInterface<BadRequest> {};
TEST_P(RefusesTest, WhatCanMeanNothing) {
  SearchRequest request = query("ferry");
  GetParam().spoil(request);
  Searcher searcher({path("a")});
  try {
    searcher.search(request);
    FAIL() << "was accepted";
  } catch (const schema::UserError& error) {
    EXPECT_THAT(error.what(), HasSubstr(GetParam().message));
    if (*GetParam().parameter != '\0') {
      EXPECT_EQ(error.problem().parameter, GetParam().parameter);
    }
  }
}
INSTANTIATE_TEST_SUITE_P(
    Requests, RefusesTest,
    testing::Values(BadRequest{"zone", [](SearchRequest& r) { r.time_zone = "Mars/Olympus"; },
                               "not a time zone"},
                    BadRequest{"from", [](SearchRequest& r) { r.from = "soonish"; }, "not a date", "from"},
                    BadRequest{"to", [](SearchRequest& r) { r.to = "2024-02-30"; }, "not a date", "to"},
                    BadRequest{"limit", [](SearchRequest& r) { r.limit = kMaxLimit + 1; }, "at most"},
                    BadRequest{"nothing", [](SearchRequest& r) { r.query = "  "; }, "no words"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST_F(SearcherTest, SeveralIndexesAreOne) {
  add("b", article("ferry-2", "Ferry delayed", "The ferry was late.", "en", "2024/03/05 09:00 KST"));
  SearchRequest request = query("ferry");
  EXPECT_THAT(ids(request, {"a", "b"}), UnorderedElementsAre("ferry-1", "ferry-2", "undated"));
  Searcher searcher({path("a"), path("b")});
  EXPECT_EQ(searcher.find("ferry-2").size(), 1U);
  EXPECT_EQ(searcher.find("ferry-1").front().headlines.front().text, "The ferry sails again");
  EXPECT_THAT(searcher.find("ferry"), IsEmpty());
}

TEST_F(SearcherTest, MarksHeadlinesAndSnippets) {
  Searcher searcher({path("a")});
  SearchRequest request = query("台風");
  request.names = false;
  const Results results = searcher.search(request);
  ASSERT_EQ(results.hits.size(), 1U);
  const Hit& hit = results.hits.front();
  EXPECT_THAT(hit.headlines.front().matches, ElementsAre(std::pair(0U, 6U)));
  ASSERT_EQ(hit.snippets.size(), 1U);
  EXPECT_EQ(hit.snippets.front().text, "大型の台風が港に近づき、船は出なかった。");
  EXPECT_THAT(hit.snippets.front().matches, ElementsAre(std::pair(9U, 15U)));
}

TEST_F(SearcherTest, FullGivesTheWholeBody) {
  SearchRequest request = query("ferry");
  request.detail = Detail::kFull;
  Searcher searcher({path("a")});
  EXPECT_EQ(searcher.search(request).hits.front().snippets.size(), 1U);
}

TEST_F(SearcherTest, SuggestsASpellingThatFindsMore) {
  Searcher searcher({path("a")});
  EXPECT_EQ(searcher.search(query("pelabuan")).suggestion, "pelabuhan");
  EXPECT_EQ(searcher.search(query("ferry")).suggestion, std::nullopt);
  SearchRequest request = query("pelabuan");
  request.suggest = false;
  EXPECT_EQ(searcher.search(request).suggestion, std::nullopt);
}

TEST_F(SearcherTest, ReadsAPhraseThatNoArticleHasAsItsWords) {
  Searcher searcher({path("a")});
  for (const char* typed :
       {"\"ferry saild to\"", "\"kapal tidk berlayar\"", "«ferry saild to»", "\"台風が湾\""}) {
    const Results results = searcher.search(query(typed));
    EXPECT_GE(results.hits.size(), 1U) << typed;
    ASSERT_GE(results.notes.size(), 1U) << typed;
    EXPECT_THAT(results.notes.front().text, HasSubstr("no article has the phrase")) << typed;
  }
  EXPECT_EQ(searcher.search(query("\"ferry saild to\"")).suggestion, "\"ferry sailed to\"");
  // Its words are there, and never in this order.
  const Results swapped = searcher.search(query("\"sailed the ferry\""));
  EXPECT_EQ(swapped.hits.size(), 2U);
  EXPECT_THAT(swapped.notes.front().text, HasSubstr("no article has the phrase"));
  EXPECT_THAT(searcher.search(query("\"the ferry sailed\"")).notes, IsEmpty());
  EXPECT_THAT(searcher.search(query("\"saild\"")).hits, IsEmpty()) << "one word is meant as it is";
  EXPECT_THAT(searcher.search(query("storm -\"ferry saild\"")).notes, IsEmpty());
}

TEST_F(SearcherTest, RanksRunningTextWithoutSyntax) {
  Searcher searcher({path("a")});
  const auto ids_of = [&](std::string_view text) {
    std::vector<std::string> found;
    for (const Ranked& ranked : searcher.rank(text, 100, schema::DefaultOperator::kOr))
      found.push_back(ranked.id);
    return found;
  };
  EXPECT_THAT(ids_of("-badai \"? id:ferry-1 lang:ja"), testing::Contains("badai-id"));
  EXPECT_EQ(ids_of("ferry storm"), ids_of("ferry: storm?"));
  EXPECT_THAT(ids_of("?!"), IsEmpty());
}

TEST_F(SearcherTest, AWriterThatOvertakesIsFollowed) {
  Searcher searcher({path("a")});
  EXPECT_EQ(searcher.search(query("ferry")).total, 2U);
  for (int i = 0; i < 20; ++i) {
    add("a", article("new-" + std::to_string(i), "Another ferry", "The ferry number " + std::to_string(i),
                     "en", "2024/04/01 10:00 KST"));
  }
  // The blocks that this reader knows of have been reused since: it must start again, not fail.
  const Results results = searcher.search(query("ferry"));
  EXPECT_TRUE(results.total == 2U || results.total == 22U) << results.total;
  EXPECT_NO_THROW(searcher.find("new-3"));
  EXPECT_NO_THROW(searcher.rank("ferry", 10, schema::DefaultOperator::kOr));
}

TEST_F(SearcherTest, SameSearchSameAnswer) {
  EXPECT_EQ(ids(query("ferry storm 台風 태풍 badai")), ids(query("ferry storm 台風 태풍 badai")));
}

TEST_F(SearcherTest, HostileQueriesNeverFail) {
  Searcher searcher({path("a")});
  std::mt19937 random(7);
  const std::vector<std::string> pieces{"(",
                                        ")",
                                        "\"",
                                        "*",
                                        ":",
                                        "-",
                                        "+",
                                        "AND",
                                        "OR",
                                        "NOT",
                                        "NEAR/3",
                                        "date:",
                                        "..",
                                        "2024",
                                        "title:",
                                        "台風",
                                        "태풍",
                                        "พายุ",
                                        "ferry",
                                        " ",
                                        " ",
                                        "\x80",
                                        "\xff\xfe",
                                        std::string("\0", 1),
                                        "’",
                                        "“",
                                        "（",
                                        "）",
                                        "id:",
                                        "lang:ja",
                                        "=",
                                        "~",
                                        "\\",
                                        "'",
                                        "\u202E",
                                        "url:",
                                        "source:",
                                        "-7d",
                                        "e\u0301",
                                        "عاصفة",
                                        "99999999999999999999",
                                        "%",
                                        "$(x)",
                                        "<b>",
                                        "\n",
                                        "🌀",
                                        "\uFFFF"};
  Look look;
  look.width = 40;
  for (int round = 0; round < 3000; ++round) {
    SearchRequest request;
    const std::size_t count = 1 + random() % 25;
    for (std::size_t i = 0; i < count; ++i) {
      request.query += random() % 8 == 0 ? std::string(1, static_cast<char>(random() % 256))
                                         : pieces[random() % pieces.size()];
    }
    request.default_operator =
        random() % 2 == 0 ? schema::DefaultOperator::kOr : schema::DefaultOperator::kAnd;
    request.sort = static_cast<SortOrder>(random() % 3);
    request.explain = true;
    if (random() % 4 == 0) request.time_zone = "Asia/Seoul";
    request.snippet_columns = static_cast<std::uint32_t>(random() % 60);
    try {
      const Results results = searcher.search(request);
      EXPECT_LE(results.hits.size(), 10U);
      std::ostringstream out;
      formats()[random() % formats().size()].write({.results = results, .request = request, .look = look},
                                                   out);
    } catch (const schema::UserError& error) {
      EXPECT_STREQ(error.what(), "no words to search for") << request.query;
    }
  }
}

TEST_F(SearcherTest, ALongQueryIsAnswered) {
  std::string text;
  while (text.size() < 100'000) text += "ferry (storm OR ";
  Searcher searcher({path("a")});
  EXPECT_GT(searcher.search(query(text)).total, 0U);
}

TEST(Searcher, SaysWhatIsWrongWithAnIndex) {
  tests::TemporaryDirectory directory;
  EXPECT_THROW(Searcher({directory / "missing"}), schema::IndexError);
  EXPECT_THROW(Searcher({directory.path()}), schema::IndexError);
  EXPECT_THROW(Searcher({}), schema::UserError);
  Xapian::WritableDatabase((directory / "other").string(), Xapian::DB_CREATE);
  EXPECT_THROW(Searcher({directory / "other"}), schema::IndexError);
}

std::string counted(const Histogram& histogram) {
  std::string text;
  for (const HistogramBin& bin : histogram.bins) text += bin.key + ":" + std::to_string(bin.count) + " ";
  return text + "undated:" + std::to_string(histogram.undated);
}

TEST_F(SearcherTest, CountsAllMatchesByDateAndNotOnlyTheHits) {
  Searcher searcher({path("a")});
  SearchRequest request = query("*");
  request.limit = 1;
  request.histogram = HistogramUnit::kYear;
  const Results results = searcher.search(request);
  EXPECT_EQ(results.hits.size(), 1u);
  EXPECT_EQ(counted(results.histogram.value()), "2023:1 2024:3 undated:1");
  request.histogram = HistogramUnit::kMonth;
  EXPECT_EQ(counted(searcher.search(request).histogram.value()), "2023-09:1 2024-02:1 2024-03:2 undated:1");
  request.limit = 0;
  request.query = "ferry";
  EXPECT_EQ(counted(searcher.search(request).histogram.value()), "2024-03:1 undated:1");
  request.query = "volcano";
  EXPECT_EQ(counted(searcher.search(request).histogram.value()), "undated:0");
  request.histogram.reset();
  EXPECT_FALSE(searcher.search(request).histogram);
}

// 08:13 in Seoul is the day before in Los Angeles, and in a leap year that is 29 February.
TEST_F(SearcherTest, CountsDaysOnTheClockAsked) {
  Searcher searcher({path("a")});
  SearchRequest request = query("lang:en OR lang:id OR lang:ja");
  request.histogram = HistogramUnit::kDay;
  const std::vector<std::pair<std::string, std::string>> cases{
      {"", "2024-02-28:1 2024-03-01:1 2024-03-02:1 undated:1"},
      {"UTC", "2024-02-28:1 2024-02-29:1 2024-03-01:1 undated:1"},
      {"America/Los_Angeles", "2024-02-28:1 2024-02-29:1 2024-03-01:1 undated:1"},
      {"Asia/Seoul", "2024-02-28:1 2024-03-01:1 2024-03-02:1 undated:1"},
      {"+14:00", "2024-02-29:1 2024-03-01:1 2024-03-02:1 undated:1"},
  };
  for (const auto& [zone, expected] : cases) {
    request.time_zone = zone;
    EXPECT_EQ(counted(searcher.search(request).histogram.value()), expected) << zone;
  }
}

// Whatever the zone and the age of the article, a bin holds what date: finds under its key.
TEST_F(SearcherTest, BinsAgreeWithDateFilters) {
  std::mt19937 random(4);
  std::uniform_int_distribution<std::int64_t> instants(-2'600'000'000, 1'800'000'000);
  for (int i = 0; i < 60; ++i) {
    schema::Article made = article("old-" + std::to_string(i), "chronicle", "chronicle", "en");
    made.published = schema::Dateline{};
    made.published->utc_seconds = instants(random);
    made.published->local = schema::local_time(made.published->utc_seconds, "Asia/Tokyo").first;
    made.published->precision = Precision::kSecond;
    add("old", made);
  }
  Searcher searcher({path("old")});
  for (const char* zone : {"", "Africa/Monrovia", "Asia/Kathmandu", "Europe/London", "-03:17"}) {
    SearchRequest request = query("chronicle");
    request.time_zone = zone;
    request.limit = 0;
    request.histogram = HistogramUnit::kDay;
    const Results all = searcher.search(request);
    EXPECT_EQ(all.total, 60u);
    request.histogram.reset();
    for (const HistogramBin& bin : all.histogram.value().bins) {
      request.query = "chronicle date:" + bin.key;
      EXPECT_EQ(searcher.search(request).total, bin.count) << zone << " " << bin.key;
    }
  }
}

TEST_F(SearcherTest, SortsByModificationWithUnmodifiedArticlesLast) {
  for (const auto& [id, date] : {std::pair<std::string, std::string>{"first", "2024/03/05 10:00 KST"},
                                 {"last", "2024/03/05 09:00 WIB"},
                                 {"middle", "2024/03/05 10:30 KST"}}) {
    schema::Article made = article(id, "glacier", "glacier", "en", "2024/03/01 08:13 KST");
    made.modified = std::get<schema::DatelineReading>(schema::read_dateline(date, {})).published;
    add("modified", made);
  }
  add("modified", article("never", "glacier", "glacier", "en", "2024/03/09 08:13 KST"));
  SearchRequest request = query("glacier");
  request.sort = SortOrder::kModified;
  EXPECT_THAT(ids(request, {"modified"}), ElementsAre("last", "middle", "first", "never"));
  request.query = "glacier modified:2024-03-05T01";
  EXPECT_THAT(ids(request, {"modified"}), ElementsAre("middle", "first"));
  request.query = "glacier modified:2024-03-05T01:30Z..";
  EXPECT_THAT(ids(request, {"modified"}), ElementsAre("last", "middle"));
  request.query = "glacier modified:..2024-03-04";
  EXPECT_THAT(ids(request, {"modified"}), IsEmpty());
  request.time_zone = "America/New_York";
  EXPECT_THAT(ids(request, {"modified"}), ElementsAre("last", "middle", "first"));
}

}  // namespace
}  // namespace broadsheet::searcher
