// From markup to text.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::indexer::html {

// The text of `markup` (HTML, UTF-8) with a line for each line and a blank line between paragraphs; scripts
// and styles are left out. Of a text without elements, its own lines. Markup that was escaped once more is
// undone too.
std::string plain_text(std::string_view markup);

// True if `text` holds a tag of HTML.
bool has_markup(std::string_view text);

}  // namespace broadsheet::indexer::html
