// The last content read of an id is the one that stays, over runs as within one: contents that come back,
// over shards, removals and merges; and adding the same archive again changes nothing all the same.
#include <functional>

#include "cli/indexer/indexer_fixture.h"

namespace broadsheet::tests {
namespace {

using nlohmann::json;

class ReturningTest : public IndexerTest {
 protected:
  static std::string record(const std::string& id, const std::string& text) {
    return json_record(id, "Harbour " + id, text);
  }

  // Adds the contents in order, in one run.
  json run(const std::vector<std::pair<std::string, std::string>>& contents,
           const std::vector<std::string>& more = {}) {
    std::string lines;
    for (const auto& [id, text] : contents) lines += record(id, text);
    // The same archive has the same name.
    return add(write("run-" + std::to_string(std::hash<std::string>()(lines)) + ".jsonl", lines), 0, more);
  }

  // Id -> body of all articles.
  std::map<std::string, std::string> bodies() const {
    std::map<std::string, std::string> bodies;
    const Xapian::Database database(index().string());
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
      const json article = json::parse(database.get_document(*at).get_data());
      EXPECT_TRUE(bodies.emplace(article["id"], article["body"]).second) << article["id"] << " twice";
    }
    return bodies;
  }

  void expect_whole() const { EXPECT_EQ(indexer({"check", "--db", index().string()}).exit_code, 0); }
};

using Bodies = std::map<std::string, std::string>;

TEST_F(ReturningTest, AContentThatComesBackInALaterRunTakesItsPlace) {
  run({{"x", "one"}, {"x", "two"}, {"y", "other"}});
  EXPECT_EQ(bodies(), (Bodies{{"x", "two"}, {"y", "other"}}));
  const json back = run({{"x", "one"}});
  EXPECT_EQ(back["updated"], 1);
  EXPECT_EQ(back["unchanged"], 0);
  EXPECT_EQ(bodies(), (Bodies{{"x", "one"}, {"y", "other"}}));
  EXPECT_EQ(run({{"x", "one"}})["unchanged"], 1);
  run({{"x", "two"}});
  EXPECT_EQ(bodies()["x"], "two");
  expect_whole();
}

TEST_F(ReturningTest, TheSameArchiveAgainChangesNothing) {
  for (const auto& archive : std::vector<std::vector<std::pair<std::string, std::string>>>{
           {{"x", "one"}, {"x", "two"}},
           {{"x", "one"}, {"x", "two"}, {"x", "one"}},
           {{"y", "a"}, {"x", "one"}, {"x", "two"}, {"x", "three"}, {"x", "two"}, {"y", "a"}}}) {
    // Places are another matter: those of contents that come back are completed by the second run.
    run(archive, {"--no-origins"});
    const auto before = articles_in_order(index());
    EXPECT_EQ(bodies()["x"], archive[archive.size() - (archive.size() == 6 ? 2 : 1)].second);
    for (int again = 0; again < 2; ++again) {
      const json summary = run(archive, {"--no-origins"});
      EXPECT_EQ(summary["added"].get<int>() + summary["updated"].get<int>(), 0) << summary;
      EXPECT_EQ(articles_in_order(index()), before);
    }
  }
  expect_whole();
}

TEST_F(ReturningTest, WithinARunTheLastContentStaysToo) {
  const json summary = run({{"x", "one"}, {"x", "two"}, {"x", "one"}});
  EXPECT_EQ(bodies(), (Bodies{{"x", "one"}}));
  EXPECT_EQ(summary["added"], 1);
  EXPECT_EQ(summary["updated"], 2);
}

TEST_F(ReturningTest, ADryRunSaysTheSame) {
  run({{"x", "one"}, {"x", "two"}});
  const json dry = run({{"x", "one"}}, {"--dry-run"});
  EXPECT_EQ(dry["updated"], 1);
  EXPECT_EQ(dry["unchanged"], 0);
  EXPECT_EQ(bodies()["x"], "two");
  EXPECT_EQ(run({{"x", "one"}, {"x", "two"}}, {"--dry-run"})["updated"], 0);
}

TEST_F(ReturningTest, OverShardsRemovalsAndMerges) {
  // Large enough that what comes after stays a shard of its own.
  std::vector<std::pair<std::string, std::string>> many;
  for (int i = 0; i < 60; ++i) {
    many.emplace_back("m" + std::to_string(i), "first");
    many.emplace_back("m" + std::to_string(i), "second");
  }
  run(many);
  run({{"x", "one"}, {"x", "two"}});
  run({{"m7", "first"}, {"x", "one"}, {"m8", "third"}, {"m9", "first"}, {"m9", "second"}},
      {"--commit-every", "1"});
  Bodies expected;
  for (int i = 0; i < 60; ++i) expected["m" + std::to_string(i)] = "second";
  expected["m7"] = "first";
  expected["m8"] = "third";
  expected["x"] = "one";
  EXPECT_EQ(bodies(), expected);

  EXPECT_EQ(indexer({"compact", "--db", index().string()}).exit_code, 0);
  run({{"m7", "second"}, {"m8", "second"}, {"m9", "first"}});
  expected["m7"] = "second";
  expected["m8"] = "second";
  expected["m9"] = "first";
  EXPECT_EQ(bodies(), expected);

  EXPECT_EQ(indexer({"remove", "--yes", "--db", index().string(), "--id", "m9"}).exit_code, 0);
  run({{"m9", "second"}, {"m9", "first"}});
  EXPECT_EQ(bodies(), expected);
  expect_whole();
}

TEST_F(ReturningTest, AnyNumberOfThreadsMakesTheSameIndex) {
  std::vector<std::pair<std::string, std::string>> first;
  std::vector<std::pair<std::string, std::string>> second;
  const std::string pad(2000, 'x');
  for (int i = 0; i < 300; ++i) {
    const std::string id = "m" + std::to_string(i);
    first.emplace_back(id, "first " + pad);
    first.emplace_back(id, "second " + pad);
    second.emplace_back(id, "first " + pad);
    if (i % 3 == 0) second.emplace_back(id, "second " + pad);
  }
  std::vector<std::string> one;
  for (const char* jobs : {"1", "4"}) {
    std::filesystem::remove_all(index());
    run(first, {"--jobs", jobs});
    const json summary = run(second, {"--jobs", jobs, "--commit-every", "50"});
    EXPECT_EQ(summary["updated"], 200);
    EXPECT_EQ(summary["unchanged"], 200);
    const auto articles = articles_in_order(index());
    if (one.empty()) one = articles;
    EXPECT_EQ(articles, one);
  }
}

TEST_F(ReturningTest, WhatWaitsLeavesNoFileBehind) {
  run({{"x", "one"}, {"x", "two"}});
  run({{"x", "one"}});
  for (const auto& entry : std::filesystem::directory_iterator(index()))
    EXPECT_FALSE(entry.path().filename().string().starts_with("waiting")) << entry.path();
}

}  // namespace
}  // namespace broadsheet::tests
