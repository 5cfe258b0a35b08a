// Runs of Han and Kana: overlapping bigrams, the last character alone, and ICU's dictionary words for
// ranking.
#include "analysis/cutter.h"

namespace broadsheet::schema {

std::size_t cut_han(Cutting& cutting, std::size_t from) {
  std::size_t to = from;
  cutting.starts.clear();
  for (;; ++to) {
    if (cutting.char_class(to) == CharClass::kHan) {
      cutting.starts.push_back(static_cast<std::uint32_t>(to));
    } else if (cutting.char_class(to) != CharClass::kMark) {
      break;
    }
  }
  const std::size_t count = cutting.starts.size();
  cutting.starts.push_back(static_cast<std::uint32_t>(to));
  const std::uint32_t first_position = cutting.next_position();
  for (std::size_t i = 0; i + 1 < count; ++i) {
    cutting.put(TokenKind::kHanBigram, cutting.text(cutting.starts[i], cutting.starts[i + 2]),
                cutting.starts[i], cutting.starts[i + 2]);
  }
  cutting.put(TokenKind::kHanSingle, cutting.text(cutting.starts[count - 1], to), cutting.starts[count - 1],
              to);
  if (count < 2) return to;

  // ICU's words have at least two characters to be worth a term; their position is that of the first one.
  std::size_t at = 0;
  cutting.for_each_dictionary_word(from, to, [&](std::size_t word, std::size_t word_end) {
    while (at < count && cutting.starts[at] < word) ++at;
    if (at + 1 >= count || cutting.starts[at] != word || cutting.starts[at + 1] >= word_end) return;
    cutting.put_at(first_position + static_cast<std::uint32_t>(at), TokenKind::kHanWord,
                   cutting.text(word, word_end), word, word_end);
  });
  return to;
}

}  // namespace broadsheet::schema
