// WARC and ARC: what crawls hold, whole and broken.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "archive/digest.h"
#include "archive/http_message.h"
#include "archive/made_archives.h"
#include "archive/web_record.h"
#include "forms/open.h"
#include "fuzz/entry.h"
#include "processor_time.h"

namespace broadsheet::indexer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;
using tests::compressed;
using tests::html_page;
using tests::http_page;
using tests::warc_record;

constexpr const char* kUrl = "http://harbour.example/1";

std::vector<Record> records_of(const std::string& bytes, std::size_t block = kBlockBytes,
                               const WebSelection& wanted = {}) {
  Doors doors;
  doors.read.web = wanted;
  const auto reader = open_reader(memory_stream(bytes, block), "a.warc", nullptr, doors);
  std::vector<Record> records;
  while (auto record = reader->next()) records.push_back(std::move(*record));
  return records;
}

// "MEMBER form", "MEMBER skipped: why" or "MEMBER rejected: why" of each record.
std::vector<std::string> read(const std::string& bytes, std::size_t block = kBlockBytes,
                              const WebSelection& wanted = {}) {
  std::vector<std::string> shown;
  for (const Record& record : records_of(bytes, block, wanted)) {
    const std::string name = record.origin.members.empty() ? std::string("-") : record.origin.members.back();
    shown.push_back(name + " " +
                    (!record.problem.empty()   ? "rejected: " + record.problem
                     : !record.skipped.empty() ? "skipped: " + record.skipped
                                               : std::string(record.form->name)));
  }
  return shown;
}

std::string page(const std::string& url = kUrl) {
  return warc_record("response", url, http_page(html_page("The lighthouse shines again")));
}

TEST(Warc, GivesPagesWithWhatTheCrawlSaysOfThem) {
  const std::string bytes =
      warc_record("warcinfo", "", "software: none\r\n", "Content-Type: application/warc-fields\r\n") +
      warc_record("request", kUrl, "GET /1 HTTP/1.1\r\n\r\n") + page();
  for (const std::size_t block : {std::size_t{1}, std::size_t{100}, kBlockBytes}) {
    EXPECT_THAT(read(bytes, block), ElementsAre("- skipped: a record of type warcinfo",
                                                std::string(kUrl) + " skipped: a record of type request",
                                                std::string(kUrl) + " html"));
  }
  const Record record = records_of(bytes).back();
  ASSERT_NE(record.envelope, nullptr);
  EXPECT_EQ(record.envelope->url, kUrl);
  EXPECT_EQ(record.envelope->fetched_utc_seconds, 1709366400);
  EXPECT_EQ(record.media_type, "text/html");
  EXPECT_EQ(record.charset, "utf-8");
  EXPECT_EQ(record.bytes, html_page("The lighthouse shines again"));
  EXPECT_THAT(record.warnings, IsEmpty());
}

// The numbers of the pages that are read of a crawl: 1 was found, 2 was not, 3 is a picture, 4 was fetched
// later, 5 stands elsewhere.
std::string selected(const WebSelection& wanted) {
  std::string there = page("http://harbour.example/4");
  const std::size_t date = there.find("2024-03-02T08:00:00Z");
  there.replace(date, 20, "2024-03-02T08:00:01Z");
  std::string missing = http_page(html_page("Nothing here"));
  missing.replace(missing.find("200"), 3, "404");
  const std::string bytes =
      page("http://harbour.example/1") + warc_record("response", "http://harbour.example/2", missing) +
      warc_record("response", "http://harbour.example/3",
                  "HTTP/1.1 200 OK\r\nContent-Type: image/svg+xml\r\n\r\n<svg xmlns=\"x\"/>") +
      there + page("https://www.island.example/5?a=b");
  std::string read;
  for (const Record& record : records_of(bytes, kBlockBytes, wanted)) {
    constexpr std::string_view kHost = ".example/";
    const std::string& url = record.origin.members.back();
    if (record.skipped.empty()) read += url[url.find(kHost) + kHost.size()];
  }
  return read;
}

TEST(Warc, GivesWhatWasAskedFor) {
  EXPECT_EQ(selected({}), "145");
  WebSelection statuses;
  statuses.statuses = {{200, 200}, {400, 499}};
  EXPECT_EQ(selected(statuses), "1245");
  statuses.statuses = {{404, 404}};
  EXPECT_EQ(selected(statuses), "2");
  WebSelection urls;
  urls.urls = {"harbour.example/*", "*island*"};
  urls.not_urls = {"*/4"};
  EXPECT_EQ(selected(urls), "15");
  urls.urls.clear();
  EXPECT_EQ(selected(urls), "15");
  WebSelection types;
  types.media_types = {"image/*"};
  EXPECT_EQ(selected(types), "");  // SVG is in no form that is read
  types.media_types = {"TEXT/HTML"};
  EXPECT_EQ(selected(types), "145");
  WebSelection since;
  since.since_utc_seconds = 1709366401;
  EXPECT_EQ(selected(since), "4");
  EXPECT_THAT(read(page(), kBlockBytes, since),
              ElementsAre(std::string(kUrl) + " skipped: fetched before the date that was asked for"));
  EXPECT_THAT(read(page("http://island.example/"), kBlockBytes, urls),
              ElementsAre("http://island.example/ html"));
}

TEST(WebSelection, PatternsOfAddresses) {
  struct Case {
    const char* pattern;
    const char* url;
    bool is_like;
  };
  constexpr Case kCases[] = {
      {"*", "http://a.example/", true},
      {"*", "", true},
      {"", "http://a.example/", false},
      {"a.example/*", "http://a.example/news", true},
      {"a.example/*", "https://A.Example/", true},
      {"a.example/*", "http://www.a.example/", false},
      {"*.a.example/*", "http://www.a.example/", true},
      {"https://a.example/*", "http://a.example/", false},
      {"a.example/2024/?\?/*.html", "http://a.example/2024/03/x.html", true},
      {"a.example/2024/?\?/*.html", "http://a.example/2024/3/x.html", false},
      {"a.example/?id=*", "http://a.example/?id=1", true},
      {"*/a/*/b/*", "http://x.example/a/a/c/b/b", true},
      {"*ab", "http://aab", true},
      {"*ab*ab*ab", "http://ababab", true},
      {"*ab*ab*abab", "http://ababab", false},
      {"a.example/新聞/*", "http://a.example/新聞/1", true},
  };
  for (const Case& one : kCases) {
    EXPECT_EQ(is_address_like(one.url, one.pattern), one.is_like) << one.pattern << " " << one.url;
  }
  // Hostile ones take no longer than their product.
  std::string stars;
  for (int i = 0; i < 1000; ++i) stars += "a*";
  EXPECT_FALSE(is_address_like("http://" + std::string(1'000'000, 'a'), stars + "b"));
}

TEST(Warc, ATextHasTheAddressAndTheTimeOfTheCrawl) {
  const std::string text = "The ferry is back\n\nIt leaves at noon again.\n";
  const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + text;
  EXPECT_THAT(read(warc_record("response", kUrl, http)),
              ElementsAre(std::string(kUrl) + " skipped: media type text/plain"));
  WebSelection wanted;
  wanted.media_types = {"text/plain"};
  const std::vector<Record> records = records_of(warc_record("response", kUrl, http), kBlockBytes, wanted);
  ASSERT_EQ(records.size(), 1U);
  ParsedRecord parsed = parse_record(records[0], {}, Detail::kArticles);
  ASSERT_EQ(parsed.size(), 1U);
  const schema::Article& article = std::get<ParsedArticle>(parsed[0]).article;
  EXPECT_EQ(article.url, kUrl);
  EXPECT_EQ(article.id, kUrl);
  ASSERT_TRUE(article.published);
  EXPECT_EQ(article.published->utc_seconds, 1709366400);
}

schema::Article article_of(const std::string& bytes) {
  ParsedRecord parsed = parse_record(records_of(bytes).front(), {}, Detail::kArticles);
  return std::get<ParsedArticle>(parsed.front()).article;
}

TEST(Warc, APageWithoutADateIsTheSameAtTheNextVisit) {
  std::string later = page();
  later.replace(later.find("2024-03-02T08:00:00Z"), 20, "2024-05-02T08:00:00Z");
  const schema::Article first = article_of(page());
  const schema::Article second = article_of(later);
  ASSERT_TRUE(first.published);
  EXPECT_EQ(first.published->utc_seconds, 1709366400);
  EXPECT_EQ(first.published->rules.front(), schema::kFetchedRule);
  EXPECT_NE(first.published->utc_seconds, second.published->utc_seconds);
  EXPECT_EQ(schema::fingerprint(first), schema::fingerprint(second));
  EXPECT_EQ(schema::fingerprint(schema::article_from_json(schema::to_json(first))),
            schema::fingerprint(first));
}

TEST(Warc, ADateInTheTextCountsBeforeThatOfTheCrawl) {
  const auto visit = [](const std::string& text) {
    return *article_of(warc_record("conversion", kUrl, text, "Content-Type: text/plain\r\n")).published;
  };
  EXPECT_EQ(visit("The ferry is back\n\nBUSAN, Feb. 28 (Harbour Wire) -- It leaves at noon again.\n").place,
            "BUSAN");
  EXPECT_EQ(visit("The ferry is back\n\nIt leaves at noon.\n2024/03/01 08:13 KST\n").utc_seconds, 1709248380);
  // Later than the visit.
  EXPECT_EQ(visit("The ferry is back\n\nIt leaves at noon.\n2024/03/09 08:13 KST\n").utc_seconds, 1709366400);
}

TEST(Warc, IsReadCompressedARecordOrWhole) {
  for (const char* filter : {"gzip", "zstd", "bzip2"}) {
    const std::vector<std::string> wanted{std::string(kUrl) + " html", "http://harbour.example/2 html"};
    const std::string second = page("http://harbour.example/2");
    EXPECT_EQ(read(compressed(page(), filter) + compressed(second, filter)), wanted) << filter;
    EXPECT_EQ(read(compressed(page() + second, filter)), wanted) << filter;
  }
}

struct SkipCase {
  const char* type;
  std::string block;
  const char* url;
  const char* shown;
};

TEST(Warc, WhatIsNoPageIsSkippedWithItsReason) {
  const std::vector<SkipCase> cases{
      {"response", http_page("x", "Content-Type: text/html\r\n", "404 Not Found"), kUrl, "HTTP status 404"},
      {"response", http_page("x", "Location: /2\r\n", "302"), kUrl, "HTTP status 302"},
      {"response", http_page("x", "Content-Type: image/png\r\n"), kUrl, "media type image/png"},
      {"response", http_page("User-agent: *\n", "Content-Type: text/plain\r\n"),
       "http://harbour.example/robots.txt", "robots.txt"},
      {"response", http_page("", "Content-Type: text/html\r\n"), kUrl, "an empty page"},
      {"response", http_page("{\"ok\":true}", "Content-Type: application/json\r\n"), kUrl,
       "JSON that is not a feed"},
      {"resource", "Ships wait\n", "metadata://harbour.example/log", "its address is not that of a web page"},
      {"revisit", http_page("", "Content-Type: text/html\r\n"), kUrl,
       "a revisit: the page was the same as at an earlier visit"},
      {"metadata", "x", kUrl, "a record of type metadata"},
      {"odd", "x", kUrl, "a record of type odd"},
  };
  for (const SkipCase& one : cases) {
    EXPECT_THAT(read(warc_record(one.type, one.url, one.block) + page()),
                ElementsAre(std::string(one.url) + " skipped: " + one.shown, std::string(kUrl) + " html"));
  }
}

TEST(Warc, ResourcesAndConversionsAreReadWithoutAHead) {
  EXPECT_THAT(
      read(warc_record("resource", kUrl, html_page("Ships wait"), "Content-Type: text/html\r\n") +
           warc_record("conversion", kUrl, "Ships wait\nThey wait.\n", "Content-Type: text/plain\r\n")),
      ElementsAre(std::string(kUrl) + " html", std::string(kUrl) + " article"));
}

struct BodyCase {
  const char* name;
  std::string headers;
  std::string body;
  bool warns;
};

TEST(Warc, BodiesAreWhatTheBrowserGot) {
  const std::string text = html_page("Ships wait");
  const std::string half = text.substr(0, 100);
  const std::string chunks = "64\r\n" + half + "\r\n" + fmt::format("{:x}", text.size() - 100) + ";x=y\r\n" +
                             text.substr(100) + "\r\n0\r\n\r\n";
  const std::string type = "Content-Type: text/html\r\n";
  const std::vector<BodyCase> cases{
      {"plain", type, text, false},
      {"chunked", type + "Transfer-Encoding: chunked\r\n", chunks, false},
      {"chunks undone", type + "Transfer-Encoding: chunked\r\n", text, false},
      {"chunks broken", type + "Transfer-Encoding: chunked\r\n", "64\r\n" + half + "\r\n" + text.substr(100),
       true},
      {"gzip", type + "Content-Encoding: gzip\r\n", compressed(text, "gzip"), false},
      {"gzip said", type + "Content-Encoding: gzip\r\n", text, true},
      {"gzip unsaid", type, compressed(text, "gzip"), false},
      {"unknown", type + "Content-Encoding: rot13\r\n", text, true},
      {"zstd", type + "Content-Encoding: zstd\r\n", compressed(text, "zstd"), false},
      {"br said", type + "Content-Encoding: br\r\n", text, true},
      {"blank before colon", "Content-Type : text/html\r\n", text, false},
      {"folded", "Content-Type: text/html;\r\n charset=utf-8\r\n", text, false},
  };
  for (const BodyCase& one : cases) {
    const std::vector<Record> records =
        records_of(warc_record("response", kUrl, http_page(one.body, one.headers)));
    ASSERT_EQ(records.size(), 1U) << one.name;
    EXPECT_EQ(records[0].bytes, text) << one.name << records[0].problem << records[0].skipped;
    EXPECT_EQ(!records[0].warnings.empty(), one.warns) << one.name;
  }
}

TEST(Warc, LineEndsAndOddHeadsAreTaken) {
  std::string lf = page();
  std::string::size_type at = 0;
  while ((at = lf.find("\r\n", at)) != std::string::npos) lf.erase(at, 1);
  // Its length counts one byte for each end of a line.
  const std::string block = http_page(html_page("Ships wait"));
  std::string head =
      "WARC/0.18\nwarc-type : Response\nWARC-Target-URI: <http://harbour.example/1>\nX-Folded: a\n "
      "b\nContent-Type: application/http\nContent-Length: " +
      std::to_string(block.size()) + "\n\n";
  EXPECT_THAT(read(head + block + "\n" + head + block),
              ElementsAre(std::string(kUrl) + " html", std::string(kUrl) + " html"));
  // Zero bytes, or nothing, between records.
  EXPECT_THAT(read(head + block + std::string(3, '\0') + head + block),
              ElementsAre(std::string(kUrl) + " html", std::string(kUrl) + " html"));
}

TEST(Warc, AWrongLengthCostsNoOtherRecord) {
  const std::string block = http_page(html_page("Ships wait"));
  const std::string type = "Content-Type: application/http\r\n";
  for (const int off : {-30, -1, 7, 100, 1'000'000}) {
    const std::string length = std::to_string(static_cast<int>(block.size()) + off);
    const std::string bytes = page() +
                              warc_record("response", "http://harbour.example/2", block, type, length) +
                              page("http://harbour.example/3");
    const std::vector<Record> records = records_of(bytes);
    ASSERT_EQ(records.size(), 4U) << off;
    EXPECT_EQ(records[1].bytes, html_page("Ships wait")) << off;
    EXPECT_THAT(records[2].problem, StartsWith("record 2 at byte ")) << off;
    EXPECT_THAT(records[2].problem, HasSubstr("its length is wrong: it says " + length)) << off;
    EXPECT_EQ(records[3].origin.members.back(), "http://harbour.example/3") << off;
    EXPECT_EQ(records[3].problem, "") << off;
  }
}

TEST(Warc, ZeroBytesBeforeTheEndOfARecordBelongToIt) {
  const std::string block = http_page(compressed(html_page("Ships wait"), "gzip"),
                                      "Content-Type: text/html\r\nContent-Encoding: gzip\r\n");
  ASSERT_EQ(block.back(), '\0');
  EXPECT_THAT(read(warc_record("response", kUrl, block, "Content-Type: application/http\r\n",
                               std::to_string(block.size() - 2)) +
                   page()),
              ElementsAre(std::string(kUrl) + " html", HasSubstr("its length is wrong"),
                          std::string(kUrl) + " html"));
}

TEST(Warc, ChangedLineEndsAreRejectedBesideThePage) {
  std::string changed = page();
  for (std::size_t at = 0; (at = changed.find("\r\n", at)) != std::string::npos; at += 3)
    changed.insert(at, 1, '\r');
  EXPECT_THAT(read(changed + changed),
              ElementsAre(std::string(kUrl) + " html", HasSubstr("record 1 at byte 0: "),
                          std::string(kUrl) + " html", HasSubstr("record 2 at byte ")));
}

TEST(Warc, RubbishBetweenRecordsIsRejectedWithItsPlace) {
  const std::string first = page();
  EXPECT_THAT(read(first + "rubbish\r\n" + page()),
              ElementsAre(std::string(kUrl) + " html",
                          testing::AnyOf(HasSubstr("its length is wrong"), HasSubstr("belong to no record")),
                          std::string(kUrl) + " html"));
  EXPECT_THAT(read("WARC/1.0\r\nWARC-Type: response\r\n\r\n" + page()),
              ElementsAre("- rejected: record 1 at byte 0: its header states no length",
                          std::string(kUrl) + " html"));
  EXPECT_THAT(read("WARC/1.0\r\n" + std::string(100'000, 'x') + "\r\n\r\n" + page()),
              ElementsAre("- rejected: record 1 at byte 0: its header has no end, or is larger than 64 KiB",
                          std::string(kUrl) + " html"));
}

TEST(Warc, CutShortSaysSoAndKeepsAPageThatIsWhole) {
  const std::string whole = page();
  const std::string two = whole + whole;
  // In the middle of the text.
  EXPECT_THAT(read(two.substr(0, two.size() - 200)),
              ElementsAre(std::string(kUrl) + " html", HasSubstr("cut short")));
  // In the head.
  EXPECT_THAT(read(two.substr(0, whole.size() + 40)),
              ElementsAre(std::string(kUrl) + " html", HasSubstr("cut short inside its header")));
  // Behind the end of the page, within what its length says.
  const std::string block = http_page(html_page("Ships wait"));
  EXPECT_THAT(
      read(whole + warc_record("response", "http://harbour.example/2", block,
                               "Content-Type: application/http\r\n", std::to_string(block.size() + 50))),
      ElementsAre(std::string(kUrl) + " html", "http://harbour.example/2 html", HasSubstr("cut short")));
}

TEST(Warc, ADamagedPieceOfGzipCostsItselfOnly) {
  std::string bytes;
  std::size_t second = 0;
  for (int i = 1; i <= 3; ++i) {
    if (i == 2) second = bytes.size();
    bytes += compressed(page("http://harbour.example/" + std::to_string(i)), "gzip");
  }
  for (const std::size_t into : {std::size_t{60}, std::size_t{200}}) {
    std::string damaged = bytes;
    for (std::size_t i = 0; i < 8; ++i) damaged[second + into + i] = '\xFF';
    const std::vector<std::string> shown = read(damaged);
    ASSERT_GE(shown.size(), 3U);
    EXPECT_EQ(shown.front(), "http://harbour.example/1 html");
    EXPECT_THAT(shown[shown.size() - 2], HasSubstr("the gzip data are damaged at byte"));
    EXPECT_EQ(shown.back(), "http://harbour.example/3 html");
  }
}

TEST(Warc, PartsOfRecordsAreRejectedByName) {
  EXPECT_THAT(read(warc_record("response", kUrl, http_page(html_page("Ships wait")),
                               "Content-Type: application/http\r\nWARC-Segment-Number: 1\r\n") +
                   warc_record("continuation", kUrl, "rest")),
              ElementsAre(HasSubstr("rejected: record 1 at byte 0: the first part"),
                          HasSubstr("parts are not joined")));
}

TEST(Warc, LargeRecordsArePassedOver) {
  const std::string large(WebRecords::kMaxBlockBytes + 10, 'x');
  EXPECT_THAT(read(warc_record("response", kUrl, http_page(large, "Content-Type: video/mp4\r\n")) + page()),
              ElementsAre(std::string(kUrl) + " skipped: media type video/mp4", std::string(kUrl) + " html"));
  EXPECT_THAT(read(warc_record("response", kUrl, http_page(large)) + page()),
              ElementsAre(HasSubstr("larger than 16 MiB"), std::string(kUrl) + " html"));
  // And a page that only grows when it is expanded.
  EXPECT_THAT(read(warc_record("response", kUrl,
                               http_page(compressed(large, "gzip"),
                                         "Content-Type: text/html\r\nContent-Encoding: gzip\r\n")) +
                   page()),
              ElementsAre(HasSubstr("larger than 16 MiB"), std::string(kUrl) + " html"));
}

TEST(Warc, DigestsAreCheckedAndAMismatchIsARemark) {
  const std::string block = http_page("Ships wait\n", "Content-Type: text/html\r\n");
  const auto warnings = [&](const std::string& digest) {
    return records_of(
               warc_record("response", kUrl, block,
                           "Content-Type: application/http\r\nWARC-Payload-Digest: " + digest + "\r\n"))
        .front()
        .warnings;
  };
  std::string actual;
  (void)check_digest("sha1:X", "Ships wait\n", actual);
  EXPECT_THAT(warnings("sha1:" + actual), IsEmpty());
  EXPECT_THAT(warnings("crc:1"), IsEmpty());
  EXPECT_THAT(warnings("sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
              ElementsAre(HasSubstr("the digest of its payload is " + actual)));
}

TEST(Digest, IsReadInAllSpellings) {
  // Of the three letters "abc", from FIPS 180 and RFC 1321.
  std::string actual;
  EXPECT_EQ(check_digest("sha1:a9993e364706816aba3e25717850c26c9cd0d89d", "abc", actual), DigestCheck::kSame);
  EXPECT_EQ(check_digest("sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", "abc", actual), DigestCheck::kSame);
  EXPECT_EQ(
      check_digest("SHA-256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "abc", actual),
      DigestCheck::kSame);
  EXPECT_EQ(check_digest("md5:900150983cd24fb0d6963f7d28e17f72", "abc", actual), DigestCheck::kSame);
  EXPECT_EQ(check_digest("md5:900150983cd24fb0d6963f7d28e17f73", "abc", actual), DigestCheck::kOther);
  EXPECT_EQ(check_digest("abc", "abc", actual), DigestCheck::kUnknown);
}

TEST(WebTime, IsReadInBothSpellings) {
  EXPECT_EQ(parse_web_time("2024-03-01T08:13:00Z"), 1709280780);
  EXPECT_EQ(parse_web_time("2024-03-01T08:13:00.123456Z"), 1709280780);
  EXPECT_EQ(parse_web_time("20240301081300"), 1709280780);
  EXPECT_EQ(parse_web_time("2024-13-01T08:13:00Z"), std::nullopt);
  EXPECT_EQ(parse_web_time("yesterday"), std::nullopt);
}

std::string arc(const std::string& records) {
  const std::string version = "1 0 Harbour\nURL IP-address Archive-date Content-type Archive-length\n";
  return "filedesc://a.arc 0.0.0.0 20240301081300 text/plain " + std::to_string(version.size()) + "\n" +
         version + "\n" + records;
}

TEST(Arc, IsReadAsWarcIs) {
  const std::string block = http_page(html_page("Ships wait"));
  const auto record = [&](const std::string& url, const std::string& length) {
    return url + " 192.0.2.1 20240301081300 text/html " + length + "\n" + block + "\n";
  };
  const std::string right = std::to_string(block.size());
  const std::string bytes = arc(record(kUrl, right) + record("http://harbour.example/a b", right));
  EXPECT_THAT(read(bytes), ElementsAre("filedesc://a.arc skipped: a record of type filedesc",
                                       std::string(kUrl) + " html", "http://harbour.example/a b html"));
  EXPECT_EQ(records_of(bytes)[1].envelope->fetched_utc_seconds, 1709280780);
  EXPECT_THAT(read(arc(record(kUrl, "-1") + record("http://harbour.example/2", right))),
              ElementsAre("filedesc://a.arc skipped: a record of type filedesc",
                          HasSubstr("its header states no length"), "http://harbour.example/2 html"));
  EXPECT_THAT(
      read(arc(record(kUrl, std::to_string(block.size() - 20)) + record("http://harbour.example/2", right))),
      ElementsAre("filedesc://a.arc skipped: a record of type filedesc", std::string(kUrl) + " html",
                  HasSubstr("its length is wrong"), "http://harbour.example/2 html"));
  // Version 1.1 has more fields.
  EXPECT_THAT(
      read(arc(std::string(kUrl) + " 192.0.2.1 20240301081300 text/html 200 - - 0 a.arc " + right + "\n" +
               block + "\n")),
      ElementsAre("filedesc://a.arc skipped: a record of type filedesc", std::string(kUrl) + " html"));
}

TEST(WebIndex, IsSkippedWhereverItLies) {
  EXPECT_THAT(read(" CDX N b a m s k r M S V g\n"),
              ElementsAre("- skipped: an index of a web archive (CDX)"));
  EXPECT_THAT(read("example,harbour)/ 20240301081300 {\"url\": \"http://harbour.example/\"}\n"),
              ElementsAre("- skipped: an index of a web archive (CDX)"));
  EXPECT_THAT(read("(a) Ships wait\nThey wait.\n"), ElementsAre("- article"));
}

// The seeds of the fuzz target, and changes of them: every run the same.
TEST(WebArchiveFuzz, HoldsForSeedsAndChangesOfThem) {
  std::map<std::string, std::string> seeds;
  for (const auto& file :
       std::filesystem::directory_iterator(BROADSHEET_SOURCE_DIR "/tests/fuzz/corpus/web_archive")) {
    std::ifstream stream(file.path(), std::ios::binary);
    std::stringstream bytes;
    bytes << stream.rdbuf();
    seeds[file.path().filename()] = bytes.str();
  }
  ASSERT_GE(seeds.size(), 10U);
  std::mt19937 random(20240301);
  const auto below = [&](std::size_t bound) { return bound == 0 ? 0 : random() % bound; };
  const std::vector<std::string> pieces{
      "\r\n",      "\n",           "WARC/1.0\r\n",       "Content-Length: 9\r\n",
      "0\r\n\r\n", "\x1F\x8B\x08", std::string(1, '\0'), " ",
      "-1"};
  for (const auto& [name, seed] : seeds) {
    SCOPED_TRACE(name);
    for (int i = 0; i < 20; ++i) {
      std::string bytes = seed;
      for (std::size_t rounds = below(4); rounds > 0; --rounds) {
        const std::size_t at = below(bytes.size() + 1);
        switch (below(4)) {
          case 0:
            bytes.insert(at, pieces[below(pieces.size())]);
            break;
          case 1:
            bytes.erase(at, below(30));
            break;
          case 2:
            if (at < bytes.size()) bytes[at] = static_cast<char>(below(256));
            break;
          default:
            bytes += bytes.substr(at, below(400));
        }
      }
      EXPECT_EQ(fuzz::web_archive(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()), 0);
    }
  }
}

// Each looks as far ahead as its length says, and drops little.
TEST(WebArchive, RecordsWithFalseLengthsTakeLinearTime) {
  constexpr double kMostGrowth = 9;  // for four times the bytes
  constexpr double kTooShortToCompare = 0.1;
  for (const char* length : {"5", "300000", "20000000"}) {
    const auto seconds_of = [&](std::size_t records) {
      std::string bytes;
      for (std::size_t i = 0; i < records; ++i)
        bytes += fmt::format("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {}\r\n\r\n", length);
      const std::unique_ptr<ByteStream> stream = memory_stream(bytes);
      const broadsheet::tests::ProcessorTime time;
      WebRecords reader(*stream, WebFormat::kWarc);
      std::size_t found = 0;
      while (reader.next()) ++found;
      EXPECT_GE(found, records / 2);
      return time.seconds();
    };
    const double small = seconds_of(40'000);
    const double large = seconds_of(160'000);
    EXPECT_TRUE(large < kTooShortToCompare || large < kMostGrowth * small)
        << length << ": " << small << " s, " << large << " s";
  }
}

}  // namespace
}  // namespace broadsheet::indexer
