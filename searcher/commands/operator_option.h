// The option --default-operator of the commands that search.
#pragma once

#include <string>

#include "broadsheet/searcher/searcher.h"
#include "commands/commands.h"

namespace broadsheet::searcher {

void add_operator_option(CommandLine& line, const std::string& meaning);

// What was given. Throws UserError.
schema::DefaultOperator operator_option(const CommandLine& line);

}  // namespace broadsheet::searcher
