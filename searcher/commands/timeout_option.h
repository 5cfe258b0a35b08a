// The option --timeout of the commands that search.
#pragma once

#include <chrono>

#include "broadsheet/schema/interrupt.h"
#include "program/command_line.h"

namespace broadsheet::searcher {

// The value of --timeout, or 0 if there is none. Throws UserError.
std::chrono::milliseconds timeout_option(const program::CommandLine& line);

// So long from now; 0: never.
schema::Deadline deadline_after(std::chrono::milliseconds timeout);

}  // namespace broadsheet::searcher
