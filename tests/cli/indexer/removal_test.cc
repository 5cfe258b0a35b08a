// A writer that ends between publishing an article's new version and removing the old one: what waits is
// said, and done by the next writer, also where somebody has edited the list of shards in between.
#include <algorithm>
#include <cerrno>

#include "cli/indexer/indexer_fixture.h"

namespace broadsheet::tests {
namespace {

using testing::HasSubstr;

class RemovalJournalTest : public IndexerTest {
 protected:
  void SetUp() override {
    add(write("old.jsonl", archive(200)));
    changed_ = write("new.jsonl", json_record("r-7", "Changed", "Now.") + json_record("n-1", "New", "Now."));
    old_shard_ = shard();
    // The old shard takes no removal: the run ends after its publication.
    RunOptions options;
    options.environment =
        with_faults({"BROADSHEET_FAULT_PATH=" + old_shard_.string(), "BROADSHEET_FAULT_AT=1",
                     "BROADSHEET_FAULT_ERRNO=" + std::to_string(EIO)});
    const ProgramResult ended = indexer({"add", "--db", index().string(), changed_.string()}, options);
    ASSERT_EQ(ended.exit_code, 2);
    ASSERT_TRUE(is_waiting());
  }

  bool is_waiting() const { return std::filesystem::exists(index() / "pending-removals"); }
  std::filesystem::path stub() const { return index() / "XAPIANDB"; }

  // Articles with that id, as the searcher finds them.
  std::size_t found(const std::string& id) const {
    const ProgramResult result =
        run_program(BROADSHEET_SEARCHER, {"query", "--db", index().string(), "--format", "ids", "id:" + id});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return static_cast<std::size_t>(std::count(result.out.begin(), result.out.end(), '\n'));
  }

  ProgramResult check() const { return indexer({"check", "--db", index().string()}); }

  // Any writer will do.
  void write_again() { EXPECT_EQ(add(changed_)["unchanged"], 2); }

  std::filesystem::path old_shard_;
  std::filesystem::path changed_;
};

TEST_F(RemovalJournalTest, IsSaidByCheckAndDoneByTheNextWriter) {
  const ProgramResult before = check();
  EXPECT_EQ(before.exit_code, 0) << before.out;
  EXPECT_THAT(before.out, HasSubstr("1 article replaced and not removed yet; the next writer does it\n"));
  EXPECT_THAT(before.out, HasSubstr("whole; 201 articles\n"));
  write_again();
  EXPECT_FALSE(is_waiting());
  EXPECT_EQ(check().out, index().string() + ": whole; 201 articles\n");
  EXPECT_EQ(found("r-7"), 1u);
  EXPECT_EQ(found("n-1"), 1u);
}

TEST_F(RemovalJournalTest, OutlivesAListOfShardsThatSomebodyEdited) {
  // A comment, another order, another way to name a shard, no end of the last line.
  std::string lines = read_file(stub());
  const std::size_t end = lines.find('\n') + 1;
  const std::string first = lines.substr(5, end - 6);
  write_file(stub(), "# the news\n" + lines.substr(end) + "auto ./" + first);
  EXPECT_THAT(check().out, HasSubstr("1 article replaced and not removed yet"));
  write_again();
  EXPECT_FALSE(is_waiting());
  EXPECT_EQ(check().out, index().string() + ": whole; 201 articles\n");
  EXPECT_EQ(found("r-7"), 1u);
}

TEST_F(RemovalJournalTest, RemovesNoArticleWhoseSuccessorSomebodyTookOut) {
  // Only the old shard is left in the list: its article is the only one again.
  std::string lines = read_file(stub());
  write_file(stub(), lines.substr(0, lines.find('\n') + 1));
  EXPECT_EQ(check().out, index().string() + ": whole; 200 articles\n");
  EXPECT_EQ(add(write("none.jsonl", archive(200)))["unchanged"], 200);
  EXPECT_FALSE(is_waiting());
  EXPECT_EQ(found("r-7"), 1u);
}

}  // namespace
}  // namespace broadsheet::tests
