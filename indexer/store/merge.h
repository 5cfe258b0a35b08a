// Shards made into one, and the rule that says which.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "broadsheet/indexer/add.h"

namespace broadsheet::indexer {

// Writes the documents of the shards `names` of `index`, in this order, to the new shard `target`, compact
// and whole on the disk, by up to `threads` threads. What our own merge can't merge, Xapian's compaction
// does, and all if `written_by` says so. Throws Xapian::Error, and leaves nothing at `target`.
void merge_shards(const std::filesystem::path& index, const std::vector<std::string>& names,
                  const std::string& target, unsigned threads, WrittenBy written_by = WrittenBy::kOwnWriter);

// The same with the databases in these directories.
void merge_databases(const std::vector<std::filesystem::path>& databases, const std::filesystem::path& target,
                     unsigned threads, WrittenBy written_by = WrittenBy::kOwnWriter);

// The blocks of merged shards: larger ones than Xapian's 8 KiB leave less space unused (3 % of an index), and
// cost nothing that could be measured over 1,200 queries, where 64 KiB cost 6 %.
inline constexpr std::uint32_t kMergedBlockBytes = 32u << 10;

// How much larger than all that follow it together a shard must be to be left as it is. Each article is
// rewritten some 8 times for each factor of 8 that the index grows by, and a search meets few shards:
// 10,000,000 articles added one by one live in at most 8.
inline constexpr std::uint64_t kTierRatio = 8;

// How many of the last shards should become one, given how many documents each has: 0, or at least 2.
std::size_t shards_to_merge(const std::vector<std::uint64_t>& documents);

}  // namespace broadsheet::indexer
