// Fuzzes the reading of token streams.
#include "index/token_stream.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "fuzz/entry.h"

namespace broadsheet::fuzz {

int token_stream(const std::uint8_t* data, std::size_t size) {
  static const std::vector<std::uint64_t> hashes{schema::stream_hash("a"), schema::stream_hash("the"),
                                                 schema::stream_hash("Sport"), 0};
  static schema::TokenPositions positions;
  const bool whole = positions.read({reinterpret_cast<const char*>(data), size}, hashes);
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    const auto found = positions.of(i);
    if (!std::is_sorted(found.begin(), found.end()) || found.size() > size * 8) std::abort();
    if (!whole && !found.empty()) std::abort();
  }
  return 0;
}

}  // namespace broadsheet::fuzz
