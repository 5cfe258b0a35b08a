// The option --wait of the commands that write.
#pragma once

#include "broadsheet/indexer/add.h"
#include "commands/commands.h"

namespace broadsheet::indexer {

void add_wait_option(CommandLine& line);

// What was given; says on standard error whom it waits for.
LockPatience wait_option(const CommandLine& line);

}  // namespace broadsheet::indexer
