// The table of commands, the help of the program, and what its commands share.
#include "commands/commands.h"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace broadsheet::indexer {
namespace {

constexpr std::array kCommands{
    program::Command{"add", "add the articles of archives to an index", run_add},
    program::Command{"inspect", "show how records are read, and write nothing", run_inspect},
    program::Command{"forms", "list what can be read: forms, containers, media types", run_forms},
    program::Command{"original", "print the record that an article was read from", run_original},
    program::Command{"status", "show what an index holds", run_status},
    program::Command{"remove", "remove articles from an index", run_remove},
    program::Command{"check", "check that an index is whole", run_check},
    program::Command{"compact", "make an index smaller and faster to read", run_compact},
};

constexpr program::OptionName kOptions[] = {{"index", "db"}};

constexpr program::Program kProgram{
    "indexer",
    "Builds and updates a full-text index of multilingual news archives.\n"
    "Usage:\n"
    "  indexer COMMAND [OPTION...]\n\n"
    "Commands:\n",
    kCommands,
    "\nOptions:\n"
    "  -h, --help     print this help; after a command, its own\n"
    "      --version  print the version\n\n"
    "Exit status:\n"
    "  0  done; all records were accepted\n"
    "  1  finished, but some records were rejected, or faults were found\n"
    "  2  failed; one line on standard error says why\n\n"
    "Examples:\n"
    "  indexer add --db news archive/\n"
    "  indexer inspect archive/2024/03/01.txt\n"
    "  indexer status --db news\n",
    "out of memory; the index holds what was committed, and the same command does the rest",
    kOptions};

}  // namespace

const program::Program& indexer_program() noexcept { return kProgram; }

CommandLine command_line_of(std::string command, std::string summary, const std::string& operands,
                            const std::vector<std::string>& examples) {
  program::Usage usage;
  usage.program = "indexer";
  usage.command = std::move(command);
  usage.summary = std::move(summary);
  usage.synopsis = "[OPTION...] " + operands;
  usage.more = "\nExamples:\n";
  for (const std::string& example : examples) usage.more += "  " + example + "\n";
  return CommandLine(std::move(usage));
}

std::string index_option(const CommandLine& line) {
  std::string directory = line.get("db");
  if (directory.empty()) line.fail("no index given; name one with --db DIR");
  return directory;
}

void require_no_operands(const CommandLine& line) {
  if (!line.operands().empty()) line.fail(fmt::format("unexpected argument '{}'", line.operands().front()));
}

}  // namespace broadsheet::indexer
