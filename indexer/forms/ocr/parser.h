// The parser of digitised print: an article a record where a structure says which, else a page.
#pragma once

#include "broadsheet/indexer/parser.h"
#include "forms/xml/tree.h"

namespace broadsheet::indexer {

// METS with the pages that it names, or a page by itself.
ParsedRecord parse_ocr(const Record& record, const ParseOptions& options, Detail detail, ParseTools& tools);

// A METS file. Its pages are read from the directory of `record` and those inside it.
ParsedRecord parse_mets(const xml::Tree& mets, const Record& record, const ParseOptions& options,
                        Detail detail, ParseTools& tools);

}  // namespace broadsheet::indexer
