// The measure itself, on rankings whose score can be worked out by hand.
#include "quality/trec.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace broadsheet::tests {
namespace {

TEST(Ndcg, IsOneForTheIdealOrderAndFallsWithEachSwap) {
  const std::map<std::string, int> grades{{"a", 2}, {"b", 1}};
  EXPECT_DOUBLE_EQ(ndcg(grades, {"a", "b", "c"}, 10), 1.0);
  const double ideal = 3 + 1 / std::log2(3.0);
  EXPECT_DOUBLE_EQ(ndcg(grades, {"b", "a"}, 10), (1 + 3 / std::log2(3.0)) / ideal);
  EXPECT_DOUBLE_EQ(ndcg(grades, {"x", "y"}, 10), 0.0);
  EXPECT_DOUBLE_EQ(ndcg(grades, {"x", "a"}, 1), 0.0);
  EXPECT_DOUBLE_EQ(ndcg({}, {"a"}, 10), 0.0);
}

TEST(TrecFiles, RefuseWhatIsMalformed) {
  EXPECT_EQ(read_judgements("q1 0 d1 2\nq1 0 d2 0\n").at("q1").at("d1"), 2);
  EXPECT_THROW(read_judgements("q1 d1\n"), std::runtime_error);
  EXPECT_EQ(read_run("q1 Q0 d1 1 3.5 x\nq1 Q0 d2 2 3.1 x\n").at("q1").size(), 2U);
  EXPECT_THROW(read_run("q1 Q0 d1 2 3.5 x\n"), std::runtime_error) << "ranks count from 1 without a gap";
}

}  // namespace
}  // namespace broadsheet::tests
