// Segments: one bad record never takes others along.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "broadsheet/schema/fields.h"
#include "cli/run_program.h"
#include "run/prepare.h"
#include "run/rejected_contents.h"
#include "store/merge.h"
#include "store/shard_list.h"

namespace broadsheet::indexer {
namespace {

using testing::ElementsAre;

// A chunk of added articles with these ids; `replaces` (if not empty) says for each which record before it it
// replaces, or -1.
Chunk chunk_of(const std::vector<std::string>& ids, const std::vector<int>& replaces = {}) {
  Chunk chunk;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    PreparedArticle article;
    article.id = ids[i];
    article.article = std::make_unique<schema::Article>();
    article.article->id = ids[i];
    article.article->body.text = "text of " + ids[i];
    article.decision.outcome = Outcome::kAdded;
    if (i < replaces.size() && replaces[i] >= 0) article.replaces = static_cast<std::size_t>(replaces[i]);
    chunk.prepared.push_back({Origin{"a.jsonl", i, i + 1, i + 1}, 10, std::move(article)});
  }
  return chunk;
}

Xapian::Document plain_document(const schema::Article& article) {
  Xapian::Document document;
  document.set_data(article.id);
  document.add_boolean_term("Q" + article.id);
  return document;
}

std::vector<std::string> stored(const std::filesystem::path& segment) {
  const Xapian::Database database(segment.string());
  std::vector<std::string> data;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    data.push_back(database.get_document(*at).get_data());
  }
  return data;
}

std::vector<std::string> rejected(const Chunk& chunk) {
  std::vector<std::string> reasons;
  for (const PreparedRecord& record : chunk.prepared) {
    if (const auto* one = std::get_if<RejectedRecord>(&record.result))
      reasons.push_back(one->text + ": " + one->reason);
  }
  return reasons;
}

class SegmentTest : public testing::Test {
 protected:
  std::filesystem::path segment() const { return directory_ / "shard-000002"; }
  std::uint64_t write(Chunk& chunk, const std::function<Xapian::Document(const schema::Article&)>& build) {
    return write_segment(chunk, segment(), schema::IndexMetadata{1, "a", "2024-03-01T00:00:00Z", ""}, build);
  }
  tests::TemporaryDirectory directory_;
};

// The premise: Xapian takes a term in that it can't store, and then loses all that waits with it.
TEST_F(SegmentTest, XapianLosesABatch) {
  Xapian::WritableDatabase database(segment().string(), Xapian::DB_CREATE);
  Xapian::Document good;
  good.add_term("good");
  database.add_document(good);
  Xapian::Document bad;
  bad.add_term(std::string(200, '\0'));
  database.add_document(bad);
  EXPECT_THROW(database.commit(), Xapian::InvalidArgumentError);
  EXPECT_EQ(Xapian::Database(segment().string()).get_doccount(), 0u);
}

TEST_F(SegmentTest, ATermThatDoesNotFitIsCaughtBeforeTheDatabase) {
  Chunk chunk = chunk_of({"a", "b", "c"});
  const auto build = [](const schema::Article& article) {
    Xapian::Document document = plain_document(article);
    if (article.id == "b") document.add_term(std::string(200, '\0'));
    return document;
  };
  EXPECT_EQ(write(chunk, build), 2u);
  EXPECT_THAT(stored(segment()), ElementsAre("a", "c"));
  EXPECT_THAT(rejected(chunk), ElementsAre("text of b: a term of 200 bytes does not fit the index"));
}

TEST_F(SegmentTest, WhateverFailsTheCommitTheOthersAreWritten) {
  Chunk chunk = chunk_of({"a", "b", "c", "d", "b2"}, {-1, -1, -1, -1, 1});
  const auto build = [](const schema::Article& article) {
    Xapian::Document document = plain_document(article);
    if (article.id == "c") document.add_term(std::string(200, '\0'));
    return document;
  };
  // Without the check that would have caught it.
  const auto nothing = [](const Xapian::Document&) { return std::string(); };
  EXPECT_EQ(write_segment(chunk, segment(), schema::IndexMetadata{}, build, nothing), 3u);
  EXPECT_THAT(stored(segment()), ElementsAre("a", "d", "b2"));
  EXPECT_THAT(rejected(chunk), ElementsAre(testing::StartsWith("text of c: cannot be indexed: ")));
}

TEST_F(SegmentTest, AnArticleThatMakesNoDocumentIsRejectedAlone) {
  Chunk chunk = chunk_of({"a", "b", "c", "d"});
  const auto build = [&](const schema::Article& article) {
    if (article.id == "c") throw std::runtime_error("no words for it");
    return plain_document(article);
  };
  EXPECT_EQ(write(chunk, build), 3u);
  EXPECT_THAT(stored(segment()), ElementsAre("a", "b", "d"));
  EXPECT_THAT(rejected(chunk), ElementsAre("text of c: cannot be indexed: no words for it"));
}

TEST_F(SegmentTest, ALaterRecordReplacesAnEarlierOneOfItsChunk) {
  Chunk chunk = chunk_of({"a", "b", "a2", "c", "a3"}, {-1, -1, 0, -1, 2});
  EXPECT_EQ(write(chunk, plain_document), 3u);
  EXPECT_THAT(stored(segment()), ElementsAre("b", "c", "a3"));
}

TEST_F(SegmentTest, AReplacementThatCannotBeWrittenLeavesWhatItWouldReplace) {
  const auto build = [](const schema::Article& article) {
    if (article.id.starts_with("bad")) throw std::runtime_error("bad");
    return plain_document(article);
  };
  Chunk last = chunk_of({"a", "b", "bad"}, {-1, -1, 0});
  EXPECT_EQ(write(last, build), 2u);
  EXPECT_THAT(stored(segment()), ElementsAre("a", "b"));
  std::filesystem::remove_all(segment());
  Chunk middle = chunk_of({"a", "bad", "a3"}, {-1, 0, 1});
  EXPECT_EQ(write(middle, build), 1u);
  EXPECT_THAT(stored(segment()), ElementsAre("a3"));
}

void set_outcome(PreparedRecord& record, Outcome outcome, bool remembered) {
  auto& article = std::get<PreparedArticle>(record.result);
  article.decision.outcome = outcome;
  article.decision.remembered = remembered;
}

TEST_F(SegmentTest, WhatCouldNotBeWrittenIsRejectedWhereverItIsReadAgain) {
  const auto build = [](const schema::Article& article) {
    if (article.id == "bad") throw std::runtime_error("no words for it");
    return plain_document(article);
  };
  Chunk first = chunk_of({"good", "bad"});
  EXPECT_EQ(write(first, build), 1u);
  // The same two again, and the second with another content.
  Chunk second = chunk_of({"good", "bad", "bad"});
  for (PreparedRecord& record : second.prepared) set_outcome(record, Outcome::kDuplicate, false);
  std::get<PreparedArticle>(second.prepared[2].result).fingerprint = "another";
  RejectedContents contents;
  for (Chunk* chunk : {&first, &second}) {
    for (PreparedRecord& record : chunk->prepared) contents.settle(record);
  }
  EXPECT_THAT(rejected(second), ElementsAre("text of bad: cannot be indexed: no words for it"));
  EXPECT_EQ(std::get<RejectedRecord>(second.prepared[1].result).origin.number, 2u) << "its own place";
}

TEST_F(SegmentTest, WhatTheIndexOnlyRemembersIsTried) {
  // A later run: the index remembers that a content came before the one it holds, not that it was rejected.
  Chunk chunk = chunk_of({"good", "bad", "bad"});
  for (PreparedRecord& record : chunk.prepared) set_outcome(record, Outcome::kUnchanged, true);
  try_articles(chunk, Tried::kRemembered, [](const schema::Article& article) {
    if (article.id == "bad") throw std::runtime_error("no words for it");
  });
  EXPECT_THAT(rejected(chunk), ElementsAre("text of bad: cannot be indexed: no words for it",
                                           "text of bad: cannot be indexed: no words for it"));
  EXPECT_EQ(write(chunk, plain_document), 0u) << "nothing of it is written";
}

struct Tiers {
  std::vector<std::uint64_t> documents;
  std::size_t merged;
};

class TierTest : public testing::TestWithParam<Tiers> {};

TEST_P(TierTest, ShardsFallOffInSize) { EXPECT_EQ(shards_to_merge(GetParam().documents), GetParam().merged); }

INSTANTIATE_TEST_SUITE_P(Lists, TierTest,
                         testing::Values(Tiers{{}, 0}, Tiers{{5}, 0}, Tiers{{0, 77}, 2},
                                         Tiers{{1'000'000, 1'000}, 0}, Tiers{{1'000'000, 1'000, 1'000}, 2},
                                         Tiers{{1'000'000, 8'000, 1'000}, 0},
                                         Tiers{{1'000'000, 124'000, 20'000}, 3},
                                         Tiers{{100, 100, 100, 100}, 4}, Tiers{{1'000'000, 7, 900, 1}, 3}));

// Articles added one by one: the number of shards stays small, and no article is rewritten often.
TEST(Tiers, StayFewAndCheap) {
  std::vector<std::uint64_t> shards;
  std::uint64_t rewritten = 0;
  constexpr std::uint64_t kRounds = 20'000;
  for (std::uint64_t round = 0; round < kRounds; ++round) {
    shards.push_back(1);
    const std::size_t merged = shards_to_merge(shards);
    if (merged == 0) continue;
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < merged; ++i) {
      sum += shards.back();
      shards.pop_back();
    }
    shards.push_back(sum);
    rewritten += sum;
    ASSERT_LE(shards.size(), 7u);
  }
  EXPECT_LE(rewritten / kRounds, 40u);
}

TEST(ShardList, KeepsWhatItDoesNotOwn) {
  ShardList list = ShardList::parse(
      "# made by hand\nauto shard-000001\nremote far:9900\nauto /elsewhere/db\nglass shard-000002\n");
  EXPECT_THAT(list.own(), ElementsAre("shard-000001", "shard-000002"));
  EXPECT_FALSE(list.all_own());
  list.append("shard-000003");
  list.replace({"shard-000002", "shard-000003"}, "shard-000004");
  EXPECT_EQ(list.to_text(),
            "# made by hand\nauto shard-000001\nremote far:9900\nauto /elsewhere/db\nauto shard-000004\n");
  const ShardList::Place place = list.place_of(7);  // of four databases
  EXPECT_EQ(place.database, 2u);
  EXPECT_EQ(place.document, 2u);
  EXPECT_TRUE(ShardList::parse("").all_own());
}

struct Name {
  const char* name;
  unsigned number;
};

class ShardNameTest : public testing::TestWithParam<Name> {};

TEST_P(ShardNameTest, HasANumber) { EXPECT_EQ(shard_number(GetParam().name), GetParam().number); }

INSTANTIATE_TEST_SUITE_P(Names, ShardNameTest,
                         testing::Values(Name{"shard-000001", 1}, Name{"shard-1234567", 1234567},
                                         Name{"shard-", 0}, Name{"shard-12x", 0}, Name{"letters", 0},
                                         Name{"shard--1", 0}));

}  // namespace
}  // namespace broadsheet::indexer
