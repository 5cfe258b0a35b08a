// The parser of JSON Lines: from one JSON object to an article.
// Members and their other names are listed in docs/FORMATS.md.
#pragma once

#include <variant>

#include "broadsheet/indexer/parser.h"

namespace broadsheet::indexer {

// As parse_record, for Format::kJsonLines.
std::variant<ParsedArticle, Rejection> parse_json_line(const Record& record, const ParseOptions& options);

}  // namespace broadsheet::indexer
