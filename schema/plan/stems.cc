// Which articles a stem is looked up in: those whose language makes it of the word.
#include "plan/stems.h"

#include <algorithm>
#include <utility>

#include "broadsheet/schema/fields.h"
#include "text/characters.h"

namespace broadsheet::schema::plan {
namespace {

using Xapian::Query;

// A stem of so many letters, with which the word begins, is looked up as a word in articles of no known
// language: shorter ones are words of other meaning ("nat" of NATO).
constexpr std::size_t kShortestStemOfAnyLanguage = 4;

}  // namespace

// What of a stem some article has.
StemTerms StemQueries::terms_of(const OwnedToken& token, const std::string& stem, std::string_view written,
                                const Scope& scope) {
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

// The articles in one of `languages`, and if `unknown` those of no known language; nothing if these are all.
std::optional<Query> StemQueries::in_languages(const std::vector<std::string_view>& languages, bool unknown) {
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
bool StemQueries::are_all_with_stems(const std::vector<std::string_view>& languages, StemScript script) {
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
Query StemQueries::with_stems(const OwnedToken& token, const Forms& forms, const std::vector<Query>& exact,
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
    StemTerms terms = terms_of(token, stem, written, scope);
    if (are_all_with_stems(forms.languages[i], token.stem_script)) {
      append(anywhere, terms.of_words);
      terms.of_words.clear();
    }
    std::vector<Query>& own = terms.of_words;
    append(own, terms.as_word);
    if (own.empty()) continue;
    // An article whose language nobody could tell has forms of the word too, that look like it.
    const bool unknown = count_characters(stem) >= kShortestStemOfAnyLanguage && token.text.starts_with(stem);
    const std::optional<Query> filter = in_languages(forms.languages[i], unknown);
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

}  // namespace broadsheet::schema::plan
