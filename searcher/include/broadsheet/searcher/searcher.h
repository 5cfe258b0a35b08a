/// The searcher: opens indexes and answers searches.
/// The program `searcher` and a portal both call it.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/schema/article.h"
#include "broadsheet/schema/interrupt.h"
#include "broadsheet/schema/query.h"
#include "broadsheet/schema/source_aliases.h"
#include "broadsheet/searcher/results.h"

namespace broadsheet::schema::plan {
class SharedSurfaceCache;
}

namespace broadsheet::searcher {

/// The most hits that one search returns: they are held in memory, with their articles. For later pages, use
/// `offset`.
inline constexpr std::uint64_t kMaxLimit = 100'000;

/// How hits are ordered. kModified: the last modified comes first. Articles without that date come last; ties
/// keep the order in which articles came into the index.
enum class SortOrder : std::uint8_t { kRelevance, kNewest, kOldest, kModified };

/// Which articles are counted, sorted by a date, and counted by date. By relevance, articles with some of the
/// words always follow those with all of them, except with kAll.
enum class MatchMode : std::uint8_t {
  /// Those with every word of the query, in any form; for a long query, those with most of its weight. If
  /// there are none, words are left out until there are some (Results::left_out).
  kAuto,
  kAll,  ///< those with every word, and no others are found at all
  kAny,  ///< those with any of the words
};

/// How much a hit shows of its article and of the match.
enum class Detail : std::uint8_t {
  kId,       ///< Article::id only, whatever fields are asked for
  kArticle,  ///< the fields asked for, without marks or snippets
  kSnippet,  ///< the same, marked headlines and snippets
  kFull,     ///< the same, marked headlines and the whole marked body as the only snippet
};

/// What to search for. Texts are UTF-8; dates are what `date:` takes.
struct SearchRequest {
  std::string query;                   ///< in the query language; may be empty if there is a filter
  std::vector<std::string> languages;  ///< filter: articles in any of these
  std::vector<std::string> sources;    ///< filter: articles whose source line has the words of any of these
  std::optional<schema::SourceAliases> source_aliases;  ///< empty: those that the index carries
  std::string from, to;   ///< filter: published from the beginning of `from` to the end of `to`
  std::string time_zone;  ///< zone of the dates above and of dates shown; empty: each article's own
  MatchMode match = MatchMode::kAuto;
  schema::DefaultOperator default_operator = schema::DefaultOperator::kOr;  ///< kAnd: as MatchMode::kAll
  bool stems = true;  ///< false: only the forms that are typed, so no names and no synonyms either
  bool names = true;  ///< look for names as other scripts and spellings write them
  std::vector<std::string> names_left_out;  ///< but not as these, from Results::also_as
  bool synonyms = true;                     ///< places and dates under their names in other languages too
  bool explain = false;                     ///< ask for Results::terms
  bool suggest = true;                      ///< look for a better spelling of words that no article has
  SortOrder sort = SortOrder::kRelevance;
  std::int64_t fresh_half_life =
      0;                 ///< seconds in which a boost of recent articles halves, by relevance; 0: none
  std::int64_t now = 0;  ///< UTC seconds that ages count to; 0: the system clock
  std::uint64_t offset = 0;
  std::uint64_t limit = 10;  ///< 0: only count
  /// One hit for each group of near-copies, the best of them, with Hit::copies. `offset` and `limit` then
  /// count groups. Groups are made of the first 20,000 articles found (1,000 with remote shards); the rest is
  /// not listed, and Results::notes says so. Groups are the same for every page, limit and order of one state
  /// of an index, except that the order decides which articles are the first if there are more.
  bool collapse = false;
  /// Ask for Results::histogram: by the days of `time_zone`, or of each article's own clock. Looks at every
  /// article that Results::total counts, which is then exact.
  std::optional<HistogramUnit> histogram;
  Detail detail = Detail::kSnippet;
  /// What each hit carries of its article; marked headlines and snippets do not need their fields.
  HitFields fields = HitFields::kAllButBody;
  std::uint32_t snippet_columns = 200;  ///< approximate width of snippets, in columns of a terminal
  /// When the search must end. Within kOvertime after it the search returns what it has, with
  /// Results::timed_out.
  schema::Deadline deadline;
  /// Ends the search within the same time by Interrupted, when nobody needs the answer any more.
  std::stop_token stop;
};

/// How much longer than its deadline a search may take: what was found by then is still fetched and marked,
/// and some steps can't be interrupted. Remote shards, whose servers do not know our deadline, and
/// stored articles of many megabytes on a slow machine may take longer.
inline constexpr std::chrono::milliseconds kOvertime{100};

/// One line of a run: an article's id and its score.
struct Ranked {
  std::string id;
  double score = 0.0;
};

/// Which state of an index a Searcher answers from.
enum class Following : std::uint8_t {
  kEachCall,  ///< the newest when the call begins
  kByHand,    ///< the newest at the last refresh(), as long as the writer leaves it
};

/// Searches one index, or several as one. Not thread-safe, each thread needs its own: a program of several
/// threads keeps an Index (broadsheet/searcher/index.h), which lends searchers.
///
/// Every call answers from one state of the index. If a writer overtakes it, the call reopens the index and
/// starts again on the newest state.
///
/// Commits to shards on this machine are seen at once. So are commits to a remote shard whose server serves
/// one plain database; if it serves an index of several shards, only a new connection shows them, and one is
/// made whenever the last is a second old.
/// A lost connection is made again by the call that needs it.
///
/// The process is not changed: environment, limits, signals. Each shard takes about five open files, so a
/// program with many shards raises its limit (RLIMIT_NOFILE) itself. SIGPIPE need not be ignored for remote
/// shards: it is blocked in the calling thread.
class Searcher {
 public:
  /// Opens the indexes in `directories`, of which there must be one at least. Throws IndexError if one is
  /// missing, damaged, or of another schema version, or if a remote shard does not answer.
  explicit Searcher(const std::vector<std::filesystem::path>& directories,
                    Following following = Following::kEachCall);
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  /// One line for each index that was made with another analysis than ours.
  [[nodiscard]] const std::vector<std::string>& warnings() const noexcept;

  /// The state of the index that the last call answered from, as Results::index_revision.
  [[nodiscard]] const std::string& revision() const noexcept;

  /// Looks for commits, which takes a few microseconds for each shard, and reopens the index if there was
  /// one. True if the state has changed. Throws IndexError.
  bool refresh();

  /// Answers `request`. Never throws for the text of `query`; throws UserError for an unknown time zone, an
  /// invalid date, a limit above kMaxLimit, no query and no filter, IndexError if the index can't be read,
  /// and schema::Interrupted once `request.stop` is asked to stop.
  Results search(const SearchRequest& request);

  /// The best `depth` articles for `text`, which is running text and not in the query language, best first.
  /// Throws IndexError, and schema::Interrupted if they are not known by the deadline.
  std::vector<Ranked> rank(std::string_view text, std::size_t depth, schema::DefaultOperator default_operator,
                           schema::Deadline deadline = {});

  /// The articles with exactly that id: at most one an index, in the order of the indexes. Throws IndexError.
  std::vector<schema::Article> find(std::string_view id);

 private:
  friend class Index;  // whose searchers share a cache
  Searcher(const std::vector<std::filesystem::path>& directories, Following following,
           std::shared_ptr<schema::plan::SharedSurfaceCache> surface_cache);

  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace broadsheet::searcher
