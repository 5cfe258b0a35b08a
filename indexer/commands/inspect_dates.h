// indexer inspect --dates: what date lines mean, one result a line.
#pragma once

#include <string>

#include "broadsheet/indexer/parser.h"
#include "program/output.h"

namespace broadsheet::indexer {

// Reads date lines from `file` ("-": standard input) and prints what each means, in the same order: columns
// separated by tabs, or JSON Lines. Throws UserError if the file can't be read.
void inspect_dates(const std::string& file, const ParseOptions& options, bool json,
                   const program::Streams& streams);

}  // namespace broadsheet::indexer
