// Our merge makes what Xapian's compaction makes, and takes damaged databases for what they are.
#include "glass/merge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "cli/run_program.h"
#include "glass/table_reader.h"
#include "glass/version_file.h"
#include "store/merge.h"
#include "unit/glass/random_databases.h"

namespace broadsheet::indexer::glass {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

class MergeTest : public testing::Test {
 protected:
  fs::path path(const std::string& name) const { return directory_ / name; }
  fs::path shard(std::size_t number) const { return path("shard" + std::to_string(number)); }

  std::vector<fs::path> random_shards(Random& random, const std::vector<unsigned>& documents,
                                      int block_bytes = 8192) {
    std::vector<fs::path> shards;
    for (const unsigned count : documents) {
      shards.push_back(shard(shards.size()));
      make_random_database(shards.back(), random, count, block_bytes);
    }
    return shards;
  }

  // Merges by ours and by Xapian, and compares.
  void expect_same(const std::vector<fs::path>& shards, unsigned threads = 1,
                   std::uint32_t block_bytes = 8192) {
    const fs::path ours = path("ours");
    const fs::path reference = path("reference");
    fs::remove_all(ours);
    fs::remove_all(reference);
    Xapian::Database all;
    for (const fs::path& one : shards) all.add_database(Xapian::Database(one.string()));
    all.compact(reference.string(), Xapian::Compactor::FULL, static_cast<int>(block_bytes));
    ASSERT_TRUE(merge_databases(shards, ours, block_bytes, threads));
    EXPECT_EQ(Xapian::Database::check(ours.string()), 0U);
    const std::vector<std::string> expected = contents(reference);
    const std::vector<std::string> found = contents(ours);
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) ASSERT_EQ(found[i], expected[i]);
    // Xapian goes on with it.
    Xapian::WritableDatabase database(ours.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    Xapian::Document document;
    document.add_term("all");
    const Xapian::docid last = database.get_lastdocid();
    database.add_document(document);
    if (last > 0 && database.get_doccount() > 1) database.delete_document("all");
    database.add_document(document);
    database.commit();
    EXPECT_EQ(Xapian::Database::check(ours.string()), 0U);
  }

  tests::TemporaryDirectory directory_;
};

TEST_F(MergeTest, MakesWhatXapianMakes) {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    std::vector<unsigned> documents;
    for (unsigned n = 1 + seed % 5; n > 0; --n)
      documents.push_back(below(random, 5) == 0 ? 0 : below(random, 300));
    const std::vector<fs::path> shards = random_shards(random, documents,
                                                       seed % 3 == 0   ? 2048
                                                       : seed % 3 == 1 ? 65536
                                                                       : 8192);
    expect_same(shards, 1, seed % 2 == 0 ? 2048 : 32768);
    for (const fs::path& one : shards) fs::remove_all(one);
  }
}

TEST_F(MergeTest, JoinsListsOfManyChunks) {
  Random random(7);
  const std::vector<fs::path> shards = random_shards(random, {1200, 1, 1, 1, 900, 1});
  expect_same(shards);
}

TEST_F(MergeTest, MergesWhatItMerged) {
  Random random(8);
  std::vector<fs::path> shards = random_shards(random, {50, 60, 70});
  ASSERT_TRUE(merge_databases(shards, path("merged"), 8192, 1));
  expect_same({path("merged"), shards[1], path("merged")});
}

TEST_F(MergeTest, ListsAreCutAsIfWrittenAtOnce) {
  // However documents were spread over shards, the tables are the same.
  std::vector<fs::path> together = {path("one")};
  std::vector<fs::path> apart;
  const auto document = [](unsigned number) {
    Xapian::Document made;
    for (unsigned i = 0; i < 20; ++i) made.add_term("t" + std::to_string(number * i % 97), 1 + number % 300);
    made.add_value(3, std::to_string(number));
    made.set_data(std::to_string(number));
    return made;
  };
  constexpr int kFlags = Xapian::DB_CREATE | Xapian::DB_NO_SYNC;
  Xapian::WritableDatabase one(together[0].string(), kFlags);
  for (unsigned number = 0, cut = 0; number < 6000;) {
    apart.push_back(shard(apart.size()));
    Xapian::WritableDatabase some(apart.back().string(), kFlags);
    for (cut = number + 1 + (number * 7919) % 997; number < cut && number < 6000; ++number) {
      one.add_document(document(number));
      some.add_document(document(number));
    }
  }
  one.commit();
  ASSERT_TRUE(merge_databases(apart, path("apart"), 32768, 1));
  ASSERT_TRUE(merge_databases(together, path("together"), 32768, 1));
  for (const char* file : {"postlist.glass", "docdata.glass", "termlist.glass"}) {
    EXPECT_TRUE(read_file(path("apart") / file) == read_file(path("together") / file)) << file;
  }
}

TEST_F(MergeTest, ThreadsDoNotShow) {
  Random random(13);
  // Blocks so small that there are many ranges.
  const std::vector<fs::path> shards = random_shards(random, {1500, 700, 0, 900, 20}, 2048);
  std::uint64_t entries = 0;
  for (const fs::path& one : shards) entries += read_version_file(one).tables[Version::kPostings].entries;
  ASSERT_GT(entries, 20'000U);  // so many are worth threads
  ASSERT_TRUE(merge_databases(shards, path("alone"), 4096, 1));
  EXPECT_EQ(Xapian::Database::check(path("alone").string()), 0U);
  for (const unsigned threads : {2u, 3u, 16u}) {
    const fs::path together = path("by" + std::to_string(threads));
    ASSERT_TRUE(merge_databases(shards, together, 4096, threads));
    for (const char* file : {"postlist.glass", "docdata.glass", "termlist.glass"})
      EXPECT_TRUE(read_file(together / file) == read_file(path("alone") / file)) << file << ' ' << threads;
  }
  // All threads end when one fails.
  for (const char* file : {"postlist.glass", "docdata.glass", "termlist.glass"}) {
    const fs::path damaged = shards[0] / file;
    const std::string whole = read_file(damaged);
    for (unsigned run = 0; run < 10; ++run) {
      std::string bytes = whole;
      for (unsigned n = 0; n < 3; ++n)
        bytes[random() % (whole.size() / 2048) * 2048 + random() % 40] ^= '\x55';
      std::ofstream(damaged, std::ios::binary) << bytes;
      try {
        merge_databases(shards, path("merged"), 4096, 2 + run % 4);
      } catch (const Xapian::DatabaseError& error) {
        EXPECT_THAT(error.get_msg(), testing::HasSubstr(shards[0].string()));
      }
      fs::remove_all(path("merged"));
    }
    std::ofstream(damaged, std::ios::binary) << whole;
  }
}

TEST_F(MergeTest, EmptyDatabasesMakeAnEmptyOne) {
  for (std::size_t i = 0; i < 2; ++i)
    Xapian::WritableDatabase(shard(i).string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC).commit();
  const std::vector<fs::path> shards = {shard(0), shard(1)};
  expect_same(shards);
}

TEST_F(MergeTest, LeavesToXapianWhatItCannotMerge) {
  Random random(9);
  std::vector<fs::path> shards = random_shards(random, {5, 5});
  const auto change = [&](const auto& what) {
    Xapian::WritableDatabase database(shards[1].string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    what(database);
  };
  change([](auto& database) { database.add_spelling("word"); });
  EXPECT_FALSE(merge_databases(shards, path("merged"), 8192, 1));
  change([](auto& database) { database.remove_spelling("word"); });
  EXPECT_TRUE(merge_databases(shards, path("merged"), 8192, 1));
  fs::remove_all(path("merged"));
  change([](auto& database) { database.add_synonym("word", "term"); });
  EXPECT_FALSE(merge_databases(shards, path("merged"), 8192, 1));
  change([](auto& database) { database.clear_synonyms("word"); });
  change([](auto& database) {
    Xapian::Document document;
    document.add_posting("word", 1);
    database.add_document(document);
  });
  EXPECT_FALSE(merge_databases(shards, path("merged"), 8192, 1));
  fs::remove_all(shards[1]);
  Xapian::WritableDatabase(shards[1].string(), Xapian::DB_CREATE | Xapian::DB_NO_TERMLIST)
      .add_document(Xapian::Document());
  EXPECT_FALSE(merge_databases(shards, path("merged"), 8192, 1));
  EXPECT_FALSE(fs::exists(path("merged")));
}

// Xapian knows whether it can read it, and says so if it can't.
TEST_F(MergeTest, LeavesAnotherVersionOfTheFormatToXapian) {
  Random random(13);
  const std::vector<fs::path> shards = random_shards(random, {20, 20});
  std::string version = read_file(shards[1] / "iamglass");
  version[15] ^= 1;  // the day of the format's date
  std::ofstream(shards[1] / "iamglass", std::ios::binary) << version;
  EXPECT_FALSE(merge_databases(shards, path("merged"), 8192, 1));
  EXPECT_FALSE(fs::exists(path("merged")));
  EXPECT_THROW(indexer::merge_databases(shards, path("merged"), 1), Xapian::DatabaseVersionError);
}

TEST_F(MergeTest, SaysWhatFailed) {
  Random random(10);
  const std::vector<fs::path> shards = random_shards(random, {50});
  try {
    merge_databases(shards, path("none") / "merged", 8192, 1);
    FAIL();
  } catch (const Xapian::DatabaseError& error) {
    EXPECT_THAT(error.get_msg(), testing::HasSubstr("none/merged"));
    EXPECT_STREQ(error.get_error_string(), "No such file or directory");
  }
  fs::remove(shards[0] / "termlist.glass");
  try {
    merge_databases(shards, path("merged"), 8192, 1);
    FAIL();
  } catch (const Xapian::DatabaseError& error) {
    EXPECT_THAT(error.get_msg(), testing::HasSubstr("shard0/termlist.glass"));
    EXPECT_STREQ(error.get_error_string(), "No such file or directory");
  }
}

// Whatever a byte becomes, a merge says that it is damaged, or makes something.
TEST_F(MergeTest, DamagedDatabasesAreErrors) {
  Random random(11);
  const std::vector<fs::path> shards = random_shards(random, {120, 90}, 2048);
  unsigned failed = 0;
  unsigned runs = 0;
  for (const char* file : {"iamglass", "postlist.glass", "docdata.glass", "termlist.glass"}) {
    const fs::path damaged = shards[0] / file;
    const std::string whole = read_file(damaged);
    for (unsigned run = 0; run < 250; ++run) {
      std::string bytes = whole;
      if (run % 8 == 0) {
        bytes.resize(random() % bytes.size());
      } else {
        for (unsigned n = 1 + random() % 8; n > 0; --n) {
          // Often where blocks say what is in them.
          std::size_t at = random() % bytes.size();
          if (run % 2 == 0 && bytes.size() > 4096) at = at / 2048 * 2048 + at % 40;
          bytes[at] = static_cast<char>(random() % 3 == 0 ? random() % 4 : random());
        }
      }
      std::ofstream(damaged, std::ios::binary) << bytes;
      fs::remove_all(path("merged"));
      ++runs;
      try {
        merge_databases(shards, path("merged"), 2048, 1 + run % 3);
      } catch (const Xapian::DatabaseError& error) {
        ++failed;
        EXPECT_THAT(error.get_msg(), testing::HasSubstr(shards[0].string()));
      }
    }
    std::ofstream(damaged, std::ios::binary) << whole;
  }
  // Most of what a byte may say is as good as what it was: a letter of an article.
  EXPECT_GT(failed, runs / 4);
  expect_same(shards);
}

TEST_F(MergeTest, ReadersFindWhatTheyLookFor) {
  Random random(12);
  const std::vector<fs::path> shards = random_shards(random, {400}, 2048);
  const Version version = read_version_file(shards[0]);
  const TableFile file(shards[0] / "postlist.glass", version.tables[Version::kPostings], version.revision);
  std::vector<std::string> keys;
  TableReader reader(file);
  while (reader.next()) keys.emplace_back(reader.key());
  EXPECT_EQ(keys.size(), version.tables[Version::kPostings].entries);
  EXPECT_TRUE(std::is_sorted(keys.begin(), keys.end()));
  EXPECT_FALSE(reader.next());
  for (const std::size_t wanted : {1u, 2u, 5u, 20u}) {
    const std::vector<std::string> dividing = TableReader(file).dividing_keys(wanted);
    EXPECT_TRUE(std::is_sorted(dividing.begin(), dividing.end()));
    EXPECT_GE(dividing.size(), wanted);
    // However many a block has.
    EXPECT_LE(dividing.size(), (wanted + 2) * 2 * (wanted + 1));
  }
  TableReader seeker(file);
  for (unsigned run = 0; run < 3000; ++run) {
    std::string key = keys[random() % keys.size()];
    if (run % 3 == 1) key.resize(random() % key.size());
    if (run % 3 == 2) key.back() = static_cast<char>(random());
    if (run == 0) key = std::string(255, '\xFF');
    const auto expected = std::lower_bound(keys.begin(), keys.end(), key);
    ASSERT_EQ(seeker.seek(key), expected != keys.end());
    if (expected != keys.end()) {
      ASSERT_EQ(seeker.key(), *expected);
    }
    if (expected != keys.end() && expected + 1 != keys.end()) {
      ASSERT_TRUE(seeker.next());
      ASSERT_EQ(seeker.key(), *(expected + 1));
    }
    ASSERT_EQ(seeker.seek_before(key), expected != keys.begin());
    if (expected != keys.begin()) {
      ASSERT_EQ(seeker.key(), *(expected - 1));
    }
  }
}

}  // namespace
}  // namespace broadsheet::indexer::glass
