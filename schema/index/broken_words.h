// Words that a line end breaks in two: a Korean eojeol between any two syllables, others at a hyphen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::schema {

// The words of `text` (a body as printed, "\n" between lines) that would stand there if the lines were not
// broken, where join_lines() leaves them apart because it cannot know: it parts Hangul with a space and keeps
// hyphens. Indexed beside the parts, they let the whole word be found. At most kMaxBrokenWords, in the order
// of the text.
std::vector<std::string> broken_words(std::string_view text);

// A body of that many broken lines is not a newspaper's; bounds what a hostile text adds to the index.
inline constexpr std::size_t kMaxBrokenWords = 10'000;

}  // namespace broadsheet::schema
