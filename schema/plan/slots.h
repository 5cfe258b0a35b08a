// From the tokens of a phrase, or the sides of a NEAR, to places: which terms may stand at each position.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/schema/query.h"
#include "plan/tokens.h"

namespace broadsheet::schema::plan {

/// One place of a phrase: the terms (without the prefix of a field) that may stand there.
struct Slot {
  std::vector<std::string> terms;
  std::uint32_t position = 0;
  std::string prefix;  ///< if not empty: and whatever begins with it
  bool han = false;    ///< the continuation of `prefix` is a bigram
};

/// The places of `tokens`, cut from `text`; `prefix`: the last word is the beginning of one. Inside a text,
/// the last character of a run of Han may be followed by the first one of the next run without the space or
/// point between them; at its end, by anything.
std::vector<Slot> slots_of(const std::vector<OwnedToken>& tokens, std::string_view text, bool prefix);

/// The places that all sides of the NEAR `node` ask for, each once; nothing if NEAR cannot look for one of
/// them.
std::optional<std::vector<Slot>> near_slots(const QueryNode& node, Analyzer& analyzer);

}  // namespace broadsheet::schema::plan
