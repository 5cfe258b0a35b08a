// What Xapian's remote back end does with signals, kept from the caller's process.
//
// Xapian 1.4 writes to a socket without saying that it wants no SIGPIPE, and sets that signal to be ignored
// in the whole process each time it opens a remote shard. A library must leave that to the program: these put
// the setting back, and hold the signal off in the one thread that writes. Source: Xapian 1.4.22,
// backends/remote/remote-database.cc; 2.x does neither.
#pragma once

#include <csignal>

#include "xapian/supported_version.h"

namespace broadsheet::schema {

// While one of these lives, no write of this thread to a connection that was lost raises SIGPIPE. Threads
// that are begun meanwhile inherit it.
class PipeSignalBlock {
 public:
  PipeSignalBlock() noexcept;
  ~PipeSignalBlock();
  PipeSignalBlock(const PipeSignalBlock&) = delete;
  PipeSignalBlock& operator=(const PipeSignalBlock&) = delete;

 private:
  sigset_t before_;
  bool was_pending_;
};

// When the last of these that live at one time goes, SIGPIPE is handled as it was when the first one came.
// For opening remote shards. Thread-safe.
class PipeSettingKeeper {
 public:
  PipeSettingKeeper() noexcept;
  ~PipeSettingKeeper();
  PipeSettingKeeper(const PipeSettingKeeper&) = delete;
  PipeSettingKeeper& operator=(const PipeSettingKeeper&) = delete;
};

}  // namespace broadsheet::schema
