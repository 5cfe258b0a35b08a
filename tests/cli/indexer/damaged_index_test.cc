// Every command of both programs, on an index of which every kind of thing has become: it ends by itself,
// with an exit code that its help names, and says in one line what is wrong.
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <sstream>

#include "cli/indexer/indexer_fixture.h"

namespace broadsheet::tests {
namespace {

namespace fs = std::filesystem;

struct Command {
  std::string program;
  std::vector<std::string> words;  // "DB" stands for the index, "ARCHIVE" for an archive, "TOPICS" for topics
};

const std::vector<Command>& commands() {
  static const std::vector<Command> all{
      {BROADSHEET_INDEXER, {"add", "--quiet", "--db", "DB", "ARCHIVE"}},
      {BROADSHEET_INDEXER, {"add", "--quiet", "--dry-run", "--db", "DB", "ARCHIVE"}},
      {BROADSHEET_INDEXER, {"inspect", "ARCHIVE"}},
      {BROADSHEET_INDEXER, {"original", "--db", "DB", "a-1"}},
      {BROADSHEET_INDEXER, {"status", "--db", "DB"}},
      {BROADSHEET_INDEXER, {"status", "--json", "--db", "DB"}},
      {BROADSHEET_INDEXER, {"remove", "--yes", "--db", "DB", "--id", "a-1"}},
      {BROADSHEET_INDEXER, {"remove", "--yes", "--db", "DB", "--query", "lamp"}},
      {BROADSHEET_INDEXER, {"check", "--db", "DB"}},
      {BROADSHEET_INDEXER, {"compact", "--db", "DB"}},
      {BROADSHEET_SEARCHER, {"query", "--db", "DB", "lamp light"}},
      {BROADSHEET_SEARCHER, {"query", "--db", "DB", "--format", "json", "--explain", "\"lamp number\" li*"}},
      {BROADSHEET_SEARCHER, {"show", "--db", "DB", "a-1"}},
      {BROADSHEET_SEARCHER, {"batch", "--db", "DB", "--topics", "TOPICS"}},
      {BROADSHEET_SEARCHER, {"fields"}},
      {BROADSHEET_INDEXER, {"forms"}},
      {BROADSHEET_INDEXER, {"completion", "bash"}},
      {BROADSHEET_SEARCHER, {"completion", "bash"}},
  };
  return all;
}

class DamagedIndexTest : public IndexerTest {
 protected:
  void SetUp() override {
    std::string records;
    for (int number = 0; number < 60; ++number)
      records +=
          json_record("a-" + std::to_string(number), "Lamp number " + std::to_string(number), "Light.");
    archive_ = write("archive.jsonl", records);
    topics_ = write("topics.tsv", "1\tlamp light\n");
    add(archive_);
    fs::rename(index(), directory() / "whole");
  }

  void restore() {
    fs::remove_all(index());
    fs::copy(directory() / "whole", index(), fs::copy_options::recursive);
  }

  static bool looks_at_index(const Command& command) {
    return std::find(command.words.begin(), command.words.end(), "DB") != command.words.end();
  }

  // The words of `command` for this test's index.
  std::vector<std::string> words_of(const Command& command) const {
    std::vector<std::string> words = command.words;
    for (std::string& word : words) {
      if (word == "DB") word = index().string();
      if (word == "ARCHIVE") word = archive_.string();
      if (word == "TOPICS") word = topics_.string();
    }
    return words;
  }

  void expect_a_good_end(const Command& command, const std::string& damage) const {
    RunOptions options;
    options.timeout = std::chrono::seconds(60);
    const ProgramResult result = run_program(command.program, words_of(command), options);
    std::string shown = fs::path(command.program).filename().string();
    for (const std::string& word : command.words) shown += " " + word;
    EXPECT_FALSE(result.timed_out) << damage << ": " << shown;
    EXPECT_LE(result.exit_code, 2) << damage << ": " << shown << "\n" << result.err;
    const std::string name = fs::path(command.program).filename().string() + ": ";
    std::istringstream lines(result.err);
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count)
      EXPECT_THAT(line, testing::StartsWith(name)) << damage << ": " << shown;
    if (result.exit_code == 2) {
      EXPECT_EQ(count, 1) << damage << ": " << shown << "\n" << result.err;
    }
  }

  // Tries every command that looks at the index; the others are tried by `WhatIsNoIndex`.
  void try_all(const std::string& damage, const std::function<void()>& make) {
    for (const Command& command : commands()) {
      if (!looks_at_index(command)) continue;
      restore();
      make();
      expect_a_good_end(command, damage);
    }
  }

  fs::path archive_;
  fs::path topics_;
};

// A command that is added to a program is added here.
TEST_F(DamagedIndexTest, TriesEveryCommand) {
  for (const char* program : {BROADSHEET_INDEXER, BROADSHEET_SEARCHER}) {
    const std::string help = run_program(program, {"--help"}).out;
    std::istringstream lines(help.substr(help.find("Commands:\n") + 10));
    int found = 0;
    for (std::string line; std::getline(lines, line) && line.starts_with("  "); ++found) {
      const std::string name = line.substr(2, line.find(' ', 2) - 2);
      EXPECT_TRUE(std::any_of(
          commands().begin(), commands().end(),
          [&](const Command& each) { return each.program == program && each.words.front() == name; }))
          << program << " " << name;
    }
    EXPECT_GE(found, 4);
  }
}

TEST_F(DamagedIndexTest, WhatIsNoIndex) {
  restore();
  for (const Command& command : commands()) {
    if (!looks_at_index(command)) expect_a_good_end(command, "none");
  }
  try_all("none", [] {});
  try_all("the index is gone", [&] { fs::remove_all(index()); });
  try_all("it is empty", [&] {
    fs::remove_all(index());
    fs::create_directory(index());
  });
  try_all("it is a file", [&] {
    fs::remove_all(index());
    write_file(index(), "no index");
  });
  const std::vector<std::string> stubs{"", std::string("\0\xFF\x01 \xFE\n", 6), "auto shard-000042\n",
                                       "wooden shard-000001\n", "auto .\n"};
  for (const std::string& stub : stubs)
    try_all("the list of shards reads '" + stub + "'", [&] { write_file(index() / "XAPIANDB", stub); });
}

TEST_F(DamagedIndexTest, ShardsThatAreDamaged) {
  try_all("a shard is gone", [&] { fs::remove_all(shard()); });
  for (const char* table : {"postlist.glass", "docdata.glass", "termlist.glass", "iamglass"}) {
    try_all(std::string(table) + " is cut", [&] { fs::resize_file(shard() / table, 20); });
    try_all(std::string(table) + " is gone", [&] { fs::remove(shard() / table); });
  }
}

TEST_F(DamagedIndexTest, ServersThatAreNone) {
  try_all("a remote shard that does not answer",
          [&] { write_file(index() / "XAPIANDB", "remote 127.0.0.1:1\n"); });
  try_all("a remote shard beside a local one", [&] {
    write_file(index() / "XAPIANDB", read_file(index() / "XAPIANDB") + "remote 127.0.0.1:1\n");
  });
}

TEST_F(DamagedIndexTest, AnotherHoldsIt) {
  restore();
  const int lock = ::open((index() / "write.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  ASSERT_EQ(::flock(lock, LOCK_EX), 0);
  const Xapian::WritableDatabase holder(shard().string(), Xapian::DB_OPEN);
  for (const Command& command : commands()) expect_a_good_end(command, "another holds it");
  ::close(lock);
}

}  // namespace
}  // namespace broadsheet::tests
