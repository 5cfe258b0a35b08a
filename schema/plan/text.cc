// The order of the stages of text.
#include "plan/text.h"

#include <algorithm>

#include "plan/population.h"
#include "text/characters.h"

namespace broadsheet::schema::plan {
namespace {

using Xapian::Query;

// Latin prefixes of one letter stand for a tenth of the dictionary.
constexpr std::size_t kShortestLatinPrefix = 2;

// Words that a reader would count; of a run of Han and Kana, those of the dictionary.
std::size_t count_words(const std::vector<Unit>& units) {
  std::size_t count = 0;
  for (const Unit& unit : units) {
    count +=
        unit.kind == UnitKind::kHanRun ? std::max<std::size_t>(unit.parts.size(), 1) : unit.tokens.size();
  }
  return count;
}

}  // namespace

TextQueries::TextQueries(Planning& planning)
    : planning_(planning),
      phrases_(planning),
      words_(planning, phrases_),
      han_(planning, phrases_),
      sounds_(planning),
      other_names_(planning, phrases_) {}

MaybePart TextQueries::leaf(const QueryNode& node, const Scope& scope) {
  switch (node.kind) {
    case QueryKind::kAll:
      return Part{all_documents(), false};
    case QueryKind::kExact:
    case QueryKind::kPhrase:
      return phrase(node.text, false, scope);
    case QueryKind::kPrefix:
      return phrase(node.text, true, scope);
    default:
      return words(node.text, scope);
  }
}

MaybePart TextQueries::words(const std::string& text, const Scope& outer) {
  const PlanOptions& options = planning_.options;
  std::vector<Unit> all = units(tokenize(planning_.tools.analyzer(), text));
  Scope scope = outer;
  scope.sentence = options.default_operator == DefaultOperator::kOr && !scope.excluded &&
                   count_words(all) >= kSentenceWords;
  std::optional<Population> population;
  if (scope.sentence) {
    population = population_of(text, planning_.index, planning_.tools.languages(), planning_.tools.scripts());
  }
  if (population) {
    planning_.account.explain("", "", "language", population->language,
                              static_cast<std::uint64_t>(population->documents));
    planning_.account.compare_lengths(population->relative_length);
  }
  scope.population = population ? &*population : nullptr;
  std::vector<Query> queries = of_units(all, text, scope);
  if (queries.empty()) return std::nullopt;
  // Both find the query of a unit by its place among the units.
  const std::vector<Query> by_sound = sounds_.add_to(queries, text, all, scope);
  if (options.synonyms && options.stems && !scope.excluded) other_names_.add_to(queries, text, all, scope);
  queries.insert(queries.end(), by_sound.begin(), by_sound.end());
  Query query = combine(options.default_operator, queries);
  if (options.adjacency && !scope.excluded) {
    const Query pairs = words_.neighbours(all, scope);
    if (!pairs.empty()) {
      query = Query(Query::OP_AND_MAYBE, query, scaled(pairs, planning_.constants.adjacency));
    }
  }
  return Part{query, false};
}

// The queries of the first of `units`: of as many as there is room for.
std::vector<Query> TextQueries::of_units(std::vector<Unit>& units, const std::string& text,
                                         const Scope& scope) {
  Account& account = planning_.account;
  std::vector<Query> queries;
  for (Unit& unit : units) {
    if (unit.kind == UnitKind::kHanRun) {
      // A run may be as long as a page: what there is room for is looked up.
      const std::size_t left = kMaxQueryTerms - std::min(account.taken(), kMaxQueryTerms);
      const std::size_t fits = left / kTermsOfHanCharacter;
      if (unit.tokens.size() > fits) {
        account.room(kMaxQueryTerms + 1);  // for its note
        if (fits < 2) break;
        unit.tokens.resize(fits);
      }
      queries.push_back(han_.of(unit, text, scope));
    } else {
      if (!account.room(2 * (unit.tokens.size() + unit.parts.size()))) break;
      queries.push_back(words_.of(unit, text, scope));
    }
  }
  return queries;
}

MaybePart TextQueries::phrase(const std::string& text, bool prefix, const Scope& scope) {
  const std::vector<OwnedToken> tokens = tokenize(planning_.tools.analyzer(), text).positioned;
  if (tokens.empty()) return std::nullopt;
  if (tokens.size() == 1 && tokens.front().kind == TokenKind::kHanSingle) {
    return Part{phrases_.character(tokens.front(), text, scope), false};
  }
  if (prefix && is_latin(tokens.back().text) && count_characters(tokens.back().text) < kShortestLatinPrefix) {
    planning_.account.note(ProblemCode::kReadAsWords,
                           "'" + text + "*' is too short for a prefix; read as a word");
    return words(text, scope);
  }
  const std::vector<Slot> slots = slots_of(tokens, text, prefix);
  if (slots.size() == 1 && !slots.front().prefix.empty()) {
    planning_.account.highlight({{slots.front().prefix, {}, true, false}}, scope);
    return Part{phrases_.prefix(slots.front().prefix, text, scope), false};
  }
  if (slots.size() == 1)
    planning_.account.highlight({{slots.front().terms.front(), {}, false, false}}, scope);
  return Part{phrases_.in_order(slots, text, scope), false};
}

std::optional<MaybePart> TextQueries::near(const QueryNode& node, const Scope& scope) {
  const std::optional<std::vector<Slot>> slots = near_slots(node, planning_.tools.analyzer());
  if (!slots) return std::nullopt;
  if (slots->empty()) return MaybePart();
  const std::uint32_t window = node.distance + static_cast<std::uint32_t>(slots->size()) - 1;
  return MaybePart(Part{phrases_.of(*slots, PlaceOrder::kAny, window, to_string(node), scope), false});
}

}  // namespace broadsheet::schema::plan
