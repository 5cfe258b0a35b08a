// The table of commands, and the help of the program.
#include "commands/commands.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>

namespace broadsheet::indexer {
namespace {

constexpr std::array kCommands{
    Command{"add", "add articles of archives to an index", run_add},
    Command{"inspect", "show how records are read, and write nothing", run_inspect},
    Command{"status", "show what an index holds", run_status},
    Command{"remove", "remove articles from an index", run_remove},
    Command{"check", "check that an index is whole", run_check},
    Command{"compact", "make an index smaller and faster to read", run_compact},
};

}  // namespace

std::span<const Command> commands() noexcept { return kCommands; }

void flush_output() {
  if (std::fflush(stdout) != 0) throw std::system_error(errno, std::generic_category());
}

std::string program_help() {
  std::string text =
      "Builds and updates a full-text index of multilingual news archives.\n"
      "Usage:\n"
      "  indexer COMMAND [OPTION...]\n\n"
      "Commands:\n";
  for (const Command& command : kCommands) text += fmt::format("  {:<8} {}\n", command.name, command.meaning);
  text +=
      "\nOptions:\n"
      "  -h, --help     show this help; after a command, its own\n"
      "      --version  show the version\n\n"
      "Exit status:\n"
      "  0  done; all records were accepted\n"
      "  1  finished, but some records were rejected, or faults were found\n"
      "  2  could not work; one line on standard error says why\n\n"
      "Examples:\n"
      "  indexer add --db news archive/\n"
      "  indexer inspect archive/2024/03/01.txt\n"
      "  indexer status --db news\n";
  return text;
}

}  // namespace broadsheet::indexer
