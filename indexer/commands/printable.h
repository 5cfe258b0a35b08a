// Text of strangers on our terminal.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::indexer {

// `text` with control characters (escape sequences among them) and ill-formed bytes replaced by U+FFFD, and
// what breaks lines by a space: one line, harmless to print.
std::string printable(std::string_view text);

}  // namespace broadsheet::indexer
