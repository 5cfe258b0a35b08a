// What a command is: a function from its arguments and streams to an exit code, in one table.
#pragma once

#include <cstddef>
#include <istream>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::searcher {

// Exit codes, as grep's.
inline constexpr int kFound = 0;
inline constexpr int kNothingFound = 1;
inline constexpr int kFailed = 2;

// What the program may know of the place that its output goes to.
struct Terminal {
  bool is_terminal = false;
  std::size_t width = 0;  // columns; 0: not known
  bool no_color = false;  // NO_COLOR is set and not empty (https://no-color.org)
};

// Where a command reads and writes.
struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  Terminal terminal;
};

struct Command {
  std::string_view name;
  std::string_view summary;
  // Runs it with the arguments after its name. Throws UserError for what ends it.
  int (*run)(const std::vector<std::string>& arguments, const Streams& streams);
};

// All commands. Constant.
std::span<const Command> commands() noexcept;

// Runs the program: `arguments` without the program's own name. Never throws: every error becomes one line on
// `streams.err` and kFailed.
int run_searcher(const std::vector<std::string>& arguments, const Streams& streams);

int run_query(const std::vector<std::string>& arguments, const Streams& streams);
int run_show(const std::vector<std::string>& arguments, const Streams& streams);
int run_batch(const std::vector<std::string>& arguments, const Streams& streams);
int run_fields(const std::vector<std::string>& arguments, const Streams& streams);

}  // namespace broadsheet::searcher
