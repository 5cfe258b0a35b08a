// What Xapian's errors mean to the person at the terminal.
#include "index/index_errors.h"

#include <fmt/format.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace broadsheet::schema {

bool may_be_overtaken(const Xapian::Error& error) {
  const std::string_view type = error.get_type();
  return type == "DatabaseModifiedError" || type == "DatabaseOpeningError" || type == "DatabaseNotFoundError";
}

void throw_index_error(const std::filesystem::path& directory, const Xapian::Error& error) {
  const int cause_number = errno;
  const std::string place = directory.string();
  const std::string_view type = error.get_type();  // Xapian's exceptions are not polymorphic
  if (type == "DatabaseLockError")
    throw IndexLockedError(fmt::format("index {} is locked by another writer", place));
  if (type == "DatabaseVersionError") {
    throw IndexError(fmt::format("{}: the index was written by another version of Xapian ({}); {}", place,
                                 error.get_msg(), kDamagedRemedy));
  }
  // A writer went on by two commits while it was read. Or bytes changed so that it looks like it.
  if (type == "DatabaseModifiedError") {
    throw IndexError(fmt::format(
        "{}: the index was written while it was read; try again, or if nobody writes to it: indexer check",
        place));
  }
  if (type.starts_with("Network")) {
    throw IndexError(fmt::format("{}: a remote shard does not answer: {}", place, error.get_msg()));
  }
  // A commit that failed, and could not be taken back because that fails too: the last state is on the disk.
  // Xapian gives the cause in parentheses.
  const char* const cause = error.get_error_string();
  constexpr std::string_view kFailedTwice = "Modifications failed (";
  const std::string message = error.get_msg();
  const std::size_t end_of_cause = message.find("), and couldn't open at the old revision");
  if (message.starts_with(kFailedTwice) && end_of_cause != std::string::npos) {
    const std::string inner = message.substr(kFailedTwice.size(), end_of_cause - kFailedTwice.size());
    throw IndexError(fmt::format("{}: cannot write: {}", place, inner));
  }
  // Nor does Xapian say why a new database could not be begun; the system still knows.
  if (message.starts_with("Failed to create") && cause == nullptr && cause_number != 0) {
    throw IndexError(
        fmt::format("{}: {} ({})", place, std::generic_category().message(cause_number), message));
  }
  // What the operating system refuses (no space, no permission) is no damage; a file that is missing is.
  if (type != "DatabaseCorruptError" && cause != nullptr &&
      cause != std::generic_category().message(ENOENT)) {
    throw IndexError(fmt::format("{}: {} ({})", place, cause, error.get_msg()));
  }
  if (type.starts_with("Database")) {
    throw IndexError(fmt::format("{}: the index is damaged: {}; {}", place, error.get_msg(), kDamagedRemedy));
  }
  throw IndexError(fmt::format("{}: {}", place, error.get_description()));
}

}  // namespace broadsheet::schema
