// Text in other encodings: labels, blocks of any size, places in the input, and what the bytes look like.
#include "archive/decoded_stream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iconv.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <string>
#include <vector>

#include "forms/open.h"

namespace broadsheet::indexer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string by_iconv(std::string text, const char* name) {
  const iconv_t open = iconv_open(name, "UTF-8");
  std::string bytes(text.size() * 2 + 16, '\0');
  char* from = text.data();
  char* to = bytes.data();
  std::size_t left = text.size();
  std::size_t room = bytes.size();
  EXPECT_EQ(iconv(open, &from, &left, &to, &room), 0U) << name;
  iconv_close(open);
  bytes.resize(bytes.size() - room);
  return bytes;
}

std::string encoded(const std::string& text, const Encoding& encoding) {
  if (encoding.name == "Johab") return by_iconv(text, "JOHAB");
  const char* const converter = encoding.converter;
  const icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
  UErrorCode status = U_ZERO_ERROR;
  UConverter* const open = ucnv_open(converter, &status);
  std::string bytes(static_cast<std::size_t>(units.length()) * 8 + 16, '\0');
  const auto size = ucnv_fromUChars(open, bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                    units.getBuffer(), units.length(), &status);
  ucnv_close(open);
  EXPECT_FALSE(U_FAILURE(status)) << converter;
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

std::string encoded(const std::string& text, const char* name) { return encoded(text, *find_encoding(name)); }

std::string decoded(const std::string& bytes, const Encoding& encoding, std::size_t block = kBlockBytes) {
  const auto under = memory_stream(bytes, block);
  DecodedStream stream(*under, encoding);
  std::string text;
  char some[1000];
  while (const std::size_t got = stream.read(static_cast<char*>(some), sizeof some)) text.append(some, got);
  EXPECT_EQ(stream.error(), "");
  return text;
}

TEST(Encodings, AreFoundByTheirLabels) {
  const std::vector<std::pair<const char*, const char*>> cases{{"Shift_JIS", "Shift_JIS"},
                                                               {"sjis", "Shift_JIS"},
                                                               {"windows-31j", "Shift_JIS"},
                                                               {"EUC-JP", "EUC-JP"},
                                                               {"euc-kr", "EUC-KR"},
                                                               {"ks_c_5601-1987", "EUC-KR"},
                                                               {"cp949", "EUC-KR"},
                                                               {"gb2312", "GB18030"},
                                                               {"GBK", "GB18030"},
                                                               {"gb18030", "GB18030"},
                                                               {"big5", "Big5"},
                                                               {"koi8-r", "KOI8-R"},
                                                               {"latin1", "windows-1252"},
                                                               {"Latin-1", "windows-1252"},
                                                               {"ISO-8859-1", "windows-1252"},
                                                               {"cp1251", "windows-1251"},
                                                               {"utf-16", "UTF-16LE"},
                                                               {"utf8", "UTF-8"},
                                                               {"tis-620", "windows-874"},
                                                               {"CP1361", "Johab"}};
  for (const auto& [label, name] : cases) {
    const Encoding* const found = find_encoding(label);
    ASSERT_NE(found, nullptr) << label;
    EXPECT_EQ(found->name, name) << label;
  }
  for (const char* label : {"", " ", "klingon", "sjis ", "utf-7"})
    EXPECT_EQ(find_encoding(label), nullptr) << label;
}

TEST(Encodings, AreAllKnownToIcu) {
  std::string names = list_encodings("\n") + "\n";
  for (std::size_t at = 0; at < names.size(); at = names.find('\n', at) + 1) {
    const Encoding* const encoding = find_encoding(names.substr(at, names.find('\n', at) - at));
    ASSERT_NE(encoding, nullptr);
    const bool is_wide = encoding->name.starts_with("UTF-16") || encoding->name.starts_with("UTF-32");
    EXPECT_EQ(decoded(is_wide ? "" : "Harbour 1", *encoding), is_wide ? "" : "Harbour 1") << encoding->name;
  }
}

// A first half without a second one is no text; what follows it is.
TEST(Encodings, OfJohabShowWhatIsNoText) {
  const Encoding& johab = *find_encoding("Johab");
  for (const std::size_t block : {std::size_t{1}, kBlockBytes}) {
    EXPECT_EQ(decoded("a\x88\x61 b\x88 c", johab, block), "a가 b\xFF c");
    EXPECT_EQ(decoded("a\x88\x61\x88", johab, block), "a가\xFF");
    EXPECT_EQ(decoded("\xFF\xFF", johab, block), "\xFF\xFF");
  }
}

struct Sample {
  const char* encoding;
  const char* text;
};
class EncodedTest : public testing::TestWithParam<Sample> {};

// One article a line, in JSON.
std::string lines_of(const char* text) {
  std::string lines;
  for (int i = 0; i < 30; ++i)
    lines +=
        "{\"id\":\"" + std::to_string(i) + "\",\"body\":\"" + text + "\"}" + (i % 2 == 0 ? "\n" : "\r\n");
  return lines;
}

TEST_P(EncodedTest, IsReadWhateverTheBlocksWithItsPlacesInTheInput) {
  const Encoding& encoding = *find_encoding(GetParam().encoding);
  const std::string text = lines_of(GetParam().text);
  const std::string bytes = encoded(text, encoding);
  Doors doors;
  doors.read.encoding = &encoding;
  for (const std::size_t block : {std::size_t{1}, std::size_t{7}, kBlockBytes}) {
    EXPECT_EQ(decoded(bytes, encoding, block), text);
    const auto reader = open_reader(memory_stream(bytes, block), "a.jsonl", nullptr, doors);
    std::string joined;
    std::uint64_t records = 0;
    while (const auto record = reader->next()) {
      EXPECT_EQ(record->problem, "");
      EXPECT_EQ(record->origin.line, ++records);
      EXPECT_EQ(record->encoding, &encoding);
      joined += record->bytes;
      const std::string piece = bytes.substr(record->origin.offset, record->origin.length);
      EXPECT_EQ(decoded(piece, encoding), record->bytes) << record->origin.offset;
    }
    EXPECT_EQ(joined, text);
    EXPECT_EQ(records, 30U);
  }
}

TEST_P(EncodedTest, IsNamedByAHint) {
  const Encoding& encoding = *find_encoding(GetParam().encoding);
  if (encoding.name.starts_with("UTF")) return;
  Record record;
  for (int i = 0; i < 4; ++i) record.bytes += encoded(GetParam().text, encoding) + "\n";
  const ParsedRecord parsed = parse_record(record, {});
  const auto* rejection = std::get_if<Rejection>(&parsed.front());
  ASSERT_NE(rejection, nullptr);
  EXPECT_THAT(rejection->reason, HasSubstr("; it looks like " + rejection->encoding));
  EXPECT_EQ(rejection->encoding, encoding.name);
}

INSTANTIATE_TEST_SUITE_P(
    Press, EncodedTest,
    testing::Values(
        Sample{"Shift_JIS", "港は台風の通過まで閉鎖され、船は沖で待機した。市場では魚の値段が上がった。"},
        Sample{"EUC-JP", "港は台風の通過まで閉鎖され、船は沖で待機した。市場では魚の値段が上がった。"},
        Sample{"EUC-KR",
               "항구는 태풍이 지나갈 때까지 폐쇄되었고 배들은 먼바다에서 기다렸다. 시장에서는 값이 올랐다."},
        Sample{
            "Johab",
            "항구는 태풍이 지나갈 때까지 폐쇄되었고 배들은 먼바다에서 기다렸다. 港口 안내소는 값이 올랐다고 "
            "했다."},
        Sample{"GB18030",
               "港口在台风过境之前一直关闭，船只在外海等候。市场上的鱼价上涨了，渔民们说这是正常的。"},
        Sample{"Big5",
               "港口在颱風過境之前一直關閉，船隻在外海等候。市場上的魚價上漲了，漁民們說這是正常的。"},
        Sample{"KOI8-R",
               "Гавань была закрыта, пока не прошёл шторм, и корабли ждали на рейде. Цены на рыбу выросли."},
        Sample{"windows-1251",
               "Гавань была закрыта, пока не прошёл шторм, и корабли ждали на рейде. Цены на рыбу выросли."},
        Sample{"windows-1252",
               "Le port a été fermé jusqu’à la fin de la tempête, et les bateaux ont attendu au large. Le "
               "prix du "
               "poisson a augmenté, disent les pêcheurs."},
        Sample{"UTF-16LE", "The harbour 港 was closed 😀."},
        Sample{"UTF-16BE", "The harbour 港 was closed 😀."},
        Sample{"UTF-32LE", "The harbour 港 was closed 😀."}),
    [](const auto& test) {
      std::string name = test.param.encoding;
      std::erase_if(name, [](char c) { return c == '-' || c == '_'; });
      return name;
    });

TEST(DecodedStream, WhatIsNoTextIsABadByte) {
  const Encoding& korean = *find_encoding("EUC-KR");
  EXPECT_EQ(decoded("a \xB0", korean), "a \xFF");
  EXPECT_EQ(decoded("a \xFF b", korean), "a \xFF b");
  EXPECT_EQ(decoded(std::string("h\0\0\xD8i\0", 6), *find_encoding("UTF-16LE")), "h\xFFi");
}

// The records of `bytes`: their form and encoding, or their problem.
std::vector<std::string> read(const std::string& bytes, const char* encoding = nullptr) {
  Doors doors;
  doors.read.encoding = encoding == nullptr ? nullptr : find_encoding(encoding);
  const auto reader = open_reader(memory_stream(bytes), "a", nullptr, doors);
  std::vector<std::string> shown;
  while (const auto record = reader->next()) {
    shown.push_back(!record->problem.empty()
                        ? record->problem
                        : std::string(record->form->name) + " " +
                              std::string(record->encoding == nullptr ? "-" : record->encoding->name));
  }
  return shown;
}

TEST(DecodedStream, AByteOrderMarkCountsMoreThanWhatIsGiven) {
  const std::string text = "\uFEFF{\"id\":1,\"body\":\"Häfen\"}\n";
  for (const char* given : {static_cast<const char*>(nullptr), "EUC-KR"}) {
    EXPECT_THAT(read(encoded(text, "UTF-16LE"), given), ElementsAre("jsonl UTF-16LE"));
    EXPECT_THAT(read(encoded(text, "UTF-16BE"), given), ElementsAre("jsonl UTF-16BE"));
    EXPECT_THAT(read(encoded(text, "UTF-32LE"), given), ElementsAre("jsonl UTF-32LE"));
    EXPECT_THAT(read(text, given), ElementsAre("jsonl -"));
  }
  EXPECT_THAT(read("Häfen öffnen: Fähren für fünf Städte übermäßig\n", "windows-1252"),
              ElementsAre("article -"))
      << "what can only be UTF-8 is read as that";
  EXPECT_THAT(read("H\xE4"
                   "fen\n",
                   "windows-1252"),
              ElementsAre("article windows-1252"));
}

TEST(DecodedStream, TextInTheGivenEncodingIsNotTakenForUtf8) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "港は台風の通過まで閉鎖された。\n";
  EXPECT_THAT(read(encoded(text, "Shift_JIS"), "Shift_JIS"), ElementsAre("article Shift_JIS"));
  EXPECT_THAT(read(encoded(text, "EUC-JP"), "EUC-JP"), ElementsAre("article EUC-JP"));
}

TEST(DecodedStream, Utf16WithoutAMarkIsNamed) {
  const auto reader = open_reader(memory_stream(std::string("H\0a\0f\0e\0n\0", 10)), "a", nullptr);
  const auto record = reader->next();
  ASSERT_TRUE(record);
  EXPECT_EQ(record->problem, "UTF-16 text without a byte-order mark");
  const ParsedRecord parsed = parse_record(*record, {});
  EXPECT_EQ(std::get<Rejection>(parsed.front()).encoding, "UTF-16LE");
}

// Of U+3000 and U+4E00 the other half is zero.
TEST(DecodedStream, Utf16OfEastAsiaWithoutAMarkIsTold) {
  const std::vector<std::string> texts{
      "港は閉鎖\n\n　一時間後に船は港を出た。\n　灯台は一つだけ残った。\n2024年3月1日\n",
      "港口关闭\n\n　一小时后船只离港。\n　只剩一座灯塔。\n2024年3月1日\n",
      "항구가 닫혔다\n\n一時 간 뒤에 배가 떠났다.\n2024년 3월 1일\n",
      "<html><head><title>港</title></head><body><p>　一時間後に船は港を出た。</p></body></html>",
      "Порт закрыт　一\n\nКорабли ушли через час.\n",
  };
  for (const std::string& text : texts) {
    for (const char* name : {"UTF-16LE", "UTF-16BE"}) {
      const std::string bytes = encoded(text, name);
      const Encoding* const told = unmarked_utf16(bytes);
      ASSERT_NE(told, nullptr) << name << " " << text;
      EXPECT_EQ(told->name, name) << text;
    }
    EXPECT_EQ(unmarked_utf16(text), nullptr) << text;
    EXPECT_EQ(unmarked_utf16(encoded(text, "UTF-32LE")), nullptr) << text;
  }
  // A picture.
  EXPECT_EQ(unmarked_utf16(std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\2\0\0\0\1\x80\x08\x06\0", 25)),
            nullptr);
}

}  // namespace
}  // namespace broadsheet::indexer
