// What may reach a terminal of the text of a stranger: each kind of character, and what stands for it.
#include "text/printable.h"

#include <gtest/gtest.h>

#include <string>

namespace broadsheet::schema {
namespace {

struct Case {
  const char* name;
  std::string text;
  std::string shown;
};
class PrintableTest : public testing::TestWithParam<Case> {};
TEST_P(PrintableTest, NothingActsOnTheTerminal) { EXPECT_EQ(printable(GetParam().text), GetParam().shown); }
std::string name_of(const testing::TestParamInfo<Case>& test) { return test.param.name; }

INSTANTIATE_TEST_SUITE_P(Controls, PrintableTest,
                         testing::Values(Case{"escape", "a\x1b[31mred", "a\uFFFD[31mred"},
                                         Case{"bell", "\a!", "\uFFFD!"}, Case{"delete", "x\x7fy", "x\uFFFDy"},
                                         Case{"csi", "x\u009B2Jy", "x\uFFFD2Jy"},
                                         Case{"nul", std::string("a\0b", 3), "a\uFFFDb"},
                                         Case{"first_c1", "a\u0080b", "a\uFFFDb"},
                                         Case{"last_c1", "a\u009Fb", "a\uFFFDb"}),
                         name_of);
INSTANTIATE_TEST_SUITE_P(Lines, PrintableTest,
                         testing::Values(Case{"line_feed", "a\r\nb\tc", "a  b c"},
                                         Case{"form_feed", "a\fb\vc", "a b c"},
                                         Case{"next_line", "a\u0085b", "a b"},
                                         Case{"separators", "a\u2028b\u2029c", "a b c"}),
                         name_of);
INSTANTIATE_TEST_SUITE_P(Formatting, PrintableTest,
                         testing::Values(Case{"override", "user\u202Egnp.exe", "usergnp.exe"},
                                         Case{"embedding", "a\u202Ab\u202Bc\u202Cd\u202De", "abcde"},
                                         Case{"isolate", "a\u2066b\u2067c\u2068d\u2069e", "abcde"},
                                         Case{"deprecated", "a\u206Ab\u206Fc", "abc"},
                                         Case{"annotation", "a\uFFF9b\uFFFAc\uFFFBd",
                                              "a\uFFFDb\uFFFDc\uFFFDd"},
                                         Case{"tags", "a\U000E0001\U000E0041\U000E007Fb", "ab"}),
                         name_of);
INSTANTIATE_TEST_SUITE_P(IllFormed, PrintableTest,
                         testing::Values(Case{"bytes", "a\xE9z\xF0\x9F", "a\uFFFDz\uFFFD\uFFFD"},
                                         Case{"surrogate", "a\xED\xA0\x80z", "a\uFFFD\uFFFD\uFFFDz"},
                                         Case{"overlong", "a\xC0\x9Bz", "a\uFFFD\uFFFDz"},
                                         Case{"beyond", "\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"}),
                         name_of);
INSTANTIATE_TEST_SUITE_P(
    Stays, PrintableTest,
    testing::Values(Case{"marks", "الجوّ \u200Fتมีฝน 台風", "الجوّ \u200Fتมีฝน 台風"},
                    Case{"joiners", "می\u200Cخواهم क्\u200Dष 👩\u200D🚒", "می\u200Cخواهم क्\u200Dष 👩\u200D🚒"},
                    Case{"neighbours",
                         " ~\u00A0\u2027\u202F\u2065\u2070\uFFF8\uFFFC\uFFFD\U000DFFFF\U000E0080",
                         " ~\u00A0\u2027\u202F\u2065\u2070\uFFF8\uFFFC\uFFFD\U000DFFFF\U000E0080"}),
    name_of);

TEST(PrintableLines, KeepsLinesAndTabsOnly) {
  EXPECT_EQ(printable_lines("a\tb\r\nc\rd\x1b\n"), "a\tb\r\nc d\uFFFD\n");
}

TEST(EscapeUnsafe, IsTheSameJson) {
  EXPECT_EQ(escape_unsafe("{\"a\":\"\u009B\u202E\x7f台\"}\n"), "{\"a\":\"\\u009b\\u202e\\u007f台\"}\n");
  EXPECT_EQ(escape_unsafe("[\"\U000E0041\uFFF9\"]"), "[\"\\udb40\\udc41\\ufff9\"]");
  EXPECT_EQ(escape_unsafe("[\"😀\u200F\"]"), "[\"😀\u200F\"]");
}

TEST(PercentEncoded, IsOneHarmlessWord) {
  EXPECT_EQ(percent_encoded("a b%台\u202E\x1b\xFF", " %"), "a%20b%25台%E2%80%AE%1B%FF");
  EXPECT_EQ(percent_encoded("a b", ""), "a b");
}

TEST(Shortened, EndsBetweenCharacters) {
  EXPECT_EQ(shortened("", 3), "");
  EXPECT_EQ(shortened("台風圏", 3), "台風圏");
  EXPECT_EQ(shortened("台風圏内", 3), "台風圏\u2026");
  EXPECT_EQ(shortened("abc", 0), "\u2026");
  EXPECT_EQ(printable_name("\x1b" + std::string(100, 'x')), "\uFFFD" + std::string(79, 'x') + "\u2026");
}

}  // namespace
}  // namespace broadsheet::schema
