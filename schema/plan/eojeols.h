// Eojeols, the words of Korean between spaces: whole, in their other forms, and inside longer ones.
#pragma once

#include <xapian.h>

#include <string_view>
#include <vector>

#include "plan/planning.h"
#include "plan/spelling_queries.h"
#include "plan/tokens.h"
#include "plan/wording_queries.h"

namespace broadsheet::schema::plan {

/// Makes the queries of eojeols of one plan.
class EojeolQueries {
 public:
  EojeolQueries(Planning& planning, SpellingQueries& spellings, WordingQueries& wordings)
      : planning_(planning), spellings_(spellings), wordings_(wordings) {}

  /// What the eojeol `unit`, which was `written`, asks for. In a sentence, of whose words parts are found
  /// alone, `needed` is set to what an article must hold to have all of it.
  Xapian::Query of(const Unit& unit, std::string_view written, const Scope& scope,
                   std::vector<Xapian::Query>& needed);

 private:
  void add_spellings(const OwnedToken& token, std::string_view written, const Scope& scope,
                     std::vector<Xapian::Query>& sum);

  Planning& planning_;
  SpellingQueries& spellings_;
  WordingQueries& wordings_;
};

}  // namespace broadsheet::schema::plan
