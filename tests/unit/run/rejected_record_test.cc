// A rejected record: its reason is bounded, whatever it repeats of the record.
#include <gtest/gtest.h>

#include <string>

#include "run/prepare.h"

namespace broadsheet::indexer {
namespace {

TEST(RejectedRecord, HasAReasonOfBoundedLength) {
  const RejectedRecord rejected = rejected_record({"x", 0, 1, 1}, {std::string(10'000, 'r'), 0}, "bytes");
  EXPECT_EQ(rejected.reason, std::string(500, 'r') + "\u2026");
  EXPECT_EQ(rejected.text, "bytes");
  EXPECT_EQ(rejected_record({"x", 0, 1, 1}, {"no JSON", 0}, "bytes").reason, "no JSON");
}

}  // namespace
}  // namespace broadsheet::indexer
