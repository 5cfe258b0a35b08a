// Lists of tags in one text.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace broadsheet::indexer {

// The sign that parts the tags in `text`: `|` or `;` if it has one, in that order, else a comma.
char tag_sign(std::string_view text) noexcept;

// Calls `take` with each piece of `text` between two `sign`s, blanks and all; a comma means `,`, `，` and
// `、`.
void for_each_tag(std::string_view text, char sign, const std::function<void(std::string_view)>& take);

// What is said where `count` tags are beyond kMaxTags.
std::string tags_left_out(std::size_t count);

}  // namespace broadsheet::indexer
