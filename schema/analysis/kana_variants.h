// The other ways to write a Japanese word in Kana: りんご is リンゴ, 霞ヶ関 is 霞が関.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::schema {

/// Where a word of the dictionary stands in a run, in characters.
struct KanaWord {
  std::size_t begin = 0;
  std::size_t length = 0;
};

/// How else the run `text` (normalised UTF-8 of Han and Kana) is written: its Katakana as Hiragana; those of
/// `words` that are Hiragana, or the whole run if it is, as Katakana; its vowels after ウ and フ small or not
/// (ウィルス, ウイルス); and the ヶ that joins Han characters in names and counts (霞ヶ関, ヶ月) as each of
/// the letters that stand for it. As many characters as `text`, one for one; at most kMostKanaVariants.
std::vector<std::string> kana_variants(std::string_view text, std::span<const KanaWord> words);

inline constexpr std::size_t kMostKanaVariants = 8;

/// `text` (UTF-8) with the Katakana for the v of loan words as those for b, which stand for it as often:
/// ヴィーガン is ビーガン, ヴァイオリン バイオリン. Source: the notice on the spelling of loan words
/// (内閣告示第二号, 1991), which allows either.
std::string with_b_for_v(std::string_view text);

}  // namespace broadsheet::schema
