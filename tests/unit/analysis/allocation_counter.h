// Replaces operator new and delete of the whole program by ones that count: for one source file of an
// executable that is about allocations.
#pragma once

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace broadsheet::tests {

inline std::atomic<std::uint64_t> allocations{0};

inline void* counted_allocation(std::size_t size) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}

}  // namespace broadsheet::tests

void* operator new(std::size_t size) { return broadsheet::tests::counted_allocation(size); }
void* operator new[](std::size_t size) { return broadsheet::tests::counted_allocation(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
