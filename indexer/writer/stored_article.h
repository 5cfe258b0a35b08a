// What the index holds of one article, as far as the writer must know it.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "writer/shard_list.h"

namespace broadsheet::indexer {

// The bytes of one fingerprint (schema::fingerprint).
inline constexpr std::size_t kFingerprintBytes = 16;

struct StoredArticle {
  Xapian::docid document = 0;
  std::string fingerprint;
  std::string superseded;  // fingerprints that its run read before it, 16 bytes each

  // The index holds this content: it is the article's, or its own run replaced it.
  bool covers(std::string_view content) const;
};

// True if `fingerprints` (16 bytes each) has `content`.
bool contains_fingerprint(std::string_view fingerprints, std::string_view content);

// The article with that id in `database`, if there is one.
std::optional<StoredArticle> find_stored(const Xapian::Database& database, std::string_view id);

// How often a look-up begins anew when a writer overtakes it. Each failure means that the writer went two
// commits on; it can't outrun a look-up, which takes microseconds, again and again.
inline constexpr int kLookUpAttempts = 100;

// The shards that a run found, as its worker threads read them: a state that was committed. Not thread-safe;
// one a thread.
class IndexSnapshot {
 public:
  // Reads the shards of `shards` in `index`, whatever the index is made of later.
  IndexSnapshot(const std::filesystem::path& index, const ShardList& shards);

  // Moves on to a newer state when the writer has overwritten the one that it reads.
  std::optional<StoredArticle> find(std::string_view id);

 private:
  Xapian::Database database_;
};

}  // namespace broadsheet::indexer
