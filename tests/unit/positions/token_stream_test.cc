// Token streams: what goes in comes out, and what is damaged gives nothing.
#include "index/token_stream.h"

#include <gtest/gtest.h>

#include <map>
#include "broadsheet/schema/positions.h"
#include "fuzz/entry.h"
#include "random.h"

namespace broadsheet::schema {
namespace {

using Text = std::vector<std::pair<std::uint32_t, std::string>>;  // positions and words
using Positions = std::map<std::string, std::vector<std::uint32_t>>;

std::string encode(const Text& text) {
  std::map<std::string, std::uint32_t> numbers;
  std::vector<std::uint64_t> hashes;
  std::vector<StreamToken> tokens;
  for (const auto& [position, word] : text) {
    const auto [known, is_new] = numbers.try_emplace(word, static_cast<std::uint32_t>(hashes.size()));
    if (is_new) hashes.push_back(stream_hash(word));
    tokens.push_back({position, known->second});
  }
  return TokenStreamEncoder().encode(hashes, tokens);
}

Positions positions_of(const Text& text) {
  Positions positions;
  for (const auto& [position, word] : text) positions[word].push_back(position);
  return positions;
}

// What `reader` reads of `stream` for the words of `text`.
Positions decode(TokenPositions& reader, std::string_view stream, const Text& text) {
  Positions positions = positions_of(text);
  std::vector<std::uint64_t> hashes;
  for (const auto& [word, at] : positions) hashes.push_back(stream_hash(word));
  EXPECT_TRUE(reader.read(stream, hashes));
  std::size_t index = 0;
  for (auto& [word, at] : positions) {
    const auto found = reader.of(index++);
    at.assign(found.begin(), found.end());
  }
  return positions;
}

TEST(TokenStream, KeepsWhatStandsWhere) {
  const Text text{{1, "the"}, {2, "port"}, {3, "the"}, {103, "sea"}, {103, "meer"}, {0xF0000000, "end"}};
  TokenPositions reader;
  EXPECT_EQ(decode(reader, encode(text), text), positions_of(text));
}

TEST(TokenStream, OfNoTextIsEmpty) {
  EXPECT_EQ(TokenStreamEncoder().encode({}, {}), "");
  TokenPositions reader;
  const std::vector<std::uint64_t> hashes{1, 2};
  EXPECT_FALSE(reader.read("", hashes));
  EXPECT_TRUE(reader.of(0).empty());
  EXPECT_TRUE(reader.of(1).empty());
}

// The bytes are a format: an index that was written stays readable.
TEST(TokenStream, IsTheSameInEveryVersion) {
  std::string hex;
  for (const char character : encode({{1, "the"}, {2, "port"}, {3, "the"}, {104, "sea"}})) {
    const auto byte = static_cast<unsigned char>(character);
    constexpr const char* kDigits = "0123456789abcdef";
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  EXPECT_EQ(hex, "01030402010365ef00");
}

TEST(TokenStream, TakesAboutAByteAWord) {
  tests::Random random(1);
  Text text;
  for (std::uint32_t i = 0; i < 2000; ++i) text.emplace_back(i + 1, std::to_string(random() % 400));
  const double bytes = static_cast<double>(encode(text).size());
  EXPECT_LT(bytes / static_cast<double>(text.size()), 1.25);
}

class RandomText : public testing::TestWithParam<std::uint32_t> {};

TEST_P(RandomText, ComesOutAsItWentIn) {
  TokenPositions reader;
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    tests::Random random(seed * 7919 + GetParam());
    const std::uint32_t words = 1 + random() % GetParam();
    Text text;
    std::uint32_t position = 0;
    for (std::uint32_t left = 1 + random() % (GetParam() * 3); left > 0; --left) {
      const std::uint32_t kind = random() % 40;
      position += kind == 0 ? 0 : kind == 1 ? random() % 300 : kind == 2 ? random() % 3000000 : 1;
      std::string word(random() % 3, 'w');
      word += std::to_string(random() % words);
      if (random() % 8 == 0) word += std::string(1, '\0') + "\xE5\x9B\xBD";
      if (!text.empty() && text.back() == std::pair(position, word)) continue;
      text.emplace_back(position, word);
    }
    ASSERT_EQ(decode(reader, encode(text), text), positions_of(text)) << "seed " << seed;
  }
}

INSTANTIATE_TEST_SUITE_P(OfWords, RandomText, testing::Values(1, 2, 5, 30, 300, 3000));

// Many terms: the perfect hash is found for any number of them.
TEST(TokenStream, HoldsTwoHundredThousandTerms) {
  Text text;
  for (std::uint32_t i = 1; i <= 200'000; ++i) text.emplace_back(i, std::to_string(i));
  TokenPositions reader;
  EXPECT_EQ(decode(reader, encode(text), text), positions_of(text));
}

// Two terms of one hash, which no archive holds but one made for it, cost only this text its stream.
TEST(TokenStream, GivesUpOnHashesThatCollide) {
  const std::vector<std::uint64_t> hashes{7, 7};
  const std::vector<StreamToken> tokens{{1, 0}, {2, 1}};
  EXPECT_EQ(TokenStreamEncoder().encode(hashes, tokens), "");
}

// Bytes changed, cut and added: nothing crashes (the sanitizers' builds run this), and what is read is sorted
// and in proportion to the stream, as the fuzz target demands.
TEST(TokenStream, DamagedIsReadSafely) {
  tests::Random random(5);
  Text text;
  for (std::uint32_t i = 0; i < 300; ++i)
    text.emplace_back(i + 1 + (i / 50) * 100, std::to_string(random() % 90));
  const std::string whole = encode(text);
  const auto read = [](const std::string& stream) {
    EXPECT_EQ(fuzz::token_stream(reinterpret_cast<const std::uint8_t*>(stream.data()), stream.size()), 0);
  };
  ASSERT_TRUE(is_token_stream(whole));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(is_token_stream(whole.substr(0, size))) << size;
    read(whole.substr(0, size));
  }
  for (int round = 0; round < 20'000; ++round) {
    std::string damaged = whole;
    for (std::uint32_t changes = 1 + random() % 4; changes > 0; --changes)
      damaged[random() % (round % 2 == 0 ? 8 : damaged.size())] = static_cast<char>(random());
    if (random() % 4 == 0) damaged.resize(random() % damaged.size());
    if (random() % 4 == 0) damaged.append(random() % 20, static_cast<char>(random()));
    read(damaged);
  }
  for (int round = 0; round < 20'000; ++round) {
    std::string noise(random() % 40, '\0');
    for (char& byte : noise) byte = static_cast<char>(random());
    if (!noise.empty()) noise[0] = 1;
    read(noise);
  }
}

TEST(TokenStream, OfAnotherVersionIsNotRead) {
  std::string stream = encode({{1, "one"}});
  ASSERT_EQ(stream[0], 1);
  stream[0] = 2;
  TokenPositions reader;
  const std::vector<std::uint64_t> hashes{stream_hash("one")};
  EXPECT_FALSE(reader.read(stream, hashes));
}

}  // namespace
}  // namespace broadsheet::schema
