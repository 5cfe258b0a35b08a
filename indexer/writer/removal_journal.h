// What a publication will remove from older shards, written down before it happens.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "writer/shard_list.h"

namespace broadsheet::indexer {

// The file in an index directory, there only while documents wait to be removed.
inline constexpr std::string_view kRemovalFile = "pending-removals";

struct RemovalJournal {
  std::string stub;  // the removals count if the stub reads so: else it was never published
  std::vector<ShardList::Place> documents;  // ascending
};

void write_journal(const std::filesystem::path& index, const RemovalJournal& journal);

// The journal of `index`, if there is one and it speaks of the index as it is. Throws IndexError if it can't
// be read.
std::optional<RemovalJournal> read_journal(const std::filesystem::path& index);

void delete_journal(const std::filesystem::path& index);

}  // namespace broadsheet::indexer
