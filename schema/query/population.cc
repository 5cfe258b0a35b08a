// Counting with one language's articles in an index of many. A word that half of all Korean articles have is
// rare in an index of which a twentieth is Korean; counted among all articles it would outweigh the names
// that a question is about. So does the length of an article, which differs by script: a Japanese one has a
// term for each character. The language terms of an article say both: how many articles, and how long they
// are.
#include "query/population.h"

#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "broadsheet/schema/document.h"
#include "broadsheet/schema/fields.h"
#include "broadsheet/schema/language.h"
#include "query/tokens.h"

namespace broadsheet::schema::query {

std::optional<Population> population_of(std::string_view text, const Xapian::Database& database) {
  const LanguageGuess guess = identify_language(text);
  if (guess.language.empty() || guess.confidence < kLeastQueryConfidence) return std::nullopt;
  Population population;
  population.language = language_term(guess.language);
  population.language.resize(std::min(population.language.find('-'), population.language.size()));
  const std::string term = std::string(prefix::kLanguage) + population.language;
  const Xapian::doccount documents = database.get_termfreq(term);
  if (documents < kFewestInPopulation) return std::nullopt;
  population.documents = documents;
  const double average = database.get_average_length();
  const auto length = static_cast<double>(database.get_collection_freq(term));
  if (average > 0 && length > 0) {
    population.relative_length = length * (kLengthUnit + 1) / population.documents / average;
  }
  return population;
}

bool is_written_in_script_of(const std::string& language, std::string_view text) {
  std::array<UScriptCode, 8> scripts{};
  UErrorCode status = U_ZERO_ERROR;
  const int32_t count = uscript_getCode(language.c_str(), scripts.data(), scripts.size(), &status);
  if (U_FAILURE(status)) return false;
  const UScriptCode script = first_script(text);
  return std::any_of(scripts.begin(), scripts.begin() + count, [&](UScriptCode each) {
    return each == script || (each == USCRIPT_KOREAN && script == USCRIPT_HANGUL);
  });
}

double rarity(double documents, double found) {
  const double share = (std::max(documents - found, 0.0) + 0.5) / (found + 0.5);
  return std::log(share < 2 ? share * 0.5 + 1 : share);
}

}  // namespace broadsheet::schema::query
