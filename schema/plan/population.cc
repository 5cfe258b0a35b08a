// Counting with one language's articles in an index of many. A word that half of all Korean articles have is
// rare in an index of which a twentieth is Korean; counted among all articles it would outweigh the names
// that a question is about. So does the length of an article, which differs by script: a Japanese one has a
// term for each character. The language terms of an article say both: how many articles, and how long they
// are.
#include "plan/population.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "broadsheet/schema/fields.h"
#include "index/document.h"

namespace broadsheet::schema::plan {

LanguageScripts::Scripts LanguageScripts::of(const std::string& language) {
  // An index holds some dozens of languages; what is no language is not kept for ever.
  constexpr std::size_t kMostKept = 512;
  if (known_.size() >= kMostKept) known_.clear();
  const auto [entry, added] = known_.try_emplace(language);
  if (added) {
    Scripts& scripts = entry->second;
    UErrorCode status = U_ZERO_ERROR;
    scripts.count = uscript_getCode(language.c_str(), scripts.codes.data(),
                                    static_cast<int32_t>(scripts.codes.size()), &status);
    if (U_FAILURE(status)) scripts.count = 0;
    // ICU adds Hanja, which Korean news no longer prints but in parentheses.
    if (scripts.count > 0 && scripts.codes.front() == USCRIPT_HANGUL) scripts.count = 1;
  }
  return entry->second;
}

bool LanguageScripts::is_written_in(const std::string& language, UScriptCode script) {
  const Scripts scripts = of(language);
  const auto* end = scripts.codes.begin() + scripts.count;
  return std::any_of(scripts.codes.begin(), end, [&](UScriptCode each) {
    return each == script || (each == USCRIPT_SIMPLIFIED_HAN && script == USCRIPT_HAN);
  });
}

bool LanguageScripts::share_a_script(const std::string& one, const std::string& other) {
  const Scripts scripts = of(other);
  const auto* end = scripts.codes.begin() + scripts.count;
  return std::any_of(scripts.codes.begin(), end, [&](UScriptCode each) { return is_written_in(one, each); });
}

namespace {

// Articles in all languages that are written in the script of `language`.
double documents_of_script(const std::string& language, const IndexView& index, LanguageScripts& scripts) {
  double sum = 0;
  const Xapian::Database& database = index.database();
  const std::string language_prefix(prefix::kLanguage);
  for (auto at = database.allterms_begin(language_prefix); at != database.allterms_end(language_prefix);
       ++at) {
    index.check();
    const std::string other = (*at).substr(language_prefix.size());
    if (other.find('-') == std::string::npos && scripts.share_a_script(language, other))
      sum += at.get_termfreq();
  }
  return sum;
}

}  // namespace

std::optional<Population> population_of(std::string_view text, const IndexView& index,
                                        LanguageIdentifier& identifier, LanguageScripts& scripts) {
  const LanguageGuess guess = identifier.identify(text);
  if (guess.language.empty() || guess.confidence < kLeastQueryConfidence) return std::nullopt;
  Population population;
  population.language = language_term(guess.language);
  population.language.resize(std::min(population.language.find('-'), population.language.size()));
  const std::string term = std::string(prefix::kLanguage) + population.language;
  const Xapian::Database& database = index.database();
  const Xapian::doccount documents = database.get_termfreq(term);
  if (documents < kFewestInPopulation) return std::nullopt;
  population.documents = documents;
  population.share_of_script =
      population.documents /
      std::max(population.documents, documents_of_script(population.language, index, scripts));
  const double average = database.get_average_length();
  const auto length = static_cast<double>(database.get_collection_freq(term));
  if (average > 0 && length > 0) {
    population.relative_length = length * (kLengthUnit + 1) / population.documents / average;
  }
  return population;
}

double rarity(double documents, double found) {
  const double share = (std::max(documents - found, 0.0) + 0.5) / (found + 0.5);
  return std::log(share < 2 ? share * 0.5 + 1 : share);
}

double own_rarity(const Population& population, double documents, double found) {
  const double elsewhere = found * (1.0 - population.share_of_script);
  const double own = found * population.documents / (population.documents + elsewhere);
  return rarity(population.documents, own) / rarity(documents, found);
}

}  // namespace broadsheet::schema::plan
