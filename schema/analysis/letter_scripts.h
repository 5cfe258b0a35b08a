// The script of a character and whether it is a letter, kept for the blocks that a text has shown: ICU's own
// look-ups take several times as long, and language identification asks for every character.
#pragma once

#include <unicode/uscript.h>
#include <unicode/utypes.h>

#include <array>
#include <cstdint>
#include <memory>

namespace broadsheet::schema {

/// What identification asks of a character.
struct LetterInfo {
  std::uint8_t script = 0;  ///< UScriptCode; scripts beyond 255 are USCRIPT_UNKNOWN
  bool letter = false;      ///< u_isalpha
  bool upper = false;       ///< u_isupper
};

/// Not thread-safe: one a thread. Takes 768 bytes for each block of 256 characters that was asked for.
class LetterScripts {
 public:
  /// `c` is a code point, not negative.
  const LetterInfo& operator[](UChar32 c) {
    const auto at = static_cast<std::uint32_t>(c);
    auto& block = blocks_[at >> 8U];
    if (block == nullptr) fill(at >> 8U);
    return (*block)[at & 0xFFU];
  }

 private:
  using Block = std::array<LetterInfo, 256>;
  void fill(std::uint32_t block);

  std::array<std::unique_ptr<Block>, 0x110000 / 256> blocks_;
};

}  // namespace broadsheet::schema
