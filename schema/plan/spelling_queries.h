// One word as others write it: with other diacritics, particles, letters, digits; and with its sign.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/planning.h"
#include "plan/spellings.h"
#include "plan/stems.h"
#include "plan/tokens.h"

namespace broadsheet::schema::plan {

/// Makes the queries of other spellings of one plan; all are terms that some article has.
class SpellingQueries {
 public:
  SpellingQueries(Planning& planning, StemQueries& stems) : planning_(planning), stems_(stems) {}

  /// What stands for the word as its stems do: with particles, and spelt otherwise, which has stems too.
  std::vector<Xapian::Query> same(const OwnedToken& token, const Spellings& spellings,
                                  std::string_view written, const Scope& scope);

  /// What counts less than the word: longer words of a dictionary, numbers and words of Arabic script joined
  /// otherwise.
  std::vector<Xapian::Query> weaker(const OwnedToken& token, const Spellings& spellings,
                                    std::string_view written, const Scope& scope);

  /// What articles have as `form` when it is joined or read as a number, and `form` itself if it is not
  /// `token`.
  std::vector<Xapian::Query> joined(const OwnedToken& token, const std::string& form,
                                    std::string_view written, const Scope& scope);

  /// The terms of one plain form, but for the word as typed.
  std::vector<Xapian::Query> plain(const OwnedToken& token, const std::string& form, std::string_view written,
                                   const Scope& scope);

  /// True if some article has one of `tokens` with other diacritics.
  bool has_plain_form(const std::vector<OwnedToken>& tokens, const Scope& scope) const;

  /// The name with its sign (C++, .NET), as one term; empty if the word has none.
  Xapian::Query with_sign(const OwnedToken& token, std::string_view text, const Scope& scope);

  /// What has every sign that touches one of `tokens` and belongs to its name; empty if none does.
  std::optional<Xapian::Query> signs(const std::vector<OwnedToken>& tokens, std::string_view text,
                                     const Scope& scope);

 private:
  Planning& planning_;
  StemQueries& stems_;
};

}  // namespace broadsheet::schema::plan
