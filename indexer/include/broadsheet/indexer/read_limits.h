/// What one input may cost, however deep its containers are nested: small archives may expand to very large
/// ones.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace broadsheet::indexer {

/// The limits of one input: a file, or standard input. What goes beyond one is rejected, and the rest of that
/// input with it (too deep a nesting rejects only the member that is too deep).
struct ReadLimits {
  /// Bytes that all its containers together may give. A machine indexes a terabyte of text in a day.
  std::uint64_t expanded_bytes = std::uint64_t{1} << 40;
  /// Bytes that a byte of the input may become. Text shrinks to a third or, where it repeats itself, to a
  /// hundredth; DEFLATE can't do better than a thousandth, and only bombs come near.
  std::uint64_t ratio = 250;
  /// Up to so many bytes the ratio does not matter: they do no harm, and a short text may repeat one word.
  std::uint64_t ratio_from_bytes = std::uint64_t{64} << 20;
  /// Containers in containers. A compressed file in a zip in a tar in a compressed file is four.
  std::size_t depth = 8;
  /// Members of all containers together. A large publisher has so many pages in a decade; each costs at least
  /// the time for its header.
  std::uint64_t members = 20'000'000;
  /// What expanding alone may take. The slowest method in use expands a terabyte in less.
  std::chrono::milliseconds time = std::chrono::hours(24);
};

}  // namespace broadsheet::indexer
