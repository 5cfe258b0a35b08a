// The planner: from a query tree to a Xapian query over one index.
// Each kind of text has its file: words, Han and Kana, phrases, fields. The tree is walked in planner.cc.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "broadsheet/schema/fields.h"
#include "broadsheet/schema/query_plan.h"
#include "lexemes/names.h"
#include "plan/full_terms.h"
#include "plan/position_source.h"
#include "plan/ranking.h"
#include "plan/tokens.h"
#include "plan/tools.h"

namespace broadsheet::schema::query {

/// What a node means where it stands.
struct Context {
  bool title = true;  ///< look in headlines
  bool body = true;   ///< look in bodies
  bool excluded =
      false;  ///< the match is taken away: only what was typed, nothing like it, and no highlights
  bool sentence = false;         ///< one of many words: parts of it match too, see kSentenceWords
  const Field* field = nullptr;  ///< of a name, keyword, exact value or instant; null: text
};

/// What a node became. A filter has no weight and narrows whatever stands beside it.
struct Part {
  Xapian::Query query;
  bool filter = false;
};

/// One place of a phrase: the terms (without prefix) that may stand there.
struct Slot {
  std::vector<std::string> terms;
  std::uint32_t position = 0;
  std::string prefix;  ///< if not empty: and whatever begins with it
  bool han = false;    ///< the continuation of `prefix` is a bigram
};

struct OtherName;

/// Whether a word is a name, by how it is written where it was typed and in the index.
enum class NameLook : std::uint8_t { kNo, kOpen, kName };

/// What a tree holds of nothing (punctuation, an ignored part) has no Part.
using MaybePart = std::optional<Part>;

/// One use: construct, plan.
class Planner {
 public:
  Planner(const Xapian::Database& database, const PlanOptions& options, const RankingConstants& constants,
          PlanTools::Parts& tools);
  QueryPlan plan(const ParsedQuery& query);

 private:
  // The tree (planner.cc)
  MaybePart plan_node(const QueryNode& node, const Context& context);
  MaybePart plan_list(const QueryNode& node, const Context& context);
  MaybePart plan_and(const QueryNode& node, const Context& context);
  MaybePart plan_or(const QueryNode& node, const Context& context);
  MaybePart plan_text(const QueryNode& node, const Context& context);
  Xapian::Query join_default(const std::vector<Xapian::Query>& queries) const;

  // Words (plan_words.cc)
  MaybePart plan_words(const std::string& text, const Context& context);
  Xapian::Query unit_query(const Unit& unit, std::string_view text, const Context& context);
  Xapian::Query word_query(const OwnedToken& token, std::string_view written, const Context& context);
  std::vector<Xapian::Query> exact_terms(const OwnedToken& token, std::string_view written,
                                         const Context& context);
  Xapian::Query hangul_query(const Unit& unit, std::string_view written, const Context& context);
  Xapian::Query compound_query(const Unit& unit, std::string_view text, const Context& context);
  Xapian::Query joined_query(const std::vector<OwnedToken>& tokens, std::string_view text,
                             const Context& context);
  std::vector<std::string> stems_of(const OwnedToken& token);
  std::vector<std::string> plain_of(const OwnedToken& token);
  Xapian::Query adjacency(const std::vector<Unit>& all, const Context& context);

  // Han and Kana (plan_han.cc)
  Xapian::Query han_query(const Unit& unit, std::string_view text, const Context& context);
  Xapian::Query han_typed(const Unit& unit, std::string_view text, const Context& context);
  Xapian::Query han_variant(const Unit& unit, const std::string& variant, std::string_view written,
                            std::set<std::string>& looked_up, const Context& context);
  Xapian::Query substring(const Unit& unit, std::size_t from, std::size_t to, const Context& context);
  Xapian::Query single_character(const OwnedToken& token, std::string_view written, const Context& context);

  // Phrases, prefixes, NEAR (plan_phrase.cc)
  MaybePart plan_phrase(const std::string& text, bool prefix, const Context& context);
  MaybePart plan_near(const QueryNode& node, const Context& context);
  std::vector<Slot> slots_of(const std::vector<OwnedToken>& tokens, std::string_view text, bool prefix);
  std::optional<std::vector<Slot>> near_slots(const QueryNode& node);
  Xapian::Query slots_query(const std::vector<Slot>& slots, PlaceOrder order, std::uint32_t window,
                            std::string_view written, const Context& context);
  std::vector<std::string> slot_terms(const Slot& slot, std::string_view field_prefix);
  Xapian::Query lying(const std::vector<std::vector<std::string>>& places, PlaceOrder order,
                      std::uint32_t window);
  Xapian::Query wildcard(const std::string& pattern, std::string_view written, Xapian::Query::op combiner);
  Xapian::Query prefix_query(const std::string& stem, std::string_view written, const Context& context);
  std::vector<std::string> expand(const std::string& term, bool bigrams, std::size_t limit);

  // Names as other scripts and spellings write them (plan_names.cc)
  // `queries` are those of the first units of `all`. Returns what stands beside them.
  std::vector<Xapian::Query> add_names(const std::string& text, const std::vector<Unit>& all,
                                       std::vector<Xapian::Query>& queries, const Context& context);
  Xapian::Query name_terms(std::string_view written, std::size_t least_consonants, const Context& context);
  double name_weight(const std::vector<Unit>& all, std::uint32_t begin, std::uint32_t end) const;
  NameLook look_of(const Unit& unit, std::string_view written) const;
  MaybePart plan_sound(const std::string& text, const Context& context);
  MaybePart plan_no_name(const std::string& value, const std::string& after, const Context& context);

  // Fields (plan_fields.cc)
  MaybePart plan_field(const QueryNode& node, const Context& context);
  MaybePart plan_values(const QueryNode& node, const Context& context);
  MaybePart plan_value(const std::string& value, bool prefix, const Field& field);
  MaybePart plan_source(const std::string& text, bool phrase, bool prefix, const Context& context);
  MaybePart plan_name(const std::string& text, bool phrase, bool prefix, const Context& context);
  MaybePart plan_range(const Field& field, const std::string& low, const std::string& high);
  MaybePart plan_language(const std::string& value, const Field& field);  // plan_languages.cc
  Xapian::Query any_value(const Field& field);

  // Places and dates in other languages (plan_places.cc)
  void add_other_names(std::vector<Xapian::Query>& queries, const std::vector<Unit>& all,
                       std::string_view text, const Context& context);
  Xapian::Query other_names(lexemes::Entity entity, const std::vector<OwnedToken>& typed,
                            std::string_view written, const Context& context);
  Xapian::Query other_name(const OtherName& name, lexemes::Entity entity, std::string_view written,
                           const Context& context);
  std::vector<OtherName> held_names(lexemes::Entity entity, const std::vector<OwnedToken>& typed,
                                    const Context& context);
  std::uint64_t postings_of(const OtherName& name, const Context& context);
  bool holds_language(std::string_view language);
  MaybePart plan_country(const std::string& value, const Field& field);

  // What has no weight
  Xapian::Query narrowed(const Xapian::Query& query, const Xapian::Query& filter);
  Xapian::Query without(const Xapian::Query& query, const Xapian::Query& excluded);

  // Terms
  Xapian::Query leaf(const std::string& term);
  std::vector<std::string> prefixes(const Context& context) const;
  std::uint64_t frequency(const std::string& term) const;
  bool room(std::size_t leaves);
  void explain(std::string_view written, std::string_view field, std::string_view kind, std::string term,
               std::uint64_t documents);
  void explain_term(std::string_view written, std::string_view kind, std::string_view kind_prefix,
                    std::string_view field_prefix, std::string_view text);
  void highlight(std::vector<HighlightToken> tokens, const Context& context);
  void note(std::string sentence);

  // Weights
  double own_rarity(std::string_view word, double found) const;

  const Xapian::Database& database_;
  const PlanOptions& options_;
  const RankingConstants& constants_;
  PlanTools::Parts& tools_;
  std::vector<StemLanguage> languages_;  ///< that the index holds and that have a stemmer
  std::vector<std::pair<std::string_view, bool>> held_languages_;  ///< asked so far, see holds_language()
  FullTerms full_terms_;
  std::uint64_t document_count_;
  std::optional<Population> population_;  ///< of the words planned now
  PositionLookup positions_;
  PositionQueries position_queries_;
  std::optional<SourceAliases> aliases_;  ///< read when a source is asked for
  std::size_t leaves_ = 0;
  QueryPlan plan_;
};

/// Whether `first` is the field `name` with a value that is no name, and `next` are the words after it: in
/// `name:Shin Won-sik`, typed without quotation marks, they belong together.
bool no_name_before_words(const QueryNode& first, const QueryNode& next, NameScanner& scanner);

/// Small helpers to build queries of vectors: empty queries stand for "nothing".
Xapian::Query combine(Xapian::Query::op op, const std::vector<Xapian::Query>& queries);
Xapian::Query scaled(const Xapian::Query& query, double factor);

/// plan_query with other weights: for measuring them.
QueryPlan plan_with(const ParsedQuery& query, const Xapian::Database& database, const PlanOptions& options,
                    const RankingConstants& constants, PlanTools& tools);

/// ranking_weight() with other parameters.
Xapian::BM25Weight weight_with(const QueryPlan& plan, const RankingConstants& constants);

}  // namespace broadsheet::schema::query
