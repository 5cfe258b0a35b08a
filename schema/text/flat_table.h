// The one hash table of ours: numbers of 32 bits, found by a hash, in one block of memory. Who uses it keeps
// the keys (a list of terms, say) and enters their places in it; that takes 8 bytes a slot, and no allocation
// an entry.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace broadsheet::schema {

// Open addressing with linear probing, at most half full. Hashes must be those of a Hasher: with others,
// whoever chooses the keys can make each look-up walk over all entries. Not thread-safe.
class FlatTable {
 public:
  // No entry has this value.
  static constexpr std::uint32_t kNone = 0xFFFF'FFFFu;

  // `slots`, a power of two, is the size of an empty table.
  explicit FlatTable(std::size_t slots = 1024) : first_slots_(slots), slots_(slots) {}

  struct Found {
    std::uint32_t value;
    bool is_new;  // it was entered just now
  };

  // The value that was entered with `hash` and for which `is(value)` holds; if there is none, enters `value`.
  template <typename Is>
  Found find_or_add(std::uint64_t hash, std::uint32_t value, const Is& is) {
    const auto tag = static_cast<std::uint32_t>(hash >> 32);
    std::size_t at = place_of(tag);
    for (; slots_[at].value != kNone; at = next(at)) {
      if (slots_[at].tag == tag && is(slots_[at].value)) return {slots_[at].value, false};
    }
    slots_[at] = {tag, value};
    if (++size_ * 2 > slots_.size()) grow();
    return {value, true};
  }

  // Forgets all entries; the table is then as small as it was made.
  void clear() {
    slots_.assign(first_slots_, Slot());
    size_ = 0;
  }

 private:
  struct Slot {
    std::uint32_t tag = 0;  // the upper half of the hash
    std::uint32_t value = kNone;
  };

  // The upper bits of a tag say the place, so that the tag is enough to find a place in a larger table.
  std::size_t place_of(std::uint32_t tag) const {
    return static_cast<std::size_t>(std::uint64_t{tag} * slots_.size() >> 32);
  }
  std::size_t next(std::size_t at) const { return (at + 1) & (slots_.size() - 1); }

  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.value == kNone) continue;
      std::size_t at = place_of(slot.tag);
      while (slots_[at].value != kNone) at = next(at);
      slots_[at] = slot;
    }
  }

  std::size_t first_slots_;
  std::vector<Slot> slots_;
  std::size_t size_ = 0;
};

}  // namespace broadsheet::schema
