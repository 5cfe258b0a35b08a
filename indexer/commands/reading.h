// How one record was read, for people and for programs.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>

#include "broadsheet/indexer/add.h"
#include "broadsheet/indexer/parser.h"
#include "broadsheet/indexer/record.h"

namespace broadsheet::indexer {

// For people: several lines, the last without line end; control characters are taken out. `document`: show
// its terms.
std::string reading_text(const Record& record, const ParsedArticle& parsed,
                         const std::optional<Xapian::Document>& document);
std::string reading_text(const Record& record, const Skip& skip);
std::string reading_text(const RejectedRecord& rejected);

// One JSON object without line breaks, of the shape that docs/INDEXER.md documents.
std::string reading_json(const Record& record, const ParsedArticle& parsed,
                         const std::optional<Xapian::Document>& document);
std::string reading_json(const Record& record, const Skip& skip);
std::string reading_json(const RejectedRecord& rejected);

}  // namespace broadsheet::indexer
