// Joins the consecutive chunks of posting lists: their entries are copied as they are, and cut again, as if
// the list had been written at once.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "glass/decoding.h"
#include "glass/encoding.h"
#include "glass/posting_writer.h"

namespace broadsheet::indexer::glass {

// `Sink` has add(key, tag), as TableWriter has.
template <typename Sink>
class PostingStream {
 public:
  explicit PostingStream(Sink& sink) : sink_(sink) {}

  // Begins the list whose first chunk has the key `key`: a term's, or kLengthsKey.
  void begin(std::string_view key, std::uint64_t count, std::uint64_t frequencies) {
    key_.assign(key);
    count_ = count;
    frequencies_ = frequencies;
    chunk_.clear();
    first_chunk_ = true;
  }

  // Adds the entries of a chunk: the frequency of the document `first`, then gaps and frequencies up to that
  // of the document `last`. Returns false if the entries can't be read, or do not follow those before.
  bool append(std::uint32_t first, std::uint32_t last, std::string_view entries) {
    if (chunk_.size() >= kPostingChunkBytes) flush(false);
    if (chunk_.empty()) {
      if (!first_chunk_ && first <= last_) return false;
      first_ = first;
    } else {
      if (first <= last_) return false;
      append_uint(chunk_, first - last_ - 1);
    }
    // What is read and not yet in chunk_ begins at `run`.
    const char* run = entries.data();
    const char* at = run;
    const char* const end = run + entries.size();
    const auto size = [&] { return chunk_.size() + static_cast<std::size_t>(at - run); };
    std::uint64_t document = first;
    std::uint32_t number = 0;
    if (!take(at, end, number)) return false;
    for (;;) {
      // Four entries of two bytes at a time, where none of them can fill the chunk.
      if constexpr (std::endian::native == std::endian::little) {
        while (end - at >= 8 && size() + 6 < kPostingChunkBytes) {
          std::uint64_t word = 0;
          std::memcpy(&word, at, 8);
          if ((word & 0x8080'8080'8080'8080u) != 0) break;
          document += 4 + ((word & 0x00FF'00FF'00FF'00FFu) * 0x0001'0001'0001'0001u >> 48);
          at += 8;
        }
      }
      if (at == end) break;
      const bool full = size() >= kPostingChunkBytes;
      if (full) {
        if (document > last) return false;
        chunk_.append(run, at);
        last_ = static_cast<std::uint32_t>(document);
        flush(false);
      }
      if (!take(at, end, number)) return false;
      document += std::uint64_t{number} + 1;
      if (full) {
        if (document > last) return false;
        first_ = static_cast<std::uint32_t>(document);
        run = at;
      }
      if (!take(at, end, number)) return false;
    }
    chunk_.append(run, end);
    last_ = last;
    return document == last;
  }

  void finish() { flush(true); }

 private:
  static bool take(const char*& at, const char* end, std::uint32_t& number) {
    if (at != end && static_cast<unsigned char>(*at) < 0x80) {
      number = static_cast<unsigned char>(*at++);
      return true;
    }
    std::string_view rest(at, static_cast<std::size_t>(end - at));
    if (!take_uint(rest, number)) return false;
    at = rest.data();
    return true;
  }

  void flush(bool is_last) {
    tag_.clear();
    if (first_chunk_) {
      append_uint(tag_, count_);
      append_uint(tag_, frequencies_);
      append_uint(tag_, first_ - 1);
    }
    tag_.push_back(is_last ? '1' : '0');
    append_uint(tag_, last_ - first_);
    tag_ += chunk_;
    if (first_chunk_) {
      sink_.add(key_, tag_);
      // Later chunks: the term's end is marked, that of the list of lengths is not.
      if (key_ != kLengthsKey) key_.push_back('\0');
    } else {
      const std::size_t size = key_.size();
      append_sorted_uint(key_, first_);
      // Xapian's own error: a longer number may make a key too long that was not, behind a term whose zero
      // bytes take two.
      if (key_.size() > kMaxKeyBytes)
        throw Xapian::DatabaseError("a term is too long for the number of a document that has it");
      sink_.add(key_, tag_);
      key_.resize(size);
    }
    first_chunk_ = false;
    chunk_.clear();
  }

  Sink& sink_;
  std::string key_;
  std::uint64_t count_ = 0;
  std::uint64_t frequencies_ = 0;
  std::string chunk_;
  std::string tag_;
  std::uint32_t first_ = 0;  // of chunk_
  std::uint32_t last_ = 0;
  bool first_chunk_ = true;
};

}  // namespace broadsheet::indexer::glass
