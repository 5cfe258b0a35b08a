// Which eojeols of running text may be names.
#pragma once

#include <cstddef>
#include <string_view>

namespace broadsheet::schema::sounds {

/// How many syllables of `eojeol` are a name if it is one: without its particles, but a Korean name keeps its
/// third syllable where that could be one (김정은).
std::size_t length_of_name(std::u32string_view eojeol);

/// True if `eojeol`, without its particles, has the form of a Korean name (three syllables that begin with a
/// family name) or of a foreign one (three to six, with a syllable that Korean words hardly have).
bool may_be_hangul_name(std::u32string_view eojeol);

}  // namespace broadsheet::schema::sounds
