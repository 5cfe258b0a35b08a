// Opening indexes, and turning Xapian's errors into ours.
#include "search/database.h"

#include <sys/stat.h>

#include <algorithm>
#include <optional>

#include "index/index_errors.h"
#include "index/index_metadata.h"
#include "index/open_index.h"
#include "index/stub.h"

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

SharedIndex::Stamp SharedIndex::stamp_of(const std::filesystem::path& file) {
  Stamp stamp;
  stamp.file = file;
  struct stat status = {};
  if (::stat(file.c_str(), &status) == 0) {
    stamp.inode = status.st_ino;
    stamp.changed_ns = std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
  }
  return stamp;
}

// A few calls of stat(2), some microseconds: what was added a moment ago is found, whoever asks.
bool SharedIndex::has_changed() const {
  return std::any_of(stamps_.begin(), stamps_.end(),
                     [](const Stamp& stamp) { return stamp_of(stamp.file) != stamp; });
}

void SharedIndex::open() {
  // Taken before the index is opened: what changes meanwhile is seen by the next look.
  std::vector<Stamp> stamps;
  for (const auto& directory : directories_) {
    stamps.push_back(stamp_of(directory / schema::kStubFile));
    for (const auto& shard : schema::shard_paths(directory))
      stamps.push_back(stamp_of(shard / schema::kGlassFile));
  }
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
  stamps_ = std::move(stamps);
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

}  // namespace broadsheet::searcher
