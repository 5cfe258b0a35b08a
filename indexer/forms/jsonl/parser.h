// The parser of JSON Lines: from one JSON object to an article.
// Members and their other names are listed in docs/FORMATS.md.
#pragma once

#include "broadsheet/indexer/parser.h"

namespace broadsheet::indexer {

// As Form::parse.
ParsedRecord parse_json_line(const Record& record, const ParseOptions& options, Detail detail,
                             ParseTools& tools);

}  // namespace broadsheet::indexer
