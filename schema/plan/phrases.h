// Terms at their positions, and the terms that a prefix stands for.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "plan/planning.h"
#include "plan/position_source.h"
#include "plan/slots.h"

namespace broadsheet::schema::plan {

/// Makes the queries of phrases, NEAR and prefixes of one plan.
class PhraseQueries {
 public:
  explicit PhraseQueries(Planning& planning);

  /// How the index holds the positions of words.
  PositionLookup positions() const noexcept { return positions_; }

  /// Documents with one of the terms of each slot, placed as asked for, in any field of `scope`.
  Xapian::Query of(const std::vector<Slot>& slots, PlaceOrder order, std::uint32_t window,
                   std::string_view written, const Scope& scope);

  /// The slots in their order, as far from each other as where they come from.
  Xapian::Query in_order(const std::vector<Slot>& slots, std::string_view written, const Scope& scope);

  /// Documents with one of the terms (with their prefixes) of each place, placed as asked for. None if a
  /// place has no term.
  Xapian::Query lying(const std::vector<std::vector<std::string>>& places, PlaceOrder order,
                      std::uint32_t window);

  /// All terms that begin with `pattern`, or the most frequent ones and a note. Where they are more than
  /// Xapian can look at in time, they are looked up here.
  Xapian::Query wildcard(const std::string& pattern, std::string_view written, Xapian::Query::op combiner);

  /// Everything that begins with `stem`, ranked as if it were one term.
  Xapian::Query prefix(const std::string& stem, std::string_view written, const Scope& scope);

  /// The plain forms of the beginning of a word, by which prefix() looks words up too; none for other
  /// scripts.
  std::vector<std::string> plain_beginnings(const std::string& stem, const Scope& scope) const;

  /// One Han or Kana character: it stands at the end of a run, alone, or begins a bigram.
  Xapian::Query character(const OwnedToken& token, std::string_view written, const Scope& scope);

 private:
  Xapian::Query prefix_in(const std::string& beginning, std::string_view kind, std::string_view field_prefix,
                          std::string_view written, const Scope& scope);
  Xapian::Query expanded(const std::string& pattern, Xapian::Query::op combiner);
  Xapian::Query of_field(const std::vector<Slot>& slots, PlaceOrder order, std::uint32_t window,
                         std::string_view written, std::string_view field_prefix, const Scope& scope);
  std::vector<std::string> terms_of(const Slot& slot, std::string_view field_prefix);

  Planning& planning_;
  PositionLookup positions_;
  PositionQueries position_queries_;
  std::size_t wildcard_terms_ = 0;  // of those left to Xapian
  std::size_t expanded_terms_ = 0;
};

}  // namespace broadsheet::schema::plan
