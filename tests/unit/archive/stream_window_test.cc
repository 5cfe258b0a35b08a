// Windows over streams: what is held, where it stands, and what happens at the end.
#include "archive/stream_window.h"

#include <gtest/gtest.h>

#include <string>

namespace broadsheet::indexer {
namespace {

TEST(StreamWindow, HoldsWhatWasReadAndNotGivenOut) {
  const std::string text = "one\ntwo\r\nthree";
  for (const std::size_t block : {std::size_t{1}, std::size_t{3}, kBlockBytes}) {
    const auto stream = memory_stream(text, block);
    StreamWindow window(*stream);
    EXPECT_EQ(window.rest(), "");
    EXPECT_FALSE(window.is_all());
    ASSERT_TRUE(window.has(5));
    EXPECT_EQ(window.rest().substr(0, 5), "one\nt");
    window.drop(4);
    EXPECT_EQ(window.offset(), 4U);
    EXPECT_EQ(window.line(), 2U);
    ASSERT_TRUE(window.has(10));
    EXPECT_FALSE(window.has(11));
    EXPECT_TRUE(window.is_all());
    EXPECT_EQ(window.rest(), "two\r\nthree");
    window.drop(5, 1);
    const schema::Origin place = window.place(7);
    EXPECT_EQ(place.offset, 9U);
    EXPECT_EQ(place.line, 3U);
    EXPECT_EQ(place.number, 7U);
    window.drop(window.rest().size());
    EXPECT_EQ(window.rest(), "");
    EXPECT_FALSE(window.fill());
    EXPECT_EQ(window.offset(), text.size());
    EXPECT_EQ(window.error(), "");
  }
}

// Much, then little, then much again: what was given out is gone, and nothing else.
TEST(StreamWindow, GrowsAndShrinks) {
  std::string text;
  for (int i = 0; text.size() < 40 * kBlockBytes; ++i) text += std::to_string(i) + " ";
  const auto stream = memory_stream(text);
  StreamWindow window(*stream);
  std::string given;
  for (const std::size_t size : {std::size_t{1}, 20 * kBlockBytes, std::size_t{10}, std::size_t{10},
                                 5 * kBlockBytes, std::size_t{3}, 100 * kBlockBytes}) {
    window.has(size);
    const std::string_view held = window.rest().substr(0, size);
    given += held;
    window.drop(held.size());
  }
  EXPECT_EQ(given, text);
}

}  // namespace
}  // namespace broadsheet::indexer
