// The program `indexer` as a whole: its name, its help, and the commands it does not know.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/indexer/indexer_fixture.h"
#include "cli/run_program.h"

namespace broadsheet::tests {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(IndexerProgram, SaysItsVersion) {
  const ProgramResult result = run_program(BROADSHEET_INDEXER, {"--version"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.out, StartsWith("indexer (Broadsheet) 0."));
  EXPECT_EQ(result.err, "");
}

struct Help {
  const char* command;
  const char* example;
};

class IndexerHelp : public testing::TestWithParam<Help> {};

TEST_P(IndexerHelp, ShowsUsageAndExamples) {
  const ProgramResult result = run_program(BROADSHEET_INDEXER, {GetParam().command, "--help"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.out, HasSubstr(std::string("indexer ") + GetParam().command));
  EXPECT_THAT(result.out, HasSubstr("Examples:"));
  EXPECT_THAT(result.out, HasSubstr(GetParam().example));
  EXPECT_EQ(result.err, "");
}

INSTANTIATE_TEST_SUITE_P(
    Commands, IndexerHelp,
    testing::Values(Help{"add", "indexer add --db news"}, Help{"inspect", "indexer inspect"},
                    Help{"forms", "indexer forms --json"}, Help{"status", "indexer status --db news"},
                    Help{"remove", "indexer remove --db news"}, Help{"check", "indexer check --db news"},
                    Help{"compact", "indexer compact --db news"}),
    [](const auto& test) { return std::string(test.param.command); });

struct Misuse {
  const char* name;
  std::vector<std::string> arguments;
  const char* message;
};

class IndexerMisuse : public testing::TestWithParam<Misuse> {};

TEST_P(IndexerMisuse, IsOneClearLine) {
  const ProgramResult result = run_program(BROADSHEET_INDEXER, GetParam().arguments);
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.err, GetParam().message);
  EXPECT_EQ(result.out, "");
}

INSTANTIATE_TEST_SUITE_P(
    Usage, IndexerMisuse,
    testing::Values(
        Misuse{"NoCommand", {}, "indexer: no command given; see indexer --help\n"},
        Misuse{"UnknownCommand", {"index"}, "indexer: unknown command 'index'; see indexer --help\n"},
        Misuse{"UnknownOption",
               {"add", "--speed", "9"},
               "indexer: unknown option '--speed'; see indexer add --help\n"},
        Misuse{"NoIndex",
               {"add", "x"},
               "indexer: no index given; name one with --db DIR; see indexer add --help\n"},
        Misuse{"NoPath", {"add", "--db", "x"}, "indexer: no archive given; see indexer add --help\n"},
        Misuse{"BadNumber",
               {"add", "--db", "x", "--jobs", "many", "y"},
               "indexer: --jobs: 'many' is not a whole number from 1 to 256; see indexer add --help\n"},
        Misuse{"BadFormat",
               {"add", "--db", "x", "--format", "pdf", "y"},
               "indexer: --format: 'pdf' is not one of auto, article, jsonl, ocr, html, feed, agency, mail, "
               "mediawiki, csv, sgml; see indexer add --help\n"},
        Misuse{"BadZone",
               {"add", "--db", "x", "--default-time-zone", "Asia/Seul", "y"},
               "indexer: --default-time-zone: 'Asia/Seul' is not a time zone; give an IANA name such as "
               "Asia/Seoul, or "
               "an offset such as +09:00; see indexer add --help\n"},
        Misuse{"BadAbbreviation",
               {"add", "--db", "x", "--zone", "KST", "y"},
               "indexer: --zone: 'KST' is not of the form ABBR=ZONE; see indexer add --help\n"},
        Misuse{
            "NoLanguage",
            {"add", "--db", "x", "--default-language", "xxxxxxxxxxxxxxxxxxxxxx", "y"},
            "indexer: --default-language: 'xxxxxxxxxxxxxxxxxxxxxx' is not a language; give a tag such as ja "
            "or zh-Hant; see indexer add --help\n"},
        Misuse{"TwoIndexes",
               {"add", "--db", "a", "--db", "b", "y"},
               "indexer: --db is given 2 times; see indexer add --help\n"},
        Misuse{"TwoNumbersOfJobs",
               {"add", "--db", "a", "-j", "1", "--jobs=2", "y"},
               "indexer: --jobs is given 2 times; see indexer add --help\n"},
        Misuse{"NoNameToCompactTo",
               {"compact", "--db", "x", ""},
               "indexer: the name of the directory to write to is empty; see indexer compact --help\n"},
        Misuse{"EscapeInACommand",
               {"\x1b[31madd\n"},
               "indexer: unknown command '\uFFFD[31madd '; see indexer --help\n"},
        Misuse{"EscapeInAnOption",
               {"add", "--\x1b[31m\nspeed", "y"},
               "indexer: unknown option '--\uFFFD[31m speed'; see indexer add --help\n"},
        Misuse{
            "EscapeInAValue",
            {"add", "--db", "x", "--jobs", "1\x1b[31m\n", "y"},
            "indexer: --jobs: '1\uFFFD[31m ' is not a whole number from 1 to 256; see indexer add --help\n"},
        Misuse{"EscapeInTheRejects",
               {"add", "--db", "x", "--rejects", "/nowhere/\x1b[31m\n", "y"},
               "indexer: --rejects: cannot write /nowhere/\uFFFD[31m : No such file or directory\n"},
        Misuse{"EscapeInAnIndex",
               {"status", "--db", "/nowhere/\x1b[31m\n"},
               "indexer: /nowhere/\uFFFD[31m : no such index; make one with: indexer add --db "
               "/nowhere/\uFFFD[31m  PATH...\n"},
        Misuse{"EscapeInAPath",
               {"inspect", "/nowhere/\x1b[31m\n"},
               "indexer: cannot read /nowhere/\uFFFD[31m : No such file or directory\n"},
        Misuse{"MissingPath",
               {"add", "--db", "x", "/nowhere/at/all"},
               "indexer: cannot read /nowhere/at/all: No such file or directory\n"}),
    [](const auto& test) { return std::string(test.param.name); });

// The program at the edges of what a shell can do to it.
class IndexerProcess : public IndexerTest {
 protected:
  // `command` in this test's directory; "indexer" in it is the program.
  ProgramResult shell(const std::string& command) const {
    RunOptions options;
    options.directory = directory().path();
    return run_program("/bin/bash",
                       {"-c", std::string("indexer() { ") + BROADSHEET_INDEXER + " \"$@\"; }; " + command},
                       options);
  }
};

long lines_of(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

constexpr const char* kHostileName = "ev\x1b[31mil\nname";

TEST_F(IndexerProcess, GoesOnWhereNobodyCanBeTold) {
  write("archive.jsonl", archive(2) + "no record\n");
  for (const std::string nowhere : {"2>/dev/full", "2>&-"}) {
    EXPECT_EQ(shell("indexer add --db i archive.jsonl " + nowhere).exit_code, 1) << nowhere;
    EXPECT_EQ(shell("indexer status --db i " + nowhere).exit_code, 0) << nowhere;
    EXPECT_EQ(shell("indexer status --db none " + nowhere).exit_code, 2) << nowhere;
    EXPECT_EQ(shell("indexer remove --db i --id none --dry-run " + nowhere).exit_code, 1) << nowhere;
    EXPECT_EQ(shell("indexer bogus " + nowhere).exit_code, 2) << nowhere;
  }
  EXPECT_EQ(shell("indexer check --db i").exit_code, 0);
}

TEST_F(IndexerProcess, NothingOfANameActsOnTheTerminal) {
  const std::string name = kHostileName;
  write("good.jsonl", archive(2));
  write(name + ".jsonl", archive(1) + "no record\n");
  std::filesystem::create_symlink("/nowhere", directory() / (name + "-link.jsonl"));
  const auto run = [&](const std::vector<std::string>& words) {
    RunOptions options;
    options.directory = directory().path();
    ProgramResult result = indexer(words, options);
    EXPECT_THAT(result.out + result.err, Not(HasSubstr("\x1b"))) << words.front();
    return result;
  };
  EXPECT_EQ(lines_of(run({"add", "--db", name, name + "-link.jsonl"}).err), 1);
  const ProgramResult added = run({"add", "--db", name, name + ".jsonl"});
  EXPECT_EQ(added.exit_code, 1);
  EXPECT_EQ(lines_of(added.err), 1);
  EXPECT_THAT(added.out, HasSubstr("; index ev\uFFFD[31mil name: "));
  EXPECT_THAT(run({"status", "--db", name}).out, StartsWith("ev\uFFFD[31mil name: 1 article\n"));
  EXPECT_EQ(run({"check", "--db", name}).out, "ev\uFFFD[31mil name: whole; 1 article\n");
  EXPECT_EQ(lines_of(run({"compact", "--db", name, name + "-copy"}).out), 1);
  EXPECT_EQ(lines_of(run({"remove", "--db", name, "--id", name, "--dry-run"}).err), 1);
  EXPECT_EQ(lines_of(run({"remove", "--db", "good.jsonl", "--id", name}).err), 1);
}

TEST_F(IndexerProcess, ReadsNoFileOfItsOwnForAClosedStandardInput) {
  const ProgramResult added = shell("indexer add --db i --format article - <&-");
  EXPECT_EQ(added.exit_code, 2);
  EXPECT_EQ(added.err, "indexer: standard input is closed\n");
  EXPECT_FALSE(std::filesystem::exists(directory() / "i"));
  EXPECT_EQ(shell("indexer inspect --format jsonl - <&-").err, "indexer: standard input is closed\n");
  EXPECT_EQ(shell("indexer inspect --dates - <&-").err, "indexer: standard input is closed\n");
}

TEST_F(IndexerProcess, WritesNoMessageIntoAFileOfItsOwn) {
  write("archive.jsonl", archive(2) + "no record\n");
  const ProgramResult closed = shell("indexer add --db i archive.jsonl >&-");
  EXPECT_EQ(closed.exit_code, 2);
  EXPECT_THAT(closed.err, HasSubstr("cannot write to standard output: Bad file descriptor"));
  EXPECT_EQ(shell("indexer add --db j archive.jsonl <&- >&- 2>&-").exit_code, 2);
  for (const char* made : {"i", "j"}) {
    EXPECT_EQ(shell(std::string("indexer check --db ") + made).out,
              std::string(made) + ": whole; 2 articles\n");
  }
}

TEST_F(IndexerProcess, ASummaryThatIsLostIsNoSuccess) {
  write("archive.jsonl", archive(2));
  const ProgramResult result = shell("indexer add --db i archive.jsonl >/dev/full");
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.err, "indexer: cannot write to standard output: No space left on device\n");
}

TEST_F(IndexerProcess, ALimitOfFileSizesIsAFullDisk) {
  write("small.jsonl", archive(3));
  write("large.jsonl", archive(20000));
  ASSERT_EQ(shell("indexer add --db i small.jsonl").exit_code, 0);
  for (const char* made : {"i", "j"}) {
    const ProgramResult limited =
        shell(std::string("(ulimit -f 100; indexer add -q --db ") + made + " large.jsonl)");
    EXPECT_EQ(limited.exit_code, 2);
    EXPECT_EQ(lines_of(limited.err), 1) << limited.err;
    EXPECT_THAT(limited.err, HasSubstr("File too large"));
  }
  EXPECT_EQ(shell("indexer check --db i").out, "i: whole; 3 articles\n");
  EXPECT_EQ(shell("indexer add -q --db i large.jsonl").exit_code, 0);
  EXPECT_EQ(shell("indexer add -q --db j large.jsonl").exit_code, 0);
  EXPECT_THAT(shell("indexer check --db j").out, StartsWith("j: whole; "));
}

TEST_F(IndexerProcess, AnOptionHasAnEnd) {
  const std::string much(40000, 'a');
  for (const std::string& option : {"--" + much, "--rejects=" + much, "-" + much}) {
    const ProgramResult result = indexer({"add", "--db", "x", option, "y"});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(lines_of(result.err), 1);
    EXPECT_LT(result.err.size(), 300);
    EXPECT_THAT(result.err, HasSubstr("an option has at most 4096"));
  }
  // The longest one that is tried is no danger; values and operands are as long as they like.
  EXPECT_EQ(indexer({"add", "--rejects=" + std::string(4096 - 10, 'a'), "y"}).exit_code, 2);
  EXPECT_EQ(indexer({"add", "--db", "x", "--rejects", std::string(100'000, 'a'), "/"}).exit_code, 2);
  EXPECT_THAT(indexer({"inspect", "--", "-" + much}).err, EndsWith("File name too long\n"));
  write("archive.jsonl", archive(1));
  EXPECT_THAT(indexer({"remove", "--db", index().string(), "--query", much}).err,
              HasSubstr(index().string()));
}

TEST_F(IndexerProcess, AReasonIsShorterThanItsRecord) {
  const auto path = write("n.jsonl", "{\"id\":" + std::string(1'000'000, '9') + ",\"body\":\"x\"}\n");
  const ProgramResult result =
      indexer({"add", "--db", index().string(), "--rejects", (directory() / "r").string(), path.string()});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.err, "indexer: " + path.string() + ":1: a number that is too large (byte 1000006)\n");
  EXPECT_LT(read_file(directory() / "r").size(), 1000);
}

TEST_F(IndexerProcess, NamesInALineAreCut) {
  const std::string name(100'000, 'n');
  const std::string shown = std::string(80, 'n') + "\u2026 1";
  const auto path =
      write("s.jsonl", nlohmann::json{{"id", "1"}, {"body", "x"}, {"source", name}}.dump() + "\n");
  EXPECT_THAT(indexer({"add", "--db", index().string(), path.string()}).out, HasSubstr(" " + shown + "\n"));
  const std::string status = indexer({"status", "--db", index().string()}).out;
  EXPECT_LT(status.size(), 1000);
  EXPECT_THAT(indexer({"add", "--dry-run", "--json", "--db", index().string(), path.string()}).out,
              HasSubstr(std::string(200, 'n')));
}

}  // namespace
}  // namespace broadsheet::tests
