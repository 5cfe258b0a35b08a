// The tables of labels, units and little words, in the order in which they are read. Each row was taken from
// the house style of newspapers in that language; what CLDR has (see lexicon_builder.cc) is not repeated.
// Full stops are left out: the lexicon ignores them.
#include "dateline/words.h"

namespace broadsheet::schema::dateline {

std::array<std::span<const WordRow>, 3> word_tables() noexcept {
  return {asian_words(), european_words(), clock_words()};
}

}  // namespace broadsheet::schema::dateline
