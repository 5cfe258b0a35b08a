// How Han characters are read: in Korean by a table of the Unihan database, in Mandarin by ICU's
// (make_letters.cc).
#include <string_view>
#include <unordered_map>

#include "analysis/han_forms.h"
#include "sounds/letter_data.h"
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

char32_t korean_reading(char32_t han, bool first) {
  if (han > 0xFFFF) return 0;
  if (const char16_t reading = reading_of(static_cast<char16_t>(han), first); reading != 0) return reading;
  // Korean uses the traditional characters; Chinese newspapers write Korean names in simplified ones.
  const char32_t traditional = traditional_form(han);
  return traditional == 0 ? 0 : reading_of(static_cast<char16_t>(traditional), first);
}

bool append_pinyin(char32_t han, std::string& out) {
  const HanRow* const row = find_row({kPinyin, kPinyinCount}, han);
  if (row == nullptr) return false;
  out += kPinyinSyllables[row->value];
  return true;
}

}  // namespace broadsheet::schema::sounds
