// The standard descriptors of the process.
#pragma once

#include <span>
#include <string>

namespace broadsheet::program {

// Takes those of the descriptors 0 to 2 that are closed, in a way that reading from 0 and writing to 1 and 2
// go on to fail: otherwise the next files that are opened get these numbers, and a message would be written
// into an index, or its lock read as an archive. For the beginning of a program, before it opens a file.
void hold_standard_descriptors() noexcept;

// Throws UserError if standard input can't be read: it was closed when the program began, or is open only
// for writing.
void require_standard_input();

// The same if one of `paths` names standard input ("-").
void require_standard_input(std::span<const std::string> paths);

}  // namespace broadsheet::program
