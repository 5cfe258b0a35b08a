// Names that end or begin with a sign: C++, C#, Disney+, .NET, #hashtag, @handle.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace broadsheet::schema {

/// Puts into `form` the word `word`, which stands at [begin, end) of `text`, with the signs that touch it and
/// belong to its name: "c++" of "C++", ".net" of ".NET". False, and `form` as it was, if none does.
///
/// Behind a word of letters stand + or ++ (not between letters or digits, as in 5+3) and #; before one stand
/// a full stop, # and @ where nothing stands before them. Full-width signs and ♯ count as their twins.
bool signed_form(std::string_view text, std::uint32_t begin, std::uint32_t end, std::string_view word,
                 std::string& form);

}  // namespace broadsheet::schema
