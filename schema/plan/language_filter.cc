// Chinese is looked up by script, other languages by the longest tag that an article has.
#include "plan/language_filter.h"

#include <unicode/locid.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/language.h"
#include "broadsheet/schema/fields.h"
#include "plan/meanings.h"

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

// A person who typed a language that the index lacks looks for one that it has: so many, the most frequent.
constexpr std::size_t kLanguagesTold = 12;

bool held(std::string_view tag, const Planning& planning) {
  return planning.index.frequency(exact_term(prefix::kLanguage, tag)) > 0;
}

// Tells that no article is in the language `value`, and in which there are some. Whoever leaves a language
// out gets what was asked for where there is none of it.
void note_absent(const std::string& value, Planning& planning, bool is_excluded) {
  if (is_excluded) return;
  const std::string language_prefix(prefix::kLanguage);
  std::string languages;
  std::size_t told = 0;
  for (const std::string& term : planning.index.expand(language_prefix, false, kLanguagesTold + 1)) {
    if (!languages.empty()) languages += ", ";
    languages += told++ < kLanguagesTold ? term.substr(language_prefix.size()) : "…";
  }
  planning.account.note(ProblemCode::kLookedUpAnother,
                        "no article is in '" + value + "'; " +
                            (told == 0 ? "no article's language is known" : "the index has: " + languages));
}

Query filter(const Field& field, const std::string& value, std::string_view tag, Planning& planning) {
  const std::string term = exact_term(field.prefix, tag);
  planning.account.explain(value, field.name, "filter", term, planning.index.frequency(term));
  return planning.account.leaf(term);
}

// Chinese that is in no tag of traditional characters.
Query simplified_filter(const Field& field, const std::string& value, const std::vector<Query>& traditional,
                        Planning& planning, bool is_excluded) {
  const Query any = filter(field, value, "zh", planning);
  if (traditional.empty()) {
    if (!held("zh", planning)) note_absent(value, planning, is_excluded);
    return any;
  }
  const Query excluded = combine(Query::OP_OR, traditional);
  Xapian::Enquire enquire(planning.index.database());
  enquire.set_query(planning.full_terms.without(any, excluded));
  if (enquire.get_mset(0, 1).empty()) note_absent(value, planning, is_excluded);
  planning.index.check();
  return {Query::OP_AND_NOT, any, excluded};
}

Query chinese_filter(const Field& field, const std::string& value, const ChineseTag& tag, Planning& planning,
                     bool is_excluded) {
  if (tag.meaning == Chinese::kRegion) {
    std::vector<Query> either{filter(field, value, "zh-hant", planning)};
    if (held(tag.tag, planning)) {
      either.push_back(filter(field, value, tag.tag, planning));
    } else if (!held("zh-hant", planning)) {
      note_absent(value, planning, is_excluded);
    }
    return combine(Query::OP_OR, either);
  }
  std::vector<Query> traditional;
  for (const ChineseTag& row : kChineseTags) {
    if (row.meaning == Chinese::kSimplified || !held(row.tag, planning)) continue;
    traditional.push_back(planning.account.leaf(exact_term(field.prefix, row.tag)));
  }
  if (tag.meaning == Chinese::kSimplified) {
    return simplified_filter(field, value, traditional, planning, is_excluded);
  }
  const std::string term = exact_term(field.prefix, tag.tag);
  planning.account.explain(value, field.name, "filter", term, planning.index.frequency(term));
  if (!traditional.empty()) return combine(Query::OP_OR, traditional);
  note_absent(value, planning, is_excluded);
  return planning.account.leaf(term);
}

std::string primary_of(std::string_view tag) { return std::string(tag.substr(0, tag.find('-'))); }

// The code of two letters, or the present one, of an older or longer code of ISO 639: "eng", "ger", "iw".
std::string present_code(const std::string& primary) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale(primary.c_str());
  locale.canonicalize(status);
  return U_FAILURE(status) ? std::string() : locale.getLanguage();
}

// The language that most people of a country read.
std::string language_of_country(std::string_view code) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale("und", std::string(code).c_str());
  locale.addLikelySubtags(status);
  return U_FAILURE(status) ? std::string() : locale.getLanguage();
}

// What `value`, whose tag is `tag`, may mean if it is no tag that the index has.
std::vector<std::string> other_readings(const std::string& value, const std::string& tag,
                                        Analyzer& analyzer) {
  std::vector<std::string> readings;
  const auto add = [&](std::string reading) {
    reading = language_term(reading);
    if (!reading.empty() && reading != tag && reading != "und" && is_language(reading))
      readings.push_back(std::move(reading));
  };
  if (!tag.empty()) add(present_code(primary_of(tag)));
  for (std::string& language : languages_called(value, analyzer)) add(std::move(language));
  for (const lexemes::Entity territory : territories_called(value, analyzer))
    add(language_of_country(lexemes::code_of(territory)));
  return readings;
}

}  // namespace

std::string language_meant(const std::string& value, Planning& planning) {
  const std::string tag = language_term(value);
  // Each tag has its primary subtag beside it in the index.
  if (!tag.empty() && held(primary_of(tag), planning)) return tag;
  const std::vector<std::string> readings = other_readings(value, tag, planning.tools.analyzer());
  const auto found = std::find_if(readings.begin(), readings.end(), [&](const std::string& reading) {
    return held(primary_of(reading), planning);
  });
  if (found == readings.end()) return readings.empty() || is_language(tag) ? tag : readings.front();
  planning.account.note(ProblemCode::kLookedUpAnother,
                        "no article is in '" + value + "'; looked for '" + *found + "'");
  return *found;
}

Query language_filter(const Field& field, const std::string& value, std::string tag, Planning& planning,
                      bool is_excluded) {
  const auto chinese = std::find_if(kChineseTags.begin(), kChineseTags.end(),
                                    [&](const ChineseTag& row) { return row.tag == tag; });
  if (chinese != kChineseTags.end()) return chinese_filter(field, value, *chinese, planning, is_excluded);
  std::string shorter = tag;
  while (!held(shorter, planning) && shorter.find('-') != std::string::npos)
    shorter.resize(shorter.rfind('-'));
  if (!held(shorter, planning)) {
    note_absent(value, planning, is_excluded);
  } else if (shorter != tag) {
    planning.account.note(ProblemCode::kLookedUpAnother,
                          "no article is in '" + value + "'; looked for '" + shorter + "'");
    tag = std::move(shorter);
  }
  return filter(field, value, tag, planning);
}

}  // namespace broadsheet::schema::plan
