// Spellings are looked up as far as the index has them.
#include "plan/spelling_queries.h"

#include <utility>

#include "analysis/other_spellings.h"
#include "broadsheet/schema/fields.h"
#include "index/number_forms.h"
#include "index/signed_words.h"
#include "plan/forms.h"

namespace broadsheet::schema::plan {

using Xapian::Query;

// What articles have as `form` when it is joined or read as a number, and `form` itself if it is not `token`.
std::vector<Query> SpellingQueries::joined(const OwnedToken& token, const std::string& form,
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
std::vector<Query> SpellingQueries::weaker(const OwnedToken& token, const Spellings& spellings,
                                           std::string_view written, const Scope& scope) {
  std::vector<Query> all;
  for (const std::string& compound : spellings.compounds) {
    append(all,
           planning_.account.look_up_held({.written = written, .kind = "part of a word"}, compound, scope));
    planning_.account.highlight({{compound, {}, false, false}}, scope);
  }
  if (token.stem_script == StemScript::kArabic) append(all, joined(token, token.text, written, scope));
  if (!token.text.empty() && token.text.front() >= '0' && token.text.front() <= '9') {
    append(all, joined(token, token.text, written, scope));
    const std::string whole = NumberForms::without_point(token.text);
    append(all, joined(token, whole, written, scope));
    if (!whole.empty()) planning_.account.highlight({{whole, {}, false, false}}, scope);
  }
  return all;
}

// What stands for the word as its stems do: with particles, and spelt otherwise, which has stems too.
std::vector<Query> SpellingQueries::same(const OwnedToken& token, const Spellings& spellings,
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
      const StemTerms stems = stems_.terms_of(other, stem, written, scope);
      append(all, stems.of_words);
      append(all, stems.as_word);
    }
  }
  return all;
}

// The terms of one plain form that an article has, but for the word as typed.
std::vector<Query> SpellingQueries::plain(const OwnedToken& token, const std::string& form,
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

bool SpellingQueries::has_plain_form(const std::vector<OwnedToken>& tokens, const Scope& scope) const {
  for (const OwnedToken& token : tokens) {
    for (const std::string& form : plain_forms_of(token).plain) {
      if (form != token.text || planning_.index.frequency(prefix::kPlain, prefixes(scope), form) > 0)
        return true;
    }
  }
  return false;
}

// The name with its sign, as one term; empty if the word has none.
Query SpellingQueries::with_sign(const OwnedToken& token, std::string_view text, const Scope& scope) {
  std::string form;
  if (token.kind != TokenKind::kWord || !signed_form(text, token.begin, token.end, token.text, form))
    return {};
  const Lookup lookup{written_form(text, token), "with its sign", prefix::kPlain};
  return combine(Query::OP_SYNONYM, planning_.account.look_up(lookup, form, scope));
}

std::optional<Query> SpellingQueries::signs(const std::vector<OwnedToken>& tokens, std::string_view text,
                                            const Scope& scope) {
  std::vector<Query> all;
  for (const OwnedToken& token : tokens) {
    Query one = with_sign(token, text, scope);
    if (!one.empty()) all.push_back(std::move(one));
  }
  if (all.empty()) return std::nullopt;
  return combine(Query::OP_AND, all);
}

}  // namespace broadsheet::schema::plan
