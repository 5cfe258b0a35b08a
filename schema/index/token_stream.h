// The token stream: which of a document's terms stand at which positions, packed into one value.
//
// Xapian's own table of positions takes an entry for each pair of term and document; a stream takes about a
// byte for each word of the text, and one read gives all positions of a document. docs/SCHEMA.md, "Token
// stream", describes the bytes; this pair of files is all that knows them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::schema {

// The hash by which a stream knows `term` (a term as it is in the index, with its prefix). Part of the
// format.
std::uint64_t stream_hash(std::string_view term) noexcept;

// The section of docs/SCHEMA.md on the bytes of a stream.
std::string token_stream_document();

// One word of a text: its position, and which of the terms given to encode() it is.
struct StreamToken {
  std::uint32_t position;
  std::uint32_t term;
};

// Makes streams, in buffers that the next one uses again. Not thread-safe.
class TokenStreamEncoder {
 public:
  // The stream of `tokens`, whose positions must not decrease, over terms of which `hashes` holds the hash:
  // each of them distinct, each used by a token. Empty if there is no token.
  std::string encode(std::span<const std::uint64_t> hashes, std::span<const StreamToken> tokens);

 private:
  bool place(std::span<const std::uint64_t> hashes, std::uint32_t seed);

  std::uint32_t slots_ = 0;
  std::vector<std::uint32_t> displacements_;  // of each bucket
  std::vector<std::uint32_t> slot_of_;        // of each term
  std::vector<std::uint32_t> starts_;         // of each bucket in members_, and one more
  std::vector<std::uint32_t> members_;        // terms by bucket
  std::vector<std::uint32_t> order_;          // buckets, the fullest first
  std::vector<bool> taken_;
  std::string steps_;
};

// The positions of some terms in one document, read from its stream. Keeps its memory from one stream to the
// next. Not thread-safe.
class TokenPositions {
 public:
  // Reads `stream` for the terms that `hashes` are of. False, with no positions, if it is not a stream:
  // damaged, or of a version that this program does not know.
  //
  // A stream holds no names: positions of a term that is not in the document are those of any other, or none.
  // Ask only for terms that are known to be in it.
  bool read(std::string_view stream, std::span<const std::uint64_t> hashes);

  // Positions of the term of hashes[index], ascending. Valid until the next read().
  std::span<const std::uint32_t> of(std::size_t index) const {
    const std::size_t group = group_of_[index];
    return {positions_.data() + starts_[group], starts_[group + 1] - starts_[group]};
  }

 private:
  bool scan(std::string_view stream, std::span<const std::uint64_t> hashes);
  bool read_steps(std::string_view& in, std::uint64_t tokens);

  struct Step {
    std::uint32_t token;  // the first one of a run of positions that follow each other
    std::int64_t offset;  // from a token's number to its position, in that run
  };

  struct Found {
    std::uint32_t group;
    std::uint32_t position;  // while scanning: the number of the token
  };
  std::string padded_;                 // the stream and eight bytes that may be read beyond it
  std::vector<std::uint32_t> wanted_;  // by slot: 1 + a group of terms; all 0 between two reads
  std::vector<std::uint32_t> slots_;   // that are wanted
  std::vector<Step> steps_;
  std::vector<std::uint32_t> group_of_;  // by index; terms that are not in the document may share a group
  std::uint32_t groups_ = 0;
  std::vector<Found> found_;
  std::vector<std::uint32_t> starts_;  // of each group in positions_
  std::vector<std::uint32_t> positions_;
};

}  // namespace broadsheet::schema
