// Shards made into one by Xapian's compaction, and the rule that says which.
#include "writer/merge.h"

#include <xapian.h>

#include <system_error>

#include "writer/durable_files.h"

namespace broadsheet::indexer {

void merge_shards(const std::filesystem::path& index, const std::vector<std::string>& names,
                  const std::string& target) {
  try {
    Xapian::Database all;
    for (const std::string& name : names) all.add_database(Xapian::Database((index / name).string()));
    all.compact((index / target).string(), Xapian::Compactor::FULL, kMergedBlockBytes);
    sync_directory(index / target);
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove_all(index / target, ignored);
    throw;
  }
}

std::size_t shards_to_merge(const std::vector<std::uint64_t>& documents) {
  std::uint64_t behind = 0;
  std::size_t merged = 0;
  for (std::size_t count = 1; count <= documents.size(); ++count) {
    const std::uint64_t size = documents[documents.size() - count];
    // Whatever stands behind a shard that is merged is merged too: the order of articles stays.
    if (count > 1 && size < kTierRatio * behind) merged = count;
    if (count > 1 && size == 0) merged = count;
    behind += size;
  }
  return merged;
}

}  // namespace broadsheet::indexer
