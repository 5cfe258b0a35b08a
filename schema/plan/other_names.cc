// Which other names an index holds, how each is looked up, and what all of them weigh together.
#include "plan/other_names.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "lexemes/spelling_case.h"
#include "plan/meanings.h"
#include "plan/population.h"
#include "text/characters.h"

namespace broadsheet::schema::plan {
namespace {

using lexemes::Entity;
using Xapian::Query;

// Shorter stems are those of too many other words.
constexpr std::size_t kShortestNameStem = 4;

bool same_tokens(const std::vector<OwnedToken>& a, const std::vector<OwnedToken>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const OwnedToken& x, const OwnedToken& y) { return x.text == y.text; });
}

std::string described(Entity entity) {
  return std::string(lexemes::english_name(entity)) + " (" + std::string(lexemes::code_of(entity)) + ")";
}

// Puts `others` beside the queries [first, last], which they stand for together: one query takes their place.
void join_queries(std::vector<Query>& queries, std::vector<bool>& joined, std::size_t first, std::size_t last,
                  const Query& others) {
  const std::vector<Query> parts(queries.begin() + static_cast<std::ptrdiff_t>(first),
                                 queries.begin() + static_cast<std::ptrdiff_t>(last + 1));
  queries[first] = Query(Query::OP_OR, combine(Query::OP_AND, parts), others);
  std::fill(joined.begin() + static_cast<std::ptrdiff_t>(first + 1),
            joined.begin() + static_cast<std::ptrdiff_t>(last + 1), true);
}

}  // namespace

void OtherNames::add_to(std::vector<Query>& queries, std::string_view text, const std::vector<Unit>& units,
                        const Scope& scope) {
  const bool all_words = planning_.options.default_operator == DefaultOperator::kAnd;
  const TextAtoms typed =
      atoms_of({units.begin(), units.begin() + static_cast<std::ptrdiff_t>(queries.size())});
  std::size_t names = 0;
  found_.clear();
  std::vector<bool> joined(queries.size(), false);  // a unit that went into the query of the one before it
  for (const lexemes::Found& found : lexemes::find_names(typed.atoms)) {
    const std::uint32_t begin = typed.atoms[found.begin].begin;
    const std::string_view written = text.substr(begin, typed.atoms[found.end - 1].end - begin);
    const std::optional<Entity> entity = meant(found, written);
    if (!entity) continue;
    if (++names > kMaxNamesInText) break;
    const std::size_t first = typed.units[found.begin];
    const std::size_t last = typed.units[found.end - 1];
    const bool whole = (found.begin == 0 || typed.units[found.begin - 1] != first) &&
                       (found.end == typed.units.size() || typed.units[found.end] != last);
    if (!whole && all_words) continue;
    const std::vector<OwnedToken> tokens = tokenize(planning_.tools.analyzer(), written).positioned;
    const Query others = of(*entity, tokens, written, scope);
    if (others.empty()) continue;
    found_.push_back({begin, typed.atoms[found.end - 1].end, others});
    if (all_words) {
      join_queries(queries, joined, first, last, others);
    } else {
      queries[first] = Query(Query::OP_OR, queries[first], others);
    }
  }
  std::vector<Query> kept;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    if (!joined[i]) kept.push_back(std::move(queries[i]));
  }
  queries = std::move(kept);
}

// The stem of a name of one word; empty if it is that of too many others.
std::string OtherNames::stem_of(const OwnedToken& token, std::string_view language) {
  std::string stem(planning_.tools.stemmer().stem(token.text, token.stem_script, language));
  if (stem.empty()) stem = token.text;  // which is the stem of its other cases
  if (count_characters(stem) < kShortestNameStem) stem.clear();
  return stem;
}

// What `entity` is called in the languages of the index, but for the name as typed: those in the fewest
// articles first, at most kMaxOtherNames.
std::vector<OtherNames::Name> OtherNames::held_names(Entity entity, const std::vector<OwnedToken>& typed,
                                                     const Scope& scope) {
  std::vector<Name> names;
  for (const lexemes::Name& name : lexemes::names_of(entity)) {
    if (lexemes::is_short_name(name.text) || !planning_.index.holds_language(name.language)) continue;
    if (name.ambiguous && lexemes::case_of(name.text) == lexemes::WrittenCase::kNone) continue;
    Name other{name.text, tokenize(planning_.tools.analyzer(), name.text).positioned, {}, name.ambiguous, 0};
    const bool known =
        same_tokens(typed, other.tokens) || std::any_of(names.begin(), names.end(), [&](const Name& before) {
          return same_tokens(before.tokens, other.tokens);
        });
    if (known) continue;
    if (other.tokens.size() == 1 && lexemes::declines(name.language)) {
      other.stem = stem_of(other.tokens.front(), name.language);
    }
    other.postings = postings_of(other, scope);
    if (other.postings > 0) names.push_back(std::move(other));
  }
  std::stable_sort(names.begin(), names.end(),
                   [](const Name& a, const Name& b) { return a.postings < b.postings; });
  if (names.size() > kMaxOtherNames) names.resize(kMaxOtherNames);
  return names;
}

// How many postings are read to look `name` up; 0 if no article can have it.
std::uint64_t OtherNames::postings_of(const Name& name, const Scope& scope) {
  const std::vector<Slot> slots = slots_of(name.tokens, name.text, false);
  std::uint64_t sum = 0;
  for (const std::string& field_prefix : prefixes(scope)) {
    std::uint64_t postings = 0;
    bool possible = !slots.empty();
    for (const Slot& slot : slots) {
      if (!slot.prefix.empty()) continue;  // a character that longer terms begin with, as in 3月
      const std::uint64_t articles = planning_.index.frequency(field_prefix + slot.terms.front());
      possible = possible && articles > 0;
      postings += articles;
    }
    if (possible) sum += postings;
  }
  if (!name.stem.empty()) sum += planning_.index.frequency(prefix::kStem, prefixes(scope), name.stem);
  return sum;
}

// A name as a phrase and, where names decline, by its stem: "Япония" in "Японии". A country that is called
// like a common word counts only in articles that name it as such: no bird for トルコ.
Query OtherNames::of(const Name& name, Entity entity, std::string_view written, const Scope& scope) {
  Account& account = planning_.account;
  const std::vector<Slot> slots = slots_of(name.tokens, name.text, false);
  if (slots.empty() || account.taken() + 2 * slots.size() + 3 > kMaxQueryTerms) return {};
  std::vector<Query> forms;
  const Query phrase = phrases_.in_order(slots, written, scope);
  if (!phrase.empty()) forms.push_back(phrase);
  if (!name.stem.empty()) {
    append(forms, account.look_up_held({written, "stem", prefix::kStem}, name.stem, scope));
    account.highlight({{name.stem, {name.stem}, false, false}}, scope);
  }
  const Query query = combine(Query::OP_OR, forms);
  const bool territory = lexemes::kind_of(entity) == lexemes::EntityKind::kTerritory;
  if (query.empty() || !name.ambiguous || !territory) return query;
  const std::string country = std::string(prefix::kCountry) + std::string(lexemes::code_of(entity));
  return planning_.full_terms.narrowed(query, account.leaf(country));
}

// The other names as one group, in which the name as typed counts too: a rare translation then weighs no more
// than what was typed. The group weighs what one occurrence of a word as frequent as all of it does: Xapian
// has no synonyms of phrases whose positions are ours to look at.
Query OtherNames::of(Entity entity, const std::vector<OwnedToken>& typed, std::string_view written,
                     const Scope& scope) {
  Account& account = planning_.account;
  const std::size_t explained = account.explanations();
  std::vector<Query> group;
  std::uint64_t postings = 0;
  for (const Name& name : held_names(entity, typed, scope)) {
    const Query query = of(name, entity, written, scope);
    if (query.empty()) continue;
    group.push_back(query);
    postings += name.postings;
  }
  if (group.empty()) return {};
  account.tell_as_synonyms(explained, described(entity));
  const std::size_t end = account.explanations();
  const Name as_typed{written, typed, {}, false, 0};
  const Query same = of(as_typed, entity, written, scope);
  account.take_back(end);
  if (!same.empty()) {
    group.push_back(same);
    postings += postings_of(as_typed, scope);
  }
  const double weight = planning_.constants.place * rarity(static_cast<double>(planning_.index.documents()),
                                                           static_cast<double>(postings));
  return planning_.full_terms.narrowed(weighing(weight), combine(Query::OP_OR, group));
}

}  // namespace broadsheet::schema::plan
