// Sources: The Unicode Standard, chapter 12 (the scripts of ISCII share one layout, chandrabindu to virama);
// Hindi spelling by the Central Hindi Directorate, which allows anusvara for the nasal letters; the seats of
// hamza as Egyptian and Levantine newspapers differ (مسؤول, مسئول), and as Persian leaves them (پائیز,
// پاییز).
#include "analysis/other_spellings.h"

#include <algorithm>
#include <array>

#include "text/characters.h"

namespace broadsheet::schema {
namespace {

using Letters = std::u32string;

// What may stand in place of `length` letters from `at` on; the first is what stands there.
struct Choice {
  std::size_t at = 0;
  std::size_t length = 0;
  std::vector<Letters> others;
};

// Words have no more places that are spelt in two ways.
constexpr std::size_t kMaxChoices = 5;

// A script of ISCII's layout: letters are at the same distance from the block's start.
struct Indic {
  char32_t block;
  bool velars_only;   // only before k, kh, g, gh
  bool chandrabindu;  // means no more than an anusvara
};
constexpr std::array kIndic = {
    Indic{0x0900, false, true},  // Devanagari
    Indic{0x0980, true, false},  // Bengali: চাঁদ is no other word than চাদ, but two ways to say it
    Indic{0x0A80, false, true},   // Gujarati
    Indic{0x0B00, false, false},  // Odia
    Indic{0x0C00, false, false},  // Telugu
    Indic{0x0C80, false, false},  // Kannada
    Indic{0x0D00, false, false},  // Malayalam
};
constexpr char32_t kBlockSize = 0x80;
constexpr char32_t kChandrabindu = 0x01;
constexpr char32_t kAnusvara = 0x02;
constexpr char32_t kVelarNasal = 0x19;
constexpr char32_t kVirama = 0x4D;
constexpr char32_t kNone = 0xFFFFFFFF;

// The nasal letter of the row that a stop is of: k to gh have ng, c to jh ny, and so on.
char32_t nasal_of(char32_t letter) {
  constexpr std::array<char32_t, 5> kRows{0x15, 0x1A, 0x1F, 0x24, 0x2A};
  for (const char32_t row : kRows) {
    if (letter >= row && letter < row + 4) return row + 4;
  }
  return kNone;
}

void add_indic(const Letters& word, const Indic& script, std::vector<Choice>& choices) {
  const auto at = [&](std::size_t i) { return i < word.size() ? word[i] - script.block : kNone; };
  const auto letter = [&](char32_t offset) { return static_cast<char32_t>(script.block + offset); };
  const auto may_change = [&](char32_t nasal) {
    return nasal != kNone && (!script.velars_only || nasal == kVelarNasal);
  };
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (at(i) == kAnusvara) {
      Choice choice{i, 1, {}};
      if (may_change(nasal_of(at(i + 1))))
        choice.others.push_back({letter(nasal_of(at(i + 1))), letter(kVirama)});
      if (script.chandrabindu) choice.others.push_back({letter(kChandrabindu)});
      if (script.block == 0x0980) choice.others.push_back({letter(kVelarNasal)});  // রং, রঙ
      if (!choice.others.empty()) choices.push_back(std::move(choice));
    } else if (at(i) == kChandrabindu && script.chandrabindu) {
      choices.push_back({i, 1, {{letter(kAnusvara)}}});
    } else if (at(i + 1) == kVirama && nasal_of(at(i + 2)) == at(i) && may_change(at(i))) {
      choices.push_back({i, 2, {{letter(kAnusvara)}}});
    } else if (script.block == 0x0980 && at(i) == kVelarNasal) {
      choices.push_back({i, 1, {{letter(kAnusvara)}}});
    }
  }
}

// Malayalam nta, which keyboards and fonts make of three rows of letters.
void add_malayalam(const Letters& word, std::vector<Choice>& choices) {
  static const std::array<Letters, 3> kNta{U"\u0D28\u0D4D\u0D31", U"\u0D7B\u0D4D\u0D31", U"\u0D7B\u0D31"};
  for (std::size_t i = 0; i < word.size(); ++i) {
    for (const Letters& nta : kNta) {
      if (word.compare(i, nta.size(), nta) != 0) continue;
      Choice choice{i, nta.size(), {}};
      for (const Letters& other : kNta) {
        if (other != nta) choice.others.push_back(other);
      }
      choices.push_back(std::move(choice));
      break;
    }
  }
}

void add_arabic(const Letters& word, std::vector<Choice>& choices) {
  constexpr char32_t kOnWaw = 0x0624;
  constexpr char32_t kOnYeh = 0x0626;
  constexpr char32_t kWaw = 0x0648;
  constexpr char32_t kYeh = 0x064A;
  const bool seated = word.find(kOnWaw) != Letters::npos || word.find(kOnYeh) != Letters::npos;
  for (std::size_t i = 1; i < word.size(); ++i) {
    if (word[i] == kOnWaw) choices.push_back({i, 1, {{kOnYeh}, {kWaw}}});
    if (word[i] == kOnYeh) choices.push_back({i, 1, {{kOnWaw}, {kYeh}}});
    // Who leaves hamzas out leaves out all; no word begins or ends with one on a seat that is written bare.
    if (seated || i + 1 == word.size()) continue;
    if (word[i] == kWaw) choices.push_back({i, 1, {{kOnWaw}}});
    if (word[i] == kYeh) choices.push_back({i, 1, {{kOnYeh}}});
  }
}

// Every way to choose, the word itself left out.
std::vector<std::string> spell(const Letters& word, const std::vector<Choice>& choices) {
  std::vector<Letters> all{word};
  // From the end, so that the places before stay where they are.
  for (auto choice = choices.rbegin(); choice != choices.rend(); ++choice) {
    const std::size_t known = all.size();
    for (std::size_t i = 0; i < known; ++i) {
      for (const Letters& other : choice->others) {
        if (all.size() > kMaxSpellings) break;
        Letters changed = all[i];
        changed.replace(choice->at, choice->length, other);
        all.push_back(std::move(changed));
      }
    }
  }
  std::vector<std::string> out;
  for (std::size_t i = 1; i < all.size(); ++i) {
    out.emplace_back();
    for (const char32_t c : all[i]) append_character(out.back(), c);
  }
  return out;
}

}  // namespace

std::vector<std::string> other_spellings(std::string_view word) {
  if (std::all_of(word.begin(), word.end(), is_ascii)) return {};
  Letters letters;
  for (std::size_t i = 0; i < word.size();) letters += next_character(word, i);
  const char32_t first = letters.front();
  std::vector<Choice> choices;
  for (const Indic& script : kIndic) {
    if (first >= script.block && first < script.block + kBlockSize) add_indic(letters, script, choices);
  }
  if (first >= 0x0D00 && first < 0x0D80) add_malayalam(letters, choices);
  if (first >= 0x0600 && first < 0x0700) add_arabic(letters, choices);
  std::stable_sort(choices.begin(), choices.end(),
                   [](const Choice& a, const Choice& b) { return a.at < b.at; });
  if (choices.size() > kMaxChoices) choices.resize(kMaxChoices);
  return spell(letters, choices);
}

}  // namespace broadsheet::schema
