// Han and Kana: what matches holds a dictionary word of the run as a substring; all bigrams and words rank.
#include <algorithm>
#include <set>
#include <utility>

#include "analysis/han_variants.h"
#include "analysis/iteration_marks.h"
#include "plan/planner.h"

namespace broadsheet::schema::query {

using Xapian::Query;

// The characters [from, to) of a run, of which there must be two or more, wherever they stand together.
Query Planner::substring(const Unit& unit, std::size_t from, std::size_t to, const Context& context) {
  std::vector<Query> places;
  for (const std::string& field_prefix : prefixes(context)) {
    std::vector<std::vector<std::string>> bigrams;
    for (std::size_t i = from; i + 1 < to; ++i) bigrams.push_back({field_prefix + unit.tokens[i].text});
    leaves_ += bigrams.size();
    places.push_back(lying(bigrams, PlaceOrder::kAsGiven, static_cast<std::uint32_t>(bigrams.size())));
  }
  return combine(Query::OP_OR, places);
}

// One character stands at the end of a run, alone, or begins a bigram.
Query Planner::single_character(const OwnedToken& token, std::string_view written, const Context& context) {
  highlight({{token.text, {}, true, false}}, context);
  return prefix_query(token.text, written, context);
}

// The run as typed, and weaker in the other characters of Chinese, with and without iteration marks.
Query Planner::han_query(const Unit& unit, std::string_view text, const Context& context) {
  std::vector<Query> either{han_typed(unit, text, context)};
  if (context.excluded || !options_.stems) return either.front();
  const std::string_view written =
      text.substr(unit.tokens.front().begin, unit.tokens.back().end - unit.tokens.front().begin);
  std::string run;  // as the index has it, not as typed: the first character of each token
  for (const OwnedToken& token : unit.tokens) run += first_character(token.text);
  std::vector<std::string> variants = tools_.han_variants().of(run);
  for (std::string& variant : iteration_variants(run)) variants.push_back(std::move(variant));
  std::set<std::string> looked_up;
  for (const std::string& variant : variants) {
    if (!room(unit.tokens.size() * kTermsOfHanCharacter)) break;
    const Query query = han_variant(unit, variant, written, looked_up, context);
    if (!query.empty()) either.push_back(scaled(query, constants_.han_variant));
  }
  return combine(Query::OP_OR, either);
}

// Only what differs from the run as typed is looked up; the rest has been already.
Query Planner::han_variant(const Unit& unit, const std::string& variant, std::string_view written,
                           std::set<std::string>& looked_up, const Context& context) {
  std::vector<Unit> cut = units(tokenize(tools_.analyzer(), variant));
  if (cut.size() != 1 || cut.front().tokens.size() != unit.tokens.size()) return {};
  const Unit& other = cut.front();
  const std::size_t count = other.tokens.size();
  if (count == 1) return single_character(other.tokens.front(), written, context);
  std::vector<Query> differing;
  std::vector<Query> matches;
  for (std::size_t i = 0; i + 1 < count; ++i) {
    if (other.tokens[i].text == unit.tokens[i].text || !looked_up.insert(other.tokens[i].text).second)
      continue;
    std::vector<Query> terms;
    for (const std::string& field_prefix : prefixes(context)) {
      if (frequency(field_prefix + other.tokens[i].text) == 0) continue;
      terms.push_back(leaf(field_prefix + other.tokens[i].text));
      explain_term(written, "other characters", "", field_prefix, other.tokens[i].text);
    }
    if (!terms.empty()) differing.push_back(combine(Query::OP_SYNONYM, terms));
  }
  if (differing.empty()) return {};
  const auto found = [&](std::size_t from, std::size_t to) {
    if (!context.sentence) matches.push_back(substring(other, from, to, context));
    std::vector<HighlightToken> sequence;
    for (std::size_t i = from; i + 1 < to; ++i) sequence.push_back({other.tokens[i].text, {}, false, false});
    highlight(std::move(sequence), context);
  };
  if (options_.default_operator == DefaultOperator::kOr) {
    for (const OwnedToken& word : other.parts) {
      const std::size_t from = word.position - other.tokens.front().position;
      const std::size_t to = from + length(word.text);
      if (to > count || !has_more_than_hiragana(word.text)) continue;
      bool differs = false;
      for (std::size_t i = from; i + 1 < to; ++i) differs |= other.tokens[i].text != unit.tokens[i].text;
      if (differs) found(from, to);
    }
  }
  const Query evidence = combine(Query::OP_OR, differing);
  if (context.sentence) return evidence;
  if (matches.empty()) found(0, count);
  return Query(Query::OP_AND_MAYBE, combine(Query::OP_OR, matches), evidence);
}

Query Planner::han_typed(const Unit& unit, std::string_view text, const Context& context) {
  const std::vector<OwnedToken>& tokens = unit.tokens;
  const std::string_view written =
      text.substr(tokens.front().begin, tokens.back().end - tokens.front().begin);
  const std::size_t count = tokens.size();  // characters: each begins a token
  if (count == 1) return single_character(tokens.front(), written, context);
  if (context.excluded) return substring(unit, 0, count, context);

  const std::uint32_t first = tokens.front().position;
  const bool any_content = std::any_of(unit.parts.begin(), unit.parts.end(), [](const OwnedToken& word) {
    return has_more_than_hiragana(word.text);
  });
  const bool katakana =
      std::all_of(tokens.begin(), tokens.end(), [](const OwnedToken& t) { return is_katakana(t.text); });
  const bool whole = katakana || count <= kShortHanRun;

  const auto highlight_range = [&](std::size_t from, std::size_t to) {
    std::vector<HighlightToken> sequence;
    for (std::size_t i = from; i + 1 < to; ++i) sequence.push_back({tokens[i].text, {}, false, false});
    highlight(std::move(sequence), context);
  };
  std::vector<Query> matches;
  std::vector<Query> evidence;
  std::vector<Query> bigrams;
  // A name in Katakana is one word, whatever the dictionary makes of it.
  if (katakana && !context.sentence) matches.push_back(substring(unit, 0, count, context));
  for (const OwnedToken& word : unit.parts) {
    const std::size_t from = word.position - first;
    const std::size_t to = from + length(word.text);
    if (to > count) continue;
    if (!katakana && (!any_content || has_more_than_hiragana(word.text))) {
      if (!context.sentence) matches.push_back(substring(unit, from, to, context));
      highlight_range(from, to);
    }
    std::vector<Query> terms;
    double found = 0;
    for (const std::string& field_prefix : prefixes(context)) {
      terms.push_back(leaf(std::string(prefix::kHanWord) + field_prefix + word.text));
      found += static_cast<double>(frequency(std::string(prefix::kHanWord) + field_prefix + word.text));
      explain_term(written, "dictionary word", prefix::kHanWord, field_prefix, word.text);
    }
    const double rare = own_rarity(word.text, found);
    evidence.push_back(scaled(combine(Query::OP_SYNONYM, terms), constants_.han_word * rare));
    if (terms.size() > 1)
      evidence.push_back(scaled(terms.back(), constants_.han_word * constants_.title * rare));
  }
  for (std::size_t i = 0; i + 1 < count; ++i) {
    std::vector<Query> terms;
    double found = 0;
    for (const std::string& field_prefix : prefixes(context)) {
      terms.push_back(leaf(field_prefix + tokens[i].text));
      found += static_cast<double>(frequency(field_prefix + tokens[i].text));
      explain_term(written, "bigram", "", field_prefix, tokens[i].text);
    }
    // In a sentence a bigram that says something matches; one of Hiragana only is mostly endings.
    std::vector<Query>& group =
        context.sentence && has_more_than_hiragana(tokens[i].text) ? bigrams : evidence;
    group.push_back(
        scaled(combine(Query::OP_SYNONYM, terms), constants_.han_bigram * own_rarity(tokens[i].text, found)));
  }
  if (!bigrams.empty()) {
    const Query match = combine(Query::OP_OR, bigrams);
    return evidence.empty() ? match : Query(Query::OP_AND_MAYBE, match, combine(Query::OP_OR, evidence));
  }
  if (whole) {
    const Query run = substring(unit, 0, count, context);
    if (matches.empty()) matches.push_back(run);
    evidence.push_back(scaled(run, constants_.han_run));
    highlight_range(0, count);
  } else if (matches.empty()) {
    // Characters that make no word of two are found as they stand together.
    for (std::size_t i = 0; i + 1 < count; ++i) {
      matches.push_back(substring(unit, i, i + 2, context));
      highlight_range(i, i + 2);
    }
  }
  const Query match = katakana || matches.size() == 1 ? matches.front() : join_default(matches);
  return Query(Query::OP_AND_MAYBE, scaled(match, constants_.han_match), combine(Query::OP_OR, evidence));
}

}  // namespace broadsheet::schema::query
