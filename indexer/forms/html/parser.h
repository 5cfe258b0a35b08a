// The parser of HTML: from a page to an article.
#pragma once

#include "broadsheet/indexer/parser.h"

namespace broadsheet::indexer {

// As Form::parse.
ParsedRecord parse_html(const Record& record, const ParseOptions& options, Detail detail, ParseTools& tools);

}  // namespace broadsheet::indexer
