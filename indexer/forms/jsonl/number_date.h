// Dates that are JSON numbers: the size of the number tells what it counts.
#pragma once

#include <string>

#include "forms/draft/article_draft.h"

namespace broadsheet::indexer {

// Reads `spelling`, a JSON number, into `statement`: a calendar day written in digits (20240301, 202403,
// 2024, 202403010813, 20240301081300), or the time since 1970 in seconds, milli-, micro- or nanoseconds. What
// could be nothing of these is a problem; what can hardly be what it seems is a date of little confidence.
void read_number_date(const std::string& spelling, DateStatement& statement);

}  // namespace broadsheet::indexer
