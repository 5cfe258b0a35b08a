// Folding near-copies: which of the articles that a search finds are one text, under whatever headline.
//
// A group is its article that was seen first and those that are near it (schema::Sketch). Articles are taken
// in order of publication, then of arrival, and each joins the first group whose first article it is near. So
// groups do not depend on how hits are sorted or paged, and are the same whatever the index's shards.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "broadsheet/schema/interrupt.h"
#include "index/text_sketch.h"

namespace broadsheet::searcher {

// So many of the hits, the first ones, are folded. It takes some 10 microseconds for each, and some 20 MB for
// all.
inline constexpr std::uint64_t kMaxFolded = 20'000;

// The same where a remote shard must be asked for each of them.
inline constexpr std::uint64_t kMaxFoldedRemotely = 1'000;

// For each of `sketches`, the number of the first article of its group: its own, or that of an earlier one.
// An article without a sketch is alone. Linear: an article is compared with a bounded number of others, so
// that of very many texts that are alike by half some are not told. Throws Interrupted.
std::vector<std::uint32_t> group_copies(std::span<const std::optional<schema::Sketch>> sketches,
                                        schema::Interrupt& interrupt);

// The hits of one search, folded. Immutable once made.
class Folding {
 public:
  // `ranked`: documents of `database`, in the order of the hits. Throws Interrupted.
  Folding(const Xapian::Database& database, std::span<const Xapian::docid> ranked,
          schema::Interrupt& interrupt);

  // Groups, in the order of their best hits.
  [[nodiscard]] std::size_t size() const noexcept { return best_.size(); }
  // The place in `ranked` of the best hit of a group.
  [[nodiscard]] std::uint32_t best(std::size_t group) const { return best_[group]; }
  // The places of all its hits, first seen first.
  [[nodiscard]] std::span<const std::uint32_t> members(std::size_t group) const {
    return {members_.data() + starts_[group], starts_[group + 1] - starts_[group]};
  }
  // False if none of the articles has a sketch: all are short, or the index is older than sketches.
  [[nodiscard]] bool has_sketches() const noexcept { return has_sketches_; }

 private:
  bool has_sketches_ = false;
  std::vector<std::uint32_t> best_;
  std::vector<std::uint32_t> starts_;  // of each group in members_, and one more
  std::vector<std::uint32_t> members_;
};

}  // namespace broadsheet::searcher
