// How much each form of a word counts, and which parts of what is written together must be found.
#include "plan/words.h"

#include "analysis/other_spellings.h"
#include "index/number_forms.h"
#include "index/signed_words.h"
#include "plan/wordings.h"
#include "text/characters.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>

namespace broadsheet::schema::plan {
namespace {

using Xapian::Query;

// Parts of a compound of fewer letters, beside an apostrophe, are endings or articles (Korea's, l'homme,
// Ankara'da) and need not be found.
constexpr std::size_t kShortestNeededPart = 3;

// Syllables of Hangul after a word of another script are particles (NATO와, AI에서) up to this length.
constexpr std::size_t kLongestGluedParticle = 2;

// A stem of so many letters, with which the word begins, is looked up as a word in articles of no known
// language: shorter ones are words of other meaning ("nat" of NATO).
constexpr std::size_t kShortestStemOfAnyLanguage = 4;

// A word of a few letters, all of them capitals, in a text that has small ones too or nothing else: it has no
// endings that a stemmer could take off ("OTAN" is no ablative of Turkish).
constexpr std::size_t kLongestAcronym = 6;

bool has_small_letter(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (u_islower(static_cast<UChar32>(next_character(text, i))) != 0) return true;
  }
  return false;
}

bool is_acronym(std::string_view written, std::string_view text) {
  const std::size_t letters = count_characters(written);
  if (letters < 2 || letters > kLongestAcronym || has_small_letter(written)) return false;
  if (u_isupper(static_cast<UChar32>(character_at(written, 0))) == 0) return false;
  return written.size() == text.size() || has_small_letter(text);
}

// Leaves of the stems the word itself, where it is one.
void keep_own_stem(Forms& forms, std::string_view word) {
  for (std::size_t i = forms.stems.size(); i-- > 0;) {
    if (forms.stems[i] == word) continue;
    forms.stems.erase(forms.stems.begin() + static_cast<std::ptrdiff_t>(i));
    forms.languages.erase(forms.languages.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

bool has_apostrophe(std::string_view between) {
  for (const std::string_view mark : {"'", "\u2019", "\u02BC", "\uFF07", "`"}) {
    if (between.find(mark) != std::string_view::npos) return true;
  }
  return false;
}

constexpr std::string_view kBehindScheme = "://";

// For each of `tokens`, which `text` has together, whether it need not be found.
std::vector<bool> optional_parts(const std::vector<OwnedToken>& tokens, std::string_view text) {
  std::vector<bool> optional(tokens.size(), false);
  // How an address is reached is no part of what it names: "https" in https://harbour.example.
  if (tokens.size() > 2 && written_between(text, tokens[0], tokens[1]) == kBehindScheme) {
    optional.front() = true;
  }
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (has_apostrophe(written_between(text, tokens[i - 1], tokens[i]))) {
      for (const std::size_t part : {i - 1, i}) {
        if (count_characters(tokens[part].text) < kShortestNeededPart) optional[part] = true;
      }
    }
    if (tokens[i].kind == TokenKind::kHangulWord && tokens[i - 1].kind == TokenKind::kWord &&
        count_characters(tokens[i].text) <= kLongestGluedParticle) {
      optional[i] = true;
    }
  }
  const bool all = std::all_of(optional.begin(), optional.end(), [](bool each) { return each; });
  return all ? std::vector<bool>(tokens.size(), false) : optional;
}

}  // namespace

Query WordQueries::of(const Unit& unit, std::string_view text, const Scope& scope) {
  needed_.clear();
  const Query query = [&] {
    switch (unit.kind) {
      case UnitKind::kHangul:
        return hangul(unit, written_form(text, unit.tokens.front()), scope);
      case UnitKind::kCompound:
        return compound(unit, text, scope);
      default:
        return word(unit.tokens.front(), text, scope);
    }
  }();
  if (needed_.empty()) needed_.push_back(query);
  return query;
}

std::vector<Wording> WordQueries::wordings(const std::vector<OwnedToken>& tokens, std::string_view text,
                                           const Scope& scope) const {
  const std::vector<std::string> field_prefixes = prefixes(scope);
  const IndexView& index = planning_.index;
  IndexWords words;
  words.count = [&](const std::string& word) { return index.frequency({}, field_prefixes, word); };
  words.rare = std::max(kFewWithAbbreviation, index.documents() / kAbbreviationShare);
  words.frequent = std::max(kFewArticles, index.documents() / kFrequentWordShare);
  return other_wordings(tokens, text, words);
}

// The same words written together or apart, as far as the index has them: phrases, or one word.
Query WordQueries::otherwise(const std::vector<OwnedToken>& tokens, std::string_view text,
                             const Scope& scope) {
  if (!planning_.options.stems || scope.excluded) return {};
  // Of a sentence, parts of its words are found as they are: the phrases of all would cost too much.
  if (scope.sentence && is_dictionary_word(tokens.front().text)) return {};
  const std::string_view written = written_form(text, tokens.front(), tokens.back());
  std::vector<Query> all;
  for (const Wording& wording : wordings(tokens, text, scope)) {
    if (!planning_.account.room(2 * wording.size())) break;
    all.push_back(phrases_.in_order(slots_of(wording, {}, false), written, scope));
  }
  return scaled(combine(Query::OP_OR, all), planning_.constants.plain);
}

Query WordQueries::joined(const Unit* units, std::size_t left, std::string_view text, std::size_t& count,
                          const Scope& scope) {
  if (!planning_.options.stems || scope.excluded) return {};
  std::vector<OwnedToken> tokens;
  for (count = 1; count <= left && count <= kMostJoined; ++count) {
    const Unit& unit = units[count - 1];
    if (unit.kind != UnitKind::kWord && unit.kind != UnitKind::kCompound) break;
    tokens.insert(tokens.end(), unit.tokens.begin(), unit.tokens.end());
    if (count == 1) continue;
    if (Query whole = as_one_word(tokens, 0, tokens.size(), text, scope); !whole.empty()) return whole;
    if (count > 2) continue;
    // "100 km/h": what is written together goes with the unit.
    const std::size_t last = units[0].tokens.size() - 1;
    const Query pair = as_one_word(tokens, last, last + 2, text, scope);
    if (pair.empty()) continue;
    std::vector<Query> all{pair};
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (i != last && i != last + 1) all.push_back(word(tokens[i], text, scope));
    }
    return combine(Query::OP_AND, all);
  }
  return {};
}

// The words [begin, end) of `tokens` written as one, if they may be and some article has them so.
Query WordQueries::as_one_word(const std::vector<OwnedToken>& tokens, std::size_t begin, std::size_t end,
                               std::string_view text, const Scope& scope) {
  const std::string form = written_together(&tokens[begin], end - begin, text);
  if (form.empty()) return {};
  const std::string_view written = written_form(text, tokens[begin], tokens[end - 1]);
  const std::vector<Query> terms =
      planning_.account.look_up_held({.written = written, .kind = "as one word"}, form, scope);
  if (terms.empty()) return {};
  planning_.account.highlight({{form, {}, false, false}}, scope);
  return scaled(combine(Query::OP_SYNONYM, terms), planning_.constants.plain);
}

// The word as it was typed, in headlines and bodies, as if it were one term.
std::vector<Query> WordQueries::exact_terms(const OwnedToken& token, std::string_view written,
                                            const Scope& scope) {
  return planning_.account.look_up({.written = written, .kind = "word"}, token.text, scope);
}

// What of a stem some article has.
WordQueries::StemTerms WordQueries::stem_terms(const OwnedToken& token, const std::string& stem,
                                               std::string_view written, const Scope& scope) {
  Account& account = planning_.account;
  StemTerms terms;
  for (const std::string& field_prefix : prefixes(scope)) {
    const Query of_words = account.look_up_held_in(field_prefix, {written, "stem", prefix::kStem}, stem);
    if (!of_words.empty()) terms.of_words.push_back(of_words);
    // Words that equal their stem have no stem term; the one that was typed is looked up in any case.
    if (stem == token.text) continue;
    const Query as_word =
        account.look_up_held_in(field_prefix, {.written = written, .kind = "stem as a word"}, stem);
    if (!as_word.empty()) terms.as_word.push_back(as_word);
  }
  if (stem != token.text) account.highlight({{stem, {}, false, false}}, scope);
  return terms;
}

// What articles have as `form` when it is joined or read as a number, and `form` itself if it is not `token`.
std::vector<Query> WordQueries::joined_terms(const OwnedToken& token, const std::string& form,
                                             std::string_view written, const Scope& scope) {
  std::vector<Query> terms;
  if (form.empty()) return terms;
  Lookup lookup{.written = written, .kind = "written otherwise"};
  if (form != token.text) terms = planning_.account.look_up_held(lookup, form, scope);
  lookup.prefix = prefix::kPlain;
  append(terms, planning_.account.look_up_held(lookup, form, scope));
  return terms;
}

// What counts less than the word: longer words of a dictionary, numbers and words of Arabic script joined
// otherwise.
std::vector<Query> WordQueries::weaker_terms(const OwnedToken& token, const Spellings& spellings,
                                             std::string_view written, const Scope& scope) {
  std::vector<Query> all;
  for (const std::string& compound : spellings.compounds) {
    append(all,
           planning_.account.look_up_held({.written = written, .kind = "part of a word"}, compound, scope));
    planning_.account.highlight({{compound, {}, false, false}}, scope);
  }
  if (token.stem_script == StemScript::kArabic) append(all, joined_terms(token, token.text, written, scope));
  if (!token.text.empty() && token.text.front() >= '0' && token.text.front() <= '9') {
    append(all, joined_terms(token, token.text, written, scope));
    const std::string whole = NumberForms::without_point(token.text);
    append(all, joined_terms(token, whole, written, scope));
    if (!whole.empty()) planning_.account.highlight({{whole, {}, false, false}}, scope);
  }
  return all;
}

// What stands for the word as its stems do: with particles, and spelt otherwise, which has stems too.
std::vector<Query> WordQueries::spelling_terms(const OwnedToken& token, const Spellings& spellings,
                                               std::string_view written, const Scope& scope) {
  Account& account = planning_.account;
  std::vector<Query> all;
  for (const std::string& form : spellings.with_particle) {
    append(all, account.look_up_held({.written = written, .kind = "with a particle"}, form, scope));
    account.highlight({{form, {}, false, false}}, scope);
  }
  for (std::string& spelling : other_spellings(token.text)) {
    OwnedToken other = token;
    other.text = std::move(spelling);
    const std::vector<Query> terms =
        account.look_up_held({.written = written, .kind = "other spelling"}, other.text, scope);
    if (!terms.empty()) account.highlight({{other.text, {}, false, false}}, scope);
    append(all, terms);
    for (const std::string& stem :
         forms_of(other, planning_.index.stem_languages(), planning_.tools.stemmer()).stems) {
      const StemTerms stems = stem_terms(other, stem, written, scope);
      append(all, stems.of_words);
      append(all, stems.as_word);
    }
  }
  return all;
}

// The articles in one of `languages`, and if `unknown` those of no known language; nothing if these are all.
std::optional<Query> WordQueries::language_filter(const std::vector<std::string_view>& languages,
                                                  bool unknown) {
  std::vector<std::string> terms;
  for (const std::string_view language : languages) terms.push_back(exact_term(prefix::kLanguage, language));
  if (unknown) terms.push_back(exact_term(prefix::kState, "nolang"));
  std::vector<Query> any;
  std::uint64_t documents = 0;
  for (const std::string& term : terms) {
    const std::uint64_t found = planning_.index.frequency(term);
    if (found == 0) continue;
    documents += found;
    any.emplace_back(term);
  }
  // An article in two languages counts twice: then the sum says less, and a filter that is not needed costs a
  // little.
  if (documents >= planning_.index.documents() && any.size() == 1) return std::nullopt;
  planning_.account.take(any.size());
  return combine(Query::OP_OR, any);
}

// True if words of `script` are stemmed in no other language of the index.
bool WordQueries::are_all_with_stems(const std::vector<std::string_view>& languages, StemScript script) {
  const std::vector<StemLanguage>& all = planning_.index.stem_languages();
  return std::all_of(all.begin(), all.end(), [&](const StemLanguage& each) {
    return each.script != script ||
           std::find(languages.begin(), languages.end(), each.language) != languages.end();
  });
}

// The word as typed, and its stems, each in the articles in whose language it is one: the "nat" that Italian
// makes of NATO is no night in Danish. As if all were one term; every article has its languages' own, and
// only what is in two of them counts twice. (Not OP_MAX, at which Xapian 1.4.22 crashes where parts of it
// come to their end.) `spelt` is the same word as others write it.
Query WordQueries::with_stems(const OwnedToken& token, const Forms& forms, const std::vector<Query>& exact,
                              const std::vector<Query>& spelt, std::string_view written, const Scope& scope) {
  struct Own {
    std::vector<Query> terms;
    Query filter;
  };
  std::vector<Query> anywhere = exact;
  append(anywhere, spelt);
  std::vector<Own> owns;
  for (std::size_t i = 0; i < forms.stems.size(); ++i) {
    const std::string& stem = forms.stems[i];
    StemTerms terms = stem_terms(token, stem, written, scope);
    if (are_all_with_stems(forms.languages[i], token.stem_script)) {
      append(anywhere, terms.of_words);
      terms.of_words.clear();
    }
    std::vector<Query>& own = terms.of_words;
    append(own, terms.as_word);
    if (own.empty()) continue;
    // An article whose language nobody could tell has forms of the word too, that look like it.
    const bool unknown = count_characters(stem) >= kShortestStemOfAnyLanguage && token.text.starts_with(stem);
    const std::optional<Query> filter = language_filter(forms.languages[i], unknown);
    if (!filter) {
      append(anywhere, own);
    } else if (!filter->empty()) {
      owns.push_back({std::move(own), *filter});
    }
  }
  if (owns.empty()) return anywhere.size() == exact.size() ? Query() : combine(Query::OP_SYNONYM, anywhere);
  std::vector<Query> either;
  std::vector<Query> filters;
  for (Own& own : owns) {
    own.terms.insert(own.terms.begin(), anywhere.begin(), anywhere.end());
    either.push_back(planning_.full_terms.narrowed(combine(Query::OP_SYNONYM, own.terms), own.filter));
    filters.push_back(own.filter);
  }
  either.push_back(
      planning_.full_terms.without(combine(Query::OP_SYNONYM, anywhere), combine(Query::OP_OR, filters)));
  return combine(Query::OP_OR, either);
}

// The terms of one plain form that an article has, but for the word as typed.
std::vector<Query> WordQueries::plain_terms(const OwnedToken& token, const std::string& form,
                                            std::string_view written, const Scope& scope) {
  std::vector<Query> terms;
  for (const std::string& field_prefix : prefixes(scope)) {
    for (const std::string_view kind : {std::string_view(), prefix::kPlain}) {
      if (kind.empty() && form == token.text) continue;
      const Query term =
          planning_.account.look_up_held_in(field_prefix, {written, "other diacritics", kind}, form);
      if (!term.empty()) terms.push_back(term);
    }
  }
  return terms;
}

// The name with its sign, as one term; empty if the word has none.
Query WordQueries::signed_word(const OwnedToken& token, std::string_view text, const Scope& scope) {
  std::string form;
  if (token.kind != TokenKind::kWord || !signed_form(text, token.begin, token.end, token.text, form))
    return {};
  const Lookup lookup{written_form(text, token), "with its sign", prefix::kPlain};
  return combine(Query::OP_SYNONYM, planning_.account.look_up(lookup, form, scope));
}

std::optional<Query> WordQueries::signs(const std::vector<OwnedToken>& tokens, std::string_view text,
                                        const Scope& scope) {
  std::vector<Query> all;
  for (const OwnedToken& token : tokens) {
    Query one = signed_word(token, text, scope);
    if (!one.empty()) all.push_back(std::move(one));
  }
  if (all.empty()) return std::nullopt;
  return combine(Query::OP_AND, all);
}

// In a headline, the word as typed counts more.
void WordQueries::add_title(const OwnedToken& token, const Scope& scope, std::vector<Query>& sum) {
  if (!scope.title || !scope.body || scope.field != nullptr) return;
  const std::string term = std::string(prefix::kTitle) + token.text;
  if (planning_.index.frequency(term) == 0) return;
  sum.push_back(scaled(planning_.account.leaf(term), planning_.constants.title));
}

double WordQueries::rarity_of(const OwnedToken& token, const std::vector<std::string>& stems,
                              const Scope& scope) {
  const std::vector<std::string> field_prefixes = prefixes(scope);
  std::uint64_t found = planning_.index.frequency({}, field_prefixes, token.text);
  for (const std::string& stem : stems)
    found += planning_.index.frequency(prefix::kStem, field_prefixes, stem);
  return own_rarity(planning_, token.text, static_cast<double>(found), scope);
}

Query WordQueries::word(const OwnedToken& token, std::string_view text, const Scope& scope) {
  const std::string_view written = written_form(text, token);
  const std::vector<Query> typed = exact_terms(token, written, scope);
  const Query exact = combine(Query::OP_SYNONYM, typed);
  Forms forms;
  if (!scope.excluded && planning_.options.stems) {
    // What says a source or who wrote has no language.
    forms = scope.field != nullptr
                ? plain_forms_of(token)
                : forms_of(token, planning_.index.stem_languages(), planning_.tools.stemmer());
    if (is_acronym(written, text)) keep_own_stem(forms, token.text);
  }
  std::vector<Query> spelt;
  std::vector<Query> without_diacritics;
  if (!scope.excluded && planning_.options.stems && scope.field == nullptr) {
    const Spellings spellings = spellings_of(token.text, planning_.index, prefixes(scope), !scope.sentence);
    spelt = spelling_terms(token, spellings, written, scope);
    without_diacritics = weaker_terms(token, spellings, written, scope);
  }
  const Query stems = with_stems(token, forms, typed, spelt, written, scope);
  std::vector<std::string> alternatives = forms.stems;
  for (const std::string& form : forms.plain) {
    const std::vector<Query> terms = plain_terms(token, form, written, scope);
    append(without_diacritics, terms);
    if (!terms.empty()) alternatives.push_back(form);
  }
  planning_.account.highlight({{token.text, alternatives, false, false}}, scope);
  const Query with_sign = signed_word(token, text, scope);
  if (scope.excluded) return with_sign.empty() ? exact : Query(Query::OP_AND, exact, with_sign);

  std::vector<Query> sum;
  if (!with_sign.empty()) sum.push_back(scaled(with_sign, planning_.constants.signed_name));
  if (stems.empty()) {
    sum.push_back(scaled(exact, 1.0 + planning_.constants.exact));
  } else {
    sum.push_back(stems);
    sum.push_back(scaled(exact, planning_.constants.exact));
  }
  add_title(token, scope, sum);
  if (token.stem_script == StemScript::kArabic && !scope.sentence && planning_.options.stems &&
      uses_half_spaces())
    add_parts(token, written, planning_.constants.plain, scope, sum);
  if (!without_diacritics.empty()) {
    sum.push_back(scaled(combine(Query::OP_SYNONYM, without_diacritics), planning_.constants.plain));
  }
  const Query other = otherwise({token}, text, scope);
  if (!other.empty()) sum.push_back(other);
  return scaled(combine(Query::OP_OR, sum), rarity_of(token, forms.stems, scope));
}

// An eojeol as typed; or, weaker, its syllables inside longer ones (국방 in 국방부, 국방부 in 국방부장관).
Query WordQueries::hangul(const Unit& unit, std::string_view written, const Scope& scope) {
  Account& account = planning_.account;
  const RankingConstants& constants = planning_.constants;
  const OwnedToken& token = unit.tokens.front();
  const Query exact = combine(Query::OP_SYNONYM, exact_terms(token, written, scope));
  if (scope.excluded) return exact;
  std::vector<Query> sum{scaled(exact, unit.parts.empty() ? 1.0 : constants.hangul_word)};
  if (planning_.options.stems && scope.field == nullptr) add_hangul_spellings(token, written, scope, sum);
  add_title(token, scope, sum);
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
    needed_ = {Query(Query::OP_OR, combine(Query::OP_OR, sum), combine(Query::OP_OR, inside))};
    sum.push_back(combine(Query::OP_OR, evidence));
    return combine(Query::OP_OR, sum);
  }
  if (!inside.empty()) sum.push_back(scaled(combine(Query::OP_OR, inside), constants.hangul_part));
  const Query match = combine(Query::OP_OR, sum);
  if (evidence.empty()) return match;
  return Query(Query::OP_AND_MAYBE, match, combine(Query::OP_OR, evidence));
}

// An article is in a language that writes words with half-spaces, with spaces, and without.
bool WordQueries::uses_half_spaces() {
  for (const std::string_view language : {"fa", "ur", "ckb", "ps", "ug"}) {
    if (planning_.index.holds_language(language)) return true;
  }
  return false;
}

// A noun of one syllable with its particles; and the parts of a compound that articles write apart, side by
// side.
void WordQueries::add_hangul_spellings(const OwnedToken& token, std::string_view written, const Scope& scope,
                                       std::vector<Query>& sum) {
  const Spellings spellings = spellings_of(token.text, planning_.index, prefixes(scope), !scope.sentence);
  const std::vector<Query> same = spelling_terms(token, spellings, written, scope);
  if (!same.empty()) sum.push_back(combine(Query::OP_SYNONYM, same));
  if (scope.sentence) return;  // its bigrams are looked up one by one
  add_parts(token, written, planning_.constants.hangul_part, scope, sum);
}

// The parts of a compound that articles write apart, side by side.
void WordQueries::add_parts(const OwnedToken& token, std::string_view written, double weight,
                            const Scope& scope, std::vector<Query>& sum) {
  for (const std::vector<std::string>& parts :
       parts_written_apart(token.text, planning_.index, prefixes(scope))) {
    if (!planning_.account.room(2 * parts.size())) break;
    std::vector<Slot> slots;
    std::vector<HighlightToken> sequence;
    for (const std::string& part : parts) {
      Slot slot;
      slot.position = static_cast<std::uint32_t>(slots.size());
      slot.terms.push_back(part);
      slots.push_back(std::move(slot));
      sequence.push_back({part, {}, false, false});
    }
    sum.push_back(scaled(phrases_.in_order(slots, written, scope), weight));
    planning_.account.highlight(std::move(sequence), scope);
  }
}

// Words written together: all of them, and better in their order side by side.
Query WordQueries::compound(const Unit& unit, std::string_view text, const Scope& scope) {
  const std::vector<OwnedToken>& tokens = unit.tokens;
  const std::string_view written = written_form(text, tokens.front(), tokens.back());
  const std::uint32_t window = tokens.back().position - tokens.front().position + 1;
  const Query phrase =
      phrases_.of(slots_of(tokens, text, false), PlaceOrder::kAsGiven, window, written, scope);
  if (scope.excluded) return phrase;
  const std::vector<bool> optional = optional_parts(tokens, text);
  std::vector<Query> needed;
  std::vector<Query> extra{scaled(phrase, planning_.constants.compound_phrase)};
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Query part = word(tokens[i], text, scope);
    const Query day = i + 1 < tokens.size() ? dotted(tokens[i], tokens[i + 1], text, scope) : Query();
    if (!day.empty()) {
      ++i;
      const Query next = word(tokens[i], text, scope);
      part = Query(Query::OP_OR, Query(Query::OP_AND, part, next), day);
    }
    (optional[i] ? extra : needed).push_back(part);
  }
  const Query parts(Query::OP_AND_MAYBE, combine(Query::OP_AND, needed), combine(Query::OP_OR, extra));
  std::vector<Query> either{parts};
  for (const Query& other : {one_word(tokens, text, scope), otherwise(tokens, text, scope)}) {
    if (!other.empty()) either.push_back(other);
  }
  return combine(Query::OP_OR, either);
}

// Two numbers that may be a day, with a full stop between: "9.11" for "9/11".
Query WordQueries::dotted(const OwnedToken& first, const OwnedToken& second, std::string_view text,
                          const Scope& scope) {
  if (!planning_.options.stems || scope.excluded) return {};
  const std::string day = dotted_day({first, second}, text);
  if (day.empty()) return {};
  planning_.account.highlight({{day, {}, false, false}}, scope);
  return combine(Query::OP_SYNONYM, joined_terms(first, day, written_form(text, first), scope));
}

// Two words that a hyphen joins, written as one: "Wonsik" for "Won-sik".
Query WordQueries::one_word(const std::vector<OwnedToken>& tokens, std::string_view text,
                            const Scope& scope) {
  if (!planning_.options.stems) return {};
  std::vector<Query> terms;
  for (const std::string& form : one_word_forms(tokens, text)) {
    const Lookup lookup{.written = written_form(text, tokens[0]), .kind = "as one word"};
    append(terms, planning_.account.look_up_held(lookup, form, scope));
    planning_.account.highlight({{form, {}, false, false}}, scope);
  }
  return scaled(combine(Query::OP_SYNONYM, terms), planning_.constants.plain);
}

bool WordQueries::has_plain_form(const std::vector<OwnedToken>& tokens, const Scope& scope) const {
  for (const OwnedToken& token : tokens) {
    for (const std::string& form : plain_forms_of(token).plain) {
      if (form != token.text || planning_.index.frequency(prefix::kPlain, prefixes(scope), form) > 0)
        return true;
    }
  }
  return false;
}

Query WordQueries::neighbours(const std::vector<Unit>& units, const Scope& scope) {
  if (phrases_.positions() == PositionLookup::kNone) return {};
  const IndexView& index = planning_.index;
  const std::uint64_t too_frequent = std::max(kFewArticles, index.documents() / kFrequentWordShare);
  std::vector<Query> pairs;
  for (std::size_t i = 0; i + 1 < units.size() && i < kMaxAdjacentPairs; ++i) {
    if (units[i].kind == UnitKind::kHanRun || units[i + 1].kind == UnitKind::kHanRun) continue;
    const OwnedToken& left = units[i].tokens.back();
    const OwnedToken& right = units[i + 1].tokens.front();
    if (left.text == right.text) continue;
    for (const std::string& field_prefix : prefixes(scope)) {
      const std::string first = field_prefix + left.text;
      const std::string second = field_prefix + right.text;
      const std::uint64_t frequency_first = index.frequency(first);
      const std::uint64_t frequency_second = index.frequency(second);
      const std::uint64_t rarer = std::min(frequency_first, frequency_second);
      if (rarer == 0 || rarer > too_frequent || planning_.account.taken() + 2 > kMaxQueryTerms) continue;
      planning_.account.take(2);
      // A pair weighs what its words weigh, of which the more frequent one is told apart worst.
      const double rare =
          std::min(own_rarity(planning_, left.text, static_cast<double>(frequency_first), scope),
                   own_rarity(planning_, right.text, static_cast<double>(frequency_second), scope));
      const Query pair =
          phrases_.lying({{first}, {second}}, PlaceOrder::kAny, planning_.constants.adjacency_window);
      pairs.push_back(scaled(pair, rare));
    }
  }
  return combine(Query::OP_OR, pairs);
}

}  // namespace broadsheet::schema::plan
