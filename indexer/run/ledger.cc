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

// Notes `id`; false if it was there.
bool Ledger::is_first(std::string_view id) {
  const std::uint64_t hash = schema::Hasher::of_process()(id);
  // The table keeps the upper half of a hash itself.
  const auto low = static_cast<std::uint32_t>(hash);
  const std::uint32_t value = low == schema::FlatTable::kNone ? 0 : low;
  return seen_.find_or_add(hash, value, [&](std::uint32_t known) { return known == value; }).is_new;
}

Decision Ledger::decide(std::string_view id, std::string_view content,
                        const std::optional<StoredArticle>& before) {
  if (!is_first(id)) return decide_again(id, content);
  // This run has not touched the id: what any state held of it, the index holds now.
  if (!before) return {Outcome::kAdded, 0, {}};
  if (before->fingerprint == content) return {Outcome::kUnchanged, before->document, {}};
  if (contains_fingerprint(before->superseded, content)) {
    contents_.emplace(id, Contents{std::string(content), false});
    return {Outcome::kUnchanged, before->document, {}, true};
  }
  return {Outcome::kUpdated, before->document, {}};
}

Decision Ledger::decide_again(std::string_view id, std::string_view content) {
  const std::optional<StoredArticle> now = current_(id);
  if (!now) return {Outcome::kAdded, 0, {}};  // another id has the same hash
  const auto known = contents_.find(std::string(id));
  // An id that has no entry was seen with the content that the index holds.
  Contents seen = known == contents_.end() ? Contents{now->fingerprint, false} : known->second;
  const bool is_known = contains_fingerprint(seen.fingerprints, content);
  Decision decision{is_known ? Outcome::kDuplicate : Outcome::kUnchanged, now->document, {}};
  if (now->fingerprint != content) {
    decision.remembered = !seen.written && contains_fingerprint(now->superseded, content);
    if (!decision.remembered) {
      decision.outcome = Outcome::kUpdated;
      decision.superseded = last_of(seen.fingerprints);
      seen.written = true;
    }
  }
  if (!is_known) seen.fingerprints = last_of(seen.fingerprints + std::string(content));
  if (!is_known || seen.written) contents_[std::string(id)] = std::move(seen);
  return decision;
}

std::string Ledger::contents_before(std::string_view id, std::string_view content) const {
  std::string others;
  const auto known = contents_.find(std::string(id));
  if (known == contents_.end()) return others;
  std::string_view rest = known->second.fingerprints;
  for (; rest.size() >= kFingerprintBytes; rest.remove_prefix(kFingerprintBytes)) {
    const std::string_view one = rest.substr(0, kFingerprintBytes);
    if (one != content) others += one;
  }
  return others;
}

}  // namespace broadsheet::indexer
