// The parser of the article format: which lines are headlines, body, date line and source line.
// The rules are stated for people in docs/FORMATS.md.
#pragma once

#include <cstddef>

#include "broadsheet/indexer/parser.h"

namespace broadsheet::indexer {

// More lines than this are no article of a newspaper but a table or a log; the limit bounds what a record
// costs.
inline constexpr std::size_t kMaxArticleLines = 100'000;

// As Form::parse.
ParsedRecord parse_article(const Record& record, const ParseOptions& options, Detail detail,
                           ParseTools& tools);

}  // namespace broadsheet::indexer
