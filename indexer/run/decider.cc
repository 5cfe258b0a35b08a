// What the records of a run mean for the index.
#include "run/decider.h"

#include <utility>

#include "index/index_errors.h"

namespace broadsheet::indexer {

Decider::Decider() : ledger_([this](std::string_view id) { return current(id); }) {}

std::optional<StoredArticle> Decider::current(std::string_view id) {
  looked_up_ = true;
  const auto recent = recent_.find(std::string(id));
  if (recent != recent_.end()) return recent->second.state;
  // A removal may overtake the look-up; published() brings the new state, and reopening is as good.
  for (int attempt = 1;; ++attempt) {
    try {
      if (std::optional<StoredArticle> stored = find_stored(run_shards_, id)) return stored;
      return *before_;
    } catch (const Xapian::Error& error) {
      const bool again = schema::may_be_overtaken(error)
                             ? attempt < kLookUpAttempts
                             : schema::looks_damaged(error) && attempt < kDamageAttempts;
      if (!again) throw;
      run_shards_.reopen();
    }
  }
}

void Decider::decide(Chunk& chunk) {
  const std::lock_guard lock(mutex_);
  for (std::size_t i = 0; i < chunk.prepared.size(); ++i) {
    auto* article = std::get_if<PreparedArticle>(&chunk.prepared[i].result);
    if (article == nullptr) continue;
    looked_up_ = false;
    before_ = &article->before;
    article->decision = ledger_.decide(article->id, article->fingerprint, article->before);
    article->again = looked_up_;
    const Outcome outcome = article->decision.outcome;
    if (outcome != Outcome::kAdded && outcome != Outcome::kUpdated) {
      const bool is_known = outcome == Outcome::kUnchanged && article->before && article->before->has_origin;
      if (article->article && !is_known && !article->decision.remembered)
        article->origins = std::move(article->article->origins);
      if (!article->decision.remembered) article->article.reset();
      continue;
    }
    const auto [entry, is_new] = recent_.try_emplace(article->id);
    Recent& recent = entry->second;
    if (!is_new && recent.chunk == chunk.number) article->replaces = recent.record;
    recent = {chunk.number, i, {0, article->fingerprint, article->decision.superseded}};
  }
}

// The databases are opened here: Xapian counts who shares one without locks, so that two threads must not.
void Decider::published(std::uint64_t chunks, const std::vector<std::filesystem::path>& run_shards) {
  const std::lock_guard lock(mutex_);
  run_shards_ = Xapian::Database();
  for (const std::filesystem::path& shard : run_shards)
    run_shards_.add_database(Xapian::Database(shard.string()));
  std::erase_if(recent_, [chunks](const auto& entry) { return entry.second.chunk < chunks; });
}

}  // namespace broadsheet::indexer
