// A heap of readers, and what is done with each kind of entry.
#include "glass/posting_merge.h"

#include <xapian.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "glass/decoding.h"
#include "glass/encoding.h"
#include "glass/key_prefix.h"

namespace broadsheet::indexer::glass {
namespace {

// Zero bytes of a term are marked; one that is not begins the number of a later chunk.
bool is_first_of_term(std::string_view key) {
  for (std::size_t zero; (zero = key.find('\0')) != std::string_view::npos; key.remove_prefix(zero + 2)) {
    if (zero + 1 == key.size() || key[zero + 1] != '\xFF') return false;
  }
  return true;
}

}  // namespace

PostingMerge::PostingMerge(const Sources& sources) {
  for (const auto& source : sources.all) cursors_.emplace_back(*source, source->postings);
}

void PostingMerge::take_counts(std::vector<std::uint64_t>& counts) {
  counts.resize(cursors_.size());
  for (std::size_t i = 0; i < cursors_.size(); ++i) counts[i] += std::exchange(cursors_[i].merged, 0);
}

void PostingMerge::start(std::string_view begin, std::string_view end) {
  end_ = end;
  heap_.clear();
  for (std::uint32_t i = 0; i < cursors_.size(); ++i) {
    cursors_[i].alive = cursors_[i].reader.seek(begin);
    heap_.push_back(enter(i));
  }
  for (std::size_t at = heap_.size() / 2; at-- > 0;) sift_down(at);
}

std::string_view PostingMerge::group_of(const Cursor& cursor) const {
  const std::string_view key = cursor.reader.key();
  if (terms_) {
    if (is_first_of_term(key)) return key;
    cursor.source->postings.fail("the beginning of a posting list is missing");
  }
  if (key.size() >= 2 && key[0] == '\0') {
    if (key[1] == kMetadataKind || key[1] == kValueStatisticsKind || key == kLengthsKey) return key;
    if (key[1] == kValuesKind) {
      std::string_view rest = key.substr(2);
      std::uint32_t slot = 0;
      if (take_uint(rest, slot)) return key.substr(0, key.size() - rest.size());
    }
    if (key[1] == kLengthsKind) cursor.source->postings.fail("the beginning of a posting list is missing");
  }
  cursor.source->postings.fail("an entry is of an unknown kind");
}

// The cursor has come to another group, or to the end.
PostingMerge::Place PostingMerge::enter(std::uint32_t number) {
  Cursor& cursor = cursors_[number];
  if (cursor.alive) {
    const std::string_view key = cursor.reader.key();
    cursor.alive = terms_ ? end_.empty() || key < end_ : key < kTermsBegin;
  }
  if (!cursor.alive) return {std::numeric_limits<std::uint64_t>::max(), number};
  cursor.group = group_of(cursor);
  return {prefix_of(cursor.group), number};
}

inline bool PostingMerge::before(const Place& a, const Place& b) const {
  if (a.prefix != b.prefix) return a.prefix < b.prefix;
  const Cursor& x = cursors_[a.cursor];
  const Cursor& y = cursors_[b.cursor];
  if (!x.alive || !y.alive) return x.alive && !y.alive;
  return x.group < y.group;
}

void PostingMerge::sift_down(std::size_t at) {
  const Place moved = heap_[at];
  for (std::size_t child; (child = 2 * at + 1) < heap_.size(); at = child) {
    if (child + 1 < heap_.size() && before(heap_[child + 1], heap_[child])) ++child;
    if (!before(heap_[child], moved)) break;
    heap_[at] = heap_[child];
  }
  heap_[at] = moved;
}

// Those with the least key are the top of the heap and others right below it.
bool PostingMerge::take_group() {
  if (heap_.empty() || !cursors_[heap_[0].cursor].alive) return false;
  group_.assign(cursors_[heap_[0].cursor].group);
  taken_places_.assign(1, 0);
  taken_.assign(1, heap_[0].cursor);
  for (std::size_t i = 0; i < taken_places_.size(); ++i) {
    const std::size_t child = 2 * taken_places_[i] + 1;
    for (std::size_t at = child; at < std::min(child + 2, heap_.size()); ++at) {
      const Cursor& cursor = cursors_[heap_[at].cursor];
      if (heap_[at].prefix != heap_[0].prefix || !cursor.alive || cursor.group != group_) continue;
      taken_places_.push_back(at);
      taken_.push_back(heap_[at].cursor);
    }
  }
  if (taken_.size() > 1) std::sort(taken_.begin(), taken_.end());
  return true;
}

// The cursors that were taken stand at other groups: from the lowest place to the top, so that all below is
// in order.
void PostingMerge::put_back() {
  for (const std::size_t at : taken_places_) heap_[at] = enter(heap_[at].cursor);
  for (std::size_t i = taken_places_.size(); i-- > 0;) sift_down(taken_places_[i]);
}

void PostingMerge::merge_others(TableWriter& table) {
  terms_ = false;
  start({}, {});
  PostingStream<TableWriter> lengths(table);
  while (take_group()) {
    if (group_[1] == kMetadataKind) {
      merge_metadata(table);
    } else if (group_[1] == kValueStatisticsKind) {
      merge_value_statistics(table);
    } else if (group_[1] == kValuesKind) {
      merge_values(table);
    } else {
      merge_list(lengths);
    }
    put_back();
  }
}

void PostingMerge::merge_metadata(TableWriter& table) {
  const Cursor& first = cursors_[taken_[0]];
  if (first.reader.compressed()) first.source->postings.fail("metadata is compressed, which it never is");
  table.add(group_, first.reader.tag());
  for (const std::uint32_t taken : taken_) cursors_[taken].next();
}

void PostingMerge::merge_value_statistics(TableWriter& table) {
  std::uint64_t count = 0;
  std::string least;
  std::string greatest;
  for (const std::uint32_t taken : taken_) {
    Cursor& cursor = cursors_[taken];
    std::string_view tag = cursor.reader.tag();
    std::uint32_t one = 0;
    std::string_view low;
    if (cursor.reader.compressed() || !take_uint(tag, one) || !take_string(tag, low))
      cursor.source->postings.fail("the statistics of a value slot can't be read");
    const std::string_view high = tag.empty() ? low : tag;
    if (one > 0) {
      if (count == 0 || low < least) least = low;
      if (count == 0 || high > greatest) greatest = high;
      count += one;
    }
    cursor.next();
  }
  if (count == 0) return;
  if (count > kMostDocuments)
    cursors_[taken_[0]].source->postings.fail("a value slot counts more documents than a database can have");
  std::string tag;
  append_uint(tag, count);
  append_string(tag, least);
  if (greatest != least) tag += greatest;
  table.add(group_, tag);
}

void PostingMerge::merge_values(TableWriter& table) {
  std::string_view number = std::string_view(group_).substr(2);
  std::uint32_t slot = 0;
  take_uint(number, slot);
  // Written in more bytes than it takes, it would stand at another place.
  std::string canonical(group_, 0, 2);
  append_uint(canonical, slot);
  ValueStream stream(table, slot);
  for (const std::uint32_t taken : taken_) {
    Cursor& cursor = cursors_[taken];
    const Source& source = *cursor.source;
    const auto fail = [&] { source.postings.fail("the values of a slot can't be read"); };
    if (canonical != group_) fail();
    std::uint64_t before = 0;
    for (; cursor.alive && cursor.reader.key().starts_with(group_); cursor.next()) {
      std::string_view key = cursor.reader.key().substr(group_.size());
      std::string_view tag = cursor.reader.tag();
      std::uint32_t first = 0;
      if (cursor.reader.compressed() || !take_sorted_uint(key, first) || !key.empty() || first <= before)
        fail();
      for (std::uint64_t document = first;;) {
        std::string_view value;
        if (document > source.last || !source.has(static_cast<std::uint32_t>(document)) ||
            !take_string(tag, value))
          fail();
        stream.add(source.renumbered(static_cast<std::uint32_t>(document)), value);
        before = document;
        if (tag.empty()) break;
        std::uint32_t gap = 0;
        if (!take_uint(tag, gap)) fail();
        document += std::uint64_t{gap} + 1;
      }
    }
  }
  stream.finish();
}

}  // namespace broadsheet::indexer::glass
