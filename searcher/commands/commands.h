// The commands of the program `searcher`, one file each. What ends one early is thrown as UserError.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "program/command_line.h"
#include "program/complain.h"
#include "program/exit_codes.h"
#include "program/output.h"
#include "program/program.h"

namespace broadsheet::searcher {

using program::CommandLine;
using program::complain;
using program::kExitFound;
using program::kExitNothingFound;
using program::Streams;
using program::Words;

int run_query(const Words& words, const Streams& streams);
int run_show(const Words& words, const Streams& streams);
int run_batch(const Words& words, const Streams& streams);
int run_fields(const Words& words, const Streams& streams);

// The program with the commands in the order of its help.
const program::Program& searcher_program() noexcept;

// What the help of a command says. `synopsis` is the usage line after the name of the command, `more` what
// stands after the options.
program::Usage usage_of(std::string command, std::string summary, std::string synopsis, std::string more);

// The values of --db as paths. Throws UserError if there is none.
std::vector<std::filesystem::path> database_option(const CommandLine& line);

}  // namespace broadsheet::searcher
