// Phrases, prefixes and NEAR: terms at their positions.
#include <algorithm>
#include <utility>

#include "plan/planner.h"

namespace broadsheet::schema::query {
namespace {

using Xapian::Query;

bool is_han(TokenKind kind) { return kind == TokenKind::kHanBigram || kind == TokenKind::kHanSingle; }

// Latin prefixes of one letter stand for a tenth of the dictionary.
constexpr std::size_t kShortestLatinPrefix = 2;

}  // namespace

// The most frequent terms that begin with `term` (prefix included), without it itself; `bigrams`: only those
// one character longer.
std::vector<std::string> Planner::expand(const std::string& term, bool bigrams, std::size_t limit) {
  std::vector<std::pair<std::uint64_t, std::string>> found;
  std::size_t looked = 0;
  const std::size_t wanted = length(term) + 1;
  for (auto it = database_.allterms_begin(term);
       it != database_.allterms_end(term) && looked < kMaxExpansionScan; ++it, ++looked) {
    std::string candidate = *it;
    if (candidate == term || (bigrams && length(candidate) != wanted)) continue;
    found.emplace_back(it.get_termfreq(), std::move(candidate));
  }
  const auto more_frequent = [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  };
  const std::size_t kept = std::min(limit, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                    more_frequent);
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < kept; ++i) terms.push_back(std::move(found[i].second));
  return terms;
}

// What may stand at each place. Inside a text, the last character of a run of Han may be followed by the
// first one of the next run without the space or point between them; at its end, by anything.
std::vector<Slot> Planner::slots_of(const std::vector<OwnedToken>& tokens, std::string_view text,
                                    bool prefix) {
  std::vector<Slot> slots;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const OwnedToken& token = tokens[i];
    const bool last = i + 1 == tokens.size();
    Slot slot;
    slot.position = token.position;
    slot.terms.push_back(token.text);
    if (token.kind == TokenKind::kHanSingle) {
      const bool ends_run = i > 0 && tokens[i - 1].kind == TokenKind::kHanBigram;
      if (last && ends_run) break;  // its bigram before it says the same, and lets the run go on
      if (last) {
        slot.prefix = token.text;
        slot.han = true;
      } else if (is_han(tokens[i + 1].kind)) {
        slot.terms.push_back(token.text + std::string(first_character(tokens[i + 1].text)));
      }
    } else if (last && prefix) {
      slot.prefix = token.text;
      // What was typed may be more than the word without its particles.
      if (token.kind == TokenKind::kHangulWord) {
        const std::string typed = fold(text.substr(token.begin));
        if (typed.starts_with(token.text) && typed.find(' ') == std::string::npos) slot.prefix = typed;
        slot.terms = {slot.prefix};
      }
    }
    slots.push_back(std::move(slot));
  }
  return slots;
}

// The terms of one place in one field: those that can be in an index.
std::vector<std::string> Planner::slot_terms(const Slot& slot, std::string_view field_prefix) {
  std::vector<std::string> terms;
  for (const std::string& term : slot.terms) terms.push_back(std::string(field_prefix) + term);
  if (!slot.prefix.empty()) {
    for (std::string& term : expand(std::string(field_prefix) + slot.prefix, slot.han, kMaxPhraseExpansion)) {
      terms.push_back(std::move(term));
    }
  }
  leaves_ += terms.size();
  std::erase_if(terms, [](const std::string& term) { return !term_fits(term); });
  return terms;
}

// One of the terms of each place, lying to each other as asked for. A place without a term makes it
// impossible.
Query Planner::lying(const std::vector<std::vector<std::string>>& places, PlaceOrder order,
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
  note("a remote shard keeps its positions packed: phrases and NEAR are read as all of their words");
  return combine(Query::OP_AND, queries);
}

Query Planner::slots_query(const std::vector<Slot>& slots, PlaceOrder order, std::uint32_t window,
                           std::string_view written, const Context& context) {
  std::vector<Query> places;
  std::vector<HighlightToken> sequence;
  for (const Slot& slot : slots) {
    const bool open = !slot.prefix.empty() || slot.terms.size() > 1;
    sequence.push_back({slot.prefix.empty() ? slot.terms.front() : slot.prefix, {}, open, false});
    if (order == PlaceOrder::kAny) highlight({sequence.back()}, context);
  }
  if (order == PlaceOrder::kAsGiven) highlight(std::move(sequence), context);
  for (const std::string& field_prefix : prefixes(context)) {
    if (!room(slots.size())) break;
    std::vector<std::vector<std::string>> terms;
    std::uint64_t documents = document_count_;
    std::string shown;
    for (const Slot& slot : slots) {
      terms.push_back(slot_terms(slot, field_prefix));
      std::uint64_t most = 0;
      for (const std::string& term : slot.terms) most = std::max(most, frequency(field_prefix + term));
      if (slot.prefix.empty()) documents = std::min(documents, most);
      shown += (shown.empty() ? "" : " ") + field_prefix +
               (slot.prefix.empty() ? slot.terms.front() : slot.prefix + "*");
    }
    const Query place = lying(terms, order, window);
    const bool title = context.field == nullptr && field_prefix == prefix::kTitle;
    if (!place.empty())
      places.push_back(title && context.body ? scaled(place, 1.0 + constants_.title) : place);
    explain(written,
            context.field != nullptr ? context.field->name
            : title                  ? "title"
                                     : "body",
            slots.size() == 1               ? "word"
            : order == PlaceOrder::kAsGiven ? "phrase"
                                            : "near",
            std::move(shown), documents);
  }
  return combine(Query::OP_OR, places);
}

// All terms that begin with `pattern`, or the most frequent ones and a note.
Query Planner::wildcard(const std::string& pattern, std::string_view written, Query::op combiner) {
  // No limit is 0 for Xapian, but of the most frequent ones that would be none.
  const bool all = options_.all_of_a_prefix;
  Query query(Query::OP_WILDCARD, pattern, all ? 0 : kMaxPrefixExpansion,
              all ? Query::WILDCARD_LIMIT_ERROR : Query::WILDCARD_LIMIT_MOST_FREQUENT, combiner);
  full_terms_.add_wildcard(query, pattern);
  if (!all && expand(pattern, false, kMaxPrefixExpansion + 1).size() > kMaxPrefixExpansion) {
    note("more than " + std::to_string(kMaxPrefixExpansion) + " words begin with '" + std::string(written) +
         "'; the most frequent ones were looked up");
  }
  return query;
}

// Everything that begins with `stem`, ranked as if it were one term.
Query Planner::prefix_query(const std::string& stem, std::string_view written, const Context& context) {
  std::vector<Query> places;
  for (const std::string& field_prefix : prefixes(context)) {
    const std::string pattern = field_prefix + stem;
    if (!term_fits(pattern)) continue;
    ++leaves_;
    places.push_back(wildcard(pattern, written, Query::OP_SYNONYM));
    std::uint64_t documents = frequency(pattern);
    for (const std::string& term : expand(pattern, false, kMaxPhraseExpansion)) documents += frequency(term);
    explain(written,
            context.field != nullptr ? context.field->name
            : field_prefix.empty()   ? "body"
                                     : "title",
            "prefix", pattern + "*", std::min(documents, document_count_));
  }
  return combine(Query::OP_OR, places);
}

MaybePart Planner::plan_phrase(const std::string& text, bool prefix, const Context& context) {
  const std::vector<OwnedToken> tokens = tokenize(tools_.analyzer(), text).positioned;
  if (tokens.empty()) return std::nullopt;
  if (tokens.size() == 1 && tokens.front().kind == TokenKind::kHanSingle) {
    return Part{single_character(tokens.front(), text, context), false};
  }
  if (prefix && is_latin(tokens.back().text) && length(tokens.back().text) < kShortestLatinPrefix) {
    note("'" + text + "*' is too short for a prefix; read as a word");
    return plan_words(text, context);
  }
  const std::vector<Slot> slots = slots_of(tokens, text, prefix);
  if (slots.size() == 1 && !slots.front().prefix.empty()) {
    highlight({{slots.front().prefix, {}, true, false}}, context);
    return Part{prefix_query(slots.front().prefix, text, context), false};
  }
  if (slots.size() == 1) highlight({{slots.front().terms.front(), {}, false, false}}, context);
  const std::uint32_t window = slots.back().position - slots.front().position + 1;
  return Part{slots_query(slots, PlaceOrder::kAsGiven, window, text, context), false};
}

// The places that a side of NEAR asks for; nothing if NEAR can't look for it.
std::optional<std::vector<Slot>> Planner::near_slots(const QueryNode& node) {
  switch (node.kind) {
    case QueryKind::kWords:
    case QueryKind::kExact:
    case QueryKind::kPhrase:
    case QueryKind::kPrefix: {
      const std::vector<OwnedToken> tokens = tokenize(tools_.analyzer(), node.text).positioned;
      return slots_of(tokens, node.text, node.kind == QueryKind::kPrefix);
    }
    case QueryKind::kOr: {
      Slot either;
      for (const QueryNodePtr& child : node.children) {
        const auto slots = near_slots(*child);
        if (!slots || slots->size() > 1) return std::nullopt;
        if (slots->empty()) continue;
        if (!slots->front().prefix.empty()) return std::nullopt;
        either.terms.insert(either.terms.end(), slots->front().terms.begin(), slots->front().terms.end());
      }
      if (either.terms.empty()) return std::vector<Slot>();
      return std::vector<Slot>{std::move(either)};
    }
    default:
      return std::nullopt;
  }
}

MaybePart Planner::plan_near(const QueryNode& node, const Context& context) {
  std::vector<Slot> all;
  for (const QueryNodePtr& child : node.children) {
    std::optional<std::vector<Slot>> slots = near_slots(*child);
    if (!slots || all.size() + slots->size() > kMaxQueryTerms) {
      note("NEAR joins words, phrases and alternatives of single words; read as AND");
      return plan_and(node, context);
    }
    std::move(slots->begin(), slots->end(), std::back_inserter(all));
  }
  if (all.empty()) return std::nullopt;
  const std::uint32_t window = node.distance + static_cast<std::uint32_t>(all.size()) - 1;
  return Part{slots_query(all, PlaceOrder::kAny, window, to_string(node), context), false};
}

}  // namespace broadsheet::schema::query
