// The options of a command: what is read, and what is said of what can't be.
#include "program/command_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <utility>

#include "broadsheet/schema/error.h"

namespace broadsheet::program {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

CommandLine make_line(bool hyphen_may_begin_words = false, std::string remedy = {}) {
  Usage usage{"tool",
              "do",
              "Does it.",
              "[OPTION...] WORD...",
              "\nExamples:\n  tool do it\n",
              std::move(remedy),
              hyphen_may_begin_words};
  CommandLine line(std::move(usage));
  line.flag("q,quiet", "say nothing");
  line.value("limit", "so many", "N", "10");
  line.value("size", "so large", "SIZE");
  line.value("j,jobs", "threads", "N");
  line.value("way", "how", "WAY", "fast");
  line.values("name", "of whom", "NAME");
  line.optional_value("wait", "so long", "SECONDS", "60");
  return line;
}

// What is thrown for `words`, by parsing or by `use` of the line.
template <typename Use>
std::string error_of(const Words& words, const Use& use) {
  CommandLine line = make_line();
  std::ostringstream out;
  try {
    line.parse(words, out);
    use(line);
  } catch (const schema::UserError& error) {
    return error.what();
  }
  return {};
}
std::string error_of(const Words& words) {
  return error_of(words, [](const CommandLine& /*line*/) {});
}

TEST(CommandLine, ReadsOptionsAndOperands) {
  CommandLine line = make_line();
  std::ostringstream out;
  ASSERT_TRUE(
      line.parse({"a", "--limit", "3", "-q", "--name=x,y", "-j4", "--name", "", "-", "--", "--size"}, out));
  EXPECT_THAT(line.operands(), ElementsAre("a", "-", "--size"));
  EXPECT_EQ(line.number("limit", 1, 5), 3U);
  EXPECT_EQ(line.number("jobs", 1, 5, 2), 4U);
  EXPECT_TRUE(line.has("quiet"));
  EXPECT_FALSE(line.has("size"));
  EXPECT_THAT(line.all("name"), ElementsAre("x,y", ""));
  EXPECT_EQ(line.one_of("way", {"slow", "fast"}), 1U);
}

TEST(CommandLine, HasInitialAndImpliedValues) {
  CommandLine line = make_line();
  std::ostringstream out;
  ASSERT_TRUE(line.parse({"--wait", "a"}, out));
  EXPECT_EQ(line.get("limit"), "10");
  EXPECT_FALSE(line.has("limit"));
  EXPECT_EQ(line.get("wait"), "60");
  EXPECT_THAT(line.operands(), ElementsAre("a"));
  EXPECT_EQ(line.number("jobs", 1, 5, 2), 2U);
  EXPECT_EQ(line.bytes("size", 1, 100, 7), 7U);
}

TEST(CommandLine, ReadsSizes) {
  CommandLine line = make_line();
  std::ostringstream out;
  ASSERT_TRUE(line.parse({"--size=2m"}, out));
  EXPECT_EQ(line.bytes("size", 1 << 20, 1ULL << 40, 0), 2ULL << 20);
}

TEST(CommandLine, AnswersForItself) {
  std::ostringstream help;
  EXPECT_FALSE(make_line().parse({"--help"}, help));
  EXPECT_THAT(help.str(), StartsWith("Does it.\nUsage:\n  tool do [OPTION...] WORD...\n"));
  EXPECT_THAT(help.str(), HasSubstr("(default: 10)"));
  EXPECT_THAT(help.str(), HasSubstr("\n\nExamples:\n  tool do it\n"));
  EXPECT_THAT(help.str(), HasSubstr("\n      --wait[=SECONDS]  so long\n"));
  std::ostringstream version;
  EXPECT_FALSE(make_line().parse({"--version"}, version));
  EXPECT_THAT(version.str(), StartsWith("tool (Broadsheet) "));
}

TEST(CommandLine, WordsMayBeginWithAHyphenWhereTheyMay) {
  CommandLine line = make_line(true, "write --");
  std::ostringstream out;
  ASSERT_TRUE(line.parse({"-foo bar", "--limit=2 "}, out));
  EXPECT_THAT(line.operands(), ElementsAre(" -foo bar"));
  EXPECT_EQ(line.get("limit"), "2 ");
  try {
    make_line(true, "write --").parse({"-foo"}, out);
    FAIL();
  } catch (const schema::UserError& error) {
    EXPECT_STREQ(error.what(), "unknown option '-foo'; write --");
  }
}

TEST(CommandLine, ErrorsAreOneLineThatSaysWhereTheHelpIs) {
  const std::string help = "; see tool do --help";
  EXPECT_EQ(error_of({"--speed=9"}), "unknown option '--speed'" + help);
  EXPECT_EQ(error_of({"-foo", "x"}), "unknown option '-foo'" + help);
  EXPECT_EQ(error_of({"-qx"}), "unknown option '-qx'" + help);
  EXPECT_EQ(error_of({"--\x1b"}), "unknown option '--\x1b'" + help);
  EXPECT_EQ(error_of({"--limit"}), "Option 'limit' is missing an argument" + help);
  EXPECT_EQ(error_of({"-j", "1", "--jobs=2"}), "--jobs is given 2 times" + help);
  EXPECT_THAT(error_of({"--" + std::string(5000, 'a')}), HasSubstr("an option has at most 4096"));
  EXPECT_EQ(error_of({"--limit=x"}, [](const CommandLine& line) { line.number("limit", 1, 9); }),
            "--limit: 'x' is not a whole number from 1 to 9" + help);
  EXPECT_EQ(error_of({"--limit=10"}, [](const CommandLine& line) { line.number("limit", 1, 9); }),
            "--limit: '10' is not a whole number from 1 to 9" + help);
  EXPECT_EQ(error_of({"--size=7Q"}, [](const CommandLine& line) { line.bytes("size", 1 << 20, 1 << 30, 0); }),
            "--size: '7Q' is not a size from 1M to 1G; write 512M or 2G" + help);
  EXPECT_EQ(error_of({"--way=x"},
                     [](const CommandLine& line) {
                       line.one_of("way", {"a", "b"});
                     }),
            "--way: 'x' is neither a nor b" + help);
  EXPECT_EQ(error_of({"--way=x"},
                     [](const CommandLine& line) {
                       line.one_of("way", {"a", "b", "c"});
                     }),
            "--way: 'x' is not one of a, b, c" + help);
  EXPECT_EQ(error_of({"--way="}, [](const CommandLine& line) { line.text("way"); }),
            "--way: the value is empty" + help);
}

}  // namespace
}  // namespace broadsheet::program
