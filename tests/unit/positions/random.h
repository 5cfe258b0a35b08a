// Random numbers of 32 bits, the same on every machine.
#pragma once

#include <cstdint>
#include <random>

namespace broadsheet::tests {

class Random {
 public:
  using result_type = std::uint32_t;
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return 0xFFFF'FFFFu; }
  result_type operator()() { return static_cast<result_type>(engine_()); }

 private:
  std::mt19937 engine_;
};

}  // namespace broadsheet::tests
