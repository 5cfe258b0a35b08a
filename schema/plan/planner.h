// The planner: from a query tree to a Xapian query over one index, with weights that can be measured.
// docs/ARCHITECTURE.md, "A plan, stage by stage", draws what happens between.
#pragma once

#include <xapian.h>

#include "plan/query_plan.h"
#include "plan/ranking.h"

namespace broadsheet::schema::plan {

/// plan_query with other weights: for measuring them.
QueryPlan plan_with(const ParsedQuery& query, const Xapian::Database& database, const PlanOptions& options,
                    const RankingConstants& constants, PlanTools& tools);

/// ranking_weight() with other parameters.
Xapian::BM25Weight weight_with(const QueryPlan& plan, const RankingConstants& constants);

}  // namespace broadsheet::schema::plan
