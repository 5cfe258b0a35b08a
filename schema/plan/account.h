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
  /// Counts terms that went into a query otherwise than by leaf().
  void take(std::size_t terms) noexcept { taken_ += terms; }
  std::size_t taken() const noexcept { return taken_; }

  /// `term` as a query, counted. The empty query if it cannot be a term of any index: Xapian would throw for
  /// it when it looks.
  Xapian::Query leaf(const std::string& term);

  /// The term of `text` in each field of `scope`: counted, and told.
  std::vector<Xapian::Query> look_up(const Lookup& lookup, std::string_view text, const Scope& scope);
  /// The same, as far as some article has them: of the others nothing is counted or told.
  std::vector<Xapian::Query> look_up_held(const Lookup& lookup, std::string_view text, const Scope& scope);
  /// The same in the field with `field_prefix`; empty if no article has it.
  Xapian::Query look_up_held_in(std::string_view field_prefix, const Lookup& lookup, std::string_view text);

  /// Tells what was looked up for what was `written`.
  void explain(std::string_view written, std::string_view field, std::string_view kind, std::string term,
               std::uint64_t documents);
  /// Explanations so far; those from a number on are told as synonyms of a thing, or taken back.
  std::size_t explanations() const noexcept { return plan_.terms.size(); }
  void tell_as_synonyms(std::size_t from, const std::string& of);
  void take_back(std::size_t from) { plan_.terms.resize(from); }

  /// Marks `tokens` standing together, resp. names with a key; nothing in what is excluded or no text.
  void highlight(std::vector<HighlightToken> tokens, const Scope& scope);
  void highlight_name(const std::string& key, const Scope& scope);

  /// Tells of a name that is found too; of each once, and of at most kMaxOtherSpellings.
  void tell_spelling(OtherSpelling spelling);

  /// Tells that a phrase was looked for that may be read as its words.
  void tell_phrase() noexcept { plan_.has_phrases = true; }

  /// Tells how the query was read, in a sentence that is told once.
  void note(ProblemCode code, std::string sentence);

  /// Which bytes of the query is noted about from now on; empty: the place is not known.
  const std::optional<TextRange>& place() const noexcept { return place_; }
  void set_place(std::optional<TextRange> place) noexcept { place_ = place; }

  /// How much longer articles in the query's language are than all; the first text to say so is believed.
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
