// indexer add --watch and --wait: what arrives is found, and writers take turns.
#include <sys/file.h>

#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <future>
#include <thread>

#include "cli/indexer/indexer_fixture.h"

namespace broadsheet::tests {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

class WatchTest : public IndexerTest {
 protected:
  bool holds(const std::string& word) const {
    try {
      return Xapian::Database(index().string()).term_exists(word);
    } catch (const Xapian::Error&) {
      return false;
    }
  }
};

TEST_F(WatchTest, KeepsAnIndexCurrentUntilItIsTold) {
  write("in/a.jsonl", archive(3));
  // The program says its process number, so that it can be told to end as soon as all was seen.
  const std::string script = "echo $$ > pid && exec \"$0\" add --json --watch --db index in > out";
  auto run = start(script);
  EXPECT_TRUE(eventually([&] { return articles() == 3; }));
  write_at_once("in/deep/er/b.jsonl", json_record("new", "Arrival", "A heron landed."));
  EXPECT_TRUE(eventually([&] { return articles() == 4; }));
  write_at_once("in/deep/er/b.jsonl", json_record("new", "Arrival", "A pelican landed today."));
  EXPECT_TRUE(eventually([&] { return holds("pelican") && !holds("heron"); }));
  write_at_once("in/bad.jsonl", "no JSON\n");
  // Another writer has its turn between two rounds.
  EXPECT_EQ(indexer({"remove", "--db", index().string(), "--id", "r-0", "--yes", "--wait"}).exit_code, 0);
  EXPECT_TRUE(eventually([&] { return articles() == 3; }));
  const auto said = [&] { return read_file(directory() / "out"); };
  EXPECT_TRUE(eventually([&] { return said().find("\"rejected\":1") != std::string::npos; }));
  tell(SIGTERM);
  const ProgramResult result = run.get();
  EXPECT_FALSE(result.timed_out);
  EXPECT_EQ(result.exit_code, 1) << "one record was rejected";
  EXPECT_THAT(result.err, HasSubstr("bad.jsonl"));
  std::vector<std::string> rounds;
  std::istringstream lines(said());
  for (std::string line; std::getline(lines, line);) {
    const nlohmann::json summary = nlohmann::json::parse(line);
    rounds.push_back(summary["added"].dump() + "+" + summary["updated"].dump() + "+" +
                     summary["rejected"].dump());
  }
  EXPECT_THAT(rounds, ElementsAre("3+0+0", "1+0+0", "0+1+0", "0+0+1"));
  EXPECT_EQ(indexer({"check", "--db", index().string()}).exit_code, 0);
}

// A new index would lack what was added before.
TEST_F(WatchTest, AnIndexThatIsTakenAwayEndsIt) {
  write("in/a.jsonl", archive(3));
  const std::string script = "echo $$ > pid && exec \"$0\" add --watch --db index in";
  auto run = start(script);
  EXPECT_TRUE(eventually([&] { return articles() == 3; }));
  std::this_thread::sleep_for(std::chrono::milliseconds(300));  // the round that added them ends
  std::filesystem::rename(index(), directory() / "moved");
  write("in/b.jsonl", json_record("new", "Arrival", "A heron landed."));
  const ProgramResult result = run.get();
  EXPECT_FALSE(result.timed_out);
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_FALSE(std::filesystem::exists(index()));
}

TEST_F(WatchTest, AFileOfSourceAliasesIsWatchedToo) {
  write("in/a.jsonl", R"({"id":"1","title":"a","body":"ferry","source":"(C) Yonhap"})"
                      "\n"
                      R"({"id":"2","title":"b","body":"ferry","source":"(C) Harbour Post"})"
                      "\n");
  write("aliases", "Yonhap = Yonhap News\n");
  const std::string script =
      "echo $$ > pid && exec \"$0\" add --watch --source-aliases aliases --rejects rejected --db index in";
  auto run = start(script);
  const auto kept = [&] {
    try {
      return Xapian::Database(index().string()).get_metadata("broadsheet.source_aliases");
    } catch (const Xapian::Error&) {
      return std::string();
    }
  };
  EXPECT_TRUE(eventually([&] { return articles() == 2; }));
  EXPECT_TRUE(eventually([&] { return kept().find("Yonhap News") != std::string::npos; }));
  write_at_once("aliases", "# being edited\nYonhap\n");
  EXPECT_TRUE(eventually(
      [&] { return read_file(directory() / "rejected").find("aliases: line 2: ") != std::string::npos; }));
  // The rounds that follow do without it.
  write_at_once("in/b.jsonl", R"({"id":"3","title":"c","body":"ferry","source":"(C) Yonhap"})"
                              "\n");
  EXPECT_TRUE(eventually([&] { return articles() == 3; }));
  EXPECT_TRUE(eventually([&] { return kept().find("Yonhap News") != std::string::npos; }));
  write_at_once("aliases", "Yonhap = Harbour Post\n");
  EXPECT_TRUE(eventually([&] { return kept().find("Harbour Post") != std::string::npos; }));
  tell(SIGTERM);
  const ProgramResult result = run.get();
  EXPECT_FALSE(result.timed_out);
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.err, HasSubstr("aliases: line 2: "));
}

TEST_F(WatchTest, WhatCannotBeReadIsToldAndDoesNotEndIt) {
  write("in/a.jsonl", archive(2));
  const std::string script =
      "mkfifo in/pipe.jsonl && echo $$ > pid && exec \"$0\" add --json --watch --db index in";
  auto run = start(script);
  EXPECT_TRUE(eventually([&] { return articles() == 2; }));
  write_at_once("in/b.jsonl", json_record("new", "Arrival", "A heron landed."));
  EXPECT_TRUE(eventually([&] { return articles() == 3; }));
  std::filesystem::rename(directory() / "in", directory() / "elsewhere");
  std::this_thread::sleep_for(std::chrono::milliseconds(1500));
  std::filesystem::rename(directory() / "elsewhere", directory() / "in");
  write_at_once("in/c.jsonl", json_record("newer", "Departure", "A pelican left."));
  EXPECT_TRUE(eventually([&] { return articles() == 4; }));
  tell(SIGTERM);
  const ProgramResult result = run.get();
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.err, HasSubstr("pipe.jsonl"));
}

TEST_F(WatchTest, CannotWatchWhatDoesNotStay) {
  write("in/a.jsonl", archive(1));
  EXPECT_EQ(indexer({"add", "--watch", "--format", "jsonl", "--db", index().string(), "-"}).exit_code, 2);
  const ProgramResult dry =
      indexer({"add", "--watch", "--dry-run", "--db", index().string(), (directory() / "in").string()});
  EXPECT_EQ(dry.exit_code, 2);
  EXPECT_THAT(dry.err, StartsWith("indexer: --watch and --dry-run can't be given together"));
}

// Holds the lock of an index as another writer would.
class HeldLock {
 public:
  explicit HeldLock(const std::filesystem::path& index)
      : file_(::open((index / "write.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
    EXPECT_EQ(::flock(file_, LOCK_EX), 0);
    const std::string note = std::to_string(::getpid()) + "\n2024-03-01T08:13:00Z\n";
    EXPECT_EQ(::ftruncate(file_, 0), 0);
    EXPECT_EQ(::pwrite(file_, note.data(), note.size(), 0), static_cast<ssize_t>(note.size()));
  }
  ~HeldLock() { ::close(file_); }
  HeldLock(const HeldLock&) = delete;
  HeldLock& operator=(const HeldLock&) = delete;

 private:
  int file_;
};

TEST_F(WatchTest, ASecondWriterSaysWhoHoldsTheLockSinceWhen) {
  add(write("a.jsonl", archive(3)));
  const auto more = write("b.jsonl", archive(9));
  const HeldLock lock(index());
  const ProgramResult result = indexer({"add", "--db", index().string(), more.string()});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.err, "indexer: index " + index().string() + " is locked by another writer: process " +
                            std::to_string(::getpid()) + " (cli_indexer_tes), since 2024-03-01T08:13:00Z\n");
  const ProgramResult waited = indexer({"add", "--wait=1", "--db", index().string(), more.string()});
  EXPECT_EQ(waited.exit_code, 2);
  EXPECT_THAT(waited.err,
              AllOf(StartsWith("indexer: waiting for another writer: process "), HasSubstr(" is locked ")));
  EXPECT_EQ(indexer({"status", "--db", index().string()}).exit_code, 0) << "readers never wait";
}

TEST_F(WatchTest, AWriterThatWaitsGetsItsTurn) {
  add(write("a.jsonl", archive(3)));
  const auto more = write("b.jsonl", archive(9));
  auto lock = std::make_unique<HeldLock>(index());
  auto waiting = std::async(std::launch::async, [&] {
    return indexer({"add", "--wait", "--quiet", "--db", index().string(), more.string()});
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(400));
  EXPECT_EQ(articles(), 3u);
  lock.reset();
  EXPECT_EQ(waiting.get().exit_code, 0);
  EXPECT_EQ(articles(), 9u);
}

}  // namespace
}  // namespace broadsheet::tests
