// Phrases and NEAR over token streams: where Xapian's own operators look positions up in its table, these
// read them from each candidate's stream.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "broadsheet/schema/interrupt.h"

namespace broadsheet::schema::plan {

/// How the places of a PositionQuery lie to each other. Each stands at a position of its own, and the first
/// and the last one are less than `window` positions apart.
enum class PlaceOrder : std::uint8_t {
  kAsGiven,  ///< as Xapian::Query::OP_PHRASE
  kAny,      ///< as Xapian::Query::OP_NEAR
};

/// True if places with these positions (each ascending) lie as asked for: what Xapian's operators find.
///
/// With kAny and places that share positions, Xapian's own search for distinct ones is repeated, which is not
/// exhaustive: it may overlook a match that only another choice would make.
bool lie_as_asked(std::span<const std::span<const std::uint32_t>> places, PlaceOrder order,
                  std::uint32_t window);

/// All that the position queries of one plan share: the terms they ask for, and, for each shard, the
/// positions of the documents read last, so that a document is read once for all of them. Not thread-safe.
class PositionReader;

/// Makes the position queries of one plan. Not thread-safe, and neither are the queries that it made: run
/// them one after the other.
class PositionQueries {
 public:
  /// Once `interrupt`, which must outlive the queries, has expired they find nothing more; null: never.
  explicit PositionQueries(Interrupt* interrupt = nullptr);
  ~PositionQueries();

  /// The documents that have, at each place, one of its terms, lying as asked for; weighted as an OP_AND of
  /// the places. `places` has two or more, none of them empty.
  Xapian::Query make(const std::vector<std::vector<std::string>>& places, PlaceOrder order,
                     std::uint32_t window);

 private:
  std::shared_ptr<PositionReader> reader_;
};

}  // namespace broadsheet::schema::plan
