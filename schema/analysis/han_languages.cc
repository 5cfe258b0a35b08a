// Japanese has Kana; where it has none (headlines), and for the two ways to write Chinese, the characters
// tell: CLDR lists those in use for each language ("exemplar characters", UTS #35, part 2, section 3), and
// ICU's transliterators know which are simplified and which traditional (han_forms.h). Japanese mixes both
// (韓国).
#include "analysis/han_languages.h"

#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/uniset.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "analysis/han_forms.h"
#include "text/characters.h"

namespace broadsheet::schema {
namespace {

// A Chinese text may quote a Kana name; a Japanese one has Kana in nearly every word.
constexpr double kJapaneseKanaShare = 0.06;

// A character that CLDR lists for Japanese alone may be a Japanese form (沢) or only rarer in Chinese (姻).
constexpr double kRareCharacter = 0.4;

// What a simplified or traditional form that Japanese uses too says for Chinese, of what it says for
// Japanese: a longer Chinese text has other ones as well.
constexpr double kSharedSimplified = 0.8;
constexpr double kSharedTraditional = 0.6;

// Pronouns and particles of Chinese; Japanese writes its own in Kana.
constexpr std::u32string_view kChineseFunctionWords =
    U"的是了哪什么麼吗嗎呢吧们們他她我你把让讓给給很这這那也就都谁誰";
constexpr double kFunctionWord = 1.5;

// The least lead of one language over the next that decides: one telling character.
constexpr double kTellingLead = 0.7;

// A Japanese headline has Kana sooner or later: with more Han characters than these and none, each makes it
// less likely by so much.
constexpr double kHanWithoutKana = 8;
constexpr double kLessLikelyEach = 0.35;

struct Exemplars {
  const char* locale;
  std::string_view language;
};
constexpr std::array kExemplars = {Exemplars{"zh", "zh"}, Exemplars{"zh_Hant", "zh-Hant"},
                                   Exemplars{"ja", "ja"}};

// What a character says about the language, one bit each.
enum Evidence : std::uint8_t { kSimplified = 1, kTraditional = 2, kInJapanese = 4, kOnlyInJapanese = 8 };

class HanEvidence {
 public:
  HanEvidence() {
    std::array<std::unique_ptr<icu::UnicodeSet>, kExemplars.size()> sets;
    for (std::size_t i = 0; i < kExemplars.size(); ++i) {
      UErrorCode status = U_ZERO_ERROR;
      ULocaleData* data = ulocdata_open(kExemplars[i].locale, &status);
      USet* set = ulocdata_getExemplarSet(data, nullptr, 0, ULOCDATA_ES_STANDARD, &status);
      ulocdata_close(data);
      if (U_FAILURE(status)) throw std::runtime_error("ICU has no exemplar characters");
      sets[i].reset(icu::UnicodeSet::fromUSet(set));
    }
    for (UChar32 c = kFirst; c <= kLast; ++c) {
      int evidence = 0;
      if (traditional_form(static_cast<char32_t>(c)) != 0) evidence |= kSimplified;
      if (simplified_form(static_cast<char32_t>(c)) != 0) evidence |= kTraditional;
      const bool chinese = sets[0]->contains(c) != 0 || sets[1]->contains(c) != 0;
      if (sets[2]->contains(c) != 0) evidence |= chinese || evidence != 0 ? kInJapanese : kOnlyInJapanese;
      evidence_[static_cast<std::size_t>(c - kFirst)] = static_cast<std::uint8_t>(evidence);
    }
  }

  int operator[](UChar32 c) const {
    return c < kFirst || c > kLast ? 0 : evidence_[static_cast<std::size_t>(c - kFirst)];
  }

 private:
  // The block of unified ideographs; later extensions hold hardly a character of news.
  static constexpr UChar32 kFirst = 0x4E00;
  static constexpr UChar32 kLast = 0x9FFF;

  std::array<std::uint8_t, kLast - kFirst + 1> evidence_{};
};

}  // namespace

LanguageGuess identify_han(std::string_view text, double kana_share, double share, std::string_view hint) {
  if (kana_share >= kJapaneseKanaShare) return {"ja", share};
  static const HanEvidence evidence_of;
  double simplified = 0;
  double traditional = 0;
  double japanese = 0;
  double chinese = 0;
  double characters = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<UChar32>(next_character(text, i));
    const int evidence = evidence_of[c];
    characters += u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) != 0 ? 1 : 0;
    const bool tells_script = (evidence & (kSimplified | kTraditional)) != 0;
    const bool in_japanese = (evidence & kInJapanese) != 0;
    if ((evidence & kSimplified) != 0) simplified += in_japanese ? kSharedSimplified : 1;
    if ((evidence & kTraditional) != 0) traditional += in_japanese ? kSharedTraditional : 1;
    if (tells_script && in_japanese) japanese += 1;
    if ((evidence & kOnlyInJapanese) != 0) japanese += kRareCharacter;
    if (kChineseFunctionWords.find(static_cast<char32_t>(c)) != std::u32string_view::npos) {
      simplified += kFunctionWord;
      traditional += kFunctionWord;
      chinese += kFunctionWord;
    }
  }
  if (kana_share <= 0 && characters > kHanWithoutKana) {
    japanese = std::max(0.0, japanese - kLessLikelyEach * (characters - kHanWithoutKana));
  }
  std::array<std::pair<double, std::string_view>, 3> ranked = {
      std::pair{simplified, std::string_view("zh")}, std::pair{traditional, std::string_view("zh-Hant")},
      std::pair{japanese, std::string_view("ja")}};
  std::stable_sort(ranked.begin(), ranked.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second == hint && b.second != hint;
  });
  const double lead = ranked[0].first - ranked[1].first;
  if (lead >= kTellingLead) {
    return {std::string(ranked[0].second), share * std::min(1.0, 0.7 + lead / (ranked[0].first + 2))};
  }
  // Chinese for sure, but not a character that tells which: the more common way to write it.
  if (chinese > japanese + kTellingLead && lead >= 0 && ranked[0].second != "ja") {
    return {ranked[0].second == hint ? std::string(hint) : "zh", 0.6 * share};
  }
  if (ranked[0].second == hint) return {std::string(hint), 0.5 * share};
  return {};
}

}  // namespace broadsheet::schema
