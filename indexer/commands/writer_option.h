// The option --segment-writer of the commands that write segments or merge shards.
#pragma once

#include "broadsheet/indexer/add.h"
#include "commands/commands.h"

namespace broadsheet::indexer {

void add_writer_option(CommandLine& line);

// What was given; our own writer if nothing was.
WrittenBy writer_option(const CommandLine& line);

}  // namespace broadsheet::indexer
