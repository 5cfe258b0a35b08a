// Near-copies, end to end: the real indexer with any threads, merges and additions, and what the real
// searcher prints of its groups.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/run_program.h"

namespace broadsheet::tests {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kStorm =
    "The harbour was closed on Monday morning because of the storm, and no ferry left for the islands. The "
    "port "
    "office said that boats would sail again as soon as the wind became weaker. Many people waited in the "
    "hall, where the town gave them warm soup and bread. Two fishing boats came back late at night.";
constexpr const char* kApples =
    "Farmers in the valley expect a good harvest of apples this year after a mild spring with enough rain, "
    "and "
    "more of them will go to the islands by ferry. Prices in the markets may fall a little, a speaker said, "
    "but seed and machines have become dearer, and young people look for work in the cities.";

std::string line(const std::string& id, const std::string& title, const std::string& body,
                 const std::string& date, const std::string& publisher) {
  return json{{"id", id},     {"title", title},    {"body", body},
              {"lang", "en"}, {"published", date}, {"source", {{"publisher", publisher}}}}
             .dump() +
         "\n";
}

class CopiesProgram : public testing::Test {
 protected:
  void SetUp() override {
    std::string one = line("post-1", "Ferries stay in port", kStorm, "2024-03-02", "Harbour Post") +
                      line("farm-1", "A good year for apples", kApples, "2024-03-04", "Valley News");
    std::string two = line("wire-1", "Storm closes harbour", std::string("(Wire) ") + kStorm,
                           "2024-03-01T08:00:00Z", "Lighthouse Wire") +
                      line("echo-1", "No boats on Monday", std::string(kStorm) + " More follows.",
                           "2024-03-03", "Island Echo");
    for (int i = 0; i < 40; ++i) {
      one += line("filler-" + std::to_string(i), "Notice " + std::to_string(i), "Nothing new.", "2024-02-01",
                  "Harbour Post");
    }
    write_file(directory_ / "archive" / "1.jsonl", one);
    write_file(directory_ / "archive" / "2.jsonl", two);
  }

  void add(const std::string& index, std::vector<std::string> more) const {
    more.insert(more.begin(), {"add", "--db", (directory_ / index).string()});
    const ProgramResult result = run_program(BROADSHEET_INDEXER, more);
    ASSERT_EQ(result.exit_code, 0) << result.out << result.err;
  }

  ProgramResult query(const std::string& index, std::vector<std::string> more) const {
    more.insert(more.begin(), {"query", "--db", (directory_ / index).string(), "--collapse"});
    return run_program(BROADSHEET_SEARCHER, more);
  }

  // What is found, without what differs from run to run.
  json found(const std::string& index, std::vector<std::string> more) const {
    more.insert(more.begin(), {"--format", "json"});
    json root = json::parse(query(index, std::move(more)).out);
    root.erase("took_ms");
    return root;
  }

  std::string archive(const char* file = "") const { return (directory_ / "archive" / file).string(); }

  TemporaryDirectory directory_;
};

TEST_F(CopiesProgram, PrintsOneHitAGroup) {
  add("a", {archive()});
  const ProgramResult text = query("a", {"--sort", "newest", "ferry"});
  EXPECT_EQ(text.exit_code, 0);
  EXPECT_THAT(text.out, HasSubstr("4 articles found; 4 in 2 groups"));
  EXPECT_THAT(text.out, HasSubstr("and 2 more, first seen 2024-03-01"));
  EXPECT_THAT(text.out, HasSubstr("by Lighthouse Wire"));
  EXPECT_THAT(text.out, Not(HasSubstr("Storm closes harbour")));

  const json root = found("a", {"--sort", "newest", "ferry"});
  EXPECT_EQ(root["folded"], (json{{"articles", 4}, {"groups", 2}}));
  EXPECT_EQ(root["total"]["value"], 4);
  ASSERT_EQ(root["hits"].size(), 2U);
  EXPECT_EQ(root["hits"][0]["id"], "farm-1");
  EXPECT_FALSE(root["hits"][0].contains("copies"));
  EXPECT_EQ(root["hits"][1]["id"], "echo-1");
  const json& copies = root["hits"][1]["copies"];
  EXPECT_EQ(copies["more"], 2);
  EXPECT_EQ(copies["ids"], (json{"wire-1", "post-1"}));
  EXPECT_EQ(
      copies["first_seen"],
      (json{{"id", "wire-1"}, {"published_local", "2024-03-01T08:00:00Z"}, {"source", "Lighthouse Wire"}}));

  const ProgramResult ids = query("a", {"--sort", "newest", "--format", "ids", "ferry"});
  EXPECT_EQ(ids.out, "farm-1\necho-1\n");
}

TEST_F(CopiesProgram, IsTheSameForAnyWayOfIndexing) {
  add("a", {archive()});
  add("b", {"--jobs", "1", archive()});
  add("c", {archive("1.jsonl")});
  add("c", {archive("2.jsonl")});
  add("d", {"--segment-writer", "xapian", archive()});
  const ProgramResult compact =
      run_program(BROADSHEET_INDEXER, {"compact", "--db", (directory_ / "c").string()});
  ASSERT_EQ(compact.exit_code, 0) << compact.err;
  for (const char* sort : {"relevance", "newest", "oldest"}) {
    const json a = found("a", {"--sort", sort, "--limit", "1", "--offset", "1", "ferry harbour"});
    for (const char* other : {"b", "c", "d"})
      EXPECT_EQ(a, found(other, {"--sort", sort, "--limit", "1", "--offset", "1", "ferry harbour"})) << other;
  }
}

TEST_F(CopiesProgram, WithoutSketchesANoteSaysSo) {
  add("a", {archive()});
  const json root = found("a", {"title:notice"});
  ASSERT_EQ(root["notes"].size(), 1U);
  EXPECT_THAT(std::string(root["notes"][0]), HasSubstr("near-copies can't be told"));
  EXPECT_EQ(root["folded"]["groups"], 40);
}

}  // namespace
}  // namespace broadsheet::tests
