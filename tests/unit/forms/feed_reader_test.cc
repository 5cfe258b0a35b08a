// How feeds are cut: an entry is a record, and says what it would say inside its feed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "archive/byte_stream.h"
#include "broadsheet/schema/article.h"
#include "forms/open.h"
#include "forms/parts.h"
#include "processor_time.h"

namespace broadsheet::indexer::tests {
namespace {

using testing::ElementsAre;

std::vector<Record> records_of(const std::string& bytes, std::size_t block = 4096,
                               std::string_view form = "feed") {
  const auto reader = open_reader(memory_stream(bytes, block), "a.xml", find_form(form));
  std::vector<Record> records;
  while (auto record = reader->next()) records.push_back(std::move(*record));
  return records;
}

std::string line_of(const ParsedPart& part) {
  if (const auto* skip = std::get_if<Skip>(&part)) return "skipped: " + skip->reason;
  if (const auto* rejection = std::get_if<Rejection>(&part)) return "rejected: " + rejection->reason;
  const auto& parsed = std::get<ParsedArticle>(part);
  std::string line = parsed.key + " " + schema::to_json(parsed.article);
  for (const Evidence& piece : parsed.evidence)
    line += " " + piece.field + "=" + piece.value + " from " + piece.rule;
  return line;
}

struct Feed {
  const char* what;
  std::size_t entries;
  std::string bytes;
};
void PrintTo(const Feed& feed, std::ostream* out) { *out << feed.what; }

class FeedReaderTest : public testing::TestWithParam<Feed> {};

// A feed that is parsed whole is what its entries are.
TEST_P(FeedReaderTest, EntriesSayWhatTheySayInTheirFeed) {
  const std::string& bytes = GetParam().bytes;
  std::vector<std::string> whole;
  for (const ParsedPart& part : parts_of("feed", bytes)) whole.push_back(line_of(part));
  for (const std::size_t block : {std::size_t{1}, std::size_t{7}, std::size_t{4096}}) {
    std::vector<std::string> apart;
    std::uint64_t end = 0;
    for (const Record& record : records_of(bytes, block)) {
      EXPECT_EQ(record.problem, "");
      EXPECT_EQ(bytes.substr(record.origin.offset, record.origin.length), record.bytes);
      EXPECT_EQ(record.origin.line,
                1 + std::count(bytes.begin(),
                               bytes.begin() + static_cast<std::ptrdiff_t>(record.origin.offset), '\n'));
      EXPECT_GE(record.origin.offset, end);
      end = record.origin.offset + record.origin.length;
      EXPECT_EQ(record.origin.number, apart.size() + 1);
      const ParsedRecord parts = parse_record(record, {}, Detail::kEvidence);
      ASSERT_EQ(parts.size(), 1U);
      apart.push_back(line_of(parts.front()));
    }
    EXPECT_EQ(apart.size(), GetParam().entries);
    EXPECT_EQ(apart, whole) << "in blocks of " << block;
  }
}

std::string rss(const std::string& items) {
  return "<?xml version='1.0'?>\n<rss version='2.0'><channel><title>Harbour News</title>\n"
         "<link>http://harbour.example/</link><language>fr</language>" +
         items + "</channel></rss>\n";
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, FeedReaderTest,
    testing::Values(
        Feed{"RSS", 3,
             rss("<item><title>Le phare du port</title><guid>7</guid><description>Le phare est de nouveau "
                 "allumé.</description></item>\n<item/>\n<item><title>등대</title><link>/8</link></item>")},
        Feed{"what the channel says behind its items", 1,
             "<rss><channel><item><title>a</title><link>/1</link><description>Un texte en "
             "français.</description></item><title>Harbour News</title><link>http://harbour.example/</link>"
             "<language>fr</language><copyright>2024 Harbour</copyright></channel></rss>"},
        Feed{"a channel without a title", 1,
             "<rss><channel><description>about</description><item><title>a</title><guid>1</"
             "guid><description>" +
                 std::string(300, 'x') + "</description></item></channel></rss>"},
        Feed{"Atom", 2,
             "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='fr' xml:base='http://harbour.example/n/'>"
             "<title>H</title><id>f</id><entry><id>1</id><title type='xhtml'><div "
             "xmlns='http://www.w3.org/1999/xhtml'>Le <b>port</b></div></title><link href='1.html'/>"
             "<content type='xhtml'><div><p>un</p><p>deux</p></div></content></entry>"
             "<entry><id>1</id><title>b</title><summary>s</summary></entry></feed>"},
        Feed{"Atom with a prefix", 1,
             "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>H</a:title><a:entry><a:id>u:1</a:id>"
             "<a:title>t</a:title></a:entry></a:feed>"},
        Feed{"Atom that declares itself in each entry", 2,
             "<feed><entry xmlns='http://www.w3.org/2005/Atom'><title>a</title></entry>"
             "<entry xmlns='http://www.w3.org/2005/Atom'><title>b</title></entry></feed>"},
        Feed{"items of another namespace", 1,
             "<rss xmlns:x='http://x.example/'><channel><title>H</title><x:item>no</x:item><item>"
             "<title>a</title><x:item>no</x:item></item></channel></rss>"},
        Feed{"an address of a picture", 1,
             "<rss><channel><image><url>http://h.example/i.png</url></image><title>H</title>"
             "<item><title>a</title></item></channel></rss>"},
        Feed{"RDF", 2,
             "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
             "xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
             "<channel><title>H</title><dc:language>ko</dc:language><items><rdf:Seq/></items></channel>"
             "<item rdf:about='1'><title>등대</title><dc:date>2024-03-01</dc:date></item>"
             "<item rdf:about='2'><title>항구</title></item></rdf:RDF>"},
        Feed{"CDF", 2,
             "<CHANNEL HREF='http://h.example/'><TITLE>H</TITLE><ITEM HREF='1.html'><TITLE>t</TITLE></ITEM>"
             "<CHANNEL><ITEM HREF='2.html'><TITLE>u</TITLE></ITEM></CHANNEL></CHANNEL>"},
        Feed{"an export of WordPress", 3,
             "<rss version='2.0' xmlns:wp='http://wordpress.org/export/1.2/' "
             "xmlns:dc='http://purl.org/dc/elements/1.1/' "
             "xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>H</title>"
             "<wp:author><wp:author_login>mira</wp:author_login><wp:author_display_name>Mira "
             "Sol</wp:author_display_name></wp:author>"
             "<item><title>p</title><guid>g:1</guid><wp:post_type>attachment</wp:post_type></item>"
             "<item><title>A</title><guid>g:1</guid><dc:creator>mira</dc:creator><wp:post_type>post"
             "</wp:post_type><wp:status>publish</wp:status><wp:post_date_gmt>2024-02-29 23:13:00"
             "</wp:post_date_gmt><content:encoded><![CDATA[<p>a <item> in </item> a text</p>]]>"
             "</content:encoded></item><item><title>B</title><guid>g:1</guid><wp:post_type>post"
             "</wp:post_type></item></channel></rss>"},
        Feed{"a news sitemap", 2,
             "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' "
             "xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>http://h.example/1</loc>"
             "<news:news><news:publication><news:name>H</news:name></news:publication>"
             "<news:title>Маяк</news:title></news:news></url><url><loc>http://h.example/2</loc></url></"
             "urlset>"},
        Feed{"ids and links that come again", 6,
             rss("<item><guid>1</guid><title>a</title></item><item><guid><![CDATA[1]]></guid><title>b</title>"
                 "</item><item><link>http://h.example/?a&amp;b</link><title>c</title></item>"
                 "<item><link><![CDATA[http://h.example/?a&b]]></link><title>d</title></item>"
                 "<item><guid>1</guid><link>http://h.example/5</link><title>e</title></item>"
                 "<item><guid isPermaLink='true'>http://h.example/5</guid><title>f</title></item>")},
        Feed{"comments and sections with tags", 1,
             rss("<!-- <item><title>no</title></item> --><item><title>a</title><!-- </item> -->"
                 "<description><![CDATA[</item>b]]></description></item>")},
        Feed{"a document type", 1,
             "<!DOCTYPE rss [<!ENTITY x '<item>'>]><rss><channel><title>H</title><item><title>a &nbsp; b"
             "</title></item></channel></rss>"},
        Feed{"what is not well-formed", 2,
             rss("<item><title>Tom & Ann</title><description>5 < 6<br></description></item>"
                 "<item><title>b</title><description><p>c</description></item>")},
        Feed{"a feed that is cut", 2,
             "<rss><channel><title>H</title><item><title>a</title></item><item><title>b</title><descrip"},
        Feed{"a charset that is declared", 2,
             "<?xml version='1.0' encoding='koi8-r'?><rss><channel><title>\xED\xC1\xD1\xCB</title>"
             "<item><title>\xED\xC1\xD1\xCB</title></item><item><title>b</title></item></channel></rss>"},
        Feed{"a charset that is falsely declared", 2,
             "<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><title>灯台</title>"
             "<item><title>灯台</title></item><item><title>b</title></item></channel></rss>"},
        Feed{"a byte-order mark", 1,
             "\xEF\xBB\xBF<rss><channel><item><title>灯台</title></item></channel></rss>"},
        Feed{"nothing", 1, "<rss><channel><title>H</title></channel></rss>"},
        Feed{"an entry by itself", 1,
             "<entry xmlns='http://www.w3.org/2005/Atom'><id>u:1</id><title>t</title></entry>"}));

TEST(FeedReader, UTF16IsCutAsWell) {
  std::string bytes = "\xFF\xFE";
  for (const char c : std::string("<rss><channel><title>H</title>\n<item><title>a</title></item>\n"
                                  "<item><title>b</title></item></channel></rss>")) {
    bytes += c;
    bytes += '\0';
  }
  const std::vector<Record> records = records_of(bytes);
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[1].bytes, "<item><title>b</title></item>");
  EXPECT_EQ(records[1].origin.line, 3U);
  EXPECT_LE(records[1].origin.offset + records[1].origin.length, bytes.size());
  EXPECT_EQ(article_in(parse_record(records[1], {}).front()).source.publisher, "H");
}

TEST(FeedReader, WhatCameWithAFeedTellsItsCharset) {
  std::vector<Record> records = records_of(
      "<rss><channel><title>\xED\xC1\xD1\xCB</title><item><title>\xED\xC1\xD1\xCB</title></item></channel></"
      "rss>");
  ASSERT_EQ(records.size(), 1U);
  records[0].charset = "koi8-r";
  const ParsedRecord parts = parse_record(records[0], {});
  EXPECT_EQ(headline_in(parts.front()), "Маяк");
  EXPECT_EQ(article_in(parts.front()).source.publisher, "Маяк");
}

std::string item(std::size_t number, const std::string& text) {
  return "<item><title>t" + std::to_string(number) + "</title><guid>g:" + std::to_string(number) +
         "</guid><dc:creator>mira</dc:creator><description><![CDATA[" + text + "]]></description></item>\n";
}

const std::string kHead =
    "<rss xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:wp='http://wordpress.org/export/1.2/'><channel>"
    "<title>Harbour News</title><wp:author><wp:author_login>mira</wp:author_login><wp:author_display_name>"
    "Mira Sol</wp:author_display_name></wp:author>\n";

TEST(FeedReader, FeedsAreLargerThanARecord) {
  std::string bytes = kHead;
  const std::string text(64U << 10, 'x');
  std::size_t items = 0;
  while (bytes.size() < 2 * kMaxRecordBytes) bytes += item(items++, text);
  bytes += "</channel></rss>";
  const std::vector<Record> records = records_of(bytes, kBlockBytes);
  ASSERT_EQ(records.size(), items);
  for (std::size_t i = 0; i < items; i += 100) {
    EXPECT_EQ(records[i].problem, "");
    EXPECT_EQ(bytes.substr(records[i].origin.offset, records[i].origin.length), records[i].bytes);
    const ParsedRecord parts = parse_record(records[i], {});
    EXPECT_EQ(headline_in(parts.at(0)), "t" + std::to_string(i));
    EXPECT_EQ(article_in(parts.at(0)).id, "g:" + std::to_string(i));
    EXPECT_EQ(article_in(parts.at(0)).byline, "Mira Sol");
    EXPECT_EQ(article_in(parts.at(0)).source.publisher, "Harbour News");
  }
}

std::vector<std::string> problems_of(const std::vector<Record>& records) {
  std::vector<std::string> problems;
  for (const Record& record : records) problems.push_back(record.problem);
  return problems;
}

TEST(FeedReader, AnEntryThatIsTooLargeCostsItselfOnly) {
  const std::string large(kMaxRecordBytes + 100, 'x');
  const std::string bytes = kHead + item(1, "a") + item(2, large) + item(3, "c") + "</channel></rss>";
  const std::vector<Record> records = records_of(bytes, kBlockBytes);
  EXPECT_THAT(problems_of(records), ElementsAre("", "larger than 16 MiB", ""));
  EXPECT_EQ(records.at(1).problem_code, schema::ProblemCode::kRecordTooLarge);
  EXPECT_EQ(records.at(1).origin.offset, kHead.size() + item(1, "a").size());
  EXPECT_EQ(headline_in(parse_record(records.at(2), {}).front()), "t3");
}

TEST(FeedReader, AnEntryThatIsNotClosedEndsWhereTheNextBegins) {
  const std::string bytes =
      "<rss><channel><item><title>a</title><item><title>b</title></item><item><title>c</title></channel></"
      "rss>";
  const std::vector<Record> records = records_of(bytes);
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0].bytes, "<item><title>a</title>");
  EXPECT_EQ(headline_in(parse_record(records[0], {}).front()), "a");
  EXPECT_EQ(headline_in(parse_record(records[2], {}).front()), "c");
}

TEST(FeedReader, ASectionThatIsNotClosedCostsItsEntryOnly) {
  const std::string bytes =
      "<rss><channel><item><title>a</title><description><![CDATA[x</description></item>"
      "<item><title>b</title></item></channel></rss>";
  const std::vector<Record> records = records_of(bytes);
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(headline_in(parse_record(records[0], {}).front()), "a");
  EXPECT_EQ(headline_in(parse_record(records[1], {}).front()), "b");
}

// A quadratic path over these sizes takes minutes.
TEST(FeedReader, HostileFeedsCostLinearTime) {
  const broadsheet::tests::ProcessorTime time;
  for (const char* piece : {"<item>", "<item><![CDATA[", "<item><!--", "<item></item><?", "<item a=\"", "<a>",
                            "</a><a>", "<item><a><b c='>'></a>", "<", "<item/><!-- ", "<a b='<item>"}) {
    std::string bytes = "<rss><channel><item><title>a</title></item>";
    while (bytes.size() < (256U << 10)) bytes += piece;
    for (const std::size_t block : {std::size_t{4096}, kBlockBytes})
      EXPECT_FALSE(records_of(bytes, block).empty());
  }
  EXPECT_LT(time.seconds(), 60);
}

}  // namespace
}  // namespace broadsheet::indexer::tests
