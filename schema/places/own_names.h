// Names that CLDR does not list, and names that mean something else too: tables of our own, read by the
// generator.
#pragma once

#include <span>
#include <string_view>

namespace broadsheet::schema::places {

/// A name of a territory in one language.
struct OwnName {
  std::string_view territory;  ///< ISO 3166 alpha-2
  std::string_view language;   ///< primary subtag
  std::string_view name;
  bool acronym = false;  ///< counts only in capitals, and is never looked up: "us" is a pronoun
};
std::span<const OwnName> own_names() noexcept;

/// Names, folded, that are also common words or persons' names.
std::span<const std::string_view> ambiguous_names() noexcept;

/// Names of territories, folded, that also name persons or other places in the same languages.
std::span<const std::string_view> doubtful_names() noexcept;

/// What holds the name of a territory but does not name it: "New Jersey".
std::span<const std::string_view> other_places() noexcept;

}  // namespace broadsheet::schema::places
