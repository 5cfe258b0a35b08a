// Strings chosen so that the standard library's hash of them is what the test wants: what a stranger can do
// to a table whose hash has no secret.
#pragma once

#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::tests {

// A key of 16 bytes, another one for each `number`, for which the hash of GNU's libstdc++ (MurmurHash64A with
// a fixed seed) is `hash`: its steps are multiplications by an odd number and shifts, and so can be undone.
inline std::string key_with_hash(std::uint64_t number, std::uint64_t hash) {
  constexpr std::uint64_t kFactor = 0xC6A4'A793'5BD1'E995u;
  constexpr std::uint64_t kSeed = 0xC70F'6907u;
  constexpr std::size_t kBytes = 16;
  const auto shift_mix = [](std::uint64_t value) { return value ^ (value >> 47); };  // undoes itself
  // Newton's iteration: each step doubles the bits that are right.
  std::uint64_t inverse = kFactor;
  for (int step = 0; step < 6; ++step) inverse *= 2 - kFactor * inverse;
  const std::uint64_t first = shift_mix(number * kFactor) * kFactor;
  const std::uint64_t after_first = ((kSeed ^ (kBytes * kFactor)) ^ first) * kFactor;
  const std::uint64_t after_second = shift_mix(shift_mix(hash) * inverse);
  const std::uint64_t second = shift_mix(((after_second * inverse) ^ after_first) * inverse) * inverse;
  std::string key(kBytes, '\0');
  std::memcpy(key.data(), &number, 8);
  std::memcpy(key.data() + 8, &second, 8);
  return key;
}

// `count` keys whose hashes differ only in the upper bits: they all want one place of a table that takes the
// lower ones.
inline std::vector<std::string> keys_with_equal_low_bits(std::size_t count) {
  std::vector<std::string> keys;
  for (std::uint64_t i = 0; i < count; ++i) keys.push_back(key_with_hash(i, (i + 1) << 40 | 12345));
  return keys;
}

// `count` keys with one hash.
inline std::vector<std::string> keys_with_equal_hashes(std::size_t count) {
  std::vector<std::string> keys;
  for (std::uint64_t i = 0; i < count; ++i) keys.push_back(key_with_hash(i, 0x0123'4567'89AB'CDEFu));
  return keys;
}

// As many keys of the same length that nobody chose.
inline std::vector<std::string> ordinary_keys(std::size_t count) {
  std::vector<std::string> keys;
  for (std::uint64_t i = 0; i < count; ++i) {
    std::string key = std::to_string(i);
    keys.push_back(key.insert(0, 16 - key.size(), 'k'));
  }
  return keys;
}

}  // namespace broadsheet::tests
