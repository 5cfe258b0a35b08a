// Hostile date lines: random bytes, random words and numbers, and lines made to be slow.
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>

#include "cases.h"
#include "fuzz/entry.h"
#include "processor_time.h"

namespace broadsheet::schema {
namespace {

void feed(const std::string& text) {
  fuzz::dateline(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

TEST(HostileDateline, SurvivesRandomBytes) {
  std::mt19937 random(20240301);
  std::uniform_int_distribution<int> byte(0, 255);
  std::uniform_int_distribution<int> length(0, 320);
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (int i = length(random); i > 0; --i) text += static_cast<char>(byte(random));
    feed(text);
  }
}

TEST(HostileDateline, SurvivesPiecesOfDateLinesInAnyOrder) {
  constexpr std::array kPieces{
      "2024",  "03",         "3",       "1",    "31",   "60",  "99999999999999999999",
      "-",     "/",          ".",       ":",    " ",    ", ",  "(",
      ")",     "T",          "Z",       "+09",  "+9:0", "KST", "IST",
      "GMT",   "March",      "1er",     "Mon",  "年",   "月",  "日",
      "時",    "令和",       "R",       "오전", "월",   "일",  "입력",
      "수정",  "มี.ค.",       "น.",      "٢",    "مارس", "PM",  "a.m.",
      "24:00", "Published:", "Updated", "元",   "二十", "W09", "BE",
      "--",    "【",         "】"};
  std::mt19937 random(7);
  std::uniform_int_distribution<std::size_t> piece(0, kPieces.size() - 1);
  std::uniform_int_distribution<int> count(1, 24);
  std::uniform_int_distribution<int> flags(0, 255);
  for (int round = 0; round < 20000; ++round) {
    std::string text(1, static_cast<char>(flags(random)));
    for (int i = count(random); i > 0; --i) text += kPieces[piece(random)];
    feed(text);
  }
}

TEST(HostileDateline, TakesBoundedTimeWhateverItIsMadeOf) {
  for (const std::string piece :
       {"1 ", "1-", "1.1 ", "at ", "12 am ", "March ", "1:1", "一", "(", "Updated 1 ", "2024-", "1月"}) {
    std::string text = "1";
    while (text.size() + piece.size() < 300) text += piece;
    const tests::ProcessorTime time;
    for (int i = 0; i < 10; ++i) {
      static_cast<void>(read_dateline(text, hints_for("en")));
      static_cast<void>(read_dateline(text, {}));
    }
    // A hundred times what the slowest takes, for slow machines and sanitizers.
    EXPECT_LT(time.seconds(), 20.0) << piece;
  }
}

TEST(HostileDateline, RefusesLongLinesAndLinesWithoutNumbersAtOnce) {
  EXPECT_TRUE(std::holds_alternative<NotADateline>(read_dateline(std::string(1'000'000, '1'), {})));
  EXPECT_TRUE(
      std::holds_alternative<NotADateline>(read_dateline(std::string(100'000, ' ') + "2024-03-01", {})));
  EXPECT_TRUE(std::holds_alternative<NotADateline>(read_dateline("", {})));
  EXPECT_TRUE(std::holds_alternative<NotADateline>(read_dateline("March", hints_for("en"))));
  EXPECT_TRUE(std::holds_alternative<NotADateline>(read_dateline("2024-03-01 \xff", {})));
  EXPECT_TRUE(std::holds_alternative<NotADateline>(read_wire_dateline("", {})));
}

}  // namespace
}  // namespace broadsheet::schema
