// What lines of a page say that are not part of its article, in the languages of the press.
#pragma once

#include <cstdint>
#include <string_view>

namespace broadsheet::indexer::html {

enum class Phrase : std::uint8_t {
  kNone,
  kRelated,   // "Read more", "関連記事": what follows are links, or the line is one itself
  kComments,  // "3 comments": all that follows is by readers
  kNotice,    // "All rights reserved", "Sign up for our newsletter"
};

// What `line` begins with, or is. Long lines are sentences of the article.
Phrase phrase_of(std::string_view line);

}  // namespace broadsheet::indexer::html
