// Rewriting an index as one compact shard.
#pragma once

#include <filesystem>

#include "broadsheet/indexer/add.h"

namespace broadsheet::indexer {

// Rewrites the index in place: the new shard is made beside the old ones, the stub is replaced at once, the
// old shards are removed. Whatever happens, the stub names a whole index. The articles of several shards
// stand shard after shard. Holds the write lock throughout. Throws IndexError; UserError for an index that
// can't be rewritten in place (a plain Xapian database, or one with shards on other machines).
void compact_in_place(const std::filesystem::path& index, const LockPatience& patience,
                      WrittenBy written_by = WrittenBy::kOwnWriter);

// Writes a compact copy of `index` to `target`, which must not exist. Throws as above.
void compact_to(const std::filesystem::path& index, const std::filesystem::path& target,
                const LockPatience& patience, WrittenBy written_by = WrittenBy::kOwnWriter);

}  // namespace broadsheet::indexer
