// Chinese is looked up by script, other languages by the longest tag that an article has.
#include "plan/language_filter.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace broadsheet::schema::plan {
namespace {

using Xapian::Query;

// What tags of Chinese mean: regions write it in one of two scripts, and articles whose language was
// identified, not given, have the script alone.
enum class Chinese : std::uint8_t {
  kTraditional,  ///< articles in the tag or in any of kTraditionalTags
  kRegion,       ///< articles in the tag or in traditional script without a region
  kSimplified,   ///< Chinese of no tag in kTraditionalTags
};
struct ChineseTag {
  std::string_view tag;
  Chinese meaning;
};
constexpr std::array kChineseTags{
    ChineseTag{"zh-hant", Chinese::kTraditional},   ChineseTag{"zh-tw", Chinese::kRegion},
    ChineseTag{"zh-hk", Chinese::kRegion},          ChineseTag{"zh-mo", Chinese::kRegion},
    ChineseTag{"zh-hant-tw", Chinese::kRegion},     ChineseTag{"zh-hant-hk", Chinese::kRegion},
    ChineseTag{"zh-hant-mo", Chinese::kRegion},     ChineseTag{"zh-hans", Chinese::kSimplified},
    ChineseTag{"zh-cn", Chinese::kSimplified},      ChineseTag{"zh-sg", Chinese::kSimplified},
    ChineseTag{"zh-hans-cn", Chinese::kSimplified}, ChineseTag{"zh-hans-sg", Chinese::kSimplified}};

static_assert(kChineseTags.size() == kMostLanguageTerms);

Query filter(const Field& field, const std::string& value, std::string_view tag, Planning& planning) {
  const std::string term = exact_term(field.prefix, tag);
  planning.account.explain(value, field.name, "filter", term, planning.index.frequency(term));
  return planning.account.leaf(term);
}

Query chinese_filter(const Field& field, const std::string& value, const ChineseTag& tag,
                     Planning& planning) {
  const auto held = [&](std::string_view name) {
    return planning.index.frequency(exact_term(field.prefix, name)) > 0;
  };
  if (tag.meaning == Chinese::kRegion) {
    std::vector<Query> either{filter(field, value, "zh-hant", planning)};
    if (held(tag.tag)) either.push_back(filter(field, value, tag.tag, planning));
    return combine(Query::OP_OR, either);
  }
  std::vector<Query> traditional;
  for (const ChineseTag& row : kChineseTags) {
    if (row.meaning == Chinese::kSimplified) continue;
    const std::string term = exact_term(field.prefix, row.tag);
    if (row.tag == tag.tag || held(row.tag)) traditional.push_back(planning.account.leaf(term));
    if (row.tag == tag.tag) {
      planning.account.explain(value, field.name, "filter", term, planning.index.frequency(term));
    }
  }
  if (tag.meaning == Chinese::kTraditional) return combine(Query::OP_OR, traditional);
  const Query any = filter(field, value, "zh", planning);
  if (traditional.empty()) return any;
  return {Query::OP_AND_NOT, any, combine(Query::OP_OR, traditional)};
}

}  // namespace

Query language_filter(const Field& field, const std::string& value, std::string tag, Planning& planning) {
  const auto chinese = std::find_if(kChineseTags.begin(), kChineseTags.end(),
                                    [&](const ChineseTag& row) { return row.tag == tag; });
  if (chinese != kChineseTags.end()) return chinese_filter(field, value, *chinese, planning);
  const auto held = [&](std::string_view name) {
    return planning.index.frequency(exact_term(field.prefix, name)) > 0;
  };
  std::string shorter = tag;
  while (!held(shorter) && shorter.find('-') != std::string::npos) shorter.resize(shorter.rfind('-'));
  if (held(shorter) && shorter != tag) {
    planning.account.note(ProblemCode::kLookedUpAnother,
                          "no article is in '" + value + "'; looked for '" + shorter + "'");
    tag = std::move(shorter);
  }
  return filter(field, value, tag, planning);
}

}  // namespace broadsheet::schema::plan
