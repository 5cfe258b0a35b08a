// Fuzzes agency formats, from bytes to stored articles.
#include "fuzz/check_parts.h"
#include "fuzz/entry.h"

namespace broadsheet::fuzz {

int agency(const std::uint8_t* data, std::size_t size) { return check_parts(data, size, "agency"); }

}  // namespace broadsheet::fuzz
