// One plan: the stages put together and run.
#include "plan/planner.h"

#include <cmath>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "plan/fields.h"
#include "plan/groups.h"
#include "plan/planning.h"
#include "plan/text.h"
#include "plan/tree.h"

namespace broadsheet::schema {
namespace plan {
namespace {

// What was typed twice is asked for once.
std::vector<QueryGroup> distinct_groups(std::vector<Group>& groups) {
  std::vector<QueryGroup> distinct;
  std::set<std::string> known;
  for (Group& group : groups) {
    if (!known.insert(group.found.get_description()).second) continue;
    distinct.push_back(
        {std::move(group.written), std::move(group.found), group.documents, group.rarity, group.word});
  }
  return distinct;
}

}  // namespace

QueryPlan plan_with(const ParsedQuery& query, const Xapian::Database& database, const PlanOptions& options,
                    const RankingConstants& constants, PlanTools& tools) {
  Planning planning(database, options, constants, tools.parts());
  TextQueries text(planning);
  FieldQueries fields(planning, text);
  TreeQueries tree(planning, text, fields);
  MaybePart part = query.root ? tree.of(*query.root, {}) : std::nullopt;
  if (!part) return planning.account.finish({});
  QueryPlan plan = planning.account.finish(
      part->filter ? scaled(planning.full_terms.weightless(part->query), 0.0) : part->query);
  if (!options.groups) return plan;
  plan.matched = matching(part->query, planning.wildcards);
  plan.groups = distinct_groups(part->groups);
  plan.many_words = part->words >= kSentenceWords;
  return plan;
}

Xapian::BM25Weight weight_with(const QueryPlan& plan, const RankingConstants& constants) {
  // BM25's k2 would score an article's length apart from its words, k3 words that a query repeats.
  constexpr double kK2 = 0.0;
  constexpr double kK3 = 1.0;
  // Xapian divides lengths by the average of all articles. K = k1 ((1 - b) + b length / average) with another
  // average is the K of another k1 and b.
  const double ratio = std::pow(plan.relative_length, -constants.own_length);
  const double fixed = constants.bm25_k1 * (1 - constants.bm25_b);
  const double by_length = constants.bm25_k1 * constants.bm25_b * ratio;
  const double k1 = fixed + by_length;
  return {k1, kK2, kK3, k1 > 0 ? by_length / k1 : 0, constants.bm25_min_length / ratio};
}

}  // namespace plan

PlanTools::PlanTools() : parts_(std::make_unique<Parts>()) {}
PlanTools::~PlanTools() = default;
PlanTools::PlanTools(PlanTools&&) noexcept = default;
PlanTools& PlanTools::operator=(PlanTools&&) noexcept = default;

QueryPlan plan_query(const ParsedQuery& query, const Xapian::Database& database, const PlanOptions& options,
                     PlanTools& tools) {
  return plan::plan_with(query, database, options, plan::RankingConstants{}, tools);
}

Xapian::BM25Weight ranking_weight(const QueryPlan& plan) {
  return plan::weight_with(plan, plan::RankingConstants{});
}

}  // namespace broadsheet::schema
