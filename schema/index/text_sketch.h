// The sketch of a text: 32 bytes by which near-copies of an article are told, whatever its language.
//
// One-permutation MinHash (Li, Owen, Zhang 2012) of 4 bits a component (Li, König 2010) over shingles of
// characters. docs/SCHEMA.md, "Sketch", describes the bytes; this pair of files is all that knows them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace broadsheet::schema {

struct Unit;

// Components of a sketch. Measured with bench/copies (docs/ANALYSIS.md, "Near-copies").
inline constexpr std::size_t kSketchComponents = 64;
inline constexpr std::size_t kSketchBytes = kSketchComponents / 2;

// Letters and digits that a text must have to be sketched: what two shorter ones share may be chance.
inline constexpr std::size_t kMinSketchedCharacters = 100;

// Two texts are near-copies if so many components agree: if they share about a third of all their shingles.
inline constexpr int kMinAgreeing = 24;

// Makes sketches, one text after the other. Not thread-safe; makes no allocation but the result.
class TextSketcher {
 public:
  void start();

  // The next characters of the text, as TextNormalizer gives them.
  void add(std::span<const Unit> characters);

  // The sketch of what was added since start(); empty if that was too short.
  [[nodiscard]] std::string finish() const;

 private:
  static constexpr std::uint64_t kNone = ~std::uint64_t{0};

  std::array<std::uint64_t, kSketchComponents> least_{};  // the least hash of each component
  std::uint64_t shingle_ = 0;                             // the last characters, rolling
  std::uint64_t window_ = 0;                              // which bits of it the last one's shingle has
  std::size_t characters_ = 0;
};

// The sketch of `text`, UTF-8; empty if it is too short. Broken lines and punctuation make no difference.
std::string text_sketch(std::string_view text);

// A sketch as it is compared.
class Sketch {
 public:
  Sketch() = default;

  // False, and nothing is changed, if `bytes` are not a sketch.
  bool read(std::string_view bytes) noexcept;

  // How many components agree, 0 to kSketchComponents. Inline: folding calls it for each pair of candidates.
  [[nodiscard]] int agreeing(const Sketch& other) const noexcept {
    constexpr std::uint64_t kLowBits = 0x1111111111111111U;  // of each component
    constexpr std::uint64_t kEvery8 = 0x0F0F0F0F0F0F0F0FU;
    std::uint64_t differing = 0;  // a count of words in each half byte
    for (std::size_t word = 0; word < words_.size(); ++word) {
      std::uint64_t bits = words_[word] ^ other.words_[word];
      bits |= bits >> 2U;
      bits |= bits >> 1U;
      differing += bits & kLowBits;
    }
    const std::uint64_t by_byte = (differing & kEvery8) + (differing >> 4U & kEvery8);
    return static_cast<int>(kSketchComponents) - static_cast<int>(by_byte * 0x0101010101010101U >> 56U);
  }
  [[nodiscard]] bool is_near(const Sketch& other) const noexcept { return agreeing(other) >= kMinAgreeing; }

  // 0 to 15. Needs number < kSketchComponents.
  [[nodiscard]] unsigned component(std::size_t number) const noexcept {
    return static_cast<unsigned>(words_[number / kPerWord] >> (4 * (number % kPerWord)) & 0xFU);
  }

 private:
  static constexpr std::size_t kPerWord = 16;
  std::array<std::uint64_t, kSketchComponents / kPerWord> words_{};
};

// The section of docs/SCHEMA.md on the bytes of a sketch.
std::string text_sketch_document();

}  // namespace broadsheet::schema
