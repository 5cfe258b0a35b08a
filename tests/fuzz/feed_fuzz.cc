// Fuzzes feeds, from bytes to stored articles: whole, and cut into their entries.
#include "fuzz/check_parts.h"
#include "fuzz/entry.h"

namespace broadsheet::fuzz {

int feed(const std::uint8_t* data, std::size_t size) {
  check_parts(data, size, "feed");
  return check_stream(data, size, "feed");
}

}  // namespace broadsheet::fuzz
