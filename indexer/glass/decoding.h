// Reads what encoding.h writes. Each function takes a value from the beginning of `in`. It returns false if
// there is none; `in` then has no particular state.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

namespace broadsheet::indexer::glass {

template <typename Number>
bool take_uint(std::string_view& in, Number& value) {
  constexpr unsigned kBits = sizeof(Number) * 8;
  Number result = 0;
  for (std::size_t i = 0; i < in.size(); ++i) {
    const auto byte = static_cast<unsigned char>(in[i]);
    const auto shift = static_cast<unsigned>(7 * i);
    const unsigned low = byte & 0x7Fu;
    if (shift >= kBits || (shift + 7 > kBits && low >> (kBits - shift) != 0)) return false;
    result |= static_cast<Number>(static_cast<Number>(low) << shift);
    if (byte < 0x80) {
      in.remove_prefix(i + 1);
      value = result;
      return true;
    }
  }
  return false;
}

inline bool take_sorted_uint(std::string_view& in, std::uint32_t& value) {
  if (in.empty()) return false;
  const auto first = static_cast<unsigned char>(in[0]);
  const auto ones = static_cast<std::size_t>(std::countl_one(first));
  const std::size_t bytes = ones + 2;
  if (ones == 8 || in.size() < bytes) return false;
  std::uint64_t result = first & (0xFFu >> (ones + 1));
  for (std::size_t i = 1; i < bytes; ++i) result = result << 8 | static_cast<unsigned char>(in[i]);
  // Six bytes and more are numbers that no document has.
  if (bytes > 5 || result > 0xFFFF'FFFFu) return false;
  in.remove_prefix(bytes);
  value = static_cast<std::uint32_t>(result);
  return true;
}

inline bool take_string(std::string_view& in, std::string_view& value) {
  std::size_t size = 0;
  if (!take_uint(in, size) || size > in.size()) return false;
  value = in.substr(0, size);
  in.remove_prefix(size);
  return true;
}

}  // namespace broadsheet::indexer::glass
