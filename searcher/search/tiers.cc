// Which words an article must hold, and how many do.
#include "search/tiers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "plan/full_terms.h"
#include "search/cost.h"
#include "xapian/shards.h"

namespace broadsheet::searcher {
namespace {

using schema::QueryGroup;
using Xapian::Query;
using Groups = std::vector<const QueryGroup*>;

// Where no article has most of the words, the greatest share that any has counts, in steps of so much. It is
// looked for among those with the first of these shares, then the next.
constexpr double kShareStep = 0.05;
constexpr std::array kLesserShares{0.4, 0.2};

// What is less is not told as "most".
constexpr double kHalf = 0.5;

// Of sums of rarities; they are far from as close to each other.
constexpr double kRounding = 1e-6;

double rarity_of(const Groups& groups) {
  double sum = 0;
  for (const QueryGroup* group : groups) sum += group->rarity;
  return sum;
}

// Those that tell most first; of equals, those that were typed first.
void sort_by_rarity(Groups& groups) {
  std::stable_sort(groups.begin(), groups.end(),
                   [](const QueryGroup* a, const QueryGroup* b) { return a->rarity > b->rarity; });
}

Query all_of(const Groups& groups) {
  std::vector<Query> all;
  all.reserve(groups.size());
  for (const QueryGroup* group : groups) all.push_back(group->found);
  return {Query::OP_AND, all.begin(), all.end()};
}

// Adds the documents of one shard whose groups make up `least` or more. The groups are sorted: whoever has
// none of the first ones can't reach it, so that the lists of frequent words are only asked about candidates.
class ShareCollector {
 public:
  ShareCollector(const Xapian::Database& shard, const Groups& groups, double least,
                 schema::Interrupt& interrupt)
      : collector_(shard, interrupt),
        groups_(groups),
        least_(least * (1 - kRounding)),
        last_(shard.get_lastdocid()),
        rarity_(std::size_t{last_} + 1, 0.0F) {}

  void add_to(Bits& into, const Bits* among) {
    double left = rarity_of(groups_);
    Bits candidates(last_);
    for (const QueryGroup* group : groups_) {
      Bits found(last_);
      if (left >= least_) {
        collector_.add(group->found, Among(among), found);
      } else {
        keep_reaching(candidates, left);
        collector_.add(group->found, Among(&candidates), found);
      }
      for (Xapian::docid at = found.next(1); at != 0; at = found.next(at + 1))
        rarity_[at] += static_cast<float>(group->rarity);
      candidates |= found;
      left -= group->rarity;
    }
    keep_reaching(candidates, 0);
    into |= candidates;
  }

  // After add_to(): the greatest rarity that one of `among` holds.
  [[nodiscard]] double greatest(const Bits& among) const {
    double most = 0;
    for (Xapian::docid at = among.next(1); at != 0; at = among.next(at + 1))
      most = std::max(most, double{rarity_[at]});
    return most;
  }

  // After add_to(): takes away those of `among` that hold less than `least`.
  void keep(Bits& among, double least) {
    least_ = least * (1 - kRounding);
    keep_reaching(among, 0);
  }

 private:
  // Takes away those that will not reach the least with all that is `left`.
  void keep_reaching(Bits& candidates, double left) const {
    for (Xapian::docid at = candidates.next(1); at != 0; at = candidates.next(at + 1)) {
      if (double{rarity_[at]} + left < least_) candidates.clear(at);
    }
  }

  Collector collector_;
  const Groups& groups_;
  double least_;
  Xapian::docid last_;
  std::vector<float> rarity_;  // by document
};

std::string quoted_list(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "'" : ", '") + word + "'";
  return text;
}

}  // namespace

Tiers::Tiers(const Xapian::Database& database, const schema::QueryPlan& plan, Query query, Query matched,
             MatchMode match, schema::Interrupt& interrupt)
    : database_(database),
      plan_(plan),
      query_(std::move(query)),
      matched_(std::move(matched)),
      match_(match),
      interrupt_(interrupt) {
  if (schema::is_local(database)) shards_ = schema::shards_of(database);
}

void Tiers::choose(bool whole) {
  const std::vector<QueryGroup>& groups = plan_.groups;
  if (match_ == MatchMode::kAll && groups.size() > 1) tier_ = Tier::kAllWords;
  if (match_ != MatchMode::kAuto || groups.empty()) return;
  // One word alone is all that is found.
  if (groups.size() == 1 && groups.front().found.get_description() == plan_.matched.get_description()) return;
  if (plan_.many_words) {
    choose_most_words(whole);
  } else {
    choose_all_words(whole);
  }
}

DocumentSet Tiers::with_all(const Groups& groups) {
  // What is required, excluded and filtered holds in every tier.
  const DocumentSet all = collect(all_of(groups), shards_, nullptr, interrupt_);
  return collect(matched_, shards_, &all, interrupt_);
}

const DocumentSet& Tiers::everything() {
  if (!everything_) everything_ = collect(matched_, shards_, nullptr, interrupt_);
  return *everything_;
}

void Tiers::set_tier(Tier tier, DocumentSet set) {
  tier_ = tier;
  total_ = Total{set.count(), true};
  set_ = std::move(set);
}

void Tiers::choose_all_words(bool whole) {
  Groups groups;  // that some article has
  for (const QueryGroup& group : plan_.groups) {
    if (group.documents > 0) groups.push_back(&group);
  }
  if (groups.empty()) return;
  sort_by_rarity(groups);
  if (shards_.empty()) {
    leave_out_words_remotely(std::move(groups));
    return;
  }
  const Tier tier = groups.size() == plan_.groups.size() ? Tier::kAllWords : Tier::kSomeWords;
  const Query all = all_of(groups);
  if (!whole && work_of(all, database_) > kMostCountedPostings) {
    const Total total = about(Query(Query::OP_AND, all, matched_));
    if (total.value > 0) {
      tier_ = tier;
      total_ = total;
      leave_out_all_but(groups);
      return;
    }
  }
  DocumentSet set = with_all(groups);
  if (set.count() > 0) {
    set_tier(tier, std::move(set));
    leave_out_all_but(groups);
  } else {
    leave_out_words(groups);
  }
}

// In the order of the query.
void Tiers::leave_out_all_but(const Groups& groups) {
  for (const QueryGroup& group : plan_.groups) {
    if (std::find(groups.begin(), groups.end(), &group) == groups.end()) left_out_.push_back(group.written);
  }
}

// First the words that no article has beside what is required, then those that tell least: that most articles
// have. What was left out on the way, and those that are found in the end have, is taken in again.
void Tiers::leave_out_words(const Groups& groups) {
  struct Held {
    const QueryGroup* group;
    DocumentSet set;
    std::uint64_t count;
  };
  std::vector<Held> held;
  const DocumentSet& all = everything();
  for (const QueryGroup* group : groups) {
    DocumentSet set = collect(group->found, shards_, &all, interrupt_);
    const std::uint64_t count = set.count();
    if (count > 0) held.push_back({group, std::move(set), count});
  }
  if (held.empty()) return;
  // Those that tell most first; of equals, as they were: by rarity.
  std::stable_sort(held.begin(), held.end(), [](const Held& a, const Held& b) { return a.count < b.count; });
  DocumentSet set = held.front().set;
  std::size_t kept = held.size();
  for (; kept > 1; --kept) {
    set = held.front().set;
    for (std::size_t i = 1; i < kept; ++i) set &= held[i].set;
    if (set.count() > 0) break;
  }
  if (kept == 1) set = held.front().set;
  Groups found;
  for (std::size_t i = 0; i < held.size(); ++i) {
    DocumentSet both = set;
    both &= held[i].set;
    if (both.count() == 0) continue;
    set = std::move(both);
    found.push_back(held[i].group);
  }
  set_tier(Tier::kSomeWords, std::move(set));
  leave_out_all_but(found);
}

DocumentSet Tiers::with_share(const Groups& groups, double least, const DocumentSet* among) {
  DocumentSet set(shards_);
  for (std::size_t i = 0; i < shards_.size(); ++i) {
    ShareCollector collector(shards_[i], groups, least, interrupt_);
    collector.add_to(set.shard(i), among == nullptr ? nullptr : &among->shard(i));
  }
  return collect(matched_, shards_, &set, interrupt_);
}

// Those that hold the most, if that is `least` or more; sets the share.
DocumentSet Tiers::with_greatest_share(const Groups& groups, double least) {
  std::vector<ShareCollector> collectors;
  DocumentSet set(shards_);
  for (std::size_t i = 0; i < shards_.size(); ++i) {
    collectors.emplace_back(shards_[i], groups, least, interrupt_).add_to(set.shard(i), nullptr);
  }
  set = collect(matched_, shards_, &set, interrupt_);
  double greatest = 0;
  for (std::size_t i = 0; i < shards_.size(); ++i)
    greatest = std::max(greatest, collectors[i].greatest(set.shard(i)));
  const double all = rarity_of(groups);
  share_ = std::floor(greatest / all / kShareStep + kRounding) * kShareStep;
  for (std::size_t i = 0; i < shards_.size(); ++i) collectors[i].keep(set.shard(i), share_ * all);
  return set;
}

void Tiers::choose_most_words(bool whole) {
  Groups words;
  Groups required;  // phrases and the like, first
  for (const QueryGroup& group : plan_.groups) {
    if (group.documents == 0) continue;
    words.push_back(&group);
    if (!group.word) required.push_back(&group);
  }
  if (words.empty()) return;
  sort_by_rarity(words);
  const double all = rarity_of(words);
  share_ = kMostWordsShare;
  if (shards_.empty()) {
    Groups heaviest;
    for (const QueryGroup* group : words) {
      if (rarity_of(heaviest) < kMostWordsShare * all) heaviest.push_back(group);
    }
    leave_out_words_remotely(std::move(heaviest));
    if (tier_ != Tier::kAny) tier_ = Tier::kMostWords;
    left_out_.clear();
    return;
  }
  if (!whole && work_of_share(words, share_ * all, database_) > kMostCountedPostings) {
    tier_ = Tier::kMostWords;
    total_ = Total{estimate_share(words, share_ * all, matched_, database_), false};
    return;
  }
  if (!required.empty()) {
    const DocumentSet among = collect(all_of(required), shards_, nullptr, interrupt_);
    DocumentSet set = with_share(words, share_ * all, &among);
    if (set.count() > 0) {
      set_tier(Tier::kMostWords, std::move(set));
      return;
    }
  }
  DocumentSet set = with_share(words, share_ * all, nullptr);
  for (const double less : kLesserShares) {
    if (set.count() > 0) break;
    set = with_greatest_share(words, less * all);
  }
  if (set.count() > 0) {
    set_tier(Tier::kMostWords, std::move(set));
  } else {
    share_ = 1;
  }
}

// Where shards are not on this machine, their servers are asked; they know no source of ours.
Query Tiers::remotely(const Groups& groups) {
  schema::plan::FullTerms full_terms(database_, &interrupt_);
  return full_terms.narrowed(query_, all_of(groups));
}

std::uint64_t Tiers::count_remotely(const Query& query) {
  interrupt_.check_now();
  Xapian::Enquire enquire(database_);
  enquire.set_weighting_scheme(schema::ranking_weight(plan_));
  enquire.set_query(query);
  return enquire.get_mset(0, 0, database_.get_doccount()).get_matches_lower_bound();
}

void Tiers::leave_out_words_remotely(Groups groups) {
  for (; !groups.empty(); groups.pop_back()) {
    const Query query = remotely(groups);
    const std::uint64_t count = count_remotely(query);
    if (count == 0) continue;
    tier_ = groups.size() == plan_.groups.size() ? Tier::kAllWords : Tier::kSomeWords;
    narrowed_ = query;
    total_ = Total{count, true};
    leave_out_all_but(groups);
    return;
  }
}

Query Tiers::narrowed() const {
  if (!set_) return narrowed_.empty() ? query_ : narrowed_;
  return {Query::OP_FILTER, query_, narrowing(database_, *set_)};
}

const DocumentSet* Tiers::documents() {
  if (set_) return &*set_;
  return shards_.empty() ? nullptr : &everything();
}

// How many articles `query` finds, where it is too costly to collect them at once: posting lists tell which
// may be found, and so what it takes to ask them all. If that is still too much, some are asked. Chance would
// say too little: words stand together in a phrase more often.
Total Tiers::about(const Query& query) {
  const Query candidates = at_most(query);
  if (shards_.empty() || work_of(candidates, database_) > kMostCountedPostings)
    return {estimate(query, database_), false};
  const DocumentSet set = collect(candidates, shards_, nullptr, interrupt_);
  if (work_of(query, database_, set.count()) <= kMostCountedPostings)
    return {collect(query, shards_, &set, interrupt_).count(), true};
  return {sampled_count(query, shards_, set, interrupt_), false};
}

Total Tiers::total_any() {
  if (everything_) return {everything_->count(), true};
  if (work_of(matched_, database_) > kMostCountedPostings) return about(matched_);
  if (shards_.empty()) return {count_remotely(query_), true};
  return {everything().count(), true};
}

void Tiers::tell(Results& results) {
  Total any = total_any();
  const Total total = total_ ? *total_ : any;
  if (!any.exact) any.value = std::max(any.value, total.value);
  // One thing alone is all that is found.
  const bool one = plan_.groups.size() <= 1 && total.exact && any.exact && total.value == any.value;
  results.tier = one ? Tier::kAny : tier_;
  results.share = tier_ == Tier::kMostWords ? share_ : 1;
  results.left_out = left_out_;
  results.total = any.exact ? std::min(total.value, any.value) : total.value;
  results.total_is_exact = total.exact;
  results.total_is_estimate = !total.exact;
  results.total_any = any.value;
  results.total_any_is_exact = any.exact;
  results.total_any_is_estimate = !any.exact;
  if (!left_out_.empty()) {
    results.notes.push_back({schema::ProblemCode::kWordsLeftOut,
                             "query",
                             {},
                             "no article has all of the words; left out: " + quoted_list(left_out_),
                             {}});
  } else if (tier_ == Tier::kMostWords && share_ < kHalf) {
    results.notes.push_back({schema::ProblemCode::kWordsLeftOut,
                             "query",
                             {},
                             fmt::format("no article has most of the words; those whose words make up {:.0f} "
                                         "% of the query's weight are counted",
                                         share_ * 100),
                             {}});
  }
}

}  // namespace broadsheet::searcher
