// Streams of bytes: files, memory, looking ahead, and how they are read.
#include "archive/byte_stream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "archive/line_source.h"

namespace broadsheet::indexer {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::string read_whole(ByteStream& stream, std::size_t size) {
  std::string all;
  std::string block(size, '\0');
  while (const std::size_t got = stream.read(block.data(), size)) all.append(block, 0, got);
  return all;
}

// Counts how it is read, and fails after `limit` bytes.
class Watched final : public ByteStream {
 public:
  Watched(std::uint64_t size, std::uint64_t limit) : left_(size), limit_(limit) {}
  std::size_t reads = 0;
  std::size_t smallest = static_cast<std::size_t>(-1);

 private:
  std::size_t take(char* to, std::size_t size) override {
    ++reads;
    smallest = std::min(smallest, size);
    if (limit_ == 0) {
      fail("cannot read further: the disk is broken");
      return 0;
    }
    const auto got = static_cast<std::size_t>(std::min<std::uint64_t>({size, left_, limit_}));
    for (std::size_t i = 0; i < got; ++i) to[i] = (left_ - i) % 80 == 0 ? '\n' : 'x';
    left_ -= got;
    limit_ -= got;
    return got;
  }

  std::uint64_t left_;
  std::uint64_t limit_;
};

TEST(ByteStream, GivesTheBytesOfAFile) {
  const std::filesystem::path path = std::filesystem::path(testing::TempDir()) / "byte_stream_test.bin";
  std::string bytes;
  for (int i = 0; i < 100'000; ++i) bytes += std::to_string(i);
  std::ofstream(path, std::ios::binary) << bytes;
  auto opened = open_file(path.string());
  ASSERT_TRUE(std::holds_alternative<std::unique_ptr<ByteStream>>(opened));
  ByteStream& stream = *std::get<std::unique_ptr<ByteStream>>(opened);
  EXPECT_EQ(read_whole(stream, 1000), bytes);
  EXPECT_EQ(stream.position(), bytes.size());
  EXPECT_THAT(stream.error(), IsEmpty());
  std::filesystem::remove(path);
}

TEST(ByteStream, AFileThatCannotBeOpenedSaysWhy) {
  const auto opened = open_file("/nonexistent/a.txt");
  EXPECT_EQ(std::get<std::string>(opened), "cannot open: No such file or directory");
}

TEST(ByteStream, ADirectoryCannotBeRead) {
  auto opened = open_file("/");
  ByteStream& stream = *std::get<std::unique_ptr<ByteStream>>(opened);
  char byte = 0;
  EXPECT_EQ(stream.read(&byte, 1), 0U);
  EXPECT_THAT(stream.error(), HasSubstr("cannot read further: Is a directory"));
  EXPECT_EQ(stream.read(&byte, 1), 0U);
}

TEST(PeekStream, ShowsTheBeginningAndGivesItAgain) {
  const std::string text = "The harbour opened.";
  const auto under = memory_stream(text, 4);
  PeekStream stream(*under);
  EXPECT_EQ(stream.peek_at_once(100), "The ");
  EXPECT_EQ(stream.peek(11), "The harbour");
  EXPECT_EQ(stream.peek(100), text);
  EXPECT_EQ(read_whole(stream, 3), text);
  EXPECT_EQ(stream.position(), text.size());
}

TEST(PeekStream, PassesErrorsOn) {
  Watched under(1000, 300);
  PeekStream stream(under);
  EXPECT_EQ(stream.peek(10).size(), 10U);
  EXPECT_EQ(read_whole(stream, 100).size(), 300U);
  EXPECT_EQ(stream.error(), "cannot read further: the disk is broken");
}

TEST(LineSource, ReadsWholeBlocks) {
  Watched stream(5'000'000, 5'000'000);
  LineSource lines(stream, schema::LineEnds::kText, 1U << 20);
  std::uint64_t bytes = 0;
  while (const auto line = lines.next()) bytes += line->bytes.size();
  EXPECT_EQ(bytes, 5'000'000U);
  EXPECT_GE(stream.smallest, 256U << 10);
  EXPECT_LE(stream.reads, 21U);
}

TEST(LineSource, StopsAtAnErrorAndSaysSo) {
  Watched stream(5'000'000, 1'000'000);
  LineSource lines(stream, schema::LineEnds::kText, 1U << 20);
  std::uint64_t bytes = 0;
  while (const auto line = lines.next()) bytes += line->bytes.size();
  EXPECT_EQ(bytes, 1'000'000U);
  EXPECT_EQ(lines.error(), "cannot read further: the disk is broken");
}

}  // namespace
}  // namespace broadsheet::indexer
