// Where the words of a query stand in a text: the plan's sequences of tokens, found by the same analysis that
// indexed the text.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analysis/analyzer.h"
#include "analysis/stemmer.h"
#include "broadsheet/schema/interrupt.h"
#include "plan/query_plan.h"
#include "sounds/name_scanner.h"

namespace broadsheet::searcher {

// Only so much of a text is analysed for marks and snippets: many times the longest newspaper article, and a
// fraction of a second where a record is a whole book.
inline constexpr std::size_t kMaxHighlightBytes = 512U << 10;

// Comparisons of tokens spent on one text. A query of thousands of phrases that begin alike, over a text that
// repeats their beginning, must not take quadratic time; no real search comes near.
inline constexpr std::uint64_t kMaxHighlightComparisons = 4'000'000;

// One place that matched. Offsets are bytes; `sequence` is the index of the plan's sequence.
struct Match {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t sequence = 0;
  friend bool operator==(const Match&, const Match&) = default;
};

enum class Part : std::uint8_t { kTitle, kBody };

// Finds matches. Costly to make (it holds an analyzer): keep one a thread; not thread-safe.
class Highlighter {
 public:
  // The sequences to look for from now on. They are copied; `interrupt` must outlive the calls of find().
  void prepare(std::span<const schema::HighlightSequence> sequences, schema::Interrupt* interrupt = nullptr);

  // All places of `text` (lines joined) that match a sequence meant for `part`, ascending by begin. Words are
  // stemmed in each of `languages`. At most the first kMaxHighlightBytes are looked at. Throws Interrupted.
  std::vector<Match> find(std::string_view text, Part part, std::span<const std::string> languages);

 private:
  // A positioned token of the text, with its stems in the text's languages.
  struct Place {
    std::string text;
    std::vector<std::string> stems;
    std::uint32_t position = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool han = false;
  };
  class Collector;

  bool token_matches(const schema::HighlightToken& wanted, const Place& place, Match& range);
  void find_names(std::string_view text, Part part, schema::NameScan what, std::vector<Match>& matches);
  void match_at(std::size_t first, std::uint32_t sequence, std::vector<Match>& matches);

  schema::Analyzer analyzer_;
  schema::Stemmer stemmer_;
  schema::NameScanner names_;
  std::vector<schema::HighlightSequence> sequences_;
  // Which sequences can begin with a token: by its text, by one of its stems, or by a part of it.
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_text_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_stem_;
  std::vector<std::uint32_t> by_part_;
  std::unordered_map<std::string, std::uint32_t> by_name_;
  bool stems_wanted_ = false;

  schema::Interrupt* interrupt_ = nullptr;

  // Of the text at hand.
  std::vector<Place> places_;
  std::uint64_t comparisons_ = 0;
};

// The union of `matches` (ascending by begin) as ranges that neither overlap nor touch.
std::vector<std::pair<std::uint32_t, std::uint32_t>> merge(std::span<const Match> matches);

}  // namespace broadsheet::searcher
