// How many files a process may open.
#include <sys/resource.h>

#include <algorithm>

#include "broadsheet/schema/process.h"

namespace broadsheet::schema {

void allow_many_files() noexcept {
  constexpr rlim_t kEnough = 16384;
  struct rlimit limit = {};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= kEnough) return;
  limit.rlim_cur = std::min(limit.rlim_max, kEnough);
  ::setrlimit(RLIMIT_NOFILE, &limit);  // if it is refused, the limit that is there has to do
}

}  // namespace broadsheet::schema
