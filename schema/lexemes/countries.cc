// Which names in an article name a territory.
#include "lexemes/countries.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "lexemes/spelling_case.h"
#include "text/characters.h"

namespace broadsheet::schema::lexemes {
namespace {

// "USA" is known everywhere; "US" and "AS" are words of other languages in capitals.
constexpr std::size_t kFewestOfAcronym = 3;

template <typename T>
void add_unique(std::vector<T>& to, const T& value) {
  if (std::find(to.begin(), to.end(), value) == to.end()) to.push_back(value);
}

}  // namespace

void CountryFinder::clear() {
  named_.clear();
  doubtful_.clear();
  with_cities_.clear();
}

void CountryFinder::begin(std::string_view text, std::string_view language) {
  atoms_.clear();
  text_ = text;
  language_ = language.substr(0, language.find_first_of("-_"));
  declines_ = declines(language_);
}

void CountryFinder::look_if_parted(std::uint32_t position) {
  if (position == atoms_[atoms_.size() - 1].position + 1 && atoms_.size() < kMostLooked) return;
  look();
  atoms_.clear();
}

void CountryFinder::end() {
  look();
  atoms_.clear();
}

void CountryFinder::look() {
  for (std::size_t i = 0; i < atoms_.size();) {
    const std::optional<Found> found = name_at(i);
    if (found) take(*found);
    i = found ? found->end : i + 1;
  }
}

std::optional<Found> CountryFinder::name_at(std::size_t from) {
  std::optional<Found> found = longest_name(atoms_, from);
  if (found || !declines_ || !begins_capital(from)) return found;
  return longest_declined_name(atoms_, from, language_, stemmer_);
}

bool CountryFinder::begins_capital(std::size_t atom) const {
  return u_isupper(static_cast<UChar32>(character_at(text_, atoms_[atom].begin))) != 0;
}

// A name in the part's own language counts; so does one of another language that means one territory wherever
// it is used, and that is no common word and no short one.
void CountryFinder::take(const Found& found) {
  const std::uint32_t begin = atoms_[found.begin].begin;
  const std::string_view written = text_.substr(begin, atoms_[found.end - 1].end - begin);
  const WrittenCase written_case = case_of(written);
  bool own = false;
  bool loan = false;
  bool common_word = false;
  bool doubtful = false;
  std::vector<Entity> territories;
  for (const Meaning& meaning : found.meanings) {
    if (!allows(written_case, meaning.acronym)) continue;
    if (kind_of(meaning.entity) == EntityKind::kCity) add_unique(with_cities_, country_of(meaning.entity));
    if (kind_of(meaning.entity) != EntityKind::kTerritory) continue;
    const bool in_language = meaning.language == language_;
    if (in_language && !own) {
      territories.clear();
      doubtful = false;
    }
    own = own || in_language;
    if (own && !in_language) continue;
    add_unique(territories, meaning.entity);
    doubtful = doubtful || meaning.doubtful;
    common_word = common_word || meaning.ambiguous;
    loan = loan || (meaning.acronym ? letters_in(written) >= kFewestOfAcronym : !is_short_name(written));
  }
  if (!own && (territories.size() != 1 || !loan || common_word)) return;
  for (const Entity territory : territories) add_unique(doubtful ? doubtful_ : named_, territory);
}

std::vector<std::string> CountryFinder::countries() const {
  std::vector<std::string> codes;
  for (const Entity territory : named_) codes.emplace_back(code_of(territory));
  for (const Entity territory : doubtful_) {
    const std::string_view code = code_of(territory);
    if (std::find(with_cities_.begin(), with_cities_.end(), code) != with_cities_.end())
      codes.emplace_back(code);
  }
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

}  // namespace broadsheet::schema::lexemes
