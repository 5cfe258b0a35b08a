// Stems by language: each looked up in the articles in whose language it is one.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/forms.h"
#include "plan/planning.h"
#include "plan/tokens.h"

namespace broadsheet::schema::plan {

/// The terms of one stem that some article has: those of its words, and the stem where it stands as a word.
struct StemTerms {
  std::vector<Xapian::Query> of_words;
  std::vector<Xapian::Query> as_word;
};

/// Makes the queries of stems of one plan.
class StemQueries {
 public:
  explicit StemQueries(Planning& planning) : planning_(planning) {}

  /// What of `stem`, one of `token`, some article has.
  StemTerms terms_of(const OwnedToken& token, const std::string& stem, std::string_view written,
                     const Scope& scope);

  /// The word as typed (`exact`) and as others write it (`spelt`), with the stems of `forms`, as if all were
  /// one term; empty if there is nothing beside the word as typed.
  Xapian::Query with_stems(const OwnedToken& token, const Forms& forms,
                           const std::vector<Xapian::Query>& exact, const std::vector<Xapian::Query>& spelt,
                           std::string_view written, const Scope& scope);

 private:
  std::optional<Xapian::Query> in_languages(const std::vector<std::string_view>& languages, bool unknown);
  bool are_all_with_stems(const std::vector<std::string_view>& languages, StemScript script);

  Planning& planning_;
};

}  // namespace broadsheet::schema::plan
