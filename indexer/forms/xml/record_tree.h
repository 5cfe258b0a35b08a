// From a record of a form of XML to its tree.
#pragma once

#include "archive/charset.h"
#include "broadsheet/indexer/record.h"
#include "forms/xml/tree.h"

namespace broadsheet::indexer::xml {

// The text of `record` by what it, its container and its bytes say of its charset.
DecodedText decoded(const Record& record);

// A remark on what was not text in its charset; empty if all was.
std::string charset_remark(const DecodedText& text);

}  // namespace broadsheet::indexer::xml
