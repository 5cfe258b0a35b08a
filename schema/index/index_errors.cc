// What Xapian's errors mean to the person at the terminal.
#include "index/index_errors.h"

#include <fmt/format.h>

#include <cerrno>
#include <optional>
#include <string>
#include <system_error>

#include "xapian/error_texts.h"

namespace broadsheet::schema {

bool may_be_overtaken(const Xapian::Error& error) {
  const XapianTrouble trouble = trouble_of(error);
  return trouble == XapianTrouble::kModified || trouble == XapianTrouble::kCannotOpen;
}

void throw_index_error(const std::filesystem::path& directory, const Xapian::Error& error) {
  const std::string place = directory.string();
  const std::string& message = error.get_msg();
  const auto damaged = [&] {
    return IndexError(fmt::format("{}: the index is damaged: {}; {}", place, message, kDamagedRemedy));
  };
  switch (trouble_of(error)) {
    case XapianTrouble::kHeldByAnother:
      throw IndexLockedError(fmt::format("index {} is locked by another writer", place));
    case XapianTrouble::kCannotLock:
      throw IndexError(fmt::format("{}: cannot lock the index: {}", place, message));
    case XapianTrouble::kOtherVersion:
      throw IndexError(fmt::format("{}: the index was written by another version of Xapian ({}); {}", place,
                                   message, kDamagedRemedy));
    case XapianTrouble::kModified:
      // A writer went on by two commits while it was read. Or bytes changed so that it looks like it.
      throw IndexError(fmt::format(
          "{}: the index was written while it was read; try again, or if nobody writes to it: indexer check",
          place));
    case XapianTrouble::kNotBuiltIn:
      throw IndexError(fmt::format("{}: the Xapian library, version {}, lacks what reads this index: {}",
                                   place, Xapian::version_string(), message));
    case XapianTrouble::kNetwork:
    case XapianTrouble::kTimeout:
      throw IndexError(fmt::format("{}: a remote shard does not answer: {}", place, message));
    case XapianTrouble::kCorrupt:
      throw damaged();
    case XapianTrouble::kCannotOpen:
    case XapianTrouble::kCannotCreate:
    case XapianTrouble::kClosed:
    case XapianTrouble::kDatabase:
    case XapianTrouble::kOther:
      break;
  }
  if (const std::optional<std::string> cause = cause_of_failed_commit(error))
    throw IndexError(fmt::format("{}: cannot write: {}", place, *cause));
  // What the operating system refuses (no space, no permission) is no damage; a file that is missing is.
  const char* const cause = error.get_error_string();
  if (cause != nullptr && cause != std::generic_category().message(ENOENT))
    throw IndexError(fmt::format("{}: {} ({})", place, cause, message));
  if (trouble_of(error) == XapianTrouble::kCannotCreate)
    throw IndexError(fmt::format("{}: cannot be made: {}", place, message));
  if (trouble_of(error) != XapianTrouble::kOther) throw damaged();
  throw IndexError(fmt::format("{}: {}", place, error.get_description()));
}

}  // namespace broadsheet::schema
