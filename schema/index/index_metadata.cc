// What an index says of itself, and where it and its shards are opened.
#include "broadsheet/schema/index_metadata.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <system_error>

#include "analysis/analyzer.h"

namespace broadsheet::schema {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSchemaKey = "broadsheet.schema";
constexpr std::string_view kAnalysisKey = "broadsheet.analysis";
constexpr std::string_view kCreatedKey = "broadsheet.created";
constexpr std::string_view kLastRunKey = "broadsheet.last_run";
constexpr std::string_view kPositionsKey = "broadsheet.positions";

// The file that makes a directory a Xapian database of the glass format.
constexpr std::string_view kGlassFile = "iamglass";

constexpr std::string_view kDamagedRemedy = "restore it from a copy, or build it anew in another directory";

std::string get(const Xapian::Database& database, std::string_view key) {
  return database.get_metadata(std::string(key));
}

// The number that `text` is, whole, or -1.
int number(const std::string& text) {
  int value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? value : -1;
}

// Throws unless `directory` is a directory that we may look into and that holds a database.
void require_database(const fs::path& directory) {
  std::error_code error;
  const fs::file_status status = fs::status(directory, error);
  if (status.type() == fs::file_type::not_found) {
    throw IndexError(fmt::format("{}: no such index; make one with: indexer add --db {} PATH...",
                                 directory.string(), directory.string()));
  }
  if (error) throw IndexError(fmt::format("{}: {}", directory.string(), error.message()));
  if (status.type() != fs::file_type::directory) {
    throw IndexError(fmt::format("{}: not an index (an index is a directory)", directory.string()));
  }
  fs::directory_iterator probe(directory, error);
  if (error) throw IndexError(fmt::format("{}: {}", directory.string(), error.message()));
  if (!is_database(directory)) {
    throw IndexError(fmt::format("{}: not an index (it has no file {})", directory.string(), kStubFile));
  }
}

// How often an index is opened anew that a writer changes meanwhile. Each failure needs two commits, or a
// whole rewriting of the index, within the milliseconds of one opening.
constexpr int kOpenAttempts = 10;

// What a stub file says of a shard: "type place".
struct StubLine {
  std::string type;
  std::string place;
};

bool is_stub(const fs::path& directory) {
  std::error_code ignored;
  return fs::exists(directory / kStubFile, ignored);
}

std::vector<StubLine> read_stub(const fs::path& directory) {
  std::ifstream stub(directory / kStubFile);
  if (!stub) throw IndexError(fmt::format("{}: cannot read its file {}", directory.string(), kStubFile));
  std::vector<StubLine> lines;
  for (std::string line; std::getline(stub, line);) {
    const std::size_t space = line.find(' ');
    if (line.empty() || line.front() == '#' || space == std::string::npos) continue;
    lines.push_back({line.substr(0, space), line.substr(space + 1)});
  }
  return lines;
}

}  // namespace

bool may_be_overtaken(const Xapian::Error& error) {
  const std::string_view type = error.get_type();
  return type == "DatabaseModifiedError" || type == "DatabaseOpeningError" || type == "DatabaseNotFoundError";
}

std::string_view to_string(Positions positions) noexcept {
  return positions == Positions::kPacked ? "packed" : "xapian";
}

std::optional<Positions> read_positions(std::string_view word) noexcept {
  if (word == to_string(Positions::kPacked)) return Positions::kPacked;
  if (word == to_string(Positions::kXapian)) return Positions::kXapian;
  return std::nullopt;
}

PositionLookup lookup(Positions positions, bool has_remote_shard) noexcept {
  if (positions == Positions::kXapian) return PositionLookup::kXapian;
  return has_remote_shard ? PositionLookup::kNone : PositionLookup::kPacked;
}

PositionLookup join(PositionLookup one, PositionLookup other) noexcept {
  if (one == other) return one;
  const bool none = one == PositionLookup::kNone || other == PositionLookup::kNone;
  return none ? PositionLookup::kNone : PositionLookup::kEither;
}

IndexMetadata read_metadata(const Xapian::Database& database) {
  IndexMetadata metadata;
  const std::string version = get(database, kSchemaKey);
  if (version.empty()) throw IndexError("a Xapian database, but not a Broadsheet index");
  metadata.schema_version = number(version);
  if (metadata.schema_version < 1) {
    throw IndexError(
        fmt::format("the index is damaged: its schema version reads '{}'; {}", version, kDamagedRemedy));
  }
  metadata.analysis_version = get(database, kAnalysisKey);
  metadata.created = get(database, kCreatedKey);
  metadata.last_run = get(database, kLastRunKey);
  metadata.positions = positions_of(database);
  return metadata;
}

Positions positions_of(const Xapian::Database& database) {
  return read_positions(get(database, kPositionsKey)).value_or(Positions::kXapian);
}

std::vector<std::pair<std::string, std::string>> metadata_entries(const IndexMetadata& metadata) {
  return {{std::string(kSchemaKey), std::to_string(metadata.schema_version)},
          {std::string(kAnalysisKey), metadata.analysis_version},
          {std::string(kCreatedKey), metadata.created},
          {std::string(kLastRunKey), metadata.last_run},
          {std::string(kPositionsKey), std::string(to_string(metadata.positions))}};
}

void write_metadata(Xapian::WritableDatabase& database, const IndexMetadata& metadata) {
  for (const auto& [name, value] : metadata_entries(metadata)) database.set_metadata(name, value);
}

void write_last_run(Xapian::WritableDatabase& database, std::string_view json) {
  database.set_metadata(std::string(kLastRunKey), std::string(json));
}

bool is_local_shard(const Xapian::Database& shard) {
  try {
    shard.get_revision();  // which only Xapian's own tables have
    return true;
  } catch (const Xapian::UnimplementedError&) {
    return false;
  }
}

void allow_many_files() noexcept {
  constexpr rlim_t kEnough = 16384;
  struct rlimit limit = {};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= kEnough) return;
  limit.rlim_cur = std::min(limit.rlim_max, kEnough);
  ::setrlimit(RLIMIT_NOFILE, &limit);  // if it is refused, the limit that is there has to do
}

bool is_database(const fs::path& directory) {
  std::error_code ignored;
  return fs::exists(directory / kStubFile, ignored) || fs::exists(directory / kGlassFile, ignored);
}

Xapian::Database open_index(const fs::path& directory, std::string* warning) {
  require_database(directory);
  Xapian::Database database;
  IndexMetadata metadata;
  for (int attempt = 1;; ++attempt) {
    try {
      database = Xapian::Database(directory.string());
      metadata = read_metadata(database);
      break;
    } catch (const IndexError& error) {
      throw IndexError(fmt::format("{}: {}", directory.string(), error.what()));
    } catch (const Xapian::Error& error) {
      if (attempt == kOpenAttempts || !may_be_overtaken(error)) throw_index_error(directory, error);
    }
  }
  if (metadata.schema_version > kSchemaVersion) {
    throw IndexError(fmt::format(
        "{}: the index has schema version {}, newer than {}, the newest that this program reads; use a "
        "newer Broadsheet",
        directory.string(), metadata.schema_version, kSchemaVersion));
  }
  if (metadata.schema_version < kSchemaVersion) {
    throw IndexError(fmt::format(
        "{}: the index has schema version {}, older than {}, which this program reads and writes; build it "
        "anew in another directory, or use the Broadsheet that made it",
        directory.string(), metadata.schema_version, kSchemaVersion));
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

std::vector<fs::path> shard_paths(const fs::path& directory) {
  require_database(directory);
  if (!is_stub(directory)) return {directory};
  std::vector<fs::path> shards;
  for (const StubLine& line : read_stub(directory)) {
    if (line.type != "auto" && line.type != "glass") continue;  // remote ones have no directory here
    shards.push_back(directory / line.place);                   // an absolute path stays as it is
  }
  return shards;
}

bool has_remote_shard(const fs::path& directory) {
  require_database(directory);
  if (!is_stub(directory)) return false;
  const std::vector<StubLine> lines = read_stub(directory);
  return std::any_of(lines.begin(), lines.end(), [](const StubLine& line) { return line.type == "remote"; });
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

void throw_index_error(const fs::path& directory, const Xapian::Error& error) {
  const int cause_number = errno;
  const std::string place = directory.string();
  const std::string_view type = error.get_type();  // Xapian's exceptions are not polymorphic
  if (type == "DatabaseLockError")
    throw IndexLockedError(fmt::format("index {} is locked by another writer", place));
  if (type == "DatabaseVersionError") {
    throw IndexError(fmt::format("{}: the index was written by another version of Xapian ({}); {}", place,
                                 error.get_msg(), kDamagedRemedy));
  }
  // A writer went on by two commits while it was read. Or bytes changed so that it looks like it.
  if (type == "DatabaseModifiedError") {
    throw IndexError(fmt::format(
        "{}: the index was written while it was read; try again, or if nobody writes to it: indexer check",
        place));
  }
  if (type.starts_with("Network")) {
    throw IndexError(fmt::format("{}: a remote shard does not answer: {}", place, error.get_msg()));
  }
  // A commit that failed, and could not be taken back because that fails too: the last state is on the disk.
  // Xapian gives the cause in parentheses.
  const char* const cause = error.get_error_string();
  constexpr std::string_view kFailedTwice = "Modifications failed (";
  const std::string message = error.get_msg();
  const std::size_t end_of_cause = message.find("), and couldn't open at the old revision");
  if (message.starts_with(kFailedTwice) && end_of_cause != std::string::npos) {
    const std::string inner = message.substr(kFailedTwice.size(), end_of_cause - kFailedTwice.size());
    throw IndexError(fmt::format("{}: cannot write: {}", place, inner));
  }
  // Nor does Xapian say why a new database could not be begun; the system still knows.
  if (message.starts_with("Failed to create") && cause == nullptr && cause_number != 0) {
    throw IndexError(
        fmt::format("{}: {} ({})", place, std::generic_category().message(cause_number), message));
  }
  // What the operating system refuses (no space, no permission) is no damage; a file that is missing is.
  if (type != "DatabaseCorruptError" && cause != nullptr &&
      cause != std::generic_category().message(ENOENT)) {
    throw IndexError(fmt::format("{}: {} ({})", place, cause, error.get_msg()));
  }
  if (type.starts_with("Database")) {
    throw IndexError(fmt::format("{}: the index is damaged: {}; {}", place, error.get_msg(), kDamagedRemedy));
  }
  throw IndexError(fmt::format("{}: {}", place, error.get_description()));
}

}  // namespace broadsheet::schema
