// How Han characters are read: in Korean by a table of the Unihan database, in Mandarin by ICU.
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <iterator>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "sounds/letters.h"

namespace broadsheet::schema::sounds {
namespace {

struct Row {
  char16_t syllable;
  std::u16string_view characters;
};

constexpr Row kRows[] = {
#include "sounds/hanja_table.inc"
};

// Characters of surnames with several readings, and the one that surnames have.
constexpr std::pair<char16_t, char16_t> kSurnames[] = {
    {u'金', u'김'}, {u'李', u'이'}, {u'林', u'임'}, {u'柳', u'유'}, {u'劉', u'유'}, {u'兪', u'유'},
    {u'盧', u'노'}, {u'羅', u'나'}, {u'梁', u'양'}, {u'呂', u'여'}, {u'廉', u'염'}, {u'龍', u'용'},
    {u'車', u'차'}, {u'沈', u'심'}, {u'陸', u'육'}, {u'池', u'지'}, {u'卜', u'복'}, {u'葛', u'갈'},
};

// The first row that has a character: of readings that differ, that is not worse than any other choice.
const std::unordered_map<char16_t, char16_t>& readings() {
  static const std::unordered_map<char16_t, char16_t> map = [] {
    std::unordered_map<char16_t, char16_t> made;
    for (const Row& row : kRows) {
      for (const char16_t character : row.characters) made.emplace(character, row.syllable);
    }
    return made;
  }();
  return map;
}

std::unique_ptr<icu::Transliterator> make(const char* id) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> made(
      icu::Transliterator::createInstance(icu::UnicodeString(id, -1, US_INV), UTRANS_FORWARD, status));
  return U_SUCCESS(status) ? std::move(made) : nullptr;
}

char16_t reading_of(char16_t character, bool first) {
  if (first) {
    for (const auto& [surname, syllable] : kSurnames) {
      if (surname == character) return syllable;
    }
  }
  const auto found = readings().find(character);
  return found == readings().end() ? u'\0' : found->second;
}

}  // namespace

// A transliterator must not be used by two threads at once. Null where ICU's data lack it.
struct HanReader::Transliterators {
  std::optional<std::unique_ptr<icu::Transliterator>> traditional;
  std::optional<std::unique_ptr<icu::Transliterator>> pinyin;
};

HanReader::HanReader() : made_(std::make_unique<Transliterators>()) {}
HanReader::~HanReader() = default;
HanReader::HanReader(HanReader&&) noexcept = default;
HanReader& HanReader::operator=(HanReader&&) noexcept = default;

char32_t HanReader::korean_reading(char32_t han, bool first) {
  if (han > 0xFFFF) return 0;
  if (const char16_t reading = reading_of(static_cast<char16_t>(han), first); reading != 0) return reading;
  // Korean uses the traditional characters; Chinese newspapers write Korean names in simplified ones.
  if (!made_->traditional) made_->traditional = make("Simplified-Traditional");
  if (*made_->traditional == nullptr) return 0;
  icu::UnicodeString text(static_cast<UChar32>(han));
  (*made_->traditional)->transliterate(text);
  return text.length() == 1 ? reading_of(text.charAt(0), first) : 0;
}

bool HanReader::append_pinyin(char32_t han, std::string& out) {
  if (!made_->pinyin) made_->pinyin = make("Han-Latin; NFD; [:Mn:] Remove; Latin-ASCII");
  if (*made_->pinyin == nullptr) return false;
  icu::UnicodeString text(static_cast<UChar32>(han));
  (*made_->pinyin)->transliterate(text);
  std::string letters;
  text.toUTF8String(letters);
  const std::size_t before = out.size();
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char c = letters[i];
    if (c == 'x') {
      out += "sh";
    } else if (c == 'q') {
      out += "ch";
    } else if (c == 'c' && !letters.substr(i).starts_with("ch")) {
      out += "ts";
    } else if (c >= 'a' && c <= 'z') {
      out += c;
    } else if (c != ' ') {
      return false;
    }
  }
  return out.size() > before;
}

}  // namespace broadsheet::schema::sounds
