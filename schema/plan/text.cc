// The order of the stages of text.
#include "plan/text.h"

#include <algorithm>
#include <unordered_map>

#include "plan/neighbours.h"
#include "plan/population.h"
#include "text/characters.h"
#include "text/hash.h"

namespace broadsheet::schema::plan {
namespace {

using Xapian::Query;

// Latin prefixes of one letter stand for a tenth of the dictionary.
constexpr std::size_t kShortestLatinPrefix = 2;

// Words that a reader would count; of a run of Han and Kana, those of the dictionary. What is written
// together (an address, a number of a file) is one, however many parts the index has of it.
std::size_t count_words(const std::vector<Unit>& units) {
  std::size_t count = 0;
  for (const Unit& unit : units) {
    count += unit.kind == UnitKind::kHanRun ? std::max<std::size_t>(unit.parts.size(), 1) : 1;
  }
  return count;
}

// What a unit asks for: its tokens, and which of them are glued.
std::string key_of(const Unit& unit) {
  std::string key;
  for (const OwnedToken& token : unit.tokens) {
    key += token.text;
    key += ' ';
  }
  return key;
}

// Leaves out what `units` repeat more than kMostRepeats times.
void drop_repeats(std::vector<Unit>& units) {
  std::unordered_map<std::string, std::size_t, StringHash> seen;
  std::erase_if(units, [&](const Unit& unit) { return ++seen[key_of(unit)] > kMostRepeats; });
}

Query or_else(const Query& first, const Query& second) {
  if (second.empty()) return first;
  return first.empty() ? second : Query(Query::OP_OR, first, second);
}

}  // namespace

TextQueries::TextQueries(Planning& planning)
    : planning_(planning),
      phrases_(planning),
      stems_(planning),
      spellings_(planning, stems_),
      wordings_(planning, phrases_, spellings_),
      words_(planning, stems_, spellings_, wordings_),
      eojeols_(planning, spellings_, wordings_),
      units_(planning, phrases_, wordings_, words_, eojeols_),
      groups_(planning, phrases_),
      han_(planning, phrases_),
      sounds_(planning),
      other_names_(planning, phrases_) {}

MaybePart TextQueries::leaf(const QueryNode& node, const Scope& scope) {
  switch (node.kind) {
    case QueryKind::kAll:
      return Part{all_documents(), false};  // and so asks for nothing
    case QueryKind::kExact:
      return phrase(node.text, false, scope);
    case QueryKind::kPhrase:
      return relaxed(node, phrase(node.text, false, scope), scope);
    case QueryKind::kPrefix:
      return phrase(node.text, true, scope);
    default:
      return words(node.text, scope);
  }
}

// A phrase of several words that no article has, as most likely mistyped, is read as its words.
MaybePart TextQueries::relaxed(const QueryNode& node, MaybePart phrase, const Scope& scope) {
  if (!phrase || scope.excluded || scope.field != nullptr) return phrase;
  planning_.account.tell_phrase();
  if (planning_.options.relax_phrases == PhraseRelaxation::kNone ||
      !finds_nothing(node.text, phrase->query, scope)) {
    return phrase;
  }
  const std::vector<Unit> all = units(tokenize(planning_.tools.analyzer(), node.text));
  // One word, even if it is cut in two: of Han, one that is more than a word of the dictionary.
  const bool several = all.size() > 1 ||
                       (!all.empty() && all.front().kind == UnitKind::kHanRun && !all.front().parts.empty() &&
                        count_characters(all.front().parts.front().text) < all.front().tokens.size());
  if (!several) return phrase;
  planning_.account.note(ProblemCode::kReadAsWords,
                         "no article has the phrase \"" + node.text + "\"; looked for its words");
  return words(node.text, scope);
}

bool TextQueries::finds_nothing(const std::string& text, const Query& phrase, const Scope& scope) {
  if (phrase.empty()) return true;
  if (planning_.options.relax_phrases == PhraseRelaxation::kEmpty) {
    Xapian::Enquire enquire(planning_.index.database());
    enquire.set_query(phrase);
    const bool none = enquire.get_mset(0, 1).empty();
    planning_.index.check();
    return none;
  }
  // Where it may be written or cut otherwise, only looking tells.
  const std::vector<std::string> field_prefixes = prefixes(scope);
  const std::vector<OwnedToken> tokens = tokenize(planning_.tools.analyzer(), text).positioned;
  return std::any_of(tokens.begin(), tokens.end(), [&](const OwnedToken& token) {
    if (token.kind == TokenKind::kHanSingle || is_dictionary_word(token.text)) return false;
    return planning_.index.frequency({}, field_prefixes, token.text) == 0 &&
           wordings_.of({token}, text, scope).empty();
  });
}

MaybePart TextQueries::words(const std::string& text, const Scope& outer) {
  const PlanOptions& options = planning_.options;
  std::vector<Unit> all = units(tokenize(planning_.tools.analyzer(), text));
  drop_repeats(all);
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
  std::vector<Group> groups;
  std::vector<Query> queries = of_units(all, text, scope, groups);
  if (queries.empty()) return std::nullopt;
  const std::vector<Alternative> joined = add_joined(queries, all, text, scope);
  // Both find the query of a unit by its place among the units.
  const std::vector<Query> by_sound = sounds_.add_to(queries, text, all, scope);
  if (options.synonyms && options.stems && !scope.excluded) other_names_.add_to(queries, text, all, scope);
  queries.insert(queries.end(), by_sound.begin(), by_sound.end());
  if (!groups.empty()) {
    GroupQueries::put_beside(joined, groups);
    GroupQueries::put_beside(sounds_.found(), groups);
    GroupQueries::put_beside(other_names_.found(), groups);
    groups_.weigh(groups, scope);
  }
  Query query = combine(options.default_operator, queries);
  if (options.adjacency && !scope.excluded) {
    const Query pairs = neighbours(all, planning_, phrases_, scope);
    if (!pairs.empty()) {
      query = Query(Query::OP_AND_MAYBE, query, scaled(pairs, planning_.constants.adjacency));
    }
  }
  return Part{query, false, std::move(groups), count_words(all)};
}

bool TextQueries::asks_for_groups(const Scope& scope) const {
  return planning_.options.groups && !scope.excluded && scope.field == nullptr;
}

// One thing that is found as a whole.
Part TextQueries::whole(Query query, std::string_view written, const Scope& scope) {
  Part part{std::move(query), false};
  if (!asks_for_groups(scope)) return part;
  part.groups.push_back(group(part.query, std::string(written), scope));
  part.words = 1;
  return part;
}

Group TextQueries::group(Query found, std::string written, const Scope& scope) {
  std::vector<Group> one{{std::move(written), 0, 0, std::move(found), 0, 0, false}};
  groups_.weigh(one, scope);
  return std::move(one.front());
}

// The queries of the first of `units`: of as many as there is room for.
std::vector<Query> TextQueries::of_units(std::vector<Unit>& units, const std::string& text,
                                         const Scope& scope, std::vector<Group>& groups) {
  const bool grouped = asks_for_groups(scope);
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
      if (grouped) groups_.add(unit, {queries.back()}, text, scope, groups);
    } else {
      if (!account.room(2 * (unit.tokens.size() + unit.parts.size()))) break;
      queries.push_back(units_.of(unit, text, scope));
      if (grouped) groups_.add(unit, units_.needed(), text, scope, groups);
    }
  }
  return queries;
}

// What is written as one word elsewhere stands for each of the words that it is made of.
std::vector<Alternative> TextQueries::add_joined(std::vector<Query>& queries, const std::vector<Unit>& units,
                                                 const std::string& text, const Scope& scope) {
  std::vector<Alternative> found;
  for (std::size_t i = 0; i + 1 < queries.size(); ++i) {
    std::size_t count = 0;
    const Query joined = units_.joined(&units[i], queries.size() - i, text, count, scope);
    if (joined.empty()) continue;
    for (std::size_t j = i; j < i + count; ++j) queries[j] = Query(Query::OP_OR, queries[j], joined);
    found.push_back({units[i].tokens.front().begin, units[i + count - 1].tokens.back().end, joined});
  }
  return found;
}

// The words of a phrase as they are, and as they may be written otherwise.
std::vector<Query> TextQueries::wordings_of(const std::vector<OwnedToken>& tokens, const std::string& text,
                                            const Scope& scope) {
  std::vector<Query> either{phrases_.in_order(slots_of(tokens, text, false), text, scope)};
  for (const Wording& wording : wordings_.of(tokens, text, scope)) {
    if (!planning_.account.room(2 * wording.size())) break;
    either.push_back(phrases_.in_order(slots_of(wording, text, false), text, scope));
  }
  std::erase_if(either, [](const Query& query) { return query.empty(); });
  return either;
}

MaybePart TextQueries::phrase(const std::string& text, bool prefix, const Scope& scope) {
  const std::vector<OwnedToken> tokens = tokenize(planning_.tools.analyzer(), text).positioned;
  if (tokens.empty()) return std::nullopt;
  if (tokens.size() == 1 && tokens.front().kind == TokenKind::kHanSingle) {
    return whole(phrases_.character(tokens.front(), text, scope), text, scope);
  }
  if (prefix && is_latin(tokens.back().text) && count_characters(tokens.back().text) < kShortestLatinPrefix) {
    planning_.account.note(ProblemCode::kReadAsWords,
                           "'" + text + "*' is too short for a prefix; read as a word");
    return words(text, scope);
  }
  const std::vector<Slot> slots = slots_of(tokens, text, prefix);
  if (slots.size() == 1 && !slots.front().prefix.empty()) {
    planning_.account.highlight(
        {{slots.front().prefix, phrases_.plain_beginnings(slots.front().prefix, scope), true, false}}, scope);
    const Query together = phrases_.prefix(slots.front().prefix, text, scope);
    return whole(or_else(together, wordings_.beginning(tokens, text, scope)), text + "*", scope);
  }
  if (slots.size() == 1)
    planning_.account.highlight({{slots.front().terms.front(), {}, false, false}}, scope);
  Query found = prefix || tokens.size() == 1 || scope.excluded
                    ? phrases_.in_order(slots, text, scope)
                    : combine(Query::OP_OR, wordings_of(tokens, text, scope));
  if (prefix) found = or_else(found, wordings_.beginning(tokens, text, scope));
  const std::optional<Query> signs = spellings_.signs(tokens, text, scope);
  return whole(signs ? planning_.full_terms.narrowed(found, *signs) : found, text, scope);
}

Query TextQueries::name_word(const Unit& unit, const std::string& text, const Scope& scope) {
  const std::vector<OwnedToken>& tokens = unit.tokens;
  const std::string written(written_form(text, tokens.front(), tokens.back()));
  const MaybePart whole = phrase(written, false, scope);
  std::vector<Query> either;
  if (whole) either.push_back(whole->query);
  if (scope.excluded || !planning_.options.stems) return combine(Query::OP_OR, either);
  if (unit.kind == UnitKind::kHanRun) {
    for (const std::string& variant : han_.variants_of(unit)) {
      const MaybePart part = phrase(variant, false, scope);
      if (part) either.push_back(part->query);
    }
  } else if (unit.kind != UnitKind::kCompound || spellings_.has_plain_form(tokens, scope)) {
    either.push_back(units_.of(unit, text, scope));
  } else {
    const Query joined = wordings_.one_word(tokens, text, scope);
    if (!joined.empty()) either.push_back(joined);
  }
  return combine(Query::OP_OR, either);
}

std::optional<MaybePart> TextQueries::near(const QueryNode& node, const Scope& scope) {
  const std::optional<std::vector<Slot>> slots = near_slots(node, planning_.tools.analyzer());
  if (!slots) return std::nullopt;
  if (slots->empty()) return MaybePart();
  const auto begin = slots->begin();
  const auto end = begin + static_cast<std::ptrdiff_t>(std::min(slots->size(), kMaxNearPlaces));
  if (end != slots->end()) {
    planning_.account.note(ProblemCode::kQueryCut, "NEAR looks for " + std::to_string(kMaxNearPlaces) +
                                                       " different words; the rest may stand anywhere");
  }
  const auto window = node.distance + static_cast<std::uint32_t>(end - begin) - 1;
  const std::string written = to_string(node);
  std::vector<Query> all{phrases_.of({begin, end}, PlaceOrder::kAny, window, written, scope)};
  for (auto slot = end; slot != slots->end() && planning_.account.room(1); ++slot) {
    all.push_back(phrases_.of({*slot}, PlaceOrder::kAny, 1, slot->terms.front(), scope));
  }
  return MaybePart(whole(combine(Query::OP_AND, all), written, scope));
}

}  // namespace broadsheet::schema::plan
