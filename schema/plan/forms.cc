// Stems of all languages of a script, plain Latin letters, and words without their hyphen.
#include "plan/forms.h"

#include <algorithm>

#include "analysis/plain_forms.h"
#include "index/joined_words.h"

namespace broadsheet::schema::plan {
namespace {

std::vector<std::string> stems_of(const OwnedToken& word, std::span<const StemLanguage> languages,
                                  Stemmer& stemmer) {
  std::vector<std::string> stems;
  if (word.stem_script == StemScript::kNone) return stems;
  bool any = false;
  for (const StemLanguage& language : languages) {
    if (language.script != word.stem_script) continue;
    any = true;
    const std::string_view stem = stemmer.stem(word.text, word.stem_script, language.language);
    if (!stem.empty() && stem != word.text && std::find(stems.begin(), stems.end(), stem) == stems.end()) {
      stems.emplace_back(stem);
    }
  }
  // The word may itself be the stem of others: "provokasi" of "provokasinya".
  if (any) stems.push_back(word.text);
  return stems;
}

}  // namespace

Forms forms_of(const OwnedToken& word, std::span<const StemLanguage> languages, Stemmer& stemmer) {
  Forms forms;
  forms.stems = stems_of(word, languages, stemmer);
  if (word.stem_script == StemScript::kLatin) {
    plain_forms(word.text, forms.plain);
    if (forms.plain.empty()) forms.plain.push_back(word.text);
  }
  return forms;
}

std::vector<std::string> one_word_forms(const std::vector<OwnedToken>& words, std::string_view text) {
  if (words.size() != 2) return {};
  for (const OwnedToken& word : words) {
    if (word.stem_script != StemScript::kLatin) return {};
  }
  if (!is_hyphen(text.substr(words[0].end, words[1].begin - words[0].end))) return {};
  std::vector<std::string> forms;
  joined_forms({words[0].text, words[1].text}, forms);
  return forms;
}

}  // namespace broadsheet::schema::plan
