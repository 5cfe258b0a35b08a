// Turns bytes into normalised characters that know where they came from, in chunks of bounded size.
#pragma once

#include <unicode/normalizer2.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/character_table.h"

namespace broadsheet::schema {

/// One normalised character.
struct Unit {
  PackedChar character;
  std::uint32_t begin;   ///< byte offset in the text as given
  std::uint32_t end;     ///< past its last byte there, dropped marks included
  std::uint32_t offset;  ///< byte offset in TextNormalizer::text()
};

/// NFKC_Casefold and the script folds over a whole text, chunk by chunk. Reuses its buffers; not thread-safe.
///
/// Most characters are normalised by one table look-up: if each maps to one code point whose NFC quick check
/// says yes and combining classes do not decrease, the result is what ICU would give (UAX #15, section 9).
/// Others go through ICU, from the last place where normalisation may start to the next one.
class TextNormalizer {
 public:
  TextNormalizer();

  /// Starts on `text`, which must outlive the chunks.
  void start(std::string_view text);

  /// Fills units() and text() with the next chunk; false at the end of the text.
  bool next_chunk();

  /// The characters of the chunk, followed by one separator that is not part of it.
  const Unit* units() const noexcept { return units_.data(); }
  std::size_t size() const noexcept { return size_; }

  /// The chunk's normalised characters, UTF-8. Ill-formed bytes are U+FFFD.
  std::string_view text() const noexcept { return {bytes_.data(), bytes_size_}; }

 private:
  void put(PackedChar character, std::uint32_t begin, std::uint32_t end);
  Unit* character_before(std::uint32_t begin);
  bool follows_arabic(std::uint32_t begin);
  void drop(std::uint32_t begin, std::uint32_t end);
  void mark_segment(std::uint32_t position);
  void normalize_segment();

  const CharacterTable* table_;
  const icu::Normalizer2* normalizer_;
  std::string_view input_;
  std::uint32_t next_ = 0;
  std::vector<Unit> units_;
  std::size_t size_ = 0;
  std::string bytes_;
  std::size_t bytes_size_ = 0;
  std::string scratch_;

  // The last place where normalisation may start, in the input and in the output.
  std::uint32_t segment_input_ = 0;
  std::size_t segment_units_ = 0;
  std::size_t segment_bytes_ = 0;
  std::size_t segment_length_ = 0;
  std::uint8_t last_class_ = 0;
};

}  // namespace broadsheet::schema
