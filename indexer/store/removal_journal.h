// What a publication will remove from older shards, written down before it happens.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "store/shard_list.h"

namespace broadsheet::indexer {

// The file in an index directory, there only while documents wait to be removed.
inline constexpr std::string_view kRemovalFile = "pending-removals";

struct RemovalJournal {
  std::string stub;                         // that publishes what replaces the documents
  std::vector<std::string> published;       // the shards that it adds
  std::vector<ShardList::Place> documents;  // in the databases of `stub`
};

void write_journal(const std::filesystem::path& index, const RemovalJournal& journal);

// The documents of the journal of `index`, in the databases of `now`, its list of shards: somebody may have
// edited it meanwhile. None if there is no journal, or if its shards were never published. Throws IndexError
// if it can't be read.
std::vector<ShardList::Place> read_journal(const std::filesystem::path& index, const ShardList& now);

void delete_journal(const std::filesystem::path& index);

}  // namespace broadsheet::indexer
