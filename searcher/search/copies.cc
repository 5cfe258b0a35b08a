// Candidates by components that agree, comparison of sketches, and the groups in the order of the hits.
#include "search/copies.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>

#include "broadsheet/schema/fields.h"
#include "xapian/shards.h"

namespace broadsheet::searcher {
namespace {

using schema::Sketch;

// Two sketches are compared if three components agree that stand so far apart, from any first one on. Of
// near-copies whose sketches just agree enough, 24 of 64, some 97 % are met so; from 28 on more than 99.5 %.
constexpr std::size_t kSecond = 7;
constexpr std::size_t kThird = 26;
constexpr std::size_t kKeys = 16 * 16 * 16;

// Under one key so many first articles are kept, the earliest: texts made of one mould (weather, prices) that
// are no near-copies would otherwise be compared each with each. Of 20,000 unlike texts, five share a key.
constexpr std::size_t kMostUnderKey = 16;

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

// The first articles of groups, by their keys.
class Firsts {
 public:
  Firsts() : under_(schema::kSketchComponents * kKeys) {}

  // The first article that was added and is near; kNone.
  [[nodiscard]] std::uint32_t near(const Sketch& sketch) const {
    std::uint32_t first = kNone;
    for (std::size_t i = 0; i < schema::kSketchComponents; ++i) {
      for (const Entry& entry : under_[key(sketch, i)]) {
        if (entry.number >= first) break;  // they ascend
        if (sketch.is_near(sketches_[entry.place])) first = entry.number;
      }
    }
    return first;
  }

  void add(std::uint32_t number, const Sketch& sketch) {
    const auto place = static_cast<std::uint32_t>(sketches_.size());
    sketches_.push_back(sketch);
    for (std::size_t i = 0; i < schema::kSketchComponents; ++i) {
      std::vector<Entry>& under = under_[key(sketch, i)];
      if (under.size() < kMostUnderKey) under.push_back({number, place});
    }
  }

 private:
  struct Entry {
    std::uint32_t number;
    std::uint32_t place;  // in sketches_
  };

  static std::size_t key(const Sketch& sketch, std::size_t first) {
    const auto part = [&](std::size_t distance) {
      return sketch.component((first + distance) % schema::kSketchComponents);
    };
    return first * kKeys + (part(0) << 8U | part(kSecond) << 4U | part(kThird));
  }

  std::vector<Sketch> sketches_;
  std::vector<std::vector<Entry>> under_;
};

// What of a document decides its group.
struct Seen {
  std::string published;  // as in its slot, which sorts as the instants do
  std::optional<Sketch> sketch;
};

// Xapian numbers the documents of several shards in turns.
struct Place {
  std::size_t shard;
  Xapian::docid document;  // in the shard
};

Place place_of(Xapian::docid document, std::size_t shards) {
  return {(document - 1) % shards, static_cast<Xapian::docid>((document - 1) / shards + 1)};
}

void read_sketch(const std::string& value, Seen& seen) {
  Sketch sketch;
  if (sketch.read(value)) seen.sketch = sketch;
}

// Goes through the slots of a shard once. `places`: of `ranked` that are in the shard.
void look_at(const Xapian::Database& shard, std::vector<std::pair<Xapian::docid, std::uint32_t>>& places,
             std::vector<Seen>& seen, schema::Interrupt& interrupt) {
  std::sort(places.begin(), places.end());
  auto sketch = shard.valuestream_begin(schema::slot::kTextSketch);
  auto published = shard.valuestream_begin(schema::slot::kPublished);
  const auto value_of = [&](Xapian::ValueIterator& at, Xapian::valueno slot, Xapian::docid document) {
    if (at != shard.valuestream_end(slot) && at.get_docid() < document) at.skip_to(document);
    return at != shard.valuestream_end(slot) && at.get_docid() == document ? *at : std::string();
  };
  for (const auto& [document, place] : places) {
    interrupt.check();
    read_sketch(value_of(sketch, schema::slot::kTextSketch, document), seen[place]);
    seen[place].published = value_of(published, schema::slot::kPublished, document);
  }
}

std::vector<Seen> look_at_all(const Xapian::Database& database, std::span<const Xapian::docid> ranked,
                              schema::Interrupt& interrupt) {
  std::vector<Seen> seen(ranked.size());
  if (!schema::is_local(database)) {
    for (std::size_t i = 0; i < ranked.size(); ++i) {
      interrupt.check_now();
      const Xapian::Document document = database.get_document(ranked[i]);
      read_sketch(document.get_value(schema::slot::kTextSketch), seen[i]);
      seen[i].published = document.get_value(schema::slot::kPublished);
    }
    return seen;
  }
  const std::vector<Xapian::Database> shards = schema::shards_of(database);
  std::vector<std::vector<std::pair<Xapian::docid, std::uint32_t>>> by_shard(shards.size());
  for (std::uint32_t i = 0; i < ranked.size(); ++i) {
    const Place place = place_of(ranked[i], shards.size());
    by_shard[place.shard].emplace_back(place.document, i);
  }
  for (std::size_t i = 0; i < shards.size(); ++i) look_at(shards[i], by_shard[i], seen, interrupt);
  return seen;
}

// Places of `ranked` by publication, those without a date last, then by arrival.
std::vector<std::uint32_t> by_first_seen(std::span<const Xapian::docid> ranked, std::size_t shards,
                                         const std::vector<Seen>& seen) {
  std::vector<std::uint32_t> order(ranked.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto key = [&](std::uint32_t i) {
    const Place place = place_of(ranked[i], shards);
    return std::tuple(seen[i].published.empty(), std::string_view(seen[i].published), place.shard,
                      place.document);
  };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  return order;
}

}  // namespace

std::vector<std::uint32_t> group_copies(std::span<const std::optional<Sketch>> sketches,
                                        schema::Interrupt& interrupt) {
  std::vector<std::uint32_t> first(sketches.size());
  Firsts firsts;
  for (std::uint32_t i = 0; i < sketches.size(); ++i) {
    interrupt.check();
    first[i] = i;
    if (!sketches[i]) continue;
    if (const std::uint32_t near = firsts.near(*sketches[i]); near != kNone) {
      first[i] = near;
    } else {
      firsts.add(i, *sketches[i]);
    }
  }
  return first;
}

Folding::Folding(const Xapian::Database& database, std::span<const Xapian::docid> ranked,
                 schema::Interrupt& interrupt) {
  const std::vector<Seen> seen = look_at_all(database, ranked, interrupt);
  const std::vector<std::uint32_t> order =
      by_first_seen(ranked, std::max<std::size_t>(1, database.size()), seen);
  std::vector<std::optional<Sketch>> sketches;
  sketches.reserve(order.size());
  for (const std::uint32_t place : order) {
    sketches.push_back(seen[place].sketch);
    has_sketches_ = has_sketches_ || seen[place].sketch.has_value();
  }
  const std::vector<std::uint32_t> first = group_copies(sketches, interrupt);

  // Groups by the place of their best hit: the least of all their places.
  std::vector<std::uint32_t> best(order.size(), kNone);
  for (std::size_t i = 0; i < order.size(); ++i) best[first[i]] = std::min(best[first[i]], order[i]);
  std::vector<std::uint32_t> size_of(order.size(), 0);  // by the best hit's place
  for (const std::uint32_t i : first) ++size_of[best[i]];
  std::vector<std::uint32_t> end_of(order.size(), 0);  // where the group's next member goes
  starts_.push_back(0);
  for (std::uint32_t place = 0; place < size_of.size(); ++place) {
    if (size_of[place] == 0) continue;
    best_.push_back(place);
    end_of[place] = starts_.back();
    starts_.push_back(starts_.back() + size_of[place]);
  }
  members_.resize(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) members_[end_of[best[first[i]]]++] = order[i];
}

}  // namespace broadsheet::searcher
