// Units of a text other than runs of Han and Kana: words, eojeols, and words written together, in one unit or
// in several.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string_view>
#include <vector>

#include "plan/eojeols.h"
#include "plan/phrases.h"
#include "plan/planning.h"
#include "plan/tokens.h"
#include "plan/wording_queries.h"
#include "plan/words.h"

namespace broadsheet::schema::plan {

/// Makes the queries of units of one plan.
class UnitQueries {
 public:
  UnitQueries(Planning& planning, PhraseQueries& phrases, WordingQueries& wordings, WordQueries& words,
              EojeolQueries& eojeols)
      : planning_(planning), phrases_(phrases), wordings_(wordings), words_(words), eojeols_(eojeols) {}

  /// What `unit` of `text` asks for; the unit is not a run of Han and Kana.
  Xapian::Query of(const Unit& unit, std::string_view text, const Scope& scope);

  /// The parts of the last unit that must all be found: it itself, or in a sentence, where each of its parts
  /// is found alone, those of them that say something.
  const std::vector<Xapian::Query>& needed() const noexcept { return needed_; }

  /// The words of `units` from the first one on, of which `left` are there, written as one: "100 km" as
  /// "100km". Empty if no article has it so. `count` is set to the number of units that it stands for.
  Xapian::Query joined(const Unit* units, std::size_t left, std::string_view text, std::size_t& count,
                       const Scope& scope);

 private:
  Xapian::Query compound(const Unit& unit, std::string_view text, const Scope& scope);

  Planning& planning_;
  PhraseQueries& phrases_;
  WordingQueries& wordings_;
  WordQueries& words_;
  EojeolQueries& eojeols_;
  std::vector<Xapian::Query> needed_;
};

}  // namespace broadsheet::schema::plan
