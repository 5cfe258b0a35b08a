// Completion of what is typed, for the shells: scripts made of the tables of commands and options, so that
// they can't disagree with what the programs take.
#pragma once

#include <string_view>

#include "program/program.h"

namespace broadsheet::program {

inline constexpr std::string_view kCompletion = "completion";
inline constexpr std::string_view kCompletionMeaning =
    "print a script that completes commands and options in a shell";

// The command `completion`, which both programs have: prints the script of the shell that `words` names.
// Throws UserError.
int run_completion(const Program& program, const Words& words, const Streams& streams);

}  // namespace broadsheet::program
