// The parser of agency formats: an article an item.
#pragma once

#include "broadsheet/indexer/parser.h"

namespace broadsheet::indexer {

// NITF, NewsML 1 and NewsML-G2 by a table of paths, ninjs by one of members.
ParsedRecord parse_agency(const Record& record, const ParseOptions& options, Detail detail,
                          ParseTools& tools);

// ninjs alone, one object, a list, or one a line. `text`: UTF-8.
ParsedRecord parse_ninjs(std::string_view text, const ParseOptions& options, Detail detail,
                         ParseTools& tools);

}  // namespace broadsheet::indexer
