// What a publication will remove from older shards: one JSON object.
#include "writer/removal_journal.h"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>

#include "broadsheet/schema/error.h"
#include "writer/durable_files.h"

namespace broadsheet::indexer {

namespace fs = std::filesystem;

void write_journal(const fs::path& index, const RemovalJournal& journal) {
  nlohmann::json documents = nlohmann::json::array();
  for (const ShardList::Place& place : journal.documents) {
    documents.push_back(nlohmann::json::array({place.database, place.document}));
  }
  const nlohmann::json json{{"stub", journal.stub}, {"documents", std::move(documents)}};
  write_atomically(index / kRemovalFile, json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

std::optional<RemovalJournal> read_journal(const fs::path& index) {
  std::error_code error;
  const fs::path file = index / kRemovalFile;
  if (!fs::exists(file, error)) return std::nullopt;
  RemovalJournal journal;
  try {
    std::ifstream stream(file);
    const nlohmann::json json = nlohmann::json::parse(stream);
    journal.stub = json.at("stub").get<std::string>();
    for (const nlohmann::json& place : json.at("documents")) {
      journal.documents.push_back({place.at(0).get<std::size_t>(), place.at(1).get<Xapian::docid>()});
    }
  } catch (const nlohmann::json::exception&) {
    throw schema::IndexError(fmt::format(
        "{}: the index is damaged: its file {} cannot be read; delete that file, and add the archive "
        "again",
        index.string(), kRemovalFile));
  }
  if (ShardList::read(index).to_text() != journal.stub) return std::nullopt;
  return journal;
}

void delete_journal(const fs::path& index) {
  std::error_code error;
  fs::remove(index / kRemovalFile, error);
  if (error) throw schema::UserError(fmt::format("{}: {}", (index / kRemovalFile).string(), error.message()));
}

}  // namespace broadsheet::indexer
