// Shards made into one, and the rule that says which.
#include "store/merge.h"

#include <xapian.h>

#include <system_error>

#include "glass/merge.h"
#include "store/durable_files.h"

namespace broadsheet::indexer {

void merge_databases(const std::vector<std::filesystem::path>& databases, const std::filesystem::path& target,
                     unsigned threads, WrittenBy written_by) {
  try {
    if (written_by == WrittenBy::kXapian ||
        !glass::merge_databases(databases, target, kMergedBlockBytes, threads)) {
      Xapian::Database all;
      for (const std::filesystem::path& database : databases)
        all.add_database(Xapian::Database(database.string()));
      all.compact(target.string(), Xapian::Compactor::FULL, static_cast<int>(kMergedBlockBytes));
    }
    sync_directory(target);
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove_all(target, ignored);
    throw;
  }
}

void merge_shards(const std::filesystem::path& index, const std::vector<std::string>& names,
                  const std::string& target, unsigned threads, WrittenBy written_by) {
  std::vector<std::filesystem::path> databases;
  for (const std::string& name : names) databases.push_back(index / name);
  merge_databases(databases, index / target, threads, written_by);
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
