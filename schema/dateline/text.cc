// Folding of date lines: NFKD without Hangul, simple case folding, accents of alphabets dropped, look-alike
// punctuation unified. Accents go because capitals lose them in print (ΠΑΡΑΣΚΕΥΗ, FEVRIER), and dotless i
// because capitals can't tell it (MAYIS).
#include "dateline/text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <utility>

#include "text/characters.h"
#include "text/scripts.h"

namespace broadsheet::schema::dateline {
namespace {

constexpr char32_t kTatweel = 0x0640;
constexpr char32_t kDotlessI = U'ı';

// Punctuation of many scripts -> what the grammar knows. Sorted.
constexpr std::array kPunctuation{
    std::pair{U'`', U'\''}, std::pair{U'¦', U'|'},  std::pair{U'°', U'o'},   std::pair{U'·', U'|'},
    std::pair{U'ʻ', U'\''}, std::pair{U'ʼ', U'\''}, std::pair{U'՝', U','},   std::pair{U'،', U','},
    std::pair{U'؛', U';'},  std::pair{U'٫', U'.'},  std::pair{U'٬', U'\''},  std::pair{U'۔', U'.'},
    std::pair{U'።', U'.'},  std::pair{U'၊', U','},  std::pair{U'။', U'.'},   std::pair{U'፣', U','},
    std::pair{U'‘', U'\''}, std::pair{U'’', U'\''}, std::pair{U'•', U'|'},   std::pair{U'′', U'\''},
    std::pair{U'∕', U'/'},  std::pair{U'∙', U'|'},  std::pair{U'│', U'|'},   std::pair{U'○', U'〇'},
    std::pair{U'●', U'|'},  std::pair{U'⋅', U'|'},  std::pair{U'⹁', U','}, std::pair{U'、', U','},
    std::pair{U'。', U'.'}, std::pair{U'【', U'['}, std::pair{U'】', U']'},  std::pair{U'〔', U'['},
    std::pair{U'〕', U']'}, std::pair{U'・', U'|'},
};

char32_t punctuation(char32_t c) noexcept {
  const auto* found =
      std::find_if(kPunctuation.begin(), kPunctuation.end(), [c](const auto& row) { return row.first == c; });
  return found == kPunctuation.end() ? c : found->second;
}

UScriptCode script_of(char32_t c) noexcept {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status);
}

bool is_dropped_mark(char32_t c) noexcept {
  if (u_charType(static_cast<UChar32>(c)) != U_NON_SPACING_MARK) return false;
  const UScriptCode script = script_of(c);
  return script == USCRIPT_INHERITED || script == USCRIPT_COMMON || script == USCRIPT_ARABIC ||
         script == USCRIPT_HEBREW || script == USCRIPT_CYRILLIC || script == USCRIPT_GREEK;
}

// Farsi and Urdu write two letters of Arabic with code points of their own, and both spellings are in use.
char32_t unify_letter(char32_t c) noexcept {
  switch (c) {
    case kDotlessI:
      return U'i';
    case U'ی':
    case U'ى':
      return U'ي';
    case U'ک':
      return U'ك';
    default:
      return c;
  }
}

// Folds one decomposed code point; 0 means that it is dropped.
Glyph fold_one(char32_t c) noexcept {
  Glyph glyph{.folded = c, .original = c};
  const auto point = static_cast<UChar32>(c);
  if (c < 0x80) {
    if (c == U'\t') glyph.folded = U' ';
    if (c >= U'A' && c <= U'Z') glyph.folded = c + (U'a' - U'A');
    if (c == U'`') glyph.folded = U'\'';
    return glyph;
  }
  if (u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || is_dropped_mark(c)) {
    glyph.folded = 0;
    return glyph;
  }
  if (u_isUWhiteSpace(point)) {
    glyph.folded = U' ';
    return glyph;
  }
  if (u_charType(point) == U_DECIMAL_DIGIT_NUMBER) {
    glyph.folded = U'0' + static_cast<char32_t>(u_charDigitValue(point));
    return glyph;
  }
  if (u_charType(point) == U_DASH_PUNCTUATION || c == U'−') {
    glyph.folded = U'-';
    return glyph;
  }
  const char32_t mark = punctuation(c);
  glyph.folded =
      mark != c ? mark : unify_letter(static_cast<char32_t>(u_foldCase(point, U_FOLD_CASE_DEFAULT)));
  return glyph;
}

bool is_hangul_syllable(char32_t c) noexcept { return c >= 0xAC00 && c <= 0xD7A3; }

template <typename Sink>
void fold_code_point(char32_t c, const Sink& sink) {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const kNfkc = icu::Normalizer2::getNFKCInstance(status);
  icu::UnicodeString decomposed;
  if (c < 0x80 || is_hangul_syllable(c) || kNfkc == nullptr ||
      !kNfkc->getDecomposition(static_cast<UChar32>(c), decomposed)) {
    sink(fold_one(c));
    return;
  }
  for (int32_t i = 0; i < decomposed.length();) {
    const UChar32 d = decomposed.char32At(i);
    i += U16_LENGTH(d);
    sink(fold_one(static_cast<char32_t>(d)));
  }
}

std::string to_nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return std::string(text);
  const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
  if (nfc->isNormalizedUTF8(piece, status)) return std::string(text);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  nfc->normalizeUTF8(0, piece, sink, nullptr, status);
  return U_SUCCESS(status) ? out : std::string(text);
}

}  // namespace

std::string FoldedLine::printed(std::size_t begin, std::size_t end) const {
  if (begin >= end || end > glyphs.size()) return {};
  const std::size_t first = glyphs[begin].begin;
  return source.substr(first, glyphs[end - 1].end - first);
}

bool may_be_dateline(std::string_view line) noexcept {
  if (line.empty() || line.size() > kMaxLineBytes) return false;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t begin = i;
    const char32_t c = next_character(line, i);
    if (is_digit(c)) return true;
    if (is_ill_formed(c, i - begin)) return false;
    if (c >= 0x660 && (u_charDigitValue(static_cast<UChar32>(c)) >= 0 || ideographic_value(c) >= 0))
      return true;
  }
  return false;
}

FoldedLine fold_line(std::string_view line) {
  FoldedLine out;
  if (line.size() > kMaxLineBytes) return out;
  out.source = to_nfc(line);
  out.glyphs.reserve(out.source.size());
  for (std::size_t i = 0; i < out.source.size();) {
    const std::size_t begin = i;
    const char32_t c = next_character(out.source, i);
    if (is_ill_formed(c, i - begin)) {
      out.glyphs.clear();
      return out;
    }
    fold_code_point(c, [&](Glyph glyph) {
      if (glyph.folded == 0) return;
      if (glyph.folded == kTatweel) {  // lengthens a letter, or stands alone as a dash
        if (!out.glyphs.empty() && is_letter(out.glyphs.back().folded)) return;
        glyph.folded = U'-';
      }
      glyph.begin = static_cast<std::uint32_t>(begin);
      glyph.end = static_cast<std::uint32_t>(i);
      out.glyphs.push_back(glyph);
    });
  }
  return out;
}

std::u32string fold_name(std::string_view name) {
  std::u32string out;
  const FoldedLine line = fold_line(name);
  for (const Glyph& glyph : line.glyphs) {
    if (glyph.folded == U'.') continue;
    if (glyph.folded == U' ' && (out.empty() || out.back() == U' ')) continue;
    out += glyph.folded;
  }
  while (!out.empty() && out.back() == U' ') out.pop_back();
  return out;
}

bool is_digit(char32_t folded) noexcept { return folded >= U'0' && folded <= U'9'; }

bool is_letter(char32_t folded) noexcept {
  if (folded < 0x80) return folded >= U'a' && folded <= U'z';
  const auto point = static_cast<UChar32>(folded);
  return u_isalpha(point) || (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0;
}

bool has_case(char32_t folded) noexcept {
  if (folded < 0x80) return is_letter(folded);
  const UScriptCode script = script_of(folded);
  return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC;
}

bool is_unspaced(char32_t folded) noexcept {
  if (folded < 0xE00) return false;
  const UScriptCode script = script_of(folded);
  switch (script) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_TIBETAN:
    case USCRIPT_YI:
      return true;
    default:
      return parts_sentences_by_space(script);
  }
}

int ideographic_value(char32_t folded) noexcept {
  constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  if (folded < 0x3007 || folded > 0x9FFF) return -1;
  const auto at = kDigits.find(folded);
  if (at != std::u32string_view::npos) return static_cast<int>(at);
  switch (folded) {
    case U'零':
      return 0;
    case U'十':
      return 10;
    case U'廿':
      return 20;
    case U'卅':
      return 30;
    case U'百':
      return 100;
    case U'千':
      return 1000;
    default:
      return -1;
  }
}

bool is_boundary(const FoldedLine& line, std::size_t i) noexcept {
  if (i == 0 || i >= line.size()) return true;
  const char32_t before = line.at(i - 1);
  const char32_t after = line.at(i);
  if (is_digit(before) && is_digit(after)) return false;
  if (!is_letter(before) || !is_letter(after)) return true;
  return is_unspaced(before) || is_unspaced(after);
}

}  // namespace broadsheet::schema::dateline
