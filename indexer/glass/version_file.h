// The file "iamglass" of a Xapian database of the glass format: where each table's tree begins, and the
// statistics of the whole.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>

#include "glass/table_writer.h"

namespace broadsheet::indexer::glass {

struct Statistics {
  std::uint32_t documents = 0;
  std::uint32_t last_document = 0;
  std::uint64_t total_length = 0;
  std::uint32_t shortest = 0;  // length of a document that is not empty; 0: all are
  std::uint32_t longest = 0;
  std::uint32_t largest_frequency = 0;  // of a term within a document
};

// Tables that are empty have no file.
struct Tables {
  TableRoot postings;
  TableRoot data;
  TableRoot term_lists;
};

// Attempts to compress a tag of at most so many bytes hardly ever succeed; Xapian's own threshold.
inline constexpr std::uint32_t kCompressAbove = 18;

// Makes the database in `directory` complete: its tables are there. Throws Xapian::DatabaseError if it can't
// be written. Not durable before it is synchronised.
void write_version_file(const std::filesystem::path& directory, const Tables& tables,
                        const Statistics& statistics);

// What a version file says, whoever wrote it.
struct Version {
  enum Table : std::size_t { kPostings, kData, kTermLists, kPositions, kSpelling, kSynonyms, kTables };
  std::uint32_t revision = 0;
  std::array<TableRoot, kTables> tables;  // without the number of their blocks, which only the file tells
  Statistics statistics;
};

// The names of the tables' files, by Version::Table.
inline constexpr std::array<const char*, Version::kTables> kTableFiles{
    "postlist.glass", "docdata.glass", "termlist.glass", "position.glass", "spelling.glass", "synonym.glass"};

// Throws Xapian::DatabaseOpeningError (with the errno) if it can't be read, DatabaseVersionError if it is of
// another format, DatabaseCorruptError if it is damaged.
Version read_version_file(const std::filesystem::path& directory);

}  // namespace broadsheet::indexer::glass
