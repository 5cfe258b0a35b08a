// The names of territories, languages, months, weekdays and cities in all languages: what a run of atoms
// names, and what the named is called elsewhere. Source: ICU's CLDR data and own_names.cc, compiled into a
// constant table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "analysis/stemmer.h"
#include "lexemes/atoms.h"

namespace broadsheet::schema::lexemes {

enum class EntityKind : std::uint8_t {
  kTerritory,
  kLanguage,
  kMonth,
  kWeekday,
  kCity,
  kOther,  ///< holds the name of a territory, but is not one (New Jersey)
};

/// An index into the table.
using Entity = std::uint16_t;

EntityKind kind_of(Entity entity) noexcept;

/// "KR", "ja", "3", "Asia/Seoul".
std::string_view code_of(Entity entity) noexcept;

/// ISO 3166 alpha-2 of a territory or of where a city lies; else empty.
std::string_view country_of(Entity entity) noexcept;

/// How people call the entity in English ("South Korea"); its code if it has no English name.
std::string_view english_name(Entity entity) noexcept;

/// The territory with that code, in letters of either case; nothing if there is none.
std::optional<Entity> find_territory(std::string_view code) noexcept;

/// One thing that a run of atoms may mean.
struct Meaning {
  Entity entity;
  std::string_view language;  ///< primary subtag of the language in which it is called so
  bool acronym;               ///< only when written in capitals
  bool ambiguous;             ///< only when written with a capital; also a word of other meaning
  bool doubtful;  ///< of a territory: also a person or another place in the same language (Georgia)
};

/// The longest name that begins with the atom `from`: its end (past its last atom) and what it may mean.
struct Found {
  std::size_t begin;
  std::size_t end;
  std::vector<Meaning> meanings;
};
std::optional<Found> longest_name(const Atoms& atoms, std::size_t from);

/// The same by the stems of the atoms, for names that decline: "Südkoreas", "в Южной Корее". Only the
/// meanings in `language` (a primary subtag), and only if declines(language).
std::optional<Found> longest_declined_name(const Atoms& atoms, std::size_t from, std::string_view language,
                                           Stemmer& stemmer);

/// True for languages whose names of places have case endings that their stemmer takes off.
bool declines(std::string_view language) noexcept;

/// Names, each from the first place possible, the longest there, that don't overlap.
std::vector<Found> find_names(const Atoms& atoms);

/// One name of an entity.
struct Name {
  std::string_view language;  ///< primary subtag
  std::string_view text;      ///< as CLDR writes it
  bool ambiguous;
};

/// All names of `entity`, in the order of the languages' tags. The same text may stand under several
/// languages.
std::vector<Name> names_of(Entity entity);

}  // namespace broadsheet::schema::lexemes
