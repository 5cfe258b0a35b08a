// When a page says that its article was published.
#pragma once

#include <vector>

#include "forms/html/blocks.h"
#include "forms/html/facts.h"
#include "forms/html/main_text.h"

namespace broadsheet::indexer::html {

// The statements, the one that counts most first.
std::vector<Fact> published_of(const Document& page, const PageBlocks& parts, const Facts& facts,
                               const MainText& chosen, std::string_view url);

}  // namespace broadsheet::indexer::html
