// Whether a shard is whole, as Xapian's own code sees it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace broadsheet::indexer {

// How a shard was judged.
enum class Judgement {
  kInPlace,  // by Xapian's check
  kCopy,     // by Xapian's check of a copy: it opens tables for writing, though it writes nothing
  kReading,  // there was no room for a copy: block by block by our reader, and list by list by Xapian's
};

struct ShardCheck {
  std::size_t faults = 0;
  // What was found, if anything: lines that name the shard. Xapian's check tells of each table what it was
  // looking at, so there may be more lines than faults.
  std::vector<std::string> report;
  Judgement judgement = Judgement::kInPlace;
};

// Checks the shard in `directory`. Copies are made in the directory for temporary files (TMPDIR), and
// removed. Throws nothing that a damaged shard causes: that is a fault.
ShardCheck check_shard(const std::filesystem::path& directory);

}  // namespace broadsheet::indexer
