// Source aliases in the real programs: kept by the index, or given with a query; counts show one source.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/run_program.h"

namespace broadsheet::tests {
namespace {

using testing::HasSubstr;

constexpr const char* kArticles =
    R"({"id":"1","title":"a","body":"ferry","source":"(C) Yonhap"})"
    "\n"
    R"({"id":"2","title":"b","body":"ferry","source":"ⓒ 연합뉴스, 무단 전재 및 재배포 금지"})"
    "\n"
    R"({"id":"3","title":"c","body":"【ソウル聯合ニュース】ferry"})"
    "\n"
    R"({"id":"4","title":"d","body":"ferry","source":"(C) Harbour Post"})"
    "\n";

class Aliases : public testing::Test {
 protected:
  Aliases() {
    write_file(directory_ / "a.jsonl", kArticles);
    write_file(directory_ / "aliases", "Yonhap = 연합뉴스 | 聯合ニュース\n");
  }

  ProgramResult add(const std::vector<std::string>& more) {
    std::vector<std::string> words{"add", "--db", index(), (directory_ / "a.jsonl").string()};
    words.insert(words.end(), more.begin(), more.end());
    return run_program(BROADSHEET_INDEXER, words);
  }

  std::uint64_t count(const std::string& query, const std::vector<std::string>& more = {}) {
    std::vector<std::string> words{"query", "--db", index(), "--limit", "0", "--format", "json", query};
    words.insert(words.end(), more.begin(), more.end());
    const ProgramResult result = run_program(BROADSHEET_SEARCHER, words);
    return nlohmann::json::parse(result.out)["total"]["value"];
  }

  std::string index() const { return (directory_ / "index").string(); }
  std::string file() const { return (directory_ / "aliases").string(); }

  TemporaryDirectory directory_;
};

TEST_F(Aliases, KeptByTheIndexMakeOneSourceOfSeveralNames) {
  ASSERT_EQ(add({}).exit_code, 0);
  EXPECT_EQ(count("source:Yonhap"), 1u);
  // The index that is there learns them without an article being read anew.
  const ProgramResult again = add({"--source-aliases", file()});
  EXPECT_EQ(again.exit_code, 0) << again.err;
  EXPECT_THAT(again.out, HasSubstr("4 unchanged"));
  EXPECT_THAT(again.out, HasSubstr("Yonhap 3"));
  for (const char* name : {"source:Yonhap", "source:YONHAP", "source:연합뉴스", "source:聯合ニュース"}) {
    EXPECT_EQ(count(name), 3u) << name;
  }
  EXPECT_EQ(count("ferry", {"--source", "연합뉴스"}), 3u);
  EXPECT_EQ(count("source:Harbour"), 1u);
  const ProgramResult status = run_program(BROADSHEET_INDEXER, {"status", "--db", index()});
  EXPECT_THAT(status.out, HasSubstr("Yonhap 3, Harbour Post 1"));
}

TEST_F(Aliases, GivenWithAQueryNeedNoneInTheIndex) {
  ASSERT_EQ(add({}).exit_code, 0);
  EXPECT_EQ(count("source:聯合ニュース", {"--source-aliases", file()}), 3u);
  EXPECT_EQ(count("source:聯合ニュース"), 1u);
}

TEST_F(Aliases, OfAPipeAreReadOnce) {
  const std::string command = std::string("cat aliases | ") + BROADSHEET_INDEXER +
                              " add --db index --source-aliases /dev/stdin a.jsonl";
  RunOptions options;
  options.directory = directory_.path();
  const ProgramResult result = run_program("/bin/sh", {"-c", command}, options);
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(count("source:Yonhap"), 3u);
}

TEST_F(Aliases, AreReadWhenTheLockIsHeld) {
  ASSERT_EQ(add({}).exit_code, 0);
  write_file(directory_ / "aliases", "Harbour Post = Yonhap\n");
  // The lock is held until the second writer says that it waits; the file changes before it is let go.
  const std::string command =
      std::string(
          "flock index/write.lock sh -c 'touch held; until grep -qs waiting err; do sleep 0.1; done; ") +
      "echo \"Yonhap = 연합뉴스 | 聯合ニュース\" >aliases' & while ! [ -e held ]; do sleep 0.1; done; exec " +
      BROADSHEET_INDEXER + " add --wait --db index --source-aliases aliases a.jsonl 2>err";
  RunOptions options;
  options.directory = directory_.path();
  const ProgramResult result = run_program("/bin/sh", {"-c", command}, options);
  EXPECT_FALSE(result.timed_out);
  EXPECT_EQ(result.exit_code, 0) << read_file(directory_ / "err");
  EXPECT_EQ(count("source:聯合ニュース"), 3u);
}

TEST_F(Aliases, ThatCannotBeReadAreToldWithTheirLine) {
  write_file(directory_ / "aliases", "# ok\nYonhap\n");
  const ProgramResult result = add({"--source-aliases", file()});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("aliases: line 2: "));
}

}  // namespace
}  // namespace broadsheet::tests
