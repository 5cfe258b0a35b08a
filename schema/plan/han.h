// Han and Kana: what matches holds a dictionary word of the run as a substring; all bigrams and words rank.
#pragma once

#include <xapian.h>

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/kana_variants.h"
#include "plan/phrases.h"
#include "plan/planning.h"
#include "plan/tokens.h"

namespace broadsheet::schema::plan {

/// How else `run`, whose `words` are given, is written: in the other characters of Chinese and Japanese, with
/// and without iteration marks, in the other Kana.
std::vector<std::string> han_variants(const std::string& run, std::span<const KanaWord> words,
                                      PlanTools::Parts& tools);

/// Makes the queries of runs of Han and Kana of one plan.
class HanQueries {
 public:
  HanQueries(Planning& planning, PhraseQueries& phrases) : planning_(planning), phrases_(phrases) {}

  /// The run `unit` of `text` as typed, and weaker in the other characters of Chinese, with and without
  /// iteration marks.
  Xapian::Query of(const Unit& unit, std::string_view text, const Scope& scope);

  /// How else the run is written.
  std::vector<std::string> variants_of(const Unit& unit);

 private:
  struct Run;
  Xapian::Query typed(const Unit& unit, std::string_view text, const Scope& scope);
  Xapian::Query matching(Run& run, const Scope& scope);
  void add_words(Run& run, const Scope& scope);
  void add_unknown(Run& run, const Scope& scope);
  void add_bigrams(Run& run, const Scope& scope);
  void add_whole(Run& run, const Scope& scope);

  Xapian::Query variant(const Unit& unit, const std::string& variant, std::string_view written,
                        std::set<std::string>& looked_up, const Scope& scope);
  std::vector<Xapian::Query> differing_terms(const Unit& unit, const Unit& other, std::string_view written,
                                             std::set<std::string>& looked_up, const Scope& scope);
  Xapian::Query substring(const Unit& unit, std::size_t from, std::size_t to, const Scope& scope);
  void highlight(const Unit& unit, std::size_t from, std::size_t to, const Scope& scope);

  Planning& planning_;
  PhraseQueries& phrases_;
};

}  // namespace broadsheet::schema::plan
