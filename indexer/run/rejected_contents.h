// What was rejected only when its document was built is rejected again wherever the run reads it again.
#pragma once

#include <string>
#include <unordered_map>

#include "run/chunk.h"
#include "text/hash.h"

namespace broadsheet::indexer {

class RejectedContents {
 public:
  // Records must come in the order of the archive. One that was decided to be a duplicate of, or as unchanged
  // as, a record that could not be written becomes a rejected record with the same reason.
  void settle(PreparedRecord& record) {
    if (const auto* rejected = std::get_if<RejectedRecord>(&record.result)) {
      if (!record.content.empty()) known_.emplace(record.content, *rejected);
      return;
    }
    const auto& article = std::get<PreparedArticle>(record.result);
    const Outcome outcome = article.decision.outcome;
    if (known_.empty() || (outcome != Outcome::kDuplicate && outcome != Outcome::kUnchanged)) return;
    const auto found = known_.find(content_of(article));
    if (found == known_.end()) return;
    record.result = RejectedRecord{record.origin, found->second.reason, found->second.text};
  }

 private:
  std::unordered_map<std::string, RejectedRecord, schema::StringHash> known_;  // by content_of()
};

}  // namespace broadsheet::indexer
