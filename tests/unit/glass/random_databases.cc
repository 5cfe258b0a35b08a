// Databases of every shape that Xapian writes.
#include "unit/glass/random_databases.h"

#include <fmt/format.h>

#include <cmath>

namespace broadsheet::indexer::glass {
namespace {

std::string bytes(Random& random, unsigned size, unsigned alphabet) {
  std::string made(size, '\0');
  for (char& byte : made) byte = static_cast<char>(below(random, alphabet));
  return made;
}

// Few terms are in many documents, most in one.
std::string random_term(Random& random) {
  const auto rank = static_cast<unsigned>(std::pow(2.0, 14.0 * below(random, 1'000'000) / 1'000'000));
  switch (rank % 23) {
    case 3:
      return std::string(245 - std::to_string(rank).size(), 'L') + std::to_string(rank);
    case 5:
      return std::string("Z\0N", 3) + std::to_string(rank);
    case 7:
      return std::string(1 + rank % 3, '\0') + std::to_string(rank) + std::string(rank % 2, '\0');
    case 11:
      return "\xFF\xFF" + std::to_string(rank) + "\xFF";
    default:
      return "T" + std::to_string(rank);
  }
}

Xapian::Document random_document(Random& random) {
  Xapian::Document document;
  switch (below(random, 60)) {
    case 0:
    case 1:
      break;
    case 2:
      document.set_data(bytes(random, below(random, 60'000), 256));
      break;
    case 3:
      document.set_data(bytes(random, below(random, 200'000), 4));
      break;
    default:
      document.set_data(bytes(random, below(random, 300), 40));
  }
  if (below(random, 20) != 0) {
    for (unsigned n = below(random, 80); n > 0; --n)
      document.add_term(random_term(random),
                        below(random, 30) == 0 ? below(random, 100'000) : below(random, 4));
    document.add_boolean_term("all");
  }
  for (const Xapian::valueno slot : {0u, 1u, 7u, 127u, 128u, 129u, 300u, 256u, 70'000u}) {
    if (below(random, 3) == 0)
      document.add_value(slot, bytes(random, 1 + below(random, slot == 7 ? 3000 : 9), 256));
  }
  return document;
}

}  // namespace

unsigned below(Random& random, unsigned limit) { return static_cast<unsigned>(random() % limit); }

void make_random_database(const std::filesystem::path& directory, Random& random, unsigned documents,
                          int block_bytes) {
  Xapian::WritableDatabase database(
      directory.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC, block_bytes);
  database.set_metadata("of all", "the same");
  database.set_metadata("of " + directory.filename().string(), bytes(random, below(random, 9000), 256));
  if (below(random, 2) == 0) database.set_metadata(std::string("\0\xFF", 2), "odd");
  const unsigned commit_every = 1 + below(random, 2 * documents + 1);
  for (unsigned i = 0; i < documents; ++i) {
    database.add_document(random_document(random));
    if (i % commit_every == 0) database.commit();
    if (below(random, 200) == 0)
      database.replace_document(database.get_lastdocid() + 1 + below(random, 40'000),
                                random_document(random));
  }
  database.commit();
  // From the beginning, the end, and everywhere.
  const auto remove = [&](Xapian::docid document) {
    try {
      database.delete_document(document);
    } catch (const Xapian::DocNotFoundError&) {
    }
  };
  const Xapian::docid last = database.get_lastdocid();
  if (last == 0) return;
  if (below(random, 2) == 0) {
    for (unsigned n = below(random, 1 + last / 4), i = 1; i <= n; ++i) remove(i);
  }
  if (below(random, 2) == 0) {
    for (unsigned n = below(random, 1 + last / 4); n > 0; --n) remove(last - n + 1);
  }
  for (unsigned n = below(random, 1 + documents / 8); n > 0; --n) remove(1 + below(random, last));
  for (unsigned n = below(random, 1 + documents / 8); n > 0; --n)
    database.replace_document(1 + below(random, last), random_document(random));
  database.commit();
}

std::vector<std::string> contents(const std::filesystem::path& directory) {
  const Xapian::Database database(directory.string());
  std::vector<std::string> facts;
  facts.push_back(
      fmt::format("{} documents, the last {}; {} terms, {} to {} a document, {} the most frequent",
                  database.get_doccount(), database.get_lastdocid(), database.get_total_length(),
                  database.get_doclength_lower_bound(), database.get_doclength_upper_bound(),
                  database.get_wdf_upper_bound("all")));
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key)
    facts.push_back(fmt::format("metadata {}: {}", *key, database.get_metadata(*key)));
  for (const Xapian::valueno slot : {0u, 1u, 7u, 127u, 128u, 129u, 256u, 300u, 70'000u}) {
    facts.push_back(fmt::format("slot {}: {} times, {} to {}", slot, database.get_value_freq(slot),
                                database.get_value_lower_bound(slot), database.get_value_upper_bound(slot)));
    for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value)
      facts.push_back(fmt::format("slot {} of {}: {}", slot, value.get_docid(), *value));
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    facts.push_back(fmt::format("term {}: {} documents, {} times", *term, term.get_termfreq(),
                                database.get_collection_freq(*term)));
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at)
      facts.push_back(fmt::format("term {} in {}: {}", *term, *at, at.get_wdf()));
  }
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const Xapian::Document document = database.get_document(*at);
    facts.push_back(fmt::format("document {}: length {}, {} terms, data {}", *at, at.get_doclength(),
                                database.get_unique_terms(*at), document.get_data()));
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
      facts.push_back(fmt::format("document {} has {} {} times", *at, *term, term.get_wdf()));
    for (auto value = document.values_begin(); value != document.values_end(); ++value)
      facts.push_back(fmt::format("document {} has in slot {}: {}", *at, value.get_valueno(), *value));
  }
  return facts;
}

}  // namespace broadsheet::indexer::glass
