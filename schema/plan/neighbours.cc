// Pairs of words, as far as they are not too frequent to be looked at.
#include "plan/neighbours.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "plan/ranking.h"

namespace broadsheet::schema::plan {

using Xapian::Query;

Query neighbours(const std::vector<Unit>& units, Planning& planning, PhraseQueries& phrases,
                 const Scope& scope) {
  if (phrases.positions() == PositionLookup::kNone) return {};
  const IndexView& index = planning.index;
  const std::uint64_t too_frequent = std::max(kFewArticles, index.documents() / kFrequentWordShare);
  std::vector<Query> pairs;
  for (std::size_t i = 0; i + 1 < units.size() && i < kMaxAdjacentPairs; ++i) {
    if (units[i].kind == UnitKind::kHanRun || units[i + 1].kind == UnitKind::kHanRun) continue;
    const OwnedToken& left = units[i].tokens.back();
    const OwnedToken& right = units[i + 1].tokens.front();
    if (left.text == right.text) continue;
    for (const std::string& field_prefix : prefixes(scope)) {
      const std::string first = field_prefix + left.text;
      const std::string second = field_prefix + right.text;
      const std::uint64_t frequency_first = index.frequency(first);
      const std::uint64_t frequency_second = index.frequency(second);
      const std::uint64_t rarer = std::min(frequency_first, frequency_second);
      if (rarer == 0 || rarer > too_frequent || planning.account.taken() + 2 > kMaxQueryTerms) continue;
      planning.account.take(2);
      // A pair weighs what its words weigh, of which the more frequent one is told apart worst.
      const double rare =
          std::min(own_rarity(planning, left.text, static_cast<double>(frequency_first), scope),
                   own_rarity(planning, right.text, static_cast<double>(frequency_second), scope));
      const Query pair =
          phrases.lying({{first}, {second}}, PlaceOrder::kAny, planning.constants.adjacency_window);
      pairs.push_back(scaled(pair, rare));
    }
  }
  return combine(Query::OP_OR, pairs);
}

}  // namespace broadsheet::schema::plan
