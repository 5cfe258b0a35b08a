// What WordPress makes HTML of: blank lines are paragraphs, [shortcodes] stand for other things.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::indexer {

// `text` as HTML: shortcodes are dropped, what stands between two stays; line ends become breaks and
// paragraphs.
std::string wordpress_markup(std::string_view text);

}  // namespace broadsheet::indexer
