// Files that are whole on the disk before anything speaks of them.
#pragma once

#include <filesystem>
#include <string_view>

namespace broadsheet::indexer {

// Writes `text` to `file` so that, whatever happens, the file is there whole or not at all.
// Throws UserError naming the file.
void write_atomically(const std::filesystem::path& file, std::string_view text);

// Makes all files in `directory`, and their names, durable. Throws UserError naming the file.
void sync_directory(const std::filesystem::path& directory);

}  // namespace broadsheet::indexer
