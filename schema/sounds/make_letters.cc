// Makes the tables of letters when the library is built: of each code point those that ICU's transliterators
// give it, and a table of those for which they do not say how it sounds; of Han characters their Pinyin,
// their traditional and their simplified forms. At run time ICU would take a fifth of a second to compile its
// rules.
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/han_forms.h"
#include "sounds/letter_data.h"
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

// The transliterators of the scripts met so far.
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

bool is_han(char32_t c) { return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_UNIFIED_IDEOGRAPH) != 0; }

// The Pinyin of a Han character, with x, q and c written as they sound; empty if it has none.
std::string pinyin_of(char32_t han, const icu::Transliterator& latin) {
  icu::UnicodeString text(static_cast<UChar32>(han));
  latin.transliterate(text);
  std::string letters;
  text.toUTF8String(letters);
  std::string pinyin;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char c = letters[i];
    if (c == 'x') {
      pinyin += "sh";
    } else if (c == 'q') {
      pinyin += "ch";
    } else if (c == 'c' && !letters.substr(i).starts_with("ch")) {
      pinyin += "ts";
    } else if (c >= 'a' && c <= 'z') {
      pinyin += c;
    } else if (c != ' ') {
      return {};
    }
  }
  return pinyin;
}

// Pages that are alike are written once.
void write_letters(std::ostream& out) {
  Transliterators transliterators;
  std::map<std::string, std::size_t> known;
  std::vector<std::size_t> page_of;
  out << "const LetterPage kLetterPages[] = {\n";
  for (std::uint32_t page = 0; page < kLetterPageCount; ++page) {
    std::string text;
    for (std::uint32_t i = 0; i < kLetterPageSize; ++i) {
      const Letters letters = compute(page * kLetterPageSize + i, transliterators);
      text += "{\"" + std::string(letters.view()) + "\"," + std::to_string(letters.size) + "," +
              (letters.known ? "true" : "false") + "},";
    }
    const auto [entry, added] = known.try_emplace(text, known.size());
    if (added) out << "{{" << text << "}},\n";
    page_of.push_back(entry->second);
  }
  out << "};\nconst std::uint16_t kLetterPageOf[] = {";
  for (const std::size_t page : page_of) out << page << ",";
  out << "};\n";
}

std::string row_of(char32_t han, std::size_t value) {
  std::string row(1, '{');
  row += std::to_string(std::uint32_t{han});
  row += ',';
  row += std::to_string(value);
  row += "},";
  return row;
}

bool write_pinyin(std::ostream& out) {
  const std::unique_ptr<icu::Transliterator> latin = make("Han-Latin; NFD; [:Mn:] Remove; Latin-ASCII");
  if (latin == nullptr) return false;
  std::map<std::string, std::size_t> syllables;
  std::string rows;
  std::size_t count = 0;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (!is_han(c)) continue;
    const std::string pinyin = pinyin_of(c, *latin);
    if (pinyin.empty()) continue;
    rows += row_of(c, syllables.try_emplace(pinyin, syllables.size()).first->second);
    ++count;
  }
  std::vector<std::string_view> in_order(syllables.size());
  for (const auto& [syllable, number] : syllables) in_order[number] = syllable;
  out << "const std::string_view kPinyinSyllables[] = {";
  for (const std::string_view syllable : in_order) out << "\"" << syllable << "\",";
  out << "};\nconst HanRow kPinyin[] = {" << rows << "};\nconst std::size_t kPinyinCount = " << count
      << ";\n";
  return true;
}

// What the transliterator `id` makes of each character alone, as the table `name`.
bool write_forms(std::ostream& out, const char* id, std::string_view name) {
  const std::unique_ptr<icu::Transliterator> transliterator = make(id);
  if (transliterator == nullptr) return false;
  std::string rows;
  std::size_t count = 0;
  for (char32_t c = 0; c <= 0xFFFF; ++c) {
    if (!is_han(c)) continue;
    icu::UnicodeString text(static_cast<UChar32>(c));
    transliterator->transliterate(text);
    if (text.length() != 1 || text.charAt(0) == c) continue;
    rows += row_of(c, text.charAt(0));
    ++count;
  }
  out << "const HanRow " << name << "[] = {" << rows << "};\nconst std::size_t " << name
      << "Count = " << count << ";\n";
  return true;
}

}  // namespace
}  // namespace broadsheet::schema::sounds

int main(int argc, char** argv) {
  using namespace broadsheet::schema::sounds;
  if (argc != 2) {
    std::cerr << "usage: broadsheet_make_letters FILE\n";
    return 2;
  }
  std::ofstream out(argv[1]);
  out << "// Made of ICU's data by broadsheet_make_letters.\n#include \"analysis/han_forms.h\"\n"
         "#include \"sounds/letter_data.h\"\n\nnamespace broadsheet::schema {\n";
  const bool has_forms = write_forms(out, "Simplified-Traditional", "kTraditionalForms") &&
                         write_forms(out, "Traditional-Simplified", "kSimplifiedForms");
  out << "}  // namespace broadsheet::schema\n\nnamespace broadsheet::schema::sounds {\n";
  write_letters(out);
  if (!write_pinyin(out) || !has_forms) {
    std::cerr << "broadsheet_make_letters: ICU's data have no readings or no forms of Han characters\n";
    return 1;
  }
  out << "}  // namespace broadsheet::schema::sounds\n";
  return out.flush() ? 0 : 1;
}
