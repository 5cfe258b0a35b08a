// Shows how far a run is: a bar that is drawn anew on a terminal, a plain line now and then elsewhere.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "broadsheet/indexer/add.h"
#include "report/progress.h"

namespace broadsheet::indexer {

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
