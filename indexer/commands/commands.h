// The commands of the program `indexer`, one file each. What ends one early is thrown as UserError.
#pragma once

#include <string>
#include <vector>

#include "program/command_line.h"
#include "program/complain.h"
#include "program/exit_codes.h"
#include "program/output.h"
#include "program/program.h"

namespace broadsheet::indexer {

using program::CommandLine;
using program::complain;
using program::kExitDone;
using program::kExitFailed;
using program::kExitProblems;
using program::Streams;
using program::Words;

int run_add(const Words& words, const Streams& streams);
int run_inspect(const Words& words, const Streams& streams);
int run_original(const Words& words, const Streams& streams);
int run_status(const Words& words, const Streams& streams);
int run_remove(const Words& words, const Streams& streams);
int run_forms(const Words& words, const Streams& streams);
int run_check(const Words& words, const Streams& streams);
int run_compact(const Words& words, const Streams& streams);

// The program with the commands in the order of its help.
const program::Program& indexer_program() noexcept;

// A command line without options yet. `operands` stands after them in the usage line ("PATH..."); `examples`
// are lines of the help.
CommandLine command_line_of(std::string command, std::string summary, const std::string& operands,
                            const std::vector<std::string>& examples);

// The directory of the index (--db). Throws UserError if none was given.
std::string index_option(const CommandLine& line);

// Throws UserError if an operand was given to a command that takes none.
void require_no_operands(const CommandLine& line);

}  // namespace broadsheet::indexer
