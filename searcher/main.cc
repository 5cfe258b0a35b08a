// The program `searcher`: standard streams, the command, the exit code.
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <iostream>

#include "commands/command.h"
#include "commands/output.h"
#include "program/limits.h"
#include "program/process.h"

namespace {

broadsheet::searcher::Terminal look_at_terminal() {
  broadsheet::searcher::Terminal terminal;
  terminal.is_terminal = ::isatty(STDOUT_FILENO) == 1;
  winsize size{};
  if (terminal.is_terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) terminal.width = size.ws_col;
  const char* no_color = std::getenv("NO_COLOR");
  terminal.no_color = no_color != nullptr && *no_color != '\0';
  return terminal;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace broadsheet::searcher;
  broadsheet::program::hold_standard_descriptors();
  broadsheet::program::ignore_file_size_signal();
  broadsheet::program::allow_many_files();
  // A reader that has seen enough (`| head`) makes a write fail, which is seen below.
  broadsheet::program::ignore_broken_pipe_signal();
  DescriptorBuffer buffer(STDOUT_FILENO);
  std::ostream out(&buffer);
  const int code = run_searcher({argv + (argc > 0 ? 1 : 0), argv + argc},
                                Streams{std::cin, out, std::cerr, look_at_terminal()});
  out.flush();
  if (buffer.error() == 0 || buffer.error() == EPIPE) return code;
  std::cerr << "searcher: cannot write to standard output: " << std::strerror(buffer.error()) << "\n";
  return kFailed;
}
