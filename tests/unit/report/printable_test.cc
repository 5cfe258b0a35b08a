// Text of strangers: harmless, and no longer than a line has room for.
#include "report/printable.h"

#include <gtest/gtest.h>

#include <string>

#include "run/prepare.h"

namespace broadsheet::indexer {
namespace {

TEST(Printable, IsOneHarmlessLine) {
  EXPECT_EQ(printable("a\x1b[31mb\nc\td\xff 台風"), "a\uFFFD[31mb c d\uFFFD 台風");
  EXPECT_EQ(printable("\xC2\x9B"
                      "31m\u2028x"),
            "\uFFFD31m x");
}

TEST(Shortened, EndsBetweenCharacters) {
  EXPECT_EQ(shortened("", 3), "");
  EXPECT_EQ(shortened("台風圏", 3), "台風圏");
  EXPECT_EQ(shortened("台風圏内", 3), "台風圏\u2026");
  EXPECT_EQ(shortened("abc", 0), "\u2026");
  EXPECT_EQ(printable_name("\x1b" + std::string(100, 'x')), "\uFFFD" + std::string(79, 'x') + "\u2026");
}

TEST(RejectedRecord, HasAReasonOfBoundedLength) {
  const RejectedRecord rejected = rejected_record({"x", 0, 1, 1}, std::string(10'000, 'r'), "bytes");
  EXPECT_EQ(rejected.reason, std::string(500, 'r') + "\u2026");
  EXPECT_EQ(rejected.text, "bytes");
  EXPECT_EQ(rejected_record({"x", 0, 1, 1}, "no JSON", "bytes").reason, "no JSON");
}

}  // namespace
}  // namespace broadsheet::indexer
