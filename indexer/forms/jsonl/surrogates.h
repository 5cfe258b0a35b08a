// Escapes of JSON that are half a character: \ud83d without the \ude00 that belongs to it, as programs leave
// them that cut strings by units of UTF-16.
#pragma once

#include <cstddef>
#include <string>

namespace broadsheet::indexer {

// Replaces each such escape in `json` by \ufffd, which is as long, and returns how many there were. Linear.
std::size_t replace_lone_surrogates(std::string& json);

}  // namespace broadsheet::indexer
