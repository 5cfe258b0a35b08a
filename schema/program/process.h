// The process itself, as both programs set it up before anything else: their standard descriptors, and how
// long an option may be. What is noexcept is for the beginning of a program, before it opens a file.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace broadsheet::program {

// An option (with its value, if that is joined to it by "=") has at most so many bytes. cxxopts matches it by
// a regular expression whose matching recurses once a byte: at some tens of thousands the stack is used up. A
// path has 4,096 at most; a longer value may stand as an argument of its own.
inline constexpr std::size_t kMaxOptionBytes = 4096;

// Takes those of the descriptors 0 to 2 that are closed, in a way that reading from 0 and writing to 1 and 2
// go on to fail: otherwise the next files that are opened get these numbers, and a message would be written
// into an index, or its lock read as an archive.
void hold_standard_descriptors() noexcept;

// Throws UserError if standard input can't be read: it was closed when the program began, or is open only
// for writing.
void require_standard_input();

// The same if one of `paths` names standard input ("-").
void require_standard_input(std::span<const std::string> paths);

}  // namespace broadsheet::program
