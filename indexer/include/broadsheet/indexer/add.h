/// Adding archives to an index: readers, workers, the one writer, and the account of it all.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "broadsheet/indexer/parser.h"
#include "broadsheet/indexer/record.h"
#include "broadsheet/indexer/summary.h"

namespace broadsheet::indexer {

/// When the writer commits: whichever comes first.
struct CommitPolicy {
  /// A commit rewrites the blocks that its terms touch, so many documents a commit are cheaper; this many
  /// bound the memory that Xapian holds them in (some ten times their text).
  std::uint64_t documents = 20'000;
  std::uint64_t text_bytes = 48u << 20;
  /// What a crash may cost at most, and how long a slow trickle on standard input stays unseen.
  std::chrono::seconds time{30};
};

/// What to add, and how.
struct AddOptions {
  std::filesystem::path index;
  std::vector<std::string> paths;  ///< files, directories, "-"
  Format format = Format::kAuto;
  ParseOptions parse;
  unsigned jobs = 1;     ///< threads that parse and analyse; beside them one reads and one writes
  bool dry_run = false;  ///< read and analyse everything, write nothing
  CommitPolicy commit;
  const std::atomic<bool>* stop = nullptr;  ///< set by a signal: commit what is done and return
};

/// A record that is no article.
struct RejectedRecord {
  Origin origin;
  std::string reason;
  std::string text;  ///< its first characters, at most kRejectedTextCharacters, well-formed UTF-8
};

inline constexpr std::size_t kRejectedTextCharacters = 200;

/// How far a run is; another thread may read it while the run goes on.
struct RunProgress {
  std::atomic<std::uint64_t> records{0};
  std::atomic<std::uint64_t> text_bytes{0};   ///< of the records that are done
  std::atomic<std::uint64_t> input_bytes{0};  ///< of the files, up to the record that is done
  std::atomic<std::uint64_t> total_bytes{0};  ///< of all files; 0 if not known
  std::atomic<bool> committing{false};

  void set_file(const std::string& path) {
    const std::lock_guard lock(mutex_);
    file_ = path;
  }
  /// The file that the last record came from.
  std::string file() const {
    const std::lock_guard lock(mutex_);
    return file_;
  }

 private:
  mutable std::mutex mutex_;
  std::string file_;
};

/// Adds `options.paths` to the index. Creates it if there is none. Calls `on_rejected` on the calling thread,
/// in the order of the archive, and keeps `progress` (if not null) up to date.
///
/// Documents are applied in input order by one writer, so that any number of jobs makes the same index.
/// Throws UserError (IndexError, IndexLockedError) for what ends the run: the index then holds what was
/// committed, and the same call completes it.
Summary add_archives(const AddOptions& options, const std::function<void(const RejectedRecord&)>& on_rejected,
                     RunProgress* progress = nullptr);

}  // namespace broadsheet::indexer
