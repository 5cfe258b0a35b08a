// The errors of an index, and what Xapian's mean to the person at the terminal.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <string_view>

#include "broadsheet/schema/error.h"

namespace broadsheet::schema {

// What to do with a damaged index, at the end of a message.
inline constexpr std::string_view kDamagedRemedy =
    "restore it from a copy, or build it anew in another directory";

// The error `code` of the index in `directory`, which its text begins with: "DIRECTORY: WHAT".
IndexError index_error(ProblemCode code, const std::filesystem::path& directory, std::string_view what);

// What `error`, which Xapian threw at the index in `directory`, means to the person at the terminal: an
// IndexError (IndexLockedError for a lock that another writer holds) that names the directory, the cause and
// the remedy. DatabaseModifiedError is no fault of the index: reopen and repeat instead.
[[noreturn]] void throw_index_error(const std::filesystem::path& directory, const Xapian::Error& error);

// True if a writer at work can be the cause of `error`, which Xapian threw while an index was read: it
// reused a block that was about to be read, or took away a shard that it had merged into another. On a
// damaged index each attempt fails alike.
bool may_be_overtaken(const Xapian::Error& error);

// True if `error` tells of damage. A writer at work can be the cause of that too: where it is just filling a
// block that a reader of an older state still knows, the reader may see one that fits nothing ("Expected
// block 17 to be level 1, not 0"). ReadAttempts tells the two apart.
bool looks_damaged(const Xapian::Error& error);

}  // namespace broadsheet::schema
