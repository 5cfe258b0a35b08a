// How much an eojeol counts, and its syllables inside longer ones.
#include "plan/eojeols.h"

#include <cstdint>

#include "broadsheet/schema/fields.h"
#include "plan/spellings.h"
#include "plan/words.h"
#include "text/characters.h"

namespace broadsheet::schema::plan {

using Xapian::Query;

// An eojeol as typed; or, weaker, its syllables inside longer ones (국방 in 국방부, 국방부 in 국방부장관).
Query EojeolQueries::of(const Unit& unit, std::string_view written, const Scope& scope,
                        std::vector<Query>& needed) {
  Account& account = planning_.account;
  const RankingConstants& constants = planning_.constants;
  const OwnedToken& token = unit.tokens.front();
  const Query exact =
      combine(Query::OP_SYNONYM, account.look_up({.written = written, .kind = "word"}, token.text, scope));
  if (scope.excluded) return exact;
  std::vector<Query> sum{scaled(exact, unit.parts.empty() ? 1.0 : constants.hangul_word)};
  if (planning_.options.stems && scope.field == nullptr) add_spellings(token, written, scope, sum);
  add_title(token, planning_, scope, sum);
  std::vector<Query> evidence;
  std::vector<std::vector<Query>> places(2);
  double weight = constants.hangul_bigram;
  for (const OwnedToken& bigram : unit.parts) {
    const std::vector<Query> either =
        account.look_up({written, "bigram", prefix::kHangulBigram}, bigram.text, scope);
    for (std::size_t i = 0; i < either.size(); ++i) places[i].push_back(either[i]);
    const std::uint64_t found =
        planning_.index.frequency(prefix::kHangulBigram, prefixes(scope), bigram.text);
    const double rare = own_rarity(planning_, bigram.text, static_cast<double>(found), scope);
    evidence.push_back(scaled(combine(Query::OP_SYNONYM, either), weight * rare));
    weight *= constants.hangul_later;
  }
  account.highlight({{token.text, {}, false, count_characters(token.text) > 1}}, scope);
  std::vector<Query> inside;
  for (const std::vector<Query>& bigrams : places) {
    if (!bigrams.empty()) inside.push_back(combine(Query::OP_AND, bigrams));
  }
  if (scope.sentence && !evidence.empty()) {
    needed = {Query(Query::OP_OR, combine(Query::OP_OR, sum), combine(Query::OP_OR, inside))};
    sum.push_back(combine(Query::OP_OR, evidence));
    return combine(Query::OP_OR, sum);
  }
  if (!inside.empty()) sum.push_back(scaled(combine(Query::OP_OR, inside), constants.hangul_part));
  const Query match = combine(Query::OP_OR, sum);
  if (evidence.empty()) return match;
  return Query(Query::OP_AND_MAYBE, match, combine(Query::OP_OR, evidence));
}

// A noun of one syllable with its particles; and the parts of a compound that articles write apart, side by
// side.
void EojeolQueries::add_spellings(const OwnedToken& token, std::string_view written, const Scope& scope,
                                  std::vector<Query>& sum) {
  const Spellings spellings = spellings_of(token.text, planning_.index, prefixes(scope), !scope.sentence);
  const std::vector<Query> same = spellings_.same(token, spellings, written, scope);
  if (!same.empty()) sum.push_back(combine(Query::OP_SYNONYM, same));
  if (scope.sentence) return;  // its bigrams are looked up one by one
  wordings_.add_parts(token, written, planning_.constants.hangul_part, scope, sum);
}

}  // namespace broadsheet::schema::plan
