// Matching phrases and NEAR against token streams.
#include "plan/position_source.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "broadsheet/schema/fields.h"
#include "index/token_stream.h"
#include "xapian/shards.h"

namespace broadsheet::schema::plan {
namespace {

using Xapian::Query;

// Documents whose positions are kept: the parts of a query go through a shard side by side, some ahead of
// others, and what one has read another soon asks for.
constexpr std::size_t kKeptDocuments = 64;

// One list of positions while it is gone through.
struct Cursor {
  const std::uint32_t* at;
  const std::uint32_t* end;

  explicit Cursor(std::span<const std::uint32_t> list) : at(list.data()), end(list.data() + list.size()) {}
  std::uint32_t position() const { return *at; }
  bool next() { return ++at != end; }
  // To the first position that is not below `target`. False if there is none.
  bool skip_to(std::uint64_t target) {
    // Most steps are short, few are long: double the stride, then halve it.
    std::ptrdiff_t stride = 1;
    const std::uint32_t* low = at;
    while (end - low > stride && low[stride] < target) {
      low += stride;
      stride *= 2;
    }
    at = std::lower_bound(low, low + std::min(end - low, stride + 1), target);
    return at != end;
  }
};

bool in_order(std::span<Cursor> places, std::uint64_t window) {
  const std::size_t count = places.size();
  // The first place must move for each attempt; the others are never behind where they must be.
  for (;;) {
    const std::uint64_t base = places.front().position();
    std::uint64_t position = base;
    std::uint64_t needed = 0;
    for (std::size_t i = 1;; ++i) {
      if (i == count) return true;
      if (!places[i].skip_to(position + 1)) return false;
      position = places[i].position();
      needed = position + (count - i);  // one behind the last place, if all that follow stand side by side
      if (needed - base > window) break;
    }
    if (!places.front().skip_to(needed - window)) return false;
  }
}

bool in_any_order(std::vector<Cursor> places, std::uint64_t window) {
  const auto later = [](const Cursor& a, const Cursor& b) { return a.position() > b.position(); };
  std::uint64_t last = 0;
  for (const Cursor& place : places) last = std::max<std::uint64_t>(last, place.position());
  std::make_heap(places.begin(), places.end(), later);
  // Moves the earliest place, and puts it where it belongs.
  for (;;) {
    const std::uint64_t first = places.front().position();
    if (last - first >= window) {
      std::pop_heap(places.begin(), places.end(), later);
      if (!places.back().skip_to(last - window + 1)) return false;
      last = std::max<std::uint64_t>(last, places.back().position());
      std::push_heap(places.begin(), places.end(), later);
      continue;
    }
    // All within the window; now each must have a position of its own. In their order, whichever stands where
    // the one before it stands moves on.
    std::uint64_t taken = first;
    auto open = places.end();
    std::pop_heap(places.begin(), open--, later);
    bool fits = true;
    while (fits && open != places.begin()) {
      if (places.front().position() != taken) {
        taken = places.front().position();
        std::pop_heap(places.begin(), open--, later);
        continue;
      }
      std::pop_heap(places.begin(), open, later);
      Cursor& moved = *(open - 1);
      if (!moved.next()) return false;
      last = std::max<std::uint64_t>(last, moved.position());
      fits = moved.position() - first < window;
      std::push_heap(places.begin(), open, later);
    }
    if (fits) return true;
    std::make_heap(places.begin(), places.end(), later);
  }
}

}  // namespace

bool lie_as_asked(std::span<const std::span<const std::uint32_t>> places, PlaceOrder order,
                  std::uint32_t window) {
  std::vector<Cursor> cursors;
  cursors.reserve(places.size());
  for (const auto& place : places) {
    if (place.empty()) return false;
    cursors.emplace_back(place);
  }
  return order == PlaceOrder::kAsGiven ? in_order(cursors, window) : in_any_order(std::move(cursors), window);
}

// What one shard's documents hold of the terms of a plan.
class ShardPositions {
 public:
  ShardPositions(const Xapian::Database& shard, const PositionReader& reader)
      : shard_(shard), reader_(reader), at_(shard.valuestream_begin(slot::kTokenStream)) {}

  bool is_of(const Xapian::Database& shard) const { return is_same_database(shard, shard_); }

  const TokenPositions& of(Xapian::docid document);

  // The first document from `document` on that has a stream; 0 if there is none.
  Xapian::docid next_document(Xapian::docid document) { return move_to(document) ? at_.get_docid() : 0; }

  // True if the term is in the document.
  bool has(std::uint32_t term, Xapian::docid document);

 private:
  struct Kept {
    Xapian::docid document = 0;
    std::size_t terms = 0;  // that were asked for when it was read
    TokenPositions positions;
  };
  struct Postings {
    Xapian::PostingIterator at;
    Xapian::docid asked = 0;
  };

  // To the first document from `document` on that has a stream. False if there is none.
  bool move_to(Xapian::docid document) {
    if (document < asked_) at_ = shard_.valuestream_begin(slot::kTokenStream);  // it goes forward only
    asked_ = document;
    if (at_ == Xapian::ValueIterator()) return false;
    at_.skip_to(document);
    return at_ != Xapian::ValueIterator();
  }

  Xapian::Database shard_;
  const PositionReader& reader_;
  Xapian::ValueIterator at_;
  Xapian::docid asked_ = 0;
  std::array<Kept, kKeptDocuments> kept_;
  std::unordered_map<std::uint32_t, Postings> postings_;
};

class PositionReader {
 public:
  explicit PositionReader(Interrupt* interrupt) : interrupt_(interrupt) {}

  // Reading one document's positions takes microseconds, of the longest some milliseconds.
  bool must_end() const { return interrupt_ != nullptr && interrupt_->expired_now(); }

  // The number of `term`.
  std::uint32_t add(const std::string& term) {
    const auto [known, is_new] = numbers_.try_emplace(term, static_cast<std::uint32_t>(terms_.size()));
    if (is_new) {
      terms_.push_back(term);
      hashes_.push_back(stream_hash(term));
    }
    return known->second;
  }

  const std::string& term(std::uint32_t number) const { return terms_[number]; }
  std::span<const std::uint64_t> hashes() const { return hashes_; }

  ShardPositions& shard(const Xapian::Database& database) {
    for (const auto& known : shards_) {
      if (known->is_of(database)) return *known;
    }
    return *shards_.emplace_back(std::make_unique<ShardPositions>(database, *this));
  }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> terms_;
  std::vector<std::uint64_t> hashes_;
  std::vector<std::unique_ptr<ShardPositions>> shards_;
  Interrupt* interrupt_;
};

const TokenPositions& ShardPositions::of(Xapian::docid document) {
  Kept& kept = kept_[document % kKeptDocuments];
  const std::span<const std::uint64_t> hashes = reader_.hashes();
  if (kept.document != document || kept.terms != hashes.size()) {
    kept.document = 0;  // should reading throw
    const bool found = move_to(document) && at_.get_docid() == document;
    kept.positions.read(found ? *at_ : std::string(), hashes);
    kept.document = document;
    kept.terms = hashes.size();
  }
  return kept.positions;
}

bool ShardPositions::has(std::uint32_t term, Xapian::docid document) {
  const auto [known, is_new] = postings_.try_emplace(term);
  Postings& postings = known->second;
  const std::string& name = reader_.term(term);
  if (is_new || document < postings.asked) postings.at = shard_.postlist_begin(name);
  postings.asked = document;
  if (postings.at == Xapian::PostingIterator()) return false;
  postings.at.skip_to(document);
  return postings.at != Xapian::PostingIterator() && *postings.at == document;
}

namespace {

// The predicate of one phrase or NEAR: to be ANDed with its places, for it takes it that a document has the
// term of a place that has only one.
class PositionSource final : public Xapian::PostingSource {
 public:
  PositionSource(std::shared_ptr<PositionReader> reader, std::vector<std::vector<std::uint32_t>> places,
                 PlaceOrder order, std::uint32_t window)
      : reader_(std::move(reader)), places_(std::move(places)), order_(order), window_(window) {}

  PositionSource* clone() const override { return new PositionSource(reader_, places_, order_, window_); }

  void init(const Xapian::Database& database) override {
    shard_ = &reader_->shard(database);
    documents_ = database.get_doccount();
    current_ = 0;
    current_matches_ = false;
    at_end_ = false;
  }

  // As many as can be: of what is ANDed, Xapian asks the rarest first, and this is the costliest to ask.
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return documents_; }
  Xapian::doccount get_termfreq_max() const override { return documents_; }

  void next(double) override { advance(current_ + 1); }
  void skip_to(Xapian::docid document, double) override {
    if (document > current_ || !current_matches_) advance(std::max(document, current_));
  }
  bool check(Xapian::docid document, double) override {
    if (document > current_) {
      if (reader_->must_end()) {
        at_end_ = true;
        return true;
      }
      current_ = document;
      current_matches_ = matches(document);
    }
    return document == current_ && current_matches_;
  }
  bool at_end() const override { return at_end_; }
  Xapian::docid get_docid() const override { return current_; }

  std::string get_description() const override {
    std::string text = order_ == PlaceOrder::kAsGiven ? "phrase" : "near";
    for (const auto& place : places_) {
      text += ' ';
      for (const std::uint32_t term : place) {
        if (term != place.front()) text += '|';
        text += reader_->term(term);
      }
    }
    return text + " within " + std::to_string(window_);
  }

 private:
  void advance(Xapian::docid document) {
    for (;; ++document) {
      document = document == 0 || reader_->must_end() ? 0 : shard_->next_document(document);
      if (document == 0) {
        at_end_ = true;
        return;
      }
      if (matches(document)) break;
    }
    current_ = document;
    current_matches_ = true;
  }

  bool matches(Xapian::docid document);

  std::shared_ptr<PositionReader> reader_;
  std::vector<std::vector<std::uint32_t>> places_;
  PlaceOrder order_;
  std::uint32_t window_;
  ShardPositions* shard_ = nullptr;
  Xapian::doccount documents_ = 0;
  Xapian::docid current_ = 0;
  bool current_matches_ = false;  // after a failed check, the source stands where nothing matches
  bool at_end_ = false;
  std::vector<std::span<const std::uint32_t>> lists_;
  std::vector<std::vector<std::uint32_t>> merged_;  // positions of places with several terms
};

bool PositionSource::matches(Xapian::docid document) {
  const TokenPositions& positions = shard_->of(document);
  lists_.clear();
  std::size_t merged = 0;
  merged_.resize(places_.size());
  for (const auto& place : places_) {
    if (place.size() == 1) {
      lists_.push_back(positions.of(place.front()));
      if (lists_.back().empty()) return false;
      continue;
    }
    std::vector<std::uint32_t>& all = merged_[merged++];
    all.clear();
    for (const std::uint32_t term : place) {
      if (!shard_->has(term, document)) continue;
      const std::span<const std::uint32_t> more = positions.of(term);
      all.insert(all.end(), more.begin(), more.end());
    }
    if (all.empty()) return false;
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    lists_.emplace_back(all);
  }
  return lie_as_asked(lists_, order_, window_);
}

}  // namespace

PositionQueries::PositionQueries(Interrupt* interrupt)
    : reader_(std::make_shared<PositionReader>(interrupt)) {}
PositionQueries::~PositionQueries() = default;

Query PositionQueries::make(const std::vector<std::vector<std::string>>& places, PlaceOrder order,
                            std::uint32_t window) {
  std::vector<std::vector<std::uint32_t>> numbers;
  std::vector<Query> all;
  for (const std::vector<std::string>& place : places) {
    std::vector<std::uint32_t>& terms = numbers.emplace_back();
    for (const std::string& term : place) terms.push_back(reader_->add(term));
    all.push_back(place.size() == 1 ? Query(place.front()) : Query(Query::OP_OR, place.begin(), place.end()));
  }
  auto* source = new PositionSource(reader_, std::move(numbers), order, window);
  return Query(Query::OP_FILTER, Query(Query::OP_AND, all.begin(), all.end()), Query(source->release()));
}

}  // namespace broadsheet::schema::plan
