// Which territories an article names: the values of `country:`.
#include "lexemes/countries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace broadsheet::schema::lexemes {
namespace {

class Sink : public TokenSink {
 public:
  explicit Sink(CountryFinder& finder) : finder_(finder) {}
  void on_token(const Token& token) override { finder_.add(token); }

 private:
  CountryFinder& finder_;
};

struct Part {
  const char* text;
  const char* language;
};

std::vector<std::string> countries_of(const std::vector<Part>& parts) {
  static Analyzer analyzer;
  static CountryFinder finder;
  Sink sink(finder);
  finder.clear();
  for (const Part& part : parts) {
    finder.begin(part.text, part.language);
    analyzer.analyze(part.text, sink);
    finder.end();
  }
  return finder.countries();
}

using Codes = std::vector<std::string>;

struct Case {
  const char* name;
  std::vector<Part> parts;
  Codes countries;
};
class CountriesTest : public testing::TestWithParam<Case> {};
TEST_P(CountriesTest, AreThoseThatAreNamed) {
  EXPECT_EQ(countries_of(GetParam().parts), GetParam().countries);
}

INSTANTIATE_TEST_SUITE_P(
    Languages, CountriesTest,
    testing::Values(Case{"english", {{"South Korea and Japan", "en"}}, {"JP", "KR"}},
                    Case{"indonesian", {{"Menteri Korea Selatan di Jepang", "id"}}, {"JP", "KR"}},
                    Case{"japanese", {{"韓国国防相が米国を訪問", "ja"}}, {"KR", "US"}},
                    Case{"korean", {{"한국은 미국과", "ko"}}, {"KR", "US"}},
                    Case{"traditional", {{"南韓國防部長", "zh-Hant"}}, {"KR"}},
                    Case{"thai", {{"รัฐมนตรีเกาหลีใต้", "th"}}, {"KR"}},
                    Case{"two_parts", {{"韓国", "ja"}, {"Perancis", "ms"}}, {"FR", "KR"}},
                    Case{"none", {{"The harbour office said", "en"}}, {}}, Case{"empty", {{"", ""}}, {}}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Declined, CountriesTest,
    testing::Values(
        Case{"russian", {{"В Японии и Южной Корее, в Китае", "ru"}}, {"CN", "JP", "KR"}},
        Case{"german", {{"die Grenzen Südkoreas und der Vereinigten Staaten", "de"}}, {"KR", "US"}},
        Case{"turkish", {{"Güney Kore'de ve Japonya'da", "tr"}}, {"JP", "KR"}},
        Case{"finnish", {{"Venäjän rajalla", "fi"}}, {"RU"}},
        Case{"not_in_another_language", {{"Venäjän", "en"}}, {}}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    WordsOfOtherMeaning, CountriesTest,
    testing::Values(Case{"bird", {{"roast turkey with chili", "en"}}, {}},
                    Case{"country", {{"talks in Turkey", "en"}}, {"TR"}},
                    Case{"small_in_slovene", {{"mali otrok", "sl"}}, {}},
                    Case{"no_loan_of_a_common_word", {{"Mali oglasi", "xx"}}, {}},
                    Case{"player", {{"Jordan scored", "en"}}, {}},
                    Case{"with_its_city", {{"Jordan said in Amman", "en"}}, {"JO"}},
                    Case{"state", {{"voters in Georgia", "en"}}, {}},
                    Case{"state_in_hindi", {{"अटलांटा, जॉर्जिया", "hi"}}, {}},
                    Case{"pronoun", {{"tell us as it is", "en"}}, {}},
                    Case{"acronym", {{"the US and the U.K.", "en"}}, {"GB", "US"}},
                    Case{"acronym_abroad", {{"di USA", "id"}}, {"US"}},
                    Case{"short_acronym_abroad", {{"AS Roma", "it"}}, {}},
                    Case{"other_place", {{"New Jersey, New Mexico, Northern Ireland", "en"}}, {}},
                    Case{"longest", {{"Papua New Guinea", "en"}}, {"PG"}},
                    Case{"katakana_word", {{"タイトル戦", "ja"}}, {}},
                    Case{"language", {{"日本語の授業", "ja"}}, {}},
                    Case{"unknown_language", {{"Deutschland", ""}}, {"DE"}},
                    Case{"capitals", {{"JAPAN WINS", "en"}}, {"JP"}}),
    [](const auto& test) { return std::string(test.param.name); });

// What lies across the place where a long text is looked at is found, as are names before and after it.
TEST(CountriesOfLongTexts, AreFoundInEveryParagraph) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += i % 500 == 499 ? "word\n\n" : "word ";
  text += "\n\nSouth Korea\n\n";
  for (int i = 0; i < 3000; ++i) text += "word ";
  text += "Japan";
  EXPECT_EQ(countries_of({{text.c_str(), "en"}}), (Codes{"JP", "KR"}));
}

TEST(CountriesOfHostileTexts, NeverFail) {
  std::mt19937 random(11);  // NOLINT: the same texts in every run
  const std::vector<std::string> pieces{"South",    "Korea", "韓",   "国",     "タ",     "イ",    "\xFF",
                                        "\xE9\x9F", " ",     "\n\n", "-",      "'",      "ő",     "한국",
                                        "は",       "เกาหลี", "ใต้",   "United", "States", "\u0301"};
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (int i = 0; i < 60; ++i)
      text += pieces[std::uniform_int_distribution<std::size_t>(0, pieces.size() - 1)(random)];
    for (const char* language : {"", "ja", "ru", "de", "zz-Zzzz"}) {
      const std::vector<std::string> codes = countries_of({{text.c_str(), language}});
      EXPECT_TRUE(std::is_sorted(codes.begin(), codes.end()));
    }
  }
}

}  // namespace
}  // namespace broadsheet::schema::lexemes
