// The parser of mail: a message is an article.
#pragma once

#include "broadsheet/indexer/parser.h"

namespace broadsheet::indexer {

ParsedRecord parse_mail(const Record& record, const ParseOptions& options, Detail detail, ParseTools& tools);

}  // namespace broadsheet::indexer
