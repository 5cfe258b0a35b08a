// Reading a database from end to end: what Xapian wrote passes, what is damaged does not.
#include "glass/read_through.h"

#include <gtest/gtest.h>

#include <string>

#include "cli/run_program.h"
#include "unit/glass/random_databases.h"

namespace broadsheet::indexer::glass {
namespace {

namespace fs = std::filesystem;

class ReadThroughTest : public testing::Test {
 protected:
  fs::path database() const { return directory_ / "database"; }
  tests::TemporaryDirectory directory_;
};

TEST_F(ReadThroughTest, WhatXapianWrotePasses) {
  for (unsigned seed = 0; seed < 8; ++seed) {
    Random random(seed);
    make_random_database(database(), random, 40 * seed, seed % 2 == 0 ? 8192 : 2048);
    EXPECT_NO_THROW(read_through(database())) << seed;
    fs::remove_all(database());
  }
}

TEST_F(ReadThroughTest, WhatIsDamagedDoesNot) {
  Random random(1);
  make_random_database(database(), random, 300);
  for (const char* table : {"postlist.glass", "docdata.glass", "termlist.glass"}) {
    const std::string bytes = tests::read_file(database() / table);
    ASSERT_GT(bytes.size(), 8192u);
    // Another number of items in a block, and a file that is cut.
    for (std::string damaged : {std::string(bytes), bytes.substr(0, bytes.size() / 2)}) {
      if (damaged.size() == bytes.size()) {
        for (std::size_t block = 0; block < damaged.size(); block += 8192) damaged[block + 9] ^= 0x15;
      }
      tests::write_file(database() / table, damaged);
      EXPECT_THROW(read_through(database()), Xapian::DatabaseError) << table;
    }
    tests::write_file(database() / table, bytes);
    EXPECT_NO_THROW(read_through(database()));
  }
}

}  // namespace
}  // namespace broadsheet::indexer::glass
