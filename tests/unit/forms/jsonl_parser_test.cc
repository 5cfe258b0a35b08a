// JSON Lines: members and their other names, what is kept as it is, and what is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "broadsheet/indexer/form.h"
#include "broadsheet/indexer/parser.h"
#include "forms/draft/limits.h"
#include "forms/jsonl/parser.h"
#include "forms/parse_one.h"

namespace broadsheet::indexer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

ParsedPart parse_any(const std::string& json, const ParseOptions& options = {}) {
  Record record;
  record.bytes = json;
  record.form = find_form("jsonl");
  record.origin = {"a.jsonl", 0, 1, 1};
  return parse_one(record, options);
}

ParsedArticle parse_whole(const std::string& json, const ParseOptions& options = {}) {
  auto parsed = parse_any(json, options);
  if (const auto* rejection = std::get_if<Rejection>(&parsed)) {
    ADD_FAILURE() << json << " rejected: " << rejection->reason;
    return {};
  }
  return std::get<ParsedArticle>(std::move(parsed));
}

schema::Article parse(const std::string& json, const ParseOptions& options = {}) {
  return parse_whole(json, options).article;
}

std::string reject(const std::string& json, const ParseOptions& options = {}) {
  const auto parsed = parse_any(json, options);
  const auto* rejection = std::get_if<Rejection>(&parsed);
  return rejection == nullptr ? "accepted" : rejection->reason;
}

TEST(JsonLines, ReadsEveryMember) {
  const auto a = parse(
      R"({"id":"a-1","headlines":[{"lang":"ja","text":"港で会談"},{"lang":"id","text":"Pertemuan"}],"body":"Satu.\n\nDua.",)"
      R"("lang":"id","published":"2024-03-01T08:13:00+09:00","modified":"2024-03-01T09:20:00+09:00",)"
      R"("source":{"publisher":"Herald","site":"https://WowKorea.jp/news","rights":"All rights reserved","code":96},)"
      R"("byline":["A desk",{"name":"B desk"}],"url":"https://example.com/1","tags":["nato","korea"]})");
  EXPECT_EQ(a.id, "a-1");
  EXPECT_EQ(a.id_origin, schema::IdOrigin::kGiven);
  ASSERT_EQ(a.headlines.size(), 2U);
  EXPECT_EQ(a.headlines[1].text, "Pertemuan");
  EXPECT_EQ(a.headlines[1].origin, schema::LanguageOrigin::kGiven);
  EXPECT_EQ(a.body.text, "Satu.\n\nDua.");
  EXPECT_EQ(a.body.language, "id");
  ASSERT_TRUE(a.published);
  EXPECT_EQ(schema::format_rfc3339(a.published->utc_seconds), "2024-02-29T23:13:00Z");
  ASSERT_TRUE(a.modified);
  EXPECT_EQ(schema::format_rfc3339(a.modified->utc_seconds), "2024-03-01T00:20:00Z");
  EXPECT_EQ(a.source.publisher, "Herald");
  EXPECT_EQ(a.source.site, "wowkorea.jp");
  EXPECT_EQ(a.source.code, "96");
  EXPECT_EQ(a.byline, "A desk, B desk");
  EXPECT_EQ(a.url, "https://example.com/1");
  EXPECT_THAT(a.tags, ElementsAre("nato", "korea"));
  EXPECT_THAT(a.extra_json, IsEmpty());
}

struct NameCase {
  const char* member;
  const char* value;
};
class OtherNamesTest : public testing::TestWithParam<NameCase> {};

TEST_P(OtherNamesTest, AreRead) {
  const auto a = parse("{\"body\":null,\"title\":null,\"" + std::string(GetParam().member) +
                       "\":" + GetParam().value + ",\"articleBody\":\"text\"}");
  EXPECT_THAT(a.extra_json, IsEmpty()) << GetParam().member;
}

INSTANTIATE_TEST_SUITE_P(
    All, OtherNamesTest,
    testing::Values(NameCase{"headline", "\"x\""}, NameCase{"_id", "\"x\""}, NameCase{"guid", "\"x\""},
                    NameCase{"language", "\"ko\""}, NameCase{"inLanguage", "\"ko\""},
                    NameCase{"date", "\"2024-03-01\""}, NameCase{"published_at", "\"2024-03-01\""},
                    NameCase{"pubDate", "\"2024-03-01\""}, NameCase{"datePublished", "\"2024-03-01\""},
                    NameCase{"publishedAt", "1709248380"}, NameCase{"updated", "\"2024-03-01\""},
                    NameCase{"dateModified", "\"2024-03-01\""}, NameCase{"author", "\"x\""},
                    NameCase{"link", "\"x\""}, NameCase{"keywords", "\"a, b\""},
                    NameCase{"publisher", "{\"name\":\"X\"}"}, NameCase{"copyright", "\"x\""}),
    [](const auto& param) { return std::string(param.param.member); });

TEST(JsonLines, OwnNameCountsFirstAndOthersAreKept) {
  const auto a = parse(
      R"({"headline":"B","title":"A","content":"two","body":"one","date":"2023-01-01","published":"2024-03-01"})");
  EXPECT_EQ(a.headlines.at(0).text, "A");
  EXPECT_EQ(a.body.text, "one");
  EXPECT_EQ(a.date_text, "2024-03-01");
  EXPECT_EQ(a.extra_json, R"({"headline":"B","content":"two","date":"2023-01-01"})");
}

TEST(JsonLines, NullAndEmptyMeanAbsent) {
  const auto a = parse(
      R"({"id":null,"title":"","headline":"A","body":"text","date":null,"url":null,"source":null,"tags":null})");
  EXPECT_EQ(a.headlines.at(0).text, "A");
  EXPECT_THAT(a.id, StartsWith("sha256-"));
  EXPECT_EQ(a.date_problem, "no date line");
  EXPECT_THAT(a.extra_json, IsEmpty());
}

TEST(JsonLines, ReadsTheDevelopmentSetsForm) {
  const auto parsed = parse_whole(
      R"({"id": "set-d00000", "lang": "id", "title": "", "body": "Teks singkat.", "date": null, "source": "set", "url": null})");
  const auto& a = parsed.article;
  EXPECT_EQ(a.id, "set-d00000");
  EXPECT_THAT(a.headlines, IsEmpty());
  EXPECT_EQ(a.source.publisher, "set");
  EXPECT_EQ(a.source.raw, "set");
  EXPECT_THAT(parsed.warnings, IsEmpty());
}

TEST(JsonLines, KeepsIdsAsGiven) {
  for (const char* number : {"0", "-0", "1.0", "1e3", "12345678901234567890123", "-7"}) {
    EXPECT_EQ(parse("{\"id\":" + std::string(number) + ",\"body\":\"x\"}").id, number);
  }
  EXPECT_EQ(parse(R"({"id":" A\t\u0000é ","body":"x"})").id, std::string(" A\t\0é ", 7));
  EXPECT_THAT(parse(R"({"id":"","body":"x"})").id, StartsWith("sha256-"));
  EXPECT_EQ(parse(R"({"id":"","url":"https://example.com/","body":"x"})").id, "https://example.com/");
}

TEST(JsonLines, KeepsUnknownMembers) {
  EXPECT_EQ(parse(R"({"z":1.0,"body":"x","a":{"b":[null,1e2]},"source":{"publisher":"P","country":"KR"}})")
                .extra_json,
            R"({"z":1.0,"a":{"b":[null,1e2]},"source.country":"KR"})");
}

TEST(JsonLines, ReadsTextsInSeveralForms) {
  EXPECT_EQ(parse(R"({"title":["A","B"],"body":["one","","two\r\nlines"]})").body.text, "one\n\ntwo\nlines");
  EXPECT_EQ(parse(R"({"title":["A","B"]})").headlines.size(), 2U);
  EXPECT_EQ(parse(R"({"headlines":"A"})").headlines.at(0).text, "A");
  EXPECT_EQ(parse(R"({"headlines":{"text":" A\nB ","lang":"en"}})").headlines.at(0).text, "A B");
  EXPECT_THAT(parse(R"({"body":"x","tags":"a, b，c、d,,"})").tags, ElementsAre("a", "b", "c", "d"));
  EXPECT_THAT(parse(R"({"body":"x","tags":["a",7,null]})").tags, ElementsAre("a", "7"));
}

TEST(JsonLines, ReadsSources) {
  const auto line = parse(R"({"body":"x","source":"Copyrights(C) Herald wowkorea.jp 96"})").source;
  EXPECT_EQ(line.publisher, "Herald");
  EXPECT_EQ(line.site, "wowkorea.jp");
  const auto raw =
      parse(R"({"body":"x","source":{"raw":"ⓒ 연합뉴스, 무단 전재 및 재배포 금지","place":"서울"}})").source;
  EXPECT_EQ(raw.publisher, "연합뉴스");
  EXPECT_EQ(raw.place, "서울");
  EXPECT_EQ(parse(R"({"body":"x","source":{"name":"P","url":"https://p.example/x"}})").source.site,
            "p.example");
}

TEST(JsonLines, ReadsDatesInEveryForm) {
  const auto utc = [](const std::string& value, const ParseOptions& options = {}) {
    const auto a = parse(R"({"body":"x","published":)" + value + "}", options);
    return a.published ? schema::format_rfc3339(a.published->utc_seconds) : "none: " + a.date_problem;
  };
  EXPECT_EQ(utc(R"("2024-03-01T08:13:00+09:00")"), "2024-02-29T23:13:00Z");
  EXPECT_EQ(utc(R"("2024/03/01 08:13 KST")"), "2024-02-29T23:13:00Z");
  EXPECT_EQ(utc("1709248380"), "2024-02-29T23:13:00Z");
  EXPECT_EQ(utc("1709248380.75"), "2024-02-29T23:13:00Z");
  EXPECT_EQ(utc("-1"), "1969-12-31T23:59:59Z");
  EXPECT_THAT(utc(R"("tomorrow or so")"), StartsWith("none: "));
  EXPECT_THAT(utc(R"("2024-02-30T08:13:00Z")"), HasSubstr("30 February"));
  ParseOptions options;
  options.default_time_zone = "Asia/Seoul";
  EXPECT_EQ(utc(R"("2024-03-01 08:13")", options), "2024-02-29T23:13:00Z");
  EXPECT_EQ(utc(R"("2024-03-01 08:13","zone":"Asia/Tokyo")"), "2024-02-29T23:13:00Z");
}

struct NumberCase {
  const char* number;
  const char* instant;  // and its precision, or why there is none
  const char* rule;     // "" if nothing was open
};
void PrintTo(const NumberCase& row, std::ostream* out) { *out << row.number; }
class JsonNumberDate : public testing::TestWithParam<NumberCase> {};

TEST_P(JsonNumberDate, IsReadByItsSize) {
  for (const std::string member : {"published", "modified"}) {
    const auto parsed =
        parse_whole("{\"body\":\"x\",\"zone\":\"Asia/Seoul\",\"" + member + "\":" + GetParam().number + "}");
    const auto& date = member == "published" ? parsed.article.published : parsed.article.modified;
    const std::string instant =
        date ? schema::format_rfc3339(date->utc_seconds) + " " + std::string(to_string(date->precision))
             : "none";
    EXPECT_EQ(instant, GetParam().instant);
    if (!date) {
      EXPECT_NE(member == "published" ? parsed.article.date_problem : parsed.warnings.at(0), "");
      continue;
    }
    if (*GetParam().rule == '\0') {
      EXPECT_THAT(date->rules, IsEmpty());
    } else {
      EXPECT_THAT(date->rules, testing::Contains(HasSubstr(GetParam().rule)));
      EXPECT_LT(date->confidence, 1.0);
    }
    // What is hardly what it seems is said and counted.
    EXPECT_EQ(parsed.warnings.size(), date->confidence < 0.6 ? 1U : 0U);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Sizes, JsonNumberDate,
    testing::Values(NumberCase{"20240301", "2024-02-29T15:00:00Z day", "-> year, month and day"},
                    NumberCase{"20240301.0", "2024-02-29T15:00:00Z day", "-> year, month and day"},
                    NumberCase{"2.0240301e7", "2024-02-29T15:00:00Z day", "-> year, month and day"},
                    NumberCase{"19451231", "1945-12-30T15:00:00Z day", "-> year, month and day"},
                    NumberCase{"202403", "2024-02-29T15:00:00Z month", "-> year and month"},
                    NumberCase{"2024", "2023-12-31T15:00:00Z year", "-> year"},
                    NumberCase{"202403010813", "2024-02-29T23:13:00Z minute", "-> year, month, day and time"},
                    NumberCase{"20240301081327", "2024-02-29T23:13:27Z second",
                               "-> year, month, day and time"},
                    NumberCase{"1709248380", "2024-02-29T23:13:00Z second", ""},
                    NumberCase{"1709248380.75", "2024-02-29T23:13:00Z second", ""},
                    NumberCase{"1709248380000", "2024-02-29T23:13:00Z second", "-> milliseconds"},
                    NumberCase{"1.70924838e12", "2024-02-29T23:13:00Z second", "-> milliseconds"},
                    NumberCase{"1709248380000000", "2024-02-29T23:13:00Z second", "-> microseconds"},
                    NumberCase{"1709248380000000000", "2024-02-29T23:13:00Z second", "-> nanoseconds"},
                    NumberCase{"315532800", "1980-01-01T00:00:00Z second", ""},
                    NumberCase{"-631152000", "1950-01-01T00:00:00Z second", ""},
                    NumberCase{"-631152000000", "1950-01-01T00:00:00Z second", "-> milliseconds"},
                    NumberCase{"86400", "1970-01-02T00:00:00Z second", "-> seconds"},
                    NumberCase{"20240231", "1970-08-23T06:17:11Z second", "-> seconds"},
                    NumberCase{"-1", "1969-12-31T23:59:59Z second", "-> seconds"},
                    NumberCase{"0", "none", ""}, NumberCase{"30000000000", "none", ""},
                    NumberCase{"1e300", "none", ""}, NumberCase{"-1e300", "none", ""}));

struct ZoneCase {
  const char* language;
  const char* body;
  const char* date;
};
void PrintTo(const ZoneCase& row, std::ostream* out) { *out << row.language; }
class JsonZone : public testing::TestWithParam<ZoneCase> {};

TEST_P(JsonZone, OfTheRecordCountsBeforeThatOfTheLanguage) {
  for (const bool stated : {true, false}) {
    const std::string json = std::string("{\"body\":\"") + GetParam().body + "\"" +
                             (stated ? std::string(",\"lang\":\"") + GetParam().language + "\"" : "") +
                             ",\"published\":\"" + GetParam().date + "\",\"modified\":\"" + GetParam().date +
                             "\",\"zone\":\"Pacific/Auckland\"}";
    ParseOptions options;
    options.default_time_zone = "Europe/London";
    const auto article = parse(json, options);
    for (const auto& date : {article.published, article.modified}) {
      ASSERT_TRUE(date) << json;
      EXPECT_EQ(date->zone, "Pacific/Auckland") << json;
      EXPECT_EQ(schema::format_rfc3339(date->utc_seconds), "2024-02-29T19:13:00Z") << json;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Languages, JsonZone,
    testing::Values(ZoneCase{"ko", "항구의 다리가 오늘 다시 열렸다.", "2024년 3월 1일 오전 8시 13분"},
                    ZoneCase{"ja", "港の橋が今日また開いた。", "2024年3月1日 8時13分"},
                    ZoneCase{"zh", "港口的大桥今天重新开放了。", "2024年3月1日 8:13"},
                    ZoneCase{"zh-TW", "港口的大橋今天重新開放了。", "2024年3月1日 8:13"},
                    ZoneCase{"th", "สะพานที่ท่าเรือเปิดอีกครั้งวันนี้", "1 มีนาคม 2567 08:13"},
                    ZoneCase{"vi", "Cây cầu ở cảng đã mở lại hôm nay.", "01/03/2024 08:13"},
                    ZoneCase{"id", "Jembatan di pelabuhan dibuka lagi hari ini.", "1 Maret 2024 08:13"},
                    ZoneCase{"hi", "बंदरगाह का पुल आज फिर खुल गया।", "1 मार्च 2024 08:13"},
                    ZoneCase{"ar", "افتتح جسر الميناء اليوم من جديد.", "1 مارس 2024 08:13"},
                    ZoneCase{"fa", "پل بندر امروز دوباره باز شد.", "2024-03-01 08:13"},
                    ZoneCase{"he", "הגשר בנמל נפתח היום מחדש.", "1 במרץ 2024 08:13"},
                    ZoneCase{"tr", "Limandaki köprü bugün yeniden açıldı.", "1 Mart 2024 08:13"},
                    ZoneCase{"ru", "Мост в порту сегодня снова открыли.", "1 марта 2024 08:13"},
                    ZoneCase{"el", "Η γέφυρα στο λιμάνι άνοιξε ξανά σήμερα.", "1 Μαρτίου 2024 08:13"},
                    ZoneCase{"de", "Die Brücke am Hafen ist seit heute wieder offen.", "1. März 2024 08:13"},
                    ZoneCase{"fr", "Le pont du port est rouvert depuis aujourd'hui.", "1 mars 2024 08:13"},
                    ZoneCase{"es-MX", "El puente del puerto se abrió hoy de nuevo.",
                             "1 de marzo de 2024 08:13"},
                    ZoneCase{"pt-BR", "A ponte do porto reabriu hoje.", "1 de março de 2024 08:13"},
                    ZoneCase{"en-US", "The bridge at the harbour is open again.", "March 1, 2024 8:13 AM"},
                    ZoneCase{"nl", "De brug bij de haven is weer open.", "1 maart 2024 08:13"},
                    ZoneCase{"fi", "Sataman silta on taas auki tänään.", "1. maaliskuuta 2024 08:13"}));

// Who says what language it is decides whether its zone is told.
TEST(JsonLines, AZoneIsToldByWhatIsStatedBeforeWhatIsGuessed) {
  const auto zone = [](const std::string& members, const std::string& fallback = {}) {
    ParseOptions options;
    options.default_time_zone = fallback;
    const auto a = parse("{" + members + "}", options);
    return a.published ? a.published->zone : "none";
  };
  const std::string clock = R"(,"published":"2024-03-01 08:13")";
  const std::string korean = R"("body":"항구의 다리가 오늘 다시 열렸다.")" + clock;
  EXPECT_EQ(zone(korean + R"(,"lang":"ko")", "Europe/London"), "Asia/Seoul");
  EXPECT_EQ(zone(korean, "Europe/London"), "Europe/London");
  EXPECT_EQ(zone(korean), "Asia/Seoul");
  const std::string spanish =
      R"("body":"El presidente del puerto dijo ayer que la obra del puente nuevo no tiene fecha.")" + clock;
  EXPECT_EQ(zone(spanish), "");
  EXPECT_EQ(zone(spanish + R"(,"lang":"es")"), "");
  EXPECT_EQ(zone(spanish + R"(,"lang":"es")", "America/Lima"), "America/Lima");
  EXPECT_EQ(zone(spanish + R"(,"lang":"es-MX")", "America/Lima"), "America/Mexico_City");
  EXPECT_EQ(zone(spanish + R"(,"lang":"es-AR")"), "America/Argentina/Buenos_Aires");
  EXPECT_EQ(zone(spanish + R"(,"lang":"es-ES")"), "Europe/Madrid");
  const std::string french =
      R"("body":"La ministre a dit hier que le pont du port ne sera pas ouvert avant le printemps.")" + clock;
  EXPECT_EQ(zone(french), "");
  EXPECT_EQ(zone(french + R"(,"lang":"fr-CA")"), "America/Toronto");
  EXPECT_EQ(zone(french + R"(,"lang":"fr-FR")"), "Europe/Paris");
  const std::string russian = R"("body":"Губернатор сказал вчера, что мост в порту откроют весной.")" + clock;
  EXPECT_EQ(zone(russian), "");
  EXPECT_EQ(zone(russian + R"(,"lang":"ru-RU")"), "Europe/Moscow");
}

TEST(JsonLines, AGuessedLanguageIsNotSureOfItsZone) {
  const auto a = parse(
      R"({"body":"De burgemeester zei gisteren dat de nieuwe brug bij de haven niet open gaat.","published":"2024-03-01 08:13"})");
  ASSERT_TRUE(a.published);
  EXPECT_LE(a.published->confidence, 0.7);
}

struct RejectCase {
  const char* json;
  const char* reason;
};
class JsonRejectTest : public testing::TestWithParam<RejectCase> {};

TEST_P(JsonRejectTest, NamesTheReason) {
  EXPECT_THAT(reject(GetParam().json), StartsWith(GetParam().reason)) << GetParam().json;
}

INSTANTIATE_TEST_SUITE_P(
    Faults, JsonRejectTest,
    testing::Values(
        RejectCase{R"({"title":5})", "member \"title\": expected a string, found a number"},
        RejectCase{R"({"headlines":[{"text":5}]})",
                   "member \"headlines.text\": expected a string, found a number"},
        RejectCase{R"({"headlines":[[]]})", "member \"headlines\": expected a string, found a list"},
        RejectCase{R"({"body":{}})", "member \"body\": expected a string, found an object"},
        RejectCase{R"({"body":[1]})", "member \"body\": expected a list of strings, found a number"},
        RejectCase{R"({"id":true,"body":"x"})",
                   "member \"id\": expected a string or a number, found a boolean"},
        RejectCase{"[1]", "expected an object, found a list"},
        RejectCase{"\"x\"", "expected an object, found a string"},
        RejectCase{"{}", "neither headline nor body"},
        RejectCase{R"({"title":" ","body":"\n"})", "neither headline nor body"},
        RejectCase{R"({"body":"x")", "not JSON: "},
        RejectCase{"{\"body\":\"caf\xE9 \xE9\"}", "line 1: not UTF-8 (byte 0xE9 at offset 12)"},
        RejectCase{"", "not JSON: "}));

// Tabs and other control characters that stand in a string as they are.
TEST(JsonLines, ControlCharactersNeedNoEscape) {
  const std::string line =
      "\t{\"id\":\"a\\\\\",\t\"title\":\"Hafen \x02\\\"neu\\\"\",\"body\":\"eins\tzwei\r\\tdrei\x1F\"}";
  const auto parsed = parse_whole(line);
  EXPECT_EQ(parsed.article.id, "a\\");
  EXPECT_EQ(parsed.article.headlines.at(0).text, "Hafen \"neu\"");
  EXPECT_EQ(parsed.article.body.text, "eins\tzwei\n\tdrei");
  EXPECT_THAT(parsed.warnings, testing::IsSupersetOf({"4 control characters that JSON requires to be escaped",
                                                      "2 control characters removed"}));
  ParseOptions strict;
  strict.strict = true;
  EXPECT_THAT(reject(line, strict), HasSubstr("control character"));
  EXPECT_THAT(reject("{\"body\":\"a\tb"), StartsWith("not JSON: "));
  EXPECT_THAT(reject("{\"body\":\"a\tb\\"), StartsWith("not JSON: "));
}

TEST(JsonLines, HalvesOfCharactersAreReplacedWithARemark) {
  const auto parsed =
      parse_whole(R"({"body":"a \\ud800 \ud83d\ude00 \uD800 \udc00\ud83d z \ud800\u0041","id":"\udfff"})");
  EXPECT_EQ(parsed.article.body.text, "a \\ud800 \U0001F600 \uFFFD \uFFFD\uFFFD z \uFFFDA");
  EXPECT_EQ(parsed.article.id, "\uFFFD");
  EXPECT_THAT(parsed.warnings, testing::Contains("5 unpaired surrogates; replaced by U+FFFD"));
  const auto byte = parse_whole("{\"body\":\"caf\xE9 x\"}");
  EXPECT_EQ(byte.article.body.text, "caf\uFFFD x");
  EXPECT_THAT(byte.warnings,
              testing::Contains("line 1: not UTF-8 (byte 0xE9 at offset 12); replaced by U+FFFD"));
}

TEST(JsonLines, StrictRejectsWhatIsNoText) {
  ParseOptions strict;
  strict.strict = true;
  for (const char* json : {R"({"body":"\ud800"})", "{\"body\":\"caf\xE9 x\"}"}) {
    Record record;
    record.bytes = json;
    ParseTools tools;
    const ParsedRecord parsed = parse_json_line(record, strict, Detail::kArticles, tools);
    EXPECT_TRUE(std::holds_alternative<Rejection>(parsed.front())) << json;
  }
}

TEST(JsonLines, HarmlessFaultsAreWarnings) {
  const auto parsed = parse_whole(
      R"({"body":"a\u0000b","lang":7,"url":[],"tags":{},"byline":5,"published":false,"source":true,"zone":"Mars"})");
  EXPECT_EQ(parsed.article.body.text, "ab");
  EXPECT_THAT(parsed.warnings, testing::UnorderedElementsAre(
                                   HasSubstr("\"lang\": expected a language tag, found a number"),
                                   HasSubstr("\"url\": expected a string, found a list"),
                                   HasSubstr("\"tags\": expected a list of strings, found an object"),
                                   HasSubstr("\"byline\": expected a string, found a number"),
                                   HasSubstr("\"published\": expected a date, found a boolean"),
                                   HasSubstr("\"source\": expected an object or a string, found a boolean"),
                                   HasSubstr("\"zone\": not a time zone"), "1 control character removed"));
}

TEST(JsonLines, LastOfEqualMembersCounts) { EXPECT_EQ(parse(R"({"body":"a","body":"b"})").body.text, "b"); }

TEST(JsonLines, ReadsBackWhatItPrints) {
  for (
      const char* json :
      {R"({"id":"a","title":"港で会談","body":"Satu.\nDua.\n\nTiga.","published":"2024/03/01 08:13 KST","source":"Copyrights(C) Herald wowkorea.jp 96"})",
       R"({"body":"[서울=뉴시스] 홍길동 기자 = 국방부 장관은 14일 회담했다.","date":"2024-03-01","url":"https://example.com/1","n":1.0,"date_":3})",
       R"({"title":["A","2:0"],"published":1709248380,"modified":"2024-03-01T09:20:00+09:00","tags":"a,b","author":"x","x":null})",
       R"({"title":"A","published":"2024-02-30","headline":"B","source":{"publisher":"P","country":"KR"},"publisher":"Q"})",
       R"({"body":"no date at all","id":"\u0000","lang":"zh-Hant"})"}) {
    ParseOptions options;
    options.default_time_zone = "Asia/Jakarta";
    options.default_language = "id";
    const auto first = parse(json, options);
    const std::string printed = to_json(first);
    const auto second = parse(printed);
    EXPECT_EQ(to_json(second), printed);
    EXPECT_EQ(fingerprint(second), fingerprint(first)) << printed;
    EXPECT_EQ(to_json(schema::article_from_json(printed)), printed);
  }
}

TEST(JsonLines, ADatesDetailsOfOthersAreReadLikeAnyDate) {
  const auto a = parse(R"({"body":"x","published":"1 March 2024","published_precision":"about"})");
  ASSERT_TRUE(a.published);
  EXPECT_EQ(a.published->local.day, 1);
}

TEST(JsonLines, KeepsOriginsOfOursAndUnknownMembersOfThatName) {
  const auto own = parse(R"({"body":"x","origins":[{"path":"a.txt","offset":7,"line":2,"record":1}]})");
  ASSERT_EQ(own.origins.size(), 1U);
  EXPECT_EQ(own.origins[0].offset, 7U);
  EXPECT_THAT(own.extra_json, IsEmpty());
  const auto other = parse(R"({"body":"x","origins":["Busan"]})");
  EXPECT_TRUE(other.origins.empty());
  EXPECT_EQ(other.extra_json, R"({"origins":["Busan"]})");
}

// `count` elements, parted by commas; "#" in `element` is the element's number.
std::string list_of(std::size_t count, const std::string& element) {
  std::string json;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) json += ',';
    for (const char c : element) json += c == '#' ? std::to_string(i) : std::string(1, c);
  }
  return json;
}

TEST(JsonLines, TagsInOneStringArePartedAtEachSign) {
  EXPECT_THAT(parse(R"({"body":"x","tags":"a,b，c、d、，,é,　e,ￃ"})").tags,
              ElementsAre("a", "b", "c", "d", "é", "e", "ￃ"));
}

TEST(JsonLines, HeadlinesAndTagsBeyondTheLimitAreLeftOut) {
  const ParsedArticle parsed = parse_whole("{\"headlines\":[" + list_of(kMaxHeadlines + 2, R"("h#")") +
                                           "],\"tags\":[" + list_of(kMaxTags + 3, R"("t#")") + "]}");
  EXPECT_EQ(parsed.article.headlines.size(), kMaxHeadlines);
  EXPECT_EQ(parsed.article.headlines.back().text, "h999");
  EXPECT_EQ(parsed.article.tags.size(), kMaxTags);
  EXPECT_THAT(parsed.warnings, ElementsAre("2 headlines beyond the first 1000 are left out",
                                           "3 tags beyond the first 10000 are left out"));
}

TEST(JsonLines, UnknownMembersBeyondTheLimitAreLeftOut) {
  const ParsedArticle parsed = parse_whole("{\"body\":\"x\",\"source\":{" + list_of(100, R"("s#":1)") + "}," +
                                           list_of(kMaxUnknownMembers, R"("m#":1)") + "}");
  EXPECT_THAT(parsed.article.extra_json, HasSubstr("\"m9899\":1,\"source.s0\":1"));
  EXPECT_THAT(parsed.article.extra_json, testing::Not(HasSubstr("m9900")));
  EXPECT_THAT(parsed.warnings, ElementsAre("100 unknown members beyond the first 10000 are left out"));
}

TEST(JsonLines, WarningsOfOneRecordAreBounded) {
  const ParsedArticle parsed = parse_whole("{\"body\":\"x\",\"tags\":[" + list_of(900'000, "{}") + "]}");
  EXPECT_EQ(parsed.warnings.size(), kMaxWarnings + 1);
  EXPECT_EQ(parsed.warnings.back(), "more remarks like these are left out");
}

}  // namespace
}  // namespace broadsheet::indexer
