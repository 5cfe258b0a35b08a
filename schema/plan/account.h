// What a plan says of itself while it is made: how many terms it has taken, what was looked up, what to
// highlight, what was read otherwise.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/schema/problem.h"
#include "plan/index_view.h"
#include "plan/query_plan.h"
#include "plan/scope.h"

namespace broadsheet::schema::plan {

/// How a term came to be looked up.
struct Lookup {
  std::string_view written;      ///< what was typed
  std::string_view kind;         ///< what explanations call it: "stem"
  std::string_view prefix = {};  ///< of its kind of term; empty: words as they are
};

/// The account of one plan, kept within its bounds. Not thread-safe; must not outlive `index`.
class Account {
 public:
  explicit Account(const IndexView& index) : index_(index) {}

  /// True if so many more terms fit into the plan; if not, a note says that the rest of the query is ignored.
  bool room(std::size_t terms);
  /// Counts terms that were put into a query without leaf().
  void take(std::size_t terms) noexcept { taken_ += terms; }
  std::size_t taken() const noexcept { return taken_; }

  /// `term` as a query, counted. The empty query if it cannot be a term of any index: Xapian would throw for
  /// it when it looks.
  Xapian::Query leaf(const std::string& term);

  /// The term of `text` in each field of `scope`: counted, and explained.
  std::vector<Xapian::Query> look_up(const Lookup& lookup, std::string_view text, const Scope& scope);
  /// The same, but only terms that some article has; others are neither counted nor explained.
  std::vector<Xapian::Query> look_up_held(const Lookup& lookup, std::string_view text, const Scope& scope);
  /// The same in the field with `field_prefix`; empty if no article has it.
  Xapian::Query look_up_held_in(std::string_view field_prefix, const Lookup& lookup, std::string_view text);

  /// Explains what was looked up for what was `written`.
  void explain(std::string_view written, std::string_view field, std::string_view kind, std::string term,
               std::uint64_t documents);
  /// How many explanations there are; later ones can be marked as synonyms of a thing, or taken back.
  std::size_t explanations() const noexcept { return plan_.terms.size(); }
  void tell_as_synonyms(std::size_t from, const std::string& of);
  void take_back(std::size_t from) { plan_.terms.resize(from); }

  /// Marks `tokens` side by side, or names with a key; nothing in excluded parts and fields without text.
  void highlight(std::vector<HighlightToken> tokens, const Scope& scope);
  void highlight_name(const std::string& key, const Scope& scope);

  /// Reports a name that is found too: each once, and at most kMaxOtherSpellings.
  void tell_spelling(OtherSpelling spelling);

  /// Reports that a phrase was looked for that may be read as its words.
  void tell_phrase() noexcept { plan_.has_phrases = true; }

  /// Reports how the query was read, in a sentence that is reported once.
  void note(ProblemCode code, std::string sentence);

  /// The bytes of the query that further notes are about; empty: the place is not known.
  const std::optional<TextRange>& place() const noexcept { return place_; }
  void set_place(std::optional<TextRange> place) noexcept { place_ = place; }

  /// How much longer articles in the query's language are than all; the first text that tells it counts.
  void compare_lengths(double relative) noexcept;

  /// The plan with its query; the account is empty afterwards.
  QueryPlan finish(Xapian::Query query);

 private:
  Xapian::Query tell(const Lookup& lookup, std::string_view field_prefix, std::string term,
                     std::uint64_t documents);

  const IndexView& index_;
  std::size_t taken_ = 0;
  std::optional<TextRange> place_;
  QueryPlan plan_;
};

}  // namespace broadsheet::schema::plan
