// A run that ends at any moment leaves a whole index, which the same command completes to the same result.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <iterator>
#include <random>

#include "cli/indexer/indexer_fixture.h"

namespace broadsheet::tests {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

// How many threads build, and at how many moments a run is killed. Together more than 200 moments.
struct Killing {
  const char* name;
  const char* jobs;
  const char* commit_every;
  int moments;
};

class CrashTest : public IndexerTest {};

// How many ids the index holds; an article that waits to be removed counts with the one that replaces it.
std::size_t ids_in(const std::filesystem::path& index) {
  if (!std::filesystem::exists(index / "XAPIANDB")) return 0;
  const Xapian::Database database(index.string());
  return static_cast<std::size_t>(std::distance(database.allterms_begin("Q"), database.allterms_end("Q")));
}

class KillTest : public CrashTest, public testing::WithParamInterface<Killing> {
 protected:
  std::vector<std::string> command(const std::filesystem::path& db) const {
    return {"add",           "--quiet",        "--jobs",
            GetParam().jobs, "--commit-every", GetParam().commit_every,
            "--db",          db.string(),      (directory() / "in").string()};
  }
};

TEST_P(KillTest, RunAgainTheSetIsTheSame) {
  write("in/a.jsonl", archive(900));
  write("in/b.jsonl", archive(400, " later") + archive(50, " last"));
  for (int i = 0; i < 30; ++i) {
    const std::string number = std::to_string(i);
    write("in/c/" + number + ".txt",
          "Tide table " + number +
              "\nThe water rises at the old pier.\n2024/03/01 08:13 KST\nCopyrights(C) "
              "Harbour harbour.example " +
              number + "\n");
  }
  const auto undisturbed = directory() / "undisturbed";
  const auto start = std::chrono::steady_clock::now();
  ASSERT_EQ(indexer(command(undisturbed)).exit_code, 0);
  const auto whole_run =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
  const auto expected = set_of_articles(undisturbed);

  std::mt19937 random(20240301);  // NOLINT: the same moments in every run of the test
  int killed = 0;
  const auto victim = directory() / "victim";
  for (int moment = 0; moment < GetParam().moments; ++moment) {
    // Every few moments from nothing, so that the making of an index is hit too; otherwise on what the last
    // one left.
    if (moment % 4 == 0) std::filesystem::remove_all(victim);
    RunOptions options;
    options.kill_after = std::chrono::milliseconds(
        std::uniform_int_distribution<long long>(0, moment % 2 == 0 ? whole_run.count() : 60)(random));
    const ProgramResult result = indexer(command(victim), options);
    if (result.exit_code == 128 + SIGKILL) ++killed;
    if (std::filesystem::exists(victim / "XAPIANDB")) {
      const ProgramResult check = indexer({"check", "--db", victim.string()});
      ASSERT_EQ(check.exit_code, 0) << check.out << check.err;
    }
    if (moment % 4 == 3) {
      const std::size_t kept = ids_in(victim);
      std::vector<std::string> completing = command(victim);
      std::replace(completing.begin(), completing.end(), std::string("--quiet"), std::string("--json"));
      const ProgramResult completed = indexer(completing);
      ASSERT_EQ(completed.exit_code, 0) << completed.err;
      // What the killed runs had finished is not added a second time.
      ASSERT_EQ(nlohmann::json::parse(completed.out)["added"], expected.size() - kept);
      ASSERT_TRUE(set_of_articles(victim) == expected) << "after moment " << moment;
      ASSERT_FALSE(std::filesystem::exists(victim / "pending-removals"));
    }
  }
  EXPECT_GE(killed, GetParam().moments / 2);
}

INSTANTIATE_TEST_SUITE_P(Moments, KillTest,
                         testing::Values(Killing{"OneJob", "1", "40", 72}, Killing{"TwoJobs", "2", "40", 72},
                                         Killing{"ManyJobs", "5", "150", 72}),
                         [](const auto& test) { return std::string(test.param.name); });

TEST_F(CrashTest, ACompactionThatIsKilledLeavesTheIndexAsItWas) {
  const auto whole = directory() / "whole";
  for (const auto& file : {write("a.jsonl", archive(1500)), write("b.jsonl", archive(60, " later"))}) {
    ASSERT_EQ(indexer({"add", "--quiet", "--db", whole.string(), file.string()}).exit_code, 0);
  }
  const auto expected = articles_in_order(whole);
  const auto victim = directory() / "victim";
  const auto restore = [&] {
    std::filesystem::remove_all(victim);
    std::filesystem::copy(whole, victim, std::filesystem::copy_options::recursive);
  };
  restore();
  const auto start = std::chrono::steady_clock::now();
  ASSERT_EQ(indexer({"compact", "--db", victim.string()}).exit_code, 0);
  const auto whole_run =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
  std::mt19937 random(20240302);  // NOLINT: the same moments in every run of the test
  int killed = 0;
  for (int moment = 0; moment < 24; ++moment) {
    if (moment % 3 == 0) restore();
    RunOptions options;
    options.kill_after =
        std::chrono::milliseconds(std::uniform_int_distribution<long long>(0, whole_run.count())(random));
    if (indexer({"compact", "--db", victim.string()}, options).exit_code == 128 + SIGKILL) ++killed;
    const ProgramResult check = indexer({"check", "--db", victim.string()});
    ASSERT_EQ(check.exit_code, 0) << check.out << check.err;
    ASSERT_EQ(set_of_articles(victim), std::multiset<std::string>(expected.begin(), expected.end()));
    if (moment % 3 != 2) continue;
    ASSERT_EQ(indexer({"compact", "--db", victim.string()}).exit_code, 0);
    ASSERT_EQ(set_of_articles(victim), std::multiset<std::string>(expected.begin(), expected.end()));
    const auto shards = std::count_if(
        std::filesystem::directory_iterator(victim), std::filesystem::directory_iterator(),
        [](const auto& entry) { return entry.path().filename().string().starts_with("shard-"); });
    ASSERT_EQ(shards, 1) << "what the killed ones had begun is deleted";
  }
  EXPECT_GE(killed, 8);
}

TEST_F(CrashTest, WhatIsDoneIsNotWrittenAgain) {
  write("in/a.jsonl", archive(6000));
  RunOptions options;
  options.kill_after = std::chrono::milliseconds(150);
  const std::vector<std::string> command{"add",  "--quiet",        "--jobs",
                                         "2",    "--commit-every", "200",
                                         "--db", index().string(), (directory() / "in").string()};
  // The machine decides how far a run gets; it is killed until it got somewhere.
  std::size_t kept = 0;
  for (int attempt = 0; attempt < 20 && kept == 0; ++attempt) {
    if (indexer(command, options).exit_code != 128 + SIGKILL) break;
    if (std::filesystem::exists(index() / "XAPIANDB")) kept = whole_index(index()).size();
  }
  const nlohmann::json rest = add(directory() / "in");
  EXPECT_EQ(rest["unchanged"], kept);
  EXPECT_EQ(rest["added"], 6000 - kept);
}

TEST_F(CrashTest, AnInterruptCommitsWhatIsDoneAndSaysSo) {
  write("in/a.jsonl", archive(20'000));
  RunOptions options;
  options.kill_after = std::chrono::milliseconds(400);
  options.kill_signal = SIGINT;
  const ProgramResult result =
      indexer({"add", "--db", index().string(), (directory() / "in").string()}, options);
  ASSERT_EQ(result.exit_code, 2) << result.err;
  EXPECT_THAT(result.out,
              StartsWith("Interrupted: what follows is done and kept; the same command does the rest.\n"));
  const std::size_t kept = whole_index(index()).size();
  EXPECT_LT(kept, 20'000u);
  const nlohmann::json rest = add(directory() / "in");
  EXPECT_EQ(rest["unchanged"], kept);
  EXPECT_EQ(rest["added"], 20'000u - kept);
}

TEST_F(CrashTest, AnInterruptIsHeardWhileStandardInputIsSilent) {
  // A shell that keeps the pipe open without writing to it.
  RunOptions options;
  options.kill_after = std::chrono::milliseconds(700);
  options.kill_signal = SIGTERM;
  options.timeout = std::chrono::seconds(20);
  const std::string program = BROADSHEET_INDEXER;
  const ProgramResult result = run_program(
      "/bin/sh",
      {"-c", "mkfifo pipe && exec 9<>pipe && exec " + program + " add --db index --format jsonl - <pipe"},
      [&] {
        options.directory = directory().path();
        return options;
      }());
  EXPECT_FALSE(result.timed_out);
  EXPECT_EQ(result.exit_code, 2) << result.err;
  EXPECT_THAT(result.out, HasSubstr("Interrupted"));
}

}  // namespace
}  // namespace broadsheet::tests
