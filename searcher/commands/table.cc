// The table of commands, and the way from arguments to a command.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <exception>
#include <new>

#include "broadsheet/schema/error.h"
#include "broadsheet/schema/version.h"
#include "commands/command.h"
#include "text/printable.h"

namespace broadsheet::searcher {
namespace {

constexpr std::array kCommands{
    Command{"query", "find articles", &run_query},
    Command{"show", "print one stored article whole", &run_show},
    Command{"batch", "answer a file of topics as a TREC run", &run_batch},
    Command{"fields", "list the fields that a query can name", &run_fields},
};

void print_help(std::ostream& out) {
  out << "Searches a full-text index of news archives.\n\n"
         "Usage: searcher COMMAND [OPTION]...\n\nCommands:\n";
  for (const Command& command : kCommands) out << fmt::format("  {:<8}{}\n", command.name, command.summary);
  out << "\nOptions:\n"
         "  -h, --help     print this help; after a command, the help of that command\n"
         "      --version  print the version\n\n"
         "Examples:\n"
         "  searcher query --db news.db typhoon 台風\n"
         "  searcher query --db news.db 'title:budget date:2024-03 -sport'\n"
         "  searcher show --db news.db some-id\n\n"
         "Exit status: 0 if an article was found, 1 if none was, 2 if something went wrong.\n";
}

int dispatch(const std::vector<std::string>& arguments, const Streams& streams) {
  if (arguments.empty()) throw schema::UserError("no command given; see searcher --help");
  const std::string& name = arguments.front();
  if (name == "--help" || name == "-h" || name == "help") {
    print_help(streams.out);
    return kFound;
  }
  if (name == "--version") {
    streams.out << "searcher (Broadsheet) " << schema::kVersion << "\n";
    return kFound;
  }
  const auto* command =
      std::find_if(kCommands.begin(), kCommands.end(), [&](const Command& c) { return c.name == name; });
  if (command == kCommands.end()) {
    throw schema::UserError(fmt::format("there is no command '{}'; see searcher --help", name));
  }
  return command->run({arguments.begin() + 1, arguments.end()}, streams);
}

}  // namespace

std::span<const Command> commands() noexcept { return kCommands; }

int run_searcher(const std::vector<std::string>& arguments, const Streams& streams) {
  std::string problem;
  try {
    return dispatch(arguments, streams);
  } catch (const std::bad_alloc&) {
    problem = "out of memory";
  } catch (const std::exception& error) {
    problem = error.what();
  }
  streams.err << "searcher: " << schema::printable(problem) << "\n";
  return kFailed;
}

}  // namespace broadsheet::searcher
