// Reading --timeout.
#include "commands/timeout_option.h"

namespace broadsheet::searcher {
namespace {

// An hour: who can wait longer needs no timeout.
constexpr std::uint64_t kMostMilliseconds = 3'600'000;

}  // namespace

std::chrono::milliseconds timeout_option(const program::CommandLine& line) {
  if (!line.has("timeout")) return std::chrono::milliseconds(0);
  return std::chrono::milliseconds(line.number("timeout", 1, kMostMilliseconds));
}

schema::Deadline deadline_after(std::chrono::milliseconds timeout) {
  if (timeout.count() == 0) return {};
  return std::chrono::steady_clock::now() + timeout;
}

}  // namespace broadsheet::searcher
