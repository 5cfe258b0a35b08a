// Snippets: the passage of a body that shows best why it was found, cut where its script allows.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "broadsheet/searcher/results.h"
#include "search/highlight.h"

namespace broadsheet::searcher {

// Cuts snippets. Costly to make (break iterators): keep one a thread; not thread-safe.
class SnippetCutter {
 public:
  SnippetCutter();
  ~SnippetCutter();
  SnippetCutter(SnippetCutter&&) noexcept;
  SnippetCutter& operator=(SnippetCutter&&) noexcept;

  // One or two passages of `text` (lines joined, paragraphs separated by "\n\n") that hold the most different
  // sequences of `matches` (ascending), in the order of the text and together about `columns` wide: two if
  // one passage can't hold what two can. Without matches the beginning of the text. A passage begins and ends
  // with a sentence where it can, else where a line may be broken, never inside a grapheme; "…" stands where
  // a sentence is cut. White space is one space. Time is linear in the text up to the last match.
  std::vector<MarkedText> cut(std::string_view text, std::span<const Match> matches, std::uint32_t columns);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace broadsheet::searcher
