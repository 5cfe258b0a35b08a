// gzip: members one after the other, blocks of any size, and data that are cut short, damaged or bombs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <string>
#include <vector>

#include "forms/open.h"

namespace broadsheet::indexer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

// `text` as gzip writes it.
std::string gzip(const std::string& text) {
  z_stream stream = {};
  EXPECT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY), Z_OK);
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  std::string in = text;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string lines(int count) {
  std::string text;
  for (int i = 1; i <= count; ++i)
    text += "{\"id\":" + std::to_string(i) + ",\"body\":\"Ships wait outside the harbour.\"}\n";
  return text;
}

// "path:line form" of each record, or its problem.
std::vector<std::string> read(const std::string& bytes, const std::string& path,
                              std::size_t block = kBlockBytes, const Doors& doors = {},
                              const Form* form = nullptr) {
  const auto reader = open_reader(memory_stream(bytes, block), path, form, doors);
  std::vector<std::string> shown;
  while (const auto record = reader->next()) {
    shown.push_back(to_string(record->origin) + " " +
                    (record->problem.empty() ? std::string(record->form->name) : record->problem));
  }
  EXPECT_LE(reader->bytes_read(), bytes.size());
  return shown;
}

TEST(Gzip, IsReadWhateverTheBlocks) {
  const std::string text = lines(2000);
  const std::string bytes = gzip(text);
  for (const std::size_t block : {std::size_t{1}, std::size_t{7}, kBlockBytes}) {
    const auto reader = open_reader(memory_stream(bytes, block), "a.gz", nullptr);
    std::string joined;
    std::uint64_t offset = 0;
    while (const auto record = reader->next()) {
      EXPECT_EQ(record->origin.offset, offset);
      EXPECT_TRUE(record->origin.members.empty());
      offset += record->bytes.size();
      joined += record->bytes;
    }
    EXPECT_EQ(joined, text);
  }
}

TEST(Gzip, MembersOneAfterTheOtherAreOneStream) {
  // A line may go over the edge of two members; a tape is filled up with zeros.
  const std::string text = lines(3);
  const std::string bytes =
      gzip(text.substr(0, 30)) + gzip("") + gzip(text.substr(30)) + std::string(512, '\0');
  for (const std::size_t block : {std::size_t{1}, kBlockBytes})
    EXPECT_THAT(read(bytes, "a.gz", block), ElementsAre("a.gz:1 jsonl", "a.gz:2 jsonl", "a.gz:3 jsonl"));
}

TEST(Gzip, TheNameWithoutItsExtensionTellsTheForm) {
  const std::string text = "[brackets] in a first line\n";
  EXPECT_THAT(read(gzip(text), "a.txt.gz"), ElementsAre("a.txt.gz:1 article"));
  EXPECT_THAT(read(gzip(text), "a.jsonl.GZ"), ElementsAre("a.jsonl.GZ:1 jsonl"));
  EXPECT_THAT(read(gzip(gzip(text)), "a.jsonl.gz.gz"), ElementsAre("a.jsonl.gz.gz:1 jsonl"));
  EXPECT_THAT(read(gzip(""), "a.jsonl.gz"), ElementsAre("a.jsonl.gz:1 empty"));
}

TEST(Gzip, StandardInputIsLookedAtToo) {
  for (const std::size_t block : {std::size_t{1}, kBlockBytes})
    EXPECT_THAT(read(gzip(lines(1)), "-", block, {}, find_form("jsonl")), ElementsAre("-:1 jsonl"));
}

TEST(Gzip, WhatIsCutShortKeepsTheRecordsBefore) {
  const std::string whole = gzip(lines(2000));
  for (const std::size_t missing : {std::size_t{1}, std::size_t{8}, std::size_t{100}}) {
    const auto shown = read(whole.substr(0, whole.size() - missing), "a.gz");
    ASSERT_GT(shown.size(), 1000U);
    EXPECT_THAT(shown.back(), HasSubstr("the gzip data are cut short: they end in the middle, at byte "));
    EXPECT_EQ(shown[shown.size() - 2], "a.gz:" + std::to_string(shown.size() - 1) + " jsonl");
  }
  EXPECT_THAT(read("\x1F\x8B", "a.gz"), ElementsAre(HasSubstr("cut short")));
}

TEST(Gzip, DamageIsOneRecordThatSaysWhere) {
  std::string damaged = gzip(lines(50)) + gzip(lines(2000));
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
  const auto shown = read(damaged, "a.gz");
  EXPECT_GT(shown.size(), 50U);
  EXPECT_THAT(shown.back(), HasSubstr("the gzip data are damaged at byte "));

  std::string checksum = gzip(lines(5));
  checksum[checksum.size() - 6] = static_cast<char>(checksum[checksum.size() - 6] ^ 1);
  EXPECT_THAT(read(checksum, "a.gz").back(), HasSubstr("(incorrect data check)"));
  EXPECT_THAT(read(gzip(lines(5)) + "more", "a.gz").back(), HasSubstr("(something else follows them)"));
  EXPECT_THAT(read("\x1F\x8B\x07rest of another method", "a.gz").back(),
              HasSubstr("(unknown compression method)"));
}

TEST(Gzip, BombsMeetTheLimits) {
  const std::string bomb = gzip(std::string(80U << 20, ' '));
  EXPECT_THAT(read(bomb, "a.jsonl.gz").back(), HasSubstr("expands to more than 250 times its size"));
  Doors doors;
  doors.read.limits.expanded_bytes = 1U << 20;
  EXPECT_THAT(read(gzip(lines(100'000)), "a.gz", kBlockBytes, doors).back(),
              HasSubstr("expands to more than 1 MiB"));
  std::string deep = lines(1);
  for (int i = 0; i < 9; ++i) deep = gzip(deep);
  EXPECT_THAT(read(deep, "a.gz"), ElementsAre("a.gz:1 is nested in more than 8 containers"));
}

}  // namespace
}  // namespace broadsheet::indexer
