// What Xapian's errors say, where only the words of a message or the name of a type tells it.
// Source: Xapian 1.4.22, backends/flint_lock.cc, backends/glass/glass_database.cc, backends/dbfactory.cc.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>

#include "xapian/supported_version.h"

namespace broadsheet::schema {

// What kind of trouble an error of Xapian is. (Its exceptions have no virtual functions: only the name of a
// type tells one that was caught as Xapian::Error.)
enum class XapianTrouble : std::uint8_t {
  kHeldByAnother,  // another writer holds the lock
  kCannotLock,     // the lock can't be taken for another reason: no permission, no space
  kOtherVersion,   // the files are of another version of the format
  kModified,       // a writer went two commits on while it was read
  kCannotOpen,     // a database can't be opened, or is not there
  kCannotCreate,   // a database can't be begun
  kNotBuiltIn,     // this Xapian was built without the back end that is needed
  kNetwork,        // a remote shard does not answer, or what answers is no Xapian server
  kTimeout,        // a remote shard answers too late
  kCorrupt,        // the files are damaged
  kClosed,         // the database was closed before
  kDatabase,       // another error of a database
  kOther,          // no error of a database: a wrong argument, a missing document
};
XapianTrouble trouble_of(const Xapian::Error& error);

// Of a commit that failed, and could not be taken back because that failed too (the last state is on the
// disk): the cause of the first failure, which Xapian gives in parentheses.
std::optional<std::string> cause_of_failed_commit(const Xapian::Error& error);

// Opens a database of the glass format for writing, making it if it is not there. Where Xapian does not say
// why it could not be begun, the error that is thrown says it: nothing else has changed errno by then.
Xapian::WritableDatabase create_database(const std::string& directory, int flags);

}  // namespace broadsheet::schema
