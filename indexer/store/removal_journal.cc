// What a publication will remove from older shards: one JSON object.
#include "store/removal_journal.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <sstream>
#include <system_error>
#include <variant>

#include "broadsheet/schema/error.h"
#include "json/json_value.h"
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

namespace {

// Nothing if `text` is no journal.
std::optional<RemovalJournal> parse_journal(std::string_view text) {
  using schema::JsonValue;
  const auto parsed = schema::parse_json(text);
  const auto* json = std::get_if<JsonValue>(&parsed);
  if (json == nullptr) return std::nullopt;
  const JsonValue* stub = json->find("stub");
  const JsonValue* published = json->find("published");
  const JsonValue* documents = json->find("documents");
  if (stub == nullptr || stub->kind != JsonValue::Kind::kString || published == nullptr ||
      published->kind != JsonValue::Kind::kArray || documents == nullptr ||
      documents->kind != JsonValue::Kind::kArray) {
    return std::nullopt;
  }
  RemovalJournal journal;
  journal.stub = stub->text;
  for (const JsonValue& name : published->items) {
    if (name.kind != JsonValue::Kind::kString) return std::nullopt;
    journal.published.push_back(name.text);
  }
  for (const JsonValue& place : documents->items) {
    if (place.items.size() != 2) return std::nullopt;
    const auto database = schema::whole_number(place.items.data());
    const auto document = schema::whole_number(&place.items[1]);
    if (!database || !document || *document > std::numeric_limits<Xapian::docid>::max()) return std::nullopt;
    journal.documents.push_back({static_cast<std::size_t>(*database), static_cast<Xapian::docid>(*document)});
  }
  return journal;
}

}  // namespace

std::vector<ShardList::Place> read_journal(const fs::path& index, const ShardList& now) {
  std::error_code error;
  const fs::path file = index / kRemovalFile;
  if (!fs::exists(file, error)) return {};
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  const std::optional<RemovalJournal> journal = parse_journal(text.str());
  if (!journal) {
    throw schema::IndexError(
        schema::ProblemCode::kIndexDamaged,
        fmt::format(
            "{}: the index is damaged: its file {} cannot be read; delete that file, and add the archive "
            "again",
            index.string(), kRemovalFile));
  }
  const ShardList then = ShardList::parse(journal->stub);
  const std::vector<std::optional<std::size_t>> positions = then.positions_in(now, index);
  const std::vector<std::string> names = then.own_of_databases();
  bool published = false;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const bool is_new =
        std::find(journal->published.begin(), journal->published.end(), names[i]) != journal->published.end();
    published = published || (is_new && positions[i]);
  }
  std::vector<ShardList::Place> places;
  if (!published) return places;
  for (const ShardList::Place& place : journal->documents) {
    // A database that somebody has taken out of the index holds none of its documents.
    if (place.database < positions.size() && positions[place.database])
      places.push_back({*positions[place.database], place.document});
  }
  return places;
}

void delete_journal(const fs::path& index) {
  std::error_code error;
  fs::remove(index / kRemovalFile, error);
  if (error)
    throw schema::UserError(schema::ProblemCode::kFileUnwritable,
                            fmt::format("{}: {}", (index / kRemovalFile).string(), error.message()));
}

}  // namespace broadsheet::indexer
