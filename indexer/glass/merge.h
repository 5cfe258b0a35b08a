// Makes one Xapian database of several, as Xapian's compaction does, without unpacking what need not be
// changed: tables are read and written in the order of their keys.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

namespace broadsheet::indexer::glass {

// Writes the documents of the databases `sources`, in this order and numbered without gaps between them, to
// the new database `target`, by up to `threads` threads. Metadata that several have is the first one's.
// Returns false, and makes nothing, if a source is of a kind that only Xapian can merge (open_sources).
// Throws Xapian::DatabaseError, with the errno if reading or writing failed; `target` is then there in parts.
// Not durable before it is synchronised.
bool merge_databases(std::span<const std::filesystem::path> sources, const std::filesystem::path& target,
                     std::uint32_t block_bytes, unsigned threads);

}  // namespace broadsheet::indexer::glass
