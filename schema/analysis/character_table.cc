// Computes the character table from ICU's properties, its NFKC_Casefold data and our script folds.
#include "analysis/character_table.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uniset.h>
#include <unicode/uscript.h>

#include <memory>
#include <stdexcept>

#include "analysis/script_folds.h"
#include "text/scripts.h"

namespace broadsheet::schema {
namespace {

const icu::Normalizer2& nfkc_casefold() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFKC_Casefold data");
  return *normalizer;
}

// Signs of Thai, Lao and Khmer that stand for what is left out or said twice (ฯ ຯ ๆ ໆ ៗ). Unicode calls them
// letters; as the full stop of an abbreviation, they are no part of the word that they follow.
bool is_sign_after_word(UChar32 c) {
  return c == 0x0E2F || c == 0x0E46 || c == 0x0EAF || c == 0x0EC6 || c == 0x17D7;
}

// Spaces that may part the thousands of a number: no-break, figure, thin, narrow no-break. NFKC makes plain
// spaces of them.
bool is_narrow_space(UChar32 c) { return c == 0x00A0 || c == 0x2007 || c == 0x2009 || c == 0x202F; }

bool is_emoji(UChar32 c) {
  if (u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION)) return true;
  if (c >= 0x1F000) return u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC);
  // Miscellaneous symbols and dingbats (☀ ❤ ✔); arrows and geometric shapes are bullets in news text.
  return c >= 0x2600 && c <= 0x27BF && u_hasBinaryProperty(c, UCHAR_EMOJI);
}

// Marks that lengthen or repeat kana and have no script of their own: ー and 〱 to 〵.
bool is_kana_mark(UChar32 c) { return c == 0x30FC || (c >= 0x3031 && c <= 0x3035); }

// An old letter of Hangul, which Korean keyboards and newspapers have in place of the middle dot.
constexpr UChar32 kLetterAraea = 0x318D;
constexpr char32_t kAraea = 0x119E;  // what NFKC makes of it

CharInfo describe(UChar32 c) {
  const icu::Normalizer2& normalizer = nfkc_casefold();
  CharInfo info;
  const ScriptFold folded = fold_code_point(static_cast<char32_t>(c));
  info.drop_folded = folded.drop;
  info.folded = PackedChar(folded.code_point, classify(folded.code_point), stem_script_of(folded.code_point));
  info.boundary_before = normalizer.hasBoundaryBefore(c);
  if (c >= 0xD800 && c <= 0xDFFF) return info;  // surrogates are no characters
  if (c == kLetterAraea) {
    info.quick = true;
    info.mapped = PackedChar(kAraea, CharClass::kSeparator, StemScript::kNone);
    return info;
  }

  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString normal = normalizer.normalize(icu::UnicodeString(c), status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU cannot normalise");
  if (!normal.hasMoreChar32Than(0, INT32_MAX, 0) || normal.hasMoreChar32Than(0, INT32_MAX, 1)) return info;
  const UChar32 mapped = normal.char32At(0);
  if (u_getIntPropertyValue(mapped, UCHAR_NFC_QUICK_CHECK) != UNORM_YES) return info;
  info.quick = true;
  info.combining_class = u_getCombiningClass(mapped);
  if (is_narrow_space(c)) {
    info.mapped = PackedChar(kNarrowSpace, CharClass::kSpace, StemScript::kNone);
    return info;
  }
  const ScriptFold fold = fold_code_point(static_cast<char32_t>(mapped));
  info.drop_mapped = fold.drop;
  info.mapped = PackedChar(fold.code_point, classify(fold.code_point), stem_script_of(fold.code_point));
  return info;
}

}  // namespace

CharClass classify(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  if (c == '\n') return CharClass::kNewline;
  if (u_isUWhiteSpace(c)) return CharClass::kSpace;
  if (c >= '0' && c <= '9') return CharClass::kDigit;
  if (u_hasBinaryProperty(c, UCHAR_REGIONAL_INDICATOR)) return CharClass::kRegional;
  if (u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER)) return CharClass::kModifier;
  // Apostrophes that Unicode calls letters; as other apostrophes, they part words (м'я, Hawai'i).
  if (c == 0x02BB || c == 0x02BC || is_sign_after_word(c)) return CharClass::kSeparator;

  const std::uint32_t category = U_GET_GC_MASK(c);
  const bool letter = (category & (U_GC_L_MASK | U_GC_NL_MASK | U_GC_NO_MASK)) != 0;
  const bool mark = (category & U_GC_M_MASK) != 0;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  if (parts_sentences_by_space(script) && (letter || mark)) return CharClass::kDictionary;
  switch (script) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
      if (letter) return CharClass::kHan;
      break;
    case USCRIPT_HANGUL:
      if (letter) return CharClass::kHangul;
      break;
    default:
      break;
  }
  if (is_kana_mark(c)) return CharClass::kHan;
  if (mark) return CharClass::kMark;
  if (is_emoji(c)) return CharClass::kEmoji;
  if (letter || u_hasBinaryProperty(c, UCHAR_ALPHABETIC)) return CharClass::kLetter;
  return CharClass::kSeparator;
}

StemScript stem_script_of(char32_t code_point) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(code_point), &status)) {
    case USCRIPT_LATIN:
      return StemScript::kLatin;
    case USCRIPT_CYRILLIC:
      return StemScript::kCyrillic;
    case USCRIPT_GREEK:
      return StemScript::kGreek;
    case USCRIPT_ARABIC:
      return StemScript::kArabic;
    case USCRIPT_DEVANAGARI:
      return StemScript::kDevanagari;
    case USCRIPT_TAMIL:
      return StemScript::kTamil;
    case USCRIPT_ARMENIAN:
      return StemScript::kArmenian;
    case USCRIPT_HEBREW:
      return StemScript::kHebrew;
    case USCRIPT_BENGALI:
      return StemScript::kBengali;
    case USCRIPT_GUJARATI:
      return StemScript::kGujarati;
    case USCRIPT_GURMUKHI:
      return StemScript::kGurmukhi;
    case USCRIPT_KANNADA:
      return StemScript::kKannada;
    case USCRIPT_MALAYALAM:
      return StemScript::kMalayalam;
    case USCRIPT_ORIYA:
      return StemScript::kOriya;
    case USCRIPT_SINHALA:
      return StemScript::kSinhala;
    case USCRIPT_TELUGU:
      return StemScript::kTelugu;
    case USCRIPT_GEORGIAN:
      return StemScript::kGeorgian;
    default:
      return StemScript::kNone;
  }
}

const CharacterTable& CharacterTable::instance() {
  static const CharacterTable table;
  return table;
}

const CharacterTable::Page* CharacterTable::make_page(std::size_t number) const {
  auto page = std::make_unique<Page>();
  for (std::size_t i = 0; i < page->size(); ++i)
    (*page)[i] = describe(static_cast<UChar32>(number << 8U | i));
  const Page* expected = nullptr;
  // Two threads may compute the same page; the first one's is kept.
  if (pages_[number].compare_exchange_strong(expected, page.get(), std::memory_order_acq_rel)) {
    return page.release();
  }
  return expected;
}

}  // namespace broadsheet::schema
