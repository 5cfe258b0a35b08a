// What Xapian's errors mean to the person at the terminal.
#include "index/index_errors.h"

#include <fmt/format.h>

#include <cerrno>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "xapian/error_texts.h"

namespace broadsheet::schema {

IndexError index_error(ProblemCode code, const std::filesystem::path& directory, std::string_view what) {
  Problem problem;
  problem.code = code;
  problem.subject = directory.string();
  problem.text = fmt::format("{}: {}", problem.subject, what);
  return IndexError(std::move(problem));
}

bool may_be_overtaken(const Xapian::Error& error) {
  const XapianTrouble trouble = trouble_of(error);
  return trouble == XapianTrouble::kModified || trouble == XapianTrouble::kCannotOpen;
}

bool looks_damaged(const Xapian::Error& error) {
  const XapianTrouble trouble = trouble_of(error);
  return trouble == XapianTrouble::kCorrupt || trouble == XapianTrouble::kDatabase ||
         (trouble == XapianTrouble::kOther && error.get_type() != std::string_view("InvalidArgumentError"));
}

void throw_index_error(const std::filesystem::path& directory, const Xapian::Error& error) {
  const std::string& message = error.get_msg();
  const auto damaged = [&] {
    return index_error(ProblemCode::kIndexDamaged, directory,
                       fmt::format("the index is damaged: {}; {}", message, kDamagedRemedy));
  };
  switch (trouble_of(error)) {
    case XapianTrouble::kHeldByAnother:
      throw IndexLockedError(ProblemCode::kIndexLocked,
                             fmt::format("index {} is locked by another writer", directory.string()));
    case XapianTrouble::kCannotLock:
      throw index_error(ProblemCode::kIndexUnwritable, directory, "cannot lock the index: " + message);
    case XapianTrouble::kOtherVersion:
      throw index_error(ProblemCode::kOtherXapian, directory,
                        fmt::format("the index was written by another version of Xapian ({}); {}", message,
                                    kDamagedRemedy));
    case XapianTrouble::kModified:
      // A writer went on by two commits while it was read. Or bytes changed so that it looks like it.
      throw index_error(ProblemCode::kIndexOvertaken, directory, "the index was written while it was read");
    case XapianTrouble::kNotBuiltIn:
      throw index_error(ProblemCode::kOtherXapian, directory,
                        fmt::format("the Xapian library, version {}, lacks what reads this index: {}",
                                    Xapian::version_string(), message));
    case XapianTrouble::kNetwork:
    case XapianTrouble::kTimeout:
      throw index_error(ProblemCode::kRemoteShardSilent, directory,
                        "a remote shard does not answer: " + message);
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
    throw index_error(ProblemCode::kIndexUnwritable, directory, "cannot write: " + *cause);
  // What the operating system refuses (no space, no permission) is no damage; a file that is missing is.
  const char* const cause = error.get_error_string();
  if (cause != nullptr && cause != std::generic_category().message(ENOENT))
    throw index_error(ProblemCode::kIndexUnreadable, directory, fmt::format("{} ({})", cause, message));
  if (trouble_of(error) == XapianTrouble::kCannotCreate)
    throw index_error(ProblemCode::kIndexUnwritable, directory, "cannot be made: " + message);
  if (trouble_of(error) != XapianTrouble::kOther) throw damaged();
  throw index_error(ProblemCode::kIndexUnreadable, directory, error.get_description());
}

}  // namespace broadsheet::schema
