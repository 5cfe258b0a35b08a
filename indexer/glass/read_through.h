// Whether a database can be read from end to end, for those that we may not write to: Xapian's own check
// opens its tables for writing.
#pragma once

#include <filesystem>

namespace broadsheet::indexer::glass {

// Reads all entries of all tables of the database in `directory`. Throws Xapian::DatabaseCorruptError naming
// the table if one is damaged, if its keys are in no order, or if it has more or fewer entries than its
// version file says; DatabaseModifiedError if a writer overtook it; DatabaseError for what can't be read at
// all.
void read_through(const std::filesystem::path& directory);

}  // namespace broadsheet::indexer::glass
