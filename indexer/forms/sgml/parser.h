// The parser of documents of corpora in SGML.
#pragma once

#include "broadsheet/indexer/parser.h"

namespace broadsheet::indexer {

// As Form::parse: a document is an article, or says why it is not one.
ParsedRecord parse_sgml(const Record& record, const ParseOptions& options, Detail detail, ParseTools& tools);

}  // namespace broadsheet::indexer
