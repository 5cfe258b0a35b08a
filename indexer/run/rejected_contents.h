// Contents that turned out to be unwritable only when their documents were built: where a run reads one of
// them again, it is rejected again.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>

#include "run/chunk.h"
#include "text/hash.h"

namespace broadsheet::indexer {

class RejectedContents {
 public:
  // So many contents are remembered, which bounds the memory that an archive of nothing else can take (about
  // a kilobyte each, and the id). Beyond them, a record that repeats one is counted as a duplicate, not as
  // rejected.
  static constexpr std::size_t kMost = 10'000;

  // Takes the records of a run in the order of the archive. A record that was decided to be a duplicate, or
  // unchanged, because a record with the same content came before it, becomes a rejected one if that could
  // not be written, with the same reason.
  void settle(PreparedRecord& record) {
    if (const auto* rejected = std::get_if<RejectedRecord>(&record.result)) {
      if (!record.content.empty() && known_.size() < kMost) known_.emplace(record.content, *rejected);
      return;
    }
    const auto* prepared = std::get_if<PreparedArticle>(&record.result);
    if (prepared == nullptr) return;
    const PreparedArticle& article = *prepared;
    const Outcome outcome = article.decision.outcome;
    if (known_.empty() || (outcome != Outcome::kDuplicate && outcome != Outcome::kUnchanged)) return;
    const auto found = known_.find(content_of(article));
    if (found == known_.end()) return;
    record.result =
        RejectedRecord{record.origin, found->second.reason, found->second.text, 0, found->second.code};
  }

 private:
  std::unordered_map<std::string, RejectedRecord, schema::StringHash> known_;  // by content_of()
};

}  // namespace broadsheet::indexer
