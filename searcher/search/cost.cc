// Sums of frequencies for the work, independent chances for the estimate.
#include "search/cost.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace broadsheet::searcher {
namespace {

using Xapian::Query;

// Looking for one article in a posting list takes about as long as so many steps in it; looking at its
// positions, or at one of its values with the matcher around it, so many more.
constexpr std::uint64_t kStepsOfALook = 16;
constexpr std::uint64_t kStepsOfAMatch = 64;

// Ranges that are checked article by article cover between a quarter of the articles and all but a quarter
// (schema/plan/date_filter.cc); of other things that only a matcher knows, nothing is known.
constexpr double kChanceOfAMatch = 0.5;

// Chances of sums of rarities are reckoned in so many steps of the sum that is asked for.
constexpr std::size_t kShareSteps = 200;

bool only_a_matcher_knows(const Query& query) {
  switch (query.get_type()) {
    case Query::LEAF_TERM:
    case Query::LEAF_MATCH_ALL:
    case Query::LEAF_MATCH_NOTHING:
    case Query::OP_OR:
    case Query::OP_SYNONYM:
    case Query::OP_AND:
    case Query::OP_FILTER:
    case Query::OP_AND_NOT:
    case Query::OP_SCALE_WEIGHT:
    case Query::OP_AND_MAYBE:
      return false;
    default:
      return true;
  }
}

// What it takes to collect a query among `all` articles, and how many of them it finds at most.
struct Work {
  std::uint64_t steps = 0;
  std::uint64_t articles = 0;
  std::uint64_t leaves = 1;
};

Work measured(const Query& query, const Xapian::Database& database, std::uint64_t all) {
  switch (query.get_type()) {
    case Query::LEAF_TERM: {
      const std::uint64_t found = database.get_termfreq(*query.get_terms_begin());
      return {found, std::min(found, all), 1};
    }
    case Query::LEAF_MATCH_NOTHING:
      return {0, 0, 1};
    case Query::OP_OR:
    case Query::OP_SYNONYM: {
      Work sum{0, 0, 0};
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
        const Work part = measured(query.get_subquery(i), database, all);
        sum.steps += part.steps;
        sum.articles = std::min(all, sum.articles + part.articles);
        sum.leaves += part.leaves;
      }
      return sum;
    }
    case Query::OP_AND:
    case Query::OP_FILTER: {
      std::vector<std::pair<Work, bool>> parts;
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
        const Query part = query.get_subquery(i);
        parts.emplace_back(measured(part, database, all), only_a_matcher_knows(part));
      }
      std::sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? b.second : a.first.articles < b.first.articles;
      });
      Work whole{0, all, 0};
      for (const auto& [part, matcher] : parts) {
        const std::uint64_t looks = whole.articles * part.leaves * (matcher ? kStepsOfAMatch : kStepsOfALook);
        whole.steps += std::min(part.steps, looks);
        whole.articles = std::min(whole.articles, part.articles);
        whole.leaves += part.leaves;
      }
      return whole;
    }
    case Query::OP_AND_NOT: {
      Work whole = measured(query.get_subquery(0), database, all);
      const Work part = measured(query.get_subquery(1), database, all);
      whole.steps += std::min(part.steps, whole.articles * part.leaves * kStepsOfALook);
      whole.leaves += part.leaves;
      return whole;
    }
    case Query::OP_SCALE_WEIGHT:
    case Query::OP_AND_MAYBE:
      return measured(query.get_subquery(0), database, all);
    case Query::OP_VALUE_RANGE:
    case Query::OP_VALUE_GE:
    case Query::OP_VALUE_LE:
      // Whatever is printed of such a search, every article is looked at.
      return {all, all, 1};
    default:
      return {all * kStepsOfAMatch, all, 1};
  }
}

// The share of the articles that `query` finds.
double chance(const Query& query, const Xapian::Database& database) {
  const auto all = static_cast<double>(std::max<Xapian::doccount>(1, database.get_doccount()));
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      return database.get_termfreq(*query.get_terms_begin()) / all;
    case Query::LEAF_MATCH_ALL:
      return 1;
    case Query::LEAF_MATCH_NOTHING:
      return 0;
    case Query::OP_OR:
    case Query::OP_SYNONYM: {
      double none = 1;
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
        none *= 1 - chance(query.get_subquery(i), database);
      return 1 - none;
    }
    case Query::OP_AND:
    case Query::OP_FILTER: {
      double every = 1;
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
        every *= chance(query.get_subquery(i), database);
      return every;
    }
    case Query::OP_AND_NOT:
      return chance(query.get_subquery(0), database) * (1 - chance(query.get_subquery(1), database));
    case Query::OP_SCALE_WEIGHT:
    case Query::OP_AND_MAYBE:
      return chance(query.get_subquery(0), database);
    default:
      return kChanceOfAMatch;
  }
}

std::uint64_t articles_of(double share, const Xapian::Database& database) {
  return std::max<std::uint64_t>(
      1, static_cast<std::uint64_t>(std::llround(share * static_cast<double>(database.get_doccount()))));
}

}  // namespace

std::uint64_t work_of(const Query& query, const Xapian::Database& database) {
  return work_of(query, database, database.get_doccount());
}

std::uint64_t work_of(const Query& query, const Xapian::Database& database, std::uint64_t articles) {
  return measured(query, database, articles).steps;
}

std::uint64_t work_of_share(const std::vector<const schema::QueryGroup*>& groups, double least,
                            const Xapian::Database& database) {
  double left = 0;
  for (const schema::QueryGroup* group : groups) left += group->rarity;
  Work whole;
  for (const schema::QueryGroup* group : groups) {
    const Work part = measured(group->found, database, database.get_doccount());
    if (left >= least) {
      whole.steps += part.steps;
      whole.articles += part.articles;
    } else {
      whole.steps += std::min(part.steps, whole.articles * part.leaves * kStepsOfALook);
    }
    left -= group->rarity;
  }
  return whole.steps;
}

Query at_most(const Query& query) {
  const auto parts = [&](bool (*is_left_out)(const Query&)) {
    std::vector<Query> all;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      const Query part = query.get_subquery(i);
      if (!is_left_out(part)) all.push_back(at_most(part));
    }
    return all;
  };
  switch (query.get_type()) {
    case Query::LEAF_TERM:
    case Query::LEAF_MATCH_ALL:
    case Query::LEAF_MATCH_NOTHING:
      return query;
    case Query::OP_OR:
    case Query::OP_SYNONYM: {
      const std::vector<Query> any = parts([](const Query&) { return false; });
      return {Query::OP_OR, any.begin(), any.end()};
    }
    case Query::OP_AND:
    case Query::OP_FILTER: {
      const std::vector<Query> all = parts(only_a_matcher_knows);
      return all.empty() ? Query(std::string()) : Query(Query::OP_AND, all.begin(), all.end());
    }
    case Query::OP_PHRASE:
    case Query::OP_NEAR: {
      const std::vector<Query> all = parts([](const Query&) { return false; });
      return {Query::OP_AND, all.begin(), all.end()};
    }
    case Query::OP_AND_NOT:
    case Query::OP_SCALE_WEIGHT:
    case Query::OP_AND_MAYBE:
      return at_most(query.get_subquery(0));
    default:
      return Query(std::string());
  }
}

std::uint64_t estimate(const Query& query, const Xapian::Database& database) {
  return articles_of(chance(query, database), database);
}

std::uint64_t estimate_share(const std::vector<const schema::QueryGroup*>& groups, double least,
                             const Query& matched, const Xapian::Database& database) {
  // The chance of each sum of rarities so far, in steps; the last one is "enough".
  std::vector<double> sums(kShareSteps + 1, 0.0);
  sums.front() = 1;
  for (const schema::QueryGroup* group : groups) {
    const double held = chance(group->found, database);
    const auto steps = static_cast<std::size_t>(std::llround(group->rarity / least * kShareSteps));
    for (std::size_t sum = kShareSteps + 1; sum-- > 0;) {
      const double moved = sums[sum] * held;
      sums[sum] -= moved;
      sums[std::min(kShareSteps, sum + steps)] += moved;
    }
  }
  return articles_of(std::min(sums.back(), chance(matched, database)), database);
}

}  // namespace broadsheet::searcher
