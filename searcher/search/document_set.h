// Sets of documents, one bit each: what a query finds, without ranks, in time that is linear in its posting
// lists.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "broadsheet/schema/interrupt.h"

namespace broadsheet::searcher {

// Documents of one shard, by number.
class Bits {
 public:
  explicit Bits(Xapian::docid last = 0) : words_(last / 64 + 1, 0) {}

  void set(Xapian::docid document) { words_[document / 64] |= std::uint64_t{1} << document % 64; }
  void clear(Xapian::docid document) { words_[document / 64] &= ~(std::uint64_t{1} << document % 64); }
  [[nodiscard]] bool has(Xapian::docid document) const {
    return document / 64 < words_.size() && (words_[document / 64] >> document % 64 & 1) != 0;
  }
  [[nodiscard]] std::uint64_t count() const;
  // The first document from `document` on; 0 if there is none.
  [[nodiscard]] Xapian::docid next(Xapian::docid document) const;

  Bits& operator|=(const Bits& other);
  Bits& operator&=(const Bits& other);
  Bits& operator-=(const Bits& other);

 private:
  std::vector<std::uint64_t> words_;
};

// Documents of a whole index: one Bits a shard, in the order of schema::shards_of().
class DocumentSet {
 public:
  explicit DocumentSet(const std::vector<Xapian::Database>& shards);

  [[nodiscard]] Bits& shard(std::size_t number) { return shards_[number]; }
  [[nodiscard]] const Bits& shard(std::size_t number) const { return shards_[number]; }
  [[nodiscard]] std::size_t shards() const noexcept { return shards_.size(); }
  [[nodiscard]] std::uint64_t count() const;
  DocumentSet& operator&=(const DocumentSet& other);

 private:
  std::vector<Bits> shards_;
};

// Documents of a shard that others are looked for among: all if `bits` is null.
struct Among {
  Among() = default;
  explicit Among(const Bits* those) : bits(those), count(those == nullptr ? 0 : those->count()) {}

  const Bits* bits = nullptr;
  std::uint64_t count = 0;
};

// Collects what a query (schema::matching()) finds in one shard. Throws Interrupted once the interrupt has
// expired. Not thread-safe; must not outlive the shard and the interrupt.
class Collector {
 public:
  Collector(const Xapian::Database& shard, schema::Interrupt& interrupt)
      : shard_(shard), interrupt_(interrupt), last_(shard.get_lastdocid()) {}

  // Adds to `into` what `query` finds among some documents. A term that more articles have than are left is
  // looked up article by article.
  void add(const Xapian::Query& query, const Among& among, Bits& into);

 private:
  void add_term(const std::string& term, const Among& among, Bits& into);
  void add_all(const Xapian::Query& query, const Among& among, Bits& into);
  void add_matches(const Xapian::Query& query, const Among& among, Bits& into);
  [[nodiscard]] std::uint64_t most(const Xapian::Query& query) const;

  const Xapian::Database& shard_;
  schema::Interrupt& interrupt_;
  Xapian::docid last_;
};

// What `query` finds in all of `shards`, of `within` if that is not null.
DocumentSet collect(const Xapian::Query& query, const std::vector<Xapian::Database>& shards,
                    const DocumentSet* within, schema::Interrupt& interrupt);

// About how many documents of `shards` `query` finds, all of which are among `candidates`. It is asked about
// so many of those, spread over their order, so that the answer is the same whatever the shards. One at
// least.
std::uint64_t sampled_count(const Xapian::Query& query, const std::vector<Xapian::Database>& shards,
                            const DocumentSet& candidates, schema::Interrupt& interrupt);
inline constexpr std::uint64_t kSampledDocuments = 4096;

// The documents of `set`, without weight: to narrow a search of `database`. Both must outlive it.
Xapian::Query narrowing(const Xapian::Database& database, const DocumentSet& set);

}  // namespace broadsheet::searcher
