// From a word to its other forms: stems, and spellings with other diacritics. Of the word alone, whatever an
// index holds of them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/stemmer.h"
#include "plan/tokens.h"

namespace broadsheet::schema::plan {

/// How else a word may be written.
struct Forms {
  std::vector<std::string> stems;  ///< in several languages, each once; the word itself is the last one
  std::vector<std::vector<std::string_view>> languages;  ///< of each stem: those in which it is one
  std::vector<std::string> plain;  ///< without diacritics, or the word itself if it has none
};

/// Two numbers that a middle dot or a slash joins in `text` and that may be a day, with a full stop: "9.11"
/// of "9/11". Empty for others.
std::string dotted_day(const std::vector<OwnedToken>& words, std::string_view text);

/// The forms of `word`: stems in those of `languages` that are written in its script, plain forms of Latin
/// words ("cafe" finds "café", and "café" "cafe" and "cafè").
Forms forms_of(const OwnedToken& word, std::span<const StemLanguage> languages, Stemmer& stemmer);

/// The plain forms alone.
Forms plain_forms_of(const OwnedToken& word);

/// Two Latin words that a hyphen joins in `text`, written as one: "wonsik" of "Won-sik"; words of Arabic
/// script without their half-spaces. Empty for others.
std::vector<std::string> one_word_forms(const std::vector<OwnedToken>& words, std::string_view text);

}  // namespace broadsheet::schema::plan
