// Words of scripts with spaces: as typed, in their other forms, eojeols and their parts, words written
// together.
#pragma once

#include <xapian.h>

#include <optional>
#include <string_view>
#include <vector>

#include "plan/forms.h"
#include "plan/phrases.h"
#include "plan/planning.h"
#include "plan/spellings.h"
#include "plan/tokens.h"
#include "plan/wordings.h"

namespace broadsheet::schema::plan {

/// Makes the queries of words of one plan.
class WordQueries {
 public:
  WordQueries(Planning& planning, PhraseQueries& phrases) : planning_(planning), phrases_(phrases) {}

  /// What `unit` of `text` asks for; the unit is no run of Han and Kana.
  Xapian::Query of(const Unit& unit, std::string_view text, const Scope& scope);

  /// Words that a hyphen joins, written as one: "Wonsik" for "Won-sik"; empty if no article has them so.
  Xapian::Query one_word(const std::vector<OwnedToken>& tokens, std::string_view text, const Scope& scope);

  /// True if some article has one of `tokens` with other diacritics.
  bool has_plain_form(const std::vector<OwnedToken>& tokens, const Scope& scope) const;

  /// How else neighbouring words of `text` are written, in words that the fields of `scope` have.
  std::vector<Wording> wordings(const std::vector<OwnedToken>& tokens, std::string_view text,
                                const Scope& scope) const;

  /// What has every sign that touches one of `tokens` and belongs to its name (C++, .NET); empty if none
  /// does.
  std::optional<Xapian::Query> signs(const std::vector<OwnedToken>& tokens, std::string_view text,
                                     const Scope& scope);

  /// The words of `unit` and of those after it, written as one: "100 km" as "100km". Empty if no article has
  /// it so. `count` is set to the number of units that it stands for.
  Xapian::Query joined(const Unit* units, std::size_t left, std::string_view text, std::size_t& count,
                       const Scope& scope);
  /// The parts of the last unit that must all be found: it itself, or in a sentence, where each of its parts
  /// is found alone, those of them that say something.
  const std::vector<Xapian::Query>& needed() const noexcept { return needed_; }

  /// Neighbours in the query that are neighbours in the article. Han runs need none: their bigrams do it.
  Xapian::Query neighbours(const std::vector<Unit>& units, const Scope& scope);

 private:
  Xapian::Query word(const OwnedToken& token, std::string_view text, const Scope& scope);
  Xapian::Query otherwise(const std::vector<OwnedToken>& tokens, std::string_view text, const Scope& scope);
  Xapian::Query hangul(const Unit& unit, std::string_view written, const Scope& scope);
  Xapian::Query compound(const Unit& unit, std::string_view text, const Scope& scope);

  Xapian::Query as_one_word(const std::vector<OwnedToken>& tokens, std::size_t begin, std::size_t end,
                            std::string_view text, const Scope& scope);

  std::vector<Xapian::Query> exact_terms(const OwnedToken& token, std::string_view written,
                                         const Scope& scope);
  // The terms of one stem: those of its words, and the stem where it stands as a word.
  struct StemTerms {
    std::vector<Xapian::Query> of_words;
    std::vector<Xapian::Query> as_word;
  };
  StemTerms stem_terms(const OwnedToken& token, const std::string& stem, std::string_view written,
                       const Scope& scope);
  std::vector<Xapian::Query> spelling_terms(const OwnedToken& token, const Spellings& spellings,
                                            std::string_view written, const Scope& scope);
  std::vector<Xapian::Query> joined_terms(const OwnedToken& token, const std::string& form,
                                          std::string_view written, const Scope& scope);
  std::vector<Xapian::Query> weaker_terms(const OwnedToken& token, const Spellings& spellings,
                                          std::string_view written, const Scope& scope);
  Xapian::Query dotted(const OwnedToken& first, const OwnedToken& second, std::string_view text,
                       const Scope& scope);
  bool uses_half_spaces();
  void add_parts(const OwnedToken& token, std::string_view written, double weight, const Scope& scope,
                 std::vector<Xapian::Query>& sum);
  void add_hangul_spellings(const OwnedToken& token, std::string_view written, const Scope& scope,
                            std::vector<Xapian::Query>& sum);
  Xapian::Query with_stems(const OwnedToken& token, const Forms& forms,
                           const std::vector<Xapian::Query>& exact, const std::vector<Xapian::Query>& spelt,
                           std::string_view written, const Scope& scope);
  std::optional<Xapian::Query> language_filter(const std::vector<std::string_view>& languages, bool unknown);
  bool are_all_with_stems(const std::vector<std::string_view>& languages, StemScript script);
  Xapian::Query signed_word(const OwnedToken& token, std::string_view text, const Scope& scope);
  std::vector<Xapian::Query> plain_terms(const OwnedToken& token, const std::string& form,
                                         std::string_view written, const Scope& scope);
  void add_title(const OwnedToken& token, const Scope& scope, std::vector<Xapian::Query>& sum);
  double rarity_of(const OwnedToken& token, const std::vector<std::string>& stems, const Scope& scope);

  Planning& planning_;
  PhraseQueries& phrases_;
  std::vector<Xapian::Query> needed_;
};

}  // namespace broadsheet::schema::plan
