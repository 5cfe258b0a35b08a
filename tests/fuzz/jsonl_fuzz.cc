// Fuzzes JSON Lines, from bytes to stored articles.
#include "fuzz/check_records.h"
#include "fuzz/entry.h"

namespace broadsheet::fuzz {

int jsonl(const std::uint8_t* data, std::size_t size) { return check_records(data, size, "jsonl"); }

}  // namespace broadsheet::fuzz
