// When work must end: at its deadline, or when its caller asks.
#include "broadsheet/schema/interrupt.h"

#include <gtest/gtest.h>

#include <chrono>
#include <stop_token>

namespace broadsheet::schema {
namespace {

using std::chrono::steady_clock;
using namespace std::chrono_literals;

TEST(InterruptTest, WithoutADeadlineOrATokenItNeverExpires) {
  Interrupt never;
  EXPECT_FALSE(never.armed());
  for (int i = 0; i < 1000; ++i) EXPECT_FALSE(never.expired());
  EXPECT_FALSE(never.expired_now());
  EXPECT_NO_THROW(never.check_now());
}

TEST(InterruptTest, ADeadlineThatHasPassedIsSeenAtTheFirstCall) {
  Interrupt past(steady_clock::now() - 1ms, {});
  EXPECT_TRUE(past.armed());
  EXPECT_FALSE(past.is_expired()) << "nobody has looked";
  EXPECT_TRUE(past.expired());
  EXPECT_TRUE(past.is_expired());
  EXPECT_EQ(past.cause(), InterruptCause::kDeadline);
}

TEST(InterruptTest, ADeadlineAheadIsSeenWhenItComes) {
  Interrupt soon(steady_clock::now() + 20ms, {});
  EXPECT_FALSE(soon.expired_now());
  while (!soon.expired_now()) {
  }
  EXPECT_EQ(soon.cause(), InterruptCause::kDeadline);
}

TEST(InterruptTest, CheapCallsLookAtTheClockNowAndThen) {
  std::stop_source caller;
  Interrupt work({}, caller.get_token());
  EXPECT_FALSE(work.expired());
  caller.request_stop();
  std::uint32_t calls = 1;
  while (!work.expired()) ++calls;
  EXPECT_EQ(calls, Interrupt::kCallsPerLook);
}

TEST(InterruptTest, ARequestToStopIsKeptApartFromTheDeadline) {
  std::stop_source caller;
  Interrupt work(steady_clock::now() - 1ms, caller.get_token());
  caller.request_stop();
  EXPECT_TRUE(work.expired_now());
  EXPECT_EQ(work.cause(), InterruptCause::kStop) << "nobody is there to take what is half done";
}

TEST(InterruptTest, ChecksThrowWithTheCause) {
  Interrupt past(steady_clock::now() - 1ms, {});
  try {
    past.check();
    FAIL() << "not interrupted";
  } catch (const Interrupted& interrupted) {
    EXPECT_EQ(interrupted.cause(), InterruptCause::kDeadline);
  }
  EXPECT_THROW(past.check_now(), Interrupted);
}

TEST(InterruptTest, OnceExpiredItStaysSo) {
  Interrupt past(steady_clock::now() - 1ms, {});
  ASSERT_TRUE(past.expired());
  for (int i = 0; i < 1000; ++i) ASSERT_TRUE(past.expired());
}

}  // namespace
}  // namespace broadsheet::schema
