// Standard output as a stream that keeps the reason why a write failed.
#pragma once

#include <array>
#include <streambuf>

namespace broadsheet::searcher {

// A buffered stream buffer over a file descriptor, which it does not close.
class DescriptorBuffer final : public std::streambuf {
 public:
  explicit DescriptorBuffer(int descriptor);

  // The errno of the first write that failed, or 0.
  [[nodiscard]] int error() const noexcept { return error_; }

 protected:
  int_type overflow(int_type character) override;
  int sync() override;

 private:
  bool write_out();

  int descriptor_;
  int error_ = 0;
  std::array<char, 1U << 16> buffer_{};
};

}  // namespace broadsheet::searcher
