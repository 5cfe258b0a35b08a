// Names across scripts, end to end: what was typed ranks first, what only sounds so comes after it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <thread>

#include "analysis/analyzer.h"
#include "broadsheet/searcher/index.h"
#include "broadsheet/searcher/searcher.h"
#include "cli/run_program.h"
#include "index/document.h"
#include "index/index_metadata.h"
#include "notes.h"

namespace broadsheet::searcher {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::string repeat(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

class NamesTest : public testing::Test {
 protected:
  NamesTest() {
    Xapian::WritableDatabase database(path(), Xapian::DB_CREATE);
    schema::write_metadata(database,
                           {schema::kSchemaVersion, schema::analysis_version(), "2024-01-01T00:00:00Z", ""});
    // What only sounds alike is short and full of the name; what has it as typed is long and has it once.
    add(database, "latin", "en", "Shin Won-sik. " + repeat("They met Shin Won-sik. ", 20));
    add(database, "kana", "ja", "国防相のシン・ウォンシク氏。" + repeat("またシン・ウォンシク氏。", 20));
    add(database, "hangul", "ko",
        repeat("어제 항구에 비가 내렸다. ", 400) + "국방부 장관 신원식은 말했다. " +
            repeat("내일도 비가 온다. ", 400));
    add(database, "russian", "ru", "Министр Син Вон Сик приехал в порт.");
    add(database, "kim", "en", "Nobody met Kim Jong Un in the harbour.");
    add(database, "rain", "en", "It rained in the hills.");
    database.commit();
  }

  std::string path() const { return (directory_ / "index").string(); }

  void add(Xapian::WritableDatabase& database, const std::string& id, const std::string& language,
           const std::string& body) {
    schema::Article article;
    article.id = id;
    article.id_origin = schema::IdOrigin::kGiven;
    article.body = {body, language, schema::LanguageOrigin::kGiven};
    database.replace_document(schema::id_term(id), builder_.build(article));
  }

  Results search(SearchRequest request) const { return Searcher({path()}).search(request); }

  std::vector<std::string> ids(const std::string& query, bool names = true,
                               schema::DefaultOperator joined = schema::DefaultOperator::kOr) const {
    SearchRequest request;
    request.query = query;
    request.names = names;
    request.default_operator = joined;
    std::vector<std::string> found;
    for (const Hit& hit : search(request).hits) found.push_back(hit.article.id);
    return found;
  }

  tests::TemporaryDirectory directory_;
  schema::DocumentBuilder builder_;
};

struct NameCase {
  const char* query;
  const char* first;  ///< the only article that has the name as typed; null: none has
};
class NameQueries : public NamesTest, public testing::WithParamInterface<NameCase> {};
TEST_P(NameQueries, FindTheNameInEveryScriptAndAsTypedFirst) {
  const std::vector<std::string> found = ids(GetParam().query);
  EXPECT_THAT(found, UnorderedElementsAre("latin", "kana", "hangul", "russian"));
  if (GetParam().first != nullptr && !found.empty()) {
    EXPECT_EQ(found.front(), GetParam().first);
  }
}
INSTANTIATE_TEST_SUITE_P(Scripts, NameQueries,
                         testing::Values(NameCase{"신원식", "hangul"}, NameCase{"シン・ウォンシク", "kana"},
                                         NameCase{"Shin Won-sik", "latin"}, NameCase{"shin won-sik", "latin"},
                                         NameCase{"Син Вон-сик", "russian"}, NameCase{"申源湜", nullptr}));

TEST_F(NamesTest, AnArticleWithTheWordAsTypedOutranksAnyThatOnlySoundsAlike) {
  SearchRequest request;
  request.query = "신원식";
  const Results results = search(request);
  ASSERT_GE(results.hits.size(), 2U);
  EXPECT_EQ(results.hits[0].article.id, "hangul");
  EXPECT_GT(results.hits[0].score, results.hits[1].score);
  EXPECT_GT(results.hits[1].score, 0.0);
}

TEST_F(NamesTest, StandForAllTheWordsOfTheName) {
  EXPECT_THAT(ids("Shin Won-sik порт", true, schema::DefaultOperator::kAnd), ElementsAre("russian"));
  EXPECT_THAT(ids("Shin Won-sik порт", false, schema::DefaultOperator::kAnd), IsEmpty());
}

TEST_F(NamesTest, AreNotLookedUpWhereOnlyWhatWasTypedIsMeant) {
  EXPECT_THAT(ids("신원식", false), ElementsAre("hangul"));
  EXPECT_THAT(ids("\"신원식\""), ElementsAre("hangul"));
  EXPECT_THAT(ids("=신원식"), ElementsAre("hangul"));
  EXPECT_THAT(ids("body:신원식"), ElementsAre("hangul"));
  EXPECT_THAT(ids("порт -신원식"), ElementsAre("russian"));
  SearchRequest request;
  request.query = "신원식";
  request.stems = false;
  EXPECT_EQ(search(request).hits.size(), 1U);
}

TEST_F(NamesTest, WordsThatArticlesWriteSmallAreNone) {
  Xapian::WritableDatabase database(path(), Xapian::DB_OPEN);
  add(database, "sturm", "de", "Gestern sprach Herr Sturm im Hafen.");
  add(database, "storm", "en", "Nobody saw the storm.");
  database.commit();
  EXPECT_THAT(ids("storm"), ElementsAre("storm"));
  EXPECT_THAT(ids("name:storm"), ElementsAre("sturm"));
  EXPECT_THAT(ids("シュトゥルム"), ElementsAre("sturm"));
}

struct OpenCase {
  const char* query;
  std::vector<std::string> found;
};
class OpenWords : public NamesTest, public testing::WithParamInterface<OpenCase> {};
TEST_P(OpenWords, LookForShortNamesOnlyIfTheyAreWrittenAsNames) {
  Xapian::WritableDatabase database(path(), Xapian::DB_OPEN);
  add(database, "polsce", "pl", "Wczoraj w Polsce padał deszcz.");
  add(database, "quang", "vi", "Hôm qua ở Quảng Ninh trời mưa.");
  add(database, "darwin", "en", "It rained on Darwin and on Rowling.");
  add(database, "merkel", "en", "They met Merkel there.");
  add(database, "nadal", "ru", "Вчера Надаль играл в порту, и шёл дождь.");
  add(database, "toledo", "ja", "記者たちは昨日トレドで大臣に会った。");
  add(database, "bogota", "ar", "وصل الوفد إلى بوغوتا أمس بعد المطر.");
  add(database, "berlin", "zh", "部长昨天访问了柏林的学校。");
  database.commit();
  EXPECT_EQ(ids(GetParam().query), GetParam().found);
}
INSTANTIATE_TEST_SUITE_P(Words, OpenWords,
                         testing::Values(OpenCase{"police", {}}, OpenCase{"полиция", {}},
                                         OpenCase{"polizei", {}}, OpenCase{"Полсце", {"polsce"}},
                                         OpenCase{"train", {}}, OpenCase{"健康", {}}, OpenCase{"건강", {}},
                                         OpenCase{"ダーウィン", {"darwin"}}, OpenCase{"Дарвин", {"darwin"}},
                                         OpenCase{"darwin", {"darwin"}}, OpenCase{"меркель", {"merkel"}},
                                         OpenCase{"메르켈", {"merkel"}}, OpenCase{"name:police", {"polsce"}},
                                         OpenCase{"name:健康", {}}, OpenCase{"nadal", {"nadal"}},
                                         OpenCase{"надаль", {"nadal"}}, OpenCase{"toledo", {"toledo"}},
                                         OpenCase{"толедо", {"toledo"}}, OpenCase{"ναδάλ", {"nadal"}},
                                         OpenCase{"needle", {}}, OpenCase{"total", {}},
                                         OpenCase{"bread", {}}));

TEST_F(NamesTest, WhatSoundsLikeAMisspeltWordHidesNoBetterSpelling) {
  Xapian::WritableDatabase database(path(), Xapian::DB_OPEN);
  add(database, "sturm", "de", "Gestern sprach Herr Sturm im Hafen.");
  add(database, "storm", "en", "Nobody saw the storm.");
  database.commit();
  SearchRequest request;
  request.query = "strom";
  const Results results = search(request);
  EXPECT_LE(results.total, 1U);  // Herr Sturm at most
  EXPECT_EQ(results.suggestion, "storm");
}

TEST_F(NamesTest, FieldLooksUpNamesAlone) {
  EXPECT_THAT(ids("name:신원식"), UnorderedElementsAre("latin", "kana", "hangul", "russian"));
  EXPECT_THAT(ids("name:\"Shin Won-sik\""), UnorderedElementsAre("latin", "kana", "hangul", "russian"));
  EXPECT_THAT(ids("name:김정은"), ElementsAre("kim"));
  EXPECT_THAT(ids("name:(Kim Jong-un)"), ElementsAre("kim"));
  EXPECT_THAT(ids("name:harbour"), IsEmpty());
  EXPECT_THAT(ids("name:신원식 lang:ru"), ElementsAre("russian"));
  EXPECT_THAT(ids("name:*"), UnorderedElementsAre("latin", "kana", "hangul", "russian", "kim"));
}

TEST_F(NamesTest, ValuesThatAreNoNamesAreReadAsWords) {
  for (const auto joined : {schema::DefaultOperator::kOr, schema::DefaultOperator::kAnd}) {
    EXPECT_THAT(ids("name:Kim", true, joined), ElementsAre("kim"));
    EXPECT_EQ(ids("name:Shin Won-sik", true, joined), ids("Shin Won-sik", true, joined));
    EXPECT_EQ(ids("name:(Kim) lang:en", true, joined), ids("Kim lang:en", true, joined));
    EXPECT_EQ(ids("hills -name:Kim", true, joined), ids("hills -Kim", true, joined));
    EXPECT_EQ(ids("name:Shin -harbour", true, joined), ids("Shin -harbour", true, joined));
    EXPECT_EQ(ids("name:Kim OR hills", true, joined), ids("Kim OR hills", true, joined));
  }
  SearchRequest request;
  request.query = "name:Shin Won-sik";
  EXPECT_THAT(tests::texts(search(request).notes),
              ElementsAre("'Shin' is too short for name:, or no name; read as words"));
}

TEST_F(NamesTest, ExplainAndSnippetsShowThem) {
  SearchRequest request;
  request.query = "신원식";
  request.explain = true;
  const Results results = search(request);
  EXPECT_TRUE(std::any_of(results.terms.begin(), results.terms.end(), [](const auto& term) {
    return term.field == "name" && term.kind == "name" && term.term == "Nshin won sik" && term.documents == 1;
  }));
  for (const Hit& hit : results.hits) {
    ASSERT_FALSE(hit.snippets.empty()) << hit.article.id;
    const MarkedText& snippet = hit.snippets.front();
    ASSERT_FALSE(snippet.matches.empty()) << hit.article.id;
    const auto [begin, end] = snippet.matches.front();
    const std::string marked = snippet.text.substr(begin, end - begin);
    EXPECT_THAT(marked, testing::AnyOf("신원식", "Shin Won-sik", "シン・ウォンシク", "Син Вон Сик"));
  }
}

// So many surfaces that they are kept after some searches, which several threads then share.
TEST_F(NamesTest, AreFoundInWhatWasAddedWhileOtherNamesWereLookedUp) {
  const std::vector<std::string> parts{"ka", "ri", "mo", "sen", "tol", "bu", "da", "ni", "go", "ras"};
  const auto name = [&](std::size_t number) {
    std::string made;
    for (int i = 0; i < 4; ++i, number /= parts.size()) made += parts[number % parts.size()];
    return made;
  };
  {
    Xapian::WritableDatabase database(path(), Xapian::DB_OPEN);
    add(database, "many", "en", "A list of names.");
    Xapian::Document many = database.get_document(database.get_lastdocid());
    for (std::size_t i = 0; i < 10000; ++i) many.add_boolean_term("N" + name(i));
    database.replace_document(schema::id_term("many"), many);
    database.commit();
  }
  Index index({path()}, {.reload = Reload::kEachSearch, .period = {}, .max_searchers = 4});
  const auto found = [&](const std::string& query) {
    SearchRequest request;
    request.query = query;
    std::vector<std::string> ids;
    for (const Hit& hit : index.search(request).hits) ids.push_back(hit.article.id);
    return ids;
  };
  const auto search_names = [&](std::size_t first) {
    for (std::size_t i = 0; i < 100; ++i) {
      std::string query;
      for (std::size_t j = 0; j < 20; ++j) query += " name:" + name(997 * (20 * (first + i) + j) + 13) + "sk";
      found(query);
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < 4; ++i) threads.emplace_back(search_names, 100 * i);
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(found("name:Пхеньян"), IsEmpty());
  {
    Xapian::WritableDatabase database(path(), Xapian::DB_OPEN);
    add(database, "added", "ja", "昨日、ピョンヤンで会った。");
    database.commit();
  }
  EXPECT_THAT(found("name:Пхеньян"), ElementsAre("added"));
  search_names(7);
  EXPECT_THAT(found("name:Пхеньян"), ElementsAre("added"));
}

}  // namespace
}  // namespace broadsheet::searcher
