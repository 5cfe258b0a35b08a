// In which order articles are found.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "plan/plan_index.h"
#include "plan/planner.h"
#include "plan/population.h"

namespace broadsheet::schema {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(PlanRanking, TheWordAsTypedComesFirst) {
  const Index index({{"stem", {"en"}, "", "The minister sleeps well today.", "", "", 0, ""},
                     {"exact", {"en"}, "", "The ministers sleep well today.", "", "", 0, ""},
                     {"none", {"en"}, "", "Nobody is here at all today.", "", "", 0, ""}});
  EXPECT_THAT(index.find("ministers"), ElementsAre("exact", "stem"));
  EXPECT_THAT(index.find("minister"), ElementsAre("stem", "exact"));
}

TEST(PlanRanking, AHeadlineCountsMore) {
  const Index index({{"body", {"en"}, "Rain and wind", "An orchard burns", "", "", 0, ""},
                     {"title", {"en"}, "An orchard burns", "Rain and wind", "", "", 0, ""},
                     {"none", {"en"}, "Other things", "Somewhere else", "", "", 0, ""}});
  EXPECT_THAT(index.find("orchard"), ElementsAre("title", "body"));
}

TEST(PlanRanking, NeighboursInTheQueryThatAreNeighboursComeFirst) {
  const Index index({{"apart", {"en"}, "", "Sea birds saw the melting of the polar ice", "", "", 0, ""},
                     {"beside", {"en"}, "", "Birds saw the melting of the polar sea ice", "", "", 0, ""},
                     {"none", {"en"}, "", "Nobody is here at all today my friend", "", "", 0, ""}});
  EXPECT_THAT(index.find("sea ice"), ElementsAre("beside", "apart"));
  PlanOptions off;
  off.adjacency = false;
  EXPECT_THAT(index.find("sea ice", off), ElementsAre("apart", "beside"));
}

TEST(PlanRanking, AWordThatHoldsTheRunComesBeforePartsOfIt) {
  EXPECT_THAT(news().find("国防相"), ElementsAre("ja-minister", "ja-guard"));
}

TEST(PlanRanking, AnEojeolAsTypedComesBeforeLongerOnes) {
  EXPECT_THAT(news().find("국방"), ElementsAre("ko-defence", "ko-ministry"));
}

// Of a sentence, parts of words match; of a few keywords, words.
TEST(PlanSentence, FindsWhatSharesPartsOfItsWords) {
  const Index index({{"port", {"ko"}, "", "항만공사는 부두를 넓혔다", "", "", 0, ""},
                     {"other", {"ko"}, "", "비가 내렸다", "", "", 0, ""},
                     {"sea", {"ja"}, "", "港湾局は埠頭を広げた", "", "", 0, ""}});
  EXPECT_THAT(index.find("항만청"), IsEmpty()) << "a keyword is found whole";
  EXPECT_THAT(index.find("새로운 항만청 부두의 공사를 누가 했나"), ElementsAre("port"));
  EXPECT_THAT(index.find("新しい埠頭を港湾庁が工事したのはいつか"), ElementsAre("sea"));
  PlanOptions all;
  all.default_operator = DefaultOperator::kAnd;
  EXPECT_THAT(index.find("새로운 항만청 부두의 공사를 누가 했나", all), IsEmpty());
}

struct Spelling {
  std::string query;
  std::string as_typed;
  std::string other;
};
class OtherSpelling : public testing::TestWithParam<Spelling> {};

TEST_P(OtherSpelling, IsFoundAfterTheTypedOne) {
  const Spelling& c = GetParam();
  const Index index({{"other", {}, "", c.other, "", "", 0, ""},
                     {"typed", {}, "", c.as_typed, "", "", 0, ""},
                     {"none", {}, "", "nothing 何 없음", "", "", 0, ""}});
  EXPECT_THAT(index.find(c.query), ElementsAre("typed", "other"));
  EXPECT_THAT(index.find("=" + c.query), ElementsAre("typed")) << "exact";
  PlanOptions off;
  off.stems = false;
  EXPECT_THAT(index.find(c.query, off), ElementsAre("typed"));
  EXPECT_THAT(index.find("nothing -" + c.query), ElementsAre("none"));
}

INSTANTIATE_TEST_SUITE_P(
    Diacritics, OtherSpelling,
    testing::Values(Spelling{"cafe", "a cafe", "a café"}, Spelling{"café", "a café", "a cafe"},
                    Spelling{"café", "a café", "a cafè"}, Spelling{"mueller", "herr mueller", "herr Müller"},
                    Spelling{"muller", "herr muller", "herr Müller"},
                    Spelling{"Müller", "herr müller", "herr mueller"}, Spelling{"ilik", "su ilik", "su ılık"},
                    Spelling{"lodz", "w lodz", "w Łódź"}, Spelling{"dien", "so dien", "số điện"}));

INSTANTIATE_TEST_SUITE_P(
    Chinese, OtherSpelling,
    testing::Values(Spelling{"總統", "總統來訪", "总统来访"}, Spelling{"总统", "总统来访", "總統來訪"},
                    Spelling{"韓国", "韓国の話", "韓國的話"}, Spelling{"國", "外國", "外国"},
                    // one simplified character, several traditional ones
                    Spelling{"理发", "理发店", "理髮店"}, Spelling{"出发", "出发了", "出發了"},
                    Spelling{"以后", "以后", "以後"}, Spelling{"這裡", "這裡", "這裏"},
                    Spelling{"这里", "这里", "這裏"}, Spelling{"臺灣", "臺灣", "台灣"},
                    Spelling{"台灣", "台灣", "臺灣"}, Spelling{"台湾", "台湾", "臺灣"},
                    Spelling{"台风", "台风", "颱風"}, Spelling{"干部", "干部", "幹部"},
                    Spelling{"饼干", "饼干", "餅乾"}));

// However short the article with the other characters is and wherever it has them.
TEST(OtherSpellings, NeverOutrankALongArticleWithTheTypedOne) {
  std::string rain;
  for (int i = 0; i < 150; ++i) rain += "昨天下雨了。";
  for (const auto& [typed, other] : {std::pair{"總統", "总统"}, std::pair{"总统", "總統"}}) {
    std::vector<Sample> samples{
        {"other", {"zh"}, other, std::string(other) + "，" + other + "，" + other, "", "", 0, ""},
        {"typed", {"zh"}, "", rain + typed + "。" + rain, "", "", 0, ""}};
    for (int i = 0; i < 20; ++i) samples.push_back({"none", {"zh"}, "", "昨天下雨了。", "", "", 0, ""});
    const Index index(samples);
    const QueryPlan plan = index.plan(typed);
    Xapian::Enquire enquire(index.database());
    enquire.set_query(plan.query);
    enquire.set_weighting_scheme(ranking_weight(plan));
    const Xapian::MSet found = enquire.get_mset(0, 10);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].get_document().get_data(), "typed") << typed;
  }
}

TEST(OtherSpellings, OfASentenceAreFoundToo) {
  const Index index(
      {{"hant", {}, "", "總統昨天訪問韓國", "", "", 0, ""}, {"none", {}, "", "下雨了", "", "", 0, ""}});
  EXPECT_THAT(index.find("总统昨天访问了哪个国家"), ElementsAre("hant"));
}

TEST(PlanStems, OfLanguagesWithoutAStemmerAreFirstLetters) {
  const Index index({{"pl", {"pl"}, "", "Po wyborach rozmowy trwają", "", "", 0, ""},
                     {"uk", {"uk"}, "", "Розмови з міністром тривають", "", "", 0, ""},
                     {"typed", {"pl"}, "", "wyniki wyborów", "", "", 0, ""}});
  EXPECT_THAT(index.find("wyborów"), ElementsAre("typed", "pl"));
  EXPECT_THAT(index.find("=wyborów"), ElementsAre("typed"));
  EXPECT_THAT(index.find("міністра"), ElementsAre("uk"));
}

TEST(PlanStems, FirstLettersAreNotLookedUpForALanguageOfNextToNoArticle) {
  std::vector<Sample> samples(2500, Sample{"en", {"en"}, "", "Talks go on", "", "", 0, ""});
  samples.push_back({"et", {"et"}, "", "forma", "", "", 0, ""});
  EXPECT_THAT(Index(samples).find("formattieurng"), IsEmpty());
}

// 60 articles in Indonesian among 600 in Russian: "yang" is in each of the former, and so the rarest of all
// words but one if all articles count; among its own it says nothing.
TEST(PlanPopulation, WordsWeighByTheirRarityInTheQuerysOwnLanguage) {
  std::vector<Sample> samples;
  for (int i = 0; i < 600; ++i) {
    samples.push_back({"ru", {"ru"}, "", "Министры обсудили новые законы", "", "", 0, ""});
  }
  for (int i = 0; i < 60; ++i) {
    const std::string filler = i % 2 == 0 ? "pelabuhan" : "gunung";
    samples.push_back({"id", {"id"}, "", "Warga yang pulang melihat " + filler + " itu", "", "", 0, ""});
  }
  samples.push_back({"often", {"id"}, "", "yang yang yang yang yang tidak untuk dengan", "", "", 0, ""});
  samples.push_back(
      {"named", {"id"}, "", "Kabar dari gunung Warangi sudah datang kemarin pagi", "", "", 0, ""});
  const Index index(samples);
  const char* question = "Siapa yang melihat dengan jelas gunung yang bernama Warangi itu";
  PlanTools tools;
  LanguageIdentifier identifier;
  plan::LanguageScripts scripts;
  const plan::IndexView view(index.database());
  const auto of = [&](std::string_view text) { return plan::population_of(text, view, identifier, scripts); };
  ASSERT_TRUE(of(question));
  EXPECT_EQ(of(question)->language, "id");
  EXPECT_EQ(of(question)->documents, 62);
  EXPECT_NEAR(of(question)->share_of_script, 1.0, 0.001);
  EXPECT_GT(of(question)->relative_length, 1.0);
  EXPECT_FALSE(of("Warangi"));  // no language can be told
  const auto plan_of = [&](double own_language) {
    plan::RankingConstants constants;
    constants.own_language = own_language;
    ParsedQuery parsed = parse_query(question);
    return plan::plan_with(parsed, index.database(), {}, constants, tools);
  };
  EXPECT_EQ(index.run(plan_of(1.0)).front(), "named");
  const auto rank_of = [&](double own_language) {
    const std::vector<std::string> found = index.run(plan_of(own_language));
    return std::find(found.begin(), found.end(), "often") - found.begin();
  };
  EXPECT_GT(rank_of(1.0), rank_of(0.0));
}

TEST(PlanPopulation, ALanguageOfFewArticlesIsNotCountedWith) {
  const Index index({{"one", {"id"}, "", "Warga yang pulang melihat gunung itu", "", "", 0, ""}});
  LanguageIdentifier identifier;
  plan::LanguageScripts scripts;
  EXPECT_FALSE(plan::population_of("Siapa yang melihat gunung itu dengan jelas",
                                   plan::IndexView(index.database()), identifier, scripts));
}

TEST(PlanPopulation, RarityFallsWithFrequency) {
  EXPECT_GT(plan::rarity(1000, 1), plan::rarity(1000, 10));
  EXPECT_GT(plan::rarity(1000, 10), plan::rarity(1000, 900));
  EXPECT_GT(plan::rarity(1000, 5000), 0.0);
  plan::Population population;
  population.documents = 100;
  const double alone = plan::own_rarity(population, 10000, 90);
  EXPECT_LT(alone, 0.1);  // rare among all, but in nearly all of its own language's
  population.share_of_script = 0.1;
  EXPECT_GT(plan::own_rarity(population, 10000, 90), alone);  // many of the 90 may be of other languages
  EXPECT_NEAR(plan::own_rarity(population, 100, 10), 1.0, 0.1);
}

}  // namespace
}  // namespace broadsheet::schema
