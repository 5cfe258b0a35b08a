// What is kept of an index from plan to plan: the texts that names are compared with.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "plan/ranking.h"
#include "plan/text_list.h"

namespace broadsheet::schema::plan {

/// Lists that an index has: one for each range of scripts, of words and of names.
inline constexpr std::size_t kTextLists = 16;

/// When texts are kept, and how many. The defaults are those of programs; tests have others.
struct SurfaceCacheLimits {
  /// Steps over the index before anything is kept. The plans of one search take fewer, so that a command
  /// which answers one query keeps nothing; and an index that changes all the time costs at most as much more
  /// again.
  std::size_t steps = 3 * kMaxPlanSurfaces;
  /// Texts that one plan reads to keep them: some hundredths of a second, which a search waits.
  std::size_t texts_of_plan = 20000;
  /// Bytes of all lists: some 800,000 texts, once for all threads. What is not kept is read from the index.
  std::size_t bytes = std::size_t{32} << 20;
  /// Bytes of one list, so that one script leaves room for others. A list that is being made may take as much
  /// again for a moment, when it grows.
  std::size_t bytes_of_list = std::size_t{16} << 20;
};

/// What is kept of one state of an index. A plan finds the same with it and without it. Thread-safe.
class SurfaceCache {
 public:
  using Lists = std::array<std::shared_ptr<const TextList>, kTextLists>;

  explicit SurfaceCache(SurfaceCacheLimits limits = {});

  /// The lists that are ready; the others are null. Never null itself.
  std::shared_ptr<const Lists> lists() const;

  /// Tells of `steps` over the index.
  void note_steps(std::size_t steps);

  /// The list that is made now, in the hands of one thread until this goes. Whoever is next goes on with it.
  class Making {
   public:
    /// False: nothing is to be made (yet), or somebody else is at it. Then nothing else may be called.
    explicit operator bool() const noexcept { return lock_.owns_lock(); }

    std::size_t number() const noexcept { return cache_->made_; }
    TextList& list() noexcept { return cache_->list_; }
    std::size_t max_texts() const noexcept { return cache_->limits_.texts_of_plan; }
    std::size_t max_bytes() const noexcept;  ///< of the list

    /// The list is finished: from now on lists() has it. To be called once, and then nothing else.
    void keep();

   private:
    friend class SurfaceCache;
    Making(SurfaceCache* cache, std::unique_lock<std::mutex> lock) : cache_(cache), lock_(std::move(lock)) {}
    SurfaceCache* cache_;
    std::unique_lock<std::mutex> lock_;
  };
  Making make();

 private:
  const SurfaceCacheLimits limits_;

  mutable std::mutex mutex_;
  std::shared_ptr<const Lists> lists_;
  std::size_t steps_ = 0;

  std::mutex making_;  // locked before mutex_ where both are
  TextList list_;
  std::size_t made_ = 0;
  std::size_t bytes_ = 0;
};

/// Hands out what is kept of the newest state of an index, to all who search it. What was kept of another
/// state goes with the last plan that has it. Thread-safe.
class SharedSurfaceCache {
 public:
  explicit SharedSurfaceCache(SurfaceCacheLimits limits = {}) : limits_(limits) {}

  /// `state` names a state of the index: no two states have the same.
  std::shared_ptr<SurfaceCache> of(std::string_view state);

 private:
  const SurfaceCacheLimits limits_;
  std::mutex mutex_;
  std::string state_;
  std::shared_ptr<SurfaceCache> cache_;
};

}  // namespace broadsheet::schema::plan
