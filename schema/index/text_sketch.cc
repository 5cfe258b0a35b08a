// Rolling shingles, the least hash of each component, and counting components that agree.
#include "index/text_sketch.h"

#include <algorithm>

#include "analysis/text_normalizer.h"

namespace broadsheet::schema {
namespace {

// Each character moves those before it up by a byte, out of the number after eight.
constexpr unsigned kCharacterBits = 8;
constexpr std::uint64_t kEight = ~std::uint64_t{0};
constexpr std::uint64_t kFive = (std::uint64_t{1} << 5 * kCharacterBits) - 1;
constexpr std::uint64_t kFour = (std::uint64_t{1} << 4 * kCharacterBits) - 1;

// 2^64 divided by the golden ratio, odd.
constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15U;

// The shingle that a character of each class ends, as bits of the last characters; 0: the character is passed
// over. A character of Han and Hangul says more than a letter, and a word of Thai is short; what is written
// with alphabets shares five letters by chance (bench/copies).
constexpr std::uint64_t window_of(CharClass char_class) {
  switch (char_class) {
    case CharClass::kLetter:
    case CharClass::kDigit:
      return kEight;
    case CharClass::kDictionary:
      return kFive;
    case CharClass::kHan:
    case CharClass::kHangul:
      return kFour;
    case CharClass::kSeparator:
    case CharClass::kSpace:
    case CharClass::kNewline:
    case CharClass::kMark:
    case CharClass::kEmoji:
    case CharClass::kModifier:
    case CharClass::kRegional:
      return 0;
  }
  return 0;
}

constexpr std::array kWindows = [] {
  std::array<std::uint64_t, 32> windows{};  // PackedChar has five bits for a class
  for (std::size_t i = 0; i <= static_cast<std::size_t>(CharClass::kRegional); ++i)
    windows[i] = window_of(static_cast<CharClass>(i));
  return windows;
}();

std::uint64_t window_of(const Unit& unit) {
  return kWindows[static_cast<std::size_t>(unit.character.char_class())];
}

constexpr std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 32U;
  return x * kMultiplier;
}

}  // namespace

void TextSketcher::start() {
  least_.fill(kNone);
  shingle_ = 0;
  window_ = kEight;
  characters_ = 0;
}

// A character that is passed over leaves the last shingle as it is, and hashing that again changes nothing:
// so there is no branch on the way, which the processor would often foresee wrongly.
void TextSketcher::add(std::span<const Unit> characters) {
  if (characters_ == 0) {
    // There is no last shingle yet.
    const auto first = std::find_if(characters.begin(), characters.end(),
                                    [](const Unit& unit) { return window_of(unit) != 0; });
    characters = characters.subspan(static_cast<std::size_t>(first - characters.begin()));
  }
  std::uint64_t shingle = shingle_;
  std::uint64_t window = window_;
  std::size_t count = characters_;
  for (const Unit& unit : characters) {
    const std::uint64_t own = window_of(unit);
    const std::uint64_t hash = std::uint64_t{unit.character.code_point()} * kMultiplier >> 32U;
    const bool kept = own != 0;
    shingle = kept ? (shingle << kCharacterBits) + hash : shingle;
    window = kept ? own : window;
    count += kept ? 1U : 0U;
    const std::uint64_t mixed = mix(shingle & window);
    std::uint64_t& least = least_[mixed >> 58U];
    least = std::min(least, mixed);
  }
  shingle_ = shingle;
  window_ = window;
  characters_ = count;
}

std::string TextSketcher::finish() const {
  if (characters_ < kMinSketchedCharacters) return {};
  std::string bytes(kSketchBytes, '\0');
  for (std::size_t i = 0; i < kSketchComponents; ++i) {
    // A component without a shingle borrows from the next one that has some, and says from how far.
    std::size_t from = 0;
    while (from < kSketchComponents && least_[(i + from) % kSketchComponents] == kNone) ++from;
    const std::uint64_t least = least_[(i + from) % kSketchComponents];
    const std::uint64_t bits = mix(mix(least) + from) >> 60U;
    bytes[i / 2] = static_cast<char>(static_cast<unsigned char>(bytes[i / 2]) | bits << 4 * (i % 2));
  }
  return bytes;
}

std::string text_sketch(std::string_view text) {
  TextNormalizer normalizer;
  TextSketcher sketcher;
  sketcher.start();
  normalizer.start(text);
  while (normalizer.next_chunk()) sketcher.add({normalizer.units(), normalizer.size()});
  return sketcher.finish();
}

bool Sketch::read(std::string_view bytes) noexcept {
  if (bytes.size() != kSketchBytes) return false;
  for (std::size_t word = 0; word < words_.size(); ++word) {
    std::uint64_t value = 0;
    for (std::size_t byte = sizeof value; byte-- > 0;)
      value = value << 8U | static_cast<unsigned char>(bytes[word * sizeof value + byte]);
    words_[word] = value;
  }
  return true;
}

std::string text_sketch_document() {
  return "An article whose body has " + std::to_string(kMinSketchedCharacters) +
         " letters and digits or more has a sketch of it, which identifies near-copies: texts that share "
         "most\n"
         "of their wording under another headline, with a byline, with small changes, cut or lengthened. It\n"
         "depends only on the body (one-permutation MinHash, 4 bits for each of " +
         std::to_string(kSketchComponents) + " components) and has " + std::to_string(kSketchBytes) +
         " bytes. Numbers\nhave 64 bits and wrap; `M` is `0x9E3779B97F4A7C15`, `mix(x)`: `x ^= x >> 32; "
         "x *= M`.\n\n"
         "The body is normalised as for words (docs/ANALYSIS.md). Only its letters, digits and characters "
         "of\n"
         "scripts without spaces count, in order; marks, punctuation and white space are skipped. Each of\n"
         "them gives `s = (s << 8) + (code point * M >> 32)`, from `s = 0`. The shingle that it ends is all\n"
         "of `s` (eight characters); after a character of Thai, Lao, Khmer or Burmese the low 40 bits "
         "(five),\n"
         "after one of Han, Kana or Hangul the low 32 bits (four). `h = mix(shingle)`; its component is the\n"
         "top six bits of `h`, and a component keeps the least `h`. If a component has none, `least` is "
         "that\n"
         "of the next one that has one (after the last comes the first), `d` components further; otherwise\n"
         "`d` is 0. Its four bits are `mix(mix(least) + d) >> 60`; they are in order, the low half of each\n"
         "byte first.\n\n"
         "Two articles are near-copies if " +
         std::to_string(kMinAgreeing) +
         " components or more agree, that is if about a third of all their\n"
         "shingles are common to both. A value of another length is not a sketch.\n";
}

}  // namespace broadsheet::schema
