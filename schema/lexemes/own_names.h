// Names that CLDR does not list, and names that mean something else too: tables of our own, read by the
// generator.
#pragma once

#include <span>
#include <string_view>

namespace broadsheet::schema::lexemes {

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

/// A name of a territory, folded, that also names persons or other places, or is a word, in the same
/// language.
struct DoubtfulName {
  std::string_view name;
  std::string_view language;  ///< primary subtag; empty: in every language that has the name
};
std::span<const DoubtfulName> doubtful_names() noexcept;

/// What holds the name of a territory but does not name it: "New Jersey".
std::span<const std::string_view> other_places() noexcept;

}  // namespace broadsheet::schema::lexemes
