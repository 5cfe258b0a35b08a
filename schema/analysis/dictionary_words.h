// The words of ICU's dictionaries of Thai, Lao, Khmer and Burmese: which of them are made of which.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::schema {

/// A part of more words than this says nothing: it is an affix, as the Thai and Khmer for "doing".
inline constexpr std::size_t kMaxCompoundsOfPart = 128;

/// The words of the dictionary that have `word` as a part: cut before and after it, they are words of the
/// dictionary all through. As they are indexed, `word` itself left out, in the order of the dictionary. Empty
/// if `word` is not of one of these scripts or has fewer than three letters, or if there are more than
/// kMaxCompoundsOfPart. Reads a dictionary when first asked about its script; thread-safe.
std::vector<std::string> compounds_of(std::string_view word);

}  // namespace broadsheet::schema
