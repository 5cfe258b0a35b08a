// Problems in the words of a command line.
#include "program/describe.h"

#include <gtest/gtest.h>

namespace broadsheet::program {
namespace {

using schema::Problem;
using schema::ProblemCode;

constexpr OptionName kNames[] = {{"languages", "lang"}, {"query", ""}};

TEST(Describe, PutsTheOptionBeforeTheText) {
  EXPECT_EQ(
      describe(Problem{ProblemCode::kNotALanguage, "languages", {}, "'x' is not a language", {}}, kNames),
      "--lang: 'x' is not a language");
  EXPECT_EQ(
      describe(Problem{ProblemCode::kNotATimeZone, "time_zone", {}, "'x' is not a time zone", {}}, kNames),
      "--time-zone: 'x' is not a time zone");
  EXPECT_EQ(describe(Problem{ProblemCode::kNothingAsked, "query", {}, "no words", {}}, kNames), "no words");
  EXPECT_EQ(describe(Problem{ProblemCode::kIndexDamaged, {}, {}, "i: damaged", "i"}, kNames), "i: damaged");
}

TEST(Describe, AddsTheCommandThatHelps) {
  EXPECT_EQ(describe(Problem{ProblemCode::kNoSuchIndex, "index", {}, "i: no such index", "i"}, {}),
            "--index: i: no such index; make one with: indexer add --db i PATH...");
  EXPECT_EQ(describe(Problem{ProblemCode::kNoIndexNamed, "indexes", {}, "no index given", {}}, {}),
            "no index given; name one with --db");
}

}  // namespace
}  // namespace broadsheet::program
