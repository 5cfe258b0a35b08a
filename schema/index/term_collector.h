// The terms of one document while it is built: counts and positions by term, in buffers that the next
// document uses again. Xapian::Document keeps a tree of strings; asking it once a distinct term, not once a
// word, and stemming once a distinct word, is what makes this worth its lines.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/schema/positions.h"
#include "index/document.h"
#include "index/token_stream.h"
#include "text/flat_table.h"
#include "text/hash.h"

namespace broadsheet::schema {

class TermCollector {
 public:
  using Index = std::uint32_t;  // of a term in this collector; valid until clear()
  static constexpr Index kNone = static_cast<Index>(-1);

  // `hasher` must outlive it.
  explicit TermCollector(const Hasher& hasher = Hasher::of_process());

  // Forgets all terms, keeps the memory (unless a huge document made it huge).
  void clear();

  // The index of `prefix` + `text`, counted 0 times if it is new; kNone if the term would not fit a key.
  Index find_or_add(std::string_view prefix, std::string_view text);

  // Counts the term `weight` times more.
  void count(Index term, std::uint32_t weight) { entries_[term].frequency += weight; }

  // Counts it and keeps a position. Positions must not decrease from call to call.
  void count_at(Index term, std::uint32_t position, std::uint32_t weight);

  // What the caller remembers of a term: the stems of a word, found for the set of languages `key`.
  struct Stems {
    std::uint32_t key = 0;  // 0: not looked up yet
    std::vector<Index> terms;
  };
  Stems& stems(Index term);

  // How often a position was kept.
  std::size_t token_count() const { return tokens_.size(); }

  // All terms. Valid until the next call of a member that is not const.
  std::span<const DocumentTerm> terms();

  // The positions that were kept, as a token stream; empty if none was.
  std::string token_stream();

  // Adds the positions that were kept to `document`, which has all the terms.
  void add_postings(Xapian::Document& document) const;

 private:
  struct Entry {
    std::uint64_t hash = 0;
    std::uint32_t text_begin = 0;  // in text_
    std::uint32_t text_length = 0;
    std::uint32_t frequency = 0;
    Index positioned = kNone;  // its number among the terms that have positions
    Index stems = kNone;       // in stems_
  };

  std::string_view text_of(const Entry& entry) const {
    return std::string_view(text_).substr(entry.text_begin, entry.text_length);
  }

  const Hasher* hasher_;
  std::string text_;                   // all terms, one after the other
  std::vector<Entry> entries_;         // in order of first appearance
  FlatTable table_;                    // places in entries_, by the term
  std::vector<StreamToken> tokens_;    // in the order of the text; their terms are numbers of positioned_
  std::vector<Index> positioned_;      // terms that have positions
  std::vector<std::uint64_t> hashes_;  // of positioned_
  TokenStreamEncoder encoder_;
  std::vector<Stems> stems_;
  std::size_t stems_used_ = 0;
  std::string scratch_;
  std::vector<DocumentTerm> terms_;  // what terms() gave last
};

}  // namespace broadsheet::schema
