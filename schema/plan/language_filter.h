// What a language tag means in an index that has fewer regions and scripts than people write.
#pragma once

#include <xapian.h>

#include <string>

#include "plan/planning.h"

namespace broadsheet::schema::plan {

/// The articles in the language `tag` (a language_term()), which was written as `value`. A tag that the index
/// has is looked up as it is, Chinese by its script. Of others the last subtags are left off, one by one,
/// until the index has what remains (the "lookup" of RFC 4647), and a note says so.
Xapian::Query language_filter(const Field& field, const std::string& value, std::string tag,
                              Planning& planning);

/// Terms that a language filter takes at most.
inline constexpr std::size_t kMostLanguageTerms = 12;

}  // namespace broadsheet::schema::plan
