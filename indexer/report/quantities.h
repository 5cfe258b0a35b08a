// Numbers as people read them: 12,345; 3.4 MB; 1 min 5 s; "1 record", "2 records".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace broadsheet::indexer {

// Digits in groups of three, separated by commas.
std::string grouped(std::uint64_t number);

// `number` and `noun`, with an s unless it is one.
std::string counted(std::uint64_t number, std::string_view noun);

// Bytes in the unit that fits: "812 bytes", "4.2 kB", "3.4 MB", "1.2 GB" (decimal units).
std::string megabytes(std::uint64_t bytes);

// "0.4 s", "12 s", "3 min 5 s", "2 h 4 min".
std::string duration(double seconds);

}  // namespace broadsheet::indexer
