// The table of commands, the help of the program, and what its commands share.
#include "commands/commands.h"

#include <array>
#include <utility>

namespace broadsheet::searcher {
namespace {

constexpr std::array kCommands{
    program::Command{"query", "find articles", &run_query},
    program::Command{"show", "print one stored article whole", &run_show},
    program::Command{"batch", "answer the topics of a file, as a TREC run", &run_batch},
    program::Command{"fields", "list the fields that a query can name", &run_fields},
};

constexpr program::OptionName kOptions[] = {
    {"indexes", "db"}, {"languages", "lang"}, {"query", ""}, {"sources", "source"}};

constexpr program::Program kProgram{
    "searcher",
    "Searches a full-text index of news archives.\n\n"
    "Usage: searcher COMMAND [OPTION]...\n\nCommands:\n",
    kCommands,
    "\nOptions:\n"
    "  -h, --help     print this help; after a command, its own\n"
    "      --version  print the version\n\n"
    "Examples:\n"
    "  searcher query --db news.db typhoon 台風\n"
    "  searcher query --db news.db 'title:budget date:2024-03 -sport'\n"
    "  searcher show --db news.db some-id\n\n"
    "Exit status: 0 if an article was found, 1 if none was, 2 if something went wrong.\n",
    "out of memory",
    kOptions};

}  // namespace

const program::Program& searcher_program() noexcept { return kProgram; }

program::Usage usage_of(std::string command, std::string summary, std::string synopsis, std::string more) {
  program::Usage usage;
  usage.program = "searcher";
  usage.command = std::move(command);
  usage.summary = std::move(summary) + "\n";
  usage.synopsis = std::move(synopsis);
  usage.more = std::move(more);
  return usage;
}

std::vector<std::filesystem::path> database_option(const CommandLine& line) {
  if (!line.has("db")) line.fail("no index given; name one with --db DIR");
  const std::vector<std::string> names = line.all("db");
  return {names.begin(), names.end()};
}

}  // namespace broadsheet::searcher
