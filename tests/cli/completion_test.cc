// Completion in shells: every option of every command is there, and bash loads and uses the script.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "cli/run_program.h"

namespace broadsheet::tests {
namespace {

using testing::HasSubstr;

struct Tested {
  const char* name;
  const char* path;
};

class CompletionTest : public testing::TestWithParam<Tested> {
 protected:
  static std::string print(const std::vector<std::string>& arguments) {
    const ProgramResult result = run_program(GetParam().path, arguments);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return result.out;
  }

  static std::vector<std::string> matches(const std::string& text, const std::regex& pattern) {
    std::vector<std::string> found;
    std::istringstream lines(text);
    std::smatch match;
    for (std::string line; std::getline(lines, line);) {
      if (std::regex_search(line, match, pattern)) found.push_back(match[1]);
    }
    return found;
  }

  // The commands that the help of the program lists.
  static std::vector<std::string> commands() {
    const std::string help = print({"--help"});
    const std::size_t begin = help.find("Commands:\n");
    return matches(help.substr(begin, help.find("\nOptions:") - begin), std::regex("^  ([a-z]+) "));
  }

  // What bash offers for `words`, of which the last is being typed.
  static std::string offered(const std::string& words) {
    const std::string name = GetParam().name;
    const ProgramResult result = run_program(
        "/bin/bash",
        {"-c",
         "source <(\"$0\" completion bash) && complete -p " + name + " > /dev/null && COMP_WORDS=(" + words +
             ") && COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) && _" + name + " && echo \" ${COMPREPLY[*]} \"",
         GetParam().path});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(result.err, "");
    return result.out;
  }
};

TEST_P(CompletionTest, EachOptionOfEachCommandIsInEachScript) {
  const std::string bash = print({"completion", "bash"});
  const std::string zsh = print({"completion", "zsh"});
  const std::string fish = print({"completion", "fish"});
  ASSERT_GE(commands().size(), 5U);
  for (const std::string& command : commands()) {
    EXPECT_THAT(zsh, HasSubstr("    '" + command + ":"));
    EXPECT_THAT(fish, HasSubstr("-f -a " + command + " -d "));
    const auto options = matches(print({command, "--help"}), std::regex("^ +(?:-[a-z], )?--([a-z-]+)"));
    ASSERT_GE(options.size(), 2U) << command;
    if (command == "completion") continue;
    const std::string offer = offered(std::string(GetParam().name) + " " + command + " --");
    for (const std::string& option : options) {
      EXPECT_THAT(offer, HasSubstr(" --" + option + " ")) << command;
      EXPECT_THAT(fish, HasSubstr("__fish_seen_subcommand_from " + command + "' -l " + option + " "))
          << command;
      const std::size_t begin = zsh.find("    " + command + ")\n");
      const std::string part = zsh.substr(begin, zsh.find(";;", begin) - begin);
      EXPECT_TRUE(std::regex_search(part, std::regex("--" + option + "[=\\[]")))
          << command << " --" << option;
    }
  }
}

TEST_P(CompletionTest, BashOffersCommandsOptionsAndValues) {
  const std::string name = GetParam().name;
  EXPECT_THAT(offered(name + " ''"), HasSubstr(" completion "));
  EXPECT_EQ(offered(name + " --v"), " --version \n");
  if (name == "searcher") {
    EXPECT_EQ(offered("searcher qu"), " query \n");
    EXPECT_EQ(offered("searcher query --form"), " --format \n");
    EXPECT_EQ(offered("searcher query --sort ne"), " newest \n");
    EXPECT_EQ(offered("searcher query --sort = ne"), " newest \n");
    EXPECT_EQ(offered("searcher query --db x"), "  \n") << "names of files are left to readline";
  } else {
    EXPECT_EQ(offered("indexer add --dry"), " --dry-run \n");
    EXPECT_EQ(offered("indexer add --format js"), " jsonl \n");
    EXPECT_EQ(offered("indexer add arch"), "  \n");
  }
}

TEST_P(CompletionTest, TheOtherShellsReadTheirScripts) {
  for (const std::string shell : {"zsh", "fish"}) {
    const ProgramResult found = run_program("/bin/sh", {"-c", "command -v " + shell});
    if (found.exit_code != 0) continue;  // not installed
    const TemporaryDirectory directory;
    const ProgramResult result =
        run_program("/bin/sh", {"-c", "\"$0\" completion " + shell + " > \"$1\" && " + shell + " -n \"$1\"",
                                GetParam().path, (directory.path() / shell).string()});
    EXPECT_EQ(result.exit_code, 0) << result.err;
  }
}

// What fish offers for `typed`: a word a line, without what it says about it.
std::string offered_by_fish(const std::string& program, const std::string& typed) {
  return run_program("/bin/sh",
                     {"-c",
                      "\"$0\" completion fish | fish --no-config -c 'source; complete -C $argv[1]' "
                      "\"$1\" | cut -f 1",
                      program, typed})
      .out;
}

TEST_P(CompletionTest, FishOffersCommandsOptionsAndValues) {
  if (run_program("/bin/sh", {"-c", "command -v fish"}).exit_code != 0)
    GTEST_SKIP() << "fish is not installed";
  const std::string program = GetParam().path;
  if (std::string(GetParam().name) == "searcher") {
    EXPECT_EQ(offered_by_fish(program, "searcher qu"), "query\n");
    EXPECT_EQ(offered_by_fish(program, "searcher query --form"), "--format\n");
    EXPECT_EQ(offered_by_fish(program, "searcher query --sort ne"), "newest\n");
  } else {
    EXPECT_EQ(offered_by_fish(program, "indexer st"), "status\n");
    EXPECT_EQ(offered_by_fish(program, "indexer add --dry"), "--dry-run\n");
    EXPECT_EQ(offered_by_fish(program, "indexer add --format js"), "jsonl\n");
  }
}

TEST_P(CompletionTest, AShellThatIsUnknownIsRefused) {
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"completion"}, {"completion", "tcsh"}, {"completion", "bash", "zsh"}}) {
    const ProgramResult result = run_program(GetParam().path, words);
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.err, HasSubstr("bash, zsh"));
  }
}

INSTANTIATE_TEST_SUITE_P(Programs, CompletionTest,
                         testing::Values(Tested{"indexer", BROADSHEET_INDEXER},
                                         Tested{"searcher", BROADSHEET_SEARCHER}),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace broadsheet::tests
