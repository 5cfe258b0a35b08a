// Who holds the write lock of an index.
#pragma once

#include <filesystem>
#include <string>

namespace broadsheet::indexer {

// "process 4711 (indexer), since 2024-03-01T08:13:00Z", as far as it can be told; empty if it can't. The lock
// is a lock on an open file (Xapian's flintlock), whose holder the system does not tell: the process that has
// the file open is the holder.
std::string describe_lock_holder(const std::filesystem::path& index);

}  // namespace broadsheet::indexer
