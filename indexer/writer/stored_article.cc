// What the index holds of one article.
#include "writer/stored_article.h"

#include <utility>

#include "broadsheet/schema/document.h"
#include "broadsheet/schema/fields.h"
#include "broadsheet/schema/index_metadata.h"

namespace broadsheet::indexer {

bool contains_fingerprint(std::string_view fingerprints, std::string_view content) {
  for (; fingerprints.size() >= kFingerprintBytes; fingerprints.remove_prefix(kFingerprintBytes)) {
    if (fingerprints.substr(0, kFingerprintBytes) == content) return true;
  }
  return false;
}

bool StoredArticle::covers(std::string_view content) const {
  return fingerprint == content || contains_fingerprint(superseded, content);
}

std::optional<StoredArticle> find_stored(const Xapian::Database& database, std::string_view id) {
  const std::string term = schema::id_term(id);
  const Xapian::PostingIterator posting = database.postlist_begin(term);
  if (posting == database.postlist_end(term)) return std::nullopt;
  StoredArticle stored;
  stored.document = *posting;
  const Xapian::Document document = database.get_document(stored.document, Xapian::DOC_ASSUME_VALID);
  stored.fingerprint = document.get_value(schema::slot::kFingerprint);
  stored.superseded = document.get_value(schema::slot::kSuperseded);
  return stored;
}

IndexSnapshot::IndexSnapshot(std::filesystem::path index)
    : index_(std::move(index)), database_(schema::open_index(index_)) {}

std::optional<StoredArticle> IndexSnapshot::find(std::string_view id) {
  // Each failure means that the writer went two commits on; it can't outrun a look-up, which takes
  // microseconds, again and again. The last attempt lets the error pass rather than turn for ever on a broken
  // index.
  constexpr int kAttempts = 100;
  for (int attempt = 1;; ++attempt) {
    try {
      return find_stored(database_, id);
    } catch (const Xapian::DatabaseModifiedError&) {
      if (attempt == kAttempts) throw;
      database_.reopen();
    }
  }
}

}  // namespace broadsheet::indexer
