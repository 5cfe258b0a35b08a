// How much each form of a word counts.
#include "plan/words.h"

#include <unicode/uchar.h>

#include <utility>

#include "broadsheet/schema/fields.h"
#include "plan/forms.h"
#include "plan/spellings.h"
#include "text/characters.h"

namespace broadsheet::schema::plan {
namespace {

using Xapian::Query;

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

}  // namespace

// In a headline, the word as typed counts more.
void add_title(const OwnedToken& token, Planning& planning, const Scope& scope, std::vector<Query>& sum) {
  if (!scope.title || !scope.body || scope.field != nullptr) return;
  const std::string term = std::string(prefix::kTitle) + token.text;
  if (planning.index.frequency(term) == 0) return;
  sum.push_back(scaled(planning.account.leaf(term), planning.constants.title));
}

double WordQueries::rarity_of(const OwnedToken& token, const std::vector<std::string>& stems,
                              const Scope& scope) {
  const std::vector<std::string> field_prefixes = prefixes(scope);
  std::uint64_t found = planning_.index.frequency({}, field_prefixes, token.text);
  for (const std::string& stem : stems)
    found += planning_.index.frequency(prefix::kStem, field_prefixes, stem);
  return own_rarity(planning_, token.text, static_cast<double>(found), scope);
}

// An article is in a language that writes words with half-spaces, with spaces, and without.
bool WordQueries::uses_half_spaces() {
  for (const std::string_view language : {"fa", "ur", "ckb", "ps", "ug"}) {
    if (planning_.index.holds_language(language)) return true;
  }
  return false;
}

Query WordQueries::of(const OwnedToken& token, std::string_view text, const Scope& scope) {
  const std::string_view written = written_form(text, token);
  const std::vector<Query> typed =
      planning_.account.look_up({.written = written, .kind = "word"}, token.text, scope);
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
    spelt = spellings_.same(token, spellings, written, scope);
    without_diacritics = spellings_.weaker(token, spellings, written, scope);
  }
  const Query stems = stems_.with_stems(token, forms, typed, spelt, written, scope);
  std::vector<std::string> alternatives = forms.stems;
  for (const std::string& form : forms.plain) {
    const std::vector<Query> terms = spellings_.plain(token, form, written, scope);
    append(without_diacritics, terms);
    if (!terms.empty()) alternatives.push_back(form);
  }
  planning_.account.highlight({{token.text, alternatives, false, false}}, scope);
  const Query with_sign = spellings_.with_sign(token, text, scope);
  if (scope.excluded) return with_sign.empty() ? exact : Query(Query::OP_AND, exact, with_sign);

  std::vector<Query> sum;
  if (!with_sign.empty()) sum.push_back(scaled(with_sign, planning_.constants.signed_name));
  if (stems.empty()) {
    sum.push_back(scaled(exact, 1.0 + planning_.constants.exact));
  } else {
    sum.push_back(stems);
    sum.push_back(scaled(exact, planning_.constants.exact));
  }
  add_title(token, planning_, scope, sum);
  if (token.stem_script == StemScript::kArabic && !scope.sentence && planning_.options.stems &&
      uses_half_spaces())
    wordings_.add_parts(token, written, planning_.constants.plain, scope, sum);
  if (!without_diacritics.empty()) {
    sum.push_back(scaled(combine(Query::OP_SYNONYM, without_diacritics), planning_.constants.plain));
  }
  const Query other = wordings_.otherwise({token}, text, scope);
  if (!other.empty()) sum.push_back(other);
  return scaled(combine(Query::OP_OR, sum), rarity_of(token, forms.stems, scope));
}

}  // namespace broadsheet::schema::plan
