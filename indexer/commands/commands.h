// The commands of the program `indexer`, one file each. Each takes the words after its name and returns the
// exit code; what ends it early is thrown as UserError.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::indexer {

// Exit codes of all commands.
inline constexpr int kExitDone = 0;      // all went well
inline constexpr int kExitProblems = 1;  // finished, but records were rejected or faults found
inline constexpr int kExitFailed = 2;    // could not work

using Words = std::vector<std::string>;

int run_add(const Words& words);
int run_inspect(const Words& words);
int run_status(const Words& words);
int run_remove(const Words& words);
int run_check(const Words& words);
int run_compact(const Words& words);

struct Command {
  std::string_view name;
  std::string_view meaning;
  int (*run)(const Words& words);
};

// In the order of the help.
std::span<const Command> commands() noexcept;

// Writes out what was printed so far. Throws std::system_error if it can't be written: a summary that did not
// arrive is no success, and a question that nobody sees has no answer.
void flush_output();

// The text of `indexer --help`.
std::string program_help();

}  // namespace broadsheet::indexer
