// What is looked up in running text: words, phrases, prefixes and NEAR.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "broadsheet/schema/query.h"
#include "plan/eojeols.h"
#include "plan/groups.h"
#include "plan/han.h"
#include "plan/other_names.h"
#include "plan/phrases.h"
#include "plan/planning.h"
#include "plan/sounds.h"
#include "plan/spelling_queries.h"
#include "plan/stems.h"
#include "plan/units.h"
#include "plan/wording_queries.h"
#include "plan/words.h"

namespace broadsheet::schema::plan {

/// Plans the leaves of a query tree that are text. Puts the stages of text one after the other: units, the
/// query of each, names, what places are called elsewhere, neighbours.
class TextQueries {
 public:
  explicit TextQueries(Planning& planning);

  /// A leaf of the tree below no field, or below one of text.
  MaybePart leaf(const QueryNode& node, const Scope& scope);

  /// Running text.
  MaybePart words(const std::string& text, const Scope& scope);

  /// All tokens in their order; `prefix`: the last one is the beginning of a word.
  MaybePart phrase(const std::string& text, bool prefix, const Scope& scope);

  /// What stands near each other; nothing in the outer option if NEAR cannot look for one of its sides.
  std::optional<MaybePart> near(const QueryNode& node, const Scope& scope);

  /// One unit of `text` in a field of names: found as a word of a text is, in its other letters and
  /// characters too, but as a whole.
  Xapian::Query name_word(const Unit& unit, const std::string& text, const Scope& scope);
  /// One thing that is found as a whole, as a group.
  Group group(Xapian::Query found, std::string written, const Scope& scope);

  NameSounds& sounds() noexcept { return sounds_; }
  PhraseQueries& phrases() noexcept { return phrases_; }

 private:
  MaybePart relaxed(const QueryNode& node, MaybePart phrase, const Scope& scope);
  bool finds_nothing(const std::string& text, const Xapian::Query& phrase, const Scope& scope);
  std::vector<Alternative> add_joined(std::vector<Xapian::Query>& queries, const std::vector<Unit>& units,
                                      const std::string& text, const Scope& scope);
  std::vector<Xapian::Query> wordings_of(const std::vector<OwnedToken>& tokens, const std::string& text,
                                         const Scope& scope);
  std::vector<Xapian::Query> of_units(std::vector<Unit>& units, const std::string& text, const Scope& scope,
                                      std::vector<Group>& groups);
  Part whole(Xapian::Query query, std::string_view written, const Scope& scope);
  bool asks_for_groups(const Scope& scope) const;

  Planning& planning_;
  PhraseQueries phrases_;
  StemQueries stems_;
  SpellingQueries spellings_;
  WordingQueries wordings_;
  WordQueries words_;
  EojeolQueries eojeols_;
  UnitQueries units_;
  GroupQueries groups_;
  HanQueries han_;
  NameSounds sounds_;
  OtherNames other_names_;
};

}  // namespace broadsheet::schema::plan
