/// Adding archives to an index: readers, workers, the one writer, and the summary of the run.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "broadsheet/indexer/encoding.h"
#include "broadsheet/indexer/parser.h"
#include "broadsheet/indexer/reader.h"
#include "broadsheet/indexer/record.h"
#include "broadsheet/indexer/summary.h"
#include "broadsheet/schema/positions.h"

namespace broadsheet::indexer {

/// When what is done is made durable and visible: whichever comes first.
struct CommitPolicy {
  /// A commit publishes the segments built so far and synchronises their files: it costs little.
  std::uint64_t documents = 20'000;
  std::uint64_t text_bytes = 64u << 20;
  /// What a crash may lose at most, and how long articles that come slowly on standard input stay unseen.
  std::chrono::milliseconds time{30'000};
};

/// How long to wait for another writer of the index.
struct LockPatience {
  std::chrono::milliseconds time{0};                   ///< 0: not at all
  std::function<void(const std::string&)> on_waiting;  ///< told once who is waited for; may be empty
  const std::atomic<bool>* stop = nullptr;             ///< ends the waiting early
};

/// Whose code writes the tables of segments and of merged shards. The articles, their order and what is found
/// are the same; the bytes are not.
enum class WrittenBy {
  kOwnWriter,  ///< ours: quicker, and smaller; where it can (indexes that hold packed positions)
  kXapian,
};

/// What to add, and how.
struct AddOptions {
  std::filesystem::path index;
  std::vector<std::string> paths;  ///< files, directories, "-"
  const Form* form = nullptr;      ///< of all files; nullptr: each file's is recognised
  ReadOptions read = {};
  ParseOptions parse;
  unsigned jobs = 1;  ///< threads that parse, analyse and build segments; as many more, up to four, read
  /// Memory for building segments, in bytes.
  /// The memory for the run's ids (16 bytes each) is not included.
  std::uint64_t memory_bytes = 1u << 30;
  bool dry_run = false;  ///< read and analyse everything, write nothing
  /// Store with each article the place of its record in the archive, the record's digest and the reader
  /// (schema::Article::origins; paths are made absolute). Further places, those of duplicates and unchanged
  /// articles, are added, up to 32 in all, in the order of the archive. An article that was stored without
  /// any is left as it is.
  bool store_origins = true;
  /// Such articles get their places too if they are read again.
  bool complete_origins = false;
  CommitPolicy commit;
  std::optional<schema::Positions> positions;  ///< of a new index; an existing index must hold them this way
  WrittenBy written_by = WrittenBy::kOwnWriter;
  /// A file of names that mean one source, for the index to keep; read while the lock is held. Empty: the
  /// names that the index has already. Either replaces `parse.source_aliases`.
  std::filesystem::path source_aliases;
  LockPatience patience;
  const std::atomic<bool>* stop = nullptr;  ///< set by a signal: commit what is done and return
};

/// A record that could not be read as an article.
struct RejectedRecord {
  Origin origin;
  std::string reason;
  std::string text;        ///< its first characters, at most kRejectedTextCharacters, well-formed UTF-8
  std::uint64_t line = 0;  ///< that the reason names, counted from 1 within the file; 0: it names none
  schema::ProblemCode code = schema::ProblemCode::kMalformedRecord;
  std::string encoding = {};  ///< that it seems to be in, if it is rejected because it is not text
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
/// Segments are built in parallel and published in input order, and merged at the end, so that any number of
/// jobs makes the same index. Throws UserError (IndexError, IndexLockedError) for what ends the run, and
/// std::bad_alloc: the index then holds what was committed, and the same call completes it. Changes nothing
/// of the process: a portal that opens many shards raises its limit of open files itself.
Summary add_archives(const AddOptions& options, const std::function<void(const RejectedRecord&)>& on_rejected,
                     RunProgress* progress = nullptr);

}  // namespace broadsheet::indexer
