// What is wrong with many a line of JSON, and can be put right without a guess.
#pragma once

#include <cstddef>
#include <string>

namespace broadsheet::indexer {

// Replaces each escape in `json` that is half a surrogate pair (\ud83d without the \ude00 that belongs to it,
// as programs leave them that cut strings by units of UTF-16) by \ufffd, and returns how many there were.
// Linear.
std::size_t replace_lone_surrogates(std::string& json);

// Escapes the control characters inside strings of `json` (a tab as \u0009), as JSON demands and many a
// program forgets, and returns how many there were. Linear.
std::size_t escape_controls(std::string& json);

}  // namespace broadsheet::indexer
