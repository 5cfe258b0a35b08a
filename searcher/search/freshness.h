// A boost for recent articles, halved with each half-life of their age.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string_view>

namespace broadsheet::searcher {

/// What an article of this moment gains: about what one word of middling rarity adds to a score.
inline constexpr double kFreshBoost = 2.0;

/// A boost of kFreshBoost at `now` (UTC seconds) and for dates after it, half of it `half_life` seconds (more
/// than 0) before, and so on. Articles without a date have none. It is to be joined with OP_AND_MAYBE.
Xapian::Query fresh_boost(std::int64_t half_life, std::int64_t now);

}  // namespace broadsheet::searcher
