/// The way back: from the place of a record to its bytes.
#pragma once

#include <cstdint>
#include <string>

#include "broadsheet/indexer/record.h"

namespace broadsheet::indexer {

/// What is wanted of a record.
enum class OriginalPart : std::uint8_t {
  kRecord,     ///< what its reader was given: a page, a line, a message
  kWebRecord,  ///< the whole record of the web archive that it is in, unchanged
  kWebHeads,   ///< only its headers: the web archive's own, and HTTP's
};

/// What became of a record's archive.
enum class OriginalState : std::uint8_t {
  kSame,       ///< the bytes are those that were read
  kUnchecked,  ///< can't be told: its origin has no digest
  kMissing,    ///< there is no such file
  kShort,      ///< it can't be read to the end of the record: cut, damaged, not permitted
  kChanged,    ///< something else is there
};

/// What was found.
struct Original {
  OriginalState state = OriginalState::kMissing;
  std::string bytes;   ///< with kSame and kUnchecked; with kChanged what is there now, if anything is
  std::string reason;  ///< for people, with the file's name; empty with kSame
};

/// Looks for the record of `origin` in the file `path`, and reads it. Streams what comes before it, and holds
/// only the record in memory. Throws nothing for what the file holds.
Original find_original(const Origin& origin, const std::string& path, OriginalPart part);

}  // namespace broadsheet::indexer
