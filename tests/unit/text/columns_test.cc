// How wide text of each script is on a terminal.
#include "text/columns.h"

#include <gtest/gtest.h>

namespace broadsheet::schema {
namespace {

struct WidthCase {
  const char* text;
  std::size_t columns;
};
class WidthTest : public testing::TestWithParam<WidthCase> {};
TEST_P(WidthTest, CountsColumnsOfATerminal) {
  EXPECT_EQ(columns(std::string_view(GetParam().text)), GetParam().columns);
}
INSTANTIATE_TEST_SUITE_P(Scripts, WidthTest,
                         testing::Values(WidthCase{"", 0}, WidthCase{"storm", 5}, WidthCase{"台風", 4},
                                         WidthCase{"ﾀｲﾌｳ", 4}, WidthCase{"ＮＡＴＯ", 8}, WidthCase{"태풍", 4},
                                         WidthCase{"พายุ", 3}, WidthCase{"e\u0301te\u0301", 3},
                                         WidthCase{"عاصفة", 5}, WidthCase{"तूफ़ान", 4}, WidthCase{"🌀", 2},
                                         WidthCase{"a\u200Bb", 2}, WidthCase{"\u1112\u1161\u11AB", 2}));
INSTANTIATE_TEST_SUITE_P(IllFormed, WidthTest,
                         testing::Values(WidthCase{"a\xFFz", 3}, WidthCase{"\xE5\x8F", 2},
                                         WidthCase{"\x80\x80\x80", 3}));

}  // namespace
}  // namespace broadsheet::schema
