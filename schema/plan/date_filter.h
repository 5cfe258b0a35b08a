// From the ends of a range of dates to a filter.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>

#include "plan/planning.h"

namespace broadsheet::schema::plan {

/// The articles whose `field` (of instants) lies between two dates as they were typed, both included; an
/// empty end is open, one of them is given. Dates without a zone are those of the reader's zone where one is
/// given; else `date` is on each article's own clock and `modified` in UTC. Nothing if an end is not a date.
std::optional<Xapian::Query> date_filter(const Field& field, const std::string& low, const std::string& high,
                                         Planning& planning);

}  // namespace broadsheet::schema::plan
