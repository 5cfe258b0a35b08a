// Sources: The Unicode Standard, chapter 16.1 (Thai), 16.2 (Lao), 16.3 (Myanmar), 16.4 (Khmer), on the order
// of characters in a cluster; Unicode Technical Note 11 for Burmese.
#include "analysis/cluster_order.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/characters.h"

namespace broadsheet::schema {
namespace {

constexpr char32_t kCoeng = 0x17D2;
constexpr char32_t kKhmerRo = 0x179A;
constexpr char32_t kBurmeseVirama = 0x1039;

// No cluster of any language has more marks; longer rows of marks are left as they are.
constexpr std::size_t kMaxMarks = 12;

// Two letters that look like another one.
struct Lookalike {
  char32_t first;
  char32_t second;
  char32_t whole;
};
constexpr std::array kPairs = {
    Lookalike{0x0E40, 0x0E40, 0x0E41},  // sara e twice: sara ae
    Lookalike{0x0EC0, 0x0EC0, 0x0EC1},  // the same in Lao
    Lookalike{0x17C1, 0x17B6, 0x17C4},  // Khmer e and aa: oo
    Lookalike{0x17C1, 0x17B8, 0x17BE},  // Khmer e and ii: oe
};

// The place of a mark among those of its cluster; 0: not a mark that may change its place.
std::uint8_t thai_rank(char32_t c) {
  const char32_t at = c & 0x7FU;  // Thai and Lao have the same layout
  if (at == 0x3C) return 1;       // Lao semivowel
  if (at == 0x31 || (at >= 0x34 && at <= 0x3B) || at == 0x47) return 2;
  if (at >= 0x48 && at <= 0x4B) return 3;  // tones
  if (at == 0x4C) return 4;
  // Nikhahit, the first half of sara am; in Lao also a vowel of its own, which stands before the tone.
  if (at == 0x4D) return c < 0x0E80 ? 5 : 2;
  return 0;
}

std::uint8_t khmer_rank(char32_t c) {
  if (c == 0x17CC) return 1;                 // robat
  if (c == 0x17C9 || c == 0x17CA) return 2;  // shifters
  if (c >= 0x17B6 && c <= 0x17C5) return 5;  // vowels; subscripts have 3 and 4
  if (c >= 0x17C6 && c <= 0x17D1) return 6;  // signs
  return 0;
}

// The asat stays where it is: it stands after any of the others.
std::uint8_t burmese_rank(char32_t c) {
  if (c >= 0x103B && c <= 0x103E) return static_cast<std::uint8_t>(c - 0x103B + 2);  // medials
  switch (c) {
    case 0x1031:
      return 6;
    case 0x102D:
    case 0x102E:
    case 0x1032:
      return 7;
    case 0x102F:
    case 0x1030:
      return 8;
    case 0x102B:
    case 0x102C:
      return 9;
    case 0x1036:
      return 10;
    case 0x1037:
      return 11;
    default:
      return 0;
  }
}

// A mark, with the letter that a coeng or a virama puts below.
struct Mark {
  std::uint8_t rank = 0;
  std::uint8_t letters = 0;
};

Mark mark_at(const std::u32string& text, std::size_t at) {
  const char32_t c = text[at];
  if (c < 0x0F00) return {thai_rank(c), 1};
  if (c == kCoeng || c == kBurmeseVirama) {
    if (at + 1 >= text.size()) return {};
    const bool last = text[at + 1] == kKhmerRo;
    return {static_cast<std::uint8_t>(c == kBurmeseVirama ? 1 : last ? 4 : 3), 2};
  }
  return {c < 0x1100 ? burmese_rank(c) : khmer_rank(c), 1};
}

// Orders the marks from `from` on, which are `count`.
void order_marks(std::u32string& text, std::size_t from, std::array<Mark, kMaxMarks>& marks,
                 std::size_t count) {
  std::array<char32_t, 2 * kMaxMarks> sorted{};
  std::size_t size = 0;
  for (std::uint8_t rank = 1; rank <= 11; ++rank) {
    std::size_t at = from;
    for (std::size_t i = 0; i < count; at += marks[i].letters, ++i) {
      if (marks[i].rank != rank) continue;
      for (std::size_t letter = 0; letter < marks[i].letters; ++letter) sorted[size++] = text[at + letter];
    }
  }
  std::copy(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(size),
            text.begin() + static_cast<std::ptrdiff_t>(from));
}

char32_t fold_lookalike(char32_t before, char32_t letter) {
  if (before == kCoeng && letter == 0x178A) return 0x178F;  // subscript da: ta
  if (before == 0x0EAB && letter == 0x0EBC) return 0x0EA5;  // Lao h and semivowel l: h and l
  return letter;
}

bool merge_pairs(std::u32string& text) {
  bool changed = false;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    for (const Lookalike& pair : kPairs) {
      if (text[i] != pair.first || text[i + 1] != pair.second) continue;
      text[i] = pair.whole;
      text[i + 1] = 0;
      changed = true;
      break;
    }
  }
  return changed;
}

}  // namespace

bool order_clusters(std::u32string& letters) {
  bool changed = false;
  std::array<Mark, kMaxMarks> marks;
  for (std::size_t i = 0; i < letters.size();) {
    const std::size_t from = i;
    std::size_t count = 0;
    bool ordered = true;
    Mark mark = mark_at(letters, i);
    for (; mark.rank != 0 && count < kMaxMarks; mark = i < letters.size() ? mark_at(letters, i) : Mark{}) {
      ordered = ordered && (count == 0 || marks[count - 1].rank <= mark.rank);
      marks[count++] = mark;
      i += mark.letters;
    }
    if (count == 0) ++i;
    if (ordered || mark.rank != 0) continue;
    order_marks(letters, from, marks, count);
    changed = true;
  }
  return merge_pairs(letters) || changed;
}

void append_clusters(std::u32string_view letters, std::string& out) {
  char32_t before = 0;
  for (const char32_t letter : letters) {
    if (letter == 0) continue;
    append_character(out, fold_lookalike(before, letter));
    before = letter;
  }
}

}  // namespace broadsheet::schema
