// Finds the next byte of a few kinds in a text, eight bytes a step: what copies text looks for the few bytes
// that it must not copy.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace broadsheet::schema {

// The place of the first byte of `text` at or after `at` that is less than `Below` (0x80 at the most) or one
// of `Bytes`; text.size() if there is none.
template <unsigned char Below, unsigned char... Bytes>
std::size_t find_byte(std::string_view text, std::size_t at) noexcept {
  static_assert(Below <= 0x80);
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t block = 0;
    std::memcpy(&block, text.data() + at, sizeof block);
    // The high bit of a byte is set where the byte is less; a borrow falsifies only bytes above a true one.
    std::uint64_t found = (block - kOnes * Below) & ~block;
    ((found |= ((block ^ (kOnes * Bytes)) - kOnes) & ~(block ^ (kOnes * Bytes))), ...);
    found &= kHighBits;
    if (found == 0) continue;
    if constexpr (std::endian::native == std::endian::little) {
      return at + static_cast<std::size_t>(std::countr_zero(found)) / 8;
    }
    break;
  }
  for (; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < Below || ((byte == Bytes) || ...)) break;
  }
  return at;
}

}  // namespace broadsheet::schema
