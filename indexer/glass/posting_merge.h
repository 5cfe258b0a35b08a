// Merges tables of posting lists: all that has one key in several of them becomes one.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "glass/chunks.h"
#include "glass/posting_stream.h"
#include "glass/posting_writer.h"
#include "glass/source.h"
#include "glass/table_reader.h"
#include "glass/table_writer.h"

namespace broadsheet::indexer::glass {

// Keys of terms are not less; all others are less.
inline constexpr std::string_view kTermsBegin("\0\xFF", 2);

// Xapian reads counts of documents, and frequencies, as 32 bits.
inline constexpr std::uint64_t kMostDocuments = 0xFFFF'FFFFu;

class PostingMerge {
 public:
  // `sources` must outlive it.
  explicit PostingMerge(const Sources& sources);

  // Adds everything except the posting lists of terms: metadata, statistics and streams of values, lengths.
  void merge_others(TableWriter& table);

  // Adds the posting lists of the terms whose keys are not less than `begin`, and less than `end` if that is
  // not empty.
  template <typename Sink>
  void merge_terms(Sink& sink, std::string_view begin, std::string_view end);

  // Adds to `counts` how many entries of each source were merged since the last call.
  void take_counts(std::vector<std::uint64_t>& counts);

 private:
  // A source's reader, which stands at the beginning of a group of entries: those of one list.
  struct Cursor {
    Cursor(const Source& of, const TableFile& file) : source(&of), reader(file) {}
    // Moves on after what it leaves was merged.
    void next() { alive = next_of_group(); }
    bool next_of_group() {
      ++merged;
      return reader.next();
    }
    const Source* source;
    TableReader reader;
    bool alive = false;        // has a group
    std::string_view group;    // the part of the key that all of a group begin with
    std::uint64_t merged = 0;  // entries, since they were taken
  };
  // Of a heap. Cursors without a group stay there, behind all others.
  struct Place {
    std::uint64_t prefix = 0;  // of the cursor's group
    std::uint32_t cursor = 0;
  };

  void start(std::string_view begin, std::string_view end);
  std::string_view group_of(const Cursor& cursor) const;
  Place enter(std::uint32_t cursor);
  bool before(const Place& a, const Place& b) const;
  void sift_down(std::size_t at);
  bool take_group();
  void put_back();

  void merge_metadata(TableWriter& table);
  void merge_value_statistics(TableWriter& table);
  void merge_values(TableWriter& table);
  template <typename Sink>
  void merge_list(PostingStream<Sink>& stream);
  template <typename Sink>
  void append(PostingStream<Sink>& stream, const Cursor& cursor, const Chunk& chunk);

  std::deque<Cursor> cursors_;
  std::vector<Place> heap_;  // the least first
  std::string end_;
  bool terms_ = false;
  // The group with the least key, where in the heap those are that have it, the cursors in order, their
  // chunks.
  std::string group_;
  std::vector<std::size_t> taken_places_;
  std::vector<std::uint32_t> taken_;
  std::vector<ListHead> heads_;
};

template <typename Sink>
void PostingMerge::append(PostingStream<Sink>& stream, const Cursor& cursor, const Chunk& chunk) {
  const Source& source = *cursor.source;
  if (!source.has(chunk.first) || !source.has(chunk.last) ||
      !stream.append(source.renumbered(chunk.first), source.renumbered(chunk.last), chunk.entries))
    source.postings.fail("the entries of a posting list can't be read");
}

template <typename Sink>
void PostingMerge::merge_list(PostingStream<Sink>& stream) {
  const bool lengths = group_ == kLengthsKey;
  std::uint64_t count = 0;
  std::uint64_t frequencies = 0;
  heads_.resize(taken_.size());
  for (std::size_t i = 0; i < taken_.size(); ++i) {
    const Cursor& cursor = cursors_[taken_[i]];
    if (!parse_first_chunk(cursor.reader, heads_[i]))
      cursor.source->postings.fail("the beginning of a posting list can't be read");
    count += heads_[i].count;
    frequencies += heads_[i].frequencies;
  }
  if (count > kMostDocuments)
    cursors_[taken_[0]].source->postings.fail("posting lists count more documents than a database can have");
  stream.begin(group_, count, std::min(frequencies, kMostDocuments));
  const std::size_t prefix = group_.size() + (lengths ? 0 : 1);
  for (std::size_t i = 0; i < taken_.size(); ++i) {
    Cursor& cursor = cursors_[taken_[i]];
    append(stream, cursor, heads_[i].chunk);
    for (bool is_last = heads_[i].chunk.is_last; !is_last;) {
      Chunk chunk;
      if (!cursor.next_of_group() || !cursor.reader.key().starts_with(group_) ||
          cursor.reader.key().size() <= prefix || (!lengths && cursor.reader.key()[prefix - 1] != '\0') ||
          !parse_later_chunk(cursor.reader, prefix, chunk))
        cursor.source->postings.fail("a posting list ends before its last entry");
      append(stream, cursor, chunk);
      is_last = chunk.is_last;
    }
    cursor.next();
  }
  stream.finish();
}

template <typename Sink>
void PostingMerge::merge_terms(Sink& sink, std::string_view begin, std::string_view end) {
  terms_ = true;
  start(begin.empty() ? kTermsBegin : begin, end);
  PostingStream<Sink> stream(sink);
  while (take_group()) {
    merge_list(stream);
    put_back();
  }
}

}  // namespace broadsheet::indexer::glass
