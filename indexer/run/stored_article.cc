// What the index holds of one article.
#include "run/stored_article.h"

#include "broadsheet/schema/fields.h"
#include "index/document.h"
#include "index/index_errors.h"

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

std::optional<StoredArticle> find_stored(const Xapian::Database& database, std::string_view id,
                                         const SoughtOrigin& sought) {
  const std::string term = schema::id_term(id);
  const Xapian::PostingIterator posting = database.postlist_begin(term);
  if (posting == database.postlist_end(term)) return std::nullopt;
  StoredArticle stored;
  stored.document = *posting;
  const Xapian::Document document = database.get_document(stored.document, Xapian::DOC_ASSUME_VALID);
  stored.fingerprint = document.get_value(schema::slot::kFingerprint);
  stored.superseded = document.get_value(schema::slot::kSuperseded);
  // No text of a member of JSON looks so: it would have its quotation marks escaped.
  stored.has_origin = !sought.fingerprint.empty() && stored.fingerprint == sought.fingerprint &&
                      document.get_data().find(sought.text) != std::string::npos;
  return stored;
}

std::optional<StoredArticle> IndexSnapshot::find(std::string_view id, const SoughtOrigin& sought) {
  // The last attempt lets the error pass rather than turn for ever on a broken index.
  for (int attempt = 1;; ++attempt) {
    try {
      return find_stored(database_, id, sought);
    } catch (const Xapian::Error& error) {
      const bool again = schema::may_be_overtaken(error)
                             ? attempt < kLookUpAttempts
                             : schema::looks_damaged(error) && attempt < kDamageAttempts;
      if (!again) throw;
      database_ = open_();
    }
  }
}

}  // namespace broadsheet::indexer
