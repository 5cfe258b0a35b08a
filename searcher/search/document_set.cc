// Posting lists become bits; what only a matcher can answer is asked of Xapian about the documents in
// question.
#include "search/document_set.h"

#include <algorithm>
#include <bit>
#include <string>
#include <utility>

#include "xapian/shards.h"

namespace broadsheet::searcher {
namespace {

using Xapian::Query;

// Skipping to a document in a posting list takes about as long as going on over so many.
constexpr std::uint64_t kPostingsOfASkip = 16;

// All documents of a Bits, in order.
class BitsReader {
 public:
  void begin(const Bits& bits) {
    bits_ = &bits;
    documents_ = static_cast<Xapian::doccount>(bits.count());
    at_ = 0;
    ended_ = false;
  }
  [[nodiscard]] Xapian::doccount documents() const noexcept { return documents_; }
  void go_to(Xapian::docid document) {
    at_ = bits_->next(document);
    ended_ = at_ == 0;
  }
  [[nodiscard]] bool ended() const noexcept { return ended_; }
  [[nodiscard]] Xapian::docid at() const noexcept { return at_; }

 private:
  const Bits* bits_ = nullptr;
  Xapian::doccount documents_ = 0;
  Xapian::docid at_ = 0;
  bool ended_ = false;
};

// A posting source (`Base`) over the documents of a Bits.
template <typename Base>
class ReadingSource : public Base {
 public:
  Xapian::doccount get_termfreq_min() const override { return reader_.documents(); }
  Xapian::doccount get_termfreq_est() const override { return reader_.documents(); }
  Xapian::doccount get_termfreq_max() const override { return reader_.documents(); }
  void next(double) override { reader_.go_to(reader_.at() + 1); }
  void skip_to(Xapian::docid document, double) override { reader_.go_to(std::max(document, reader_.at())); }
  bool at_end() const override { return reader_.ended(); }
  Xapian::docid get_docid() const override { return reader_.at(); }
  std::string get_description() const override { return "Set"; }

 protected:
  using Base::Base;

  void read(const Bits& bits) { reader_.begin(bits); }

 private:
  BitsReader reader_;
};

// A set of documents of a whole index.
class SetSource final : public ReadingSource<schema::ShardSource> {
 public:
  SetSource(const Xapian::Database& all, const DocumentSet& set) : ReadingSource(all), set_(set) {}

  SetSource* clone() const override { return new SetSource(all(), set_); }
  void begin(const Xapian::Database& /*shard*/, std::size_t number) override { read(set_.shard(number)); }

 private:
  const DocumentSet& set_;
};

// The same of one shard that is searched alone.
class BitsSource final : public ReadingSource<Xapian::PostingSource> {
 public:
  explicit BitsSource(const Bits& bits) : bits_(bits) {}

  BitsSource* clone() const override { return new BitsSource(bits_); }
  void init(const Xapian::Database& /*shard*/) override { read(bits_); }

 private:
  const Bits& bits_;
};

// Sees every document that a match finds.
class Spy final : public Xapian::MatchSpy {
 public:
  Spy(Bits& into, schema::Interrupt& interrupt) : into_(into), interrupt_(interrupt) {}
  void operator()(const Xapian::Document& document, double /*weight*/) override {
    interrupt_.check();
    into_.set(document.get_docid());
  }

 private:
  Bits& into_;
  schema::Interrupt& interrupt_;
};

}  // namespace

std::uint64_t Bits::count() const {
  std::uint64_t count = 0;
  for (const std::uint64_t word : words_) count += static_cast<std::uint64_t>(std::popcount(word));
  return count;
}

Xapian::docid Bits::next(Xapian::docid document) const {
  std::size_t index = document / 64;
  if (index >= words_.size()) return 0;
  std::uint64_t word = words_[index] & ~std::uint64_t{0} << document % 64;
  while (word == 0) {
    if (++index == words_.size()) return 0;
    word = words_[index];
  }
  return static_cast<Xapian::docid>(index * 64 + static_cast<std::size_t>(std::countr_zero(word)));
}

Bits& Bits::operator|=(const Bits& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  return *this;
}

Bits& Bits::operator&=(const Bits& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  return *this;
}

Bits& Bits::operator-=(const Bits& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
  return *this;
}

DocumentSet::DocumentSet(const std::vector<Xapian::Database>& shards) {
  shards_.reserve(shards.size());
  for (const Xapian::Database& shard : shards) shards_.emplace_back(shard.get_lastdocid());
}

std::uint64_t DocumentSet::count() const {
  std::uint64_t count = 0;
  for (const Bits& bits : shards_) count += bits.count();
  return count;
}

DocumentSet& DocumentSet::operator&=(const DocumentSet& other) {
  for (std::size_t i = 0; i < shards_.size(); ++i) shards_[i] &= other.shards_[i];
  return *this;
}

void Collector::add(const Query& query, const Among& among, Bits& into) {
  interrupt_.check_now();
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      add_term(*query.get_terms_begin(), among, into);
      return;
    case Query::LEAF_MATCH_ALL:
      add_term({}, among, into);
      return;
    case Query::LEAF_MATCH_NOTHING:
      return;
    case Query::OP_OR:
    case Query::OP_SYNONYM:
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) add(query.get_subquery(i), among, into);
      return;
    case Query::OP_AND:
    case Query::OP_FILTER:
      add_all(query, among, into);
      return;
    case Query::OP_SCALE_WEIGHT:
    case Query::OP_AND_MAYBE:
      add(query.get_subquery(0), among, into);
      return;
    case Query::OP_AND_NOT: {
      Bits kept(last_);
      add(query.get_subquery(0), among, kept);
      Bits excluded(last_);
      add(query.get_subquery(1), Among(&kept), excluded);
      kept -= excluded;
      into |= kept;
      return;
    }
    default:
      add_matches(query, among, into);
  }
}

void Collector::add_term(const std::string& term, const Among& among, Bits& into) {
  Xapian::PostingIterator at = shard_.postlist_begin(term);
  const Xapian::PostingIterator end = shard_.postlist_end(term);
  if (among.bits == nullptr) {
    for (; at != end; ++at) {
      interrupt_.check();
      into.set(*at);
    }
    return;
  }
  if (at == end) return;
  if (among.count * kPostingsOfASkip < shard_.get_termfreq(term)) {
    for (Xapian::docid wanted = among.bits->next(1); wanted != 0; wanted = among.bits->next(wanted + 1)) {
      interrupt_.check();
      at.skip_to(wanted);
      if (at == end) return;
      wanted = *at;
      if (among.bits->has(wanted)) into.set(wanted);
    }
    return;
  }
  for (; at != end; ++at) {
    interrupt_.check();
    if (among.bits->has(*at)) into.set(*at);
  }
}

// The rarest part first; each of the others is asked about what is left.
void Collector::add_all(const Query& query, const Among& among, Bits& into) {
  std::vector<std::pair<std::uint64_t, std::size_t>> order;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
    order.emplace_back(most(query.get_subquery(i)), i);
  std::sort(order.begin(), order.end());
  Bits kept(last_);
  Among left = among;
  for (const auto& [documents, i] : order) {
    Bits found(last_);
    add(query.get_subquery(i), left, found);
    kept = std::move(found);
    left = Among(&kept);
    if (left.count == 0) return;
  }
  into |= kept;
}

// Phrases, ranges of values, wildcards of very many words. Weights are looked at, see schema::QueryPlan.
void Collector::add_matches(const Query& query, const Among& among, Bits& into) {
  if (among.bits != nullptr && among.count == 0) return;
  Xapian::Enquire enquire(shard_);
  // Xapian counts the references and deletes it.
  enquire.set_query(among.bits == nullptr
                        ? query
                        : Query(Query::OP_FILTER, query, Query((new BitsSource(*among.bits))->release())));
  Spy spy(into, interrupt_);
  enquire.add_matchspy(&spy);
  enquire.get_mset(0, 0, shard_.get_doccount());
}

// At most so many documents of the shard.
std::uint64_t Collector::most(const Query& query) const {
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      return shard_.get_termfreq(*query.get_terms_begin());
    case Query::LEAF_MATCH_NOTHING:
      return 0;
    case Query::OP_OR:
    case Query::OP_SYNONYM: {
      std::uint64_t sum = 0;
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) sum += most(query.get_subquery(i));
      return sum;
    }
    case Query::OP_AND:
    case Query::OP_FILTER: {
      std::uint64_t least = shard_.get_doccount();
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
        least = std::min(least, most(query.get_subquery(i)));
      return least;
    }
    case Query::OP_SCALE_WEIGHT:
    case Query::OP_AND_MAYBE:
    case Query::OP_AND_NOT:
      return most(query.get_subquery(0));
    default:
      // Whoever answers them asks the most of a document: they come behind all terms.
      return std::uint64_t{shard_.get_doccount()} + 1;
  }
}

DocumentSet collect(const Query& query, const std::vector<Xapian::Database>& shards,
                    const DocumentSet* within, schema::Interrupt& interrupt) {
  DocumentSet set(shards);
  for (std::size_t i = 0; i < shards.size(); ++i) {
    Collector collector(shards[i], interrupt);
    collector.add(query, Among(within == nullptr ? nullptr : &within->shard(i)), set.shard(i));
  }
  return set;
}

std::uint64_t sampled_count(const Query& query, const std::vector<Xapian::Database>& shards,
                            const DocumentSet& candidates, schema::Interrupt& interrupt) {
  const std::uint64_t all = candidates.count();
  const std::uint64_t row = all / kSampledDocuments + 1;
  DocumentSet sample(shards);
  // One of each row of candidates, never the same one for long: archives repeat themselves (every fourth
  // article is in English). Multiples of the golden ratio spread evenly.
  constexpr std::uint64_t kGoldenRatio = 0x9E3779B97F4A7C15;
  std::uint64_t spread = 0;
  std::uint64_t chosen = 0;
  std::uint64_t place = 0;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    const Bits& bits = candidates.shard(i);
    for (Xapian::docid at = bits.next(1); at != 0; at = bits.next(at + 1)) {
      if (place == 0) chosen = ((spread += kGoldenRatio) >> 32) % row;
      if (place == chosen) sample.shard(i).set(at);
      place = (place + 1) % row;
    }
  }
  const std::uint64_t asked = sample.count();
  if (asked == 0) return 1;
  const std::uint64_t found = collect(query, shards, &sample, interrupt).count();
  return std::max<std::uint64_t>(1, (found * all + asked / 2) / asked);
}

Query narrowing(const Xapian::Database& database, const DocumentSet& set) {
  return Query((new SetSource(database, set))->release());
}

}  // namespace broadsheet::searcher
