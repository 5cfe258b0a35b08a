// Opening an index and its shards.
#include "index/open_index.h"

#include <fmt/format.h>

#include <fstream>
#include <optional>
#include <sstream>
#include <system_error>
#include <utility>

#include "analysis/analyzer.h"
#include "index/index_metadata.h"
#include "index/stub.h"
#include "xapian/remote_signals.h"
#include "xapian/supported_version.h"

namespace broadsheet::schema {
namespace {

namespace fs = std::filesystem;

// Throws unless `directory` is a directory that we may look into and that holds a database.
void require_database(const fs::path& directory) {
  std::error_code error;
  const fs::file_status status = fs::status(directory, error);
  if (status.type() == fs::file_type::not_found) {
    throw index_error(ProblemCode::kNoSuchIndex, directory, "no such index");
  }
  if (error) throw index_error(ProblemCode::kIndexUnreadable, directory, error.message());
  if (status.type() != fs::file_type::directory) {
    throw index_error(ProblemCode::kNotAnIndex, directory, "not an index (an index is a directory)");
  }
  fs::directory_iterator probe(directory, error);
  if (error) throw index_error(ProblemCode::kIndexUnreadable, directory, error.message());
  if (!is_database(directory)) {
    throw index_error(ProblemCode::kNotAnIndex, directory,
                      fmt::format("not an index (it has no file {})", kStubFile));
  }
}

// How long a server may let itself be reached, and be waited for each time it is asked. Xapian can't change
// either for one search, so that a search with a deadline may wait so long. A server in the same building is
// reached in milliseconds; what it is asked may take it seconds (ten is Xapian's own limit).
constexpr useconds_t kReachedMs = 3000;
constexpr useconds_t kAnsweredMs = 10'000;

// All shards of the stub in `directory` as one database, as Xapian opens it, but for the limits above.
// Nothing if a line is not of the kinds that we read: what Xapian makes of it is Xapian's to say.
std::optional<Xapian::Database> open_with_limits(const fs::path& directory) {
  Xapian::Database all;
  for (const StubLine& line : read_stub(directory)) {
    if (line.text.empty() || line.text.front() == '#') continue;
    if (const std::optional<ServerPlace> server = server_of(line)) {
      all.add_database(Xapian::Remote::open(server->host, server->port, kAnsweredMs, kReachedMs));
    } else if (line.is_local()) {
      all.add_database(Xapian::Database((directory / line.place).string()));
    } else {
      return std::nullopt;
    }
  }
  return all;
}

// How often an index is opened anew that a writer changes meanwhile. Each failure needs two commits, or a
// whole rewriting of the index, within the milliseconds of one opening.
constexpr int kOpenAttempts = 10;

}  // namespace

bool is_database(const fs::path& directory) {
  std::error_code ignored;
  return has_stub(directory) || fs::exists(directory / kGlassFile, ignored);
}

Xapian::Database open_index(const fs::path& directory, std::string* warning) {
  require_matching_xapian();
  require_database(directory);
  const IndexParts parts = parts_of_index(directory);  // which must end somewhere
  std::optional<PipeSettingKeeper> keeper;
  if (parts.has_remote) keeper.emplace();
  Xapian::Database database;
  IndexMetadata metadata;
  ReadAttempts attempts(std::span(&directory, 1));
  for (int attempt = 1;; ++attempt) {
    try {
      std::optional<Xapian::Database> limited;
      if (parts.has_remote && has_stub(directory)) limited = open_with_limits(directory);
      database = limited ? std::move(*limited) : Xapian::Database(directory.string());
      metadata = read_metadata(database);
      break;
    } catch (const IndexError& error) {
      throw index_error(error.problem().code, directory, error.what());
    } catch (const Xapian::Error& error) {
      if (attempt == kOpenAttempts || !attempts.again(error)) throw_index_error(directory, error);
    }
  }
  if (metadata.schema_version > kSchemaVersion) {
    throw index_error(
        ProblemCode::kIndexTooNew, directory,
        fmt::format("the index has schema version {}, newer than {}, the newest that this program "
                    "reads; use a newer Broadsheet",
                    metadata.schema_version, kSchemaVersion));
  }
  if (metadata.schema_version < kSchemaVersion) {
    throw index_error(
        ProblemCode::kIndexTooOld, directory,
        fmt::format("the index has schema version {}, older than {}, which this program reads and "
                    "writes; build it anew in another directory, or use the Broadsheet that made it",
                    metadata.schema_version, kSchemaVersion));
  }
  if (warning != nullptr) {
    warning->clear();
    if (metadata.analysis_version != analysis_version()) {
      *warning = fmt::format(
          "{}: its words were cut by analysis {}, this program's is {}: some articles may not be found; "
          "build the "
          "index anew to mend it",
          directory.string(), metadata.analysis_version, analysis_version());
    }
  }
  return database;
}

std::string state_on_disk(const fs::path& directory) {
  std::string state;
  try {
    for (const fs::path& file : files_of_commits(directory)) {
      std::ifstream in(file, std::ios::binary);
      std::ostringstream bytes;
      bytes << in.rdbuf();
      state += fmt::format("{} {}:", file.string(), bytes.str().size()) + bytes.str();
    }
  } catch (const IndexError& error) {
    state += error.what();
  }
  return state;
}

bool ReadAttempts::has_moved() {
  std::string state;
  for (const fs::path& directory : directories_) state += state_on_disk(directory);
  const bool moved = state_ != state;
  state_ = std::move(state);
  return moved;
}

bool ReadAttempts::again(const Xapian::Error& error) {
  if (++attempts_ >= kReadAttempts) return false;
  return may_be_overtaken(error) || (looks_damaged(error) && has_moved());
}

bool ReadAttempts::again(const IndexError& error) {
  if (++attempts_ >= kReadAttempts) return false;
  return error.problem().code == ProblemCode::kIndexDamaged && has_moved();
}

std::vector<fs::path> files_of_commits(const fs::path& directory) {
  require_database(directory);
  IndexParts parts = parts_of_index(directory);
  std::vector<fs::path> files = std::move(parts.stubs);
  // A stub that is made of a plain database is a commit too.
  if (files.empty()) files.push_back(directory / kStubFile);
  for (const fs::path& shard : parts.shards) files.push_back(shard / kGlassFile);
  return files;
}

std::vector<fs::path> shard_paths(const fs::path& directory) {
  require_database(directory);
  if (!has_stub(directory)) return {directory};
  std::vector<fs::path> shards;
  for (const StubLine& line : read_stub(directory)) {
    if (line.is_local()) shards.push_back(directory / line.place);  // an absolute path stays as it is
  }
  return shards;
}

bool has_remote_shard(const fs::path& directory) {
  require_database(directory);
  return parts_of_index(directory).has_remote;
}

std::uint64_t size_on_disk(const fs::path& directory) {
  std::uint64_t total = 0;
  std::error_code error;
  fs::recursive_directory_iterator entry(directory, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    std::error_code vanished;
    const std::uintmax_t size = entry->is_regular_file(vanished) ? entry->file_size(vanished) : 0;
    if (!vanished) total += size;
  }
  return total;
}

}  // namespace broadsheet::schema
