// What words name, and what the named is called in other languages: the table that the build makes of ICU's
// data.
#include "lexemes/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "lexemes/spelling_case.h"

namespace broadsheet::schema::lexemes {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;

class Collector : public TokenSink {
 public:
  void on_token(const Token& token) override { atoms.add(token); }
  Atoms atoms;
};

Atoms atoms_of(std::string_view text) {
  static Analyzer analyzer;
  Collector collector;
  analyzer.analyze(text, collector);
  return std::move(collector.atoms);
}

// "name=CODE/language" for the first meaning of each name in `text` that is in `language` (any, if empty).
std::vector<std::string> named(std::string_view text, std::string_view language = {}) {
  const Atoms atoms = atoms_of(text);
  std::vector<std::string> out;
  for (const Found& found : find_names(atoms)) {
    const std::uint32_t begin = atoms[found.begin].begin;
    const std::string name(text.substr(begin, atoms[found.end - 1].end - begin));
    for (const Meaning& meaning : found.meanings) {
      if (!language.empty() && meaning.language != language) continue;
      out.push_back(name + "=" + std::string(code_of(meaning.entity)));
      break;
    }
  }
  return out;
}

struct Case {
  const char* text;
  const char* language;
  std::vector<std::string> named;
};
class NamesTest : public testing::TestWithParam<Case> {};
TEST_P(NamesTest, AreFoundInATextAndMean) {
  EXPECT_EQ(named(GetParam().text, GetParam().language), GetParam().named);
}
INSTANTIATE_TEST_SUITE_P(
    Territories, NamesTest,
    testing::Values(Case{"South Korea's minister", "en", {"South Korea=KR"}},
                    Case{"Menteri Korea Selatan di Jepang", "id", {"Korea Selatan=KR", "Jepang=JP"}},
                    Case{"韓国国防相が会談", "ja", {"韓国=KR"}}, Case{"韩国防长", "zh", {"韩国=KR"}},
                    Case{"南韓國防部", "zh", {"南韓=KR"}}, Case{"대한민국은", "ko", {"대한민국=KR"}},
                    Case{"한국이 미국과", "ko", {"한국=KR", "미국=US"}},
                    Case{"เกาหลีใต้", "th", {"เกาหลีใต้=KR"}}, Case{"Hàn Quốc", "vi", {"Hàn Quốc=KR"}},
                    Case{"كوريا الجنوبية", "ar", {"كوريا الجنوبية=KR"}},
                    Case{"दक्षिण कोरिया", "hi", {"दक्षिण कोरिया=KR"}},
                    Case{"ボスニア・ヘルツェゴビナで", "ja", {"ボスニア・ヘルツェゴビナ=BA"}},
                    Case{"Côte d’Ivoire", "fr", {"Côte d’Ivoire=CI"}},
                    Case{"Papua New Guinea", "en", {"Papua New Guinea=PG"}},
                    Case{"South\n\nKorea", "en", {}}));
INSTANTIATE_TEST_SUITE_P(NoPartsOfWords, NamesTest,
                         testing::Values(Case{"タイトル", "ja", {}}, Case{"タイの首都", "ja", {"タイ=TH"}},
                                         Case{"赞美国家", "zh", {}}, Case{"日本語", "ja", {"日本語=ja"}},
                                         Case{"인도네시아", "ko", {"인도네시아=ID"}},
                                         Case{"Malian", "en", {}}));
INSTANTIATE_TEST_SUITE_P(
    Others, NamesTest,
    testing::Values(Case{"Maret", "id", {"Maret=3"}}, Case{"March", "en", {"March=3"}},
                    Case{"3月", "ja", {"3月=3"}}, Case{"марта", "ru", {"марта=3"}},
                    Case{"tháng 3", "vi", {"tháng 3=3"}}, Case{"Jumat", "id", {"Jumat=6"}},
                    Case{"금요일", "ko", {"금요일=6"}}, Case{"金曜日", "ja", {"金曜日=6"}},
                    Case{"東京", "ja", {"東京=Asia/Tokyo"}}, Case{"도쿄", "ko", {"도쿄=Asia/Tokyo"}},
                    Case{"New York", "en", {"New York=America/New_York"}},
                    Case{"Japanese", "en", {"Japanese=ja"}}, Case{"New Jersey", "en", {"New Jersey="}}));

std::vector<std::string> names_in(std::string_view territory, std::string_view language) {
  std::vector<std::string> out;
  for (const Name& name : names_of(*find_territory(territory))) {
    if (name.language == language) out.emplace_back(name.text);
  }
  return out;
}

TEST(NamesOfTest, AreThoseOfEveryLanguage) {
  EXPECT_THAT(names_in("KR", "id"), Contains("Korea Selatan"));
  EXPECT_THAT(names_in("KR", "ko"), testing::IsSupersetOf({"대한민국", "한국"}));
  EXPECT_THAT(names_in("KR", "zh"), testing::IsSupersetOf({"韩国", "南韓"}));
  EXPECT_THAT(names_in("HK", "ko"), Contains("홍콩")) << "without what CLDR has in parentheses";
  EXPECT_THAT(names_in("US", "en"), Not(Contains("US")))
      << "a pronoun: recognised in capitals, never looked up";
}

TEST(TerritoryTest, IsFoundByItsCode) {
  EXPECT_EQ(code_of(*find_territory("kr")), "KR");
  EXPECT_EQ(english_name(*find_territory("KR")), "South Korea");
  for (const char* code : {"", "K", "KRR", "ZZ", "EU", "UK", "\xFF\xFF", "K\0"})
    EXPECT_FALSE(find_territory(code).has_value()) << code;
}

// Whatever ICU calls a territory is found again, and means it.
TEST(TableTest, EveryNameIsFoundAndMeansItsEntity) {
  std::size_t names = 0;
  std::set<std::string_view> languages;
  for (Entity entity = 0; kind_of(entity) == EntityKind::kTerritory; ++entity) {
    for (const Name& name : names_of(entity)) {
      ++names;
      languages.insert(name.language);
      const Atoms atoms = atoms_of(name.text);
      const auto found = longest_name(atoms, 0);
      ASSERT_TRUE(found.has_value()) << name.text;
      if (found->end != atoms.size()) {
        ADD_FAILURE() << name.text << ": found in part";
        continue;
      }
      EXPECT_THAT(found->meanings,
                  Contains(testing::AllOf(testing::Field(&Meaning::entity, entity),
                                          testing::Field(&Meaning::language, name.language))))
          << name.text;
    }
  }
  EXPECT_GT(names, 20'000u);
  EXPECT_GT(languages.size(), 100u);
}

struct CaseOf {
  const char* text;
  WrittenCase written;
  bool is_short;
};
class SpellingCaseTest : public testing::TestWithParam<CaseOf> {};
TEST_P(SpellingCaseTest, IsTold) {
  EXPECT_EQ(case_of(GetParam().text), GetParam().written);
  EXPECT_EQ(is_short_name(GetParam().text), GetParam().is_short);
}
INSTANTIATE_TEST_SUITE_P(
    Forms, SpellingCaseTest,
    testing::Values(CaseOf{"Mali", WrittenCase::kCapital, false}, CaseOf{"mali", WrittenCase::kSmall, false},
                    CaseOf{"May", WrittenCase::kCapital, true}, CaseOf{"U.S.", WrittenCase::kCapitals, true},
                    CaseOf{"США", WrittenCase::kCapitals, true}, CaseOf{"日本", WrittenCase::kNone, false},
                    CaseOf{"米", WrittenCase::kNone, true}, CaseOf{"საქართველო", WrittenCase::kNone, false},
                    CaseOf{"\xFF", WrittenCase::kNone, true}));

}  // namespace
}  // namespace broadsheet::schema::lexemes
