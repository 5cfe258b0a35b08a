// Signals and resource limits.
#include "program/limits.h"

#include <sys/resource.h>

#include <algorithm>
#include <csignal>

namespace broadsheet::program {

void ignore_file_size_signal() noexcept { std::signal(SIGXFSZ, SIG_IGN); }

void ignore_broken_pipe_signal() noexcept { std::signal(SIGPIPE, SIG_IGN); }

void allow_many_files() noexcept {
  constexpr rlim_t kEnough = 16384;
  struct rlimit limit = {};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= kEnough) return;
  limit.rlim_cur = std::min(limit.rlim_max, kEnough);
  ::setrlimit(RLIMIT_NOFILE, &limit);  // if it is refused, the limit that is there has to do
}

}  // namespace broadsheet::program
