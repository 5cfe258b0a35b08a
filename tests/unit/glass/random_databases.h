// Databases of every shape that Xapian writes, and all that can be asked of one.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace broadsheet::indexer::glass {

using Random = std::mt19937;

// A number less than `limit`.
unsigned below(Random& random, unsigned limit);

// So many documents are added, in several commits; some are removed and replaced. Values, terms and data are
// of all lengths; `block_bytes` as Xapian takes it.
void make_random_database(const std::filesystem::path& directory, Random& random, unsigned documents,
                          int block_bytes = 8192);

// Everything that the database tells of itself, a fact a line.
std::vector<std::string> contents(const std::filesystem::path& directory);

}  // namespace broadsheet::indexer::glass
