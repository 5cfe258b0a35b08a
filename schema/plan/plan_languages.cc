// Languages as filters: what a tag means in an index that has fewer regions and scripts than people write.
#include <algorithm>
#include <array>
#include <utility>

#include "analysis/language.h"
#include "plan/planner.h"

namespace broadsheet::schema::query {
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

}  // namespace

// A tag that the index has is looked up as it is, Chinese by its script. Of others the last subtags are left
// off, one by one, until the index has what remains (the "lookup" of RFC 4647).
MaybePart Planner::plan_language(const std::string& value, const Field& field) {
  std::string tag = language_term(value);
  if (tag.empty()) {
    note("'" + value + "' is no language tag; read as words");
    return plan_words(value, {});
  }
  if (!room(kChineseTags.size())) return std::nullopt;
  const auto filter = [&](std::string_view name) {
    const std::string term = exact_term(field.prefix, name);
    explain(value, field.name, "filter", term, frequency(term));
    return leaf(term);
  };
  const auto chinese = std::find_if(kChineseTags.begin(), kChineseTags.end(),
                                    [&](const ChineseTag& row) { return row.tag == tag; });
  if (chinese != kChineseTags.end()) {
    if (chinese->meaning == Chinese::kRegion) {
      std::vector<Query> either{filter("zh-hant")};
      if (frequency(exact_term(field.prefix, tag)) > 0) either.push_back(filter(tag));
      return Part{combine(Query::OP_OR, either), true};
    }
    std::vector<Query> traditional;
    for (const ChineseTag& row : kChineseTags) {
      if (row.meaning == Chinese::kSimplified) continue;
      const std::string term = exact_term(field.prefix, row.tag);
      if (row.tag == tag || frequency(term) > 0) traditional.push_back(leaf(term));
      if (row.tag == tag) explain(value, field.name, "filter", term, frequency(term));
    }
    if (chinese->meaning == Chinese::kTraditional) return Part{combine(Query::OP_OR, traditional), true};
    const Query any = filter("zh");
    return Part{traditional.empty() ? any : Query(Query::OP_AND_NOT, any, combine(Query::OP_OR, traditional)),
                true};
  }
  std::string held = tag;
  while (frequency(exact_term(field.prefix, held)) == 0 && held.find('-') != std::string::npos) {
    held.resize(held.rfind('-'));
  }
  if (frequency(exact_term(field.prefix, held)) > 0 && held != tag) {
    note("no article is in '" + value + "'; looked for '" + held + "'");
    tag = std::move(held);
  }
  return Part{filter(tag), true};
}

}  // namespace broadsheet::schema::query
