// What was made of a word before: news repeats its words, and a look-up takes a tenth of the time of what it
// saves. Bounded, without allocations: each word has one place, which the next word with the same hash takes
// over.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

namespace broadsheet::schema {

/// From a word and a tag (as the language that it is stemmed in) to a text. Not thread-safe: one a thread.
/// Takes half a megabyte.
class TextCache {
 public:
  /// The text kept for `word`, valid until the next put(); nothing if there is none. `word` is not empty.
  std::optional<std::string_view> find(std::string_view word, std::uint8_t tag) const noexcept {
    const Entry& entry = entries_[place(word, tag)];
    if (entry.tag != tag || entry.word_size != word.size() ||
        std::memcmp(entry.bytes.data(), word.data(), word.size()) != 0) {
      return std::nullopt;
    }
    return std::string_view(entry.bytes.data() + entry.word_size, entry.text_size);
  }

  /// Keeps `text` for `word`, unless they are too long together. `word` is not empty.
  void put(std::string_view word, std::uint8_t tag, std::string_view text) noexcept {
    if (word.size() + text.size() > kBytes) return;
    Entry& entry = entries_[place(word, tag)];
    entry.tag = tag;
    entry.word_size = static_cast<std::uint8_t>(word.size());
    entry.text_size = static_cast<std::uint8_t>(text.size());
    std::memcpy(entry.bytes.data(), word.data(), word.size());
    if (!text.empty()) std::memcpy(entry.bytes.data() + word.size(), text.data(), text.size());
  }

 private:
  static constexpr std::uint32_t kPlaceBits = 13;
  static constexpr std::size_t kBytes = 61;  // with the sizes, a line of the processor's cache

  struct alignas(64) Entry {
    std::uint8_t tag = 0;
    std::uint8_t word_size = 0;  // 0: nothing kept
    std::uint8_t text_size = 0;
    std::array<char, kBytes> bytes;
  };

  // Only places depend on the hash, no result does: it may differ from machine to machine.
  static std::size_t place(std::string_view word, std::uint8_t tag) noexcept {
    constexpr std::uint64_t kFactor = 0x9E37'79B9'7F4A'7C15U;
    std::uint64_t hash = std::uint64_t{tag} << 8U | word.size();
    const char* at = word.data();
    std::size_t left = word.size();
    for (; left > 8; at += 8, left -= 8) hash = mixed(hash ^ load(at, 8), kFactor);
    hash = mixed(hash ^ load(at, left), kFactor);
    return hash >> (64U - kPlaceBits);
  }
  static std::uint64_t mixed(std::uint64_t value, std::uint64_t factor) noexcept {
    value *= factor;
    return (value ^ value >> 32U) * factor;
  }
  // At most 8 bytes.
  static std::uint64_t load(const char* at, std::size_t size) noexcept {
    std::uint64_t bytes = 0;
    if (size == 8) {
      std::memcpy(&bytes, at, 8);
    } else {
      for (std::size_t i = 0; i < size; ++i)
        bytes |= std::uint64_t{static_cast<unsigned char>(at[i])} << (8 * i);
    }
    return bytes;
  }

  std::vector<Entry> entries_{std::size_t{1} << kPlaceBits};
};

}  // namespace broadsheet::schema
