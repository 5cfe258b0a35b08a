// Words: as typed, their stems in the languages of the index, eojeols and their parts, words written
// together.
#include <algorithm>
#include <utility>

#include "analysis/plain_forms.h"
#include "index/joined_words.h"
#include "plan/planner.h"

namespace broadsheet::schema::query {
namespace {

using Xapian::Query;

// Parts of a compound of fewer letters, beside an apostrophe, are endings or articles (Korea's, l'homme,
// Ankara'da) and need not be found.
constexpr std::size_t kShortestNeededPart = 3;

// Syllables of Hangul after a word of another script are particles (NATO와, AI에서) up to this length.
constexpr std::size_t kLongestGluedParticle = 2;

std::string_view written_form(std::string_view text, const OwnedToken& token) {
  return text.substr(token.begin, token.end - token.begin);
}

bool has_apostrophe(std::string_view between) {
  for (const std::string_view mark : {"'", "\u2019", "\u02BC", "\uFF07", "`"}) {
    if (between.find(mark) != std::string_view::npos) return true;
  }
  return false;
}

// Words that a reader would count; of a run of Han and Kana, those of the dictionary.
std::size_t count_words(const std::vector<Unit>& all) {
  std::size_t count = 0;
  for (const Unit& unit : all) {
    count +=
        unit.kind == UnitKind::kHanRun ? std::max<std::size_t>(unit.parts.size(), 1) : unit.tokens.size();
  }
  return count;
}

}  // namespace

MaybePart Planner::plan_words(const std::string& text, const Context& outer) {
  std::vector<Unit> all = units(tokenize(tools_.analyzer(), text));
  Context context = outer;
  context.sentence = options_.default_operator == DefaultOperator::kOr && !context.excluded &&
                     count_words(all) >= kSentenceWords;
  population_ =
      context.sentence ? population_of(text, database_, tools_.languages(), tools_.scripts()) : std::nullopt;
  if (population_) {
    explain("", "", "language", population_->language, static_cast<std::uint64_t>(population_->documents));
  }
  if (population_ && plan_.relative_length == 1) plan_.relative_length = population_->relative_length;
  std::vector<Query> queries;
  for (Unit& unit : all) {
    if (unit.kind == UnitKind::kHanRun) {
      // A run may be as long as a page: what there is room for is looked up.
      const std::size_t fits = (kMaxQueryTerms - std::min(leaves_, kMaxQueryTerms)) / kTermsOfHanCharacter;
      if (unit.tokens.size() > fits) {
        room(kMaxQueryTerms + 1);  // for its note
        if (fits < 2) break;
        unit.tokens.resize(fits);
      }
    } else if (!room(2 * (unit.tokens.size() + unit.parts.size()))) {
      break;
    }
    queries.push_back(unit_query(unit, text, context));
  }
  if (queries.empty()) return std::nullopt;
  // Both find the query of a unit by its place among the units.
  const std::vector<Query> by_sound = add_names(text, all, queries, context);
  if (options_.synonyms && options_.stems && !context.excluded) add_other_names(queries, all, text, context);
  queries.insert(queries.end(), by_sound.begin(), by_sound.end());
  Query query = join_default(queries);
  if (options_.adjacency && !context.excluded) {
    const Query pairs = adjacency(all, context);
    if (!pairs.empty()) query = Query(Query::OP_AND_MAYBE, query, scaled(pairs, constants_.adjacency));
  }
  return Part{query, false};
}

Query Planner::unit_query(const Unit& unit, std::string_view text, const Context& context) {
  switch (unit.kind) {
    case UnitKind::kHanRun:
      return han_query(unit, text, context);
    case UnitKind::kHangul:
      return hangul_query(unit, written_form(text, unit.tokens.front()), context);
    case UnitKind::kCompound:
      return compound_query(unit, text, context);
    case UnitKind::kWord:
      break;
  }
  return word_query(unit.tokens.front(), written_form(text, unit.tokens.front()), context);
}

// The word as it was typed, in headlines and bodies, as if it were one term.
std::vector<Query> Planner::exact_terms(const OwnedToken& token, std::string_view written,
                                        const Context& context) {
  std::vector<Query> terms;
  for (const std::string& field_prefix : prefixes(context)) {
    terms.push_back(leaf(field_prefix + token.text));
    explain_term(written, "word", "", field_prefix, token.text);
  }
  return terms;
}

// Stems in the languages that the index holds and that are written in the word's script.
std::vector<std::string> Planner::stems_of(const OwnedToken& token) {
  std::vector<std::string> stems;
  if (!options_.stems || token.stem_script == StemScript::kNone) return stems;
  bool any = false;
  for (const StemLanguage& language : languages_) {
    if (language.script != token.stem_script) continue;
    any = true;
    const std::string_view stem = tools_.stemmer().stem(token.text, token.stem_script, language.language);
    if (!stem.empty() && stem != token.text && std::find(stems.begin(), stems.end(), stem) == stems.end()) {
      stems.emplace_back(stem);
    }
  }
  // The word may itself be the stem of others: "provokasi" of "provokasinya".
  if (any) stems.push_back(token.text);
  return stems;
}

Query Planner::word_query(const OwnedToken& token, std::string_view written, const Context& context) {
  std::vector<Query> all = exact_terms(token, written, context);
  const std::size_t exact_count = all.size();
  Query exact = combine(Query::OP_SYNONYM, all);
  const std::vector<std::string> stems = context.excluded ? std::vector<std::string>() : stems_of(token);
  for (const std::string& stem : stems) {
    for (const std::string& field_prefix : prefixes(context)) {
      std::string term(prefix::kStem);
      term += field_prefix;
      term += stem;
      if (frequency(term) > 0) {
        all.push_back(leaf(term));
        explain_term(written, "stem", prefix::kStem, field_prefix, stem);
      }
      // A word that equals its own stem has no stem term.
      if (stem != token.text && frequency(field_prefix + stem) > 0) {
        all.push_back(leaf(field_prefix + stem));
        explain_term(written, "stem as a word", "", field_prefix, stem);
      }
    }
    if (stem != token.text) highlight({{stem, {}, false, false}}, context);
  }
  const std::vector<std::string> plain = context.excluded ? std::vector<std::string>() : plain_of(token);
  std::vector<Query> without_diacritics;
  std::vector<std::string> alternatives = stems;
  for (const std::string& form : plain) {
    bool found = false;
    for (const std::string& field_prefix : prefixes(context)) {
      for (const std::string_view kind : {std::string_view(), prefix::kPlain}) {
        std::string term(kind);
        term += field_prefix;
        term += form;
        if ((kind.empty() && form == token.text) || frequency(term) == 0) continue;
        found = true;
        without_diacritics.push_back(leaf(term));
        explain_term(written, "other diacritics", kind, field_prefix, form);
      }
    }
    if (found) alternatives.push_back(form);
  }
  highlight({{token.text, alternatives, false, false}}, context);
  if (context.excluded) return exact;

  std::vector<Query> sum;
  if (all.size() > exact_count) {
    sum.push_back(combine(Query::OP_SYNONYM, all));
    sum.push_back(scaled(exact, constants_.exact));
  } else {
    sum.push_back(scaled(exact, 1.0 + constants_.exact));
  }
  if (context.title && context.body) {
    const std::string term = std::string(prefix::kTitle) + token.text;
    if (frequency(term) > 0) sum.push_back(scaled(leaf(term), constants_.title));
  }
  if (!without_diacritics.empty()) {
    sum.push_back(scaled(combine(Query::OP_SYNONYM, without_diacritics), constants_.plain));
  }
  double found = 0;
  for (const std::string& field_prefix : prefixes(context)) {
    found += static_cast<double>(frequency(field_prefix + token.text));
    for (const std::string& stem : stems)
      found += static_cast<double>(frequency(std::string(prefix::kStem) + field_prefix + stem));
  }
  return scaled(combine(Query::OP_OR, sum), own_rarity(token.text, found));
}

// How a Latin word may be written with other diacritics: "cafe" finds "café", and "café" "cafe" and "cafè".
std::vector<std::string> Planner::plain_of(const OwnedToken& token) {
  std::vector<std::string> forms;
  if (!options_.stems || token.stem_script != StemScript::kLatin) return forms;
  plain_forms(token.text, forms);
  if (forms.empty()) forms.push_back(token.text);
  return forms;
}

// An eojeol as typed; or, weaker, its syllables inside longer ones (국방 in 국방부, 국방부 in 국방부장관).
Query Planner::hangul_query(const Unit& unit, std::string_view written, const Context& context) {
  const OwnedToken& token = unit.tokens.front();
  Query exact = combine(Query::OP_SYNONYM, exact_terms(token, written, context));
  if (context.excluded) return exact;
  std::vector<Query> sum{scaled(exact, unit.parts.empty() ? 1.0 : constants_.hangul_word)};
  if (context.title && context.body) {
    const std::string term = std::string(prefix::kTitle) + token.text;
    if (frequency(term) > 0) sum.push_back(scaled(leaf(term), constants_.title));
  }
  std::vector<Query> evidence;
  std::vector<std::vector<Query>> places(2);
  double weight = constants_.hangul_bigram;
  for (const OwnedToken& bigram : unit.parts) {
    std::vector<Query> either;
    double found = 0;
    const std::vector<std::string> field_prefixes = prefixes(context);
    for (std::size_t i = 0; i < field_prefixes.size(); ++i) {
      const Query term = leaf(std::string(prefix::kHangulBigram) + field_prefixes[i] + bigram.text);
      places[i].push_back(term);
      found += static_cast<double>(
          frequency(std::string(prefix::kHangulBigram) + field_prefixes[i] + bigram.text));
      either.push_back(term);
      explain_term(written, "bigram", prefix::kHangulBigram, field_prefixes[i], bigram.text);
    }
    evidence.push_back(scaled(combine(Query::OP_SYNONYM, either), weight * own_rarity(bigram.text, found)));
    weight *= constants_.hangul_later;
  }
  highlight({{token.text, {}, false, length(token.text) > 1}}, context);
  if (context.sentence && !evidence.empty()) {
    sum.push_back(combine(Query::OP_OR, evidence));
    return combine(Query::OP_OR, sum);
  }
  std::vector<Query> inside;
  for (const std::vector<Query>& bigrams : places) {
    if (!bigrams.empty()) inside.push_back(combine(Query::OP_AND, bigrams));
  }
  if (!inside.empty()) sum.push_back(scaled(combine(Query::OP_OR, inside), constants_.hangul_part));
  Query match = combine(Query::OP_OR, sum);
  if (evidence.empty()) return match;
  return Query(Query::OP_AND_MAYBE, match, combine(Query::OP_OR, evidence));
}

// Words written together: all of them, and better in their order side by side.
Query Planner::compound_query(const Unit& unit, std::string_view text, const Context& context) {
  std::vector<OwnedToken> tokens = unit.tokens;
  Query phrase =
      slots_query(slots_of(tokens, text, false), PlaceOrder::kAsGiven,
                  tokens.back().position - tokens.front().position + 1,
                  text.substr(tokens.front().begin, tokens.back().end - tokens.front().begin), context);
  if (context.excluded) return phrase;
  std::vector<bool> optional(tokens.size(), false);
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const std::string_view between = text.substr(tokens[i - 1].end, tokens[i].begin - tokens[i - 1].end);
    if (has_apostrophe(between)) {
      for (const std::size_t part : {i - 1, i}) {
        if (length(tokens[part].text) < kShortestNeededPart) optional[part] = true;
      }
    }
    if (tokens[i].kind == TokenKind::kHangulWord && tokens[i - 1].kind == TokenKind::kWord &&
        length(tokens[i].text) <= kLongestGluedParticle) {
      optional[i] = true;
    }
  }
  const bool all_optional = std::all_of(optional.begin(), optional.end(), [](bool o) { return o; });
  std::vector<Query> needed;
  std::vector<Query> extra{scaled(phrase, constants_.compound_phrase)};
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Query part = word_query(tokens[i], written_form(text, tokens[i]), context);
    (optional[i] && !all_optional ? extra : needed).push_back(part);
  }
  if (context.sentence) {
    needed.insert(needed.end(), extra.begin(), extra.end());
    return combine(Query::OP_OR, needed);
  }
  const Query parts =
      Query(Query::OP_AND_MAYBE, combine(Query::OP_AND, needed), combine(Query::OP_OR, extra));
  const Query joined = joined_query(tokens, text, context);
  return joined.empty() ? parts : Query(Query::OP_OR, parts, joined);
}

// Two words that a hyphen joins, written as one: "Wonsik" for "Won-sik".
Query Planner::joined_query(const std::vector<OwnedToken>& tokens, std::string_view text,
                            const Context& context) {
  if (!options_.stems || tokens.size() != 2) return {};
  for (const OwnedToken& token : tokens) {
    if (token.stem_script != StemScript::kLatin) return {};
  }
  if (!is_hyphen(text.substr(tokens[0].end, tokens[1].begin - tokens[0].end))) return {};
  std::vector<std::string> forms;
  joined_forms({tokens[0].text, tokens[1].text}, forms);
  std::vector<Query> terms;
  for (const std::string& form : forms) {
    for (const std::string& field_prefix : prefixes(context)) {
      if (frequency(field_prefix + form) == 0) continue;
      terms.push_back(leaf(field_prefix + form));
      explain_term(written_form(text, tokens[0]), "as one word", "", field_prefix, form);
    }
    highlight({{form, {}, false, false}}, context);
  }
  return scaled(combine(Query::OP_SYNONYM, terms), constants_.plain);
}

// Neighbours in the query that are neighbours in the article. Han runs need none: their bigrams do it.
Query Planner::adjacency(const std::vector<Unit>& all, const Context& context) {
  if (positions_ == PositionLookup::kNone) return {};
  const std::uint64_t too_frequent = std::max(kFewArticles, document_count_ / kFrequentWordShare);
  std::vector<Query> pairs;
  for (std::size_t i = 0; i + 1 < all.size() && i < kMaxAdjacentPairs; ++i) {
    if (all[i].kind == UnitKind::kHanRun || all[i + 1].kind == UnitKind::kHanRun) continue;
    const OwnedToken& left = all[i].tokens.back();
    const OwnedToken& right = all[i + 1].tokens.front();
    if (left.text == right.text) continue;
    for (const std::string& field_prefix : prefixes(context)) {
      const std::string first = field_prefix + left.text;
      const std::string second = field_prefix + right.text;
      const std::uint64_t frequency_first = frequency(first);
      const std::uint64_t frequency_second = frequency(second);
      const std::uint64_t rarer = std::min(frequency_first, frequency_second);
      if (rarer == 0 || rarer > too_frequent || leaves_ + 2 > kMaxQueryTerms) continue;
      leaves_ += 2;
      // A pair weighs what its words weigh, of which the more frequent one is told apart worst.
      const double rare = std::min(own_rarity(left.text, static_cast<double>(frequency_first)),
                                   own_rarity(right.text, static_cast<double>(frequency_second)));
      pairs.push_back(
          scaled(lying({{first}, {second}}, PlaceOrder::kAny, constants_.adjacency_window), rare));
    }
  }
  return combine(Query::OP_OR, pairs);
}

}  // namespace broadsheet::schema::query
