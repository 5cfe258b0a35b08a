// What a publication will remove from older shards: one JSON object.
#include "store/removal_journal.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>

#include "broadsheet/schema/error.h"
#include "json/json_writer.h"
#include "store/durable_files.h"

namespace broadsheet::indexer {

namespace fs = std::filesystem;

void write_journal(const fs::path& index, const RemovalJournal& journal) {
  std::string text;
  schema::JsonWriter json(text);
  json.begin_object();
  json.begin_array("documents");
  for (const ShardList::Place& place : journal.documents) {
    json.begin_array();
    json.item(place.database);
    json.item(place.document);
    json.end_array();
  }
  json.end_array();
  json.begin_array("published");
  for (const std::string& name : journal.published) json.item(name);
  json.end_array();
  json.text("stub", journal.stub);
  json.end_object();
  write_atomically(index / kRemovalFile, text);
}

std::vector<ShardList::Place> read_journal(const fs::path& index, const ShardList& now) {
  std::error_code error;
  const fs::path file = index / kRemovalFile;
  if (!fs::exists(file, error)) return {};
  RemovalJournal journal;
  try {
    std::ifstream stream(file);
    const nlohmann::json json = nlohmann::json::parse(stream);
    journal.stub = json.at("stub").get<std::string>();
    journal.published = json.at("published").get<std::vector<std::string>>();
    for (const nlohmann::json& place : json.at("documents")) {
      journal.documents.push_back({place.at(0).get<std::size_t>(), place.at(1).get<Xapian::docid>()});
    }
  } catch (const nlohmann::json::exception&) {
    throw schema::IndexError(fmt::format(
        "{}: the index is damaged: its file {} cannot be read; delete that file, and add the archive "
        "again",
        index.string(), kRemovalFile));
  }
  const ShardList then = ShardList::parse(journal.stub);
  const std::vector<std::optional<std::size_t>> positions = then.positions_in(now, index);
  const std::vector<std::string> names = then.own_of_databases();
  bool published = false;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const bool is_new =
        std::find(journal.published.begin(), journal.published.end(), names[i]) != journal.published.end();
    published = published || (is_new && positions[i]);
  }
  std::vector<ShardList::Place> places;
  if (!published) return places;
  for (const ShardList::Place& place : journal.documents) {
    // A database that somebody has taken out of the index holds none of its documents.
    if (place.database < positions.size() && positions[place.database])
      places.push_back({*positions[place.database], place.document});
  }
  return places;
}

void delete_journal(const fs::path& index) {
  std::error_code error;
  fs::remove(index / kRemovalFile, error);
  if (error) throw schema::UserError(fmt::format("{}: {}", (index / kRemovalFile).string(), error.message()));
}

}  // namespace broadsheet::indexer
