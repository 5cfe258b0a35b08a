// Planning stays in proportion to the query: every clause, filled with each thing that the language knows, up
// to the most bytes that a query may have.
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>

#include "broadsheet/schema/fields.h"
#include "plan/plan_index.h"
#include "processor_time.h"

namespace broadsheet::schema {
namespace {

// Of one query: far above what a linear plan takes even under a sanitizer.
constexpr double kLimitSeconds = 2;
// Four times the query may take so many times as long, where it can be measured at all.
constexpr double kMostGrowth = 9;
constexpr double kTooShortToCompare = 0.1;

constexpr std::array<std::string_view, 44> kPieces{
    "a",        " ",     "a ",   "ab ",    "港",    "港 ",  "항구 ",    "ท่า",        "Kim ",
    "Won-sik ", "-",     "-a ",  "+a ",    "*",     "a* ",  "=a ",      ":",         "title:",
    "..",       "~",     "(",    "(a ",    ")",     "\"",   "\"a b\" ", "\"港\" ",   "「a」",
    "``a'' ",   "'",     "AND ", "a AND ", "a OR ", "NOT ", "NEAR ",    "a NEAR/9 ", "Paris ",
    "monday ",  "2024 ", "1/2/", ",",      "/",     "@",    "\xFF",     "e\u0301"};

double seconds_of(const std::string& typed) {
  const tests::ProcessorTime time;
  (void)news().plan(typed);
  return time.seconds();
}

// `before` and `after` stand around `piece`, repeated up to `size` bytes.
std::string filled(std::string_view before, std::string_view piece, std::string_view after,
                   std::size_t size) {
  std::string typed(before);
  while (typed.size() + piece.size() + after.size() < size) typed += piece;
  return typed + std::string(after);
}

void expect_linear(std::string_view before, std::string_view after) {
  for (const std::string_view piece : kPieces) {
    const double small = seconds_of(filled(before, piece, after, kMaxQueryBytes / 4));
    ASSERT_LT(small, kLimitSeconds) << before << piece << after;
    const double large = seconds_of(filled(before, piece, after, kMaxQueryBytes));
    EXPECT_LT(large, kLimitSeconds) << before << piece << after;
    if (large < kTooShortToCompare) continue;
    EXPECT_LT(large, kMostGrowth * small)
        << before << piece << after << ": " << small << " s, then " << large;
  }
}

TEST(PlanTime, OfClausesIsLinear) {
  expect_linear("", "");
  expect_linear("(", ")");
  expect_linear("\"", "\"");
  expect_linear("-(", ")");
  expect_linear("a NEAR/5 \"", "\"");
}

TEST(PlanTime, OfEveryFieldIsLinear) {
  for (const Field& field : fields()) {
    for (const char* open : {"", "(", "\""}) {
      const std::string_view close = *open == '(' ? ")" : open;
      expect_linear(std::string(field.name) + ":" + open, close);
    }
  }
}

// What is beyond the limit costs nothing but its bytes.
TEST(PlanTime, OfAQueryOfManyMebibytesIsThatOfItsBeginning) {
  for (const std::string_view piece : kPieces) {
    EXPECT_LT(seconds_of(filled("", piece, "", 16U << 20)), kLimitSeconds) << piece;
  }
}

}  // namespace
}  // namespace broadsheet::schema
