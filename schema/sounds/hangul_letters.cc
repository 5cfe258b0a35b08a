// Hangul by its letters, in the Revised Romanization (Ministry of Culture, Notification 2000-8) with o for eo
// and u for eu, which romanisations mix, and signs for what pronunciation changes and the notification then
// writes.
#include <array>

#include "sounds/letters.h"

namespace broadsheet::schema::sounds {
namespace {

constexpr char32_t kFirstSyllable = 0xAC00;
constexpr std::uint32_t kVowels = 21;
constexpr std::uint32_t kCodas = 28;

constexpr std::array<std::string_view, 19> kOnsetLetters{
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"};
constexpr std::array<std::string_view, kVowels> kVowelLetters{"a",  "e",  "ya", "ye", "o", "e",  "yo",
                                                              "ye", "o",  "wa", "we", "e", "yo", "u",
                                                              "wo", "we", "wi", "yu", "u", "wi", "i"};
// Codas as they sound at the end of a word. ng is n, which no vowel may follow as in Jong-un.
constexpr std::array<std::string_view, kCodas> kCodaLetters{"",  "k", "k", "k", "n", "n", "n", "t", "l", "k",
                                                            "m", "l", "l", "l", "p", "l", "m", "p", "p", "t",
                                                            "t", "n", "t", "t", "k", "t", "p", ""};

enum Onset : std::uint8_t { kN = 2, kR = 5, kM = 6, kSilent = 11, kH = 18 };
constexpr std::uint32_t kVowelEo = 4;
constexpr std::uint32_t kCodaNg = 21;
constexpr std::uint32_t kCodaS = 19;

// Vowels before which the sound law for first syllables (두음법칙) drops an l or an n: 이 is Lee and Ri.
constexpr bool begins_with_i(std::uint32_t vowel) {
  return vowel == 2 || vowel == 6 || vowel == 7 || vowel == 12 || vowel == 17 || vowel == 20;
}
// Vowels before which it makes n of l: 노 is Roh.
constexpr bool is_plain_vowel(std::uint32_t vowel) {
  return vowel == 0 || vowel == 8 || vowel == 11 || vowel == 13;
}

constexpr bool is_obstruent(std::uint32_t onset) {
  return onset != kN && onset != kR && onset != kM && onset != kSilent && onset != kH;
}

}  // namespace

void append_hangul(std::u32string_view syllables, bool first, std::string& out) {
  std::uint32_t coda_before = 0;
  for (std::size_t i = 0; i < syllables.size(); ++i) {
    const std::uint32_t index = syllables[i] - kFirstSyllable;
    const std::uint32_t onset = index / (kVowels * kCodas);
    const std::uint32_t vowel = index / kCodas % kVowels;
    const std::uint32_t coda = index % kCodas;
    const bool begins_name = i == 0 && first && syllables.size() > 1;
    if (begins_name && onset == kSilent && begins_with_i(vowel)) {
      out += 'I';
    } else if (begins_name && onset == kR) {
      out += 'R';
    } else if (onset == kR && (coda_before == kCodaNg || kCodaLetters[coda_before] == "m")) {
      out += 'T';  // Jongno
    } else if (onset == kN && (kCodaLetters[coda_before] == "l" || (begins_name && is_plain_vowel(vowel)))) {
      out += 'E';
    } else {
      // Vowels of two syllables are no digraph: 태우.
      if (onset == kSilent && i > 0 && coda_before == 0) out += kPartEnd;
      out += kOnsetLetters[onset];
    }
    out += kVowelLetters[vowel];
    const bool last = i + 1 == syllables.size();
    const std::uint32_t next =
        last ? std::uint32_t{kSilent} : (syllables[i + 1] - kFirstSyllable) / (kVowels * kCodas);
    const bool before_nasal = next == kN || next == kM || next == kR;
    const std::string_view end = kCodaLetters[coda];
    if (end == "k" && before_nasal) {
      out += 'Z';  // Dongnimmun
    } else if (end == "p" && before_nasal) {
      out += 'U';
    } else if (coda == kCodaS && !last && is_obstruent(next)) {
      out += 'S';
    } else if (end == "n" && coda != kCodaNg && next == kR) {
      out += 'E';  // Silla
    } else {
      out += end;
    }
    if (last && i > 0 && coda == 0 && vowel == kVowelEo) out += ':';  // 카터 is Carter
    if (coda == kCodaNg) out += kPartEnd;
    coda_before = coda;
  }
}

}  // namespace broadsheet::schema::sounds
