// A better spelling of a query: words that no article has, replaced by near words that some have.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "analysis/analyzer.h"
#include "broadsheet/schema/interrupt.h"
#include "plan/query_plan.h"

namespace broadsheet::searcher {

// Words of fewer characters have too many neighbours for a guess to be worth showing.
inline constexpr std::size_t kMinSuggestLength = 4;
// From this length on a word may have two mistakes, below one.
inline constexpr std::size_t kTwoMistakesLength = 6;
// Terms looked at for one word: a tenth of a second on a large index.
inline constexpr std::size_t kMaxSpellingTerms = 100'000;
// Words of one query that are looked up so.
inline constexpr std::size_t kMaxSuggestWords = 4;

// The number of insertions, deletions, replacements and swaps of neighbours that make `a` into `b` (optimal
// string alignment), or `limit` + 1 if it is more than `limit`.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit);

// The word of `database` that is most likely meant by `word` (normalised, in no article), if there is one:
// the nearest, then the most frequent, with the same first letter. Throws Interrupted.
std::optional<std::string> nearest_word(std::string_view word, const Xapian::Database& database,
                                        schema::Interrupt& interrupt);

// `query` with every word replaced that `terms` says no article has and that nearest_word knows better;
// nullopt if there is none. Only words of scripts with letters that are written one by one, Hangul included.
// An eojeol of which some article has all bigrams is known. A quotation mark without a partner is left out.
// Throws Interrupted.
std::optional<std::string> respell(std::string_view query, std::span<const schema::TermExplanation> terms,
                                   const Xapian::Database& database, schema::Analyzer& analyzer,
                                   schema::Interrupt& interrupt);

}  // namespace broadsheet::searcher
