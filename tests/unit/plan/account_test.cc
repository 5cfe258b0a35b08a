// What a plan says of itself, its options and limits, and that any query runs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "notes.h"
#include "plan/plan_index.h"
#include "plan/planner.h"

namespace broadsheet::schema {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(PlanRanking, FiltersHaveNoWeight) {
  Xapian::Enquire enquire(news().database());
  enquire.set_query(news().plan("lang:ja date:2024 -米").query);
  const Xapian::MSet found = enquire.get_mset(0, 10);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.begin().get_weight(), 0.0);
}

TEST(PlanDefaultOperator, AndAsksForEveryWord) {
  PlanOptions all;
  all.default_operator = DefaultOperator::kAnd;
  EXPECT_THAT(news().find("ice melts", all), ElementsAre("en-ice"));
  EXPECT_THAT(news().find("ice nothinglikeit", all), IsEmpty());
  EXPECT_THAT(news().find("ice melts OR 大桥", all), testing::UnorderedElementsAre("en-ice", "zh-bridge"));
  EXPECT_THAT(news().find("韓国 NATO 会談", all), ElementsAre("ja-minister"));
}

TEST(PlanOptions, WithoutStemsOnlyWhatWasTyped) {
  PlanOptions plain;
  plain.stems = false;
  EXPECT_THAT(news().find("ministers", plain), ElementsAre("en-talks"));
}

TEST(PlanAccount, SaysWhatWasLookedUp) {
  const QueryPlan plan = news().plan("ministers lang:en \"sea ice\" date:2024-02..");
  std::vector<std::string> rows;
  for (const TermExplanation& row : plan.terms)
    rows.push_back(row.kind + " " + row.field + " " + row.term + " " + std::to_string(row.documents));
  EXPECT_THAT(rows, Contains("word body ministers 0"));
  EXPECT_THAT(rows, Contains("word title Sministers 1"));
  EXPECT_THAT(rows, Contains("filter lang Len 2"));
  EXPECT_THAT(rows, Contains("phrase body sea ice 1"));
  EXPECT_THAT(rows, Contains("range date 2024-02-01T00:00:00Z.. on each article's clock 0"));
}

std::vector<std::string> highlights(const QueryPlan& plan) {
  std::vector<std::string> out;
  for (const HighlightSequence& sequence : plan.highlights) {
    std::string text;
    for (const HighlightToken& token : sequence.tokens) {
      text += (text.empty() ? "" : " ") + std::string(token.substring ? "~" : "") + token.text +
              (token.prefix ? "*" : "");
    }
    out.push_back(text);
  }
  return out;
}

TEST(PlanHighlights, AreWhatMatched) {
  EXPECT_THAT(highlights(news().plan("Seoul")), Contains("seoul"));
  EXPECT_THAT(highlights(news().plan("\"sea ice\"")), ElementsAre("sea ice"));
  EXPECT_THAT(highlights(news().plan("\"国防相\"")), ElementsAre("国防 防相"));
  EXPECT_THAT(highlights(news().plan("국방부")), ElementsAre("~국방부"));
  EXPECT_THAT(highlights(news().plan("provok*")), ElementsAre("provok*"));
  EXPECT_THAT(highlights(news().plan("国")), ElementsAre("国*", "國*"));
  EXPECT_THAT(highlights(news().plan("-Seoul lang:ja date:2024")), IsEmpty());
  const QueryPlan title = news().plan("title:sea");
  ASSERT_FALSE(title.highlights.empty());
  EXPECT_TRUE(title.highlights.front().title);
  EXPECT_FALSE(title.highlights.front().body);
}

TEST(PlanNotes, SayWhatWasReadOtherwise) {
  EXPECT_THAT(tests::texts(news().plan("w*").notes), Contains(HasSubstr("too short for a prefix")));
  EXPECT_THAT(tests::texts(news().plan("(a -b) NEAR ice").notes), Contains(HasSubstr("read as AND")));
  EXPECT_THAT(tests::texts(news().plan("date:2024-03..2024-02").notes), Contains(HasSubstr("backwards")));
}

TEST(PlanNotes, SayWhereAndOfWhatKind) {
  const std::string typed = "ice (sea AND date:melts)";
  const QueryPlan plan = news().plan(typed);
  ASSERT_EQ(plan.notes.size(), 1U);
  EXPECT_EQ(plan.notes.front().code, ProblemCode::kReadAsWords);
  ASSERT_TRUE(plan.notes.front().at);
  const TextRange at = *plan.notes.front().at;
  EXPECT_EQ(typed.substr(at.begin, at.end - at.begin), "date:melts");
}

TEST(PlanLimits, ALongQueryKeepsItsFirstTerms) {
  std::string typed;
  for (int i = 0; i < 1500; ++i) typed += "w" + std::to_string(i) + " ";
  const QueryPlan plan = news().plan(typed);
  EXPECT_LE(plan.query.get_length(), plan::kMaxQueryTerms);
  EXPECT_THAT(tests::texts(plan.notes), Contains(HasSubstr("terms; the rest is ignored")));
}

TEST(PlanLimits, ALongRunOfHanIsLookedUpAsFarAsThereIsRoom) {
  std::string typed = "国防相";
  for (int i = 0; i < 300; ++i) typed += "大桥今天";
  const QueryPlan plan = news().plan(typed);
  EXPECT_THAT(tests::texts(plan.notes), Contains(HasSubstr("terms; the rest is ignored")));
  EXPECT_THAT(news().run(plan), Contains("ja-minister"));
}

TEST(PlanTools, WhatTheyRememberChangesNoPlan) {
  PlanTools used;
  for (const char* typed :
       {"Shin Won-sik", "韩国国防部长", "ministers of the sea ice that melts", "申源湜"}) {
    PlanTools fresh;
    const ParsedQuery query = parse_query(typed);
    const QueryPlan first = plan_query(query, news().database(), {}, fresh);
    for (int i = 0; i < 2; ++i) {
      const QueryPlan again = plan_query(query, news().database(), {}, used);
      EXPECT_EQ(again.query.get_description(), first.query.get_description()) << typed;
    }
  }
}

// Whatever is typed is planned and searched without an exception.
TEST(PlanProperties, AnyQueryRuns) {
  constexpr std::array kPieces{
      "ice",   "Won-sik", "国防相", "国",     "국방부",   "ความ",  "l'homme", " ",     " ",    " ",
      " AND ", " OR ",    " NOT ",  " NEAR ", " NEAR/3 ", "+",     "-",       "(",     ")",    "\"",
      "*",     "=",       "title:", "id:",    "date:",    "lang:", "source:", "site:", "2024", "..",
      "-7d",   "2024-02", "\xFF",   "\x01",   "😀",        "*",     "minist*", "ア",    "a*"};
  std::mt19937 random(29);
  std::uniform_int_distribution<std::size_t> piece(0, kPieces.size() - 1);
  std::uniform_int_distribution<int> length(1, 16);
  PlanOptions options[2];
  options[1].default_operator = DefaultOperator::kAnd;
  options[1].time_zone = "Asia/Seoul";
  for (int i = 0; i < 6000; ++i) {
    std::string typed;
    for (int n = length(random); n > 0; --n) typed += kPieces[piece(random)];
    ASSERT_NO_THROW(news().find(typed, options[i % 2])) << typed;
  }
}

TEST(PlanProperties, LongHostileQueriesRun) {
  for (const char* piece : {"国", "국", "a* ", "\"国 ", "x NEAR ", "(a OR ", "date:2024 ", "title:(", "a-",
                            "ア", "id:x ", "-a "}) {
    std::string typed;
    while (typed.size() < kMaxQueryBytes) typed += piece;
    ASSERT_NO_THROW(news().find(typed)) << piece;
  }
}

}  // namespace
}  // namespace broadsheet::schema
