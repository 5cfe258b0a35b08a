// Korean: the eojeol without its particles, and its bigrams of syllables.
#include "analysis/cutter.h"
#include "analysis/hangul_particles.h"

namespace broadsheet::schema {
namespace {

// Particles are looked for at the end of this many syllables at most; no longer eojeol is a word.
constexpr std::size_t kLongestEojeol = 32;

}  // namespace

std::size_t cut_hangul(Cutting& cutting, std::size_t from) {
  std::size_t to = from;
  cutting.starts.clear();
  for (;; ++to) {
    if (cutting.char_class(to) == CharClass::kHangul) {
      cutting.starts.push_back(static_cast<std::uint32_t>(to));
    } else if (cutting.char_class(to) != CharClass::kMark) {
      break;
    }
  }
  std::size_t count = cutting.starts.size();
  cutting.starts.push_back(static_cast<std::uint32_t>(to));
  if (count > 2 && count <= kLongestEojeol) {
    char32_t syllables[kLongestEojeol];
    for (std::size_t i = 0; i < count; ++i) syllables[i] = cutting.code_point(cutting.starts[i]);
    count = length_without_particles({syllables, count});
  }
  const std::uint32_t position = cutting.next_position();
  const std::size_t end = cutting.starts[count];
  cutting.put(TokenKind::kHangulWord, cutting.text(from, end), from, end);
  for (std::size_t i = 0; i + 1 < count; ++i) {
    cutting.put_at(position, TokenKind::kHangulBigram, cutting.text(cutting.starts[i], cutting.starts[i + 2]),
                   cutting.starts[i], cutting.starts[i + 2]);
  }
  return to;
}

}  // namespace broadsheet::schema
