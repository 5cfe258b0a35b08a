// Japanese with and without iteration marks.
#include "analysis/iteration_marks.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace broadsheet::schema {
namespace {

struct Case {
  const char* text;
  std::vector<std::string> variants;
};
class IterationMarksTest : public testing::TestWithParam<Case> {};
TEST_P(IterationMarksTest, AreWrittenOutAndPutIn) {
  EXPECT_EQ(iteration_variants(GetParam().text), GetParam().variants);
}
INSTANTIATE_TEST_SUITE_P(Forms, IterationMarksTest,
                         testing::Values(Case{"人々", {"人人"}}, Case{"人人", {"人々"}},
                                         Case{"佐々木", {"佐佐木"}}, Case{"いすゞ", {"いすず"}},
                                         Case{"いすず", {"いすゞ"}}, Case{"こゝろ", {"こころ"}},
                                         Case{"たゞ", {"ただ"}}, Case{"だた", {"だゝ"}},
                                         Case{"バナヽ", {"バナナ"}}, Case{"人〻", {"人人", "人々"}},
                                         Case{"部分々々", {"部分分分"}}, Case{"国防", {}}, Case{"々", {}},
                                         Case{"あ々", {}}, Case{"ゝ", {}}, Case{"カー", {}}, Case{"", {}}));

}  // namespace
}  // namespace broadsheet::schema
