/// From a query tree to a Xapian query over one index, with an account of what was looked up and what to
/// highlight.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/schema/interrupt.h"
#include "broadsheet/schema/positions.h"
#include "broadsheet/schema/query.h"
#include "broadsheet/schema/source_aliases.h"

namespace broadsheet::schema {

namespace plan {
class SurfaceCache;
}

/// Which phrases are read as their words, with a note.
enum class PhraseRelaxation : std::uint8_t {
  kNone,
  kImpossible,  ///< those with a word that no article has
  kEmpty,       ///< those that no article has, too: each is looked up while the query is planned
};

/// What a plan may do.
struct PlanOptions {
  DefaultOperator default_operator = DefaultOperator::kOr;
  bool stems = true;  ///< look up stems beside exact words
  bool names = true;  ///< look up names as other scripts and spellings write them; needs `stems`
  std::vector<std::string> names_left_out;  ///< names that are not looked up, as QueryPlan::also_as has them
  bool synonyms = true;   ///< look up what places, languages, months and days are called elsewhere
  bool adjacency = true;  ///< rank neighbouring query words higher
  std::optional<PositionLookup> positions;  ///< empty: as the metadata of the database (its first shard) says
  PhraseRelaxation relax_phrases =
      PhraseRelaxation::kNone;   ///< none where what is found is changed or removed
  bool groups = false;           ///< tell QueryPlan::groups, which takes some look-ups more
  bool all_of_a_prefix = false;  ///< look up every term that begins with a prefix, not the most frequent ones
  std::string time_zone;         ///< zone of dates in the query (IANA or offset); empty: each article's own
  std::optional<std::int64_t>
      now;  ///< UTC seconds that `date:today` and the like count from; empty: the system clock
  /// Names that mean one source in `source:` and `publisher:`; null: those that the index carries. Must
  /// outlive the call.
  const SourceAliases* source_aliases = nullptr;
  /// What is kept of the state of the index that is planned for; null: nothing. It changes no plan.
  std::shared_ptr<plan::SurfaceCache> surface_cache;
  /// When planning must end, and what is matched of phrases and NEAR with it; null: never. Must outlive the
  /// plan and its runs.
  Interrupt* interrupt = nullptr;
};

/// One token to highlight: a normalised text, or the stem or prefix of one.
struct HighlightToken {
  std::string text;  ///< normalised token text
  std::vector<std::string>
      stems;            ///< token also matches if one of its stems is here, or begins with one of these
  bool prefix = false;  ///< token matches if it begins with `text`
  bool substring =
      false;  ///< token matches if it contains `text`, and only that part of it is marked (Hangul)
};

/// A run of neighbouring positioned tokens that a snippet marks as one match.
struct HighlightSequence {
  std::vector<HighlightToken> tokens;
  bool title = true;      ///< mark it in headlines
  bool body = true;       ///< mark it in bodies
  std::string name = {};  ///< no tokens: mark the names that have this key (FoundName::key)
};

/// A way in which the index writes a name that was typed otherwise, and that a search finds too.
struct OtherSpelling {
  std::string typed;            ///< the name as typed
  std::string name;             ///< the name as the index has it, with capitals where its script has them
  std::uint64_t documents = 0;  ///< how many articles have it
};

/// One thing that a query asks for: a word in any of its forms, a phrase, alternatives that were written.
struct QueryGroup {
  std::string written;          ///< as typed
  Xapian::Query found;          ///< the articles that hold it; its weights mean nothing
  std::uint64_t documents = 0;  ///< about how many; 0: none
  double rarity = 0;            ///< what holding it counts among the groups of the query
  bool word = true;             ///< a word of running text; else something written with operators or marks
};

/// A query ready to run on the database it was planned for, one run after the other: what a run reads of the
/// articles' positions is kept in the query for the next one, so that two threads need two plans. To be run
/// with weights (ranking_weight()): without them, Xapian 1.4.22 takes some indexes for damaged.
struct QueryPlan {
  Xapian::Query query;  ///< empty (Xapian::Query::empty()) if nothing can match
  double relative_length =
      1;  ///< articles in the query's language are so much longer than all; 1 if not known
  std::vector<HighlightSequence> highlights;
  std::vector<TermExplanation> terms;
  /// What an article must hold to have all that was asked for, besides what `query` requires of every
  /// article; in order of the query. Only with PlanOptions::groups, as the members below.
  std::vector<QueryGroup> groups;
  bool many_words = false;             ///< so many words (kSentenceWords) that most of them are enough
  Xapian::Query matched;               ///< what `query` finds, in fewer steps; its weights mean nothing
  std::vector<OtherSpelling> also_as;  ///< each once; of each name that was typed, the likeliest first
  bool has_phrases = false;            ///< of text, which PhraseRelaxation may read as their words
  std::vector<Problem> notes;  ///< e.g. "no date in 'date:foo'; read as words"; their parameter is "query"
};

/// What planning takes that is costly to make: what cuts words, stems them, reads names, tells languages.
/// Each is made for the first query that needs it and kept for the next ones, so that who plans many queries
/// keeps one object, and nothing of it is left when that is gone. Cheap to make. Not thread-safe: one a
/// thread.
class PlanTools {
 public:
  PlanTools();
  ~PlanTools();
  PlanTools(PlanTools&&) noexcept;
  PlanTools& operator=(PlanTools&&) noexcept;

  class Parts;  ///< what they are; for the planner
  Parts& parts() noexcept { return *parts_; }

 private:
  std::unique_ptr<Parts> parts_;
};

/// Plans `query` for `database`. Never throws for what a query says; Xapian's own errors pass, and so does
/// UserError for an unknown `options.time_zone`. Throws Interrupted once `options.interrupt` has expired. A
/// plan that is run finds nothing more from then on. Thread-safe on distinct databases and tools.
QueryPlan plan_query(const ParsedQuery& query, const Xapian::Database& database, const PlanOptions& options,
                     PlanTools& tools);

/// The weighting that a plan is made for: BM25 with the measured parameters.
Xapian::BM25Weight ranking_weight(const QueryPlan& plan);

}  // namespace broadsheet::schema
