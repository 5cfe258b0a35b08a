/// Stems of a word in the languages that it may be in: Snowball's, and for languages that it lacks the word's
/// first letters. Source: libstemmer 2.2 (https://snowballstem.org).
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.h"

namespace broadsheet::schema {

/// The languages (BCP 47 primary subtags) that have stems, and the script each is written in. A language of
/// two scripts has a row for each.
struct StemLanguage {
  std::string_view language;
  std::string_view algorithm;  ///< libstemmer's name; empty: the stem is the first kLightStemLetters
  StemScript script;
};
std::span<const StemLanguage> stem_languages() noexcept;

/// Letters of the stem in a language without a stemmer. Languages inflect at the end of their words; five
/// letters were measured as the best of four to six (docs/ANALYSIS.md, "Stems").
inline constexpr std::size_t kLightStemLetters = 5;

/// Stems words. Costly to make, cheap to call: keep one a thread; not thread-safe.
class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  /// The stem of `word` (a Token's text) in `language` (its primary subtag counts, nb and nn are no); empty
  /// if there is no stemmer for it, if the language is not written in `script`, or if the stem equals the
  /// word. Valid until the next call.
  std::string_view stem(std::string_view word, StemScript script, std::string_view language);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace broadsheet::schema
