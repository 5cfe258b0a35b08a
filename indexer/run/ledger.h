// Decides what each record means for the index: new, changed, known, or read before in this run.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "broadsheet/indexer/summary.h"
#include "run/stored_article.h"
#include "text/flat_table.h"
#include "text/hash.h"

namespace broadsheet::indexer {

// What to do with a record.
struct Decision {
  Outcome outcome = Outcome::kAdded;  // added, updated, unchanged or duplicate
  Xapian::docid document = 0;         // the one to replace, if updated
  std::string superseded;             // what the new document must remember (slot::kSuperseded)
  // It is unchanged (or a duplicate), though the index holds another content of its id: the run that wrote
  // that content had read this one before, and replaced it or could not write it. If this is the last content
  // of its id that this run reads, it will replace the other (ReturningArticles).
  bool remembered = false;
};

// The memory of one run. The last content of an id that was read is the one that stays, within a run as over
// runs. Where two records of a run have one id and different contents, the later replaces the earlier, and
// its document remembers the fingerprints that it replaced, so that another run over the same archive changes
// nothing. An id that occurs once (nearly all do) costs 16 to 32 bytes.
class Ledger {
 public:
  // Of the contents that one id had within a run, so many are remembered. An id with more is counted updated
  // again by the next run, with the same result. A page of live news has some hundred versions a day.
  static constexpr std::size_t kMaxSuperseded = 512;

  // `current` looks an id up in the index as it is now, with all decisions so far carried out.
  explicit Ledger(std::function<std::optional<StoredArticle>(std::string_view)> current);

  // Decides on the next record, which has that id and that fingerprint. `before` is what the index held for
  // `id` at some moment since the run began; it does not matter at which.
  Decision decide(std::string_view id, std::string_view content, const std::optional<StoredArticle>& before);

  // The fingerprints of the contents of `id` that this run has read beside `content`: what the document that
  // gets it at the end must remember.
  [[nodiscard]] std::string contents_before(std::string_view id, std::string_view content) const;

 private:
  // What this run has read of one id, in order, 16 bytes each, and whether it has written one of them in
  // place of what the index held.
  struct Contents {
    std::string fingerprints;
    bool written = false;
  };

  bool is_first(std::string_view id);
  Decision decide_again(std::string_view id, std::string_view content);

  std::function<std::optional<StoredArticle>(std::string_view)> current_;
  // The hashes of the ids read so far, without the ids: two ids with one hash cost a look-up, but no error.
  schema::FlatTable seen_;
  // Only of ids of which this run has read another content than the one that the index holds now.
  std::unordered_map<std::string, Contents, schema::StringHash> contents_;
};

}  // namespace broadsheet::indexer
