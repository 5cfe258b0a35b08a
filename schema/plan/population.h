// The articles among which a query's words are rare or frequent: those in the query's own language.
#pragma once

#include <xapian.h>

#include <unicode/uscript.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "analysis/language.h"
#include "plan/index_view.h"
#include "plan/ranking.h"

namespace broadsheet::schema::plan {

/// The articles in one language.
struct Population {
  std::string language;  ///< primary subtag
  double documents = 0;  ///< how many
  double share_of_script =
      1;  ///< their share of the articles in all languages that are written in its script
  double relative_length = 1;  ///< their average length, as a share of that of all articles
};

/// The scripts that languages are written in, as ICU says; it takes a look into its resources, so those asked
/// for are kept. Not thread-safe.
class LanguageScripts {
 public:
  /// True if `language` is written in `script`.
  bool is_written_in(const std::string& language, UScriptCode script);

  /// True if there is a script that both are written in.
  bool share_a_script(const std::string& one, const std::string& other);

 private:
  struct Scripts {
    std::array<UScriptCode, 8> codes{};
    std::int32_t count = 0;
  };
  Scripts of(const std::string& language);

  std::unordered_map<std::string, Scripts> known_;
};

/// The articles in the language of `text`, one query's words; nothing if the language cannot be told (short
/// texts cannot) or the index has too few articles in it to count with. Nobody has to name a language for it,
/// and a wrong guess loses no article: it only changes the weights of words.
std::optional<Population> population_of(std::string_view text, const IndexView& index,
                                        LanguageIdentifier& identifier, LanguageScripts& scripts);

/// What a word of `found` articles among `documents` counts: BM25's weight by rarity, as Xapian reckons it.
double rarity(double documents, double found);

/// The factor from what a word of `found` articles among all `documents` counts to what it counts among those
/// of `population`. How many of `found` are in its language is not known, only that some of the frequent
/// words are those of other languages of the script too.
double own_rarity(const Population& population, double documents, double found);

}  // namespace broadsheet::schema::plan
