// What the index holds of one article, as far as the writer must know it.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

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

// The index as other threads than the writer read it: a state that was committed. Not thread-safe; one a
// thread.
class IndexSnapshot {
 public:
  explicit IndexSnapshot(std::filesystem::path index);

  // Moves on to a newer state when the writer has overwritten the one that it reads.
  std::optional<StoredArticle> find(std::string_view id);

 private:
  std::filesystem::path index_;
  Xapian::Database database_;
};

}  // namespace broadsheet::indexer
