// Places and dates across languages, with the real programs: a name finds its other names, `country:` finds
// them all.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "cli/run_program.h"

namespace broadsheet::tests {
namespace {

using nlohmann::json;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;
using testing::UnorderedElementsAreArray;

constexpr const char* kArticles =
    R"({"id":"ja","title":"韓国国防相が東京で会談","body":"3月の会談は金曜日に開かれた。","lang":"ja"}
{"id":"id","title":"Menteri Pertahanan Korea Selatan bertemu","body":"Pertemuan di Tokyo digelar hari Jumat pada bulan Maret.","lang":"id"}
{"id":"ko","title":"대한민국 국방장관 회담","body":"회담은 3월 금요일 도쿄에서 열렸다.","lang":"ko"}
{"id":"en","title":"South Korea's minister holds talks","body":"The talks were held in Tokyo on a Friday in March.","lang":"en"}
{"id":"zh","title":"南韓國防部長會談","body":"會談星期五在東京舉行。","lang":"zh-Hant"}
{"id":"ru","title":"Переговоры","body":"Министр Южной Кореи встретился с коллегой в Токио.","lang":"ru"}
{"id":"en-words","title":"Roast turkey in May","body":"A small child may march on; nobody in Mali or Chad asked.","lang":"en"}
{"id":"sl-words","title":"Mali otrok","body":"Mali otrok se igra.","lang":"sl"}
{"id":"fr-words","title":"Le mois de mars","body":"En mars, la Turquie et le Tchad.","lang":"fr"}
)";

class PlacesTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (directory_) return;
    directory_ = std::make_unique<TemporaryDirectory>();
    write_file(*directory_ / "places.jsonl", kArticles);
    const ProgramResult result =
        run_program(BROADSHEET_INDEXER, {"add", "--quiet", "--db", (*directory_ / "index").string(),
                                         (*directory_ / "places.jsonl").string()});
    ASSERT_EQ(result.exit_code, 0) << result.out << result.err;
  }

  static ProgramResult query(std::vector<std::string> more) {
    more.insert(more.begin(), {"query", "--db", (*directory_ / "index").string()});
    return run_program(BROADSHEET_SEARCHER, more);
  }

  static std::vector<std::string> found(std::vector<std::string> more) {
    more.insert(more.begin(), {"--format", "ids"});
    const ProgramResult result = query(more);
    std::vector<std::string> ids;
    std::istringstream lines(result.out);
    for (std::string line; std::getline(lines, line);) ids.push_back(line);
    return ids;
  }

  static std::unique_ptr<TemporaryDirectory> directory_;
};
std::unique_ptr<TemporaryDirectory> PlacesTest::directory_;

struct Case {
  const char* name;
  std::vector<std::string> arguments;
  std::vector<std::string> found;
};
class OtherNamesTest : public PlacesTest, public testing::WithParamInterface<Case> {};
TEST_P(OtherNamesTest, AreFound) {
  EXPECT_THAT(found(GetParam().arguments), UnorderedElementsAreArray(GetParam().found));
}

const std::vector<std::string> kAll{"ja", "id", "ko", "en", "zh", "ru"};

INSTANTIATE_TEST_SUITE_P(
    Places, OtherNamesTest,
    testing::Values(Case{"japanese", {"韓国"}, kAll}, Case{"korean", {"대한민국"}, kAll},
                    Case{"korean_short", {"한국"}, kAll}, Case{"indonesian", {"korea selatan"}, kAll},
                    Case{"english", {"South Korea"}, kAll}, Case{"traditional", {"南韓"}, kAll},
                    Case{"all_words_of_a_name", {"--all", "South Korea"}, kAll},
                    Case{"of_several_words", {"--all", "South Korea 3月"}, {"ja", "id", "ko", "en"}},
                    Case{"called_like_a_bird", {"トルコ"}, {"fr-words"}}, Case{"city", {"東京"}, kAll},
                    Case{"city_hangul", {"도쿄"}, kAll}, Case{"city_small", {"tokyo"}, kAll},
                    Case{"month", {"Maret"}, {"ja", "id", "ko", "en", "en-words", "fr-words"}},
                    Case{"month_english",
                         {"title:March OR body:March"},
                         {"ja", "id", "ko", "en", "en-words", "fr-words"}},
                    Case{"weekday", {"Jumat"}, {"ja", "id", "ko", "en", "zh"}},
                    Case{"weekday_korean", {"금요일"}, {"ja", "id", "ko", "en", "zh"}}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    OnlyWhatWasTyped, OtherNamesTest,
    testing::Values(Case{"option", {"--no-synonyms", "韓国"}, {"ja", "zh"}},
                    Case{"no_stems", {"--no-stems", "韓国"}, {"ja"}}, Case{"exact", {"=대한민국"}, {"ko"}},
                    Case{"phrase", {"\"South Korea\""}, {"en"}},
                    Case{"excluded", {"country:KR -韓国"}, {"id", "ko", "en", "zh", "ru"}},
                    Case{"small_common_word", {"mali"}, {"en-words", "sl-words"}},
                    Case{"bird", {"turkey"}, {"en-words"}},
                    Case{"country_bird", {"Turkey"}, {"en-words", "fr-words"}},
                    Case{"verb", {"march"}, {"en", "en-words"}}, Case{"short_month", {"May"}, {"en-words"}},
                    Case{"planet", {"mars"}, {"fr-words"}}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Country, OtherNamesTest,
    testing::Values(Case{"code", {"country:KR"}, kAll}, Case{"small_code", {"country:kr"}, kAll},
                    Case{"name", {"country:\"South Korea\""}, kAll},
                    Case{"name_of_any_language", {"country:韓国"}, kAll},
                    Case{"name_in_small_letters", {"country:\"korea selatan\""}, kAll},
                    Case{"either", {"country:TR country:ML"}, {"en-words", "fr-words"}},
                    Case{"in_parentheses", {"country:(ML OR TR)"}, {"en-words", "fr-words"}},
                    Case{"narrows", {"country:KR lang:id"}, {"id"}},
                    Case{"with_words", {"country:KR Tokyo lang:en"}, {"en"}},
                    Case{"not_the_bird", {"country:TR"}, {"fr-words"}},
                    Case{"not_the_child", {"country:ML"}, {"en-words"}},
                    Case{"beginning", {"country:k*"}, kAll},
                    Case{"any", {"country:*"}, {"ja", "id", "ko", "en", "zh", "ru", "en-words", "fr-words"}},
                    Case{"none", {"country:AQ"}, {}}),
    [](const auto& test) { return std::string(test.param.name); });

TEST_F(PlacesTest, WhatWasTypedRanksFirst) {
  EXPECT_EQ(found({"韓国"}).front(), "ja");
  EXPECT_EQ(found({"Korea Selatan"}).front(), "id");
  EXPECT_EQ(found({"대한민국"}).front(), "ko");
  EXPECT_EQ(found({"South Korea"}).front(), "en");
  EXPECT_EQ(found({"南韓"}).front(), "zh");
}

// Also where the other name is rare and stands in each sentence, and the one typed is common and stands once.
TEST_F(PlacesTest, WhatWasTypedRanksFirstHoweverRareTheOtherName) {
  const TemporaryDirectory other;
  std::string lines;
  for (int i = 0; i < 40; ++i) {
    json article = {{"id", "en-" + std::to_string(i)}, {"lang", "en"}, {"title", "Trade"}};
    std::string body = "The talks with Germany went on.";
    for (int filler = 0; filler < 10 * i; ++filler) body += " More was said of other things.";
    article["body"] = body;
    lines += article.dump() + "\n";
  }
  lines +=
      R"({"id":"id-many","lang":"id","title":"Jerman Jerman","body":"Jerman, Jerman dan Jerman. Jerman."})"
      "\n";
  write_file(other / "more.jsonl", lines);
  const std::string index = (other / "index").string();
  ASSERT_EQ(
      run_program(BROADSHEET_INDEXER, {"add", "--quiet", "--db", index, (other / "more.jsonl").string()})
          .exit_code,
      0);
  const ProgramResult result = run_program(
      BROADSHEET_SEARCHER, {"query", "--db", index, "--format", "ids", "--limit", "100", "Germany"});
  EXPECT_TRUE(result.out.ends_with("id-many\n")) << result.out;
  EXPECT_EQ(std::count(result.out.begin(), result.out.end(), '\n'), 41);
}

TEST_F(PlacesTest, ExplainSaysWhatASynonymIsOf) {
  const json root = json::parse(query({"--format", "json", "--explain", "韓国"}).out);
  std::vector<std::string> terms;
  for (const json& term : root["terms"]) {
    if (term["kind"] != "synonym") {
      EXPECT_FALSE(term.contains("of"));
      continue;
    }
    EXPECT_EQ(term["of"], "South Korea (KR)");
    EXPECT_EQ(term["written"], "韓国");
    if (term["field"] == "title") terms.push_back(term["term"]);
  }
  EXPECT_THAT(terms, testing::IsSupersetOf({"Skorea Sselatan", "S대한민국", "Ssouth Skorea"}));
  EXPECT_THAT(terms, Not(Contains("Sgüney Skore"))) << "no article is in Turkish";
  EXPECT_THAT(query({"--explain", "韓国"}).out, HasSubstr("synonym of South Korea (KR)"));
  EXPECT_THAT(query({"--explain", "--no-synonyms", "韓国"}).out, Not(HasSubstr("synonym")));
}

TEST_F(PlacesTest, SynonymsAreMarkedInTheText) {
  EXPECT_THAT(query({"--color", "always", "韓国"}).out, HasSubstr("\x1b[1mKorea Selatan\x1b[22m"));
}

TEST_F(PlacesTest, RemovalTakesOnlyWhatWasNamed) {
  const ProgramResult result =
      run_program(BROADSHEET_INDEXER,
                  {"remove", "--db", (*directory_ / "index").string(), "--query", "韓国", "--dry-run"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.out, HasSubstr("ja"));
  EXPECT_THAT(result.out, Not(HasSubstr("Korea Selatan")));
}

// No value of country: is an error, slow, or printed as it is.
TEST_F(PlacesTest, AnyValueOfCountryIsAnswered) {
  std::string names;
  for (int i = 0; i < 800; ++i) names += "country:KR ";
  const std::vector<std::string> values{"country:Atlantis",
                                        "country:SU",
                                        "country:\"\"",
                                        "country:()",
                                        "country:(((",
                                        "country:\xFF\xFE",
                                        "country:\x1b[31mKR",
                                        "country:" + std::string(5000, 'K'),
                                        "country:\"" + std::string(1000, '\'') + "\"",
                                        "country:\u202EKR",
                                        "country:K\u0301R",
                                        "country:KR..JP",
                                        "country:**",
                                        "country:NEAR",
                                        "country:*R",
                                        names};
  for (const std::string& value : values) {
    const ProgramResult result = query({"--format", "json", "--explain", value});
    EXPECT_LE(result.exit_code, 1) << value;
    EXPECT_THAT(result.err, IsEmpty()) << value;
    EXPECT_FALSE(json::parse(result.out, nullptr, false).is_discarded()) << value;
    EXPECT_THAT(result.out, Not(HasSubstr("\x1b"))) << value;
  }
  EXPECT_THAT(query({"country:Atlantis"}).out, HasSubstr("no country is called 'Atlantis'; read as words"));
}

}  // namespace
}  // namespace broadsheet::tests
