// Draws how far a run is.
#include "commands/progress_display.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstddef>
#include <cstdio>
#include <string>
#include <system_error>

namespace broadsheet::indexer {
namespace {

constexpr std::chrono::milliseconds kBarInterval{100};
constexpr std::chrono::seconds kLineInterval{5};
constexpr std::size_t kDefaultColumns = 80;

std::size_t terminal_columns() {
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return kDefaultColumns;
}

void write_error(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

}  // namespace

ProgressDisplay::ProgressDisplay(const RunProgress& progress, bool quiet)
    : progress_(progress), terminal_(::isatty(STDERR_FILENO) != 0) {
  if (quiet) return;
  try {
    thread_ = std::thread([this] { run(); });
  } catch (const std::system_error&) {
    // No thread to be had: the run goes on, unseen.
  }
}

ProgressDisplay::~ProgressDisplay() { stop(); }

void ProgressDisplay::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

ProgressState ProgressDisplay::state() const {
  return {progress_.records,
          progress_.text_bytes,
          progress_.input_bytes,
          progress_.total_bytes,
          std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(),
          progress_.file(),
          progress_.committing};
}

void ProgressDisplay::run() {
  const auto interval =
      terminal_ ? std::chrono::milliseconds(kBarInterval) : std::chrono::milliseconds(kLineInterval);
  bool drawn = false;
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, interval, [this] { return stopped_; })) {
    if (terminal_) {
      // One column stays free: a full line would make some terminals wrap. CSI K clears what a longer bar
      // left.
      std::string bar = "\r";
      bar += progress_bar(state(), terminal_columns() - 1) + "\x1b[K";
      write_error(bar);
      drawn = true;
    } else {
      write_error("indexer: " + progress_line(state()) + "\n");
    }
  }
  if (drawn) write_error("\r\x1b[K");
}

}  // namespace broadsheet::indexer
