// Which blocks of a page are the text of its article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "forms/html/blocks.h"

namespace broadsheet::indexer::html {

// What was chosen.
struct MainText {
  std::string text;  // paragraphs, separated by blank lines
  NodeId root = 0;   // the element that holds it
  std::string_view rule;
  double weight = 0;  // of what was taken
};

// `headline`: of the article, which its text does not repeat. `stated`: the text as the page states it for
// machines (JSON-LD), empty if it does not.
MainText main_text(const Document& page, const PageBlocks& parts, std::string_view headline,
                   std::string_view stated);

}  // namespace broadsheet::indexer::html
