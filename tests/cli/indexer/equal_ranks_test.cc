// What ranks alike stands in the order in which it came: whatever the number of threads, commits and shards.
#include <algorithm>
#include <array>

#include "cli/indexer/indexer_fixture.h"

namespace broadsheet::tests {
namespace {

class EqualRanksTest : public IndexerTest {
 protected:
  // Articles `first` to `last`, all of the same words; of every seventh two versions, one behind the other.
  static std::string alike(int first, int last, const std::string& version) {
    std::string text;
    for (int i = first; i < last; ++i) {
      nlohmann::ordered_json record{
          {"id", "a" + std::to_string(i)}, {"lang", "en"}, {"body", "The lamp was lit " + version + "."}};
      if (i % 5 != 0) record["date"] = "2024-03-0" + std::to_string(1 + i % 3);
      if (i % 5 != 1) record["modified"] = "2024-04-0" + std::to_string(1 + i % 2);
      if (i % 7 == 0) {
        nlohmann::ordered_json draft = record;
        draft["body"] = "The lamp was lit once.";
        text += draft.dump() + "\n";
      }
      text += record.dump() + "\n";
    }
    return text;
  }

  std::filesystem::path build(const std::string& name, const std::vector<std::string>& options) const {
    const auto index = directory() / name;
    for (const char* file : {"1.jsonl", "2.jsonl", "3.jsonl"}) {
      std::vector<std::string> words{"add", "--quiet", "--db", index.string()};
      words.insert(words.end(), options.begin(), options.end());
      words.push_back((directory() / file).string());
      const ProgramResult result = indexer(words);
      EXPECT_EQ(result.exit_code, 0) << result.err;
    }
    return index;
  }

  static std::string found(const std::filesystem::path& index, const std::string& sort,
                           const std::string& query, const std::string& offset) {
    const ProgramResult result =
        run_program(BROADSHEET_SEARCHER, {"query", "--db", index.string(), "--format", "ids", "--sort", sort,
                                          "--limit", "100", "--offset", offset, query});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return result.out;
  }
};

TEST_F(EqualRanksTest, StandInTheOrderInWhichTheyCame) {
  write("1.jsonl", alike(0, 900, "again"));
  write("2.jsonl", alike(850, 950, "tonight") + alike(100, 140, "tonight"));
  write("3.jsonl", alike(940, 960, "again"));
  const auto index = build("one", {"--jobs", "1"});
  const std::vector<std::filesystem::path> others{build("five", {"--jobs", "5"}),
                                                  build("commits", {"--jobs", "2", "--commit-every", "60"})};
  EXPECT_GT(Xapian::Database(index.string()).size(), 1u);
  const auto compacted = directory() / "compacted";
  ASSERT_EQ(indexer({"compact", "--db", index.string(), compacted.string()}).exit_code, 0);
  const std::array<const char*, 4> sorts{"relevance", "newest", "oldest", "modified"};
  const std::array<const char*, 4> queries{"lamp", "lang:en", "lamp OR again", "\"was lit\""};
  // Every order meets every query, and both meet every place to begin at.
  const std::array<const char*, 4> offsets{"0", "30", "800", "431"};
  for (std::size_t s = 0; s < sorts.size(); ++s) {
    for (std::size_t q = 0; q < queries.size(); ++q) {
      const char* const offset = offsets[(s + q) % offsets.size()];
      SCOPED_TRACE(std::string(sorts[s]) + " " + queries[q] + " " + offset);
      const std::string expected = found(compacted, sorts[s], queries[q], offset);
      EXPECT_EQ(std::count(expected.begin(), expected.end(), '\n'), 100);
      EXPECT_EQ(found(index, sorts[s], queries[q], offset), expected);
      for (const auto& other : others)
        EXPECT_EQ(found(other, sorts[s], queries[q], offset), expected) << other;
    }
  }
}

}  // namespace
}  // namespace broadsheet::tests
