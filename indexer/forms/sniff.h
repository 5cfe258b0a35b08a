// What the first bytes of a file tell: its format, or why it is none of ours.
#pragma once

#include <string>
#include <string_view>

#include "broadsheet/indexer/record.h"

namespace broadsheet::indexer {

// Bytes that are looked at.
inline constexpr std::size_t kSniffBytes = 8U << 10;

// Why a file that begins with `head` cannot hold text of ours, with the remedy; empty if nothing speaks
// against it.
std::string find_problem(std::string_view head);

// The format of a file called `name` that begins with `head`. Never kAuto.
Format find_format(std::string_view head, std::string_view name);

}  // namespace broadsheet::indexer
