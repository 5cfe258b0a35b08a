// The options of a request that narrow a search, as a query tree: they never change the order of hits.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "broadsheet/schema/positions.h"
#include "broadsheet/schema/query.h"
#include "broadsheet/searcher/searcher.h"
#include "plan/query_plan.h"

namespace broadsheet::searcher {

// Throws UserError if a value of `request` has no meaning: an unknown time zone, a language that is not a
// tag, a limit above kMaxLimit.
void check(const SearchRequest& request);

// All filters of `request` as one tree, or null if it has none.
schema::QueryNodePtr filter_tree(const SearchRequest& request);

// Plans the filters for `database`, which holds positions as `positions` says. Throws UserError if one of
// them can't be read as what it should be, and adds to `notes` what a language was looked up as. As
// plan_query does, it throws Interrupted, and `interrupt` must outlive what it returns.
Xapian::Query plan_filters(const SearchRequest& request, const Xapian::Database& database,
                           schema::PositionLookup positions, schema::PlanTools& tools,
                           schema::Interrupt& interrupt, std::vector<schema::Problem>& notes);

}  // namespace broadsheet::searcher
