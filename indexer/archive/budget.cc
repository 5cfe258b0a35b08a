// What one input may cost.
#include "archive/budget.h"

#include <fmt/format.h>

namespace broadsheet::indexer {
namespace {

// In the largest unit that leaves a whole number.
std::string size_text(std::uint64_t bytes) {
  constexpr const char* kUnits[] = {"bytes", "KiB", "MiB", "GiB"};
  std::size_t unit = 0;
  for (; unit + 1 < std::size(kUnits) && bytes >= 1024 && bytes % 1024 == 0; bytes /= 1024) ++unit;
  return fmt::format("{} {}", bytes, kUnits[unit]);
}

}  // namespace

bool Budget::require(bool holds, Limit limit) noexcept {
  if (!holds && exhausted_ == Limit::kNone) exhausted_ = limit;
  return exhausted_ == Limit::kNone;
}

bool Budget::expand(std::uint64_t bytes) noexcept {
  expanded_ += bytes;
  if (!require(expanded_ <= limits_.expanded_bytes, Limit::kBytes)) return false;
  const bool is_small = expanded_ <= limits_.ratio_from_bytes;
  return require(is_small || expanded_ / limits_.ratio <= read_, Limit::kRatio);
}

bool Budget::open_member() noexcept { return require(++members_ <= limits_.members, Limit::kMembers); }

bool Budget::spend(std::chrono::nanoseconds time) noexcept {
  spent_ += time;
  return require(spent_ <= limits_.time, Limit::kTime);
}

bool Budget::enter() noexcept {
  if (depth_ == limits_.depth) return false;
  ++depth_;
  return true;
}

std::string Budget::reason(Limit limit) const {
  switch (limit) {
    case Limit::kNone:
      return {};
    case Limit::kBytes:
      return fmt::format("expands to more than {}", size_text(limits_.expanded_bytes));
    case Limit::kRatio:
      return fmt::format("expands to more than {} times its size", limits_.ratio);
    case Limit::kDepth:
      return fmt::format("is nested in more than {} containers", limits_.depth);
    case Limit::kMembers:
      return fmt::format("holds more than {} members", limits_.members);
    case Limit::kTime:
      return fmt::format("takes more than {} seconds to expand",
                         std::chrono::duration_cast<std::chrono::seconds>(limits_.time).count());
  }
  return {};
}

}  // namespace broadsheet::indexer
