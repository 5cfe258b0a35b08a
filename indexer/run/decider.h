// What the records of a run mean for the index, decided in the order of the archive while other threads
// already write what was decided before.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "run/chunk.h"
#include "run/ledger.h"
#include "text/hash.h"

namespace broadsheet::indexer {

class Decider {
 public:
  Decider();

  // Fills the decisions of `chunk`, whose articles' `before` is set. Chunks must come in order.
  void decide(Chunk& chunk);

  // What was decided for the first `chunks` chunks can be read from `run_shards`, the shards that this run
  // has published: what was kept of it is forgotten. Any thread. Throws Xapian's errors.
  void published(std::uint64_t chunks, const std::vector<std::filesystem::path>& run_shards);

  // See Ledger::contents_before. Any thread.
  [[nodiscard]] std::string contents_before(std::string_view id, std::string_view content) {
    const std::lock_guard lock(mutex_);
    return ledger_.contents_before(id, content);
  }

 private:
  struct Recent {
    std::uint64_t chunk = 0;
    std::size_t record = 0;
    StoredArticle state;
  };

  std::optional<StoredArticle> current(std::string_view id);

  std::mutex mutex_;
  Ledger ledger_;
  // Decided to be written, not yet published: as many as one commit may have (CommitPolicy), some 200 bytes
  // and the id each. A dry run publishes nothing and keeps all, since a later record may have the id of any.
  std::unordered_map<std::string, Recent, schema::StringHash> recent_;
  Xapian::Database run_shards_;
  bool looked_up_ = false;  // by the ledger, for the record at hand: its id came before
  const std::optional<StoredArticle>* before_ = nullptr;  // of the record at hand
};

}  // namespace broadsheet::indexer
