// The territories that an article names, in any language: the values of `country:`.
// docs/ANALYSIS.md, "Names of places", tells the rules for names that mean something else too.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexemes/atoms.h"
#include "lexemes/names.h"

namespace broadsheet::schema::lexemes {

/// Finds the territories that the parts of one article name. For each part: begin, add each token, end. Keep
/// one a thread; not thread-safe.
class CountryFinder {
 public:
  /// Forgets the article before.
  void clear();

  /// Begins a part. `text` is what the tokens' offsets count in, and must live until end(); `language` is a
  /// tag of BCP 47, empty if it is not known.
  void begin(std::string_view text, std::string_view language);

  /// Takes the next token of the part.
  void add(const Token& token) {
    if (atoms_.size() >= kFewestLooked && !atoms_.in_run()) look_if_parted(token.position);
    // Most words of a text begin with a small letter, and then no name.
    const char initial = text_[token.begin];
    atoms_.add(token, initial < 'a' || initial > 'z');
  }

  void end();

  /// ISO 3166-1 alpha-2 codes, sorted, each once.
  std::vector<std::string> countries() const;

 private:
  // Names are looked for paragraph by paragraph, several at once if they are short; in a text without any,
  // after so many atoms, which bounds memory and may miss a name across that place.
  static constexpr std::size_t kFewestLooked = 1024;
  static constexpr std::size_t kMostLooked = 65536;

  void look_if_parted(std::uint32_t position);
  void look();
  void take(const Found& found);

  std::optional<Found> name_at(std::size_t from);
  bool begins_capital(std::size_t atom) const;

  Atoms atoms_;
  Stemmer stemmer_;
  bool declines_ = false;  // the language of the part
  std::string_view text_;
  std::string_view language_;
  std::vector<Entity> named_;
  std::vector<Entity> doubtful_;               // count only in company
  std::vector<std::string_view> with_cities_;  // territories of which a city is named
};

}  // namespace broadsheet::schema::lexemes
