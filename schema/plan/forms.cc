// Stems of all languages of a script, plain Latin letters, and words without their hyphen.
#include "plan/forms.h"

#include <algorithm>

#include "analysis/plain_forms.h"
#include "index/joined_words.h"
#include "index/number_forms.h"
#include "text/characters.h"

namespace broadsheet::schema::plan {
namespace {

void add_stems(const OwnedToken& word, std::span<const StemLanguage> languages, Stemmer& stemmer,
               Forms& forms) {
  if (word.stem_script == StemScript::kNone) return;
  std::vector<std::string_view>
      own;  // the word may itself be the stem of others: "provokasi" of "provokasinya"
  for (const StemLanguage& language : languages) {
    if (language.script != word.stem_script) continue;
    const std::string_view stem = stemmer.stem(word.text, word.stem_script, language.language);
    // One letter says nothing, whatever endings a stemmer saw.
    if (!stem.empty() && count_characters(stem) < 2 && stem != word.text) continue;
    if (stem.empty() || stem == word.text) {
      own.push_back(language.language);
      continue;
    }
    const auto known = std::find(forms.stems.begin(), forms.stems.end(), stem);
    const auto at = static_cast<std::size_t>(known - forms.stems.begin());
    if (known == forms.stems.end()) {
      forms.stems.emplace_back(stem);
      forms.languages.emplace_back();
    }
    forms.languages[at].push_back(language.language);
  }
  if (own.empty()) return;
  forms.stems.push_back(word.text);
  forms.languages.push_back(std::move(own));
}

// Words of Arabic script with half-spaces between, without them; empty for others.
std::string without_half_spaces(const std::vector<OwnedToken>& words, std::string_view text) {
  std::string whole;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].stem_script != StemScript::kArabic) return {};
    if (i > 0 && !is_half_space(written_between(text, words[i - 1], words[i]))) return {};
    whole += words[i].text;
  }
  return words.size() > 1 ? whole : std::string();
}

}  // namespace

std::string dotted_day(const std::vector<OwnedToken>& words, std::string_view text) {
  if (words.size() != 2) return {};
  return NumberForms::day(words[0].text, words[1].text, written_between(text, words[0], words[1]));
}

Forms plain_forms_of(const OwnedToken& word) {
  Forms forms;
  if (word.stem_script == StemScript::kLatin) {
    plain_forms(word.text, forms.plain);
    if (forms.plain.empty()) forms.plain.push_back(word.text);
  }
  return forms;
}

Forms forms_of(const OwnedToken& word, std::span<const StemLanguage> languages, Stemmer& stemmer) {
  Forms forms = plain_forms_of(word);
  add_stems(word, languages, stemmer, forms);
  return forms;
}

std::vector<std::string> one_word_forms(const std::vector<OwnedToken>& words, std::string_view text) {
  if (std::string whole = without_half_spaces(words, text); !whole.empty()) return {std::move(whole)};
  if (words.size() != 2) return {};
  for (const OwnedToken& word : words) {
    if (word.stem_script != StemScript::kLatin) return {};
  }
  if (!is_hyphen(written_between(text, words[0], words[1]))) return {};
  std::vector<std::string> forms;
  joined_forms({words[0].text, words[1].text}, forms);
  return forms;
}

}  // namespace broadsheet::schema::plan
