// What the program says on standard error.
#pragma once

#include <string_view>

namespace broadsheet::indexer {

// Prints "indexer: MESSAGE" as one line that is harmless on a terminal, whatever the message repeats of names
// and arguments. That nobody can be told (standard error is full or closed) changes nothing of what the
// program does.
void complain(std::string_view message) noexcept;

}  // namespace broadsheet::indexer
