// Letters of ASCII in either case: nothing beyond ASCII is touched.
#include "text/ascii.h"

#include <gtest/gtest.h>

namespace broadsheet::schema {
namespace {

TEST(Ascii, OnlyItsOwnLettersChange) {
  EXPECT_EQ(ascii_lower(std::string_view("Content-TYPE 9 [İÉß@`{")), "content-type 9 [İÉß@`{");
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    const bool letter = (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
    EXPECT_EQ(is_ascii_letter(c), letter) << byte;
    EXPECT_EQ(ascii_lower(c) != c, byte >= 'A' && byte <= 'Z') << byte;
  }
}

TEST(Ascii, ComparesInAnyCase) {
  EXPECT_TRUE(equal_in_any_case("Html", "hTML"));
  EXPECT_FALSE(equal_in_any_case("html", "htm"));
  EXPECT_FALSE(equal_in_any_case("@", "`"));
  EXPECT_TRUE(begins_in_any_case("HTTP/1.1", "http/"));
  EXPECT_FALSE(begins_in_any_case("htt", "http"));
  EXPECT_TRUE(begins_in_any_case("", ""));
}

TEST(Ascii, TrimsWhiteSpace) {
  EXPECT_EQ(trim_ascii(" \t\r\n\fa b\n"), "a b");
  EXPECT_EQ(trim_ascii(" \n"), "");
  EXPECT_EQ(trim_ascii(""), "");
  EXPECT_EQ(trimmed_ascii("\u3000灯台 "), "\u3000灯台");
}

}  // namespace
}  // namespace broadsheet::schema
