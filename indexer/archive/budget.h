// What one input may cost, however deep its containers are nested: bombs are small.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace broadsheet::indexer {

// The limits of one input: a file, or standard input.
struct BudgetLimits {
  // Bytes that all containers together may give. A terabyte of text takes a machine a day to index.
  std::uint64_t expanded_bytes = std::uint64_t{1} << 40;
  // Bytes that a byte of the input may become. Text shrinks to a third or, where it repeats itself, to a
  // hundredth; DEFLATE can't do better than a thousandth, and only bombs come near.
  std::uint64_t ratio = 250;
  // Up to so many bytes the ratio does not matter: they do no harm, and a short text may repeat one word.
  std::uint64_t ratio_from_bytes = std::uint64_t{64} << 20;
  // Containers in containers. A compressed file in a zip in a tar in a compressed file is four.
  std::size_t depth = 8;
  // Members of all containers together. A large publisher's pages of a decade; each costs at least the time
  // for its header.
  std::uint64_t members = 20'000'000;
  // What expanding alone may take. More than a terabyte takes at the speed of the slowest method in use.
  std::chrono::milliseconds time = std::chrono::hours(24);
};

// Which limit was met.
enum class Limit : std::uint8_t { kNone, kBytes, kRatio, kDepth, kMembers, kTime };

// Counts what one input costs. Shared by reference down the chain of its containers, and used by one thread
// at a time. Once a limit of the whole input is met (all but the depth), nothing more is granted.
class Budget {
 public:
  explicit Budget(const BudgetLimits& limits = {}) : limits_(limits) {}

  // The input itself gave `bytes`.
  void read(std::uint64_t bytes) noexcept { read_ += bytes; }

  // A container gave `bytes`; false if that is more than it may.
  [[nodiscard]] bool expand(std::uint64_t bytes) noexcept;

  // A container opens a member; false if there are too many.
  [[nodiscard]] bool open_member() noexcept;

  // Expanding took `time`; false if that is too long.
  [[nodiscard]] bool spend(std::chrono::nanoseconds time) noexcept;

  // One container deeper; false, and no deeper, if that is too deep. The rest of the input is not concerned.
  [[nodiscard]] bool enter() noexcept;
  void leave() noexcept { --depth_; }

  // The limit that ended the input, or kNone.
  [[nodiscard]] Limit exhausted() const noexcept { return exhausted_; }

  // Why `limit` ends what is read, for people: "expands to more than 1024 GiB".
  [[nodiscard]] std::string reason(Limit limit) const;

 private:
  bool require(bool holds, Limit limit) noexcept;

  const BudgetLimits limits_;
  std::uint64_t read_ = 0;
  std::uint64_t expanded_ = 0;
  std::uint64_t members_ = 0;
  std::size_t depth_ = 0;
  std::chrono::nanoseconds spent_{0};
  Limit exhausted_ = Limit::kNone;
};

}  // namespace broadsheet::indexer
