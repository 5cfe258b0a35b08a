// Files beside web archives that hold no article: indexes, lists.
#pragma once

#include <string_view>

namespace broadsheet::indexer {

// What a stream that begins with `head` is, as the reason why it is skipped: "an index of a web archive
// (CDX)"; empty if it is nothing of the kind.
std::string_view web_index(std::string_view head);

}  // namespace broadsheet::indexer
