// What a language tag means in an index that has fewer regions and scripts than people write.
#pragma once

#include <xapian.h>

#include <string>

#include "plan/planning.h"

namespace broadsheet::schema::plan {

/// The articles in the language `tag` (a language_term()), which was written as `value`. A tag that the index
/// has is looked up as it is, Chinese by its script. Of others the last subtags are left off, one by one,
/// until the index has what remains (the "lookup" of RFC 4647), and a note says so. Another tells that no
/// article is in it, unless the language is one to leave out (`is_excluded`).
Xapian::Query language_filter(const Field& field, const std::string& value, std::string tag,
                              Planning& planning, bool is_excluded);

/// The language_term() that `value` means. A tag that the index has in any region or script means itself. Of
/// others, with a note: an older or longer code ("jpn", "ger", "iw"), a name in any language ("Deutsch",
/// "일본어"), a country by its code or name ("jp"), that of its language; whichever the index has, else the
/// first. Empty if it means no language.
std::string language_meant(const std::string& value, Planning& planning);

/// Terms that a language filter takes at most.
inline constexpr std::size_t kMostLanguageTerms = 12;

}  // namespace broadsheet::schema::plan
