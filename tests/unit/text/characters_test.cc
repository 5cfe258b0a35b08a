// Stepping through UTF-8, well-formed and not, against a decoder that is written out of the standard's table.
#include "text/characters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "text/utf8.h"

namespace broadsheet::schema {
namespace {

using testing::ElementsAre;

struct Step {
  std::size_t begin = 0;
  std::size_t end = 0;
  char32_t character = 0;

  friend bool operator==(const Step&, const Step&) = default;
};

// The Unicode Standard, table 3-7: the first byte, the least and greatest second byte, the number of bytes.
struct Row {
  unsigned first_least, first_greatest, second_least, second_greatest, size;
};
constexpr Row kTable[] = {{0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
                          {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3},
                          {0xEE, 0xEF, 0x80, 0xBF, 3}, {0xF0, 0xF0, 0x90, 0xBF, 4},
                          {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4}};

Step step_by_table(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned>(static_cast<unsigned char>(text[i])) : 0U;
  };
  const unsigned first = byte(at);
  if (first < 0x80) return {at, at + 1, first};
  for (const Row& row : kTable) {
    if (first < row.first_least || first > row.first_greatest) continue;
    if (byte(at + 1) < row.second_least || byte(at + 1) > row.second_greatest) break;
    char32_t character = ((first & (0xFFU >> (row.size + 1))) << 6) | (byte(at + 1) & 0x3F);
    for (std::size_t i = at + 2; i < at + row.size; ++i) {
      if (byte(i) < 0x80 || byte(i) > 0xBF) return {at, at + 1, kReplacement};
      character = (character << 6) | (byte(i) & 0x3F);
    }
    return {at, at + row.size, character};
  }
  return {at, at + 1, kReplacement};
}

std::vector<Step> steps_by_table(std::string_view text) {
  std::vector<Step> steps;
  for (std::size_t at = 0; at < text.size(); at = steps.back().end) steps.push_back(step_by_table(text, at));
  return steps;
}

std::vector<Step> forward(std::string_view text) {
  std::vector<Step> steps;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t character = next_character(text, at);
    steps.push_back({begin, at, character});
  }
  return steps;
}

std::vector<Step> backward(std::string_view text) {
  std::vector<Step> steps;
  for (std::size_t at = text.size(); at > 0;) {
    const std::size_t end = at;
    const char32_t character = previous_character(text, at);
    steps.insert(steps.begin(), {at, end, character});
  }
  return steps;
}

void expect_all_ways_agree(std::string_view text) {
  SCOPED_TRACE(testing::PrintToString(std::string(text)));
  const std::vector<Step> expected = steps_by_table(text);
  EXPECT_EQ(forward(text), expected);
  EXPECT_EQ(backward(text), expected);
  for (const auto& [begin, end, character] : expected) {
    EXPECT_EQ(character_at(text, begin), character);
    EXPECT_EQ(character_before(text, end), character);
    EXPECT_EQ(edge_before(text, begin), begin);
    EXPECT_EQ(edge_after(text, begin), begin);
    for (std::size_t inside = begin + 1; inside < end; ++inside) {
      EXPECT_EQ(edge_before(text, inside), begin);
      EXPECT_EQ(edge_after(text, inside), end);
      EXPECT_EQ(cut_at_character(text, inside), text.substr(0, begin));
    }
  }
  EXPECT_EQ(edge_before(text, text.size()), text.size());
  EXPECT_EQ(edge_after(text, text.size()), text.size());
  EXPECT_EQ(edge_before(text, text.size() + 5), text.size());
  EXPECT_EQ(edge_after(text, text.size() + 5), text.size());
  EXPECT_EQ(cut_at_character(text, text.size() + 5), text);
}

TEST(Characters, EveryCodePointIsReadAsItWasAppended) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    std::string text = "a";
    append_character(text, c);
    text += 'z';
    const char32_t expected = c >= 0xD800 && c <= 0xDFFF ? kReplacement : c;
    std::size_t at = 1;
    ASSERT_EQ(next_character(text, at), expected) << static_cast<unsigned>(c);
    ASSERT_EQ(at, text.size() - 1);
    ASSERT_EQ(previous_character(text, at), expected);
    ASSERT_EQ(at, 1U);
    ASSERT_EQ(count_characters(text), 3U);
  }
  std::string text;
  append_character(text, 0x110000);
  append_character(text, 0xFFFFFFFF);
  EXPECT_EQ(text, "\uFFFD\uFFFD");
}

TEST(Characters, EachIllFormedByteIsOneCharacter) {
  using S = Step;
  // Cut off, overlong, a surrogate, above U+10FFFF, a stray trail byte, a byte that is never in UTF-8.
  EXPECT_THAT(forward("\xE5\x8F"), ElementsAre(S{0, 1, 0xFFFD}, S{1, 2, 0xFFFD}));
  EXPECT_THAT(forward("\xC0\xAF"), ElementsAre(S{0, 1, 0xFFFD}, S{1, 2, 0xFFFD}));
  EXPECT_THAT(forward("\xED\xA0\x80"), ElementsAre(S{0, 1, 0xFFFD}, S{1, 2, 0xFFFD}, S{2, 3, 0xFFFD}));
  EXPECT_EQ(forward("\xF4\x90\x80\x80").size(), 4U);
  EXPECT_THAT(forward("a\x80z"), ElementsAre(S{0, 1, U'a'}, S{1, 2, 0xFFFD}, S{2, 3, U'z'}));
  EXPECT_THAT(forward("\xFF"), ElementsAre(S{0, 1, 0xFFFD}));
  EXPECT_THAT(forward("\uFFFD"), ElementsAre(S{0, 3, 0xFFFD}));
}

TEST(Characters, IllFormedTextIsToldFromAReplacementCharacter) {
  EXPECT_TRUE(is_ill_formed(kReplacement, 1));
  EXPECT_FALSE(is_ill_formed(kReplacement, 3));
  EXPECT_FALSE(is_ill_formed(U'a', 1));
}

TEST(Characters, AllWaysAgreeOnAnyBytes) {
  std::mt19937 random(20240301);
  const std::string pieces[] = {"a",    "é",    "字",   "🌀",        "\uFFFD",   "\x80",
                                "\xBF", "\xC2", "\xE0", "\xE5\x8F", "\xED\xA0", "\xF0",
                                "\xF4", "\xFF", "\xC0", "\x9F",     "\xA0"};
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t count = random() % 8; count > 0; --count) {
      if (random() % 4 == 0) {
        text += static_cast<char>(random() & 0xFF);
      } else {
        text += pieces[random() % std::size(pieces)];
      }
    }
    expect_all_ways_agree(text);
    if (HasFailure()) break;
  }
}

TEST(Characters, IllFormedTextIsMendedCharacterByCharacter) {
  const std::string text = "a\xE5\x8F\uFFFD字\xF0\x9F\x8C\x80\x80";
  std::string mended;
  for (std::size_t at = 0; at < text.size();) append_character(mended, next_character(text, at));
  EXPECT_EQ(mended, replace_ill_formed(text));
}

// Stepping back through bytes that all look like trail bytes stays linear: each step looks at three at the
// most.
TEST(Characters, BackwardThroughTrailBytesAlone) {
  const std::string text(1 << 20, '\x80');
  std::size_t steps = 0;
  for (std::size_t at = text.size(); at > 0; ++steps) previous_character(text, at);
  EXPECT_EQ(steps, text.size());
}

TEST(Characters, CountsCharactersOfWellFormedText) {
  EXPECT_EQ(count_characters(""), 0U);
  EXPECT_EQ(count_characters("storm"), 5U);
  EXPECT_EQ(count_characters("台風、🌀é"), 5U);
}

}  // namespace
}  // namespace broadsheet::schema
