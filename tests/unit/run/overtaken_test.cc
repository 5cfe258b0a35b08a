// Readers that a writer overtakes begin anew, and say so when they give up; a watch that fails is no watch
// that was stopped.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <xapian.h>

#include <atomic>
#include <functional>

#include "broadsheet/indexer/add.h"
#include "broadsheet/schema/error.h"
#include "cli/run_program.h"
#include "index/document.h"
#include "index/open_index.h"
#include "run/stored_article.h"
#include "run/watch.h"

namespace broadsheet::indexer {
namespace {

using testing::HasSubstr;

class OvertakenTest : public testing::Test {
 protected:
  OvertakenTest() {
    tests::write_file(directory_ / "a.jsonl", R"({"id":"1","title":"Lamp","body":"The lamp was lit."})"
                                              "\n");
    AddOptions options;
    options.index = index();
    options.paths = {(directory_ / "a.jsonl").string()};
    add_archives(options, [](const RejectedRecord&) {});
  }

  std::filesystem::path index() const { return directory_ / "index"; }

  // The message of the IndexError that reading ends with.
  std::string failure_of(const std::function<void(const Xapian::Database&)>& operation) {
    try {
      schema::read_index(index(), operation);
    } catch (const schema::IndexError& error) {
      return error.what();
    }
    return {};
  }

  tests::TemporaryDirectory directory_;
};

TEST_F(OvertakenTest, AReadingBeginsAnewOnTheIndexAsItIs) {
  int attempts = 0;
  const Xapian::doccount articles = schema::read_index(index(), [&](const Xapian::Database& database) {
    if (++attempts == 1) throw Xapian::DatabaseModifiedError("overtaken");
    if (attempts == 2) throw Xapian::DatabaseNotFoundError("merged away");
    return database.get_doccount();
  });
  EXPECT_EQ(articles, 1u);
  EXPECT_EQ(attempts, 3);
}

TEST_F(OvertakenTest, AReadingThatIsAlwaysOvertakenSpeaksOfNoDamage) {
  int attempts = 0;
  const std::string failure = failure_of([&](const Xapian::Database&) {
    ++attempts;
    throw Xapian::DatabaseModifiedError("overtaken");
  });
  EXPECT_EQ(attempts, schema::kReadAttempts);
  EXPECT_EQ(failure, index().string() + ": the index was written while it was read");
}

TEST_F(OvertakenTest, DamageIsToldOnceItIsMetTwiceOnAnUnchangedIndex) {
  int attempts = 0;
  const std::string failure = failure_of([&](const Xapian::Database&) {
    ++attempts;
    throw Xapian::DatabaseCorruptError("torn");
  });
  EXPECT_EQ(attempts, 2);
  EXPECT_THAT(failure, HasSubstr("damaged: torn"));
}

TEST_F(OvertakenTest, WhatLooksLikeDamageBesideAWriterIsNone) {
  int attempts = 0;
  const auto operation = [&](const Xapian::Database& database) {
    if (++attempts == 5) return database.get_doccount();
    Xapian::WritableDatabase writer(schema::shard_paths(index()).front().string(), Xapian::DB_OPEN);
    writer.add_document(Xapian::Document());
    writer.commit();
    throw Xapian::DatabaseCorruptError("Expected block 17 to be level 1, not 0");
  };
  EXPECT_EQ(schema::read_index(index(), operation), 5u);
  EXPECT_EQ(attempts, 5);
}

TEST_F(OvertakenTest, ASnapshotMovesOnWithTheWriter) {
  const auto commit_ids = [&](const std::string& begin) {
    Xapian::WritableDatabase writer(schema::shard_paths(index()).front().string(), Xapian::DB_OPEN);
    for (int i = 0; i < 2000; ++i) {
      Xapian::Document document;
      document.add_boolean_term(schema::id_term(begin + std::to_string(i)));
      writer.add_document(document);
    }
    writer.commit();
  };
  commit_ids("before");
  int opened = 0;
  IndexSnapshot snapshot([&] {
    ++opened;
    return schema::open_index(index());
  });
  EXPECT_TRUE(snapshot.find("1"));
  // The blocks of a revision may be used again by the second commit after it.
  for (const char* begin : {"first", "second", "third"}) commit_ids(begin);
  EXPECT_TRUE(snapshot.find("before1999"));
  EXPECT_TRUE(snapshot.find("third1999")) << "of the newer state";
  EXPECT_EQ(opened, 2);
}

TEST_F(OvertakenTest, AWatchThatFailsTellsItAlsoAfterASignal) {
  std::filesystem::create_directory(directory_ / "in");
  std::filesystem::rename(directory_ / "a.jsonl", directory_ / "in/a.jsonl");
  // A pipe is told as what can't be read: before the round, when the signal comes here.
  ASSERT_EQ(::mkfifo((directory_ / "in/pipe").c_str(), 0600), 0);
  std::filesystem::remove_all(schema::shard_paths(index()).front());
  std::atomic<bool> stop{false};
  AddOptions options;
  options.index = index();
  options.paths = {(directory_ / "in").string()};
  options.stop = &stop;
  EXPECT_THROW(watch_archives(
                   options, {}, [&](const RejectedRecord&) { stop = true; }, [](const Summary&) {}),
               schema::IndexError);
  EXPECT_TRUE(stop);
}

}  // namespace
}  // namespace broadsheet::indexer
