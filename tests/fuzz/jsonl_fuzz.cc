// Fuzzes JSON Lines, from bytes to stored articles.
#include "fuzz/check_records.h"
#include "fuzz/entry.h"

namespace broadsheet::fuzz {

BROADSHEET_FUZZ_TARGET(jsonl) { return check_records(data, size, indexer::Format::kJsonLines); }

}  // namespace broadsheet::fuzz
