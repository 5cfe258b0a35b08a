// Which of the headlines that a page gives is the article's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "forms/html/blocks.h"
#include "forms/html/facts.h"

namespace broadsheet::indexer::html {

struct Headline {
  std::string text;
  std::string_view rule;
  std::vector<Fact> others;  // worded otherwise
};

Headline headline_of(const Document& page, const PageBlocks& parts, const Facts& facts);

}  // namespace broadsheet::indexer::html
