// Dates of articles in the reader's zone: the instant moves, a day that was printed without a time does not.
#pragma once

#include <string>
#include <string_view>

#include "broadsheet/schema/dateline.h"

namespace broadsheet::searcher {

// For machines: "2024-03-01T08:13:00+09:00" in `zone` (empty: the article's own); only what was printed of a
// date without a time: "2024-03-01", "2024-03", "2024".
std::string machine_date(const schema::Dateline& date, std::string_view zone);

// For people: "2024-03-01 08:13 KST", the zone as printed if it is the article's own, else by its name. A
// date without a time bears no zone.
std::string reader_date(const schema::Dateline& date, std::string_view zone);

}  // namespace broadsheet::searcher
