// The folding table. docs/ANALYSIS.md, "Names", explains its rows.
#include "sounds/fold_rules.h"

#include <array>

#include "sounds/letters.h"

namespace broadsheet::schema::sounds {
namespace {

using enum Where;

// Grouped by first letter; in a group, what is longer or rarer comes first.
// One row a line.
// clang-format off
constexpr std::array kRules{
    // Vowels. What romanisations of Korean write for one vowel is one: eo eu o oo u, ae e.
    FoldRule{"ae", kAnywhere, "e"},
    FoldRule{"a", kAnywhere, "a"},
    FoldRule{"eo", kAnywhere, "o"},
    FoldRule{"eu", kAnywhere, "o"},
    FoldRule{"e", kAnywhere, "e"},
    FoldRule{"i", kFamilyName, "~e", "le"},  // イ・ジェミョン is Lee Jae-myung
    FoldRule{"i", kAnywhere, "e"},
    FoldRule{"oe", kAnywhere, "e"},
    FoldRule{"o", kAnywhere, "o"},
    FoldRule{"u", kAnywhere, "o"},
    FoldRule{"y", kBeforePure, "~"},
    FoldRule{"y", kAnywhere, "e"},
    FoldRule{"wh", kAnywhere, "~", "p"},  // 화 is wha and ファ
    FoldRule{"w", kAnywhere, "~", "p"},  // Warsaw, Wien; Вон
    // Labials
    FoldRule{"bh", kAnywhere, "p"},
    FoldRule{"b", kAnywhere, "p"},
    FoldRule{"f", kBeforeU, "p", "h"},  // 후쿠오카
    FoldRule{"f", kAnywhere, "p"},
    FoldRule{"mp", kStart, "p"},  // Greek
    FoldRule{"m", kAnywhere, "m"},
    FoldRule{"park", kFamilyName, "pak", "palk"},
    FoldRule{"ph", kAnywhere, "p"},
    FoldRule{"p", kAnywhere, "p"},
    FoldRule{"v", kAnywhere, "p", "~"},  // Вон
    // Dentals
    FoldRule{"dsch", kAnywhere, "s"},
    FoldRule{"dzh", kAnywhere, "s"},
    FoldRule{"dz", kAnywhere, "s"},
    FoldRule{"dj", kAnywhere, "s"},
    FoldRule{"dh", kBeforeHigh, "t", "s"},  // Gandhi is ガンジー
    FoldRule{"dh", kAnywhere, "t"},
    FoldRule{"dg", kBeforeFront, "s"},
    FoldRule{"d", kBeforeHigh, "t", "s"},  // ジ
    FoldRule{"d", kAnywhere, "t"},
    FoldRule{"tzsch", kAnywhere, "s"},
    FoldRule{"tsch", kAnywhere, "s"},
    FoldRule{"tch", kAnywhere, "s"},
    FoldRule{"tsh", kAnywhere, "s"},
    FoldRule{"tz", kAnywhere, "s"},
    FoldRule{"ts", kAnywhere, "s"},
    FoldRule{"th", kAnywhere, "t", "s"},  // Thatcher is サッチャー
    FoldRule{"t", kBeforeHigh, "t", "s"},  // チ ツ
    FoldRule{"t", kAnywhere, "t"},
    // Sibilants and affricates are one: ち is ti and chi, ㅈ is ch, j and z, 蔡 is Tsai and Cai.
    FoldRule{"chr", kAnywhere, "kl"},
    FoldRule{"ch", kAnywhere, "s", "k"},
    FoldRule{"ck", kAnywhere, "k"},
    FoldRule{"c", kBeforeFront, "s"},
    FoldRule{"c", kAnywhere, "k"},
    FoldRule{"j", kAnywhere, "s", "~"},  // Johannes
    FoldRule{"sch", kAnywhere, "s"},
    FoldRule{"shch", kAnywhere, "s"},
    FoldRule{"sh", kAnywhere, "s"},
    FoldRule{"s", kAnywhere, "s"},
    FoldRule{"x", kStart, "s", "ks"},  // Xi
    FoldRule{"x", kAnywhere, "ks", "s"},
    FoldRule{"zh", kAnywhere, "s"},
    FoldRule{"z", kAnywhere, "s"},
    // Velars
    FoldRule{"gk", kStart, "k"},  // Greek
    FoldRule{"gh", kBeforeVowel, "k", "~"},
    FoldRule{"gh", kAnywhere, "~", "k"},
    FoldRule{"g", kBeforeFront, "k", "s"},  // George
    FoldRule{"g", kAnywhere, "k"},
    FoldRule{"kh", kNameStart, "h", "k"},  // Khartoum, Khan
    FoldRule{"kh", kAnywhere, "~", "k"},
    FoldRule{"k", kAnywhere, "k"},
    FoldRule{"qu", kAnywhere, "k"},
    FoldRule{"q", kBeforeFront, "s", "k"},  // Qing
    FoldRule{"q", kAnywhere, "k"},
    // h counts at the beginning only: Mahmoud is マフムード, 준호 ジュノ, Tehran 테헤란, Гонконг Hong Kong.
    FoldRule{"hw", kNameStart, "h", "p"},    // 황 is ファン
    FoldRule{"hw", kAnywhere, "~", "p"},
    FoldRule{"hoo", kNameStart, "ho", "po"},  // 훈 is フン
    FoldRule{"hoo", kAnywhere, "~o", "po"},
    FoldRule{"h", kStartBeforeU, "h", "p"},  // 胡 is フー
    FoldRule{"h", kNameStart, "h"},
    FoldRule{"h", kBeforeU, "~", "p"},
    FoldRule{"h", kAnywhere, "~"},
    // Nasals
    FoldRule{"nQ", kBeforePure, "nk"},  // Greek νγκ
    FoldRule{"nQ", kAnywhere, "n"},
    FoldRule{"nt", kStart, "t"},  // Greek
    FoldRule{"ng", kStart, "n"},  // Nguyen
    FoldRule{"ng", kBeforePure, "nk", "n"},
    FoldRule{"ng", kBeforeLiquid, "nk"},
    FoldRule{"ng", kAnywhere, "n"},
    FoldRule{"n", kAnywhere, "n"},
    // Liquids. r before a consonant is often not heard; Korean family names have an l or none.
    FoldRule{"lee", kFamilyName, "le", "~e"},
    FoldRule{"lim", kFamilyName, "lem", "~em"},
    FoldRule{"li", kFamilyName, "le", "~e"},
    FoldRule{"l", kAnywhere, "l"},
    FoldRule{"rhee", kFamilyName, "le", "~e"},
    FoldRule{"rim", kFamilyName, "lem", "~em"},
    FoldRule{"ri", kFamilyName, "le", "~e"},
    FoldRule{"ryu", kFamilyName, "l~o", "~o"},
    FoldRule{"roh", kFamilyName, "lo", "no"},
    FoldRule{"rh", kAnywhere, "l"},
    FoldRule{"r", kBeforeVowel, "l"},
    FoldRule{"r", kAnywhere, "l", ""},
    // Signs of scripts that leave a sound open
    FoldRule{":", kAnywhere, "", "l"},  // カーター
    FoldRule{"B", kStart, "p"},  // μπ
    FoldRule{"B", kAfterConsonant, "p"},
    FoldRule{"B", kAnywhere, "p", "mp"},
    FoldRule{"D", kStart, "t"},  // ντ
    FoldRule{"D", kAfterConsonant, "t"},
    FoldRule{"D", kAnywhere, "nt", "t"},
    FoldRule{"Q", kStart, "k"},  // γκ
    FoldRule{"Q", kAfterConsonant, "k"},
    FoldRule{"Q", kAnywhere, "nk", "k"},
    FoldRule{"C", kAnywhere, "s", "t"},  // チ ツ
    FoldRule{"J", kAnywhere, "s", "t"},  // ジ
    FoldRule{"F", kNameStart, "p", "h"},  // フ
    FoldRule{"F", kAnywhere, "p", "~"},
    FoldRule{"G", kNameStart, "k", "h"},  // г
    FoldRule{"G", kAnywhere, "k", "~"},
    FoldRule{"H", kNameStart, "h", "~"},  // ه ה ฮ
    FoldRule{"H", kAnywhere, "~"},
    FoldRule{"X", kNameStart, "h", "k"},  // х خ ח χ
    FoldRule{"X", kAnywhere, "~", "k"},
    FoldRule{"Y", kAnywhere, "~", "k"},  // ğ
    FoldRule{"I", kAnywhere, "~", "l"},  // 이
    FoldRule{"R", kAnywhere, "l", "~"},  // 리
    FoldRule{"E", kAnywhere, "n", "l"},  // 노; ㄴ beside ㄹ
    FoldRule{"T", kAnywhere, "l", "n"},  // ㄹ after ㅁ ㅇ
    FoldRule{"U", kAnywhere, "p", "m"},  // ㅂ before nasals
    FoldRule{"Z", kAnywhere, "k", "n"},  // ㄱ before nasals
    FoldRule{"S", kAnywhere, "", "t"},  // ㅅ at the end of a syllable: 삿포로, 로봇
};
// clang-format on

constexpr bool one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

bool holds(const FoldRule& rule, std::string_view letters, std::size_t at) {
  const std::size_t end = at + rule.letters.size();
  const char next = end < letters.size() ? letters[end] : kPartEnd;
  switch (rule.where) {
    case kAnywhere:
      return true;
    case kStart:
      return at == 0 || letters[at - 1] == kPartEnd;
    case kNameStart:
      return at == 0;
    case kBeforeHigh:
      return one_of(next, "iu");
    case kStartBeforeU:
      return at == 0 && next == 'u';
    case kBeforeU:
      return next == 'u';
    case kAfterConsonant:
      return at > 0 && !one_of(letters[at - 1], "aeiouyw|");
    case kFamilyName:
      return at == 0 && next == kPartEnd && end + 1 < letters.size();
    case kBeforeVowel:
      return one_of(next, "aeiouyw");
    case kBeforePure:
      return one_of(next, "aeiou");
    case kBeforeFront:
      return one_of(next, "eiy");
    case kBeforeLiquid:
      return one_of(next, "lr");
  }
  return false;
}

// Where the rules of each first letter begin and end.
struct Group {
  std::uint8_t begin = 0;
  std::uint8_t end = 0;
};

constexpr std::array<Group, 128> groups() {
  std::array<Group, 128> made{};
  for (std::size_t i = 0; i < kRules.size(); ++i) {
    Group& group = made[static_cast<unsigned char>(kRules[i].letters.front())];
    if (group.end == 0) group.begin = static_cast<std::uint8_t>(i);
    group.end = static_cast<std::uint8_t>(i + 1);
  }
  return made;
}

constexpr std::array<Group, 128> kGroups = groups();

}  // namespace

std::span<const FoldRule> fold_rules() noexcept { return kRules; }

const FoldRule* find_rule(std::string_view letters, std::size_t at) noexcept {
  const auto first = static_cast<unsigned char>(letters[at]);
  if (first >= kGroups.size()) return nullptr;
  for (std::size_t i = kGroups[first].begin; i < kGroups[first].end; ++i) {
    const FoldRule& rule = kRules[i];
    if (letters.substr(at, rule.letters.size()) == rule.letters && holds(rule, letters, at)) return &rule;
  }
  return nullptr;
}

}  // namespace broadsheet::schema::sounds
