// Decides what each record means for the index.
#include "run/ledger.h"

#include <utility>

namespace broadsheet::indexer {
namespace {

std::string last_of(const std::string& fingerprints) {
  constexpr std::size_t kBytes = Ledger::kMaxSuperseded * kFingerprintBytes;
  return fingerprints.size() <= kBytes ? fingerprints : fingerprints.substr(fingerprints.size() - kBytes);
}

}  // namespace

Ledger::Ledger(std::function<std::optional<StoredArticle>(std::string_view)> current)
    : current_(std::move(current)) {}

bool Ledger::HashSet::insert(std::uint64_t hash) {
  if (hash == 0) hash = 1;  // 0 marks a free slot
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = static_cast<std::size_t>(hash) & mask;
  while (slots_[slot] != 0) {
    if (slots_[slot] == hash) return false;
    slot = (slot + 1) & mask;
  }
  slots_[slot] = hash;
  if (++size_ * 2 > slots_.size()) grow();
  return true;
}

void Ledger::HashSet::grow() {
  std::vector<std::uint64_t> old(slots_.size() * 2, 0);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const std::uint64_t hash : old) {
    if (hash == 0) continue;
    std::size_t slot = static_cast<std::size_t>(hash) & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = hash;
  }
}

Decision Ledger::decide(std::string_view id, std::string_view content,
                        const std::optional<StoredArticle>& before) {
  if (!seen_.insert(std::hash<std::string_view>{}(id))) return decide_again(id, content);
  // This run has not touched the id: what any state held of it, the index holds now.
  if (!before) return {Outcome::kAdded, 0, {}};
  if (before->fingerprint == content) return {Outcome::kUnchanged, before->document, {}};
  if (contains_fingerprint(before->superseded, content)) {
    contents_.emplace(id, content);
    return {Outcome::kUnchanged, before->document, {}, true};
  }
  return {Outcome::kUpdated, before->document, {}};
}

Decision Ledger::decide_again(std::string_view id, std::string_view content) {
  const std::optional<StoredArticle> now = current_(id);
  if (!now) return {Outcome::kAdded, 0, {}};  // another id has the same hash
  const auto known = contents_.find(std::string(id));
  // An id that has no entry was seen with the content that the index holds.
  std::string seen = known == contents_.end() ? now->fingerprint : known->second;
  if (contains_fingerprint(seen, content)) return {Outcome::kDuplicate, now->document, {}};
  Decision decision{Outcome::kUnchanged, now->document, {}};
  decision.remembered = now->fingerprint != content;
  if (!now->covers(content)) {
    decision.outcome = Outcome::kUpdated;
    decision.remembered = false;
    decision.superseded = last_of(seen);
  }
  seen += content;
  contents_[std::string(id)] = last_of(seen);
  return decision;
}

}  // namespace broadsheet::indexer
