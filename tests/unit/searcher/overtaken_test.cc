// A reader that a writer overtakes: Xapian takes the blocks away that the reader knows of
// (DatabaseModifiedError), or a rewriting takes its shard away. It answers from the index as it is now.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <filesystem>
#include <string>

#include "analysis/analyzer.h"
#include "broadsheet/schema/error.h"
#include "broadsheet/searcher/searcher.h"
#include "cli/run_program.h"
#include "index/document.h"
#include "index/index_metadata.h"
#include "index/open_index.h"
#include "index/stub.h"
#include "search/database.h"

namespace broadsheet::searcher {
namespace {

// Enough for tables of several blocks: what fits into the root block is read when the index is opened and
// cannot be overtaken.
constexpr unsigned kArticles = 200;
constexpr unsigned kWordsEach = 60;
// Xapian keeps the blocks of the last revision; a block may be taken two commits after it was let go.
constexpr unsigned kCommits = 4;

class OvertakenTest : public testing::Test {
 protected:
  OvertakenTest() {
    make_shard("shard-000001");
    name_shard("shard-000001");
    write(0);
  }

  std::filesystem::path index() const { return directory_ / "index"; }

  void make_shard(const std::string& name) {
    std::filesystem::create_directories(index());
    Xapian::WritableDatabase shard((index() / name).string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    schema::write_metadata(shard,
                           {schema::kSchemaVersion, schema::analysis_version(), "2024-01-01T00:00:00Z", ""});
    shard.commit();
  }

  void name_shard(const std::string& name) {
    tests::write_file(index() / "stub.new", "auto " + name + "\n");
    std::filesystem::rename(index() / "stub.new", index() / schema::kStubFile);
  }

  // Puts the articles of `edition` in the place of all others, under the same document numbers.
  void write(unsigned edition) {
    Xapian::WritableDatabase database(index().string(), Xapian::DB_OPEN);
    for (unsigned number = 1; number <= kArticles; ++number) {
      schema::Article made;
      made.id = id(edition, number);
      made.headlines = {{"Ferry news", "en", schema::LanguageOrigin::kGiven}};
      std::string body = "The ferry sailed";
      if (number == 1) body += number_word(edition, 0);
      for (unsigned word = 1; word < kWordsEach; ++word) body += number_word(number, word);
      made.body = {body, "en", schema::LanguageOrigin::kGiven};
      database.replace_document(number, builder_.build(made));
    }
    database.commit();
  }

  void overtake() {
    for (unsigned edition = 1; edition <= kCommits; ++edition) write(edition);
  }

  // What `indexer compact` does: a new shard, named by the stub, and the old one removed.
  void rewrite() {
    Xapian::Database(index().string())
        .compact((index() / "shard-000002").string(), Xapian::DBCOMPACT_NO_RENUMBER);
    name_shard("shard-000002");
    std::filesystem::remove_all(index() / "shard-000001");
  }

  static std::string id(unsigned edition, unsigned number) {
    return "edition-" + std::to_string(edition) + "-" + std::to_string(number);
  }

  static std::string number_word(unsigned number, unsigned word) {
    return " w" + std::to_string(number) + "x" + std::to_string(word);
  }

  static SearchRequest ferries() {
    SearchRequest request;
    request.query = "ferry";
    request.limit = kArticles;
    return request;
  }

  static void expect_last_edition(Searcher& searcher) {
    const Results results = searcher.search(ferries());
    EXPECT_EQ(results.total, kArticles);
    ASSERT_EQ(results.hits.size(), kArticles);
    for (const Hit& hit : results.hits) {
      EXPECT_THAT(hit.article.id, testing::StartsWith("edition-" + std::to_string(kCommits) + "-"));
    }
  }

  tests::TemporaryDirectory directory_;
  schema::DocumentBuilder builder_;
};

// The premise of all others: a bare reader fails here.
TEST_F(OvertakenTest, XapianGivesUp) {
  const Xapian::Database reader(index().string());
  overtake();
  EXPECT_THROW(reader.get_document(kArticles / 2).get_data(), Xapian::DatabaseModifiedError);
}

TEST_F(OvertakenTest, ASearchFindsWhatIsThereNow) {
  Searcher searcher({index()});
  ASSERT_EQ(searcher.search(ferries()).total, kArticles);
  overtake();
  expect_last_edition(searcher);
}

TEST_F(OvertakenTest, AnArticleIsFoundByItsNewIdOnly) {
  Searcher searcher({index()});
  overtake();
  EXPECT_EQ(searcher.find(id(kCommits, 7)).size(), 1U);
  EXPECT_TRUE(searcher.find(id(0, 7)).empty());
}

// rank() keeps the ids of document numbers: they mean other articles now.
TEST_F(OvertakenTest, ARankingForgetsTheIdsItKept) {
  Searcher searcher({index()});
  ASSERT_EQ(searcher.rank("ferry", kArticles, schema::DefaultOperator::kOr).size(), kArticles);
  overtake();
  const auto ranked = searcher.rank("ferry", kArticles, schema::DefaultOperator::kOr);
  ASSERT_EQ(ranked.size(), kArticles);
  for (const Ranked& one : ranked) {
    EXPECT_THAT(one.id, testing::StartsWith("edition-" + std::to_string(kCommits) + "-"));
  }
}

TEST_F(OvertakenTest, AnOperationBeginsAgainFromItsStart) {
  SharedIndex shared({index()});
  int runs = 0;
  const std::string data = shared.read([&](const Xapian::Database& database) {
    if (++runs == 1) overtake();
    return database.get_document(kArticles / 2).get_data();
  });
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(shared.generation(), 1U);
  EXPECT_THAT(data, testing::HasSubstr(id(kCommits, kArticles / 2)));
}

TEST_F(OvertakenTest, AWriterThatNeverRestsEndsInAClearError) {
  SharedIndex shared({index()});
  int runs = 0;
  try {
    shared.read([&](const Xapian::Database&) -> int {
      ++runs;
      throw Xapian::DatabaseModifiedError("overtaken");
    });
    ADD_FAILURE() << "no error";
  } catch (const schema::IndexError& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("the index was written while it was read"));
  }
  EXPECT_EQ(runs, schema::kReadAttempts);
}

TEST_F(OvertakenTest, OneCommitIsSeenByTheNextSearch) {
  Searcher searcher({index()});
  ASSERT_EQ(searcher.search(ferries()).total, kArticles);
  {
    Xapian::WritableDatabase database(index().string(), Xapian::DB_OPEN);
    database.delete_document(1);
    database.commit();
  }
  EXPECT_EQ(searcher.search(ferries()).total, kArticles - 1);
}

TEST_F(OvertakenTest, AShardThatIsAddedIsSeenByTheNextSearch) {
  Searcher searcher({index()});
  ASSERT_EQ(searcher.search(ferries()).total, kArticles);
  std::filesystem::copy(index() / "shard-000001", index() / "shard-000002");
  tests::write_file(index() / "stub.new", "auto shard-000001\nauto shard-000002\n");
  std::filesystem::rename(index() / "stub.new", index() / schema::kStubFile);
  EXPECT_EQ(searcher.search(ferries()).total, 2 * kArticles);
}

TEST_F(OvertakenTest, ARewrittenIndexIsFoundInItsNewShard) {
  Searcher searcher({index()});
  ASSERT_EQ(searcher.search(ferries()).total, kArticles);
  overtake();
  rewrite();
  expect_last_edition(searcher);
}

TEST_F(OvertakenTest, OneOfSeveralIndexesIsOvertaken) {
  const std::filesystem::path other = directory_ / "other";
  std::filesystem::copy(index(), other, std::filesystem::copy_options::recursive);
  Searcher searcher({index(), other});
  ASSERT_EQ(searcher.search(ferries()).total, 2U * kArticles);
  overtake();
  rewrite();
  EXPECT_EQ(searcher.search(ferries()).total, 2U * kArticles);
  EXPECT_EQ(searcher.find(id(kCommits, 7)).size(), 1U);
  EXPECT_EQ(searcher.find(id(0, 7)).size(), 1U);
}

}  // namespace
}  // namespace broadsheet::searcher
