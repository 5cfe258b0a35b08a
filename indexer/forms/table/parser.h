// The parser of tables: from a row to an article.
#pragma once

#include "broadsheet/indexer/parser.h"

namespace broadsheet::indexer {

// As Form::parse. A record that no reader of tables made has its header row in front of its row.
ParsedRecord parse_table_row(const Record& record, const ParseOptions& options, Detail detail,
                             ParseTools& tools);

}  // namespace broadsheet::indexer
