// Places, languages, months and weekdays under their names in other languages.
// docs/QUERY-LANGUAGE.md, "Places and dates", tells what is looked up and when.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexemes/names.h"
#include "plan/phrases.h"
#include "plan/planning.h"
#include "plan/tokens.h"

namespace broadsheet::schema::plan {

/// Makes the queries of other names of one plan.
class OtherNames {
 public:
  OtherNames(Planning& planning, PhraseQueries& phrases) : planning_(planning), phrases_(phrases) {}

  /// Beside each name that `text` holds, what the same thing is called in the languages of the index.
  /// `queries` are those of the first of `units`. Names of several words take the place of their words where
  /// all words must be found.
  void add_to(std::vector<Xapian::Query>& queries, std::string_view text, const std::vector<Unit>& units,
              const Scope& scope);

  /// What the last add_to() found, and for which ranges of the text.
  const std::vector<Alternative>& found() const noexcept { return found_; }

 private:
  // A name that is looked up beside the one typed.
  struct Name {
    std::string_view text;
    std::vector<OwnedToken> tokens;
    std::string stem;  // of a name of one word, in languages that decline; else empty
    bool ambiguous;
    std::uint64_t postings;
  };

  Xapian::Query of(lexemes::Entity entity, const std::vector<OwnedToken>& typed, std::string_view written,
                   const Scope& scope);
  Xapian::Query of(const Name& name, lexemes::Entity entity, std::string_view written, const Scope& scope);
  std::vector<Name> held_names(lexemes::Entity entity, const std::vector<OwnedToken>& typed,
                               const Scope& scope);
  std::string stem_of(const OwnedToken& token, std::string_view language);
  std::uint64_t postings_of(const Name& name, const Scope& scope);

  Planning& planning_;
  PhraseQueries& phrases_;
  std::vector<Alternative> found_;
};

}  // namespace broadsheet::schema::plan
