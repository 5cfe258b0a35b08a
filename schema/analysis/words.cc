// Words of scripts with spaces. Where UAX #29 would keep a word with punctuation inside it together, we part
// it: "wowkorea.jp" is wowkorea and jp, glued. Acronyms of single letters (U.S.) are one word.
#include "analysis/cutter.h"

namespace broadsheet::schema {
namespace {

// The index past the marks that follow `i`.
std::size_t skip_marks(const Cutting& cutting, std::size_t i) {
  while (cutting.char_class(i) == CharClass::kMark) ++i;
  return i;
}

// An acronym: single letters parted by full stops, at least two ("u.s.a", "e.g"). Returns the index past its
// last letter, or `from` if there is none. Leaves its letters in the scratch buffer.
std::size_t read_acronym(Cutting& cutting, std::size_t from) {
  std::size_t end = skip_marks(cutting, from + 1);
  if (cutting.code_point(end) != U'.' || cutting.char_class(end + 1) != CharClass::kLetter) return from;
  cutting.scratch.assign(cutting.text(from, end));
  std::size_t letters = 1;
  while (cutting.code_point(end) == U'.' && end + 1 < cutting.size &&
         cutting.char_class(end + 1) == CharClass::kLetter) {
    const std::size_t next = skip_marks(cutting, end + 2);
    if (cutting.char_class(next) == CharClass::kLetter || cutting.char_class(next) == CharClass::kDigit)
      break;
    cutting.scratch.append(cutting.text(end + 1, next));
    end = next;
    ++letters;
  }
  return letters >= 2 ? end : from;
}

// In Hebrew, an apostrophe is part of a letter (ג'ורג') and gershayim stand before the last letter of an
// acronym (צה"ל); both are left out of the word. Any other quotation mark ends it.
bool joins_hebrew(const Cutting& cutting, std::size_t i) {
  const auto is_hebrew = [&](std::size_t at) {
    return cutting.char_class(at) == CharClass::kLetter &&
           cutting.units[at].character.stem_script() == StemScript::kHebrew;
  };
  if (i + 1 >= cutting.size || !is_hebrew(i - 1) || !is_hebrew(i + 1)) return false;
  const char32_t c = cutting.code_point(i);
  if (c == U'\'' || c == U'\u2019' || c == U'\u05F3') return true;
  return (c == U'"' || c == U'\u05F4' || c == U'\u201D') && !is_hebrew(i + 2);
}

}  // namespace

std::size_t cut_words(Cutting& cutting, std::size_t from) {
  const CharClass first = cutting.char_class(from);
  if (first == CharClass::kDigit) return cut_number(cutting, from);
  const StemScript script = cutting.units[from].character.stem_script();
  if (cutting.code_point(from + 1) == U'.' || cutting.char_class(from + 1) == CharClass::kMark) {
    if (const std::size_t end = read_acronym(cutting, from); end > from) {
      cutting.put(TokenKind::kWord, cutting.scratch, from, end, StemScript::kNone);
      return end;
    }
  }
  bool one_script = true;
  bool joined = false;
  std::size_t piece = from;
  std::size_t i = from;
  for (;; ++i) {
    const CharClass now = cutting.char_class(i);
    if (now == CharClass::kLetter) {
      one_script = one_script && cutting.units[i].character.stem_script() == script;
    } else if (now == CharClass::kDigit) {
      one_script = false;
    } else if (now != CharClass::kMark) {
      if (script != StemScript::kHebrew || !joins_hebrew(cutting, i)) break;
      if (!joined) cutting.scratch.clear();
      joined = true;
      cutting.scratch.append(cutting.text(piece, i));
      piece = i + 1;
    }
  }
  const StemScript stem_script = one_script ? script : StemScript::kNone;
  if (joined) {
    cutting.scratch.append(cutting.text(piece, i));
    cutting.put(TokenKind::kWord, cutting.scratch, from, i, stem_script);
  } else {
    cutting.put(TokenKind::kWord, cutting.text(from, i), from, i, stem_script);
  }
  return i;
}

}  // namespace broadsheet::schema
