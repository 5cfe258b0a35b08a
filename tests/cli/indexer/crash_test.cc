// A run that ends at any moment leaves a whole index, which the same command completes to the same result.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <functional>
#include <future>
#include <iterator>
#include <random>

#include "cli/indexer/indexer_fixture.h"

namespace broadsheet::tests {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr int kKilled = 128 + SIGKILL;

// Before so many of the writes of a run, evenly spread over all that it makes, it is killed.
constexpr long kPlaces = 24;

// How many threads build, and at how many moments of time a run is killed. Together more than 200 moments.
struct Killing {
  const char* name;
  const char* jobs;
  const char* commit_every;
  int moments;
};

// Kills come at a moment of time, which is what happens to people; where in a run that is, the machine
// decides. Or they come before a write of a given number, which hits any machine's run everywhere.
class CrashTest : public IndexerTest {
 protected:
  using Command = std::vector<std::string>;

  // Kills a run at a random moment, after `longest` at the most. A run that was over sooner was no moment:
  // with the scene set anew, half the time is tried, whether the machine is fast now or was slow when it was
  // measured.
  void kill_at_random_moment(const Command& command, std::chrono::milliseconds longest,
                             const std::function<void()>& set_scene) {
    for (int attempt = 0; attempt < 30; ++attempt) {
      RunOptions options;
      options.kill_after =
          std::chrono::milliseconds(std::uniform_int_distribution<long long>(0, longest.count())(random_));
      const ProgramResult result = indexer(command, options);
      if (result.exit_code == kKilled) return;
      ASSERT_EQ(result.exit_code, 0) << result.err;
      set_scene();
      longest /= 2;
    }
    FAIL() << "no run lasted until it was killed";
  }

  // How many writes to `index` a whole run makes.
  long writes_of(const Command& command, const std::filesystem::path& index) const {
    const auto count = directory() / "calls";
    RunOptions options;
    options.environment =
        with_faults({"BROADSHEET_FAULT_PATH=" + index.string(), "BROADSHEET_FAULT_COUNT=" + count.string()});
    const ProgramResult result = indexer(command, options);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return std::stol(read_file(count));
  }

  // Kills a run before that write, counted from 1; false if it ended well with fewer.
  bool is_killed_at_write(const Command& command, const std::filesystem::path& index, long number) const {
    RunOptions options;
    options.environment = with_faults({"BROADSHEET_FAULT_PATH=" + index.string(),
                                       "BROADSHEET_FAULT_AT=" + std::to_string(number),
                                       "BROADSHEET_FAULT_SIGNAL=" + std::to_string(SIGKILL)});
    const ProgramResult result = indexer(command, options);
    if (result.exit_code == kKilled) return true;
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return false;
  }

  // The numbers of the writes before which a run of so many is killed.
  static std::vector<long> places_in(long writes) {
    const long places = std::min(kPlaces, writes);
    std::vector<long> numbers;
    for (long place = 0; place < places; ++place) numbers.push_back(1 + place * writes / places);
    return numbers;
  }

  void expect_whole(const std::filesystem::path& index) const {
    const ProgramResult check = indexer({"check", "--db", index.string()});
    ASSERT_EQ(check.exit_code, 0) << check.out << check.err;
  }

  // How long a run takes.
  std::chrono::milliseconds time_of(const Command& command) const {
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(indexer(command).exit_code, 0);
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
  }

 private:
  std::mt19937 random_{20240301};  // NOLINT: the same moments in every run of the test
};

// How many ids the index holds; an article that waits to be removed counts with the one that replaces it.
std::size_t ids_in(const std::filesystem::path& index) {
  if (!std::filesystem::exists(index / "XAPIANDB")) return 0;
  const Xapian::Database database(index.string());
  return static_cast<std::size_t>(std::distance(database.allterms_begin("Q"), database.allterms_end("Q")));
}

class KillTest : public CrashTest, public testing::WithParamInterface<Killing> {
 protected:
  void SetUp() override {
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
  }

  Command command(const std::filesystem::path& db) const {
    return {"add",           "--quiet",        "--jobs",
            GetParam().jobs, "--commit-every", GetParam().commit_every,
            "--db",          db.string(),      (directory() / "in").string()};
  }

  std::filesystem::path victim() const { return directory() / "victim"; }

  // What a killed run has left, if it got so far.
  void expect_whole_if_there() const {
    if (std::filesystem::exists(victim() / "XAPIANDB")) expect_whole(victim());
  }

  // The same command does what is left to do, and no more.
  void expect_completes_to(const std::multiset<std::string>& expected) const {
    const std::size_t kept = ids_in(victim());
    Command completing = command(victim());
    std::replace(completing.begin(), completing.end(), std::string("--quiet"), std::string("--json"));
    const ProgramResult completed = indexer(completing);
    ASSERT_EQ(completed.exit_code, 0) << completed.err;
    // What the killed runs had finished is not added a second time.
    ASSERT_EQ(nlohmann::json::parse(completed.out)["added"], expected.size() - kept);
    ASSERT_TRUE(set_of_articles(victim()) == expected);
    ASSERT_FALSE(std::filesystem::exists(victim() / "pending-removals"));
  }
};

TEST_P(KillTest, RunAgainTheSetIsTheSame) {
  const auto undisturbed = directory() / "undisturbed";
  const auto whole_run = time_of(command(undisturbed));
  const auto expected = set_of_articles(undisturbed);
  const auto remove_victim = [&] { std::filesystem::remove_all(victim()); };
  for (int moment = 0; moment < GetParam().moments; ++moment) {
    SCOPED_TRACE("moment " + std::to_string(moment));
    // Every few moments from nothing, so that the making of an index is hit too; otherwise on what the last
    // one left.
    if (moment % 4 == 0) remove_victim();
    const auto longest = moment % 2 == 0 ? whole_run : std::chrono::milliseconds(60);
    ASSERT_NO_FATAL_FAILURE(kill_at_random_moment(command(victim()), longest, remove_victim));
    ASSERT_NO_FATAL_FAILURE(expect_whole_if_there());
    if (moment % 4 == 3) {
      ASSERT_NO_FATAL_FAILURE(expect_completes_to(expected));
    }
  }
}

TEST_P(KillTest, KilledAtAnyWriteTheSetIsTheSame) {
  const auto undisturbed = directory() / "undisturbed";
  const long writes = writes_of(command(undisturbed), undisturbed);
  ASSERT_GT(writes, kPlaces);
  const auto expected = set_of_articles(undisturbed);
  int killed = 0;
  for (const long number : places_in(writes)) {
    SCOPED_TRACE("write " + std::to_string(number) + " of " + std::to_string(writes));
    std::filesystem::remove_all(victim());
    // How many writes a run makes is up to its threads; the last ones may be missing.
    if (!is_killed_at_write(command(victim()), victim(), number)) continue;
    ASSERT_NO_FATAL_FAILURE(expect_whole_if_there());
    if (++killed % 3 == 0) {
      ASSERT_NO_FATAL_FAILURE(expect_completes_to(expected));
    }
  }
  EXPECT_GE(killed, kPlaces / 2);
}

INSTANTIATE_TEST_SUITE_P(Moments, KillTest,
                         testing::Values(Killing{"OneJob", "1", "40", 72}, Killing{"TwoJobs", "2", "40", 72},
                                         Killing{"ManyJobs", "5", "150", 72}),
                         [](const auto& test) { return std::string(test.param.name); });

class CompactionCrashTest : public CrashTest {
 protected:
  void SetUp() override {
    for (const auto& file : {write("a.jsonl", archive(1500)), write("b.jsonl", archive(60, " later"))}) {
      ASSERT_EQ(indexer({"add", "--quiet", "--db", whole().string(), file.string()}).exit_code, 0);
    }
    expected_ = set_of_articles(whole());
    restore();
  }

  // The index that is not compacted yet.
  void restore() const {
    std::filesystem::remove_all(victim());
    std::filesystem::copy(whole(), victim(), std::filesystem::copy_options::recursive);
  }

  void expect_the_same() const {
    ASSERT_NO_FATAL_FAILURE(expect_whole(victim()));
    ASSERT_TRUE(set_of_articles(victim()) == expected_);
  }

  void expect_can_be_compacted() const {
    ASSERT_EQ(indexer(command()).exit_code, 0);
    ASSERT_TRUE(set_of_articles(victim()) == expected_);
    const auto shards = std::count_if(
        std::filesystem::directory_iterator(victim()), std::filesystem::directory_iterator(),
        [](const auto& entry) { return entry.path().filename().string().starts_with("shard-"); });
    ASSERT_EQ(shards, 1) << "what the killed ones had begun is deleted";
  }

  Command command() const { return {"compact", "--db", victim().string()}; }
  std::filesystem::path whole() const { return directory() / "whole"; }
  std::filesystem::path victim() const { return directory() / "victim"; }

 private:
  std::multiset<std::string> expected_;
};

TEST_F(CompactionCrashTest, LeavesTheIndexAsItWas) {
  const auto whole_run = time_of(command());
  for (int moment = 0; moment < 24; ++moment) {
    SCOPED_TRACE("moment " + std::to_string(moment));
    if (moment % 3 == 0) restore();
    ASSERT_NO_FATAL_FAILURE(kill_at_random_moment(command(), whole_run, [&] { restore(); }));
    ASSERT_NO_FATAL_FAILURE(expect_the_same());
    if (moment % 3 == 2) {
      ASSERT_NO_FATAL_FAILURE(expect_can_be_compacted());
    }
  }
}

TEST_F(CompactionCrashTest, KilledAtAnyWriteLeavesTheIndexAsItWas) {
  const long writes = writes_of(command(), victim());
  ASSERT_GT(writes, 8) << "the injector counts nothing";
  int killed = 0;
  for (const long number : places_in(writes)) {
    SCOPED_TRACE("write " + std::to_string(number) + " of " + std::to_string(writes));
    restore();
    if (!is_killed_at_write(command(), victim(), number)) continue;
    ++killed;
    ASSERT_NO_FATAL_FAILURE(expect_the_same());
    ASSERT_NO_FATAL_FAILURE(expect_can_be_compacted());
  }
  EXPECT_GT(killed, 8);
}

TEST_F(CrashTest, WhatIsDoneIsNotWrittenAgain) {
  write("in/a.jsonl", archive(6000));
  const auto command = [&](const std::filesystem::path& db) {
    return Command{"add",  "--quiet",        "--jobs",
                   "2",    "--commit-every", "200",
                   "--db", db.string(),      (directory() / "in").string()};
  };
  // Half of the writes of a whole run: some of its thirty commits are made, and some are not.
  const long writes = writes_of(command(directory() / "undisturbed"), directory() / "undisturbed");
  ASSERT_TRUE(is_killed_at_write(command(index()), index(), writes / 2));
  const std::size_t kept = whole_index(index()).size();
  EXPECT_GT(kept, 0u);
  EXPECT_LT(kept, 6000u);
  const nlohmann::json rest = add(directory() / "in");
  EXPECT_EQ(rest["unchanged"], kept);
  EXPECT_EQ(rest["added"], 6000 - kept);
}

TEST_F(CrashTest, AnInterruptCommitsWhatIsDoneAndSaysSo) {
  write("in/a.jsonl", archive(20'000));
  // A pipe that stays open, without the end of its last record: however fast the machine is, the run isn't
  // over when the interrupt comes. Who fills the pipe must not read from it, or it would outlive the run.
  const std::string script =
      "mkfifo pipe && exec 9<>pipe && { head -c -1 in/a.jsonl >pipe 9<&- & } && echo $$ >pid && "
      "exec \"$0\" add --commit-every 1000 --db index --format jsonl - <pipe";
  auto run = start(script);
  EXPECT_TRUE(eventually([&] { return articles() >= 1000; }));
  tell(SIGINT);
  const ProgramResult result = run.get();
  EXPECT_FALSE(result.timed_out);
  ASSERT_EQ(result.exit_code, 2) << result.err;
  EXPECT_THAT(result.out,
              StartsWith("Interrupted: what follows is done and kept; the same command does the rest.\n"));
  const std::size_t kept = whole_index(index()).size();
  EXPECT_GE(kept, 1000u);
  EXPECT_LT(kept, 20'000u);
  const nlohmann::json rest = add(directory() / "in");
  EXPECT_EQ(rest["unchanged"], kept);
  EXPECT_EQ(rest["added"], 20'000u - kept);
}

TEST_F(CrashTest, AnInterruptIsHeardWhileStandardInputIsSilent) {
  // A shell that keeps the pipe open without writing to it.
  const std::string script =
      "mkfifo pipe && exec 9<>pipe && echo $$ >pid && "
      "exec \"$0\" add --db index --format jsonl - <pipe";
  auto run = start(script);
  // The index is made after signals are caught.
  EXPECT_TRUE(eventually([&] { return std::filesystem::exists(index() / "XAPIANDB"); }));
  const auto told = std::chrono::steady_clock::now();
  tell(SIGTERM);
  const ProgramResult result = run.get();
  EXPECT_LT(std::chrono::steady_clock::now() - told, std::chrono::seconds(120));
  EXPECT_EQ(result.exit_code, 2) << result.err;
  EXPECT_THAT(result.out, HasSubstr("Interrupted"));
}

}  // namespace
}  // namespace broadsheet::tests
