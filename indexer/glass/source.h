// A database that is merged with others: its tables, and the numbers of its documents there and in the merged
// database.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "glass/table_reader.h"
#include "glass/version_file.h"

namespace broadsheet::indexer::glass {

struct Source {
  Source(const std::filesystem::path& directory, const Version& stated);

  Version version;
  TableFile postings;
  TableFile data;
  TableFile term_lists;
  // The documents that are there; both 0 if there are none.
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::int64_t offset = 0;  // what is added to their numbers

  bool has(std::uint32_t document) const { return first <= document && document <= last && document != 0; }
  // The number in the merged database of a document that is there.
  std::uint32_t renumbered(std::uint32_t document) const {
    return static_cast<std::uint32_t>(static_cast<std::int64_t>(document) + offset);
  }
};

struct Sources {
  std::vector<std::unique_ptr<Source>> all;
  Statistics statistics;  // of the merged database
};

// Opens databases so that the documents of each come after those of the one before, unused numbers before the
// first and behind the last left out. Returns nothing if only Xapian can merge them: one is of another format
// or of another version of this one, or has what merge.cc can't merge (positions, spellings, synonyms), or
// lacks term lists. Throws Xapian::DatabaseError for one that is damaged or can't be read.
std::optional<Sources> open_sources(std::span<const std::filesystem::path> directories);

}  // namespace broadsheet::indexer::glass
