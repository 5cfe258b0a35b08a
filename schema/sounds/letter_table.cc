// The letters of each code point: those that ICU's transliterators give it, and a table of those for which
// they do not say how it sounds. Pages of 256 are computed on first use, shared by all threads and never
// freed.
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <iterator>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "sounds/letters.h"

namespace broadsheet::schema::sounds {
namespace {

struct Override {
  char32_t code_point;
  std::string_view letters;
};

// Sorted by code point. Signs (capitals) are those of fold_rules.cc.
constexpr Override kOverrides[] = {
    // What stands between the parts of a name.
    {U' ', "|"},
    {U'\'', "|"},
    {U'-', "|"},
    {U'.', "|"},
    {U'=', "|"},
    {U'\u00A0', "|"},
    {U'\u00B7', "|"},
    // Latin letters that ASCII folding would give to another sound.
    {U'ß', "ss"},
    {U'æ', "ae"},
    {U'ç', "s"},
    {U'ð', "d"},
    {U'ø', "o"},
    {U'þ', "th"},
    {U'ć', "ch"},
    {U'č', "ch"},
    {U'đ', "d"},
    {U'ğ', "Y"},
    {U'ħ', "h"},
    {U'ı', "i"},
    {U'ł', "l"},
    {U'ŋ', "n"},
    {U'œ', "e"},
    {U'ś', "sh"},
    {U'ş', "sh"},
    {U'š', "sh"},
    {U'ž', "zh"},
    {U'ș', "sh"},
    {U'ə', "a"},
    {U'\u02BB', "|"},
    {U'\u02BC', "|"},
    // Greek (Latin letters of ICU are those of the classical language).
    {U'η', "i"},
    {U'ξ', "ks"},
    {U'υ', "i"},
    {U'φ', "f"},
    {U'χ', "X"},
    // Cyrillic, for which ICU has the one letter for one letter of ISO 9.
    {U'г', "G"},
    {U'е', "e"},
    {U'ж', "zh"},
    {U'й', "y"},
    {U'х', "X"},
    {U'ц', "ts"},
    {U'ч', "ch"},
    {U'ш', "sh"},
    {U'щ', "shch"},
    {U'ъ', ""},
    {U'ь', ""},
    {U'ю', "yu"},
    {U'я', "ya"},
    {U'ё', "yo"},
    {U'ђ', "dz"},
    {U'є', "e"},
    {U'і', "i"},
    {U'ї', "i"},
    {U'ј', "y"},
    {U'љ', "l"},
    {U'њ', "n"},
    {U'ћ', "ch"},
    {U'ў', "w"},
    {U'џ', "dz"},
    {U'ґ', "g"},
    {U'ғ', "g"},
    {U'қ', "k"},
    {U'ң', "n"},
    {U'ү', "u"},
    {U'ұ', "u"},
    {U'һ', "h"},
    {U'ә', "a"},
    {U'ө', "o"},
    // Hebrew and Arabic, which write no short vowels: an h may end a syllable.
    {U'א', "a"},
    {U'ה', "H"},
    {U'ו', "w"},
    {U'ח', "X"},
    {U'י', "i"},
    {U'ע', "a"},
    {U'פ', "p"},
    {U'ץ', "ts"},
    {U'צ', "ts"},
    {U'ש', "sh"},
    {U'ת', "t"},
    {U'ء', ""},
    {U'آ', "a"},
    {U'أ', "a"},
    {U'ؤ', "o"},
    {U'إ', "i"},
    {U'ئ', "e"},
    {U'ا', "a"},
    {U'ة', "a"},
    {U'ح', "H"},
    {U'خ', "X"},
    {U'ش', "sh"},
    {U'ع', "a"},
    {U'غ', "g"},
    {U'ـ', ""},
    {U'ق', "k"},
    {U'ه', "H"},
    {U'و', "w"},
    {U'ى', "a"},
    {U'ي', "i"},
    {U'چ', "ch"},
    {U'ک', "k"},
    {U'ی', "i"},
    // Devanagari: the nasal signs.
    {U'\u0901', ""},
    {U'\u0902', "n"},
    {U'\u0903', ""},
    {U'\u094D', "~"},  // no vowel
    // Thai.
    {U'ง', "ng"},
    {U'จ', "ch"},
    {U'ญ', "y"},
    {U'ฤ', "ri"},
    {U'อ', "o"},
    {U'ฮ', "H"},
    {U'ฯ', ""},
    {U'ำ', "am"},
    {U'ใ', "ai"},
    {U'ไ', "ai"},
    {U'ๆ', ""},
    {U'\u0E4C', "<"},  // not heard: takes the consonant before it away
    {U'\u2010', "|"},
    {U'\u2011', "|"},
    {U'\u2013', "|"},
    {U'\u2018', "|"},
    {U'\u2019', "|"},
    {U'\u2027', "|"},
    {U'\u3000', "|"},
    {U'\u30A0', "|"},
    // Katakana (Hiragana is read as Katakana).
    {U'ジ', "Ji"},
    {U'チ', "Ci"},
    {U'ヂ', "Ji"},
    {U'ッ', ""},
    {U'ツ', "Cu"},
    {U'ヅ', "Ju"},
    {U'フ', "Fu"},
    {U'・', "|"},
    {U'ー', ":"},
    {U'＝', "|"},
    {U'･', "|"},
};

static_assert(std::is_sorted(std::begin(kOverrides), std::end(kOverrides),
                             [](const Override& a, const Override& b) {
                               return a.code_point < b.code_point;
                             }));

// Scripts whose ICU transliterators write c for what sounds like ch, and h for breath after a consonant.
bool is_indic(UScriptCode script) {
  switch (script) {
    case USCRIPT_DEVANAGARI:
    case USCRIPT_BENGALI:
    case USCRIPT_GUJARATI:
    case USCRIPT_GURMUKHI:
    case USCRIPT_KANNADA:
    case USCRIPT_MALAYALAM:
    case USCRIPT_ORIYA:
    case USCRIPT_TAMIL:
    case USCRIPT_TELUGU:
      return true;
    default:
      return false;
  }
}

std::unique_ptr<icu::Transliterator> make(const char* id) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> transliterator(
      icu::Transliterator::createInstance(icu::UnicodeString(id, -1, US_INV), UTRANS_FORWARD, status));
  return U_SUCCESS(status) ? std::move(transliterator) : nullptr;
}

// The transliterators of the scripts met so far. One thread at a time fills a page.
class Transliterators {
 public:
  // To Latin letters with diacritics; null for scripts that ICU has none for.
  icu::Transliterator* latin(UScriptCode script) {
    const auto [entry, added] = by_script_.try_emplace(script);
    if (added) {
      const std::string id = uscript_getName(script) + std::string("-Latin");
      entry->second = make(id.c_str());
    }
    return entry->second.get();
  }

 private:
  std::unordered_map<int, std::unique_ptr<icu::Transliterator>> by_script_;
};

// Half-width and full-width forms as their normal ones.
char32_t compatible(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfkc = icu::Normalizer2::getNFKCInstance(status);
  icu::UnicodeString mapped;
  if (U_FAILURE(status) || nfkc->getDecomposition(static_cast<UChar32>(c), mapped) == 0) return c;
  const bool width = c >= 0xFF00 && c <= 0xFFEF && mapped.countChar32() == 1;
  return width ? static_cast<char32_t>(mapped.char32At(0)) : c;
}
char32_t lower(char32_t c) { return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))); }
char32_t katakana(char32_t c) { return c >= 0x3041 && c <= 0x3096 ? c + 0x60 : c; }

Letters make_letters(std::string_view text, bool indic, bool thai) {
  Letters letters;
  letters.known = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    const bool letter = (c >= 'a' && c <= 'z') || c == '~';
    if (!letter || letters.size + 1U >= sizeof letters.text) continue;
    if ((indic || thai) && c == 'h' && letters.size > 0 && letters.text[letters.size - 1] != 'c' &&
        letters.text[letters.size - 1] != 's') {
      continue;
    }
    letters.text[letters.size++] = c;
    if (indic && c == 'c') letters.text[letters.size++] = 'h';
  }
  return letters;
}

Letters compute(char32_t c, Transliterators& with) {
  c = katakana(lower(compatible(c)));
  const auto* const row =
      std::lower_bound(std::begin(kOverrides), std::end(kOverrides), c,
                       [](const Override& o, char32_t wanted) { return o.code_point < wanted; });
  if (row != std::end(kOverrides) && row->code_point == c) {
    Letters letters;
    letters.known = true;
    letters.size = static_cast<std::uint8_t>(row->letters.copy(letters.text, sizeof letters.text));
    return letters;
  }
  const auto code_point = static_cast<UChar32>(c);
  const bool mark = (U_GET_GC_MASK(code_point) & U_GC_M_MASK) != 0;
  if (u_isalpha(code_point) == 0 && !mark) return {};
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(code_point, &status);
  icu::UnicodeString text(code_point);
  const bool transliterate = script > USCRIPT_INHERITED && script != USCRIPT_LATIN && script != USCRIPT_HAN;
  if (icu::Transliterator* const latin = transliterate ? with.latin(script) : nullptr; latin != nullptr) {
    latin->transliterate(text);
  }
  // Signs of vowels take the place of the vowel that a letter has by itself.
  if (is_indic(script) && mark) text.insert(0, u'~');
  if (is_indic(script)) {  // the dots and accents of its sibilants, which ASCII folding takes off
    text.findAndReplace(icu::UnicodeString(u"ś"), icu::UnicodeString(u"sh"));
    text.findAndReplace(icu::UnicodeString(u"ṣ"), icu::UnicodeString(u"sh"));
  }
  // Decomposed, diacritics stand apart from their letters, and make_letters() leaves them out.
  if (const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(status); U_SUCCESS(status)) {
    text = nfd->normalize(text, status);
  }
  std::string letters;
  text.toUTF8String(letters);
  return make_letters(letters, is_indic(script), script == USCRIPT_THAI);
}

using Page = std::array<Letters, 256>;

class Table {
 public:
  const Letters& operator[](char32_t c) {
    std::atomic<const Page*>& slot = pages_[c >> 8U];
    const Page* page = slot.load(std::memory_order_acquire);
    if (page == nullptr) page = fill(c >> 8U);
    return (*page)[c & 0xFFU];
  }

 private:
  const Page* fill(char32_t number) {
    const std::lock_guard lock(mutex_);
    if (const Page* page = pages_[number].load(std::memory_order_acquire); page != nullptr) return page;
    auto page = std::make_unique<Page>();
    for (std::size_t i = 0; i < page->size(); ++i) {
      (*page)[i] = compute((number << 8U) + static_cast<char32_t>(i), transliterators_);
    }
    pages_[number].store(page.get(), std::memory_order_release);
    return page.release();
  }

  std::mutex mutex_;
  Transliterators transliterators_;
  std::array<std::atomic<const Page*>, 0x1100> pages_{};
};

}  // namespace

const Letters& letters_of(char32_t code_point) {
  static Table& table = *new Table;  // NOLINT(cppcoreguidelines-owning-memory): lives as long as the program
  return table[code_point];
}

}  // namespace broadsheet::schema::sounds
