// Lists are made one by one, by the plans that happen to ask next.
#include "plan/surface_cache.h"

#include <algorithm>
#include <utility>

namespace broadsheet::schema::plan {

SurfaceCache::SurfaceCache(SurfaceCacheLimits limits)
    : limits_(limits), lists_(std::make_shared<const Lists>()) {}

std::shared_ptr<const SurfaceCache::Lists> SurfaceCache::lists() const {
  const std::lock_guard lock(mutex_);
  return lists_;
}

void SurfaceCache::note_steps(std::size_t steps) {
  const std::lock_guard lock(mutex_);
  steps_ += steps;
}

SurfaceCache::Making SurfaceCache::make() {
  std::unique_lock making(making_, std::try_to_lock);
  if (!making.owns_lock()) return {nullptr, {}};
  const std::lock_guard lock(mutex_);
  if (made_ == kTextLists || steps_ < limits_.steps) return {nullptr, {}};
  return {this, std::move(making)};
}

std::size_t SurfaceCache::Making::max_bytes() const noexcept {
  const SurfaceCacheLimits& limits = cache_->limits_;
  return std::min(limits.bytes_of_list, limits.bytes - std::min(limits.bytes, cache_->bytes_));
}

void SurfaceCache::Making::keep() {
  auto lists = std::make_shared<Lists>(*cache_->lists());
  cache_->bytes_ += cache_->list_.bytes();
  std::shared_ptr<const TextList>& kept = (*lists)[cache_->made_];
  kept = std::make_shared<const TextList>(std::move(cache_->list_));
  cache_->list_ = TextList();
  ++cache_->made_;
  const std::lock_guard lock(cache_->mutex_);
  cache_->lists_ = std::move(lists);
}

std::shared_ptr<SurfaceCache> SharedSurfaceCache::of(std::string_view state) {
  const std::lock_guard lock(mutex_);
  if (cache_ == nullptr || state != state_) {
    auto cache = std::make_shared<SurfaceCache>(limits_);
    state_ = state;
    cache_ = std::move(cache);
  }
  return cache_;
}

}  // namespace broadsheet::schema::plan
