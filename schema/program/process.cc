// Standard descriptors.
#include "program/process.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "broadsheet/schema/error.h"

namespace broadsheet::program {

void hold_standard_descriptors() noexcept {
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
    if (::fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) continue;
    // A new file gets the lowest free number: this one. Opened the wrong way round, it fails as a closed one.
    ::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

void require_standard_input() {
  const int flags = ::fcntl(STDIN_FILENO, F_GETFL);
  if (flags == -1 || (flags & O_ACCMODE) == O_WRONLY) {
    throw schema::UserError(schema::ProblemCode::kStandardInputClosed, "standard input is closed");
  }
}

void require_standard_input(std::span<const std::string> paths) {
  if (std::find(paths.begin(), paths.end(), "-") != paths.end()) require_standard_input();
}

}  // namespace broadsheet::program
