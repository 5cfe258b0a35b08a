// What one input may cost, however deep its containers are nested: bombs are small.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include "broadsheet/indexer/read_limits.h"

namespace broadsheet::indexer {

// Which limit was met.
enum class Limit : std::uint8_t { kNone, kBytes, kRatio, kDepth, kMembers, kTime };

// Counts what one input costs. Shared by reference down the chain of its containers, and used by one thread
// at a time. Once a limit of the whole input is met (all but the depth), nothing more is granted.
class Budget {
 public:
  explicit Budget(const ReadLimits& limits = {}) : limits_(limits) {}

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

  const ReadLimits limits_;
  std::uint64_t read_ = 0;
  std::uint64_t expanded_ = 0;
  std::uint64_t members_ = 0;
  std::size_t depth_ = 0;
  std::chrono::nanoseconds spent_{0};
  Limit exhausted_ = Limit::kNone;
};

}  // namespace broadsheet::indexer
