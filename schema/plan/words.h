// One word of a script with spaces: as typed, by its stems, as others write it.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "plan/planning.h"
#include "plan/spelling_queries.h"
#include "plan/stems.h"
#include "plan/tokens.h"
#include "plan/wording_queries.h"

namespace broadsheet::schema::plan {

/// Adds to `sum` what a word as typed counts more in a headline.
void add_title(const OwnedToken& token, Planning& planning, const Scope& scope,
               std::vector<Xapian::Query>& sum);

/// Makes the queries of single words of one plan.
class WordQueries {
 public:
  WordQueries(Planning& planning, StemQueries& stems, SpellingQueries& spellings, WordingQueries& wordings)
      : planning_(planning), stems_(stems), spellings_(spellings), wordings_(wordings) {}

  /// What `token` of `text` asks for.
  Xapian::Query of(const OwnedToken& token, std::string_view text, const Scope& scope);

 private:
  bool uses_half_spaces();
  double rarity_of(const OwnedToken& token, const std::vector<std::string>& stems, const Scope& scope);

  Planning& planning_;
  StemQueries& stems_;
  SpellingQueries& spellings_;
  WordingQueries& wordings_;
};

}  // namespace broadsheet::schema::plan
