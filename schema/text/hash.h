// Hashes for tables in memory that nobody can foresee who does not know this process's secret: whoever writes
// the archive chooses ids and words, and must not be able to choose them so that they collide.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace broadsheet::schema {

// Hashes bytes with a secret: XXH3 of the library xxHash, 64 bits, with a secret of its own in place of the
// published one. Good for tables only: hashes differ from process to process, so none may be stored or decide
// an order. Immutable; thread-safe.
class Hasher {
 public:
  // The hasher of this process, whose secret is drawn from the system's randomness at the first call.
  static const Hasher& of_process();

  // For tests: the same seed makes the same hashes.
  explicit Hasher(std::uint64_t seed);

  std::uint64_t operator()(std::string_view bytes) const noexcept;

 private:
  // What the library takes at most of a secret for short texts, and more than its least.
  using Secret = std::array<std::uint32_t, 48>;
  explicit Hasher(const Secret& secret) : secret_(secret) {}

  alignas(64) Secret secret_;
};

// The hash of the standard library's tables that have strings as keys, as Hasher::of_process() makes it.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept { return Hasher::of_process()(text); }
};

}  // namespace broadsheet::schema
