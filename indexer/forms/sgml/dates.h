// Dates as corpora write them, for the readers of date lines.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "forms/draft/item.h"

namespace broadsheet::indexer {

// The day that an id of a document names, as it stands there and as YYYY-MM-DD: YYYYMMDD, or YYMMDD behind
// letters ("HBR_ENG_20240301.0007", "HP870213-0001").
struct IdDay {
  std::string_view text;
  std::string day;
};
std::optional<IdDay> day_in_id(std::string_view id);

// What says when a document was published, what counts most first: its `dates` (each on a line, as written),
// with the `time` that stands in another element, and the day in its `id`. What our readers of date lines
// don't take as it is gets a reading: "870213" is 1987-02-13; of "January 1, 1989, Sunday, Late Edition" the
// beginning counts; of "02/03/1987" the id tells which is the month.
std::vector<Item::Text> sgml_dates(const std::vector<Item::Text>& dates, std::string_view time,
                                   const Item::Text& id);

}  // namespace broadsheet::indexer
