// The forms of Korean and foreign names in Hangul.
#include "sounds/hangul_names.h"

#include <algorithm>

#include "analysis/hangul_particles.h"

namespace broadsheet::schema::sounds {
namespace {

// Korean family names of one syllable, and the forms that North Korea writes for those that the sound law for
// first syllables changes (리 for 이). Rare ones are left out: what begins like them is mostly no name.
constexpr std::u32string_view kFamilyNames =
    U"김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현함변"
    U"염여추"
    U"도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용리류림로려";

// Syllables of the vowel ㅡ that stand for a consonant alone in foreign names: 트럼프, 메르켈.
constexpr std::u32string_view kForeignSyllables = U"드르므브스즈츠크트프흐쓰블클플슬틀";

// Syllables that are particles and also end given names.
constexpr std::u32string_view kParticlesOfNames = U"은이나라만도";

bool is_one_of(char32_t syllable, std::u32string_view set) {
  return set.find(syllable) != std::u32string_view::npos;
}

}  // namespace

std::size_t length_of_name(std::u32string_view eojeol) {
  if (eojeol.size() < 3) return eojeol.size();
  const std::size_t length = length_without_particles(eojeol);
  const bool keeps =
      length == 2 && is_one_of(eojeol.front(), kFamilyNames) && is_one_of(eojeol[2], kParticlesOfNames);
  return keeps ? 3 : length;
}

bool may_be_hangul_name(std::u32string_view eojeol) {
  if (eojeol.size() < 3 || eojeol.size() > 6) return false;
  if (eojeol.size() == 3 && is_one_of(eojeol.front(), kFamilyNames)) return true;
  return std::any_of(eojeol.begin(), eojeol.end(),
                     [](char32_t c) { return is_one_of(c, kForeignSyllables); });
}

}  // namespace broadsheet::schema::sounds
