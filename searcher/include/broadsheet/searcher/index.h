/// One index for all threads of a portal: opened once by a process, it lends searchers to searches and
/// follows the commits of writers.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/schema/article.h"
#include "broadsheet/schema/interrupt.h"
#include "broadsheet/searcher/results.h"
#include "broadsheet/searcher/searcher.h"

namespace broadsheet::searcher {

/// When an Index looks for commits. A look takes a few microseconds for each shard; after a commit, a
/// searcher takes a few milliseconds to reopen.
enum class Reload : std::uint8_t {
  kEachSearch,  ///< before each search: what was committed before it began is found
  kEachPeriod,  ///< before a search, if the last look is longer ago than `period`
  kByHand,      ///< when reload() is called
};

/// How an Index works.
struct IndexOptions {
  Reload reload = Reload::kEachSearch;
  std::chrono::milliseconds period{1000};  ///< for Reload::kEachPeriod
  /// How many searches may run at the same time; others wait. A searcher has a few files of each shard open,
  /// and takes a few megabytes of memory; all together cache up to 32 MiB of the texts that names are
  /// compared with. 0: as many as the machine has processors.
  std::size_t max_searchers = 0;
};

/// An index, or several searched as one, shared by all threads of a process. Thread-safe: any thread may call
/// anything at any time. Leases must have ended when it is destroyed.
///
/// Each answer is of one state of the index, which it names (Results::index_revision). A search that begins
/// after another has ended never answers from an older state than that one. Without Reload::kEachSearch, a
/// state is used until the next look, with two exceptions: if a writer has committed so often that the state
/// is gone, or if one more searcher is opened, the newest state is used.
class Index {
 public:
  /// A searcher on loan. Give it back by destroying the lease, soon: others may wait for it. Not thread-safe.
  class Lease {
   public:
    ~Lease();
    Lease(Lease&&) noexcept;
    Lease& operator=(Lease&&) noexcept;

    Searcher& operator*() const noexcept { return *searcher_; }
    Searcher* operator->() const noexcept { return searcher_; }

   private:
    friend class Index;
    class Hold;
    explicit Lease(std::unique_ptr<Hold> hold);
    std::unique_ptr<Hold> hold_;
    Searcher* searcher_;
  };

  /// Opens the indexes in `directories`, of which there must be one at least. Throws IndexError if one is
  /// missing, damaged, or of another schema version.
  explicit Index(std::vector<std::filesystem::path> directories, IndexOptions options = {});
  ~Index();
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;

  /// As Searcher::search(). Waits while all searchers are in use; if none is free at the deadline, nothing is
  /// found and Results::timed_out is set.
  Results search(const SearchRequest& request);

  /// As Searcher::find(), and waits as search() does.
  std::vector<schema::Article> find(std::string_view id);

  /// One line for each index that was made with another analysis than ours, as of the last look.
  [[nodiscard]] std::vector<std::string> warnings() const;

  /// Looks for commits now. True if the state has changed. Throws IndexError if the index can't be read;
  /// searches do the same until it can.
  bool reload();

  /// The state from which a search that began now would answer; looks for commits if such a search would.
  /// Identifies answers for a cache (ETag). Throws IndexError.
  std::string revision();

  /// A searcher, for several calls or for rank(). Waits as search() does; throws schema::Interrupted if none
  /// is free at the deadline or when it is asked to stop, and IndexError.
  Lease lease(schema::Deadline deadline = {}, std::stop_token stop = {});

  /// How many searchers are open, in use or not:
  /// at most as many as were in use at the same time.
  [[nodiscard]] std::size_t open_searchers() const;

 private:
  class Pool;
  std::unique_ptr<Pool> pool_;
};

}  // namespace broadsheet::searcher
