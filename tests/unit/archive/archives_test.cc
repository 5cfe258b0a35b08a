// Archives with members: every format and method, nested, damaged, cut, encrypted, with names in any charset.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <string>
#include <vector>

#include "archive/made_archives.h"
#include "forms/open.h"

namespace broadsheet::indexer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using tests::compressed;
using tests::Files;
using tests::made_archive;

const std::string kLine = "{\"id\":1,\"body\":\"Ships wait outside the harbour.\"}\n";

// A source that can only be read in order, as a pipe is.
class Pipe final : public ByteStream {
 public:
  Pipe(std::string_view bytes, std::size_t block) : under_(memory_stream(bytes, block)) {}

 private:
  std::size_t take(char* to, std::size_t size) override { return under_->read(to, size); }
  const std::unique_ptr<ByteStream> under_;
};

// "path:line form" of each record, or its problem.
std::vector<std::string> read(const std::string& bytes, const std::string& path,
                              std::size_t block = kBlockBytes, bool is_pipe = false) {
  const auto reader = open_reader(is_pipe ? std::unique_ptr<ByteStream>(std::make_unique<Pipe>(bytes, block))
                                          : memory_stream(bytes, block),
                                  path, nullptr);
  std::vector<std::string> shown;
  while (const auto record = reader->next()) {
    shown.push_back(to_string(record->origin) + " " +
                    (!record->problem.empty()   ? record->problem
                     : !record->skipped.empty() ? "skipped: " + record->skipped
                                                : std::string(record->form->name)));
  }
  return shown;
}

// Bytes that no method makes smaller, and that look like nothing.
std::string noise(std::size_t size) {
  std::string bytes;
  std::uint32_t state = 1;
  while (bytes.size() < size) {
    state = state * 1664525U + 1013904223U;
    bytes += static_cast<char>('a' + (state >> 24U) % 26);
  }
  return bytes;
}

struct Kind {
  const char* name;
  const char* format;
  const char* filter;
};
class ArchiveKind : public testing::TestWithParam<Kind> {};

TEST_P(ArchiveKind, GivesItsMembersInOrderWhateverTheBlocks) {
  const Files files{{"03/", ""},
                    {"03/a.jsonl", kLine},
                    {"03/b.jsonl", kLine + kLine},
                    {".hidden", kLine},
                    {"港.jsonl", kLine}};
  const std::string bytes = made_archive(GetParam().format, files, GetParam().filter);
  for (const std::size_t block : {std::size_t{1}, std::size_t{600}, kBlockBytes}) {
    for (const bool is_pipe : {false, true}) {
      EXPECT_THAT(read(bytes, "a.bin", block, is_pipe),
                  ElementsAre("a.bin!/03/a.jsonl:1 jsonl", "a.bin!/03/b.jsonl:1 jsonl",
                              "a.bin!/03/b.jsonl:2 jsonl", "a.bin!/港.jsonl:1 jsonl"));
    }
  }
}

TEST_P(ArchiveKind, HoldsArchives) {
  const std::string inner = made_archive(GetParam().format, {{"1.jsonl", kLine}}, GetParam().filter);
  const std::string outer = made_archive("pax", {{"day.bin", inner}, {"2.jsonl", kLine}}, "zstd");
  EXPECT_THAT(read(outer, "a.tar.zst"),
              ElementsAre("a.tar.zst!/day.bin!/1.jsonl:1 jsonl", "a.tar.zst!/2.jsonl:1 jsonl"));
}

// What was whole before the end is read, and one record says that the rest is missing. 7z has its list at its
// end: nothing of it can be read then.
TEST_P(ArchiveKind, WhenCutGivesWhatStandsBefore) {
  const std::string bytes =
      made_archive(GetParam().format, {{"1.jsonl", kLine}, {"2.txt", noise(1'500'000)}}, GetParam().filter);
  const auto records = read(bytes.substr(0, bytes.size() * 2 / 3), "a.bin");
  ASSERT_FALSE(records.empty());
  EXPECT_THAT(records.back(), testing::AnyOf(HasSubstr("cut short"), HasSubstr("damaged"))) << records.back();
  if (std::string(GetParam().format) == "7zip") return;
  EXPECT_EQ(records.size(), 2U);
  EXPECT_EQ(records.front(), "a.bin!/1.jsonl:1 jsonl");
}

TEST_P(ArchiveKind, EndsWhereverItIsDamaged) {
  const std::string whole =
      made_archive(GetParam().format, {{"1.jsonl", kLine}, {"2.txt", noise(2000)}}, GetParam().filter);
  const std::size_t step = std::max<std::size_t>(1, whole.size() / 300);
  for (std::size_t at = 0; at < whole.size(); at += step) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
    EXPECT_LE(read(bytes, "a.bin").size(), 12U) << at;
  }
}

INSTANTIATE_TEST_SUITE_P(All, ArchiveKind,
                         testing::Values(Kind{"ustar", "ustar", ""}, Kind{"pax", "pax", ""},
                                         Kind{"tar_gzip", "gnutar", "gzip"},
                                         Kind{"tar_bzip2", "ustar", "bzip2"}, Kind{"tar_xz", "pax", "xz"},
                                         Kind{"tar_zstd", "pax", "zstd"}, Kind{"zip", "zip", ""},
                                         Kind{"seven_zip", "7zip", ""}),
                         [](const auto& param) { return std::string(param.param.name); });

TEST(Archives, ACompressedFileIsWhatIsInIt) {
  for (const char* filter : {"gzip", "bzip2", "xz", "zstd"}) {
    EXPECT_THAT(read(compressed(kLine + kLine, filter), "a.jsonl.x"),
                ElementsAre("a.jsonl.x:1 jsonl", "a.jsonl.x:2 jsonl"))
        << filter;
    // Several one after the other are one stream.
    EXPECT_THAT(read(compressed(kLine, filter) + compressed(kLine, filter), "a"),
                ElementsAre("a:1 jsonl", "a:2 jsonl"))
        << filter;
    EXPECT_THAT(read(compressed("", filter), "a"), ElementsAre("a:1 empty")) << filter;
    const std::string whole = compressed(noise(100'000), filter);
    EXPECT_THAT(read(whole.substr(0, whole.size() - 300), "a").back(), HasSubstr("cut short")) << filter;
  }
}

std::string little_endian(std::uint32_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i, value >>= 8U) out += static_cast<char>(value & 255U);
  return out;
}

// A member of a zip as it is, with the flags `flags`.
std::string stored_member(const std::string& name, const std::string& bytes, std::uint32_t flags) {
  const auto size = static_cast<std::uint32_t>(bytes.size());
  const auto crc = static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), size));
  return "PK\x03\x04" + little_endian(20, 2) + little_endian(flags, 2) + little_endian(0, 2) +
         little_endian(0, 4) + little_endian(crc, 4) + little_endian(size, 4) + little_endian(size, 4) +
         little_endian(static_cast<std::uint32_t>(name.size()), 2) + little_endian(0, 2) + name + bytes;
}

TEST(Archives, EncryptedMembersAreRejectedByName) {
  constexpr std::uint32_t kEncrypted = 1;
  EXPECT_THAT(
      read(stored_member("a.jsonl", kLine, kEncrypted) + stored_member("b.jsonl", kLine, 0) +
               stored_member("c.jsonl", kLine, kEncrypted) + stored_member("d.jsonl", kLine, 0),
           "a.zip"),
      ElementsAre("a.zip!/a.jsonl:1 encrypted", "a.zip!/b.jsonl:1 jsonl", "a.zip!/c.jsonl:1 encrypted",
                  "a.zip!/d.jsonl:1 jsonl", testing::AnyOf(HasSubstr("cut short"), HasSubstr("damaged"))));
}

// Where the data of a member of a zip begin.
std::size_t data_of(const std::string& zip, const std::string& name) {
  constexpr std::size_t kExtraBytesAt = 2;  // before the name
  const std::size_t at = zip.find(name);
  const auto extra = static_cast<unsigned char>(zip[at - kExtraBytesAt]);
  return at + name.size() + extra;
}

// Where libarchive gives up, the next member's header is found again.
TEST(Archives, WhatStandsBehindADamagedMemberOfAZipIsRead) {
  const std::string text = kLine + "{\"id\":2,\"body\":\"" + noise(200'000) + "\"}\n";
  std::string whole = made_archive(
      "zip",
      {{"a.jsonl", kLine}, {"b.jsonl", text}, {"c.jsonl", kLine}, {"d.jsonl", text}, {"e/f.jsonl", kLine}});
  constexpr char kNoBlock = 0x07;
  whole[data_of(whole, "b.jsonl")] = kNoBlock;
  whole[data_of(whole, "d.jsonl")] = kNoBlock;
  for (const std::size_t block : {std::size_t{1000}, kBlockBytes}) {
    for (const bool is_pipe : {false, true}) {
      EXPECT_THAT(read(whole, "a.zip", block, is_pipe),
                  ElementsAre("a.zip!/a.jsonl:1 jsonl",
                              HasSubstr("a.zip!/b.jsonl:1 the zip archive is damaged near byte"),
                              "a.zip!/c.jsonl:1 jsonl",
                              HasSubstr("a.zip!/d.jsonl:1 the zip archive is damaged near byte"),
                              "a.zip!/e/f.jsonl:1 jsonl"));
    }
  }
}

// Each place costs a reader of its own.
TEST(Archives, AZipThatIsDamagedAllOverIsReadNoFurther) {
  constexpr std::uint32_t kDeflated = 8;
  std::string member = stored_member("a", "\x07", 0);
  member[8] = static_cast<char>(kDeflated);
  std::string whole;
  for (int i = 0; i < 12'000; ++i) whole += member;
  const std::vector<std::string> records = read(whole, "a.zip");
  EXPECT_GT(records.size(), 10'000U);
  EXPECT_LT(records.size(), 10'010U);
  EXPECT_THAT(records.front(), HasSubstr("a.zip!/a:1 the zip archive is damaged near"));
  EXPECT_EQ(records.back(),
            "a.zip:1 the zip archive is damaged at more than 10000 places, and is read no further");
}

TEST(Archives, WhatStandsBeforeDamageIsRead) {
  constexpr std::size_t kChecksumAt = 14;
  std::string zip = stored_member("a.jsonl", kLine + kLine, 0) + stored_member("b.jsonl", kLine, 0);
  zip[kChecksumAt] ^= 1;
  EXPECT_THAT(
      read(zip + "PK\x05\x06" + std::string(18, '\0'), "a.zip"),
      ElementsAre("a.zip!/a.jsonl:1 jsonl", "a.zip!/a.jsonl:2 jsonl",
                  HasSubstr("a.zip!/a.jsonl:3 the zip archive is damaged"), "a.zip!/b.jsonl:1 jsonl"));
}

// The size of an encrypted member may stand behind it.
TEST(Archives, WhatStandsBehindAnEncryptedMemberWithoutASizeIsRead) {
  constexpr std::uint32_t kEncrypted = 1;
  constexpr std::uint32_t kSizeBehind = 8;
  std::string first = stored_member("a.jsonl", noise(500), kEncrypted | kSizeBehind);
  for (std::size_t i = 14; i < 26; ++i) first[i] = 0;
  const std::string sizes = "PK\x07\x08" + std::string(12, '\x01');
  EXPECT_THAT(read(first + sizes + stored_member("b.jsonl", kLine, 0) + "PK\x05\x06" + std::string(18, '\0'),
                   "a.zip"),
              ElementsAre("a.zip!/a.jsonl:1 encrypted", "a.zip!/b.jsonl:1 jsonl"));
}

struct NameCase {
  const char* charset;
  std::vector<std::string> raw;
  std::vector<std::string> names;
};

// Names as archivers of the time wrote them, in the charset of their machine.
TEST(Archives, NamesInLegacyCharsetsAreDecoded) {
  const std::vector<NameCase> cases{
      {"Shift_JIS",
       {"\x8D\x60\x82\xCC\x90\x56\x95\xB7/\x96\xBE\x82\xA9\x82\xE8.jsonl",
        "\x8D\x60\x82\xCC\x90\x56\x95\xB7/\x93\x94\x91\xE4.jsonl"},
       {"港の新聞/明かり.jsonl", "港の新聞/灯台.jsonl"}},
      {"EUC-KR",
       {"\xBD\xC5\xB9\xAE/\xC7\xD7\xB1\xB8\xC0\xC7 \xB5\xEE\xB4\xEB.jsonl",
        "\xBD\xC5\xB9\xAE/\xB4\xBA\xBD\xBA.jsonl"},
       {"신문/항구의 등대.jsonl", "신문/뉴스.jsonl"}},
      {"windows-1251",
       {"\xE3\xE0\xE7\xE5\xF2\xE0/\xED\xEE\xE2\xEE\xF1\xF2\xE8 \xEF\xEE\xF0\xF2\xE0.jsonl"},
       {"газета/новости порта.jsonl"}},
  };
  for (const NameCase& one : cases) {
    Files files;
    std::vector<std::string> wanted;
    for (const std::string& raw : one.raw) files.emplace_back(raw, kLine);
    for (const std::string& name : one.names) wanted.push_back("a.tar!/" + name + ":1 jsonl");
    EXPECT_EQ(read(made_archive("ustar", files), "a.tar"), wanted) << one.charset;
  }
}

TEST(Archives, WhatIsNotInAListIsRejectedByName) {
  const std::string list =
      R"({"profile":"data-package","resources":[{"path":"archive/a.warc"},{"path":"pages/p.jsonl"}]})";
  EXPECT_THAT(read(made_archive("zip", {{"pages/p.jsonl", "{\"format\": \"json-pages-1.0\"}\n"},
                                        {"datapackage.json", list}}),
                   "a.wacz"),
              ElementsAre("a.wacz!/pages/p.jsonl:1 skipped: a list of the pages of a web archive (WACZ)",
                          "a.wacz!/datapackage.json:1 skipped: the list of the files of a web archive (WACZ)",
                          "a.wacz!/archive/a.warc:1 datapackage.json lists it, but it is not there"));
}

}  // namespace
}  // namespace broadsheet::indexer
