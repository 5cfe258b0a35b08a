// The lock of an index: one writer at a time, whatever number of shards it has.
#pragma once

#include <filesystem>
#include <string_view>

#include "broadsheet/indexer/add.h"
#include "store/descriptor.h"

namespace broadsheet::indexer {

// The file in an index directory whose lock (flock(2)) is the index's. It stays when the lock is let go.
inline constexpr std::string_view kLockFile = "write.lock";

class IndexLock {
 public:
  // Takes the lock of the index in `directory`, which must exist. Throws IndexLockedError, naming the holder,
  // if another has it (or Xapian's lock of one of its shards) for longer than `patience`; IndexError if there
  // can be no lock (a directory that can't be written to).
  explicit IndexLock(const std::filesystem::path& directory, const LockPatience& patience = {});

 private:
  Descriptor file_;
};

}  // namespace broadsheet::indexer
