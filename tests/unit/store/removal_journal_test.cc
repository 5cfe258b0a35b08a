// What a publication writes down before it removes documents, and what is read of it afterwards.
#include "store/removal_journal.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "broadsheet/schema/error.h"
#include "cli/run_program.h"

namespace broadsheet::indexer {
namespace {

const std::string kStub = "auto shard-000001\nauto shard-000002\n";

class RemovalJournalTest : public testing::Test {
 protected:
  void write(const std::string& text) {
    std::ofstream(directory_.path() / kRemovalFile, std::ios::binary) << text;
  }
  std::string text() const {
    std::ifstream file(directory_.path() / kRemovalFile, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }
  std::vector<ShardList::Place> read(const std::string& stub) const {
    return read_journal(directory_.path(), ShardList::parse(stub));
  }

  tests::TemporaryDirectory directory_;
};

TEST_F(RemovalJournalTest, IsReadAsItWasWritten) {
  EXPECT_TRUE(read(kStub).empty());
  write_journal(directory_.path(), {kStub, {"shard-000002"}, {{0, 5}, {1, 4'294'967'295U}}});
  EXPECT_EQ(text(), R"({"documents":[[0,5],[1,4294967295]],"published":["shard-000002"],)"
                    R"("stub":"auto shard-000001\nauto shard-000002\n"})");
  const auto places = read(kStub);
  ASSERT_EQ(places.size(), 2U);
  EXPECT_EQ(places[0].database, 0U);
  EXPECT_EQ(places[0].document, 5U);
  EXPECT_EQ(places[1].database, 1U);
  EXPECT_EQ(places[1].document, 4'294'967'295U);
  delete_journal(directory_.path());
  EXPECT_TRUE(read(kStub).empty());
}

TEST_F(RemovalJournalTest, SaysNothingOfWhatWasNeverPublishedOrIsGone) {
  write_journal(directory_.path(), {kStub, {"shard-000002"}, {{0, 5}, {1, 6}}});
  EXPECT_TRUE(read("auto shard-000001\n").empty());
  const auto places = read("auto shard-000002\n");
  ASSERT_EQ(places.size(), 1U);
  EXPECT_EQ(places[0].database, 0U);
  EXPECT_EQ(places[0].document, 6U);
}

TEST_F(RemovalJournalTest, DamageIsTold) {
  for (const char* damaged :
       {"", "{", "[]", "{}", R"({"documents":[],"published":[]})",
        R"({"documents":[],"published":[],"stub":1})", R"({"documents":[[0]],"published":[],"stub":""})",
        R"({"documents":[[0,-1]],"published":[],"stub":""})",
        R"({"documents":[[0,4294967296]],"published":[],"stub":""})",
        R"({"documents":[0],"published":[],"stub":""})", R"({"documents":[],"published":[1],"stub":""})"}) {
    write(damaged);
    EXPECT_THROW(read(kStub), schema::IndexError) << damaged;
  }
}

}  // namespace
}  // namespace broadsheet::indexer
