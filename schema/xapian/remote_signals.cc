// What Xapian's remote back end does with signals.
#include "xapian/remote_signals.h"

#include <pthread.h>

#include <ctime>
#include <mutex>

namespace broadsheet::schema {
namespace {

sigset_t only_pipe() noexcept {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGPIPE);
  return set;
}

bool is_pending() noexcept {
  sigset_t pending;
  return sigpending(&pending) == 0 && sigismember(&pending, SIGPIPE) == 1;
}

// The setting before the first of the keepers that live now.
std::mutex keepers_mutex;
int keepers = 0;
struct sigaction kept_setting;

}  // namespace

PipeSignalBlock::PipeSignalBlock() noexcept : was_pending_(is_pending()) {
  const sigset_t pipe = only_pipe();
  ::pthread_sigmask(SIG_BLOCK, &pipe, &before_);
}

PipeSignalBlock::~PipeSignalBlock() {
  // One that waits by now was raised by a write of this thread: nobody shall hear of it.
  if (!was_pending_ && is_pending()) {
    const sigset_t pipe = only_pipe();
    const timespec at_once{};
    ::sigtimedwait(&pipe, nullptr, &at_once);
  }
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

PipeSettingKeeper::PipeSettingKeeper() noexcept {
  const std::lock_guard lock(keepers_mutex);
  if (keepers++ == 0) ::sigaction(SIGPIPE, nullptr, &kept_setting);
}

PipeSettingKeeper::~PipeSettingKeeper() {
  const std::lock_guard lock(keepers_mutex);
  if (--keepers > 0) return;
  struct sigaction now;
  // What anybody but Xapian has set meanwhile stays.
  if (::sigaction(SIGPIPE, nullptr, &now) == 0 && now.sa_handler == SIG_IGN)
    ::sigaction(SIGPIPE, &kept_setting, nullptr);
}

}  // namespace broadsheet::schema
