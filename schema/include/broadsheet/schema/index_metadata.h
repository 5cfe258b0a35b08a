/// What an index says of itself: versions, creation, last run. Kept in Xapian metadata under keys
/// "broadsheet.*". Also where an index directory and its shards are opened, so that indexer and searcher
/// agree.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "broadsheet/schema/error.h"
#include "broadsheet/schema/positions.h"

namespace broadsheet::schema {

/// The version of the layout that docs/SCHEMA.md describes. Raised when an older searcher would read it
/// wrongly.
inline constexpr int kSchemaVersion = 2;

/// The file in an index directory that makes it a Xapian stub database: one shard a line.
inline constexpr std::string_view kStubFile = "XAPIANDB";

/// The description an index carries.
struct IndexMetadata {
  int schema_version = kSchemaVersion;
  std::string analysis_version;              ///< as analysis_version() was when it was made
  std::string created;                       ///< RFC 3339, UTC
  std::string last_run;                      ///< JSON summary of the last `indexer add`; empty if none
  Positions positions = Positions::kPacked;  ///< how its documents hold positions
};

/// Reads the description. Throws IndexError if there is none (no Broadsheet index).
IndexMetadata read_metadata(const Xapian::Database& database);

/// The description as Xapian metadata: names and values.
std::vector<std::pair<std::string, std::string>> metadata_entries(const IndexMetadata& metadata);

/// Writes the description of a new index. It is committed with the next commit of `database`.
void write_metadata(Xapian::WritableDatabase& database, const IndexMetadata& metadata);

/// Writes only the summary of the last run. It is committed with the next commit of `database`.
void write_last_run(Xapian::WritableDatabase& database, std::string_view json);

/// How the documents of `database` hold positions, by its metadata; as Xapian does in a database that is no
/// index of ours.
Positions positions_of(const Xapian::Database& database);

/// True if the stub of the index in `directory` names a remote shard. Throws IndexError as open_index does.
bool has_remote_shard(const std::filesystem::path& directory);

/// False if `shard`, one database, is served by another process: Xapian's server runs no posting source and
/// no key maker of ours.
bool is_local_shard(const Xapian::Database& shard);

/// Lets this process open as many files as the system allows, 16,384 at most: each shard takes some five, an
/// index that is being built may have a hundred, and the usual 1,024 are soon used up. For the beginning of a
/// program.
void allow_many_files() noexcept;

/// True if `directory` holds a Xapian database of any kind: a stub of shards, or a plain one.
bool is_database(const std::filesystem::path& directory);

/// Opens the index in `directory` for reading: all shards of its stub, or a plain Xapian database.
///
/// Throws IndexError, naming `directory` and the remedy, if it does not exist, is no index, is damaged, or
/// has another schema version. `warning` (if not null) is set to one line if its analysis version is another
/// than ours.
Xapian::Database open_index(const std::filesystem::path& directory, std::string* warning = nullptr);

/// What `error`, which Xapian threw at the index in `directory`, means to the person at the terminal: an
/// IndexError (IndexLockedError for a lock) that names the directory, the cause and the remedy.
/// DatabaseModifiedError is no fault of the index: reopen and repeat instead.
[[noreturn]] void throw_index_error(const std::filesystem::path& directory, const Xapian::Error& error);

/// True if a writer at work can be the cause of `error`, which Xapian threw while an index was read: it
/// reused a block that was about to be read, or took away a shard that it had merged into another. On a
/// damaged index each attempt fails alike.
bool may_be_overtaken(const Xapian::Error& error);

/// How often read_index() begins at the most. Each failure means that a writer went two commits on, or merged
/// a shard, during one reading: no writer of ours does that so often.
inline constexpr int kReadAttempts = 20;

/// `operation(database)` on the index in `directory`, from its beginning on the index as it is by then
/// whenever a writer overtook it. Throws IndexError for whatever Xapian says, and as open_index does.
template <typename Operation>
auto read_index(const std::filesystem::path& directory, Operation&& operation,
                std::string* warning = nullptr) {
  for (int attempt = 1;; ++attempt) {
    try {
      const Xapian::Database database = open_index(directory, warning);
      return operation(database);
    } catch (const Xapian::Error& error) {
      if (attempt == kReadAttempts || !may_be_overtaken(error)) throw_index_error(directory, error);
    }
  }
}

/// The directories of the local shards of the index in `directory`, in the order of the stub; remote ones are
/// left out; a plain database is its own shard. Throws IndexError as open_index does.
std::vector<std::filesystem::path> shard_paths(const std::filesystem::path& directory);

/// The bytes that all files of the index in `directory` take. Files that vanish meanwhile count nothing.
std::uint64_t size_on_disk(const std::filesystem::path& directory);

}  // namespace broadsheet::schema
