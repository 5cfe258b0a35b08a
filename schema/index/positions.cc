// How an index holds the positions of words, and what a plan looks for them in.
#include "broadsheet/schema/positions.h"

#include "index/token_stream.h"

namespace broadsheet::schema {

std::string_view to_string(Positions positions) noexcept {
  return positions == Positions::kPacked ? "packed" : "xapian";
}

std::optional<Positions> read_positions(std::string_view word) noexcept {
  if (word == to_string(Positions::kPacked)) return Positions::kPacked;
  if (word == to_string(Positions::kXapian)) return Positions::kXapian;
  return std::nullopt;
}

PositionLookup lookup(Positions positions, bool has_remote_shard) noexcept {
  if (positions == Positions::kXapian) return PositionLookup::kXapian;
  return has_remote_shard ? PositionLookup::kNone : PositionLookup::kPacked;
}

PositionLookup join(PositionLookup one, PositionLookup other) noexcept {
  if (one == other) return one;
  const bool none = one == PositionLookup::kNone || other == PositionLookup::kNone;
  return none ? PositionLookup::kNone : PositionLookup::kEither;
}

bool is_token_stream(std::string_view value) { return TokenPositions().read(value, {}); }

}  // namespace broadsheet::schema
