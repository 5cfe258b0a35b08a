/// When a piece of work must end before it is done: its time is up, or nobody waits for it any more.
#pragma once

#include <chrono>
#include <cstdint>
#include <exception>
#include <optional>
#include <stop_token>
#include <utility>

namespace broadsheet::schema {

/// An instant after which nobody waits for the work; empty: it may take as long as it takes.
using Deadline = std::optional<std::chrono::steady_clock::time_point>;

/// Why work was interrupted.
enum class InterruptCause : std::uint8_t { kDeadline, kStop };

/// Thrown by Interrupt::check() to end unfinished work. Neither the work nor its input is at fault.
class Interrupted : public std::exception {
 public:
  explicit Interrupted(InterruptCause cause) noexcept : cause_(cause) {}

  [[nodiscard]] InterruptCause cause() const noexcept { return cause_; }
  [[nodiscard]] const char* what() const noexcept override {
    return cause_ == InterruptCause::kDeadline ? "the time was up" : "stopped on request";
  }

 private:
  InterruptCause cause_;
};

/// Long work asks this object in its loops whether it must end. Once the answer is yes, it stays yes.
///
/// Belongs to one piece of work and its thread; not thread-safe (whoever holds the other end of the
/// std::stop_token may be any thread). One that is made without a deadline and a stop token never expires,
/// and asking it costs one comparison.
class Interrupt {
 public:
  /// Calls of expired() for one look at the clock: a look takes some 30 ns, as long as a short step of work.
  static constexpr std::uint32_t kCallsPerLook = 64;

  Interrupt() = default;
  Interrupt(Deadline deadline, std::stop_token stop)
      : deadline_(deadline), stop_(std::move(stop)), armed_(deadline.has_value() || stop_.stop_possible()) {}
  // Work keeps pointers to it.
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  /// True if it can ever expire.
  [[nodiscard]] bool armed() const noexcept { return armed_; }

  /// True if the work must end. For steps of less than some ten microseconds: looks at the clock at the first
  /// call and then once in kCallsPerLook.
  bool expired() noexcept { return armed_ && (calls_++ % kCallsPerLook == 0 ? expired_now() : is_expired()); }

  /// The same, but looks at the clock at each call: for longer steps.
  bool expired_now() noexcept {
    if (!armed_ || is_expired()) return armed_;
    if (stop_.stop_requested()) {
      cause_ = InterruptCause::kStop;
    } else if (deadline_ && std::chrono::steady_clock::now() >= *deadline_) {
      cause_ = InterruptCause::kDeadline;
    }
    return is_expired();
  }

  /// True if a call of the others has found that the work must end. Doesn't look.
  [[nodiscard]] bool is_expired() const noexcept { return cause_.has_value(); }

  /// Why; empty if it has not been found expired.
  [[nodiscard]] std::optional<InterruptCause> cause() const noexcept { return cause_; }

  /// Throws Interrupted if expired().
  void check() {
    if (expired()) throw Interrupted(*cause_);
  }

  /// Throws Interrupted if expired_now().
  void check_now() {
    if (expired_now()) throw Interrupted(*cause_);
  }

 private:
  Deadline deadline_;
  std::stop_token stop_;
  bool armed_ = false;
  std::uint32_t calls_ = 0;
  std::optional<InterruptCause> cause_;
};

}  // namespace broadsheet::schema
