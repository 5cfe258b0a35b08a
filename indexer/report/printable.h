// Text of strangers on our terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace broadsheet::indexer {

// `text` with control characters (escape sequences among them) and ill-formed bytes replaced by U+FFFD, and
// what breaks lines by a space: one line, harmless to print.
std::string printable(std::string_view text);

// The first `characters` of `text`, and an ellipsis if there are more.
std::string shortened(std::string_view text, std::size_t characters);

// The same of a name among others in a line (of a source, say), which may be as long as an archive has it.
std::string printable_name(std::string_view name);

}  // namespace broadsheet::indexer
