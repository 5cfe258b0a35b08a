// The options that say how records are read, shared by `add` and `inspect`.
#pragma once

#include "broadsheet/indexer/parser.h"
#include "broadsheet/indexer/reader.h"
#include "broadsheet/indexer/record.h"
#include "commands/commands.h"

namespace broadsheet::indexer {

void add_parse_options(CommandLine& line);

// All throw UserError for values that can't be used.
ParseOptions parse_options(const CommandLine& line);
ReadOptions read_options(const CommandLine& line);
// nullptr: each file's form is found by what it holds.
const Form* form_option(const CommandLine& line);

}  // namespace broadsheet::indexer
