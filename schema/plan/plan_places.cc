// Places, languages, months and weekdays under their names in other languages; `country:`.
// docs/QUERY-LANGUAGE.md, "Places and dates", tells what is looked up and when.
#include <algorithm>
#include <utility>

#include "lexemes/spelling_case.h"
#include "plan/planner.h"

namespace broadsheet::schema::query {
namespace {

using lexemes::Entity;
using lexemes::EntityKind;
using Xapian::Query;

// Shorter stems are those of too many other words.
constexpr std::size_t kShortestNameStem = 4;

// The names of one text, with the unit that each atom came from.
struct TextAtoms {
  lexemes::Atoms atoms;
  std::vector<std::size_t> units;
};

Token as_token(const OwnedToken& token) {
  return {token.text, token.position, token.begin, token.end, token.kind, token.stem_script, token.glued};
}

TextAtoms atoms_of(const std::vector<Unit>& all) {
  TextAtoms text;
  for (std::size_t unit = 0; unit < all.size(); ++unit) {
    for (const OwnedToken& token : all[unit].tokens) {
      text.atoms.add(as_token(token));
      text.units.push_back(unit);
    }
    for (const OwnedToken& part : all[unit].parts) text.atoms.add(as_token(part));
  }
  return text;
}

// True if what was written may be that name: acronyms in capitals; words of other meaning, and short names,
// with a capital; names of two or three letters never.
bool may_be(const lexemes::Meaning& meaning, std::string_view written) {
  if (meaning.acronym) return lexemes::allows(lexemes::case_of(written), true);
  if (lexemes::is_short_name(written)) return false;
  const lexemes::WrittenCase written_case = lexemes::case_of(written);
  if (meaning.ambiguous && written_case == lexemes::WrittenCase::kNone) return false;
  const bool capital = meaning.ambiguous || lexemes::letters_in(written) == lexemes::kFewestLetters;
  return !capital || lexemes::allows(written_case, false);
}

// What most languages mean by a name; of equals, the first: territories before languages, dates and cities.
std::optional<Entity> meant(const lexemes::Found& found, std::string_view written) {
  std::vector<std::pair<Entity, std::size_t>> votes;
  for (const lexemes::Meaning& meaning : found.meanings) {
    if (lexemes::kind_of(meaning.entity) == EntityKind::kOther) return std::nullopt;
    if (!may_be(meaning, written)) continue;
    const auto same = std::find_if(votes.begin(), votes.end(),
                                   [&](const auto& vote) { return vote.first == meaning.entity; });
    if (same == votes.end()) {
      votes.emplace_back(meaning.entity, 1);
    } else {
      ++same->second;
    }
  }
  const auto most = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second < b.second : a.first > b.first;
  });
  if (most == votes.end()) return std::nullopt;
  return most->first;
}

bool same_tokens(const std::vector<OwnedToken>& a, const std::vector<OwnedToken>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const OwnedToken& x, const OwnedToken& y) { return x.text == y.text; });
}

std::string described(Entity entity) {
  return std::string(lexemes::english_name(entity)) + " (" + std::string(lexemes::code_of(entity)) + ")";
}

// What may be meant by `value`: a code of ISO 3166-1, or a name in any language. Two Latin letters that are
// no code are a name in English only ("UK"): in some language or other, most pairs are an acronym.
std::vector<Entity> territories_called(std::string_view value, const lexemes::Atoms& atoms) {
  if (const std::optional<Entity> code = lexemes::find_territory(value)) return {*code};
  std::vector<Entity> territories;
  const std::optional<lexemes::Found> found =
      atoms.size() == 0 ? std::nullopt : lexemes::longest_name(atoms, 0);
  if (!found || found->end != atoms.size()) return territories;
  for (const lexemes::Meaning& meaning : found->meanings) {
    if (lexemes::kind_of(meaning.entity) != EntityKind::kTerritory) continue;
    if (value.size() == 2 && meaning.language != "en") continue;
    if (std::find(territories.begin(), territories.end(), meaning.entity) == territories.end())
      territories.push_back(meaning.entity);
  }
  return territories;
}

}  // namespace

// A name that is looked up beside the one typed.
struct OtherName {
  std::string_view text;
  std::vector<OwnedToken> tokens;
  std::string stem;  // of a name of one word, in languages that decline; else empty
  bool ambiguous;
  std::uint64_t postings;
};

bool Planner::holds_language(std::string_view language) {
  const auto known = std::find_if(held_languages_.begin(), held_languages_.end(),
                                  [&](const auto& asked) { return asked.first == language; });
  if (known != held_languages_.end()) return known->second;
  const bool held = database_.term_exists(std::string(prefix::kLanguage) + std::string(language));
  held_languages_.emplace_back(language, held);
  return held;
}

// Beside each name that `text` holds, what the same thing is called in the languages of the index. Names of
// several words take the place of their words where all words must be found.
void Planner::add_other_names(std::vector<Query>& queries, const std::vector<Unit>& all,
                              std::string_view text, const Context& context) {
  const TextAtoms typed = atoms_of({all.begin(), all.begin() + static_cast<std::ptrdiff_t>(queries.size())});
  std::size_t names = 0;
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
    if (!whole && options_.default_operator == DefaultOperator::kAnd) continue;
    const std::vector<OwnedToken> tokens = tokenize(tools_.analyzer(), written).positioned;
    const Query others = other_names(*entity, tokens, written, context);
    if (others.empty()) continue;
    if (options_.default_operator == DefaultOperator::kAnd) {
      const std::vector<Query> parts(queries.begin() + static_cast<std::ptrdiff_t>(first),
                                     queries.begin() + static_cast<std::ptrdiff_t>(last + 1));
      queries[first] = Query(Query::OP_OR, combine(Query::OP_AND, parts), others);
      std::fill(joined.begin() + static_cast<std::ptrdiff_t>(first + 1),
                joined.begin() + static_cast<std::ptrdiff_t>(last + 1), true);
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

// What `entity` is called in the languages of the index, but for the name as typed: those in the fewest
// articles first, at most kMaxOtherNames.
std::vector<OtherName> Planner::held_names(Entity entity, const std::vector<OwnedToken>& typed,
                                           const Context& context) {
  std::vector<OtherName> names;
  for (const lexemes::Name& name : lexemes::names_of(entity)) {
    if (lexemes::is_short_name(name.text) || !holds_language(name.language)) continue;
    if (name.ambiguous && lexemes::case_of(name.text) == lexemes::WrittenCase::kNone) continue;
    OtherName other{name.text, tokenize(tools_.analyzer(), name.text).positioned, {}, name.ambiguous, 0};
    const bool known = same_tokens(typed, other.tokens) ||
                       std::any_of(names.begin(), names.end(), [&](const OtherName& before) {
                         return same_tokens(before.tokens, other.tokens);
                       });
    if (known) continue;
    if (other.tokens.size() == 1 && lexemes::declines(name.language)) {
      const OwnedToken& token = other.tokens.front();
      other.stem = tools_.stemmer().stem(token.text, token.stem_script, name.language);
      if (other.stem.empty()) other.stem = token.text;  // which is the stem of its other cases
      if (length(other.stem) < kShortestNameStem) other.stem.clear();
    }
    other.postings = postings_of(other, context);
    if (other.postings > 0) names.push_back(std::move(other));
  }
  std::stable_sort(names.begin(), names.end(),
                   [](const OtherName& a, const OtherName& b) { return a.postings < b.postings; });
  if (names.size() > kMaxOtherNames) names.resize(kMaxOtherNames);
  return names;
}

// How many postings are read to look `name` up; 0 if no article can have it.
std::uint64_t Planner::postings_of(const OtherName& name, const Context& context) {
  const std::vector<Slot> slots = slots_of(name.tokens, name.text, false);
  std::uint64_t sum = 0;
  for (const std::string& field_prefix : prefixes(context)) {
    std::uint64_t postings = 0;
    bool possible = !slots.empty();
    for (const Slot& slot : slots) {
      if (!slot.prefix.empty()) continue;  // a character that longer terms begin with, as in 3月
      const std::uint64_t articles = frequency(field_prefix + slot.terms.front());
      possible = possible && articles > 0;
      postings += articles;
    }
    if (possible) sum += postings;
    if (!name.stem.empty()) sum += frequency(std::string(prefix::kStem) + field_prefix + name.stem);
  }
  return sum;
}

// A name as a phrase and, where names decline, by its stem: "Япония" in "Японии". A country that is called
// like a common word counts only in articles that name it as such: no bird for トルコ.
Query Planner::other_name(const OtherName& name, Entity entity, std::string_view written,
                          const Context& context) {
  const std::vector<Slot> slots = slots_of(name.tokens, name.text, false);
  if (slots.empty() || leaves_ + 2 * slots.size() + 3 > kMaxQueryTerms) return {};
  std::vector<Query> forms;
  const std::uint32_t window = slots.back().position - slots.front().position + 1;
  const Query phrase = slots_query(slots, PlaceOrder::kAsGiven, window, written, context);
  if (!phrase.empty()) forms.push_back(phrase);
  if (!name.stem.empty()) {
    for (const std::string& field_prefix : prefixes(context)) {
      const std::string term = std::string(prefix::kStem) + field_prefix + name.stem;
      if (frequency(term) == 0) continue;
      forms.push_back(leaf(term));
      explain_term(written, "stem", prefix::kStem, field_prefix, name.stem);
    }
    highlight({{name.stem, {name.stem}, false, false}}, context);
  }
  Query query = combine(Query::OP_OR, forms);
  if (query.empty() || !name.ambiguous || lexemes::kind_of(entity) != EntityKind::kTerritory) return query;
  return narrowed(query, leaf(std::string(prefix::kCountry) + std::string(lexemes::code_of(entity))));
}

// The other names as one group, in which the name as typed counts too: a rare translation then weighs no more
// than what was typed. The group weighs what one occurrence of a word as frequent as all of it does: Xapian
// has no synonyms of phrases whose positions are ours to look at.
Query Planner::other_names(Entity entity, const std::vector<OwnedToken>& typed, std::string_view written,
                           const Context& context) {
  const std::size_t explained = plan_.terms.size();
  std::vector<Query> group;
  std::uint64_t postings = 0;
  for (const OtherName& name : held_names(entity, typed, context)) {
    const Query query = other_name(name, entity, written, context);
    if (query.empty()) continue;
    group.push_back(query);
    postings += name.postings;
  }
  if (group.empty()) return {};
  for (std::size_t i = explained; i < plan_.terms.size(); ++i) {
    plan_.terms[i].kind = "synonym";
    plan_.terms[i].of = described(entity);
  }
  const std::size_t end = plan_.terms.size();
  const OtherName as_typed{written, typed, {}, false, 0};
  const Query same = other_name(as_typed, entity, written, context);
  plan_.terms.resize(end);
  if (!same.empty()) {
    group.push_back(same);
    postings += postings_of(as_typed, context);
  }
  const double weight =
      constants_.place * rarity(static_cast<double>(document_count_), static_cast<double>(postings));
  // Xapian counts the references and deletes it.
  const Query constant((new Xapian::FixedWeightPostingSource(weight))->release());
  return narrowed(constant, combine(Query::OP_OR, group));
}

// A code of ISO 3166-1, or a name in any language; of a name that several territories have, any of them.
MaybePart Planner::plan_country(const std::string& value, const Field& field) {
  const std::vector<Entity> territories =
      territories_called(value, atoms_of(units(tokenize(tools_.analyzer(), value))).atoms);
  if (territories.empty()) {
    note("no country is called '" + value + "'; read as words");
    return plan_words(value, {});
  }
  if (!room(territories.size())) return std::nullopt;
  std::vector<Query> any;
  for (const Entity territory : territories) {
    const std::string term = std::string(field.prefix) + std::string(lexemes::code_of(territory));
    explain(value, field.name, "filter", term, frequency(term));
    any.push_back(leaf(term));
  }
  return Part{combine(Query::OP_OR, any), true};
}

}  // namespace broadsheet::schema::query
