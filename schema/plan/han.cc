// A run as typed, and its variants; which substrings must be found, and what ranks them.
#include "plan/han.h"

#include <algorithm>
#include <utility>

#include "analysis/iteration_marks.h"
#include "analysis/kana_variants.h"
#include "text/characters.h"

namespace broadsheet::schema::plan {

using Xapian::Query;

namespace {

// Characters that stand alone between words and say nothing: particles, pronouns, and what follows numbers.
// One that is not among them and in no word of the dictionary is part of a name.
constexpr std::u32string_view kFunctionCharacters =
    U"的了在是和与與及或之为為不有我你他她它这這那个個们們就也都而被把对對从從到于於以其但并並所将將让讓给給"
    U"说說要会會能可来來去上下中内內外前后後大小多少新老等次号號第各每某该該本此何誰谁年月日時时分秒人国國"
    U"氏様者的等々〇一二三四五六七八九十百千万億亿兆";

bool says_nothing(std::string_view character) {
  return kFunctionCharacters.find(character_at(character, 0)) != std::u32string_view::npos;
}

std::string_view character_of(const OwnedToken& token) { return first_character(token.text); }

// A word that was typed in Katakana, the name of something.
bool was_katakana(const Unit& unit, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) {
    if (!is_katakana(character_of(unit.tokens[i]))) return false;
  }
  return to - from > 2;
}

// Where the words of the dictionary stand in a run.
std::vector<KanaWord> words_of(const Unit& unit) {
  std::vector<KanaWord> words;
  for (const OwnedToken& word : unit.parts) {
    words.push_back({word.position - unit.tokens.front().position, count_characters(word.text)});
  }
  return words;
}

}  // namespace

// A run while it is planned.
struct HanQueries::Run {
  Run(const Unit& of, std::string_view as_typed) : unit(of), written(as_typed) {}

  const Unit& unit;
  std::string_view written;
  // Each character begins a token.
  std::size_t count = unit.tokens.size();
  // A name in Katakana is one word, whatever the dictionary makes of it.
  bool katakana = std::all_of(unit.tokens.begin(), unit.tokens.end(),
                              [](const OwnedToken& token) { return is_katakana(token.text); });
  bool any_content = std::any_of(unit.parts.begin(), unit.parts.end(),
                                 [](const OwnedToken& word) { return has_more_than_hiragana(word.text); });

  // Whether a word of the dictionary holds the character.
  std::vector<bool> covered = std::vector<bool>(count, false);

  std::vector<Query> matches;   // one of them must be found
  std::vector<Query> bigrams;   // in a sentence, those that match
  std::vector<Query> evidence;  // what ranks
};

// The characters [from, to) of a run, of which there must be two or more, wherever they stand together.
Query HanQueries::substring(const Unit& unit, std::size_t from, std::size_t to, const Scope& scope) {
  std::vector<Query> places;
  for (const std::string& field_prefix : prefixes(scope)) {
    std::vector<std::vector<std::string>> bigrams;
    for (std::size_t i = from; i + 1 < to; ++i) bigrams.push_back({field_prefix + unit.tokens[i].text});
    planning_.account.take(bigrams.size());
    const auto window = static_cast<std::uint32_t>(bigrams.size());
    places.push_back(phrases_.lying(bigrams, PlaceOrder::kAsGiven, window));
  }
  return combine(Query::OP_OR, places);
}

void HanQueries::highlight(const Unit& unit, std::size_t from, std::size_t to, const Scope& scope) {
  std::vector<HighlightToken> sequence;
  for (std::size_t i = from; i + 1 < to; ++i) sequence.push_back({unit.tokens[i].text, {}, false, false});
  planning_.account.highlight(std::move(sequence), scope);
}

std::vector<std::string> han_variants(const std::string& run, std::span<const KanaWord> words,
                                      PlanTools::Parts& tools) {
  std::vector<std::string> variants = tools.han_variants().of(run);
  for (std::string& other : iteration_variants(run)) variants.push_back(std::move(other));
  for (std::string& other : kana_variants(run, words)) variants.push_back(std::move(other));
  return variants;
}

Query HanQueries::of(const Unit& unit, std::string_view text, const Scope& scope) {
  std::vector<Query> either{typed(unit, text, scope)};
  if (scope.excluded || !planning_.options.stems) return either.front();
  const std::string_view written = written_form(text, unit.tokens.front(), unit.tokens.back());
  std::set<std::string> looked_up;
  for (const std::string& other : variants_of(unit)) {
    if (!planning_.account.room(unit.tokens.size() * kTermsOfHanCharacter)) break;
    const Query query = variant(unit, other, written, looked_up, scope);
    if (!query.empty()) either.push_back(scaled(query, planning_.constants.han_variant));
  }
  return combine(Query::OP_OR, either);
}

std::vector<std::string> HanQueries::variants_of(const Unit& unit) {
  std::string run;  // as the index has it, not as typed: the first character of each token
  for (const OwnedToken& token : unit.tokens) run += first_character(token.text);
  return han_variants(run, words_of(unit), planning_.tools);
}

// The bigrams of `other` that `unit` does not have, each looked up once, as far as an article has them.
std::vector<Query> HanQueries::differing_terms(const Unit& unit, const Unit& other, std::string_view written,
                                               std::set<std::string>& looked_up, const Scope& scope) {
  std::vector<Query> differing;
  for (std::size_t i = 0; i + 1 < other.tokens.size(); ++i) {
    const std::string& bigram = other.tokens[i].text;
    if (bigram == unit.tokens[i].text || !looked_up.insert(bigram).second) continue;
    const std::vector<Query> terms =
        planning_.account.look_up_held({.written = written, .kind = "other characters"}, bigram, scope);
    if (!terms.empty()) differing.push_back(combine(Query::OP_SYNONYM, terms));
  }
  return differing;
}

// Only what differs from the run as typed is looked up; the rest has been already.
Query HanQueries::variant(const Unit& unit, const std::string& variant, std::string_view written,
                          std::set<std::string>& looked_up, const Scope& scope) {
  const std::vector<Unit> cut = units(tokenize(planning_.tools.analyzer(), variant));
  if (cut.size() != 1 || cut.front().tokens.size() != unit.tokens.size()) return {};
  const Unit& other = cut.front();
  const std::size_t count = other.tokens.size();
  if (count == 1) return phrases_.character(other.tokens.front(), written, scope);
  const std::vector<Query> differing = differing_terms(unit, other, written, looked_up, scope);
  if (differing.empty()) return {};
  std::vector<Query> matches;
  const auto found = [&](std::size_t from, std::size_t to) {
    if (!scope.sentence) matches.push_back(substring(other, from, to, scope));
    highlight(other, from, to, scope);
  };
  if (planning_.options.default_operator == DefaultOperator::kOr) {
    const auto differs = [&](std::size_t from, std::size_t to) {
      for (std::size_t i = from; i + 1 < to; ++i) {
        if (other.tokens[i].text != unit.tokens[i].text) return true;
      }
      return false;
    };
    std::vector<bool> covered(count, false);
    for (const OwnedToken& word : other.parts) {
      const std::size_t from = word.position - other.tokens.front().position;
      const std::size_t to = from + count_characters(word.text);
      if (to > count) continue;
      std::fill(covered.begin() + static_cast<std::ptrdiff_t>(from),
                covered.begin() + static_cast<std::ptrdiff_t>(to), true);
      if (!differs(from, to)) continue;
      if (has_more_than_hiragana(word.text) || was_katakana(unit, from, to)) found(from, to);
    }
    // What the dictionary lacks, as a whole.
    for (std::size_t from = 0, to = 0; from < count; from = to + 1) {
      while (from < count && covered[from]) ++from;
      for (to = from; to < count && !covered[to];) ++to;
      if (to - from > 1 && has_more_than_hiragana(other.tokens[from].text) && differs(from, to))
        found(from, to);
    }
  }
  const Query evidence = combine(Query::OP_OR, differing);
  if (scope.sentence) return evidence;
  if (matches.empty()) found(0, count);
  return Query(Query::OP_AND_MAYBE, combine(Query::OP_OR, matches), evidence);
}

Query HanQueries::typed(const Unit& unit, std::string_view text, const Scope& scope) {
  const std::vector<OwnedToken>& tokens = unit.tokens;
  Run run(unit, written_form(text, tokens.front(), tokens.back()));
  if (run.count == 1) return phrases_.character(tokens.front(), run.written, scope);
  if (scope.excluded) return substring(unit, 0, run.count, scope);
  if (run.katakana && !scope.sentence) run.matches.push_back(substring(unit, 0, run.count, scope));
  add_words(run, scope);
  add_unknown(run, scope);
  add_bigrams(run, scope);
  if (!run.bigrams.empty()) {
    const Query match = combine(Query::OP_OR, run.bigrams);
    if (run.evidence.empty()) return match;
    return Query(Query::OP_AND_MAYBE, match, combine(Query::OP_OR, run.evidence));
  }
  return matching(run, scope);
}

// The words of the dictionary: those that say something match, all of them rank.
void HanQueries::add_words(Run& run, const Scope& scope) {
  const RankingConstants& constants = planning_.constants;
  const std::uint32_t first = run.unit.tokens.front().position;
  for (const OwnedToken& word : run.unit.parts) {
    const std::size_t from = word.position - first;
    const std::size_t to = from + count_characters(word.text);
    if (to > run.count) continue;
    std::fill(run.covered.begin() + static_cast<std::ptrdiff_t>(from),
              run.covered.begin() + static_cast<std::ptrdiff_t>(to), true);
    if (!run.katakana && (!run.any_content || has_more_than_hiragana(word.text))) {
      if (!scope.sentence) run.matches.push_back(substring(run.unit, from, to, scope));
      highlight(run.unit, from, to, scope);
    }
    const std::vector<Query> terms =
        planning_.account.look_up({run.written, "dictionary word", prefix::kHanWord}, word.text, scope);
    const std::uint64_t found = planning_.index.frequency(prefix::kHanWord, prefixes(scope), word.text);
    const double rare = own_rarity(planning_, word.text, static_cast<double>(found), scope);
    run.evidence.push_back(scaled(combine(Query::OP_SYNONYM, terms), constants.han_word * rare));
    if (terms.size() > 1) {
      run.evidence.push_back(scaled(terms.back(), constants.han_word * constants.title * rare));
    }
  }
}

// What the dictionary lacks, names most likely, matches as it stands together: any two neighbours; where all
// words must be found, the whole of it. One character alone goes with its neighbours.
void HanQueries::add_unknown(Run& run, const Scope& scope) {
  if (run.katakana || scope.sentence || run.matches.empty()) return;
  const bool all = planning_.options.default_operator == DefaultOperator::kAnd;
  const std::vector<OwnedToken>& tokens = run.unit.tokens;
  const auto add = [&](std::size_t from, std::size_t to) {
    run.matches.push_back(substring(run.unit, from, to, scope));
    highlight(run.unit, from, to, scope);
  };
  for (std::size_t from = 0, to = 0; from < run.count; from = to + 1) {
    while (from < run.count && run.covered[from]) ++from;
    for (to = from; to < run.count && !run.covered[to];) ++to;
    if (to == from) continue;
    bool says_something = false;
    for (std::size_t i = from; i < to; ++i) {
      const std::string_view character = character_of(tokens[i]);
      says_something |= has_more_than_hiragana(character) && !says_nothing(character);
    }
    if (to - from == 1) {
      if (!says_something) continue;
      if (to < run.count) add(from, to + 1);
      if (from > 0 && (!all || to == run.count)) add(from - 1, to);
    } else if (all) {
      if (says_something) add(from, to);
    } else {
      for (std::size_t i = from; i + 1 < to; ++i) {
        if (has_more_than_hiragana(tokens[i].text)) add(i, i + 2);
      }
    }
  }
}

// All bigrams rank. In a sentence one that says something matches; of Hiragana only, it is mostly endings.
void HanQueries::add_bigrams(Run& run, const Scope& scope) {
  const std::vector<OwnedToken>& tokens = run.unit.tokens;
  for (std::size_t i = 0; i + 1 < run.count; ++i) {
    const std::string& bigram = tokens[i].text;
    const std::vector<Query> terms =
        planning_.account.look_up({.written = run.written, .kind = "bigram"}, bigram, scope);
    const std::uint64_t found = planning_.index.frequency({}, prefixes(scope), bigram);
    const bool matches = scope.sentence && has_more_than_hiragana(bigram);
    const double rare = own_rarity(planning_, bigram, static_cast<double>(found), scope);
    (matches ? run.bigrams : run.evidence)
        .push_back(scaled(combine(Query::OP_SYNONYM, terms), planning_.constants.han_bigram * rare));
  }
}

// A short run as a whole; and if nothing has to be found yet, what can be.
void HanQueries::add_whole(Run& run, const Scope& scope) {
  if (run.katakana || run.count <= kShortHanRun) {
    const Query whole = substring(run.unit, 0, run.count, scope);
    if (run.matches.empty()) run.matches.push_back(whole);
    run.evidence.push_back(scaled(whole, planning_.constants.han_run));
    highlight(run.unit, 0, run.count, scope);
  } else if (run.matches.empty()) {
    // Characters that make no word of two are found as they stand together.
    for (std::size_t i = 0; i + 1 < run.count; ++i) {
      run.matches.push_back(substring(run.unit, i, i + 2, scope));
      highlight(run.unit, i, i + 2, scope);
    }
  }
}

Query HanQueries::matching(Run& run, const Scope& scope) {
  add_whole(run, scope);
  const bool one = run.katakana || run.matches.size() == 1;
  const Query match = one ? run.matches.front() : combine(planning_.options.default_operator, run.matches);
  return Query(Query::OP_AND_MAYBE, scaled(match, planning_.constants.han_match),
               combine(Query::OP_OR, run.evidence));
}

}  // namespace broadsheet::schema::plan
