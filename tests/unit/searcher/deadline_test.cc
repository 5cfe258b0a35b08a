// A search ends soon after its deadline or when it is asked to stop, whatever it is asked for; what it has
// found by then is good.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <thread>

#include "analysis/analyzer.h"
#include "broadsheet/searcher/searcher.h"
#include "cli/run_program.h"
#include "index/document.h"
#include "index/index_metadata.h"
#include "index/stub.h"
#include "processor_time.h"

namespace broadsheet::searcher {
namespace {

using namespace std::chrono_literals;
using schema::Interrupted;
using std::chrono::steady_clock;

// Enough for a search of frequent words to take many milliseconds.
constexpr unsigned kArticles = 1000;
constexpr unsigned kShards = 2;
constexpr std::size_t kLongBody = 16U << 20;
// Xapian unpacks a whole stored article in one step, which nothing ends: 50 ms on a quick machine.
constexpr auto kUnpacking = 200ms;

// Articles of the same few words in changing order, of words of their own, and one of a whole book.
class Hostile {
 public:
  Hostile() {
    std::string stub;
    for (unsigned shard = 0; shard < kShards; ++shard) {
      const std::string name = "shard-" + std::to_string(shard);
      std::filesystem::create_directories(index());
      Xapian::WritableDatabase database((index() / name).string(), Xapian::DB_CREATE_OR_OVERWRITE |
                                                                       Xapian::DB_BACKEND_GLASS |
                                                                       Xapian::DB_NO_SYNC);
      schema::IndexMetadata metadata{schema::kSchemaVersion, schema::analysis_version(),
                                     "2024-01-01T00:00:00Z", ""};
      metadata.positions = schema::Positions::kPacked;
      schema::write_metadata(database, metadata);
      for (unsigned number = shard; number < kArticles; number += kShards) {
        schema::Article made;
        made.id = "article-" + std::to_string(number);
        made.headlines = {{"Market report " + std::to_string(number), "en", schema::LanguageOrigin::kGiven}};
        made.body = {body(number), "en", schema::LanguageOrigin::kGiven};
        database.add_document(builder_.build(made));
      }
      if (shard == 0) {
        schema::Article book;
        book.id = "book";
        book.headlines = {{"The whole book", "en", schema::LanguageOrigin::kGiven}};
        while (book.body.text.size() < kLongBody)
          book.body.text += body(static_cast<unsigned>(book.body.text.size()));
        book.body.language = "en";
        Xapian::Document document;
        document.set_data(schema::to_json(book));
        document.add_boolean_term(schema::id_term("book"));
        document.add_term("book");
        database.add_document(document);
      }
      database.commit();
      stub += "auto " + name + "\n";
    }
    tests::write_file(index() / schema::kStubFile, stub);
  }

  std::filesystem::path index() const { return directory_ / "index"; }

 private:
  static std::string body(unsigned seed) {
    static constexpr const char* kWords[] = {"the", "market", "fell", "and", "rose",
                                             "to",  "a",      "new",  "high"};
    std::string text;
    for (unsigned i = 0; i < 120; ++i) {
      seed = seed * 1664525U + 1013904223U;
      text += kWords[(seed >> 16) % std::size(kWords)];
      text += i % 12 == 11 ? ". " : " ";
    }
    for (unsigned i = 0; i < 8; ++i) {
      seed = seed * 1664525U + 1013904223U;
      text += "w" + std::to_string(seed >> 8) + " ";
    }
    return text;
  }

  tests::TemporaryDirectory directory_;
  schema::DocumentBuilder builder_;
};

class DeadlineTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { hostile_ = new Hostile; }
  static void TearDownTestSuite() {
    delete hostile_;
    hostile_ = nullptr;
  }

  static SearchRequest request(std::string query) {
    SearchRequest made;
    made.query = std::move(query);
    return made;
  }

  // Requests that take long each in another stage.
  static std::map<std::string, SearchRequest> hostile_requests() {
    std::map<std::string, SearchRequest> requests;
    requests["frequent words"] = request("the market and a new high");
    std::string phrases;
    for (int i = 0; i < 40; ++i) phrases += "\"the market rose to a new high and\" OR \"a the a\" ";
    requests["phrases of frequent words"] = request(phrases);
    requests["near"] = request("the NEAR market NEAR high NEAR fell NEAR rose NEAR new");
    requests["prefix"] = request("w* market");
    std::string prefixes;
    for (int i = 1; i < 100; ++i) prefixes += "w" + std::to_string(i) + "* ";
    requests["prefixes"] = request(prefixes);
    std::string words;
    for (int i = 0; i < 1500; ++i) words += "w" + std::to_string(i) + " ";
    requests["many words"] = request(words);
    requests["misspelt words"] = request("w8888888q8 w7777777q8 w6666666q6 w5555555q5");
    requests["date order"] = request("the OR market OR a OR high");
    requests["date order"].sort = SortOrder::kOldest;
    requests["histogram"] = request("*");
    requests["histogram"].histogram = HistogramUnit::kDay;
    requests["all hits"] = request("the market");
    requests["all hits"].limit = kMaxLimit;
    requests["a book's snippet"] = request("book the market");
    requests["a whole book"] = request("book the market");
    requests["a whole book"].detail = Detail::kFull;
    requests["a whole book"].fields = HitFields::kAll;
    requests["filters"] = request("the");
    requests["filters"].sources = {"market", "a", "new"};
    return requests;
  }

  static std::vector<std::filesystem::path> index() { return {hostile_->index()}; }

  static Hostile* hostile_;
};
Hostile* DeadlineTest::hostile_ = nullptr;

TEST_F(DeadlineTest, AnExpiredDeadlineEndsAnySearchAtOnce) {
  Searcher searcher(index());
  for (auto& [name, hostile] : hostile_requests()) {
    hostile.deadline = steady_clock::now() - 1ms;
    const tests::ProcessorTime time;
    const Results results = searcher.search(hostile);
    EXPECT_LT(time.seconds(), 0.02) << name;
    EXPECT_TRUE(results.timed_out) << name;
    EXPECT_FALSE(results.total_is_exact) << name;
    EXPECT_EQ(results.histogram.has_value(), hostile.histogram.has_value()) << name;
    EXPECT_EQ(results.query, hostile.query);
    EXPECT_THAT(results.index_revision, testing::Not(testing::IsEmpty()));
  }
}

TEST_F(DeadlineTest, ASearchEndsSoonAfterItsDeadline) {
  Searcher searcher(index());
  for (auto& [name, hostile] : hostile_requests()) {
    for (const auto wait : {1ms, 10ms}) {
      hostile.deadline = steady_clock::now() + wait;
      const tests::ProcessorTime time;
      const Results results = searcher.search(hostile);
      // Processor time: what others do on this machine is no fault of the search.
      const auto unpacking = name.find("book") != std::string::npos ? kUnpacking : 0ms;
      EXPECT_LT(time.seconds(), std::chrono::duration<double>(wait + kOvertime + unpacking).count())
          << name << " with " << wait.count() << " ms";
    }
  }
}

TEST_F(DeadlineTest, WhatIsFoundInTimeIsGood) {
  Searcher searcher(index());
  for (const SortOrder sort : {SortOrder::kRelevance, SortOrder::kNewest, SortOrder::kOldest}) {
    SearchRequest hostile = request("the OR \"market rose\" OR high");
    hostile.sort = sort;
    hostile.limit = 50;
    const Results all = searcher.search(hostile);
    bool timed_out = false;
    for (int step = 0; step < 40; ++step) {
      hostile.deadline = steady_clock::now() + step * 200us;
      const Results results = searcher.search(hostile);
      timed_out = timed_out || results.timed_out;
      EXPECT_LE(results.total, all.total);
      std::set<std::string> ids;
      for (std::size_t i = 0; i < results.hits.size(); ++i) {
        const Hit& hit = results.hits[i];
        EXPECT_TRUE(ids.insert(hit.article.id).second);
        EXPECT_EQ(hit.rank, i + 1);
        if (sort == SortOrder::kRelevance && i > 0) {
          EXPECT_LE(hit.score, results.hits[i - 1].score);
        }
        EXPECT_EQ(hit.headlines.size(), hit.article.headlines.size());
        EXPECT_THAT(hit.snippets, testing::Not(testing::IsEmpty()));
      }
    }
    EXPECT_TRUE(timed_out) << "the steps are too long for this machine";
  }
}

TEST_F(DeadlineTest, ADeadlineFarAwayChangesNothing) {
  Searcher searcher(index());
  for (auto& [name, hostile] : hostile_requests()) {
    if (name == "all hits" || name.starts_with("a ") || name.starts_with("prefixes")) continue;  // long
    const Results free = searcher.search(hostile);
    hostile.deadline = steady_clock::now() + 1h;
    const Results bound = searcher.search(hostile);
    EXPECT_FALSE(bound.timed_out);
    EXPECT_EQ(bound.total, free.total) << name;
    EXPECT_EQ(bound.total_is_exact, free.total_is_exact) << name;
    EXPECT_EQ(bound.suggestion, free.suggestion) << name;
    ASSERT_EQ(bound.hits.size(), free.hits.size()) << name;
    for (std::size_t i = 0; i < free.hits.size(); ++i) {
      EXPECT_EQ(bound.hits[i].article.id, free.hits[i].article.id) << name;
      EXPECT_EQ(bound.hits[i].score, free.hits[i].score) << name;
    }
  }
}

TEST_F(DeadlineTest, ARequestToStopEndsASearch) {
  Searcher searcher(index());
  std::stop_source gone;
  gone.request_stop();
  SearchRequest hostile = request("the market");
  hostile.stop = gone.get_token();
  EXPECT_THROW(searcher.search(hostile), Interrupted);

  for (auto& [name, slow] : hostile_requests()) {
    std::stop_source caller;
    slow.stop = caller.get_token();
    std::jthread leaves([&] {
      std::this_thread::sleep_for(5ms);
      caller.request_stop();
    });
    const tests::ProcessorTime time;
    try {
      searcher.search(slow);  // some are quicker than that
    } catch (const Interrupted& interrupted) {
      EXPECT_EQ(interrupted.cause(), schema::InterruptCause::kStop);
    }
    leaves.join();
    const auto unpacking = name.find("book") != std::string::npos ? kUnpacking : 0ms;
    EXPECT_LT(time.seconds(), 0.25 + std::chrono::duration<double>(unpacking).count()) << name;
  }
  EXPECT_EQ(searcher.search(request("book")).total, 1U) << "the searcher is as good as before";
}

TEST_F(DeadlineTest, ARankingIsWholeOrNone) {
  Searcher searcher(index());
  const auto text = "the market fell and rose to a new high";
  EXPECT_THROW(searcher.rank(text, 10, schema::DefaultOperator::kOr, steady_clock::now() - 1ms), Interrupted);
  EXPECT_EQ(searcher.rank(text, 10, schema::DefaultOperator::kOr, steady_clock::now() + 1h).size(), 10U);
}

}  // namespace
}  // namespace broadsheet::searcher
