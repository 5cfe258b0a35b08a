// The hash of tables in memory, by xxHash, which is compiled in.
#include "text/hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <random>

namespace broadsheet::schema {

const Hasher& Hasher::of_process() {
  static const Hasher hasher = [] {
    std::random_device random;
    Secret secret;
    for (std::uint32_t& word : secret) word = random();
    return Hasher(secret);
  }();
  return hasher;
}

Hasher::Hasher(std::uint64_t seed) : secret_() {
  std::mt19937_64 random(seed);
  for (std::uint32_t& word : secret_) word = static_cast<std::uint32_t>(random());
}

std::uint64_t Hasher::operator()(std::string_view bytes) const noexcept {
  static_assert(sizeof(Secret) >= XXH3_SECRET_SIZE_MIN);
  return XXH3_64bits_withSecret(bytes.data(), bytes.size(), secret_.data(), sizeof(Secret));
}

}  // namespace broadsheet::schema
