// Every number that decides how found articles are ranked, and every bound of a plan, in one place.
// The weights are measured on development sets of many languages (docs/ANALYSIS.md, "Recipes"); change them
// only with a measurement.
#pragma once

#include <cstddef>
#include <cstdint>

namespace broadsheet::schema::plan {

/// BM25's parameters, and weights of the parts of a plan. A word found as typed, in the body, counts 1.
struct RankingConstants {
  double bm25_k1 = 0.9;          ///< how soon more occurrences of a word stop to count
  double bm25_b = 0.8;           ///< how much longer articles must say it more often
  double bm25_min_length = 0.5;  ///< shorter articles than this share of the average count as so long
  double exact = 0.2;            ///< more for a word as typed than for its stems and other forms
  double plain = 0.05;           ///< for a word without, or with other, diacritics than those typed
  double signed_name = 1.0;      ///< more for "C++" with its sign than for the word without
  double title = 0.25;           ///< more for a word in a headline
  double adjacency = 0.05;       ///< for two neighbouring query words that are neighbours in the article too
  double compound_phrase =
      0.25;                   ///< for the parts of "Won-sik" standing together, beside each part's own weight
  double name = 0.2;          ///< at most, for a name written otherwise; see NameSounds::weight
  double han_match = 0.25;    ///< for a dictionary word of a Han or Kana run, found as a substring
  double han_bigram = 1.0;    ///< for each bigram of a Han or Kana run
  double han_word = 0.5;      ///< for each dictionary word of a Han or Kana run
  double han_run = 1.0;       ///< for a short run found whole
  double han_variant = 0.05;  ///< for the traditional form of a simplified run, and the reverse
  double hangul_word = 0.15;  ///< for an eojeol as typed, beside its bigrams
  double hangul_part = 0.25;  ///< for an eojeol found inside longer ones, where it must be found
  double hangul_bigram = 1.0;  ///< for each bigram of an eojeol
  double hangul_later = 0.6;   ///< for each bigram of an eojeol, as a share of the one before it
  double own_language = 1.0;   ///< words weigh by their rarity in the query's language (1) or in all (0)
  double own_length = 1.0;     ///< lengths are compared with those in the query's language (1) or all (0)
  double place = 0.05;         ///< for what a place or date is called in another language
  std::uint32_t adjacency_window = 3;  ///< neighbours: at most one word between
};

/// Leaf terms in one plan: a pasted paragraph of Latin text takes about 400, a character of Japanese about 6.
/// Every leaf costs an open posting list.
inline constexpr std::size_t kMaxQueryTerms = 1024;

/// What one character of a run of Han and Kana takes of them, at most: bigram, word and phrase, in two
/// fields.
inline constexpr std::size_t kTermsOfHanCharacter = 8;

/// A word of a script with capitals is looked up as a name if at least one in so many of the first articles
/// that have it write it as one; so many are looked at, in bodies and in headlines.
inline constexpr std::uint32_t kNameShare = 4;
inline constexpr std::uint32_t kNameSample = 32;

/// What speaks for two spellings being of one name (sounds::likeness, in natural logarithms): so much for
/// each phone of the mean of both, and in all so much more than the logarithm of how many articles there are,
/// within these bounds. Chosen by cross-validation and bench/names, noise first (docs/ANALYSIS.md, "Names").
inline constexpr double kNameEvidencePerPhone = 1.25;
inline constexpr double kNameEvidenceBeyondChance = 0.5;
inline constexpr double kLeastNameEvidence = 7.0;
inline constexpr double kMostNameEvidence = 11.0;

/// What nothing else shows to be a name needs so much more: a word that was typed small, and all words of
/// scripts without capitals.
inline constexpr double kOpenNameEvidence = 1.5;

/// So much more must speak for a surface in the script that was typed, of which most look-alikes are other
/// words; for one of fewer or more parts ("bar the" is no Barthe); and for a word of Hangul where Han was
/// typed.
inline constexpr double kNameEvidenceInOneScript = 2.0;
inline constexpr double kNameEvidenceOfOtherParts = 2.0;
inline constexpr double kNameEvidenceOfHanInHangul = 2.0;

/// A surface that more than one in so many articles have is vocabulary and no name, unless an archive is so
/// small that this says nothing.
inline constexpr std::uint64_t kVocabularyShare = 100;
inline constexpr std::uint64_t kFewestOfVocabulary = 20;

/// A typed word of a script without capitals that so many articles have, and more than one in
/// kVocabularyShare of those written in it, needs kOpenNameEvidence more, as what nothing shows to be a name.
inline constexpr std::uint64_t kFewestOfEverydayWord = 5;

/// Surfaces that are added to a name, the likeliest first: a name has about one in each script, and forms.
inline constexpr std::size_t kMaxSurfaces = 16;

/// Of Japanese names in Kanji so many: those that are read alike ("Hiroko").
inline constexpr std::size_t kMaxKanjiSurfaces = 64;

/// Surfaces that are looked at, of one name and script, and in one plan: each costs a microsecond or so.
inline constexpr std::size_t kMaxSurfacesOfName = 20000;
inline constexpr std::size_t kMaxPlanSurfaces = 5 * kMaxSurfacesOfName;

/// Words of so many Han characters or Hangul syllables are mostly no name; who has a family name has a given
/// one.
inline constexpr std::size_t kOpenNameLength = 2;

/// Words of a query that are looked at as names: who pastes a page does not look for one.
inline constexpr std::size_t kMaxNameQueryWords = 64;

/// Terms that a prefix stands for, the most frequent first.
inline constexpr std::uint32_t kMaxPrefixExpansion = 1000;

/// Terms that one place of a phrase stands for; each of them opens a posting list with positions.
inline constexpr std::size_t kMaxPhraseExpansion = 64;

/// Terms looked at to find the most frequent ones of an expansion: more bigrams than any character begins.
inline constexpr std::size_t kMaxExpansionScan = 20000;

/// The same for all expansions of a plan: a hostile query has thousands of prefixes. Takes a tenth of a
/// second.
inline constexpr std::size_t kMaxPlanScan = 50 * kMaxExpansionScan;

/// Terms that the wildcards of a plan leave to Xapian, which opens a list for each before it takes the most
/// frequent ones: 2 microseconds a term that no deadline ends. Wildcards beyond are expanded by the planner,
/// to so many terms in all.
inline constexpr std::size_t kMaxWildcardTerms = 20000;
inline constexpr std::size_t kMaxExpandedTerms = 8 * std::size_t{kMaxPrefixExpansion};

/// A word, or a part of a query, that is typed again counts up to so many times: more of it says nothing
/// more, and every time costs an open posting list.
inline constexpr std::size_t kMostRepeats = 4;

/// A short word in small letters that no more than one in so many articles has, or so few, may be an
/// abbreviation that others write with full stops.
inline constexpr std::uint64_t kAbbreviationShare = 1000;
inline constexpr std::uint64_t kFewWithAbbreviation = 20;

/// Different places that one NEAR looks for. Nobody names as many, and what it costs grows with their product
/// with the positions of frequent words: 16 of the most frequent take some 25 ms in 20,000 articles.
inline constexpr std::size_t kMaxNearPlaces = 16;

/// Pairs of neighbouring words that are ranked higher; what follows in a long query is left to the words
/// alone.
inline constexpr std::size_t kMaxAdjacentPairs = 16;

/// Pairs of words that both stand in more than one in so many articles ("of the") say nothing and cost the
/// most; in fewer articles than kFewArticles, no pair costs much.
inline constexpr std::uint64_t kFrequentWordShare = 20;
inline constexpr std::uint64_t kFewArticles = 1000;

/// Names of places and dates in one text that are looked up under other names too; a person means one or two.
inline constexpr std::size_t kMaxNamesInText = 4;

/// Other names of one thing that are looked up, those in the fewest articles first. In an index of a dozen
/// languages, a country has about so many.
inline constexpr std::size_t kMaxOtherNames = 16;

/// Words of a dictionary that a word is a part of and that are looked up with it, those in the most articles
/// first.
inline constexpr std::size_t kMaxCompounds = 16;

/// A query of at least so many words is a sentence: no single word of it must be found whole. With fewer, a
/// word is a keyword, and what only shares a bigram with it is not what was asked for.
inline constexpr std::size_t kSentenceWords = 4;

/// A run of at most so many Han or Kana characters is most likely one name or word, and ranks higher when
/// whole.
inline constexpr std::size_t kShortHanRun = 4;

/// A query's language counts if it is as sure as this, and if the index has so many articles in it: the
/// frequencies of words in fewer say little.
inline constexpr double kLeastQueryConfidence = 0.5;
inline constexpr std::uint32_t kFewestInPopulation = 50;

/// A language without a stemmer is looked up by first letters if one in so many articles at least is in it.
inline constexpr std::uint64_t kLightStemShare = 1000;

/// Rows in the account of a plan, and passages to highlight; a person reads a few dozen.
inline constexpr std::size_t kMaxExplanations = 600;

/// Other spellings of names that a plan tells of; a person reads a few.
inline constexpr std::size_t kMaxOtherSpellings = 64;

/// Notes of a plan; a person reads a few.
inline constexpr std::size_t kMaxNotes = 16;

}  // namespace broadsheet::schema::plan
