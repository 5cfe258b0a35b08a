/// What an index says of itself: versions, creation, last run. Kept in Xapian metadata under keys
/// "broadsheet.*".
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "broadsheet/schema/error.h"
#include "broadsheet/schema/positions.h"

namespace broadsheet::schema {

/// The version of the layout that docs/SCHEMA.md describes. Raised when an older searcher would read it
/// wrongly.
inline constexpr int kSchemaVersion = 4;

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

}  // namespace broadsheet::schema
