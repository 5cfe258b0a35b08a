// Emoji: each is a word. A flag is its two regional indicators; skin tones are left out.
#include "analysis/cutter.h"

namespace broadsheet::schema {

std::size_t cut_emoji(Cutting& cutting, std::size_t from) {
  const bool flag = cutting.char_class(from) == CharClass::kRegional &&
                    cutting.char_class(from + 1) == CharClass::kRegional && from + 1 < cutting.size;
  const std::size_t end = from + (flag ? 2 : 1);
  std::size_t covered = end;
  while (cutting.char_class(covered) == CharClass::kModifier) ++covered;
  cutting.put(TokenKind::kWord, cutting.text(from, end), from, covered);
  return covered;
}

}  // namespace broadsheet::schema
