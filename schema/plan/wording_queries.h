// Words that others write together or apart: phrases, or one word, as far as the index has them.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string_view>
#include <vector>

#include "plan/phrases.h"
#include "plan/planning.h"
#include "plan/spelling_queries.h"
#include "plan/tokens.h"
#include "plan/wordings.h"

namespace broadsheet::schema::plan {

/// Makes the queries of other wordings of one plan.
class WordingQueries {
 public:
  WordingQueries(Planning& planning, PhraseQueries& phrases, SpellingQueries& spellings)
      : planning_(planning), phrases_(phrases), spellings_(spellings) {}

  /// How else neighbouring words of `text` are written, in words that the fields of `scope` have.
  std::vector<Wording> of(const std::vector<OwnedToken>& tokens, std::string_view text,
                          const Scope& scope) const;

  /// These wordings as phrases, which stand beside the words as typed; empty if there are none.
  Xapian::Query otherwise(const std::vector<OwnedToken>& tokens, std::string_view text, const Scope& scope);

  /// The words [begin, end) of `tokens` written as one, if they may be and some article has them so.
  Xapian::Query as_one_word(const std::vector<OwnedToken>& tokens, std::size_t begin, std::size_t end,
                            std::string_view text, const Scope& scope);

  /// Words that a hyphen joins, written as one: "Wonsik" for "Won-sik"; empty if no article has them so.
  Xapian::Query one_word(const std::vector<OwnedToken>& tokens, std::string_view text, const Scope& scope);

  /// What begins with `tokens`, of which the last is the beginning of a word, written together or apart;
  /// empty if nothing does.
  Xapian::Query beginning(const std::vector<OwnedToken>& tokens, std::string_view text, const Scope& scope);

  /// Two numbers that may be a day, with a full stop between: "9.11" for "9/11".
  Xapian::Query dotted(const OwnedToken& first, const OwnedToken& second, std::string_view text,
                       const Scope& scope);

  /// Adds to `sum` the parts of a compound that articles write apart, side by side.
  void add_parts(const OwnedToken& token, std::string_view written, double weight, const Scope& scope,
                 std::vector<Xapian::Query>& sum);

 private:
  Xapian::Query side_by_side(const std::vector<std::string>& words, bool prefix, std::string_view written,
                             const Scope& scope);

  Planning& planning_;
  PhraseQueries& phrases_;
  SpellingQueries& spellings_;
};

}  // namespace broadsheet::schema::plan
