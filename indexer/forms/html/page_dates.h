// When a page says that its article was published.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "forms/html/blocks.h"
#include "forms/html/facts.h"
#include "forms/html/main_text.h"

namespace broadsheet::indexer::html {

// What is wanted of the statements.
struct DatesWanted {
  std::optional<std::int64_t> fetched;  // when the page was, in seconds of UTC: later ones don't count
  bool all = false;                     // also those that can't count, as another one does: for the evidence
};

// The statements, the one that counts most first.
std::vector<Fact> published_of(const Document& page, const PageBlocks& parts, const Facts& facts,
                               const MainText& chosen, std::string_view url, const DatesWanted& wanted);

}  // namespace broadsheet::indexer::html
