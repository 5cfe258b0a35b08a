// Thai, Lao, Khmer and Burmese, which are written without spaces: ICU's dictionary words.
#include <unicode/uchar.h>

#include "analysis/cutter.h"

namespace broadsheet::schema {

std::size_t cut_dictionary(Cutting& cutting, std::size_t from) {
  std::size_t to = from;
  while (cutting.char_class(to) == CharClass::kDictionary || cutting.char_class(to) == CharClass::kMark) ++to;
  cutting.for_each_dictionary_word(from, to, [&](std::size_t word, std::size_t word_end) {
    for (std::size_t i = word; i < word_end; ++i) {
      if ((U_GET_GC_MASK(static_cast<UChar32>(cutting.code_point(i))) & U_GC_L_MASK) == 0) continue;
      cutting.put(TokenKind::kWord, cutting.text(word, word_end), word, word_end);
      return;
    }
  });
  return to;
}

}  // namespace broadsheet::schema
