// What a stream that looks like XML begins with.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace broadsheet::indexer::xml {

// Where the root element begins in `text`, behind the XML declaration, comments, the document type; its size
// if there is none.
std::size_t find_root(std::string_view text);

// The start tag of the root element of a stream that begins with `head`.
struct Root {
  std::string name;      // without prefix, in lower case; empty if there is none
  std::string_view tag;  // the whole tag as far as it is there
};
Root root_of(std::string_view head);

}  // namespace broadsheet::indexer::xml
