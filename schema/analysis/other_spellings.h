// One word of an Indic script, or of Arabic script, as others spell it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::schema {

/// Spellings of one word that are looked up at most.
inline constexpr std::size_t kMaxSpellings = 16;

/// Other spellings of `word` (folded), without itself, at most kMaxSpellings: in Indic scripts the anusvara
/// for the nasal letter of the row of the stop that follows, and the reverse, the chandrabindu for the
/// anusvara; in Arabic script the seat of a hamza, and none. Empty for words of other scripts. Nothing is
/// said of whether they are words.
std::vector<std::string> other_spellings(std::string_view word);

}  // namespace broadsheet::schema
