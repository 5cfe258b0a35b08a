// Bad archives and bad indexes: one clear line each, nothing else harmed.
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "cli/indexer/indexer_fixture.h"

namespace broadsheet::tests {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

class BadInputTest : public IndexerTest {
 protected:
  ProgramResult add_to_index(const std::filesystem::path& path) const {
    return indexer({"add", "--quiet", "--db", index().string(), path.string()});
  }
  void set_metadata(const std::string& key, const std::string& value) const {
    Xapian::WritableDatabase database(index().string(), Xapian::DB_OPEN);
    database.set_metadata(key, value);
    database.commit();
  }
};

// Bad files: each is one rejected record with its reason, and the good file beside it is indexed.
struct BadFile {
  const char* name;
  std::string bytes;
  const char* reason;
  std::size_t times = 1;  // that the bytes stand there; every test's process makes this table
};

class BadFileTest : public BadInputTest, public testing::WithParamInterface<BadFile> {};

TEST_P(BadFileTest, IsRejectedWithAReasonAndTheOthersAreIndexed) {
  std::string bytes;
  for (std::size_t i = 0; i < GetParam().times; ++i) bytes += GetParam().bytes;
  const auto bad = write("in/bad.txt", bytes);
  write("in/good.jsonl", archive(3));
  const ProgramResult result = add_to_index(directory() / "in");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, AllOf(StartsWith("indexer: " + bad.string()), HasSubstr(GetParam().reason)));
  EXPECT_EQ(std::count(result.err.begin(), result.err.end(), '\n'), 1) << result.err;
  EXPECT_EQ(whole_index(index()).size(), 3u);
}

INSTANTIATE_TEST_SUITE_P(Files, BadFileTest,
                         testing::Values(BadFile{"Binary",
                                                 std::string("\x7F"
                                                             "ELF\0\0\0\1",
                                                             8) +
                                                     std::string(1000, '\0'),
                                                 "binary"},
                                         // That it is no UTF-8 shows late: its encoding is not guessed then.
                                         BadFile{"NotUtf8",
                                                 "Caf\n" + std::string(9000, 'a') +
                                                     " caf\xE9 est ferm\xE9, le pr\xE9"
                                                     "fet a r\xE9p\xE9t\xE9 sa d\xE9"
                                                     "cision.\n"
                                                     "2024/03/01\n",
                                                 "not UTF-8"},
                                         BadFile{"Empty", "", "empty"},
                                         BadFile{"OneHugeLine", std::string(1024, 'x'), "larger than",
                                                 50u << 10}),
                         [](const auto& test) { return std::string(test.param.name); });

TEST_F(BadInputTest, AFileThatCannotBeReadInsideADirectoryIsRejected) {
  write("in/good.jsonl", archive(3));
  std::filesystem::create_symlink("nowhere", directory() / "in/dangling.txt");
  const ProgramResult result = add_to_index(directory() / "in");
  EXPECT_EQ(result.exit_code, 1) << result.err;
  EXPECT_THAT(result.err, StartsWith("indexer: " + (directory() / "in/dangling.txt").string()));
  EXPECT_EQ(whole_index(index()).size(), 3u);
}

TEST_F(BadInputTest, APathWithoutPermissionEndsTheRunBeforeAnIndexIsMade) {
  const auto file = write("secret.txt", "x");
  std::filesystem::permissions(file, std::filesystem::perms::none);
  std::filesystem::permissions(directory().path(), std::filesystem::perms::all);
  RunOptions options;
  options.without_privileges = true;
  const ProgramResult result =
      run_program(BROADSHEET_INDEXER, {"add", "--db", index().string(), file.string()}, options);
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, AllOf(HasSubstr(file.string()), HasSubstr("Permission denied")));
  EXPECT_FALSE(std::filesystem::exists(index()));
}

TEST_F(BadInputTest, AnotherWriterHoldsTheLock) {
  const auto file = write("a.jsonl", archive(3));
  add(file);
  const Xapian::WritableDatabase holder(index().string(), Xapian::DB_OPEN);
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"add", "--quiet", "--db", index().string(), file.string()},
        {"remove", "--db", index().string(), "--id", "r-1", "--yes"},
        {"compact", "--db", index().string()}}) {
    const ProgramResult result = indexer(command);
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.err,
                StartsWith("indexer: index " + index().string() + " is locked by another writer: process " +
                           std::to_string(::getpid()) + " (cli_indexer_tes), running since 2"));
  }
  EXPECT_EQ(indexer({"status", "--db", index().string()}).exit_code, 0) << "readers never wait";
}

TEST_F(BadInputTest, ANewerSchemaIsRefused) {
  const auto file = write("a.jsonl", archive(3));
  add(file);
  set_metadata("broadsheet.schema", "5");
  for (const char* command : {"add", "status", "check", "remove", "compact"}) {
    std::vector<std::string> words{command, "--db", index().string()};
    if (words.front() == "add") words.push_back(file.string());
    if (words.front() == "remove") words.insert(words.end(), {"--id", "r-1"});
    const ProgramResult result = indexer(words);
    EXPECT_EQ(result.exit_code, 2) << command;
    EXPECT_EQ(result.err,
              "indexer: " + index().string() +
                  ": the index has schema version 5, newer than 4, the newest that this program reads; use "
                  "a newer Broadsheet\n");
  }
}

TEST_F(BadInputTest, AnOlderSchemaIsRefused) {
  const auto file = write("a.jsonl", archive(3));
  add(file);
  set_metadata("broadsheet.schema", "3");
  for (const char* command : {"add", "status", "check", "compact"}) {
    std::vector<std::string> words{command, "--db", index().string()};
    if (words.front() == "add") words.push_back(file.string());
    const ProgramResult result = indexer(words);
    EXPECT_EQ(result.exit_code, 2) << command;
    EXPECT_EQ(result.err, "indexer: " + index().string() +
                              ": the index has schema version 3, older than 4, which this program reads and "
                              "writes; build it anew in another directory, or use the Broadsheet that made "
                              "it\n");
  }
}

TEST_F(BadInputTest, AnotherAnalysisIsNotMixedIn) {
  const auto file = write("a.jsonl", archive(3));
  add(file);
  set_metadata("broadsheet.analysis", "0/icu1.0");
  const ProgramResult result = add_to_index(file);
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err,
              AllOf(StartsWith("indexer: " + index().string() + ": its words were cut by analysis 0/icu1.0"),
                    HasSubstr("build the index anew in another directory")));
}

TEST_F(BadInputTest, WhatIsNoIndexIsNeverWrittenInto) {
  const auto file = write("a.jsonl", archive(3));
  write("index/letters.txt", "dear");
  const ProgramResult result = add_to_index(file);
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.err, "indexer: " + index().string() +
                            ": neither an index nor empty; name another directory for the index\n");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(index()), {}), 1);
  EXPECT_EQ(indexer({"add", "--dry-run", "--db", index().string(), file.string()}).err, result.err);
  const ProgramResult status = indexer({"status", "--db", index().string()});
  EXPECT_EQ(status.exit_code, 2);
  EXPECT_EQ(status.err, "indexer: " + index().string() + ": not an index (it has no file XAPIANDB)\n");
}

TEST_F(BadInputTest, AFileInTheIndexesPlaceIsLeftAlone) {
  const auto file = write("a.jsonl", archive(3));
  write("index", "a file");
  const ProgramResult result = add_to_index(file);
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, StartsWith("indexer: " + index().string() + ": cannot make a directory there: "));
  EXPECT_EQ(read_file(index()), "a file");
}

TEST_F(BadInputTest, AForeignXapianDatabaseIsNoIndex) {
  const auto file = write("a.jsonl", archive(3));
  Xapian::WritableDatabase(index().string(), Xapian::DB_CREATE).commit();
  const ProgramResult result = add_to_index(file);
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.err, "indexer: " + index().string() + ": a Xapian database, but not a Broadsheet index\n");
}

// A file of the index is cut: at each length the message names the index and the remedy.
TEST_F(BadInputTest, ATruncatedIndexIsReported) {
  const auto file = write("a.jsonl", archive(300));
  add(file);
  const auto whole = directory() / "whole";
  std::filesystem::rename(index(), whole);
  for (const char* table : {"postlist.glass", "docdata.glass", "termlist.glass", "iamglass"}) {
    for (const std::uintmax_t bytes : {0u, 20u, 8192u}) {
      std::filesystem::remove_all(index());
      std::filesystem::copy(whole, index(), std::filesystem::copy_options::recursive);
      const auto cut = shard() / table;
      if (std::filesystem::file_size(cut) <= bytes) continue;
      std::filesystem::resize_file(cut, bytes);
      const ProgramResult check = indexer({"check", "--db", index().string()});
      EXPECT_EQ(check.exit_code, 1) << table << " cut to " << bytes << ": " << check.out << check.err;
      const ProgramResult add_again = add_to_index(write("b.jsonl", archive(300, " changed")));
      EXPECT_EQ(add_again.exit_code, 2) << table << " cut to " << bytes;
      EXPECT_THAT(add_again.err,
                  AllOf(StartsWith("indexer: " + index().string() + ": "), HasSubstr("damaged")))
          << table << " cut to " << bytes;
    }
  }
}

TEST_F(BadInputTest, ADiskThatTakesNoMoreLeavesTheOldIndex) {
  add(write("a.jsonl", archive(50)));
  const auto before = whole_index(index());
  const auto more = write("b.jsonl", archive(4000, " more"));
  // A limit on the size of files stands for a full disk: the write fails in the same way.
  const std::string script = "trap '' XFSZ; ulimit -f 40; exec \"$0\" add --quiet --db \"$1\" \"$2\"";
  const ProgramResult result =
      run_program("/bin/sh", {"-c", script, BROADSHEET_INDEXER, index().string(), more.string()});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, AllOf(StartsWith("indexer: " + index().string() + ": File too large"),
                                HasSubstr("the index holds what was committed before")));
  EXPECT_TRUE(whole_index(index()) == before);
  EXPECT_EQ(indexer({"check", "--db", index().string()}).exit_code, 0);
}

TEST_F(BadInputTest, AListOfRejectsTakesThePlaceOfNothingElse) {
  const auto archived = write("in/a.jsonl", archive(2) + "no JSON\n");
  const auto alone = write("b.jsonl", archive(1));
  const auto aliases = write("aliases", "Yonhap = Yonhap News\n");
  add(alone);
  std::filesystem::create_hard_link(archived, directory() / "linked.jsonl");
  std::filesystem::create_symlink(directory() / "in", directory() / "elsewhere");
  struct Case {
    std::filesystem::path rejects;
    const char* problem;
  };
  for (const auto& [rejects, problem] :
       {Case{archived, "lies in the archive "}, Case{alone, "is the archive "},
        Case{directory() / "in/new.jsonl", "lies in the archive "},
        Case{directory() / "elsewhere/new.jsonl", "lies in the archive "},
        Case{directory() / "linked.jsonl", "is the archive "}, Case{aliases, "is the file of source aliases"},
        Case{index() / "XAPIANDB", "lies in the index"}, Case{index() / "new.jsonl", "lies in the index"}}) {
    const bool was_there = std::filesystem::exists(rejects);
    const std::string before = read_file(rejects);
    const ProgramResult result =
        indexer({"add", "--quiet", "--db", index().string(), "--rejects", rejects.string(),
                 "--source-aliases", aliases.string(), (directory() / "in").string(), alone.string()});
    EXPECT_EQ(result.exit_code, 2) << rejects;
    EXPECT_THAT(result.err,
                AllOf(StartsWith("indexer: --rejects: " + rejects.string() + ": "), HasSubstr(problem)));
    EXPECT_EQ(std::filesystem::exists(rejects), was_there);
    EXPECT_EQ(read_file(rejects), before);
  }
  add(directory() / "in", 1, {"--rejects", (directory() / "rejects.jsonl").string()});
  add(directory() / "in", 1, {"--rejects", (directory() / "rejects.jsonl").string()});  // written anew
}

TEST_F(BadInputTest, AListOfRejectsThatCannotBeWrittenIsReported) {
  const auto bad = write("bad.jsonl", "no JSON\n");
  const ProgramResult result =
      indexer({"add", "--quiet", "--db", index().string(), "--rejects", "/dev/full", bad.string()});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.err, "indexer: --rejects: cannot write /dev/full: No space left on device\n");
}

}  // namespace
}  // namespace broadsheet::tests
