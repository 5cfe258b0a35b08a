// Contents that come back: a run reads one that the index had before and remembers as replaced. It is left
// out if the run reads the newer one again after it, as when an archive is added once more. Otherwise it
// replaces the newer one, since the last content read stays. Only the end of the run can tell, so the
// articles wait until then.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "broadsheet/indexer/summary.h"
#include "broadsheet/schema/article.h"
#include "run/spool.h"
#include "text/hash.h"

namespace broadsheet::indexer {

class ReturningArticles {
 public:
  // One that waits, in some hundred bytes beside its id; the article itself is on the disk.
  struct Waiting {
    std::uint64_t place = 0;  // in the spool; the order of the archive
    std::size_t bytes = 0;
    Outcome counted = Outcome::kUnchanged;  // what its record was counted as
  };

  // The articles wait in a file without a name in `directory`, which goes with the process. Empty: they are
  // only counted.
  explicit ReturningArticles(const std::filesystem::path& directory) : spool_(directory) {}

  // The last content of the id of `article` that was read is one that comes back. Throws std::system_error.
  void put(const schema::Article& article, Outcome counted);
  // The same, without keeping the article.
  void put(std::string_view id, Outcome counted) { waiting_[std::string(id)] = {0, 0, counted}; }
  // The last content of `id` that was read is the one that the index holds, or will.
  void forget(std::string_view id) {
    if (!waiting_.empty()) waiting_.erase(std::string(id));
  }

  // Those that are still waiting, in the order of the archive.
  [[nodiscard]] std::vector<Waiting> all() const;
  // One of them. Throws std::system_error.
  [[nodiscard]] schema::Article read(const Waiting& waiting);

 private:
  Spool spool_;
  std::unordered_map<std::string, Waiting, schema::StringHash> waiting_;  // by id
};

}  // namespace broadsheet::indexer
