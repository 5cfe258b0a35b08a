// Whether a page is an article.
#pragma once

#include <string_view>

#include "forms/html/blocks.h"
#include "forms/html/facts.h"
#include "forms/html/headline.h"
#include "forms/html/main_text.h"

namespace broadsheet::indexer::html {

// Why a page is not an article: "not an article: a list of links". Empty if it is one, or may be: no article
// must be lost.
std::string_view why_no_article(const PageBlocks& parts, const Facts& facts, const Headline& headline,
                                const MainText& chosen, bool is_dated);

}  // namespace broadsheet::indexer::html
