// The option --wait of the commands that write.
#include "commands/wait_option.h"

#include <fmt/format.h>

namespace broadsheet::indexer {
namespace {

// A year: as long as anybody would.
constexpr std::uint64_t kMostSeconds = 366ull * 24 * 3600;

}  // namespace

void add_wait_option(CommandLine& line) {
  line.optional_value(
      "wait", "wait until no other writer holds the index: as long as it takes, or SECONDS (--wait=60)",
      "SECONDS", std::to_string(kMostSeconds));
}

LockPatience wait_option(const CommandLine& line) {
  LockPatience patience;
  patience.time = std::chrono::seconds(line.number("wait", 0, kMostSeconds, 0));
  patience.on_waiting = [](const std::string& holder) {
    complain(fmt::format("waiting for another writer{}{}", holder.empty() ? "" : ": ", holder));
  };
  return patience;
}

}  // namespace broadsheet::indexer
