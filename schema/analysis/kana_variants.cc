// Kana as writers of Japanese choose them. The names of plants, animals and dishes are written in either; the
// letters between Han characters follow the notice on modern Kana spelling (内閣告示第一号, 1986), the style
// books of newspapers (か) and what places call themselves (ヶ, ケ, が).
#include "analysis/kana_variants.h"

#include <unicode/uscript.h>

#include <algorithm>

#include "text/characters.h"

namespace broadsheet::schema {
namespace {

// Katakana stand so far behind the Hiragana that sound alike.
constexpr char32_t kKatakanaOffset = 0x60;

constexpr char32_t kLongVowel = U'ー';

// A word of two Hiragana is an ending or a particle more often than the name of something; alone in a query,
// it is a word. A long run is a sentence.
constexpr std::size_t kShortestKanaWord = 3;
constexpr std::size_t kLongestKanaRun = 8;

// What is read ka, ga or ke between Han characters. The first stands for the others most often.
constexpr std::u32string_view kJoiners = U"ヶがケかヵカ箇";

bool is_hiragana(char32_t c) { return c >= U'ぁ' && c <= U'ゖ'; }
bool is_katakana(char32_t c) { return c >= U'ァ' && c <= U'ヶ'; }

bool is_han(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_HAN;
}

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) out += next_character(text, i);
  return out;
}

std::string utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) append_character(out, c);
  return out;
}

// ヶ and its like, alone between Han characters, or at the beginning of a run, where a digit may stand before
// it.
bool joins(std::u32string_view text, std::size_t at) {
  return kJoiners.find(text[at]) != std::u32string_view::npos && at + 1 < text.size() &&
         is_han(text[at + 1]) && (at == 0 || is_han(text[at - 1]));
}

void to_katakana(std::u32string& text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (is_hiragana(text[i])) text[i] += kKatakanaOffset;
  }
}

bool all_hiragana(std::u32string_view text) {
  return std::all_of(text.begin(), text.end(), [](char32_t c) { return is_hiragana(c) || c == kLongVowel; });
}

std::u32string in_katakana(const std::u32string& text, std::span<const KanaWord> words) {
  std::u32string out = text;
  if (text.size() <= kLongestKanaRun && all_hiragana(text)) {
    to_katakana(out, 0, out.size());
    return out;
  }
  for (const KanaWord& word : words) {
    if (word.length < kShortestKanaWord || word.begin + word.length > text.size()) continue;
    if (all_hiragana(std::u32string_view(text).substr(word.begin, word.length)))
      to_katakana(out, word.begin, word.begin + word.length);
  }
  return out;
}

// The vowels of loan words that are written small or not: ウィルス and ウイルス, フィルム and フイルム. All
// of one word are turned at once.
std::u32string with_vowels(std::u32string text, bool small) {
  constexpr std::u32string_view kBefore = U"ウフ";
  constexpr std::u32string_view kSmall = U"ァィェォ";
  constexpr std::u32string_view kFull = U"アイエオ";
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (kBefore.find(text[i - 1]) == std::u32string_view::npos) continue;
    const std::size_t vowel = (small ? kFull : kSmall).find(text[i]);
    if (vowel != std::u32string_view::npos) text[i] = (small ? kSmall : kFull)[vowel];
  }
  return text;
}

std::u32string in_hiragana(std::u32string text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_katakana(text[i]) && !joins(text, i)) text[i] -= kKatakanaOffset;
  }
  return text;
}

}  // namespace

std::vector<std::string> kana_variants(std::string_view text, std::span<const KanaWord> words) {
  const std::u32string typed = code_points(text);
  std::vector<std::string> variants;
  const auto add = [&](const std::u32string& written) {
    if (written == typed || variants.size() >= kMostKanaVariants) return;
    std::string variant = utf8(written);
    if (std::find(variants.begin(), variants.end(), variant) == variants.end())
      variants.push_back(std::move(variant));
  };
  for (const char32_t joiner : kJoiners) {
    std::u32string written = typed;
    for (std::size_t i = 0; i < typed.size(); ++i) {
      if (joins(typed, i)) written[i] = joiner;
    }
    add(written);
  }
  if (typed.size() < 2) return variants;
  add(with_vowels(typed, true));
  add(with_vowels(typed, false));
  add(in_hiragana(typed));
  add(in_katakana(typed, words));
  return variants;
}

std::string with_b_for_v(std::string_view text) {
  constexpr std::u32string_view kSmall = U"ァィェォュ";
  constexpr std::u32string_view kWhole = U"バビベボビ";
  const std::u32string typed = code_points(text);
  std::u32string out;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if (typed[i] != U'ヴ') {
      out += typed[i];
      continue;
    }
    const std::size_t vowel = i + 1 < typed.size() ? kSmall.find(typed[i + 1]) : std::u32string_view::npos;
    out += vowel == std::u32string_view::npos ? U'ブ' : kWhole[vowel];
    if (vowel == std::u32string_view::npos) continue;
    if (typed[i + 1] == U'ュ') out += U'ュ';
    ++i;
  }
  return out == typed ? std::string(text) : utf8(out);
}

}  // namespace broadsheet::schema
