// Text in an encoding that ICU lacks, byte for byte as text in one that it has.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "broadsheet/indexer/encoding.h"

namespace broadsheet::indexer {

// Recodes pairs of bytes by a table that the C library's iconv fills: Johab, the encoding of Korean of DOS
// and of the first Windows, has each syllable in two bytes, and so has windows-949. What is no text becomes
// bytes that are no text there, either; so offsets stay what they are. Not thread-safe; the tables are made
// once a process.
class PairRecoder {
 public:
  // Recodes nothing unless `encoding` is one of these. Throws std::runtime_error if the C library lacks it.
  explicit PairRecoder(const Encoding& encoding);

  // Whether it recodes anything.
  [[nodiscard]] bool recodes() const noexcept { return table_ != nullptr; }

  // Recodes `bytes` where they stand. The first half of a pair at the end is taken off, and put before the
  // next `bytes`, unless they are the last.
  void recode(std::string& bytes, bool are_last);

 private:
  // What stands for a pair of which the first byte is beyond ASCII; 0: it is no text.
  using Table = std::array<std::uint16_t, 0x8000>;
  static const Table& johab();

  const Table* table_ = nullptr;
  std::string held_;
};

// Whether `text`, without its markup, looks like Johab: all its bytes beyond ASCII belong to pairs of it, of
// which nearly all are everyday syllables. Of text in other encodings they are syllables that nobody uses.
bool is_johab(std::string_view text);

}  // namespace broadsheet::indexer
