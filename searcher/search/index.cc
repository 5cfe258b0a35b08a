// The pool of searchers behind an Index, and when they look for commits.
#include "broadsheet/searcher/index.h"

#include <algorithm>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <new>
#include <thread>
#include <utility>

#include "plan/surface_cache.h"

namespace broadsheet::searcher {
namespace {

using Clock = std::chrono::steady_clock;

}  // namespace

// Searchers look for commits one by one, each when it is lent. They shall not disagree: whenever one has come
// to another state than the one known, all others look before they are lent again. So states never go back.
class Index::Pool {
 public:
  // A searcher, the look for which it last looked, and the state that it was known to be in.
  struct Entry {
    Entry(const std::vector<std::filesystem::path>& directories,
          std::shared_ptr<schema::plan::SharedSurfaceCache> surface_cache)
        : searcher(directories, Following::kByHand, std::move(surface_cache)) {}
    Searcher searcher;
    std::uint64_t looked = 0;
    std::string noted;
  };

  Pool(std::vector<std::filesystem::path> directories, IndexOptions options)
      : directories_(std::move(directories)),
        options_(options),
        most_(options.max_searchers > 0 ? options.max_searchers
                                        : std::max(1U, std::thread::hardware_concurrency())),
        last_look_(Clock::now()) {
    auto first = std::make_unique<Entry>(directories_, surface_cache_);
    revision_ = first->noted = first->searcher.revision();
    warnings_ = first->searcher.warnings();
    open_ = 1;
    free_.reserve(most_);
    free_.push_back(std::move(first));
  }

  // A searcher of the state that a search which begins now is to see.
  std::unique_ptr<Entry> take(const schema::Deadline& deadline, const std::stop_token& stop) {
    std::unique_ptr<Entry> entry = take_any(deadline, stop);
    try {
      look(*entry);
    } catch (...) {
      give_back(std::move(entry));
      throw;
    }
    return entry;
  }

  void give_back(std::unique_ptr<Entry> entry) noexcept {
    const std::lock_guard lock(mutex_);
    try {
      note_state(*entry);  // a writer may have overtaken it
    } catch (const std::bad_alloc&) {
      ++looks_;  // which is what noting a state is for
    }
    free_.push_back(std::move(entry));  // there is room for all
    freed_.notify_one();
  }

  // True if the state has changed since the last look.
  bool reload() {
    std::string before;
    {
      const std::lock_guard lock(mutex_);
      before = revision_;
      begin_look();
    }
    give_back(take({}, {}));
    const std::lock_guard lock(mutex_);
    return revision_ != before;
  }

  std::vector<std::string> warnings() const {
    const std::lock_guard lock(mutex_);
    return warnings_;
  }

  // As of the last look.
  std::string revision() const {
    const std::lock_guard lock(mutex_);
    return revision_;
  }

  std::size_t open_searchers() const {
    const std::lock_guard lock(mutex_);
    return open_;
  }

 private:
  // The one that was given back last, which is warm; a new one; or the next one that is given back.
  std::unique_ptr<Entry> take_any(const schema::Deadline& deadline, const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    const auto is_ready = [&] { return !free_.empty() || open_ < most_; };
    const bool ready =
        deadline ? freed_.wait_until(lock, stop, *deadline, is_ready) : freed_.wait(lock, stop, is_ready);
    if (stop.stop_requested()) {
      freed_.notify_one();  // it may have been meant for this one
      throw schema::Interrupted(schema::InterruptCause::kStop);
    }
    if (!ready) throw schema::Interrupted(schema::InterruptCause::kDeadline);
    if (!free_.empty()) {
      std::unique_ptr<Entry> entry = std::move(free_.back());
      free_.pop_back();
      return entry;
    }
    ++open_;
    const std::uint64_t looks = looks_;
    lock.unlock();
    try {
      auto entry = std::make_unique<Entry>(directories_, surface_cache_);
      entry->looked = looks;
      lock.lock();
      note_state(*entry);
      return entry;
    } catch (...) {
      if (!lock.owns_lock()) lock.lock();
      --open_;
      freed_.notify_one();
      throw;
    }
  }

  // Lets `entry` look, if it has not yet for the last look.
  void look(Entry& entry) {
    std::unique_lock lock(mutex_);
    const Clock::time_point now = Clock::now();
    if (options_.reload == Reload::kEachSearch ||
        (options_.reload == Reload::kEachPeriod && now - last_look_ >= options_.period)) {
      begin_look();
    }
    const std::uint64_t looks = looks_;
    if (entry.looked == looks) return;
    lock.unlock();
    entry.searcher.refresh();
    lock.lock();
    entry.looked = looks;
    note_state(entry);
  }

  void begin_look() {
    ++looks_;
    last_look_ = Clock::now();
  }

  // Takes note of the state that `entry` is in. Under the mutex. If it has come to another one, the others
  // shall look before they are lent again; itself too, for one of them may have come to a newer one
  // meanwhile.
  void note_state(Entry& entry) {
    const bool is_newest_look = entry.looked == looks_;
    const bool is_new = entry.searcher.revision() != entry.noted;
    if (is_new) {
      ++looks_;
      entry.noted = entry.searcher.revision();
    }
    if ((is_new || is_newest_look) && entry.noted != revision_) {
      revision_ = entry.noted;
      warnings_ = entry.searcher.warnings();
    }
  }

  const std::vector<std::filesystem::path> directories_;
  const IndexOptions options_;
  const std::size_t most_;
  const std::shared_ptr<schema::plan::SharedSurfaceCache> surface_cache_ =
      std::make_shared<schema::plan::SharedSurfaceCache>();

  mutable std::mutex mutex_;
  std::condition_variable_any freed_;
  std::vector<std::unique_ptr<Entry>> free_;
  std::size_t open_ = 0;  // lent and free
  std::uint64_t looks_ = 0;
  Clock::time_point last_look_;
  std::string revision_;
  std::vector<std::string> warnings_;
};

class Index::Lease::Hold {
 public:
  Hold(Pool& pool, std::unique_ptr<Pool::Entry> entry) : pool_(pool), entry_(std::move(entry)) {}
  ~Hold() { pool_.give_back(std::move(entry_)); }
  Hold(const Hold&) = delete;
  Hold& operator=(const Hold&) = delete;

  Searcher& searcher() noexcept { return entry_->searcher; }

 private:
  Pool& pool_;
  std::unique_ptr<Pool::Entry> entry_;
};

Index::Lease::Lease(std::unique_ptr<Hold> hold) : hold_(std::move(hold)), searcher_(&hold_->searcher()) {}
Index::Lease::~Lease() = default;
Index::Lease::Lease(Lease&&) noexcept = default;
Index::Lease& Index::Lease::operator=(Lease&&) noexcept = default;

Index::Index(std::vector<std::filesystem::path> directories, IndexOptions options)
    : pool_(std::make_unique<Pool>(std::move(directories), options)) {}
Index::~Index() = default;

Results Index::search(const SearchRequest& request) {
  const Clock::time_point start = Clock::now();
  try {
    Results results = lease(request.deadline, request.stop)->search(request);
    results.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return results;
  } catch (const schema::Interrupted& interrupted) {
    if (interrupted.cause() == schema::InterruptCause::kStop) throw;
  }
  // No searcher was free in time; a search itself says by its results that the time was up.
  Results results;
  results.index_revision = pool_->revision();
  results.query = request.query;
  results.explain = request.explain;
  results.offset = request.offset;
  results.limit = request.limit;
  results.time_zone = request.time_zone;
  results.total_is_exact = results.total_any_is_exact = false;
  results.timed_out = true;
  results.seconds = std::chrono::duration<double>(Clock::now() - start).count();
  return results;
}

std::vector<schema::Article> Index::find(std::string_view id) { return lease()->find(id); }

std::vector<std::string> Index::warnings() const { return pool_->warnings(); }

bool Index::reload() { return pool_->reload(); }

std::string Index::revision() { return lease()->revision(); }

Index::Lease Index::lease(schema::Deadline deadline, std::stop_token stop) {
  return Lease(std::make_unique<Lease::Hold>(*pool_, pool_->take(deadline, stop)));
}

std::size_t Index::open_searchers() const { return pool_->open_searchers(); }

}  // namespace broadsheet::searcher
