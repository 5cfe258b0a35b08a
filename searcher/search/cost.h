// What it costs to count what a query finds, and about how many that are: from the frequencies of terms in
// the whole index, so that both are the same whatever its shards.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

#include "plan/query_plan.h"

namespace broadsheet::searcher {

// Postings that are gone through to collect what `query` (schema::matching()) finds, at most; resp. what it
// finds among so many `articles`.
std::uint64_t work_of(const Xapian::Query& query, const Xapian::Database& database);
std::uint64_t work_of(const Xapian::Query& query, const Xapian::Database& database, std::uint64_t articles);

// The same for the articles whose `groups`, which are sorted by falling rarity, make up `least` or more.
std::uint64_t work_of_share(const std::vector<const schema::QueryGroup*>& groups, double least,
                            const Xapian::Database& database);

// What finds all that `query` finds, and maybe more, by posting lists alone: without phrases and ranges.
Xapian::Query at_most(const Xapian::Query& query);

// About how many articles `query` finds, as if each term stood in articles by chance. One at least.
std::uint64_t estimate(const Xapian::Query& query, const Xapian::Database& database);

// About how many articles hold groups that make up `least` or more and are found by `matched`.
std::uint64_t estimate_share(const std::vector<const schema::QueryGroup*>& groups, double least,
                             const Xapian::Query& matched, const Xapian::Database& database);

}  // namespace broadsheet::searcher
