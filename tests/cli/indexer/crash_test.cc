// A run that ends at any moment leaves a whole index, which the same command completes to the same result.
#include <csignal>
#include <random>

#include "cli/indexer/indexer_fixture.h"

namespace broadsheet::tests {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr int kMoments = 24;  // at which a run is killed

class CrashTest : public IndexerTest {
 protected:
  std::vector<std::string> command(const std::filesystem::path& db) const {
    return {"add",  "--quiet",        "--jobs",
            "2",    "--commit-every", "40",
            "--db", db.string(),      (directory() / "in").string()};
  }
};

TEST_F(CrashTest, KilledAtAnyMomentAndRunAgainTheSetIsTheSame) {
  write("in/a.jsonl", archive(900));
  write("in/b.jsonl", archive(400, " later") + archive(50, " last"));
  const auto undisturbed = directory() / "undisturbed";
  const auto start = std::chrono::steady_clock::now();
  ASSERT_EQ(indexer(command(undisturbed)).exit_code, 0);
  const auto whole_run =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
  const auto expected = set_of_articles(undisturbed);

  std::mt19937 random(20240301);  // NOLINT: the same moments in every run of the test
  int killed = 0;
  const auto victim = directory() / "victim";
  for (int moment = 0; moment < kMoments; ++moment) {
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
      const ProgramResult completed = indexer(command(victim));
      ASSERT_EQ(completed.exit_code, 0) << completed.err;
      ASSERT_TRUE(set_of_articles(victim) == expected) << "after moment " << moment;
    }
  }
  EXPECT_GE(killed, kMoments / 2);
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
