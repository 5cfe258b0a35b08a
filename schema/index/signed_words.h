// Names that end or begin with a sign: C++, C#, Disney+, .NET, #hashtag, @handle.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace broadsheet::schema {

/// True if signed_form() may find a sign beside the word at [begin, end) of `text`: a look at one byte on
/// either side, which tells of nearly all words that there is none.
inline bool may_have_sign(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  const auto begins_sign = [](char c) { return c == '+' || c == '#' || c == '\xEF' || c == '\xE2'; };  // ＋ ♯
  const auto ends_sign = [](char c) {
    return c == '.' || c == '#' || c == '@' || c == '\x8E' || c == '\x83' || c == '\xA0' || c == '\xAF';
  };
  return (end < text.size() && begins_sign(text[end])) || (begin > 0 && ends_sign(text[begin - 1]));
}

/// Puts into `form` the word `word`, which stands at [begin, end) of `text`, with the signs that touch it and
/// belong to its name: "c++" of "C++", ".net" of ".NET". False, and `form` as it was, if none does.
///
/// Behind a word of letters stand + or ++ (not between letters or digits, as in 5+3) and #; before one stand
/// a full stop, # and @ where nothing stands before them. Full-width signs and ♯ count as their twins.
bool signed_form(std::string_view text, std::uint32_t begin, std::uint32_t end, std::string_view word,
                 std::string& form);

}  // namespace broadsheet::schema
