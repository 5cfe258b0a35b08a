// The exit codes of all commands of both programs, grep's.
#pragma once

namespace broadsheet::program {

inline constexpr int kExitDone = 0;          // all went well
inline constexpr int kExitFound = 0;         // a search: an article was found
inline constexpr int kExitProblems = 1;      // finished, but records were rejected or faults found
inline constexpr int kExitNothingFound = 1;  // a search: no article was found
inline constexpr int kExitFailed = 2;        // could not work; one line on standard error says why

}  // namespace broadsheet::program
