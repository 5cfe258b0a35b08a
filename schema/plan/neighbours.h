// Neighbours in the query that are neighbours in the article, which ranks them higher.
#pragma once

#include <xapian.h>

#include <vector>

#include "plan/phrases.h"
#include "plan/planning.h"
#include "plan/tokens.h"

namespace broadsheet::schema::plan {

/// The pairs of neighbouring `units`, near each other. Runs of Han and Kana need none: their bigrams do it.
Xapian::Query neighbours(const std::vector<Unit>& units, Planning& planning, PhraseQueries& phrases,
                         const Scope& scope);

}  // namespace broadsheet::schema::plan
