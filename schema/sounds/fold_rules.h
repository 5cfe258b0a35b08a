// From letters to the sounds of a skeleton, by a table of what romanisations disagree on.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace broadsheet::schema::sounds {

/// Where a rule holds.
enum class Where : std::uint8_t {
  kAnywhere,
  kStart,           ///< at the beginning of the name or of a part of it
  kNameStart,       ///< at the beginning of the name
  kFamilyName,      ///< as the whole first part of a name that has more
  kBeforePure,      ///< before one of a e i o u
  kBeforeFront,     ///< before e, i or y
  kBeforeVowel,     ///< before a vowel letter, y or w
  kBeforeU,         ///< before u
  kBeforeHigh,      ///< before i or u
  kStartBeforeU,    ///< at the beginning of the name, before u
  kBeforeLiquid,    ///< before l or r
  kAfterConsonant,  ///< after a consonant of the same part
};

/// One row of the table: `letters` are read as `sounds`, or, by a search, as `other` too.
///
/// Sounds: k (k g q c gh), t (t d th), p (p b f v ph), s (s z sh zh ch j ts c), m, n (n ng), l (l r), h; the
/// vowels a, e (e i), o (o u); ~ is a vowel or glide of no class. An empty `other` with `open` set: not
/// heard.
struct FoldRule {
  std::string_view letters;
  Where where;
  std::string_view sounds;
  std::optional<std::string_view> other = {};
};

/// The table; of the rules that fit at a place, the first one counts.
std::span<const FoldRule> fold_rules() noexcept;

/// The rule for the letters that begin at `at`; null for letters without one, which are not heard.
const FoldRule* find_rule(std::string_view letters, std::size_t at) noexcept;

}  // namespace broadsheet::schema::sounds
