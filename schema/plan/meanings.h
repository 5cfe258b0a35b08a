// From the units of a text to the places, languages, months and weekdays that it names.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexemes/atoms.h"
#include "lexemes/names.h"
#include "plan/tokens.h"

namespace broadsheet::schema::plan {

/// The atoms of a text, which names are made of, with the unit that each came from.
struct TextAtoms {
  lexemes::Atoms atoms;
  std::vector<std::size_t> units;
};
TextAtoms atoms_of(const std::vector<Unit>& units);

/// What most languages mean by the name `found`, as it was `written`; of equals, the first: territories
/// before languages, dates and cities. Nothing if what was written is more likely another word.
std::optional<lexemes::Entity> meant(const lexemes::Found& found, std::string_view written);

/// The territories that `value` may be: of a code of ISO 3166-1, or of a name in any language.
std::vector<lexemes::Entity> territories_called(std::string_view value, Analyzer& analyzer);

/// The languages that `value`, a name of one in any language, may be: "Deutsch", "일본어". Codes as the table
/// has them.
std::vector<std::string> languages_called(std::string_view value, Analyzer& analyzer);

}  // namespace broadsheet::schema::plan
