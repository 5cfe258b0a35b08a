// Words of scripts with spaces: as typed, in their other forms, eojeols and their parts, words written
// together.
#pragma once

#include <xapian.h>

#include <string_view>
#include <vector>

#include "plan/forms.h"
#include "plan/phrases.h"
#include "plan/planning.h"
#include "plan/spellings.h"
#include "plan/tokens.h"

namespace broadsheet::schema::plan {

/// Makes the queries of words of one plan.
class WordQueries {
 public:
  WordQueries(Planning& planning, PhraseQueries& phrases) : planning_(planning), phrases_(phrases) {}

  /// What `unit` of `text` asks for; the unit is no run of Han and Kana.
  Xapian::Query of(const Unit& unit, std::string_view text, const Scope& scope);

  /// Neighbours in the query that are neighbours in the article. Han runs need none: their bigrams do it.
  Xapian::Query neighbours(const std::vector<Unit>& units, const Scope& scope);

 private:
  Xapian::Query word(const OwnedToken& token, std::string_view written, const Scope& scope);
  Xapian::Query hangul(const Unit& unit, std::string_view written, const Scope& scope);
  Xapian::Query compound(const Unit& unit, std::string_view text, const Scope& scope);
  Xapian::Query one_word(const std::vector<OwnedToken>& tokens, std::string_view text, const Scope& scope);

  std::vector<Xapian::Query> exact_terms(const OwnedToken& token, std::string_view written,
                                         const Scope& scope);
  std::vector<Xapian::Query> stem_terms(const OwnedToken& token, const std::vector<std::string>& stems,
                                        std::string_view written, const Scope& scope);
  std::vector<Xapian::Query> form_terms(const std::string& form, std::string_view kind,
                                        std::string_view written, const Scope& scope);
  std::vector<Xapian::Query> spelling_terms(const OwnedToken& token, const Spellings& spellings,
                                            std::string_view written, const Scope& scope);
  void add_hangul_spellings(const OwnedToken& token, std::string_view written, const Scope& scope,
                            std::vector<Xapian::Query>& sum);
  std::vector<Xapian::Query> plain_terms(const OwnedToken& token, const std::string& form,
                                         std::string_view written, const Scope& scope);
  void add_title(const OwnedToken& token, const Scope& scope, std::vector<Xapian::Query>& sum);
  double rarity_of(const OwnedToken& token, const std::vector<std::string>& stems, const Scope& scope);

  Planning& planning_;
  PhraseQueries& phrases_;
};

}  // namespace broadsheet::schema::plan
