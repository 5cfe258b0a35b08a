// What the program says on standard error.
#include "commands/complain.h"
#include "text/printable.h"

#include <cstdio>
#include <exception>
#include <string>

namespace broadsheet::indexer {

void complain(std::string_view message) noexcept {
  try {
    const std::string line = "indexer: " + schema::printable(message) + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
  } catch (const std::exception&) {
    // No memory even for this; the exit code says it.
  }
}

}  // namespace broadsheet::indexer
