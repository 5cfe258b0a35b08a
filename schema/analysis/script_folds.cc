// The folds, one function a script, registered in one table. docs/ANALYSIS.md tells the reason for each.
#include "analysis/script_folds.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>

namespace broadsheet::schema {
namespace {

constexpr ScriptFold keep(char32_t c) { return {c, false}; }
constexpr ScriptFold drop() { return {0, true}; }

ScriptFold fold_arabic(char32_t c) {
  switch (c) {
    case U'\u0622':
    case U'\u0623':
    case U'\u0625':
    case U'\u0671':
      return keep(U'\u0627');  // alef with madda, hamza, wasla
    case U'\u0629':
      return keep(U'\u0647');  // teh marbuta
    case U'\u0649':            // alef maqsura
    case U'\u06CC':
      return keep(U'\u064A');  // Farsi yeh
    case U'\u06A9':
      return keep(U'\u0643');  // keheh
    case U'\u06D5':            // ae, once written as heh and a half-space
    case U'\u06C0':            // heh with yeh above
    case U'\u06C1':
      return keep(U'\u0647');  // heh goal
    case U'\u066B':
      return keep(U'.');  // decimal separator
    case U'\u066C':
      return keep(U',');  // thousands separator
    case U'\u0640':       // tatweel
    case U'\u0670':
      return drop();  // superscript alef
    default:
      return c >= U'\u064B' && c <= U'\u0655' ? drop() : keep(c);  // harakat, loose hamzas
  }
}

ScriptFold fold_hebrew(char32_t c) {
  const bool point =
      c >= U'\u0591' && c <= U'\u05C7' && (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
  return point ? drop() : keep(c);
}

// Romanian is written with commas or, in older text and in Snowball's rules, cedillas below s and t.
ScriptFold fold_latin(char32_t c) {
  switch (c) {
    case U'\u0219':
      return keep(U'\u015F');
    case U'\u021B':
      return keep(U'\u0163');
    default:
      return keep(c);
  }
}

ScriptFold fold_cyrillic(char32_t c) { return keep(c == U'\u0451' ? U'\u0435' : c); }

ScriptFold fold_devanagari(char32_t c) {
  switch (c) {
    case U'\u093C':
      return drop();  // nukta
    case U'\u0929':
      return keep(U'\u0928');  // letters that contain it
    case U'\u0931':
      return keep(U'\u0930');
    case U'\u0934':
      return keep(U'\u0933');
    default:
      return keep(c);
  }
}

// The iteration mark of vertical text is the other one's twin.
ScriptFold fold_han(char32_t c) { return keep(c == U'\u303B' ? U'\u3005' : c); }

// Accents, dialytika, breathings: the letter that the canonical decomposition begins with.
ScriptFold fold_greek(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString decomposed;
  if (U_SUCCESS(status) && nfd->getDecomposition(static_cast<UChar32>(c), decomposed)) {
    return keep(static_cast<char32_t>(decomposed.char32At(0)));
  }
  return keep(c);
}

struct Rule {
  UScriptCode script;
  ScriptFold (*fold)(char32_t);
};
constexpr std::array kRules = {
    Rule{USCRIPT_ARABIC, fold_arabic},
    Rule{USCRIPT_HEBREW, fold_hebrew},
    Rule{USCRIPT_CYRILLIC, fold_cyrillic},
    Rule{USCRIPT_GREEK, fold_greek},
    Rule{USCRIPT_DEVANAGARI, fold_devanagari},
    Rule{USCRIPT_LATIN, fold_latin},
    Rule{USCRIPT_HAN, fold_han},
};

}  // namespace

ScriptFold fold_code_point(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  if (c < 0x80) return keep(code_point);
  if (const int digit = u_charDigitValue(c); digit >= 0 && u_charType(c) == U_DECIMAL_DIGIT_NUMBER) {
    return keep(U'0' + static_cast<char32_t>(digit));
  }
  if (c == 0x20E3) return drop();  // the frame of a keycap emoji
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript(c, &status);
  // Harakat and tatweel are shared with other scripts by property; they fold as Arabic.
  if (c >= 0x0640 && c <= 0x0670) script = USCRIPT_ARABIC;
  for (const Rule& rule : kRules) {
    if (rule.script == script) return rule.fold(code_point);
  }
  return keep(code_point);
}

bool drops_mark_after(char32_t base, char32_t mark) {
  if (base == U'i' && mark == U'\u0307') return true;
  if (mark < U'\u0300' || mark > U'\u036F' || base < U'\u0370') return false;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(base), &status);
  if (script == USCRIPT_GREEK) return true;
  return script == USCRIPT_CYRILLIC && (mark == U'\u0300' || mark == U'\u0301');
}

}  // namespace broadsheet::schema
