/// The one Results type that all formats print, so that text, JSON, CSV and later formats can't disagree.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "broadsheet/schema/article.h"
#include "broadsheet/schema/query.h"

namespace broadsheet::searcher {

/// Text with the places that matched.
struct MarkedText {
  std::string text;  ///< UTF-8, plain; not escaped for any format
  std::vector<std::pair<std::uint32_t, std::uint32_t>>
      matches;  ///< [begin, end) byte offsets in `text`, ascending, not overlapping
};

/// What a hit carries of its article besides the id, joined by "|". What was not asked for is empty.
enum class HitFields : std::uint32_t {
  kNone = 0,
  kHeadlines = 1U << 0,
  kBody = 1U << 1,   ///< the text of the body; its language is there in any case
  kDates = 1U << 2,  ///< date_text, published, modified, date_problem
  kSource = 1U << 3,
  kByline = 1U << 4,
  kUrl = 1U << 5,
  kTags = 1U << 6,
  kExtra = 1U << 7,  ///< members of its record that we don't know
  kAll = (1U << 8) - 1,
  kAllButBody = kAll & ~(1U << 1),
};
constexpr HitFields operator|(HitFields a, HitFields b) noexcept {
  return static_cast<HitFields>(static_cast<std::uint32_t>(a) | static_cast<std::uint32_t>(b));
}
/// True if `fields` has all of `wanted`.
constexpr bool has(HitFields fields, HitFields wanted) noexcept {
  return (static_cast<std::uint32_t>(fields) & static_cast<std::uint32_t>(wanted)) ==
         static_cast<std::uint32_t>(wanted);
}

/// The article of a group of near-copies that was published first; of those without a date, that came first.
struct FirstSeen {
  std::string id;
  std::optional<schema::Dateline> published;
  schema::SourceLine source;
};

/// The most ids that Copies::ids has.
inline constexpr std::size_t kMaxCopyIds = 100;

/// The near-copies in the group of a hit.
struct Copies {
  std::uint64_t more = 0;        ///< how many, the hit not counted
  std::vector<std::string> ids;  ///< theirs, first seen first; kMaxCopyIds at most
  FirstSeen first_seen;          ///< of all, the hit included
};

/// How near-copies were grouped.
struct Folded {
  std::uint64_t articles = 0;  ///< how many of the articles found were grouped, from the first on
  std::uint64_t groups = 0;    ///< how many groups there are, one hit each
};

/// One article found.
struct Hit {
  std::uint64_t rank = 0;             ///< counted from 1 over the whole result, after grouping
  double score = 0.0;                 ///< BM25; comparable within one search only
  schema::Article article;            ///< its id, and of the rest what Results::fields names
  std::vector<MarkedText> headlines;  ///< as many as the article has
  std::vector<MarkedText> snippets;   ///< passages of the body in order of the text; may be empty
  std::optional<Copies> copies;       ///< if SearchRequest::collapse, and there are any
};

/// By which unit of time articles are counted.
enum class HistogramUnit : std::uint8_t { kDay, kMonth, kYear };

/// How many articles were published on one day, in one month or year.
struct HistogramBin {
  std::string key;  ///< "2024-03-01", "2024-03" or "2024": what `date:` takes
  std::uint64_t count = 0;
};

/// Counts of all articles that Results::total counts, not only of the hits asked for.
struct Histogram {
  HistogramUnit unit = HistogramUnit::kDay;
  std::vector<HistogramBin> bins;  ///< in order of time; only keys that an article has
  std::uint64_t undated = 0;       ///< those of them that have no date
};

/// What an article must have of the query to be counted by Results::total.
enum class Tier : std::uint8_t {
  kAny,        ///< anything: the query has only one part, or MatchMode::kAny was asked for
  kAllWords,   ///< every word, in any form
  kMostWords,  ///< of a long query, words that make up Results::share of its weight
  kSomeWords,  ///< every word except Results::left_out, since no article has them all
};

/// A name that a search found beside the one typed, as the index writes it. SearchRequest::names_left_out
/// leaves it out.
struct AlsoAs {
  std::string typed;           ///< the name as typed
  std::string name;            ///< with capitals where its script has them
  std::uint64_t articles = 0;  ///< how many articles of the index have it
};

/// What a search found.
struct Results {
  std::string query;                   ///< as typed
  std::string understood;              ///< schema::to_string of the tree, filters of the request included
  std::vector<schema::Problem> notes;  ///< what was read in another way than typed, or left out
  std::vector<schema::TermExplanation> terms;
  bool explain = false;         ///< `terms` was asked for
  std::vector<AlsoAs> also_as;  ///< names that were found too; of each that was typed, the likeliest first
  Tier tier = Tier::kAny;       ///< what the articles of `total` have
  double share = 1.0;           ///< of the query's weight, with Tier::kMostWords
  std::vector<std::string> left_out;   ///< words, as typed, that `total` does not require
  std::uint64_t total = 0;             ///< articles of `tier`; by a date, only they are hits
  bool total_is_exact = true;          ///< false: a lower bound, or
  bool total_is_estimate = false;      ///< an estimate
  std::uint64_t total_any = 0;         ///< articles with any of the words; by relevance, they are the hits
  bool total_any_is_exact = true;      ///< false: a lower bound, or
  bool total_any_is_estimate = false;  ///< an estimate
  /// The deadline passed before the search was done: hits may be missing, the last ones first, other articles
  /// may be better, and the suggestion may be missing. The counts of a histogram are lower bounds too.
  bool timed_out = false;
  std::optional<std::string> suggestion;  ///< the query in another spelling, if that finds more
  double seconds = 0.0;
  /// The state of the index in which all of this was found: it differs after each commit, is the same for
  /// copies of the index, and has no order.
  std::string index_revision;
  std::uint64_t offset = 0;
  std::uint64_t limit = 0;
  std::string time_zone;  ///< the reader's zone, in which dates are shown; empty: each article's own
  std::optional<Histogram> histogram;   ///< if it was asked for
  std::optional<Folded> folded;         ///< if SearchRequest::collapse; the totals above count articles
  HitFields fields = HitFields::kNone;  ///< what of its article each hit carries
  std::vector<Hit> hits;
};

}  // namespace broadsheet::searcher
