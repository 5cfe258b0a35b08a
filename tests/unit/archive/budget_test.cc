// What one input may cost.
#include "archive/budget.h"

#include <gtest/gtest.h>

namespace broadsheet::indexer {
namespace {

TEST(Budget, GrantsNothingAfterTooManyBytes) {
  ReadLimits limits;
  limits.expanded_bytes = 1U << 20;
  Budget budget(limits);
  budget.read(1000);
  EXPECT_TRUE(budget.expand(1U << 20));
  EXPECT_EQ(budget.exhausted(), Limit::kNone);
  EXPECT_FALSE(budget.expand(1));
  EXPECT_EQ(budget.exhausted(), Limit::kBytes);
  EXPECT_EQ(budget.reason(Limit::kBytes), "expands to more than 1 MiB");
  EXPECT_FALSE(budget.open_member());
  EXPECT_EQ(budget.exhausted(), Limit::kBytes);  // the first reason stays
}

TEST(Budget, TellsBombsByTheirRatioOnceTheyAreLarge) {
  ReadLimits limits;
  limits.ratio = 100;
  limits.ratio_from_bytes = 10'000;
  Budget budget(limits);
  budget.read(50);
  EXPECT_TRUE(budget.expand(10'000));  // 200 times, but small
  budget.read(50);
  EXPECT_TRUE(budget.expand(99));  // 100.99 times
  EXPECT_FALSE(budget.expand(10'000));
  EXPECT_EQ(budget.exhausted(), Limit::kRatio);
  EXPECT_EQ(budget.reason(Limit::kRatio), "expands to more than 100 times its size");
}

TEST(Budget, DepthIsOfTheMemberAndEndsNothingElse) {
  ReadLimits limits;
  limits.depth = 2;
  Budget budget(limits);
  EXPECT_TRUE(budget.enter());
  EXPECT_TRUE(budget.enter());
  EXPECT_FALSE(budget.enter());
  EXPECT_EQ(budget.exhausted(), Limit::kNone);
  budget.leave();
  EXPECT_TRUE(budget.enter());
  EXPECT_EQ(budget.reason(Limit::kDepth), "is nested in more than 2 containers");
}

TEST(Budget, CountsMembersAndTime) {
  ReadLimits limits;
  limits.members = 2;
  Budget members(limits);
  EXPECT_TRUE(members.open_member());
  EXPECT_TRUE(members.open_member());
  EXPECT_FALSE(members.open_member());
  EXPECT_EQ(members.reason(members.exhausted()), "holds more than 2 members");
  limits.time = std::chrono::seconds(5);
  Budget time(limits);
  EXPECT_TRUE(time.spend(std::chrono::seconds(5)));
  EXPECT_FALSE(time.spend(std::chrono::milliseconds(1)));
  EXPECT_EQ(time.reason(time.exhausted()), "takes more than 5 seconds to expand");
}

}  // namespace
}  // namespace broadsheet::indexer
