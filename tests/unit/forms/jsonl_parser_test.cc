// JSON Lines: members and their other names, what is kept as it is, and what is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "broadsheet/indexer/form.h"
#include "broadsheet/indexer/parser.h"
#include "forms/draft/limits.h"
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

std::string reject(const std::string& json) {
  const auto parsed = parse_any(json);
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
  EXPECT_THAT(utc("1709248380000"), StartsWith("none: "));
  EXPECT_THAT(utc(R"("tomorrow or so")"), StartsWith("none: "));
  EXPECT_THAT(utc(R"("2024-02-30T08:13:00Z")"), HasSubstr("30 February"));
  ParseOptions options;
  options.default_time_zone = "Asia/Seoul";
  EXPECT_EQ(utc(R"("2024-03-01 08:13")", options), "2024-02-29T23:13:00Z");
  EXPECT_EQ(utc(R"("2024-03-01 08:13","zone":"Asia/Tokyo")"), "2024-02-29T23:13:00Z");
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
        RejectCase{R"({"body":"x")", "not JSON: "}, RejectCase{R"({"body":"\ud800"})", "not JSON: "},
        RejectCase{"{\"body\":\"caf\xE9\"}", "line 1: not UTF-8 (byte 0xE9 at offset 12)"},
        RejectCase{"", "not JSON: "}));

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
                                   HasSubstr("\"zone\": no time zone"), "1 control character removed"));
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
