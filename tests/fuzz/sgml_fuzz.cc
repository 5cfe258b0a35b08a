// Fuzzes corpora in SGML, from bytes to stored articles.
#include "fuzz/check_records.h"
#include "fuzz/entry.h"

namespace broadsheet::fuzz {

int sgml(const std::uint8_t* data, std::size_t size) { return check_records(data, size, "sgml"); }

}  // namespace broadsheet::fuzz
