// What is said when Xapian ends the process.
#include "commands/last_words.h"
#include "program/exit_codes.h"
#include "text/printable.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <exception>
#include <string>
#include <system_error>

namespace broadsheet::indexer {
namespace {

std::string& index_name() {
  static std::string name;
  return name;
}

std::terminate_handler before = nullptr;

[[noreturn]] void say_and_end() {
  const int cause = errno;
  // Any other end has an exception to show: a fault of ours, which shall be seen as such.
  if (std::current_exception() != nullptr && before != nullptr) before();
  const std::string line = fmt::format(
      "indexer: {}: {} (a failed write that Xapian could not take back); the index holds what was committed "
      "before, and the same command does the rest\n",
      schema::printable(index_name()), std::generic_category().message(cause));
  // Nobody could be told if this failed too; the exit code says it.
  [[maybe_unused]] const ssize_t said = ::write(STDERR_FILENO, line.data(), line.size());
  ::_exit(program::kExitFailed);
}

}  // namespace

void prepare_last_words(const std::filesystem::path& index) {
  index_name() = index.string();
  before = std::set_terminate(say_and_end);
}

}  // namespace broadsheet::indexer
