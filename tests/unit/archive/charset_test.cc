// What tells the charset of a document, and its text.
#include "archive/charset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iconv.h>
#include <unicode/unistr.h>

namespace broadsheet::indexer {
namespace {

std::string in(const char* charset, std::string_view text) {
  const icu::UnicodeString units =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::string bytes(static_cast<std::size_t>(units.length()) * 4 + 16, '\0');
  bytes.resize(static_cast<std::size_t>(
      units.extract(0, units.length(), bytes.data(), static_cast<std::uint32_t>(bytes.size()), charset)));
  return bytes;
}

DecodedText decode(std::string_view bytes, std::string_view transport = {}) {
  CharsetHints hints;
  hints.transport = transport;
  hints.inside = declared_charset(bytes);
  return decode_document(bytes, hints);
}

TEST(Charset, IsReadOfADeclaration) {
  for (const char* html :
       {"<meta charset=\"euc-jp\">", "<META CHARSET=EUC-JP>", "<meta charset='euc-jp'/>",
        "<meta http-equiv=Content-Type content=\"text/html; charset=euc-jp\">",
        "<?xml version=\"1.0\" encoding=\"EUC-JP\"?>", "<!-- <meta charset=big5> --><meta charset=euc-jp>"}) {
    const std::string bytes = html + in("EUC-JP", "港の古い灯台");
    const DecodedText decoded = decode(bytes);
    EXPECT_EQ(decoded.charset, "EUC-JP") << html;
    EXPECT_THAT(decoded.text, testing::HasSubstr("港の古い灯台")) << html;
  }
  EXPECT_EQ(declared_charset("<p>charset=euc-jp</p>"), "");
  EXPECT_EQ(declared_charset("<meta charset=nonsense>"), "");
}

TEST(Charset, OfADeclarationThatContradictsUtf8DoesNotCount) {
  const DecodedText decoded = decode("<meta charset=iso-8859-1><p>Grüße aus Köln, 港の灯台</p>");
  EXPECT_EQ(decoded.charset, "UTF-8");
  EXPECT_THAT(decoded.text, testing::HasSubstr("Grüße aus Köln, 港の灯台"));
  EXPECT_EQ(decoded.replaced, 0U);
}

TEST(Charset, CountsInTheOrderMarkTransportDeclaration) {
  EXPECT_EQ(decode("\xEF\xBB\xBF<meta charset=big5>abc").rule, "by its byte-order mark");
  const std::string bytes =
      "<meta charset=windows-1251>" + in("KOI8-R", "Старый маяк снова светит над гаванью");
  EXPECT_EQ(decode(bytes, "koi8-r").charset, "KOI8-R");
  EXPECT_EQ(decode(bytes).charset, "windows-1251");
}

// Both have most letters at the same places.
TEST(Charset, OfGreekIsToldByItsApostropheAndItsCapitalAlpha) {
  const char* const elided =
      "Το παλιό φως φέγγει πάλι πάνω απ’το λιμάνι, και μ’αυτό γυρίζουν τα καράβια στην πόλη.";
  const char* const capital =
      "Άνοιξε πάλι το λιμάνι. Άλλα καράβια γυρίζουν από την παλιά πόλη. Άναψε και το φως.";
  for (const char* text : {elided, capital}) {
    EXPECT_EQ(decode(in("ISO-8859-7", text)).charset, "ISO-8859-7") << text;
    EXPECT_EQ(decode(in("windows-1253", text)).charset, "windows-1253") << text;
  }
}

struct Detected {
  const char* charset;
  const char* text;
};

TEST(Charset, IsDetectedWhereNothingSaysIt) {
  for (const Detected& one : {
           Detected{"Shift_JIS",
                    "港の古い灯台が二年にわたる修理を終え、金曜日の夜にふたたび灯りをともした。"},
           Detected{"EUC-JP", "港の古い灯台が二年にわたる修理を終え、金曜日の夜にふたたび灯りをともした。"},
           Detected{"windows-949",
                    "항구의 오래된 등대가 이 년에 걸친 수리를 마치고 금요일 밤 다시 불을 밝혔다고 항만청이 "
                    "밝혔다."},
           Detected{"GB18030", "港口的老灯塔经过两年修缮，于周五晚重新点亮，港务局当天宣布了这一消息。"},
           Detected{"Big5", "港口的老燈塔經過兩年修繕，於週五晚重新點亮，港務局當天宣布了這一消息。"},
           Detected{"windows-1251",
                    "Старый маяк в гавани снова зажёгся в пятницу вечером после двух лет ремонта, сообщило "
                    "управление порта."},
           Detected{"KOI8-R",
                    "Старый маяк в гавани снова зажёгся в пятницу вечером после двух лет ремонта, сообщило "
                    "управление порта."},
       }) {
    const DecodedText decoded = decode("<p>" + in(one.charset, one.text) + "</p>");
    EXPECT_THAT(decoded.text, testing::HasSubstr(one.text)) << one.charset << " read as " << decoded.charset;
  }
}

// A page of few words has too few bytes to count.
TEST(Charset, OfKanaAloneIsTold) {
  for (const char* const text :
       {"おしらせ", "ニュース", "ラジオ・テレビ", "きょうのニュース、あすのてんき。"}) {
    for (const char* const charset : {"Shift_JIS", "EUC-JP"}) {
      const DecodedText decoded = decode(std::string("<body>\n") + in(charset, text) + "\n</body>");
      EXPECT_THAT(decoded.text, testing::HasSubstr(text)) << charset << " read as " << decoded.charset;
    }
  }
  for (const char* const text : {"Größe für Häuser", "¥1,000 → ¥2,000 ¥3,000", "¤ ¥ ¤", "Preço: ¥¥¥"}) {
    const std::string bytes = in("windows-1252", text);
    EXPECT_THAT(decode(bytes).charset, testing::Not(testing::AnyOf("EUC-JP", "Shift_JIS"))) << text;
  }
}

TEST(Charset, OfJohabIsTold) {
  const char* const text = "등대는 이 년에 걸친 수리를 마치고 금요일 밤 다시 불을 밝혔다고 항만청이 알렸다.";
  std::string utf8 = text;
  std::string bytes(utf8.size(), '\0');
  char* from = utf8.data();
  char* to = bytes.data();
  std::size_t left = utf8.size();
  std::size_t room = bytes.size();
  const iconv_t converter = iconv_open("JOHAB", "UTF-8");
  ASSERT_EQ(iconv(converter, &from, &left, &to, &room), 0U);
  iconv_close(converter);
  bytes.resize(bytes.size() - room);
  const DecodedText decoded = decode("<p>" + bytes + "</p>");
  EXPECT_EQ(decoded.charset, "Johab");
  EXPECT_EQ(decoded.text, "<p>" + std::string(text) + "</p>");
  EXPECT_EQ(decoded.replaced, 0U);
  EXPECT_EQ(decode("<meta charset=johab>" + bytes).rule, "as it says itself");
}

TEST(Charset, ReplacesWhatIsNoText) {
  const DecodedText decoded = decode(
      "<meta charset=utf-8>Gr\xFC\xDF"
      "e: caf\xC3\xA9, na\xC3\xAFve, d\xC3\xA9j\xC3\xA0 vu" +
      std::string(200, 'a') + "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9");
  EXPECT_GT(decoded.replaced, 0U);
  EXPECT_THAT(decoded.text, testing::HasSubstr("café"));
}

}  // namespace
}  // namespace broadsheet::indexer
