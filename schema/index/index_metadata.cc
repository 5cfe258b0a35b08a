// What an index says of itself.
#include "index/index_metadata.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <system_error>

#include "index/index_errors.h"

namespace broadsheet::schema {
namespace {

constexpr std::string_view kSchemaKey = "broadsheet.schema";
constexpr std::string_view kAnalysisKey = "broadsheet.analysis";
constexpr std::string_view kCreatedKey = "broadsheet.created";
constexpr std::string_view kLastRunKey = "broadsheet.last_run";
constexpr std::string_view kPositionsKey = "broadsheet.positions";

std::string get(const Xapian::Database& database, std::string_view key) {
  return database.get_metadata(std::string(key));
}

// The number that `text` is, whole, or -1.
int number(const std::string& text) {
  int value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? value : -1;
}

}  // namespace

IndexMetadata read_metadata(const Xapian::Database& database) {
  IndexMetadata metadata;
  const std::string version = get(database, kSchemaKey);
  if (version.empty())
    throw IndexError(ProblemCode::kNotAnIndex, "a Xapian database, but not a Broadsheet index");
  metadata.schema_version = number(version);
  if (metadata.schema_version < 1) {
    throw IndexError(
        ProblemCode::kIndexDamaged,
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

}  // namespace broadsheet::schema
