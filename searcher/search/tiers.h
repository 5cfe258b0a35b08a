// What is counted: the articles with all words of a query, before those with some.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "broadsheet/schema/interrupt.h"
#include "broadsheet/schema/problem.h"
#include "broadsheet/searcher/results.h"
#include "broadsheet/searcher/searcher.h"
#include "plan/query_plan.h"
#include "search/document_set.h"

namespace broadsheet::searcher {

// Of a query of many words, an article that holds so much of their rarity is one with most of them. Measured
// on questions and headlines in eleven languages (docs/ANALYSIS.md, "All words first").
inline constexpr double kMostWordsShare = 0.75;

// Postings that are gone through to count exactly: some 50 ms for each of the two counts. What would take
// more is estimated.
inline constexpr std::uint64_t kMostCountedPostings = 4'000'000;

// How many articles a query finds.
struct Total {
  std::uint64_t value = 0;
  bool exact = true;  // else an estimate
};

// The tiers of one search of one database, all of which must outlive it. Every function throws Interrupted
// once the interrupt has expired. Not thread-safe.
class Tiers {
 public:
  // `plan` was made with groups, unless `match` is kAny. `query` is what is searched for: the words of the
  // plan, narrowed by the filters of the request. `matched` finds the same (schema::matching()).
  Tiers(const Xapian::Database& database, const schema::QueryPlan& plan, Xapian::Query query,
        Xapian::Query matched, MatchMode match, schema::Interrupt& interrupt);

  // Finds out which articles have what is asked for. `whole`: as a set, whatever it takes; else they may only
  // be estimated.
  void choose(bool whole);

  // After choose(true): what the search is narrowed to, with its weights.
  [[nodiscard]] Xapian::Query narrowed() const;

  // After choose(true): the same as a set, where the shards are on this machine.
  const DocumentSet* documents();
  [[nodiscard]] const std::vector<Xapian::Database>& shards() const noexcept { return shards_; }

  // After choose(): puts the counts, and what was left out, into `results`.
  void tell(Results& results);

 private:
  using Groups = std::vector<const schema::QueryGroup*>;

  void choose_all_words(bool whole);
  void choose_most_words(bool whole);
  void leave_out_words(const Groups& groups);
  void leave_out_all_but(const Groups& groups);
  void leave_out_words_remotely(Groups groups);
  void set_tier(Tier tier, DocumentSet set);
  [[nodiscard]] DocumentSet with_all(const Groups& groups);
  [[nodiscard]] DocumentSet with_share(const Groups& groups, double least, const DocumentSet* among);
  [[nodiscard]] DocumentSet with_greatest_share(const Groups& groups, double least);
  [[nodiscard]] Xapian::Query remotely(const Groups& groups);
  [[nodiscard]] std::uint64_t count_remotely(const Xapian::Query& query);
  [[nodiscard]] Total about(const Xapian::Query& query);
  const DocumentSet& everything();
  [[nodiscard]] Total total_any();

  const Xapian::Database& database_;
  const schema::QueryPlan& plan_;
  Xapian::Query query_;
  Xapian::Query matched_;
  MatchMode match_;
  schema::Interrupt& interrupt_;
  std::vector<Xapian::Database> shards_;  // empty if they are not all of this machine
  std::optional<DocumentSet> everything_;

  Tier tier_ = Tier::kAny;
  double share_ = 1;
  std::vector<std::string> left_out_;
  std::optional<DocumentSet> set_;
  Xapian::Query narrowed_;  // where there is no set
  std::optional<Total> total_;
};

}  // namespace broadsheet::searcher
