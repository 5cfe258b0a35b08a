// The parser of feeds: from a file to an article an entry.
#pragma once

#include "broadsheet/indexer/parser.h"

namespace broadsheet::indexer {

// RSS, Atom, CDF, WordPress exports and news sitemaps, or JSON Feed.
ParsedRecord parse_feed(const Record& record, const ParseOptions& options, Detail detail, ParseTools& tools);

// JSON Feed alone. `text`: UTF-8.
ParsedRecord parse_json_feed(std::string_view text, const ParseOptions& options, Detail detail,
                             ParseTools& tools);

}  // namespace broadsheet::indexer
