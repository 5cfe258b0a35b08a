// The beginning of a key as a number, which is compared at once.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace broadsheet::indexer::glass {

// The first eight bytes of `text`, so that they compare as the text does.
inline std::uint64_t prefix_of(std::string_view text) {
  std::uint64_t prefix = 0;
  if (text.size() >= 8 && std::endian::native == std::endian::little) {
    std::memcpy(&prefix, text.data(), 8);
    return __builtin_bswap64(prefix);
  }
  for (std::size_t i = 0; i < 8; ++i)
    prefix = prefix << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0u);
  return prefix;
}

}  // namespace broadsheet::indexer::glass
