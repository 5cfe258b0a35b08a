// One Index for many threads: every answer is of one state, states never go back, and commits are followed as
// the policy says.
#include "broadsheet/searcher/index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <atomic>
#include <filesystem>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "analysis/analyzer.h"
#include "broadsheet/schema/error.h"
#include "cli/run_program.h"
#include "index/document.h"
#include "index/index_metadata.h"
#include "index/stub.h"

namespace broadsheet::searcher {
namespace {

using namespace std::chrono_literals;
using schema::Interrupted;

constexpr unsigned kArticles = 12;

// An index of several shards whose articles are all of one edition: an answer with two editions would be of
// two states.
class IndexTest : public testing::Test {
 protected:
  IndexTest() { publish(0); }

  std::filesystem::path index() const { return directory_ / "index"; }

  // Both shards of the next edition, and the stub that names them; then the old ones go.
  void publish(unsigned edition) {
    std::string stub;
    std::set<std::string> kept;
    for (const char* part : {"a", "b"}) {
      const std::string name = std::string("shard-") + part + "-" + std::to_string(edition);
      std::filesystem::create_directories(index());
      Xapian::WritableDatabase shard((index() / name).string(), Xapian::DB_CREATE_OR_OVERWRITE |
                                                                    Xapian::DB_BACKEND_GLASS |
                                                                    Xapian::DB_NO_SYNC);
      schema::write_metadata(
          shard, {schema::kSchemaVersion, schema::analysis_version(), "2024-01-01T00:00:00Z", ""});
      for (unsigned number = 0; number < kArticles; ++number) {
        schema::Article made;
        made.id = "edition-" + std::to_string(edition) + "-" + part + std::to_string(number);
        made.headlines = {{"Ferry news", "en", schema::LanguageOrigin::kGiven}};
        made.body = {"The ferry sailed " + std::to_string(number) + " times to the islands.", "en",
                     schema::LanguageOrigin::kGiven};
        shard.add_document(builder_.build(made));
      }
      shard.commit();
      stub += "auto " + name + "\n";
      kept.insert(name);
    }
    tests::write_file(index() / "stub.new", stub);
    std::filesystem::rename(index() / "stub.new", index() / schema::kStubFile);
    for (const auto& entry : std::filesystem::directory_iterator(index())) {
      if (entry.is_directory() && !kept.contains(entry.path().filename().string()))
        std::filesystem::remove_all(entry.path());
    }
  }

  // A commit inside a shard, as that of a removal.
  void remove(unsigned edition, unsigned number) {
    Xapian::WritableDatabase shard((index() / ("shard-a-" + std::to_string(edition))).string(),
                                   Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    shard.delete_document(
        schema::id_term("edition-" + std::to_string(edition) + "-a" + std::to_string(number)));
    shard.commit();
  }

  static SearchRequest ferries() {
    SearchRequest request;
    request.query = "ferry";
    request.limit = 10 * kArticles;
    return request;
  }

  // The edition that all hits are of.
  static unsigned edition_of(const Results& results) {
    std::set<unsigned> editions;
    for (const Hit& hit : results.hits)
      editions.insert(
          static_cast<unsigned>(std::stoul(hit.article.id.substr(std::string("edition-").size()))));
    EXPECT_EQ(editions.size(), 1U) << "an answer of several states";
    EXPECT_EQ(results.hits.size(), results.total);
    return editions.empty() ? 0 : *editions.begin();
  }

  tests::TemporaryDirectory directory_;
  schema::DocumentBuilder builder_;
};

TEST_F(IndexTest, AnswersAsASearcherDoes) {
  Index index({this->index()});
  Searcher searcher({this->index()});
  const Results one = index.search(ferries());
  const Results other = searcher.search(ferries());
  EXPECT_EQ(one.total, 2U * kArticles);
  ASSERT_EQ(one.hits.size(), other.hits.size());
  for (std::size_t i = 0; i < one.hits.size(); ++i)
    EXPECT_EQ(one.hits[i].article.id, other.hits[i].article.id);
  EXPECT_EQ(one.index_revision, other.index_revision);
  EXPECT_EQ(index.find("edition-0-b3").size(), 1U);
  EXPECT_EQ(index.lease()->rank("ferry", 5, schema::DefaultOperator::kOr).size(), 5U);
  EXPECT_THAT(index.warnings(), testing::IsEmpty());
}

TEST_F(IndexTest, TheRevisionChangesWithEachCommitAndWithNothingElse) {
  Index index({this->index()});
  const std::string first = index.revision();
  EXPECT_THAT(first, testing::MatchesRegex("[0-9a-f]+"));
  EXPECT_EQ(index.revision(), first);
  EXPECT_EQ(index.search(ferries()).index_revision, first);
  remove(0, 4);
  const std::string second = index.revision();
  EXPECT_NE(second, first);
  EXPECT_EQ(index.search(ferries()).total, 2U * kArticles - 1);
  publish(1);
  EXPECT_NE(index.revision(), second);
  EXPECT_NE(index.revision(), first);
  std::filesystem::copy(this->index(), directory_ / "copy", std::filesystem::copy_options::recursive);
  EXPECT_EQ(Index({directory_ / "copy"}).revision(), index.revision()) << "a copy is in the same state";
}

TEST_F(IndexTest, FollowsEachCommitByDefault) {
  Index index({this->index()});
  EXPECT_EQ(edition_of(index.search(ferries())), 0U);
  publish(1);
  EXPECT_EQ(edition_of(index.search(ferries())), 1U);
  EXPECT_FALSE(index.reload()) << "it is seen already";
}

TEST_F(IndexTest, FollowsByHand) {
  Index index({this->index()}, {.reload = Reload::kByHand});
  const std::string before = index.revision();
  remove(0, 1);
  EXPECT_EQ(index.search(ferries()).total, 2U * kArticles);
  EXPECT_EQ(index.revision(), before);
  EXPECT_TRUE(index.reload());
  EXPECT_EQ(index.search(ferries()).total, 2U * kArticles - 1);
  EXPECT_NE(index.revision(), before);
  EXPECT_FALSE(index.reload());
}

TEST_F(IndexTest, FollowsEachPeriod) {
  Index index({this->index()}, {.reload = Reload::kEachPeriod, .period = 1h});
  remove(0, 1);
  EXPECT_EQ(index.search(ferries()).total, 2U * kArticles) << "looked less than an hour ago";
  EXPECT_TRUE(index.reload());
  EXPECT_EQ(index.search(ferries()).total, 2U * kArticles - 1);

  Index soon({this->index()}, {.reload = Reload::kEachPeriod, .period = 20ms});
  remove(0, 2);
  std::this_thread::sleep_for(25ms);
  EXPECT_EQ(soon.search(ferries()).total, 2U * kArticles - 2);
}

TEST_F(IndexTest, WithoutAPolicyThatLooksAllSearchersStillAgree) {
  Index index({this->index()}, {.reload = Reload::kByHand, .max_searchers = 2});
  std::optional<Index::Lease> first(index.lease());
  remove(0, 1);
  std::optional<Index::Lease> second(index.lease());  // one more is opened, and can only be of the new state
  EXPECT_EQ((*second)->search(ferries()).total, 2U * kArticles - 1);
  second.reset();
  first.reset();
  for (int i = 0; i < 4; ++i) EXPECT_EQ(index.search(ferries()).total, 2U * kArticles - 1) << "never back";
}

TEST_F(IndexTest, OpensNoMoreSearchersThanThreadsAreAtWork) {
  Index index({this->index()}, {.max_searchers = 3});
  EXPECT_EQ(index.open_searchers(), 1U);
  for (int i = 0; i < 10; ++i) index.search(ferries());
  EXPECT_EQ(index.open_searchers(), 1U);
  {
    const Index::Lease one = index.lease();
    const Index::Lease two = index.lease();
    EXPECT_EQ(index.open_searchers(), 2U);
  }
  std::vector<std::jthread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 10; ++j) EXPECT_EQ(index.search(ferries()).total, 2U * kArticles);
    });
  }
  threads.clear();
  EXPECT_LE(index.open_searchers(), 3U);
}

TEST_F(IndexTest, WhoWaitsForASearcherWaitsUntilTheDeadline) {
  Index index({this->index()}, {.max_searchers = 1});
  std::optional<Index::Lease> taken(index.lease());
  SearchRequest request = ferries();
  request.deadline = std::chrono::steady_clock::now() + 20ms;
  const Results results = index.search(request);
  EXPECT_TRUE(results.timed_out);
  EXPECT_FALSE(results.total_is_exact);
  EXPECT_THAT(results.hits, testing::IsEmpty());
  EXPECT_EQ(results.query, "ferry");
  EXPECT_THROW(index.lease(std::chrono::steady_clock::now() + 20ms), Interrupted);

  std::stop_source caller;
  std::jthread waits([&] { EXPECT_THROW(index.lease({}, caller.get_token()), Interrupted); });
  std::this_thread::sleep_for(10ms);
  caller.request_stop();
  waits.join();

  std::jthread waiting([&] { EXPECT_EQ(index.search(ferries()).total, 2U * kArticles); });
  std::this_thread::sleep_for(10ms);
  taken.reset();
}

TEST_F(IndexTest, ALostIndexIsAnErrorUntilItIsBack) {
  Index index({this->index()});
  std::filesystem::rename(this->index(), directory_ / "away");
  EXPECT_THROW(index.search(ferries()), schema::IndexError);
  EXPECT_THROW(index.revision(), schema::IndexError);
  EXPECT_THROW(index.reload(), schema::IndexError);
  std::filesystem::rename(directory_ / "away", this->index());
  EXPECT_EQ(index.search(ferries()).total, 2U * kArticles);
  EXPECT_THROW(Index({directory_ / "nothing"}), schema::IndexError);
}

// While shards are replaced, changed and removed under the eyes of many threads.
TEST_F(IndexTest, EachAnswerIsOfOneStateAndNoneIsOlderThanOneBefore) {
  constexpr unsigned kEditions = 8;
  for (const Reload reload : {Reload::kEachSearch, Reload::kEachPeriod, Reload::kByHand}) {
    publish(0);
    Index index({this->index()}, {.reload = reload, .period = 3ms, .max_searchers = 4});
    std::atomic<unsigned> seen = 0;  // the newest edition that an answer was of
    std::atomic<bool> done = false;
    std::mutex mutex;
    std::map<std::string, std::pair<unsigned, std::uint64_t>> states;  // revision -> edition and total
    const auto search = [&] {
      while (!done) {
        const unsigned before = seen;
        const Results results = index.search(ferries());
        const unsigned edition = edition_of(results);
        EXPECT_GE(edition, before) << "an answer of an older state";
        for (unsigned newest = seen; edition > newest && !seen.compare_exchange_weak(newest, edition);) {
        }
        const std::lock_guard lock(mutex);
        const auto [state, is_new] =
            states.emplace(results.index_revision, std::pair(edition, results.total));
        EXPECT_EQ(state->second, std::pair(edition, results.total)) << "one revision of two states";
      }
    };
    std::vector<std::jthread> threads;
    for (int i = 0; i < 6; ++i) threads.emplace_back(search);
    for (unsigned edition = 1; edition <= kEditions; ++edition) {
      publish(edition);
      for (unsigned number = 0; number < 3; ++number) remove(edition, number);
      if (reload == Reload::kByHand) index.reload();
    }
    index.reload();
    done = true;
    threads.clear();
    EXPECT_EQ(edition_of(index.search(ferries())), kEditions);
    EXPECT_LE(index.open_searchers(), 4U);
    EXPECT_GT(states.size(), 1U);
  }
}

}  // namespace
}  // namespace broadsheet::searcher
