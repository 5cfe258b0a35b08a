// Japanese has Kana; where it has none (headlines), and for the two ways to write Chinese, the characters
// tell: CLDR lists those in use for each language ("exemplar characters", UTS #35, part 2, section 3).
#include "analysis/han_languages.h"

#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/uniset.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

namespace broadsheet::schema {
namespace {

// A Chinese text may quote a Kana name; a Japanese one has Kana in nearly every word.
constexpr double kJapaneseKanaShare = 0.06;

struct Exemplars {
  const char* locale;
  std::string_view language;
};
constexpr std::array kExemplars = {Exemplars{"zh", "zh"}, Exemplars{"zh_Hant", "zh-Hant"},
                                   Exemplars{"ja", "ja"}};

class CharacterSets {
 public:
  CharacterSets() {
    for (std::size_t i = 0; i < kExemplars.size(); ++i) {
      UErrorCode status = U_ZERO_ERROR;
      ULocaleData* data = ulocdata_open(kExemplars[i].locale, &status);
      USet* set = ulocdata_getExemplarSet(data, nullptr, 0, ULOCDATA_ES_STANDARD, &status);
      ulocdata_close(data);
      if (U_FAILURE(status)) throw std::runtime_error("ICU has no exemplar characters");
      sets_[i].reset(icu::UnicodeSet::fromUSet(set));
      sets_[i]->freeze();
    }
  }
  bool contains(std::size_t language, UChar32 c) const { return sets_[language]->contains(c) != 0; }

 private:
  std::array<std::unique_ptr<icu::UnicodeSet>, kExemplars.size()> sets_;
};

}  // namespace

LanguageGuess identify_han(std::string_view text, double kana_share, double share, std::string_view hint) {
  if (kana_share >= kJapaneseKanaShare) return {"ja", share};
  static const CharacterSets sets;
  std::array<int, kExemplars.size()> hits{};
  int telling = 0;  // characters that some of the three use, and some do not
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t i = 0; i < text.size();) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, text.size(), c);
    if (c < 0x3400 || !u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC)) continue;
    std::array<bool, kExemplars.size()> in{};
    for (std::size_t language = 0; language < in.size(); ++language)
      in[language] = sets.contains(language, c);
    const auto count = std::count(in.begin(), in.end(), true);
    if (count == 0 || count == static_cast<std::ptrdiff_t>(in.size())) continue;
    ++telling;
    for (std::size_t language = 0; language < in.size(); ++language) hits[language] += in[language] ? 1 : 0;
  }
  std::array<std::size_t, kExemplars.size()> order = {0, 1, 2};
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (hits[a] != hits[b]) return hits[a] > hits[b];
    return kExemplars[a].language == hint && kExemplars[b].language != hint;
  });
  const auto& best = kExemplars[order[0]];
  if (hits[order[0]] == hits[order[1]]) {
    if (best.language != hint) return {};
    return {std::string(best.language), 0.5 * share};
  }
  const double lead = static_cast<double>(hits[order[0]] - hits[order[1]]) / telling;
  return {std::string(best.language), share * std::min(1.0, 0.6 + lead)};
}

}  // namespace broadsheet::schema
