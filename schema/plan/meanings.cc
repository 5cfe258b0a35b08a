// Which names a person means, judged by how they are written.
#include "plan/meanings.h"

#include <algorithm>
#include <utility>

#include "lexemes/spelling_case.h"

namespace broadsheet::schema::plan {
namespace {

using lexemes::Entity;
using lexemes::EntityKind;

Token as_token(const OwnedToken& token) {
  return {token.text, token.position, token.begin, token.end, token.kind, token.stem_script, token.glued};
}

// True if what was written may be that name: acronyms in capitals; words of other meaning, and short names,
// with a capital; names of two or three letters never.
bool may_be(const lexemes::Meaning& meaning, std::string_view written) {
  if (meaning.acronym) return lexemes::allows(lexemes::case_of(written), true);
  if (lexemes::is_short_name(written)) return false;
  const lexemes::WrittenCase written_case = lexemes::case_of(written);
  if (meaning.ambiguous && written_case == lexemes::WrittenCase::kNone) return false;
  const bool capital = meaning.ambiguous || lexemes::letters_in(written) == lexemes::kFewestLetters;
  return !capital || lexemes::allows(written_case, false);
}

}  // namespace

TextAtoms atoms_of(const std::vector<Unit>& all) {
  TextAtoms text;
  for (std::size_t unit = 0; unit < all.size(); ++unit) {
    for (const OwnedToken& token : all[unit].tokens) {
      text.atoms.add(as_token(token));
      text.units.push_back(unit);
    }
    for (const OwnedToken& part : all[unit].parts) text.atoms.add(as_token(part));
  }
  return text;
}

std::optional<Entity> meant(const lexemes::Found& found, std::string_view written) {
  std::vector<std::pair<Entity, std::size_t>> votes;
  for (const lexemes::Meaning& meaning : found.meanings) {
    if (lexemes::kind_of(meaning.entity) == EntityKind::kOther) return std::nullopt;
    if (!may_be(meaning, written)) continue;
    const auto same = std::find_if(votes.begin(), votes.end(),
                                   [&](const auto& vote) { return vote.first == meaning.entity; });
    if (same == votes.end()) {
      votes.emplace_back(meaning.entity, 1);
    } else {
      ++same->second;
    }
  }
  const auto most = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second < b.second : a.first > b.first;
  });
  if (most == votes.end()) return std::nullopt;
  return most->first;
}

namespace {

// What the whole of `value` may mean.
std::vector<lexemes::Meaning> meanings_of(std::string_view value, Analyzer& analyzer) {
  const lexemes::Atoms atoms = atoms_of(units(tokenize(analyzer, value))).atoms;
  std::optional<lexemes::Found> found = atoms.size() == 0 ? std::nullopt : lexemes::longest_name(atoms, 0);
  if (!found || found->end != atoms.size()) return {};
  return std::move(found->meanings);
}

}  // namespace

// Two Latin letters that are no code are a name in English only ("UK"): in some language or other, most pairs
// are an acronym.
std::vector<Entity> territories_called(std::string_view value, Analyzer& analyzer) {
  if (const std::optional<Entity> code = lexemes::find_territory(value)) return {*code};
  std::vector<Entity> territories;
  for (const lexemes::Meaning& meaning : meanings_of(value, analyzer)) {
    if (lexemes::kind_of(meaning.entity) != EntityKind::kTerritory) continue;
    if (value.size() == 2 && meaning.language != "en") continue;
    if (std::find(territories.begin(), territories.end(), meaning.entity) == territories.end())
      territories.push_back(meaning.entity);
  }
  return territories;
}

namespace {

std::vector<std::string> languages_named(std::string_view value, Analyzer& analyzer) {
  std::vector<std::string> languages;
  for (const lexemes::Meaning& meaning : meanings_of(value, analyzer)) {
    if (lexemes::kind_of(meaning.entity) != EntityKind::kLanguage) continue;
    std::string code(lexemes::code_of(meaning.entity));
    if (std::find(languages.begin(), languages.end(), code) == languages.end())
      languages.push_back(std::move(code));
  }
  return languages;
}

}  // namespace

std::vector<std::string> languages_called(std::string_view value, Analyzer& analyzer) {
  std::vector<std::string> languages = languages_named(value, analyzer);
  // CLDR leaves out the word for language: "Bahasa Indonesia", "lingua italiana", ภาษาไทย.
  for (const std::string_view word : {"ภาษา", "ພາສາ", "ភាសា"}) {
    if (languages.empty() && value.starts_with(word))
      languages = languages_named(value.substr(word.size()), analyzer);
  }
  const std::size_t first = value.find(' ');
  const std::size_t last = value.rfind(' ');
  if (languages.empty() && first != std::string_view::npos) {
    languages = languages_named(value.substr(first + 1), analyzer);
    if (languages.empty()) languages = languages_named(value.substr(0, last), analyzer);
  }
  return languages;
}

}  // namespace broadsheet::schema::plan
