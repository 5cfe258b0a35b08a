// The other ways in which the articles of an index have one word: spelt otherwise, with a particle written to
// it, as a part of a word of the dictionary.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plan/index_view.h"

namespace broadsheet::schema::plan {

/// What else is looked up for a word; only words that some article has, in the same order for the same index.
struct Spellings {
  std::vector<std::string> with_particle;  ///< the word itself, with a particle more or less
  std::vector<std::string> compounds;      ///< words of Thai, Lao, Khmer, Burmese that it is a part of
};

/// Those of `word` in the fields of `field_prefixes`. The index is the judge of forms that may be other
/// words: what stands in more articles than the word itself is one. `compounds`: look for those too.
Spellings spellings_of(const std::string& word, const IndexView& index,
                       const std::vector<std::string>& field_prefixes, bool compounds);

/// The ways to write `word`, of Hangul or Arabic script, as two words or three that the index has; the fewest
/// parts first.
std::vector<std::vector<std::string>> parts_written_apart(const std::string& word, const IndexView& index,
                                                          const std::vector<std::string>& field_prefixes);

}  // namespace broadsheet::schema::plan
