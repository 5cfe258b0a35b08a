// What the stages of one plan share.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plan/account.h"
#include "plan/full_terms.h"
#include "plan/index_view.h"
#include "plan/query_plan.h"
#include "plan/ranking.h"
#include "plan/scope.h"
#include "plan/tools.h"

namespace broadsheet::schema::plan {

/// One plan in the making: what was asked for, the index, and the account. Every stage takes one, and so can
/// be run alone over a small index. Not thread-safe; must not outlive what it was made of.
struct Planning {
  Planning(const Xapian::Database& database, const PlanOptions& asked, const RankingConstants& weights,
           PlanTools::Parts& parts)
      : options(asked),
        constants(weights),
        tools(parts),
        index(database, asked.interrupt),
        account(index),
        full_terms(database, asked.interrupt) {}
  Planning(const Planning&) = delete;
  Planning& operator=(const Planning&) = delete;

  const PlanOptions& options;
  const RankingConstants& constants;
  PlanTools::Parts& tools;
  IndexView index;
  Account account;
  FullTerms full_terms;
  /// What wildcards stand for, if groups are asked for; those of very many terms are not here.
  std::vector<std::pair<Xapian::Query, std::vector<std::string>>> wildcards;
};

/// How much more, or less, a word of `found` articles says among the articles in the query's language than
/// among all: a factor. A word of another script, a name in Latin letters in a Japanese query, has no
/// language.
double own_rarity(Planning& planning, std::string_view word, double found, const Scope& scope);

}  // namespace broadsheet::schema::plan
