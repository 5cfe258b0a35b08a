// Filters by date as terms of days, months and years: a short range, and one that leaves out little, without
// a look at the date of every article.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>

namespace broadsheet::schema::plan {

/// From `begin` to `last`, both included; an open end is empty. Seconds on each article's own clock, or UTC.
struct DateRange {
  std::optional<std::int64_t> begin;
  std::optional<std::int64_t> last;
  bool own_clock = false;
};

/// The articles that were published in `range`, exactly; empty where looking at the values is as cheap.
std::optional<Xapian::Query> date_cover(const Xapian::Database& database, const DateRange& range);

}  // namespace broadsheet::schema::plan
