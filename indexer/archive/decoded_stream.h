// Text in another encoding as UTF-8, and which encoding bytes seem to be in.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "archive/byte_stream.h"
#include "archive/pair_recoder.h"
#include "broadsheet/indexer/encoding.h"

struct UConverter;

namespace broadsheet::indexer {

// What replaces bytes that are invalid in their encoding: a byte that is not part of UTF-8, so that code that
// judges text sees them like invalid bytes of UTF-8.
inline constexpr char kUndecodable = '\xFF';

// A stream of text in `encoding`, decoded block by block.
class DecodedStream final : public ByteStream {
 public:
  // `under` must outlive this. Throws std::runtime_error if ICU and the C library lack the encoding.
  DecodedStream(ByteStream& under, const Encoding& encoding);
  ~DecodedStream() override;

  // The byte of the encoded text at which the line begins that begins at `position` here. Lines must be asked
  // for in order.
  std::uint64_t input_offset(std::uint64_t position) override;

 private:
  // A line begins here, and there in the encoded text.
  struct LineStart {
    std::uint64_t here = 0;
    std::uint64_t there = 0;
  };

  std::size_t take(char* to, std::size_t size) override;
  bool fill();
  void decode();
  void append(std::uint64_t next_input);

  ByteStream& under_;
  PairRecoder recoder_;
  UConverter* converter_;
  const bool has_fillers_;                   // see is_filler()
  std::string input_;                        // a block of the encoded text
  std::size_t at_ = 0;                       // what of it is decoded
  std::uint64_t input_begin_ = 0;            // where it begins in the encoded text
  bool ended_ = false;                       // there is no more of it
  std::u16string units_;                     // what a step of the converter gave
  std::unique_ptr<std::int32_t[]> offsets_;  // of each of them in that step's input
  std::string output_;
  std::size_t given_ = 0;      // what of it is handed out
  std::uint64_t decoded_ = 0;  // bytes of UTF-8 so far, output_ too
  char16_t lead_ = 0;          // the first half of a pair of which the other is still to come
  std::deque<LineStart> line_starts_;
  LineStart last_;  // that was asked for
};

// The encoding that `bytes`, which are no UTF-8, seem to be in: the likeliest of which they are well-formed
// text; nullptr if none is likely enough. Looks at the first bytes only.
const Encoding* likely_encoding(std::string_view bytes);

// The encoding that a byte-order mark at the beginning of `head` names; nullptr if there is none.
const Encoding* marked_encoding(std::string_view head) noexcept;

// The encoding of `head` if it looks like UTF-16 without a mark; else nullptr.
const Encoding* unmarked_utf16(std::string_view head) noexcept;

}  // namespace broadsheet::indexer
