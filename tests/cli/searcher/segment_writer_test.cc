// An index that Xapian's own writer made and one that ours made are the same to whoever searches them,
// whatever was done with them.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/searcher/archive.h"

namespace broadsheet::tests {
namespace {

class WritersTest : public testing::Test {
 protected:
  void SetUp() override {
    for (const ArchiveArticle& article : kArticleFiles)
      write_file(directory_ / "archive" / article.name, article.text);
    write_file(directory_ / "wire.jsonl", kJsonLines);
    std::string changed;
    for (int i = 0; i < 300; ++i) {
      const std::string number = std::to_string(i);
      changed += R"({"id":"n-)" + number + R"(","title":"Harbour notice )" + number +
                 R"(","body":"The ferry number )" + number +
                 R"( waits in the harbour.","lang":"en"})"
                 "\n";
    }
    write_file(directory_ / "notices.jsonl", changed);
    write_file(directory_ / "again.jsonl",
               changed.substr(0, changed.size() / 2) +
                   R"({"id":"de-1","title":"Die Fähre bleibt","body":"Sturm.","lang":"de"})"
                   "\n");
  }

  std::string path(const std::string& name) const { return (directory_ / name).string(); }

  // Whoever made it, an index is asked by the same name.
  void indexer(const std::string& place, std::vector<std::string> words,
               const std::string& writer = {}) const {
    words.insert(words.begin() + 1, {"--db", "index"});
    if (!writer.empty()) words.insert(words.begin() + 1, {"--segment-writer", writer});
    RunOptions options;
    options.directory = directory_ / place;
    const ProgramResult result = run_program(BROADSHEET_INDEXER, words, options);
    EXPECT_LE(result.exit_code, 1) << words.front() << ": " << result.out << result.err;
  }

  // What the searcher prints of the index in `place`, for questions of all kinds.
  std::string answers(const std::string& place) const {
    const std::vector<std::vector<std::string>> kQuestions{{"harbour"},
                                                           {"\"waits in the harbour\""},
                                                           {"ferry NEAR/3 waits"},
                                                           {"harb*"},
                                                           {"여객선"},
                                                           {"渡輪"},
                                                           {"司令官"},
                                                           {"Fähre OR storm"},
                                                           {"lang:de"},
                                                           {"site:harbour.example"},
                                                           {"title:notice -17"},
                                                           {"date:2022..2024"},
                                                           {"--sort", "newest", "*"},
                                                           {"--histogram", "year", "*"},
                                                           {"id:n-7"},
                                                           {"ferrry"}};
    std::string all;
    RunOptions options;
    options.directory = directory_ / place;
    for (std::vector<std::string> words : kQuestions) {
      words.insert(words.begin(), {"query", "--db", "index", "--format", "json", "--limit", "40"});
      const ProgramResult result = run_program(BROADSHEET_SEARCHER, words, options);
      EXPECT_LE(result.exit_code, 1) << words.back() << ": " << result.err;
      nlohmann::json answer = nlohmann::json::parse(result.out);
      answer.erase("took_ms");
      all += words.back() + ": " + answer.dump(1) + "\n";
    }
    return all;
  }

  TemporaryDirectory directory_;
};

TEST_F(WritersTest, AnswersAreTheSame) {
  for (const std::string writer : {"own", "xapian"}) {
    std::filesystem::create_directories(directory_ / writer);
    indexer(writer, {"add", path("archive"), path("wire.jsonl")}, writer);
    // Many segments, merged at the end; then shards beside each other, replaced and removed articles.
    indexer(writer, {"add", "--commit-every", "20", "--jobs", "2", path("notices.jsonl")}, writer);
    indexer(writer, {"add", path("again.jsonl")}, writer);
    indexer(writer, {"remove", "--yes", "--id", "n-3", "--id", "th-1"});
    indexer(writer, {"check"});
  }
  const std::string expected = answers("xapian");
  EXPECT_EQ(answers("own"), expected);
  // Each goes on with what the other made, and merges it.
  for (const std::string writer : {"own", "xapian"}) {
    indexer(writer == "own" ? "xapian" : "own", {"compact"}, writer);
    indexer(writer, {"check"});
  }
  EXPECT_EQ(answers("own"), expected);
  EXPECT_EQ(answers("xapian"), expected);
}

}  // namespace
}  // namespace broadsheet::tests
