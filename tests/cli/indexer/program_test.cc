// The program `indexer` as a whole: its name, its help, and the commands it does not know.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/run_program.h"

namespace broadsheet::tests {
namespace {

using testing::HasSubstr;
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
                    Help{"status", "indexer status --db news"}, Help{"remove", "indexer remove --db news"},
                    Help{"check", "indexer check --db news"}, Help{"compact", "indexer compact --db news"}),
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
        Misuse{"UnknownCommand", {"index"}, "indexer: no command 'index'; see indexer --help\n"},
        Misuse{"UnknownOption",
               {"add", "--speed", "9"},
               "indexer: no option '--speed'; see indexer add --help\n"},
        Misuse{"NoIndex",
               {"add", "x"},
               "indexer: no index given; name it with --db DIR; see indexer add --help\n"},
        Misuse{"NoPath", {"add", "--db", "x"}, "indexer: no archive given; see indexer add --help\n"},
        Misuse{"BadNumber",
               {"add", "--db", "x", "--jobs", "many", "y"},
               "indexer: --jobs: 'many' is no whole number from 1 to 256; see indexer add --help\n"},
        Misuse{"BadFormat",
               {"add", "--db", "x", "--format", "pdf", "y"},
               "indexer: --format: 'pdf' is none of auto, article, jsonl; see indexer add --help\n"},
        Misuse{"BadZone",
               {"add", "--db", "x", "--default-time-zone", "Asia/Seul", "y"},
               "indexer: --default-time-zone: 'Asia/Seul' is no time zone; give an IANA name such as "
               "Asia/Seoul, or "
               "an offset such as +09:00; see indexer add --help\n"},
        Misuse{"BadAbbreviation",
               {"add", "--db", "x", "--zone", "KST", "y"},
               "indexer: --zone: 'KST' is not of the form ABBR=ZONE; see indexer add --help\n"},
        Misuse{"MissingPath",
               {"add", "--db", "x", "/nowhere/at/all"},
               "indexer: cannot read /nowhere/at/all: No such file or directory\n"}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace broadsheet::tests
