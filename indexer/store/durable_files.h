// Files that are complete on the disk before anything refers to them.
#pragma once

#include <filesystem>
#include <string_view>

namespace broadsheet::indexer {

// Writes `text` to `file` so that, whatever happens, the file is there whole or not at all.
// Throws UserError naming the file.
void write_atomically(const std::filesystem::path& file, std::string_view text);

// Makes the directory and all above it that are missing, their names durable. Throws UserError.
void make_directories(const std::filesystem::path& directory);

// Makes the names in `directory` durable: what was made, renamed and deleted there. Throws UserError.
void sync_entries(const std::filesystem::path& directory);

// Makes all files in `directory`, and their names, durable. Throws UserError naming the file.
void sync_directory(const std::filesystem::path& directory);

}  // namespace broadsheet::indexer
