// Searches of indexes that articles were removed from: Xapian 1.4.22 takes such an index for damaged where a
// part of a query without weight is a term of every article (schema/plan/full_terms.h).
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/analyzer.h"
#include "broadsheet/schema/dateline.h"
#include "broadsheet/searcher/searcher.h"
#include "cli/run_program.h"
#include "index/document.h"
#include "index/index_metadata.h"

namespace broadsheet::searcher {
namespace {

using schema::DefaultOperator;

// More than one piece of a posting list.
constexpr int kArticles = 2400;

class RemovedTest : public testing::Test {
 protected:
  RemovedTest()
      : published_(
            std::get<schema::DatelineReading>(schema::read_dateline("2024/03/01 08:13 KST", {})).published) {}

  // An index of kArticles but one: of the two articles, every second is the other one.
  std::filesystem::path make(const std::string& name, const schema::Article& even,
                             const schema::Article& odd) {
    const std::filesystem::path index = directory_ / name;
    Xapian::WritableDatabase database(index.string(), Xapian::DB_CREATE);
    schema::write_metadata(database,
                           {schema::kSchemaVersion, schema::analysis_version(), "2024-01-01T00:00:00Z", ""});
    schema::DocumentBuilder builder;
    const Xapian::Document one = builder.build(even);
    const Xapian::Document other = builder.build(odd);
    for (int number = 0; number < kArticles; ++number) database.add_document(number % 2 == 0 ? one : other);
    database.commit();
    database.delete_document(8);  // an odd one: documents are numbered from 1
    database.commit();
    return index;
  }

  schema::Article article(const std::string& headline, const std::string& body,
                          const std::string& language) const {
    schema::Article made;
    made.id = headline;
    made.headlines = {{headline, language, schema::LanguageOrigin::kGiven}};
    made.body = {body, language, schema::LanguageOrigin::kGiven};
    made.published = published_;
    made.source.raw = "(C) Harbour Post harbour.example";
    made.source.publisher = "Harbour Post";
    made.source.site = "harbour.example";
    made.tags = {"sea", "seaside"};
    return made;
  }

  // All in English, by a name in each.
  std::filesystem::path english() {
    return make("english", article("Harbour", "Shin Won-sik saw the harbour bridge in Japan", "en"),
                article("Harbour", "Shin Won-sik saw the harbour bridge in Japan and a pelican", "en"));
  }
  // Half in English, half not.
  std::filesystem::path mixed() {
    return make("mixed", article("Harbour", "Shin Won-sik saw the harbour bridge in Japan", "en"),
                article("台風", "大型の台風が近づく", "ja"));
  }

  std::optional<schema::Dateline> published_;
  tests::TemporaryDirectory directory_;
};

constexpr std::uint64_t kEven = kArticles / 2;
constexpr std::uint64_t kOdd = kEven - 1;
constexpr std::uint64_t kAll = kEven + kOdd;

struct Form {
  std::string query;
  std::uint64_t in_english;
  std::uint64_t in_mixed;
};

const std::vector<Form>& forms() {
  static const std::vector<Form> kForms{
      {"lang:en", kAll, kEven},
      {"lang:en lang:ja", kAll, kAll},
      {"lang:en OR pelican", kAll, kEven},
      {"lang:en harbour", kAll, kEven},
      {"lang:en pelican", kOdd, 0},
      {"lang:en -pelican", kEven, kEven},
      {"lang:en AND harbour AND date:2024", kAll, kEven},
      {"lang:en site:harbour.example date:2024 tag:sea", kAll, kEven},
      {"-lang:en", 0, kOdd},
      {"-lang:ja", kAll, kEven},
      {"harbour -lang:ja", kAll, kEven},
      {"NOT (lang:ja)", kAll, kEven},
      {"-(lang:en -pelican)", kOdd, kOdd},
      {"pelican OR (lang:en -title:pelican)", kAll, kEven},
      {"-(pelican -(lang:en -title:pelican))", kAll, kAll},
      {"+lang:en +tag:sea", kAll, kEven},
      {"lang:*", kAll, kAll},
      {"lang:e*", kAll, kEven},
      {"tag:sea*", kAll, kAll},
      {"tag:sea* lang:e* pelican", kOdd, 0},
      {"site:harbour.example", kAll, kAll},
      {"site:harb*", kAll, kAll},
      {"source:*", kAll, kAll},
      {"source:Harbour", kAll, kAll},
      {"source:Harb*", kAll, kAll},
      {"source:\"Harbour Post\"", kAll, kAll},
      {"publisher:(Harbour Post)", kAll, kAll},
      {"date:*", kAll, kAll},
      {"date:2024", kAll, kAll},
      {"date:2024-03-01", kAll, kAll},
      {"date:2023..2024-03-01", kAll, kAll},
      {"date:2024-03-01T08:13..", kAll, kAll},
      {"-date:2023..2024-02", kAll, kAll},
      {"country:JP", kAll, kEven},
      {"name:\"Shin Won-sik\"", kAll, kEven},
      {"name:신원식", kAll, kEven},
      {"日本", kAll, kEven},
      {"harbour", kAll, kEven},
      {"harbour bridge", kAll, kEven},
      {"-harbour", 0, kOdd},
      {"-(harbour AND bridge)", 0, kOdd},
      {"\"harbour bridge\"", kAll, kEven},
      {"-\"harbour bridge\"", 0, kOdd},
      {"-(pelican -\"harbour bridge\")", kAll, kAll},
      {"-(pelican -(pelican -\"harbour bridge\"))", kEven, kAll},
      {"saw NEAR harbour", kAll, kEven},
      {"harb*", kAll, kEven},
      {"-harb*", 0, kOdd},
      {"lang:en -(bridge -harb*)", kAll, kEven},
      {"lang:en -(-(harb* brid*))", kAll, kEven},
  };
  return kForms;
}

// What a form is asked with, beside its words.
const std::vector<std::pair<std::string, std::function<void(SearchRequest&)>>>& ways() {
  static const std::vector<std::pair<std::string, std::function<void(SearchRequest&)>>> kWays{
      {"counted", [](SearchRequest& request) { request.limit = 0; }},
      {"all of the words", [](SearchRequest& request) { request.default_operator = DefaultOperator::kAnd; }},
      {"a page", [](SearchRequest& request) { request.offset = 1500; }},
      {"newest", [](SearchRequest& request) { request.sort = SortOrder::kNewest; }},
      {"oldest", [](SearchRequest& request) { request.sort = SortOrder::kOldest; }},
      {"fresh", [](SearchRequest& request) { request.fresh_half_life = 86400; }},
      {"histogram", [](SearchRequest& request) { request.histogram = HistogramUnit::kDay; }},
      {"filtered",
       [](SearchRequest& request) {
         request.languages = {"en", "ja"};
       }},
      {"in a zone",
       [](SearchRequest& request) {
         request.from = "2024";
         request.time_zone = "Asia/Seoul";
       }},
  };
  return kWays;
}

void expect(Searcher& searcher, const Form& form, std::uint64_t found) {
  for (const auto& [name, change] : ways()) {
    SCOPED_TRACE(form.query + ", " + name);
    SearchRequest request;
    request.query = form.query;
    request.detail = Detail::kId;
    request.suggest = false;
    change(request);
    Results results;
    ASSERT_NO_THROW(results = searcher.search(request));
    if (request.limit == 0 || request.histogram)
      EXPECT_EQ(results.total, found);
    else
      EXPECT_EQ(results.hits.size(), std::min(found - std::min(found, request.offset), request.limit));
  }
}

TEST_F(RemovedTest, EveryFormFindsWhatItAsksFor) {
  const std::filesystem::path first = this->english();
  Searcher english({first});
  Searcher both({first, mixed()});
  for (const Form& form : forms()) {
    expect(english, form, form.in_english);
    expect(both, form, form.in_english + form.in_mixed);
  }
}

TEST_F(RemovedTest, FiltersWithoutWordsFindWhatTheyAskFor) {
  const std::filesystem::path first = this->english();
  Searcher english({first});
  Searcher both({first, mixed()});
  for (const std::vector<std::string>& languages :
       std::vector<std::vector<std::string>>{{"en"}, {"en", "fr"}}) {
    SearchRequest request;
    request.languages = languages;
    request.sources = {"Harbour Post", "Post"};
    request.limit = 0;
    EXPECT_EQ(english.search(request).total, kAll);
    EXPECT_EQ(both.search(request).total, kAll + kEven);
  }
}

}  // namespace
}  // namespace broadsheet::searcher
