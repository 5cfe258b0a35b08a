/// The summary of one run of `indexer add`: every article of the input, and every record without one, is in
/// exactly one of its counts.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "broadsheet/schema/problem.h"

namespace broadsheet::indexer {

/// What became of a part of a record: of one of its articles, or of the whole record if it holds none.
enum class Outcome : std::uint8_t {
  kAdded,      ///< its id is new to the index
  kUpdated,    ///< it replaced the article with its id
  kUnchanged,  ///< the index holds it already
  kDuplicate,  ///< this run read it already: same id, same content
  kRejected,   ///< it could not be read as an article; listed with its place and reason
  kSkipped,    ///< it holds no article, and nothing is wrong with that
};

/// "added", "updated", "unchanged", "duplicate", "rejected" or "skipped".
std::string_view to_string(Outcome outcome) noexcept;

/// Counts articles by a name (a language, a source), in bounded memory: an archive may name any number of
/// sources.
class Counter {
 public:
  /// Names beyond this many are counted together as other().
  static constexpr std::size_t kMaxNames = 10'000;

  void count(std::string_view name);

  /// Articles by name.
  const std::map<std::string, std::uint64_t, std::less<>>& names() const noexcept { return names_; }
  /// Articles whose name came too late to be counted separately.
  std::uint64_t other() const noexcept { return other_; }

 private:
  std::map<std::string, std::uint64_t, std::less<>> names_;
  std::uint64_t other_ = 0;
};

/// What a run did. parts == added + updated + unchanged + duplicates + rejected + skipped, always; parts >=
/// records, since a record has a part for each article that it holds, and one if it holds none.
struct Summary {
  std::string index;  ///< its directory as given
  std::uint64_t records = 0;
  std::uint64_t parts = 0;  ///< of records; more than `records` if some hold several articles
  std::uint64_t added = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t duplicates = 0;
  std::uint64_t rejected = 0;
  std::uint64_t skipped = 0;
  std::map<schema::ProblemCode, std::uint64_t> rejected_by;  ///< parts that were rejected, by kind of problem
  std::map<schema::ProblemCode, std::uint64_t> skipped_by;   ///< the same of those that were skipped
  std::uint64_t without_date = 0;                            ///< of added, updated and unchanged
  std::uint64_t warnings = 0;                                ///< remarks of the parsers, on accepted records
  Counter languages;  ///< of added, updated and unchanged, by main language; "" if unknown
  Counter sources;    ///< the same by name of the source; "" if none is named
  std::uint64_t files = 0;
  std::uint64_t text_bytes = 0;  ///< bytes of all records
  double seconds = 0.0;
  std::string finished;  ///< when it ended, RFC 3339, UTC
  std::uint64_t index_bytes = 0;
  bool dry_run = false;
  bool interrupted = false;  ///< a signal ended it early; what it counts is done and committed

  /// Counts one part; `is_first`: of its record.
  void count(Outcome outcome, bool is_first = true);
  /// Throws std::logic_error if the counts do not add up to `parts`.
  void check() const;
};

/// The summary for people, ending with a newline.
std::string to_text(const Summary& summary);

/// The summary as one JSON object without line breaks, of the shape that docs/INDEXER.md documents. `names`
/// bounds how many languages and sources are listed; the rest are summed.
std::string to_json(const Summary& summary, std::size_t names);

/// How many names `--json` lists, and how many the index keeps of its last run.
inline constexpr std::size_t kListedNames = 1000;
inline constexpr std::size_t kStoredNames = 10;

}  // namespace broadsheet::indexer
