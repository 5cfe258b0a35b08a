// What a program says on standard error.
#pragma once

#include <string_view>

namespace broadsheet::program {

// From now on messages begin with `name`, which outlives the process. For the beginning of a program.
void complain_as(std::string_view name) noexcept;

// Prints "NAME: MESSAGE" as one line that is harmless on a terminal, whatever the message repeats of names
// and arguments. That nobody can be told (standard error is full or closed) changes nothing of what the
// program does. May be called from any thread.
void complain(std::string_view message) noexcept;

}  // namespace broadsheet::program
