// What the analysis folds beyond NFKC_Casefold, script by script: spellings that writers of a language mix
// freely.
#pragma once

#include <span>

namespace broadsheet::schema {

/// What becomes of a code point.
struct ScriptFold {
  char32_t code_point = 0;
  bool drop = false;
};

/// Folds one code point of NFKC_Casefold text, without regard to its neighbours.
ScriptFold fold_code_point(char32_t code_point);

/// True if the combining mark `mark` is dropped after `base` (the folded code point before it): the dot that
/// a folded İ leaves, accents of Greek, stress marks of Cyrillic.
bool drops_mark_after(char32_t base, char32_t mark);

}  // namespace broadsheet::schema
