// What the index holds of one article, as far as the writer must know it.
#pragma once

#include <xapian.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace broadsheet::indexer {

// The bytes of one fingerprint (schema::fingerprint).
inline constexpr std::size_t kFingerprintBytes = 16;

struct StoredArticle {
  Xapian::docid document = 0;
  std::string fingerprint;
  std::string superseded;   // fingerprints that its run read before it, 16 bytes each
  bool has_origin = false;  // it has the content and the origin that were sought

  // True if the article has this content, or had it before the run that wrote it replaced it.
  bool covers(std::string_view content) const;
};

// True if `fingerprints` (16 bytes each) has `content`.
bool contains_fingerprint(std::string_view fingerprints, std::string_view content);

// What else to find out about an article: whether it has this content, and then this origin.
struct SoughtOrigin {
  std::string_view fingerprint;  // empty: it is not asked for
  std::string text;              // schema::stored_form
};

// The article with that id in `database`, if there is one.
std::optional<StoredArticle> find_stored(const Xapian::Database& database, std::string_view id,
                                         const SoughtOrigin& sought = {});

// How often a look-up begins anew when a writer overtakes it. Each failure means that the writer went two
// commits on; it can't outrun a look-up, which takes microseconds, again and again.
inline constexpr int kLookUpAttempts = 100;

// The same for what looks like damage, which a writer at work can cause too (schema::looks_damaged).
inline constexpr int kDamageAttempts = 5;

// What a run found in the index, as its worker threads read it: a state that was committed. Not thread-safe;
// one a thread.
class IndexSnapshot {
 public:
  using Open = std::function<Xapian::Database()>;

  explicit IndexSnapshot(Open open) : open_(std::move(open)), database_(open_()) {}

  // Moves on to a newer state, by `open`, when a writer has overwritten the one that it reads.
  std::optional<StoredArticle> find(std::string_view id, const SoughtOrigin& sought = {});

 private:
  Open open_;
  Xapian::Database database_;
};

}  // namespace broadsheet::indexer
