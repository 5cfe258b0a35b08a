// What an article must hold to have all that a query asks for.
#include "plan/groups.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "plan/plan_index.h"

namespace broadsheet::schema {
namespace {

QueryPlan plan_of(std::string_view typed) {
  PlanOptions options;
  options.groups = true;
  return news().plan(typed, options);
}

std::string groups_of(std::string_view typed) {
  std::string text;
  for (const QueryGroup& group : plan_of(typed).groups) text += (text.empty() ? "" : "|") + group.written;
  return text;
}

struct Case {
  const char* name;
  const char* typed;
  const char* groups;
};
class Groups : public testing::TestWithParam<Case> {};
TEST_P(Groups, AreTheThingsThatAreAskedFor) { EXPECT_EQ(groups_of(GetParam().typed), GetParam().groups); }
INSTANTIATE_TEST_SUITE_P(
    Queries, Groups,
    testing::Values(
        Case{"words", "sea ice", "sea|ice"}, Case{"once", "ice sea ice", "ice|sea"},
        Case{"written_together", "Won-sik harbour", "Won-sik|harbour"},
        Case{"phrase", "\"sea ice\" melts", "sea ice|melts"}, Case{"prefix", "harb* ice", "harb*|ice"},
        Case{"alternatives", "(ice OR snow) melts", "ice OR snow|melts"},
        Case{"near", "ice NEAR/3 snow melts", "ice NEAR/3 snow|melts"}, Case{"required", "+ice snow", "snow"},
        Case{"excluded", "ice snow -rain", "ice|snow"}, Case{"both_by_operator", "ice AND snow", ""},
        Case{"more_than_both", "ice AND (snow rain)", "snow|rain"},
        Case{"filters", "ice lang:en date:2024", "ice"}, Case{"filters_alone", "lang:en date:2024", ""},
        Case{"field_of_text", "title:(ice snow)", "ice|snow"}, Case{"everything", "*", ""},
        Case{"korean", "항구 태풍", "항구|태풍"}, Case{"japanese", "台風の港湾", "台風|港湾"},
        Case{"japanese_ending", "横浜市の台風", "横浜|浜市|台風"},
        Case{"katakana", "ニュース 台風", "ニュース|台風"}, Case{"chinese", "台风和港口", "台风|港口"},
        Case{"arabic", "الميناء العاصفة", "الميناء|العاصفة"}, Case{"russian", "порт шторм", "порт|шторм"},
        Case{"hindi", "बंदरगाह तूफ़ान", "बंदरगाह|तूफ़ान"}, Case{"thai", "พายุ เรือ", "พายุ|เรือ"}),
    [](const auto& test) { return test.param.name; });

TEST(GroupsOfALongQuery, AreManyWordsAndWhatIsWrittenTogether) {
  EXPECT_FALSE(plan_of("the sea ice").many_words);
  EXPECT_TRUE(plan_of("the sea ice melts").many_words);
  EXPECT_EQ(groups_of("the sea-ice melts in Spring"), "the|sea-ice|melts|in|Spring");
  EXPECT_FALSE(plan_of("\"the sea ice melts in spring\"").many_words) << "a phrase is one thing";
  EXPECT_FALSE(plan_of("\"sea ice\" melts").groups.front().word);
  EXPECT_TRUE(plan_of("\"sea ice\" melts").groups.back().word);
}

// What the matcher goes through to rank, and what is gone through to count.
TEST(Matching, FindsTheSameInFewerSteps) {
  const Index& index = news();
  for (const char* typed : {"sea ice", "国防相", "국방부", "Won-sik", "harb*", "the sea ice melts in spring",
                            "+ice -snow", "ice AND melts", "\"sea ice\"", "lang:ja", "*", "韓国"}) {
    const QueryPlan plan = plan_of(typed);
    QueryPlan matched;
    matched.query = plan.matched;
    EXPECT_THAT(index.run(matched), testing::UnorderedElementsAreArray(index.run(plan))) << typed;
    EXPECT_LE(plan.matched.get_length(), plan.query.get_length()) << typed;
  }
}

}  // namespace
}  // namespace broadsheet::schema
