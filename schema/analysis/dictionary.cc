// Thai, Lao, Khmer and Burmese, which are written without spaces: ICU's dictionary words.
#include <unicode/uchar.h>

#include <algorithm>

#include "analysis/cluster_order.h"
#include "analysis/cutter.h"

namespace broadsheet::schema {
namespace {

bool is_letter(char32_t c) { return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_L_MASK) != 0; }

// Letters that append_clusters() writes otherwise.
bool has_lookalike(char32_t c) { return c == 0x178A || c == 0x0EBC; }

}  // namespace

std::size_t cut_dictionary(Cutting& cutting, std::size_t from) {
  std::size_t to = from;
  bool rewritten = false;
  cutting.letters.clear();
  for (; cutting.char_class(to) == CharClass::kDictionary || cutting.char_class(to) == CharClass::kMark;
       ++to) {
    cutting.letters.push_back(cutting.code_point(to));
    rewritten = rewritten || has_lookalike(cutting.letters.back());
  }
  rewritten = order_clusters(cutting.letters) || rewritten;
  cutting.for_each_word_of_letters([&](std::size_t word, std::size_t word_end) {
    const auto begin = cutting.letters.begin() + static_cast<std::ptrdiff_t>(word);
    const auto end = cutting.letters.begin() + static_cast<std::ptrdiff_t>(word_end);
    if (std::none_of(begin, end, is_letter)) return;
    const std::size_t first = from + word;
    const std::size_t last = from + word_end;
    if (rewritten) {
      cutting.scratch.clear();
      append_clusters({begin, end}, cutting.scratch);
      cutting.put(TokenKind::kWord, cutting.scratch, first, last);
    } else {
      cutting.put(TokenKind::kWord, cutting.text(first, last), first, last);
    }
  });
  return to;
}

}  // namespace broadsheet::schema
