// Whatever is typed is read: seeded random and hostile queries, through the fuzz target and by properties.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>

#include "broadsheet/schema/query.h"
#include "fuzz/entry.h"
#include "processor_time.h"

namespace broadsheet::schema {
namespace {

constexpr std::array kPieces{
    "a",      "NATO", "Won-sik", "国防相", "국방부", "ความ",    "וצה\"ל",    "д",
    " ",      " ",    " ",       " ",      "　",     "\t",      "AND",       "OR",
    "NOT",    "NEAR", "NEAR/5",  "NEAR/",  "&&",     "||",      "!",         "+",
    "-",      "－",   "(",       ")",      "（",     "）",      "((",        "))",
    "\"",     "“",    "”",       "„",      "«",      "»",       "「",        "」",
    "『",     "』",   "＂",      "｢",      "｣",      "``",      "''",        "`",
    "'",      "=",    "＝",      "*",      "＊",     ":",       "：",        "title:",
    "body：", "id:",  "url:",    "date:",  "lang:",  "source:", "modified:", "foo:",
    "..",     "…",    "〜",      "~",      "2024",   "-7d",     "2024-02",   "http://",
    "/",      ".",    ",",       "\\",     "\x01",   "\xFF",    "\xE5\x9B",  "\xE2\x80\x8F",
    "😀",      "ﬁ",    "İ",       "֊"};

std::string pick(std::mt19937& random, std::size_t pieces) {
  std::uniform_int_distribution<std::size_t> piece(0, kPieces.size() - 1);
  std::string typed;
  for (std::size_t i = 0; i < pieces; ++i) typed += kPieces[piece(random)];
  return typed;
}

// "" if the canonical form of `typed` is stable, else what it became.
std::string instability(const std::string& typed) {
  const ParsedQuery parsed = parse_query(typed);
  if (!parsed.root) return "";
  const std::string once = to_string(*parsed.root);
  if (once.size() > kMaxQueryBytes) return "";
  const ParsedQuery again = parse_query(once);
  const std::string twice = again.root ? to_string(*again.root) : "(empty)";
  if (twice == once) return "";
  std::size_t same = 0;
  while (same < once.size() && same < twice.size() && once[same] == twice[same]) ++same;
  const std::size_t from = same > 60 ? same - 60 : 0;
  return once.substr(from, 120) + "\n  became " + twice.substr(std::min(from, twice.size()), 120);
}

TEST(QueryProperties, TheCanonicalFormOfOperatorSoupIsStable) {
  std::mt19937 random(20240301);
  std::uniform_int_distribution<std::size_t> length(1, 24);
  for (int i = 0; i < 40000; ++i) {
    const std::string typed = pick(random, length(random));
    ASSERT_EQ(instability(typed), "") << typed;
  }
}

TEST(QueryProperties, RandomBytesAreRead) {
  std::mt19937 random(96);
  std::uniform_int_distribution<std::size_t> length(0, 64);
  std::uniform_int_distribution<int> byte(0, 255);
  for (int i = 0; i < 20000; ++i) {
    std::string typed(length(random), '\0');
    for (char& c : typed) c = static_cast<char>(byte(random));
    ASSERT_EQ(instability(typed), "") << testing::PrintToString(typed);
  }
}

TEST(QueryProperties, RandomAsciiIsRead) {
  std::mt19937 random(7);
  std::uniform_int_distribution<std::size_t> length(0, 40);
  std::uniform_int_distribution<int> byte(0x20, 0x7E);
  for (int i = 0; i < 20000; ++i) {
    std::string typed(length(random), '\0');
    for (char& c : typed) c = static_cast<char>(byte(random));
    ASSERT_EQ(instability(typed), "") << typed;
  }
}

// 8 KiB of one piece after the other: what is quadratic or recursive shows here.
TEST(QueryProperties, LongRunsOfOnePieceAreReadQuickly) {
  const tests::ProcessorTime time;
  int read = 0;
  for (const char* first : kPieces) {
    for (const char* second : {"", "a", " ", "(", "\""}) {
      std::string typed;
      while (typed.size() < kMaxQueryBytes) typed += std::string(first) + second;
      const std::string change = instability(typed);
      ASSERT_EQ(change, "") << first << second;
      ++read;
    }
  }
  // Far above what a linear parser needs even under a sanitizer; far below a quadratic one.
  EXPECT_LT(time.seconds() / read, 0.25);
}

TEST(QueryProperties, LongSoupIsRead) {
  std::mt19937 random(11);
  for (int i = 0; i < 200; ++i) {
    const std::string typed = pick(random, 2000);
    ASSERT_EQ(instability(typed), "");
  }
}

TEST(QueryFuzzer, RunsOnItsSeeds) {
  for (const char* seed :
       {"", "a AND (b OR c)", "title:(\"x\" NEAR/3 y*) -lang:ja", "date:2024..〜", "id:\"a\"\"b\" )(("}) {
    const std::string bytes(seed);
    EXPECT_EQ(fuzz::query(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()), 0) << seed;
  }
}

}  // namespace
}  // namespace broadsheet::schema
