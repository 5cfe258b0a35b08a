// Searches that look at eight bytes a step, against searches that look at one.
#include "text/byte_scan.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "text/utf8.h"

namespace broadsheet::schema {
namespace {

// Texts in which what is looked for, and its neighbours, are frequent or rare.
class RandomText {
 public:
  explicit RandomText(std::uint32_t seed) : random_(seed) {}

  std::string next(std::string_view wanted) {
    std::string text(random_() % 40, '\0');
    const std::size_t rarity = 1 + random_() % 12;
    for (char& byte : text) {
      byte =
          random_() % rarity == 0 ? wanted[random_() % wanted.size()] : static_cast<char>(random_() & 0xFF);
    }
    return text;
  }

 private:
  std::mt19937 random_;
};

template <unsigned char Below, unsigned char... Bytes>
std::size_t find_one_by_one(std::string_view text, std::size_t at) {
  const auto is_wanted = [](unsigned char byte) { return byte < Below || ((byte == Bytes) || ...); };
  while (at < text.size() && !is_wanted(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

template <unsigned char Below, unsigned char... Bytes>
void expect_same_places(std::string_view wanted) {
  RandomText texts(7);
  for (int run = 0; run < 5000; ++run) {
    const std::string text = texts.next(wanted);
    for (std::size_t at = 0; at <= text.size(); ++at) {
      ASSERT_EQ((find_byte<Below, Bytes...>(text, at)), (find_one_by_one<Below, Bytes...>(text, at)))
          << testing::PrintToString(text) << " from " << at;
    }
  }
}

TEST(ByteScan, FindsWhatALoopFinds) {
  using namespace std::string_view_literals;
  expect_same_places<0, '\n', '\r'>("\n\r\x0B\x0C\x8A"sv);
  expect_same_places<0, '\n', '\r', 0xC2, 0xE2>("\n\r\xC2\xE2\xC1\xE3"sv);
  expect_same_places<0x20, 0x7F, 0xC2>("\0\x1F\x20\x7F\x80\x9F\xA0\xC2"sv);
  expect_same_places<0x80>("\x7F\x80\xFF\0"sv);
}

// Every place of eight bytes that hold one byte that is no ASCII.
TEST(ByteScan, IllFormedBytesAreFoundAfterAnyRunOfAscii) {
  for (std::size_t before = 0; before < 40; ++before) {
    const std::string ascii(before, 'x');
    EXPECT_EQ(find_ill_formed(ascii), std::string_view::npos);
    EXPECT_EQ(find_ill_formed(ascii + "\xFF" + "yyyyyyyyyy"), before);
    EXPECT_EQ(find_ill_formed(ascii + "字" + ascii + "\xE5\xAD"), 2 * before + 3);
  }
}

}  // namespace
}  // namespace broadsheet::schema
