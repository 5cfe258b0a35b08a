// Chunks of posting lists: what each begins with, then gaps and frequencies.
#include "glass/posting_writer.h"

#include <algorithm>

#include "glass/encoding.h"

namespace broadsheet::indexer::glass {
namespace {

// `count` and `frequencies`: what the first chunk says of the whole list.
void add_list(TableWriter& table, std::string_view term, std::span<const Posting> postings,
              std::uint64_t count, std::uint64_t frequencies) {
  std::string tag;
  std::string entries;
  for (std::size_t begin = 0; begin < postings.size();) {
    entries.clear();
    std::size_t end = begin;
    do {
      if (end > begin) append_uint(entries, postings[end].document - postings[end - 1].document - 1);
      append_uint(entries, postings[end].frequency);
      ++end;
    } while (end < postings.size() && entries.size() < kPostingChunkBytes);
    tag.clear();
    if (begin == 0) {
      append_uint(tag, count);
      append_uint(tag, frequencies);
      append_uint(tag, postings.front().document - 1);
    }
    tag.push_back(end == postings.size() ? '1' : '0');
    append_uint(tag, postings[end - 1].document - postings[begin].document);
    tag += entries;
    table.add(begin == 0 ? posting_key(term) : posting_key(term, postings[begin].document), tag);
    begin = end;
  }
}

}  // namespace

void add_posting_list(TableWriter& table, std::string_view term, std::span<const Posting> postings) {
  std::uint64_t frequencies = 0;
  for (const Posting& posting : postings) frequencies += posting.frequency;
  // Xapian counts them in 32 bits.
  frequencies = std::min<std::uint64_t>(frequencies, 0xFFFF'FFFFu);
  add_list(table, term, postings, postings.size(), frequencies);
}

// Its counts are not used, and Xapian leaves them 0.
void add_lengths(TableWriter& table, std::span<const Posting> lengths) { add_list(table, {}, lengths, 0, 0); }

void ValueStatistics::add(std::string_view value) {
  if (count++ == 0) {
    least = value;
    greatest = value;
  } else if (value < least) {
    least = value;
  } else if (value > greatest) {
    greatest = value;
  }
}

void add_value_statistics(TableWriter& table, std::uint32_t slot, const ValueStatistics& statistics) {
  std::string tag;
  append_uint(tag, statistics.count);
  append_string(tag, statistics.least);
  if (statistics.greatest != statistics.least) tag += statistics.greatest;
  table.add(value_statistics_key(slot), tag);
}

void ValueStream::add(std::uint32_t document, std::string_view value) {
  if (chunk_.empty()) {
    first_ = document;
  } else {
    append_uint(chunk_, document - last_ - 1);
  }
  last_ = document;
  append_string(chunk_, value);
  if (chunk_.size() >= kValueChunkBytes) finish();
}

void ValueStream::finish() {
  if (!chunk_.empty()) table_.add(value_chunk_key(slot_, first_), chunk_);
  chunk_.clear();
}

}  // namespace broadsheet::indexer::glass
