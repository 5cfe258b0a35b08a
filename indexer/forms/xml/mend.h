// Makes well-formed XML of what is nearly so.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::indexer::xml {

// `text` (UTF-8, from the root element on) with what an XML parser stops at put right: bare `&` and `<`,
// control characters, attributes without quotes or said twice, end tags that are missing or too many.
// Comments and processing instructions are dropped, CDATA becomes text, entities of HTML characters. Linear.
std::string mended(std::string_view text);

// The characters that HTML's entity `name` ("nbsp") stands for; empty if there is no such entity.
std::string entity(std::string_view name);

}  // namespace broadsheet::indexer::xml
