// What an article must hold to have all that a query asks for: the groups of its words, and queries without
// what only ranks.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plan/phrases.h"
#include "plan/planning.h"
#include "plan/tokens.h"

namespace broadsheet::schema {

/// What `query` finds, in fewer steps: without what only adds weight, each term once. Wildcards of
/// `wildcards` become the terms that they stand for.
///
/// What it is made of: terms, AND, OR, AND_NOT, FILTER; and leaves that only a matcher can answer.
Xapian::Query matching(const Xapian::Query& query,
                       const std::vector<std::pair<Xapian::Query, std::vector<std::string>>>& wildcards = {});

namespace plan {

/// Makes the groups of one plan.
class GroupQueries {
 public:
  GroupQueries(Planning& planning, PhraseQueries& phrases) : planning_(planning), phrases_(phrases) {}

  /// Adds the groups of `unit` of `text` to `groups`. `needed`: the queries of its parts that must all be
  /// found, for units that are not a run of Han and Kana.
  void add(const Unit& unit, const std::vector<Xapian::Query>& needed, std::string_view text,
           const Scope& scope, std::vector<Group>& groups);

  /// Puts what stands for a range of the text beside each group in it.
  static void put_beside(const std::vector<Alternative>& alternatives, std::vector<Group>& groups);

  /// Sets what each of `groups` counts.
  void weigh(std::vector<Group>& groups, const Scope& scope) const;

 private:
  void add_run(const Unit& unit, const Xapian::Query& all, std::string_view text, const Scope& scope,
               std::vector<Group>& groups);
  Xapian::Query characters(const std::vector<std::string>& bigrams, const Scope& scope);

  Planning& planning_;
  PhraseQueries& phrases_;
};

/// About how many articles `query` finds; of leaves that only a matcher can answer it is not known, and they
/// count as all.
std::uint64_t documents_of(const Xapian::Query& query, const IndexView& index);

}  // namespace plan
}  // namespace broadsheet::schema
