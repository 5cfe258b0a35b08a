// The folding table. docs/ANALYSIS.md, "Names", explains its rows.
#include "names/fold_rules.h"

#include <array>

#include "names/letters.h"

namespace broadsheet::schema::names {
namespace {

using enum Where;

constexpr FoldRule kept(std::string_view letters, std::string_view sounds, Where where = kAnywhere) {
  return {letters, where, sounds, {}, false};
}
constexpr FoldRule either(std::string_view letters, std::string_view sounds, std::string_view other,
                          Where where = kAnywhere) {
  return {letters, where, sounds, other, true};
}

// Grouped by first letter; in a group, what is longer or rarer comes first.
constexpr std::array kRules{
    // Vowels. What Korean romanisations write for one vowel is one: eo eu oo woo, ae.
    kept("ae", "e"), kept("a", "a"), kept("eo", "o"), kept("eu", "o"), kept("e", "e"), kept("i", "e"),
    kept("oe", "e"), kept("o", "o"), kept("u", "o"), kept("y", "~", kBeforePure), kept("y", "e"),
    kept("wh", "~"), either("w", "~", "p"),  // Warsaw, Wien; Вон
    // Labials.
    kept("bh", "p"), kept("b", "p"), kept("f", "p"), kept("mp", "p", kStart),  // Greek
    kept("m", "m"), kept("ph", "p"), kept("p", "p"), either("v", "p", "~"),
    // Dentals.
    kept("dsch", "s"), kept("dzh", "s"), kept("dz", "s"), kept("dj", "s"), kept("dh", "t"), kept("d", "t"),
    kept("tzsch", "s"), kept("tsch", "s"), kept("tch", "s"), kept("tsh", "s"), kept("tz", "s"),
    kept("ts", "s"), either("th", "t", "s"),  // Thatcher is サッチャー
    kept("t", "t"),
    // Sibilants and affricates are one class: ち is ti and chi, ㅈ is ch, j and z, 蔡 is Tsai and Cai.
    kept("chr", "kl"), either("ch", "s", "k"), kept("ck", "k"), kept("c", "s", kBeforeFront), kept("c", "k"),
    either("j", "s", "~"),  // Johannes
    kept("sch", "s"), kept("shch", "s"), kept("sh", "s"), kept("s", "s"),
    either("x", "s", "ks", kStart),  // Xi
    either("x", "ks", "s"), kept("zh", "s"), kept("z", "s"),
    // Velars.
    kept("gk", "k", kStart),  // Greek
    either("gh", "k", "~", kBeforeVowel), either("gh", "", "k"),
    either("g", "k", "s", kBeforeFront),                                   // George
    kept("g", "k"), either("kh", "h", "k"),                                // Khartoum, Khan
    kept("k", "k"), kept("qu", "k"), either("q", "s", "k", kBeforeFront),  // Qing
    kept("q", "k"),
    // h is heard before a vowel only: Noh, Ahn, John.
    kept("h", "h", kBeforeVowel), kept("h", ""),
    // Nasals.
    kept("nt", "t", kStart),                   // Greek
    kept("nQ", "nk", kBeforePure),             // Greek νγκ
    kept("nQ", "n"), kept("ng", "n", kStart),  // Nguyen
    either("ng", "nk", "n", kBeforePure), kept("ng", "nk", kBeforeLiquid), kept("ng", "n"), kept("n", "n"),
    // Liquids. r at the end of a syllable is often not heard; Korean family names have an l or none.
    either("lee", "le", "~e", kFamilyName), either("lim", "lem", "~em", kFamilyName),
    either("li", "le", "~e", kFamilyName), kept("l", "l"), either("rhee", "le", "~e", kFamilyName),
    either("rim", "lem", "~em", kFamilyName), either("ri", "le", "~e", kFamilyName),
    either("ryu", "l~o", "~o", kFamilyName), either("roh", "lo", "no", kFamilyName), kept("rh", "l"),
    kept("r", "l", kBeforeVowel), either("r", "l", ""),
    // Signs of scripts that leave a sound open.
    either(":", "", "l"),                                                             // カーター
    kept("B", "p", kStart),                                                           // μπ
    kept("B", "p", kAfterConsonant), either("B", "p", "mp"), kept("D", "t", kStart),  // ντ
    kept("D", "t", kAfterConsonant), either("D", "nt", "t"), kept("Q", "k", kStart),  // γκ
    kept("Q", "k", kAfterConsonant), either("Q", "nk", "k"), either("C", "s", "t"),   // チ ツ
    either("J", "s", "t"),                                                            // ジ
    either("F", "p", "h", kNameStart),                                                // フ
    either("F", "p", "~"), either("G", "k", "h", kNameStart),                         // г
    either("G", "k", "~"), either("H", "h", "~", kNameStart),                         // ه ה ฮ
    kept("H", "~"), either("X", "h", "k", kNameStart),                                // х خ ח χ
    either("X", "~", "k"), either("Y", "~", "k"),                                     // ğ
    either("I", "~", "l"),                                                            // 이
    either("R", "l", "~"),                                                            // 리
    either("E", "n", "l"),                                                            // 노; ㄴ beside ㄹ
    either("T", "l", "n"),                                                            // ㄹ after ㅁ ㅇ
    either("U", "p", "m"),                                                            // ㅂ before nasals
    either("Z", "k", "n"),                                                            // ㄱ before nasals
    either("S", "", "t"),  // ㅅ at the end of a syllable: 삿포로, 로봇
};

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

}  // namespace broadsheet::schema::names
