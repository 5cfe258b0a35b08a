// Planning ends when its time is up, whatever was typed and however many terms an index has.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <stop_token>
#include <string>
#include <vector>

#include "notes.h"
#include "plan/full_terms.h"
#include "plan/index_view.h"
#include "plan/plan_index.h"
#include "plan/ranking.h"
#include "processor_time.h"

namespace broadsheet::schema {
namespace {

using std::chrono::steady_clock;
using testing::HasSubstr;
using testing::Not;

// An index of so many terms that begin with "s" in bodies, each in one article or two.
constexpr int kTerms = 60000;

const Xapian::Database& many_terms() {
  static const Xapian::Database made = [] {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    for (int article = 0; article < kTerms / 100; ++article) {
      Xapian::Document document;
      for (int i = 0; i < 100; ++i) document.add_term("s" + std::to_string(article * 100 + i));
      document.add_term("s" + std::to_string(article * 100 % kTerms + 100));
      document.add_boolean_term("Len");
      database.add_document(document);
    }
    return database;
  }();
  return made;
}

std::string repeated(std::string_view piece) {
  std::string typed;
  while (typed.size() + piece.size() <= kMaxQueryBytes) typed += piece;
  return typed;
}

// Every way to make a plan long.
const char* const kHostile[] = {"s* ",           "s1* s2* ",        "\"s1 s*\" ",  "s* NEAR s2* ",
                                "url:s* ",       "国防相 ",         "Won-sik ",    "Japan ",
                                "name:Shin ",    "date:-7d OR ",    "lang:en OR ", "country:jp OR ",
                                "s1 OR s2 AND ", "source:\"a b\" ", "국방부 "};

TEST(PlanInterrupt, WorkThatNobodyWaitsForIsNotBegun) {
  std::stop_source stop;
  stop.request_stop();
  PlanTools tools;
  for (const char* piece : kHostile) {
    Interrupt interrupt({}, stop.get_token());
    PlanOptions options;
    options.interrupt = &interrupt;
    const ParsedQuery query = parse_query(piece);
    EXPECT_THROW((void)plan_query(query, many_terms(), options, tools), Interrupted) << piece;
    EXPECT_EQ(interrupt.cause(), InterruptCause::kStop);
  }
}

TEST(PlanInterrupt, EveryLookAtAnIndexAsks) {
  std::stop_source stop;
  stop.request_stop();
  const auto asked = [&](auto&& look) {
    Interrupt interrupt({}, stop.get_token());
    EXPECT_THROW(look(interrupt), Interrupted);
  };
  const Xapian::Database& database = many_terms();
  asked([&](Interrupt& interrupt) { (void)plan::IndexView(database, &interrupt).frequency("s1"); });
  asked([&](Interrupt& interrupt) { (void)plan::IndexView(database, &interrupt).expand("s", false, 10); });
  asked([&](Interrupt& interrupt) { (void)plan::IndexView(database, &interrupt).count("s", 10); });
  asked([&](Interrupt& interrupt) { (void)plan::IndexView(database, &interrupt).most_frequent("s", 10); });
  asked([&](Interrupt& interrupt) { (void)plan::IndexView(database, &interrupt).stem_languages(); });
}

TEST(PlanInterrupt, HostileQueriesEndWithinATenthOfASecondAfterTheirDeadline) {
  constexpr double kAllowedSeconds = 0.02;
  PlanTools tools;
  // What is made once, the index among it, takes time of its own.
  (void)plan_query(parse_query("s1"), many_terms(), {}, tools);
  for (const char* piece : kHostile) {
    const ParsedQuery query = parse_query(repeated(piece));
    Interrupt interrupt(steady_clock::now() + std::chrono::milliseconds(20), {});
    PlanOptions options;
    options.interrupt = &interrupt;
    // The processor's time is at most that of the clock, whatever else the machine does.
    const tests::ProcessorTime time;
    try {
      (void)plan_query(query, many_terms(), options, tools);
    } catch (const Interrupted& interrupted) {
      EXPECT_EQ(interrupted.cause(), InterruptCause::kDeadline) << piece;
    }
    EXPECT_LT(time.seconds(), kAllowedSeconds + 0.1) << piece;
  }
}

TEST(PlanInterrupt, WithTimeEnoughAPlanIsAsWithoutADeadline) {
  PlanTools tools;
  for (const char* piece : kHostile) {
    Interrupt interrupt(steady_clock::now() + std::chrono::hours(1), {});
    PlanOptions options;
    options.now = 1709251200;  // 2024-03-01
    const ParsedQuery query = parse_query(piece);
    const QueryPlan without = plan_query(query, many_terms(), options, tools);
    options.interrupt = &interrupt;
    const QueryPlan with = plan_query(query, many_terms(), options, tools);
    EXPECT_EQ(with.query.get_description(), without.query.get_description()) << piece;
  }
}

// Xapian opens a list for each term of a wildcard before it takes the most frequent ones, and cannot be told
// to stop.
TEST(PlanWildcards, OfMoreTermsThanXapianLooksAtInTimeAreExpandedHere) {
  PlanTools tools;
  const QueryPlan few = plan_query(parse_query("s12*"), many_terms(), {}, tools);
  EXPECT_THAT(few.query.get_description(), HasSubstr("WILDCARD"));
  const QueryPlan many =
      plan_query(parse_query("body:s1* OR body:s5* OR body:s4* OR body:s3*"), many_terms(), {}, tools);
  const std::string description = many.query.get_description();
  EXPECT_THAT(description, HasSubstr("WILDCARD SYNONYM s1"));
  EXPECT_THAT(description, Not(HasSubstr("WILDCARD SYNONYM s3")));
  EXPECT_THAT(tests::texts(many.notes), testing::Contains(HasSubstr("more than 1000 words begin with")));
}

TEST(PlanWildcards, TheMostFrequentTermsAreTaken) {
  const plan::IndexView index(many_terms());
  const std::vector<std::string> terms = index.most_frequent("s", 100);
  ASSERT_EQ(terms.size(), 100U);
  EXPECT_TRUE(std::is_sorted(terms.begin(), terms.end()));
  for (const std::string& term : terms) EXPECT_EQ(index.frequency(term), 2U) << term;
  EXPECT_EQ(index.most_frequent("s", 0).size(), 0U);
  EXPECT_EQ(index.most_frequent("s5999", 1000).size(), 11U);  // itself and s59990 to s59999
  EXPECT_EQ(index.count("s5999", 1000), 10U);
  EXPECT_EQ(index.count("s", 5), 6U);
}

TEST(PlanWildcards, ThousandsOfThemStayWithinBounds) {
  PlanTools tools;
  std::string typed;
  for (int i = 10; i < 1000; ++i) typed += "s" + std::to_string(i) + "* ";
  const tests::ProcessorTime time;
  const QueryPlan plan = plan_query(parse_query(typed), many_terms(), {}, tools);
  Xapian::Enquire enquire(many_terms());
  enquire.set_query(plan.query);
  enquire.set_weighting_scheme(ranking_weight(plan));
  (void)enquire.get_mset(0, 10);
  EXPECT_LT(time.seconds(), 5.0);
}

}  // namespace
}  // namespace broadsheet::schema
