// Wrapping, and what never reaches a terminal.
#include "formats/display.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "text/columns.h"

namespace broadsheet::searcher {
namespace {

using testing::ElementsAre;

std::vector<std::string> lines_of(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  for (const auto& [begin, end] : wrap(text, width)) lines.emplace_back(text.substr(begin, end - begin));
  return lines;
}

TEST(Wrap, BreaksBetweenWords) {
  EXPECT_THAT(lines_of("the harbour froze over night", 12),
              ElementsAre("the harbour", "froze over", "night"));
  EXPECT_THAT(lines_of("short", 12), ElementsAre("short"));
  EXPECT_THAT(lines_of("no wrapping at all without a width", 0),
              ElementsAre("no wrapping at all without a width"));
}

TEST(Wrap, BreaksScriptsWithoutSpaces) {
  EXPECT_THAT(lines_of("台風が九州に近づいている。", 10), ElementsAre("台風が九州", "に近づいて", "いる。"));
  // A closing mark never begins a line.
  for (const std::string& line : lines_of("海が荒れる。波が高い。船は出ない。", 12))
    EXPECT_FALSE(line.starts_with("。")) << line;
}

TEST(Wrap, CutsAWordThatIsWiderThanALine) {
  EXPECT_THAT(lines_of("ab 0123456789012345", 6), ElementsAre("ab", "012345", "678901", "2345"));
}

TEST(Wrap, NoLineIsWiderThanAskedAndNothingIsLost) {
  std::mt19937 random(20240301);
  const std::vector<std::string> pieces{"a", "long ", " ", "台", "風", "é",    "e\u0301",
                                        "ก", "ไม้",    "-", "。", "🌀",  "한국", "\u202E"};
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (int i = 0; i < 60; ++i) text += pieces[random() % pieces.size()];
    const std::size_t width = 2 + random() % 30;
    std::string seen;
    for (const std::string& line : lines_of(text, width)) {
      EXPECT_LE(schema::columns(std::string_view(line)), width) << text;
      seen += line;
    }
    std::string expected = text;
    std::erase(expected, ' ');
    std::erase(seen, ' ');
    EXPECT_EQ(seen, expected);
  }
}

TEST(Printable, MovesMarksAlong) {
  const MarkedText safe = printable(MarkedText{"\x1b[1mstorm\u202E warning", {{4, 9}, {13, 20}}});
  ASSERT_EQ(safe.text, "\uFFFD[1mstorm warning");
  ASSERT_EQ(safe.matches.size(), 2U);
  EXPECT_EQ(safe.text.substr(safe.matches[0].first, safe.matches[0].second - safe.matches[0].first), "storm");
  EXPECT_EQ(safe.text.substr(safe.matches[1].first, safe.matches[1].second - safe.matches[1].first),
            "warning");
}

}  // namespace
}  // namespace broadsheet::searcher
