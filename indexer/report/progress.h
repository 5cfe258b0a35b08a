// Shows how far a run is: a bar that is drawn anew on a terminal, a plain line now and then elsewhere.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>

#include "broadsheet/indexer/add.h"

namespace broadsheet::indexer {

// A state of a run, as the two forms print it.
struct ProgressState {
  std::uint64_t records = 0;
  std::uint64_t text_bytes = 0;
  std::uint64_t input_bytes = 0;
  std::uint64_t total_bytes = 0;  // 0: not known
  double seconds = 0.0;
  std::string file;
  bool committing = false;
};

// The bar, without line end, at most `columns` wide: "[=====>     ]  42%  1,234 records  3.4 MB  2.1 MB/s …".
// What does not fit is left out from the right, the file's name first (its end is kept).
std::string progress_bar(const ProgressState& state, std::size_t columns);

// The plain line, without line end.
std::string progress_line(const ProgressState& state);

// Draws from a thread of its own, from construction to destruction, on standard error.
class ProgressDisplay {
 public:
  // `quiet`: draws nothing.
  ProgressDisplay(const RunProgress& progress, bool quiet);
  ~ProgressDisplay();
  ProgressDisplay(const ProgressDisplay&) = delete;
  ProgressDisplay& operator=(const ProgressDisplay&) = delete;

  // Ends the drawing and clears the bar.
  void stop();

 private:
  void run();
  ProgressState state() const;

  const RunProgress& progress_;
  const bool terminal_;
  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopped_ = false;
  std::thread thread_;
};

}  // namespace broadsheet::indexer
