// Phrases, prefixes and NEAR: terms at their positions.
#include "plan/phrases.h"

#include <algorithm>
#include <utility>

#include "analysis/plain_forms.h"
#include "index/index_metadata.h"

namespace broadsheet::schema::plan {
namespace {

using Xapian::Query;

PositionLookup lookup_of(const Planning& planning) {
  if (planning.options.positions) return *planning.options.positions;
  return positions_of(planning.index.database()) == Positions::kPacked ? PositionLookup::kPacked
                                                                       : PositionLookup::kXapian;
}

}  // namespace

PhraseQueries::PhraseQueries(Planning& planning)
    : planning_(planning), positions_(lookup_of(planning)), position_queries_(planning.options.interrupt) {}

// The terms of one place in one field: those that can be in an index.
std::vector<std::string> PhraseQueries::terms_of(const Slot& slot, std::string_view field_prefix) {
  std::vector<std::string> terms;
  for (const std::string& term : slot.terms) terms.push_back(std::string(field_prefix) + term);
  if (!slot.prefix.empty()) {
    const std::string beginning = std::string(field_prefix) + slot.prefix;
    for (std::string& term : planning_.index.expand(beginning, slot.han, kMaxPhraseExpansion)) {
      terms.push_back(std::move(term));
    }
  }
  planning_.account.take(terms.size());
  std::erase_if(terms, [](const std::string& term) { return !term_fits(term); });
  return terms;
}

Query PhraseQueries::lying(const std::vector<std::vector<std::string>>& places, PlaceOrder order,
                           std::uint32_t window) {
  if (std::any_of(places.begin(), places.end(), [](const auto& terms) { return terms.empty(); })) return {};
  std::vector<Query> queries;
  for (const std::vector<std::string>& terms : places) {
    const std::vector<Query> either(terms.begin(), terms.end());
    queries.push_back(combine(Query::OP_OR, either));  // all that Xapian takes inside a phrase
  }
  if (queries.size() == 1) return queries.front();
  const auto packed = [&] { return position_queries_.make(places, order, window); };
  const auto xapian = [&] {
    return Query(order == PlaceOrder::kAsGiven ? Query::OP_PHRASE : Query::OP_NEAR, queries.begin(),
                 queries.end(), window);
  };
  switch (positions_) {
    case PositionLookup::kPacked:
      return packed();
    case PositionLookup::kXapian:
      return xapian();
    case PositionLookup::kEither:  // no article has both kinds of positions
      return Query(Query::OP_OR, packed(), xapian());
    case PositionLookup::kNone:
      break;
  }
  planning_.account.note(ProblemCode::kReadOtherwise,
                         "phrases and NEAR can't be checked in a remote shard with packed positions; "
                         "articles with all of their words are found");
  return combine(Query::OP_AND, queries);
}

Query PhraseQueries::of(const std::vector<Slot>& slots, PlaceOrder order, std::uint32_t window,
                        std::string_view written, const Scope& scope) {
  std::vector<HighlightToken> sequence;
  for (const Slot& slot : slots) {
    const bool open = !slot.prefix.empty() || slot.terms.size() > 1;
    sequence.push_back({slot.prefix.empty() ? slot.terms.front() : slot.prefix, {}, open, false});
    if (order == PlaceOrder::kAny) planning_.account.highlight({sequence.back()}, scope);
  }
  if (order == PlaceOrder::kAsGiven) planning_.account.highlight(std::move(sequence), scope);
  std::vector<Query> fields;
  for (const std::string& field_prefix : prefixes(scope)) {
    if (!planning_.account.room(slots.size())) break;
    const Query query = of_field(slots, order, window, written, field_prefix, scope);
    if (!query.empty()) fields.push_back(query);
  }
  return combine(Query::OP_OR, fields);
}

Query PhraseQueries::of_field(const std::vector<Slot>& slots, PlaceOrder order, std::uint32_t window,
                              std::string_view written, std::string_view field_prefix, const Scope& scope) {
  const IndexView& index = planning_.index;
  std::vector<std::vector<std::string>> terms;
  std::uint64_t documents = index.documents();
  std::string shown;
  for (const Slot& slot : slots) {
    terms.push_back(terms_of(slot, field_prefix));
    std::uint64_t most = 0;
    for (const std::string& term : slot.terms) {
      most = std::max(most, index.frequency(std::string(field_prefix) + term));
    }
    if (slot.prefix.empty()) documents = std::min(documents, most);
    if (!shown.empty()) shown += ' ';
    shown += field_prefix;
    shown += slot.prefix.empty() ? slot.terms.front() : slot.prefix + "*";
  }
  const Query query = lying(terms, order, window);
  const std::string_view kind = slots.size() == 1               ? "word"
                                : order == PlaceOrder::kAsGiven ? "phrase"
                                                                : "near";
  planning_.account.explain(written, field_name(scope, field_prefix), kind, std::move(shown), documents);
  const bool title = scope.field == nullptr && field_prefix == prefix::kTitle;
  return title && scope.body ? scaled(query, 1.0 + planning_.constants.title) : query;
}

Query PhraseQueries::in_order(const std::vector<Slot>& slots, std::string_view written, const Scope& scope) {
  return of(slots, PlaceOrder::kAsGiven, slots.back().position - slots.front().position + 1, written, scope);
}

Query PhraseQueries::wildcard(const std::string& pattern, std::string_view written, Query::op combiner) {
  if (planning_.options.all_of_a_prefix) {
    Query all(Query::OP_WILDCARD, pattern, 0, Query::WILDCARD_LIMIT_ERROR, combiner);  // 0: no limit
    planning_.full_terms.add_wildcard(all, pattern);
    return all;
  }
  const std::size_t left = kMaxWildcardTerms - wildcard_terms_;
  const std::size_t terms = planning_.index.count(pattern, std::max<std::size_t>(left, kMaxPrefixExpansion));
  if (terms > kMaxPrefixExpansion) {
    planning_.account.note(ProblemCode::kQueryCut, "more than " + std::to_string(kMaxPrefixExpansion) +
                                                       " words begin with '" + std::string(written) +
                                                       "'; the most frequent ones were looked up");
  }
  if (terms > left) return expanded(pattern, combiner);
  wildcard_terms_ += terms;
  Query query(Query::OP_WILDCARD, pattern, kMaxPrefixExpansion, Query::WILDCARD_LIMIT_MOST_FREQUENT,
              combiner);
  planning_.full_terms.add_wildcard(query, pattern);
  if (planning_.options.groups && terms < kMaxPrefixExpansion) {
    planning_.wildcards.emplace_back(query, planning_.index.most_frequent(pattern, kMaxPrefixExpansion));
  }
  return query;
}

Query PhraseQueries::expanded(const std::string& pattern, Query::op combiner) {
  const std::size_t limit = std::min<std::size_t>(kMaxPrefixExpansion, kMaxExpandedTerms - expanded_terms_);
  if (limit == 0) {
    planning_.account.room(kMaxQueryTerms + 1);  // for its note
    return {};
  }
  const std::vector<std::string> terms = planning_.index.most_frequent(pattern, limit);
  expanded_terms_ += terms.size();
  return combine(combiner, std::vector<Query>(terms.begin(), terms.end()));
}

// Whatever begins with `beginning` in the field with `field_prefix`; an empty query if nothing can.
Query PhraseQueries::prefix_in(const std::string& beginning, std::string_view kind,
                               std::string_view field_prefix, std::string_view written, const Scope& scope) {
  IndexView& index = planning_.index;
  std::string pattern(kind);
  pattern += field_prefix;
  pattern += beginning;
  if (!term_fits(pattern)) return {};
  planning_.account.take(1);
  std::uint64_t documents = index.frequency(pattern);
  for (const std::string& term : index.expand(pattern, false, kMaxPhraseExpansion)) {
    documents += index.frequency(term);
  }
  if (documents == 0 && !kind.empty()) return {};
  Query query = wildcard(pattern, written, Query::OP_SYNONYM);
  planning_.account.explain(written, field_name(scope, field_prefix), "prefix", pattern + "*",
                            std::min(documents, index.documents()));
  return query;
}

Query PhraseQueries::prefix(const std::string& stem, std::string_view written, const Scope& scope) {
  std::vector<Query> places;
  std::vector<Query> plain;
  const std::vector<std::string> forms = plain_beginnings(stem, scope);
  for (const std::string& field_prefix : prefixes(scope)) {
    places.push_back(prefix_in(stem, {}, field_prefix, written, scope));
    for (const std::string& form : forms) {
      if (form != stem) plain.push_back(prefix_in(form, {}, field_prefix, written, scope));
      plain.push_back(prefix_in(form, prefix::kPlain, field_prefix, written, scope));
    }
  }
  for (std::vector<Query>* queries : {&places, &plain})
    std::erase_if(*queries, [](const Query& query) { return query.empty(); });
  if (!plain.empty()) places.push_back(scaled(combine(Query::OP_OR, plain), planning_.constants.plain));
  return combine(Query::OP_OR, places);
}

// As a whole word does, the beginning of one also finds words with other diacritics, and what a hyphen or a
// half-space joins.
std::vector<std::string> PhraseQueries::plain_beginnings(const std::string& stem, const Scope& scope) const {
  std::vector<std::string> forms;
  if (!planning_.options.stems || scope.excluded) return forms;
  if (first_script(stem) == USCRIPT_ARABIC) forms.push_back(stem);
  if (!is_latin(stem)) return forms;
  plain_forms(stem, forms);
  if (forms.empty()) forms.push_back(stem);
  return forms;
}

Query PhraseQueries::character(const OwnedToken& token, std::string_view written, const Scope& scope) {
  planning_.account.highlight({{token.text, {}, true, false}}, scope);
  return prefix(token.text, written, scope);
}

}  // namespace broadsheet::schema::plan
