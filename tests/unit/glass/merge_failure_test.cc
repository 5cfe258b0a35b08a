// What a merge must not make something of: databases whose parts do not fit each other, disks that are full.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <sstream>

#include "cli/run_program.h"
#include "glass/merge.h"
#include "glass/table_reader.h"
#include "glass/version_file.h"
#include "store/merge.h"
#include "unit/glass/random_databases.h"

namespace broadsheet::indexer::glass {
namespace {

namespace fs = std::filesystem;

constexpr int kCreate = Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC;

std::string read_file(const fs::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

// Files can't grow beyond so many bytes as long as it lives.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int) = nullptr;
};

class MergeFailureTest : public testing::Test {
 protected:
  fs::path path(const std::string& name) const { return directory_ / name; }

  void expect_failure(const std::vector<fs::path>& shards, const std::string& message, unsigned threads = 1) {
    try {
      indexer::merge_databases(shards, path("merged"), threads);
      ADD_FAILURE() << "nothing is wrong with it: " << message;
    } catch (const Xapian::DatabaseError& error) {
      EXPECT_THAT(error.get_msg(), testing::HasSubstr(message));
    }
    EXPECT_FALSE(fs::exists(path("merged")));
  }

  tests::TemporaryDirectory directory_;
};

// A term of zero bytes takes two bytes for each in a key.
TEST_F(MergeFailureTest, KeysThatBecomeTooLong) {
  const std::vector<fs::path> shards = {path("many"), path("long")};
  {
    Xapian::WritableDatabase many(shards[0].string(), kCreate);
    many.add_document(Xapian::Document());
    many.replace_document(40'000, Xapian::Document());  // later ones take three bytes
    Xapian::WritableDatabase with_long(shards[1].string(), kCreate);
    Xapian::Document document;
    document.add_term(std::string(126, '\0'));
    for (unsigned i = 0; i < 1500; ++i) with_long.add_document(document);  // two chunks
  }
  Xapian::Database all;
  for (const fs::path& shard : shards) all.add_database(Xapian::Database(shard.string()));
  EXPECT_THROW(all.compact(path("reference").string(), Xapian::Compactor::FULL), Xapian::Error);
  expect_failure(shards, "a term is too long");
  // It is only the numbers that are.
  ASSERT_TRUE(merge_databases(std::vector<fs::path>{shards[1]}, path("alone"), 8192, 1));
  EXPECT_EQ(Xapian::Database::check(path("alone").string()), 0U);
}

// The root's last branch is gone, and nothing else tells.
TEST_F(MergeFailureTest, BranchesThatAreHidden) {
  Random random(21);
  const fs::path shard = path("shard");
  make_random_database(shard, random, 1500, 2048);
  const Version version = read_version_file(shard);
  ASSERT_GT(version.tables[Version::kPostings].entries,
            20'000U / 3);  // three times so many are worth threads
  const std::pair<Version::Table, const char*> tables[] = {{Version::kPostings, "postlist.glass"},
                                                           {Version::kData, "docdata.glass"},
                                                           {Version::kTermLists, "termlist.glass"}};
  for (const auto& [table, file] : tables) {
    const TableRoot& root = version.tables[table];
    ASSERT_GT(root.level, 0U);
    const std::string whole = read_file(shard / file);
    std::string bytes = whole;
    char& directory_end = bytes[std::size_t{root.block} * root.block_bytes + 10];
    ASSERT_GE(static_cast<unsigned char>(directory_end), 11 + 2 * 2);
    directory_end = static_cast<char>(directory_end - 2);
    std::ofstream(shard / file, std::ios::binary) << bytes;
    for (const unsigned threads : {1u, 3u})
      expect_failure({shard, shard, shard}, (shard / file).string() + ": is damaged", threads);
    std::ofstream(shard / file, std::ios::binary) << whole;
  }
  indexer::merge_databases({shard}, path("merged"), 3);
}

TEST_F(MergeFailureTest, StatisticsThatCannotBe) {
  {
    Xapian::WritableDatabase database(path("shard").string(), kCreate);
    for (unsigned i = 0; i < 10; ++i) database.add_document(Xapian::Document());
    database.delete_document(5);
  }
  // One of the revision that write_version_file() writes.
  const fs::path shard = path("of revision 1");
  ASSERT_TRUE(merge_databases(std::vector<fs::path>{path("shard")}, shard, 8192, 1));
  const Version version = read_version_file(shard);
  const auto state = [&](const Statistics& statistics) {
    const Tables tables{version.tables[Version::kPostings], version.tables[Version::kData],
                        version.tables[Version::kTermLists]};
    write_version_file(shard, tables, statistics);
  };
  // More documents than there are numbers in use.
  Statistics statistics = version.statistics;
  statistics.documents = 11;
  statistics.last_document = 1000;
  state(statistics);
  expect_failure({shard}, shard.string());
  statistics = version.statistics;
  statistics.total_length = std::uint64_t{1} << 63;
  state(statistics);
  expect_failure({shard, shard}, "too large");
  state(version.statistics);
  indexer::merge_databases({shard, shard}, path("merged"), 1);
}

// Whoever meets the end of the disk, all threads end, with one error.
TEST_F(MergeFailureTest, FilesThatCannotGrow) {
  Random random(22);
  const fs::path shard = path("shard");
  make_random_database(shard, random, 1500, 2048);
  for (const unsigned threads : {1u, 2u, 5u}) {
    for (const rlim_t bytes : {0u, 10'000u, 400'000u, 700'000u}) {
      const FileSizeLimit limit(bytes);
      expect_failure({shard, shard, shard}, "cannot be written", threads);
    }
  }
}

}  // namespace
}  // namespace broadsheet::indexer::glass
