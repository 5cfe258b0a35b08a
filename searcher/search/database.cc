// Opening indexes, and turning Xapian's errors into ours.
#include "search/database.h"

#include <optional>

#include "broadsheet/schema/index_metadata.h"

namespace broadsheet::searcher {
namespace {

std::string names_of(const std::vector<std::filesystem::path>& directories) {
  std::string names;
  for (const auto& directory : directories) names += (names.empty() ? "" : ", ") + directory.string();
  return names;
}

}  // namespace

SharedIndex::SharedIndex(std::vector<std::filesystem::path> directories)
    : directories_(std::move(directories)) {
  if (directories_.empty()) throw schema::UserError("no index given; name one with --db");
  open();
}

void SharedIndex::open() {
  Xapian::Database all;
  std::vector<std::string> warnings;
  std::optional<schema::PositionLookup> positions;
  for (const auto& directory : directories_) {
    std::string warning;
    const Xapian::Database one = schema::open_index(directory, &warning);
    if (!warning.empty()) warnings.push_back(warning);
    const schema::PositionLookup of_one =
        schema::lookup(schema::positions_of(one), schema::has_remote_shard(directory));
    positions = positions ? schema::join(*positions, of_one) : of_one;
    if (directories_.size() == 1) {
      all = one;
    } else {
      all.add_database(one);
    }
  }
  database_ = all;
  warnings_ = std::move(warnings);
  positions_ = *positions;
}

// Not Xapian::Database::reopen(): it keeps to the shards that the stub named when it was opened, and
// `indexer compact` replaces these.
void SharedIndex::reopen() {
  open();
  ++generation_;
}

void SharedIndex::fail(const Xapian::Error& error) const {
  schema::throw_index_error(names_of(directories_), error);
}

void SharedIndex::fail_modified() const {
  throw schema::IndexError(names_of(directories_) + ": changes faster than it can be read; try again");
}

}  // namespace broadsheet::searcher
