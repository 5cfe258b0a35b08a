/// Where an index keeps the positions of words, which phrases and NEAR need.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace broadsheet::schema {

/// How the documents of an index hold positions.
enum class Positions : std::uint8_t {
  kPacked,  ///< each document's as one value (docs/SCHEMA.md, "Token stream"): small and quick to build
  kXapian,  ///< in Xapian's own table: remote shards need it, since Xapian's server knows nothing else
};

/// "packed" or "xapian": as it is written in an index's metadata.
std::string_view to_string(Positions positions) noexcept;

/// The reverse; nothing for any other word.
std::optional<Positions> read_positions(std::string_view word) noexcept;

/// What a plan looks for positions in.
enum class PositionLookup : std::uint8_t {
  kPacked,  ///< every shard holds them packed
  kXapian,  ///< every shard holds them in Xapian's table
  kEither,  ///< some shards do this, some that; none of the packed ones is remote
  kNone,    ///< a packed shard is remote: phrases and NEAR become all of their words, with a note
};

/// How to look for positions in an index that holds them like this.
PositionLookup lookup(Positions positions, bool has_remote_shard) noexcept;

/// How to look for positions in two indexes that are searched as one.
PositionLookup join(PositionLookup one, PositionLookup other) noexcept;

/// True if `value` can be read as a token stream from its beginning to its end.
bool is_token_stream(std::string_view value);

}  // namespace broadsheet::schema
