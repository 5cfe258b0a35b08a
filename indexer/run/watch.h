// Keeps an index current: looks at files again and again, and adds those that are new or have changed.
#pragma once

#include <chrono>
#include <functional>

#include "broadsheet/indexer/add.h"

namespace broadsheet::indexer {

struct WatchOptions {
  std::chrono::milliseconds interval{1000};  // between two looks
};

// Adds `options.paths`, and then what changes in them, until `options.stop` is set. A file is taken when two
// looks in a row have seen the same size and time of change, so that a file is not read while it is written.
// Each round holds the lock of the index only while it adds, and waits for it. `on_summary` gets the summary
// of each round that read a record. Articles of deleted files stay. Throws as add_archives does.
void watch_archives(const AddOptions& options, const WatchOptions& watch,
                    const std::function<void(const RejectedRecord&)>& on_rejected,
                    const std::function<void(const Summary&)>& on_summary);

}  // namespace broadsheet::indexer
