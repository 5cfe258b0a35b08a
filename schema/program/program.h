// A program: its commands, and the way from main() to one of them and back to an exit code.
#pragma once

#include <span>
#include <string_view>

#include "program/command_line.h"
#include "program/describe.h"
#include "program/exit_codes.h"
#include "program/output.h"

namespace broadsheet::program {

struct Command {
  std::string_view name;
  std::string_view meaning;  // in a few words, for the list of commands
  // Runs it with the arguments after its name, and returns the exit code. Throws UserError for what ends it.
  int (*run)(const Words& words, const Streams& streams);
};

struct Program {
  std::string_view name;
  std::string_view help;  // of the program, up to the list of its commands
  std::span<const Command> commands;
  std::string_view more_help;           // after that list
  std::string_view no_memory;           // what to say when there is none left
  std::span<const OptionName> options;  // of members of requests that have other names
};

// Sets the process up, runs the command that the arguments name, and returns the exit code. Every error is
// one line on standard error. Never throws.
int run(const Program& program, int argc, char** argv);

}  // namespace broadsheet::program
