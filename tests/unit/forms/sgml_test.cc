// Corpora in SGML: where documents begin and end, what their elements say, and when they were published.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "archive/byte_stream.h"
#include "forms/draft/limits.h"
#include "forms/draft/tags.h"
#include "forms/open.h"
#include "forms/parts.h"
#include "forms/sgml/dates.h"
#include "forms/sgml/document.h"
#include "processor_time.h"

namespace broadsheet::indexer::tests {
namespace {

using testing::ElementsAre;

std::string shown(const ParsedPart& part) {
  if (const auto* rejection = std::get_if<Rejection>(&part)) return "rejected: " + rejection->reason;
  if (const auto* skip = std::get_if<Skip>(&part)) return "skipped: " + skip->reason;
  return headline_in(part) + "|" + article_in(part).body.text;
}

// What each record becomes: "headline|body", "skipped: why" or "rejected: why".
std::vector<std::string> documents_of(const std::string& bytes, std::size_t block = kBlockBytes) {
  const auto reader = open_reader(memory_stream(bytes, block), "a.txt", find_form("sgml"));
  std::vector<std::string> documents;
  std::uint64_t end = 0;
  while (const auto record = reader->next()) {
    EXPECT_GE(record->origin.offset, end);
    end = record->origin.offset + record->origin.length;
    if (!record->bytes.empty()) {
      EXPECT_EQ(record->bytes, bytes.substr(record->origin.offset, record->origin.length));
    }
    for (const ParsedPart& part : parse_record(*record, {})) documents.push_back(shown(part));
  }
  EXPECT_LE(end, bytes.size());
  return documents;
}

ParsedPart only_part(const std::string& bytes) { return parts_of("sgml", bytes).at(0); }

struct Corpus {
  const char* bytes;
  std::vector<std::string> documents;
};
class SgmlReaderTest : public testing::TestWithParam<Corpus> {};

TEST_P(SgmlReaderTest, ADocumentIsARecord) {
  for (const std::size_t block : {std::size_t{1}, std::size_t{7}, kBlockBytes})
    EXPECT_EQ(documents_of(GetParam().bytes, block), GetParam().documents) << block;
}

INSTANTIATE_TEST_SUITE_P(
    Corpora, SgmlReaderTest,
    testing::Values(
        Corpus{"<DOC><HL>A</HL><TEXT>b</TEXT></DOC>\n<doc><hl>C</hl><text>d</text></doc>", {"A|b", "C|d"}},
        Corpus{"<DOC><HL>A</HL></DOC><DOC><HL>B</HL></DOC>", {"A|", "B|"}},
        Corpus{"<!DOCTYPE x SYSTEM \"x.dtd\">\n<!-- no --><ALL>\n<DOC>a</DOC>\n</ALL>\n\x1A", {"|a"}},
        // A document that is not closed costs nothing, or itself.
        Corpus{"<DOC><HL>A</HL><TEXT>b\n<DOC><HL>C</HL></DOC>", {"A|b", "C|"}},
        Corpus{"<DOC>\n<HL>A\n<DOC>\n<HL>B\n", {"A|", "B|"}},
        Corpus{"<DOC><HL>A</HL></DOC>\n<DOC><HL>B", {"A|", "rejected: cut short: <DOC> is not closed"}},
        // One that speaks of tags is one.
        Corpus{"<DOC><TEXT>the tag <DOC> here</TEXT></DOC>", {"|the tag  here"}},
        Corpus{"<DOC>a</DOC>\nsome words\n<DOC>b</DOC>", {"|a", "skipped: text between documents", "|b"}},
        Corpus{"<DOC>a</DOC>\n<DO><HL>x</HL></DOC>\n<DOC>b</DOC>",
               {"|a", "rejected: text outside of <DOC>", "|b"}},
        Corpus{"<DOCS><DOCNO>1</DOCNO></DOCS>", {"rejected: no element <DOC>"}},
        Corpus{"<DOC>\n</DOC>", {"skipped: a document without text"}}, Corpus{"", {"rejected: empty"}}));

TEST(SgmlReader, LargeDocumentsAreRejectedAndTheNextIsRead) {
  const std::string large(17U << 20, 'x');
  EXPECT_THAT(documents_of("<DOC>" + large + "</DOC>\n<DOC>b</DOC>"),
              ElementsAre("rejected: larger than 16 MiB", "|b"));
  EXPECT_THAT(documents_of("<DOC>a</DOC>\n<DOC>" + large), ElementsAre("|a", "rejected: larger than 16 MiB"));
}

struct Document {
  const char* bytes;
  const char* shown;
};
class SgmlDocumentTest : public testing::TestWithParam<Document> {};

TEST_P(SgmlDocumentTest, IsAnArticle) { EXPECT_EQ(shown(only_part(GetParam().bytes)), GetParam().shown); }

INSTANTIATE_TEST_SUITE_P(
    Elements, SgmlDocumentTest,
    testing::Values(
        Document{"<DOC><HEADLINE><P>A;</P><P>B</P></HEADLINE><TEXT><P>c</P><P>d</P></TEXT></DOC>",
                 "A; B|c\n\nd"},
        Document{"<DOC><TI>A<TEXT>b<P>c<P>d</DOC>", "A|b\n\nc\n\nd"},
        Document{"<DOC><DOCNO>x<HL>A<SO>S<LP>lead<TEXT>b</DOC>", "A|lead\n\nb"},
        Document{"<DOC><HL>A</HL><LP>lead</LP><TEXT>lead and more</TEXT></DOC>", "A|lead and more"},
        Document{"<DOC><BODY><HEADLINE>A</HEADLINE><TEXT>b</TEXT></BODY></DOC>", "A|b"},
        Document{"<DOC><HEADER>x<H3><TI>A</TI></H3></HEADER><TEXT>b <F P=1>c</F></TEXT></DOC>", "A|b c"},
        Document{"<DOC><HL>A</HL><TEXT>b<GRAPHIC>Photo</GRAPHIC> c</TEXT></DOC>", "A|b c"},
        Document{"<DOC><HL>A</HL><DATELINE>NORTHPORT, May 2 -</DATELINE><TEXT>b</TEXT></DOC>",
                 "A|NORTHPORT, May 2 - b"},
        Document{"<DOC><HL>A</HL><DATELINE>NORTHPORT</DATELINE><TEXT>b</TEXT></DOC>", "A|NORTHPORT\nb"},
        Document{"<DOC><HL>A</HL><ABSTRACT>short</ABSTRACT></DOC>", "A|short"},
        Document{"<doc id=\"3\" title=\"Hafen\">\nHafen\n\nEin Hafen.\n</doc>", "Hafen|Ein Hafen."},
        Document{"<DOC><TEXT>\n   One\nmore.\n   Two\nmore.\n</TEXT></DOC>", "|One\nmore.\n\nTwo\nmore."},
        Document{"<DOC><TEXT>a &lt; b &amp c&hyph;d &eacute;&#233;&#3; &no; x<y <a@b.example></TEXT></DOC>",
                 "|a < b & c-d éé  &no; x<y <a@b.example>"},
        Document{"<DOC><TEXT><![CDATA[a <b> & c]]></TEXT></DOC>", "|a <b> & c"},
        Document{"<DOC><TITULO>Puerto</TITULO><TEXTO>abierto</TEXTO></DOC>", "Puerto|abierto"},
        Document{"<DOC><見出し>港</見出し><本文>静か</本文></DOC>", "港|静か"},
        Document{"<DOC><field name=\"title\">A</field><field name=\"content\">b</field></DOC>", "A|b"},
        Document{"<DOC id=x type=advis><TEXT>b</TEXT></DOC>", "skipped: an advisory to editors"},
        Document{"<DOC id=x type=\"other\"><TEXT>b</TEXT></DOC>", "|b"}));

TEST(SgmlForm, FieldsOfAnArticle) {
  const ParsedPart part = only_part(
      "<DOC><DOCNO> HBR-1 </DOCNO><DOCID>7</DOCID><HL>A</HL><BYLINE>By A. Writer</BYLINE>"
      "<SO>Harbour Post (P), PAGE 4</SO><IN>SHIPPING (SHP), PORTS</IN><SUBJECT><P>SEA; LAND</P></SUBJECT>"
      "<PROFILE>_X</PROFILE><DATE>870213</DATE></DOC>");
  const schema::Article& article = article_in(part);
  EXPECT_EQ(article.id, "HBR-1");
  EXPECT_EQ(article.source.publisher, "Harbour Post (P)");
  EXPECT_THAT(article.tags, ElementsAre("SHIPPING (SHP)", "PORTS", "SEA", "LAND"));
  EXPECT_EQ(article.byline, "A. Writer");
  EXPECT_EQ(article.extra_json, R"({"element docid":"7","profile":"_X"})");
  EXPECT_EQ(article.date_text, "870213");
}

TEST(SgmlForm, ListsAreTags) {
  const ParsedRecord parts =
      parts_of("sgml",
               "<REUTERS TOPICS=\"YES\" SPLIT=\"A\" NEWID=\"17\"><DATE>26-FEB-1987 15:01:01.79</DATE>"
               "<TOPICS><D>tea</D><D>sea-port</D></TOPICS><PLACES><D>norway</D></PLACES><PEOPLE></PEOPLE>"
               "<TEXT>&#2;<TITLE>TEA</TITLE><BODY>b\n&#3;</BODY></TEXT></REUTERS>");
  const schema::Article& article = article_in(parts.at(0));
  EXPECT_EQ(article.id, "reuters#17");
  EXPECT_THAT(article.tags, ElementsAre("tea", "sea-port", "norway"));
  EXPECT_EQ(published_in(parts.at(0)), "1987-02-26T15:01:01Z");
  EXPECT_EQ(article.body.text, "b");
  EXPECT_EQ(article.extra_json, R"({"attribute topics":"YES","split":"A"})");
}

// A number that counts the documents of a collection is no id: another collection has the same.
// What is beyond the limits costs no memory, and is counted.
TEST(SgmlForm, ManyTagsAndHeadlinesAreLeftOut) {
  std::string tags;
  for (std::size_t i = 0; i < kMaxTags + 3; ++i) tags += "t" + std::to_string(i) + ";";
  const ParsedPart corpus = only_part("<DOC><HL>A</HL><KEYWORDS>" + tags + "</KEYWORDS><TEXT>b</TEXT></DOC>");
  EXPECT_EQ(article_in(corpus).tags.size(), kMaxTags);
  EXPECT_THAT(std::get<ParsedArticle>(corpus).warnings, ElementsAre(tags_left_out(3)));
  const ParsedPart table = parts_of("csv", "headline,body,tags\nA,b," + tags + "\n").at(0);
  EXPECT_EQ(article_in(table).tags.size(), kMaxTags);
  EXPECT_THAT(std::get<ParsedArticle>(table).warnings, ElementsAre(tags_left_out(3)));
}

TEST(SgmlForm, ShortNumbersAreNoIds) {
  const ParsedPart part = only_part("<DOC><DOCNO>12</DOCNO><HL>A</HL></DOC>");
  const schema::Article& article = article_in(part);
  EXPECT_TRUE(article.id.starts_with("sha256-")) << article.id;
  EXPECT_EQ(article.extra_json, R"({"number":"12"})");
  const ParsedPart page = only_part("<doc id='12' url='http://h.example/1'>a</doc>");
  EXPECT_EQ(article_in(page).id, "http://h.example/1");
}

struct Dated {
  const char* id;
  const char* elements;
  const char* published;
};
class SgmlDateTest : public testing::TestWithParam<Dated> {};

TEST_P(SgmlDateTest, IsRead) {
  const std::string bytes =
      std::string("<DOC><DOCNO>") + GetParam().id + "</DOCNO>" + GetParam().elements + "<HL>A</HL></DOC>";
  EXPECT_EQ(published_in(only_part(bytes)), GetParam().published);
}

INSTANTIATE_TEST_SUITE_P(
    Dates, SgmlDateTest,
    testing::Values(
        Dated{"x", "<DATE>910514</DATE>", "1991-05-14T00:00:00Z"},
        Dated{"x", "<DD> 03/24/87</DD>", "1987-03-24T00:00:00Z"},
        Dated{"HBR19980104.0017", "<DATE_TIME>01/04/1998 00:17:00</DATE_TIME>", "1998-01-04T00:17:00Z"},
        Dated{"x", "<DATE><P>January 1, 1989, Sunday, Late Edition</P></DATE>", "1989-01-01T00:00:00Z"},
        Dated{"x", "<DATE1>1 March 1994</DATE1>", "1994-03-01T00:00:00Z"},
        Dated{"x", "<DATE>19940101</DATE><TIME>00.34</TIME>", "1994-01-01T00:34:00Z"},
        Dated{"x", "<FECHA>2 de mayo de 1994</FECHA>", "1994-05-02T00:00:00Z"},
        Dated{"HBR_ENG_20100101.0001", "", "2010-01-01T00:00:00Z"},
        Dated{"HP880212-0001", "", "1988-02-12T00:00:00Z"}, Dated{"LH010189-0001", "", "no date line"},
        Dated{"HP880212-0001", "<DATE>no date</DATE>", "1988-02-12T00:00:00Z"}));

TEST(SgmlForm, IsFoundByWhatItHolds) {
  const auto form = [](const char* head) { return choose_form(head, "a.txt", "").name; };
  EXPECT_EQ(form("<DOC>\n<DOCNO> x </DOCNO>"), "sgml");
  EXPECT_EQ(form("<!DOCTYPE x SYSTEM \"x.dtd\">\n<REUTERS NEWID=\"1\">"), "sgml");
  EXPECT_EQ(form("<DOC id=\"x\" type=\"story\" >\n<TEXT>"), "sgml");
  EXPECT_EQ(form("<?xml version=\"1.0\"?><add><doc><field name=\"id\">"), "sgml");
  EXPECT_EQ(form("<doc>words</doc>"), "article");
  EXPECT_EQ(form("<rss version='2.0'><channel><doc><title>"), "feed");
  EXPECT_EQ(form("<html><doc id=1><title>"), "html");
  EXPECT_EQ(form("The tag <DOC> holds <TEXT>."), "article");
}

TEST(SgmlForm, DocumentsMayEachHaveTheirCharset) {
  std::string bytes = "<DOC><TEXT>caf\xE9 au lait, d\xE9j\xE0 vu, \xE0 la mode de l'\xE9t\xE9</TEXT></DOC>";
  const auto parts = parts_of("sgml", bytes);
  EXPECT_EQ(article_in(parts.at(0)).body.text, "café au lait, déjà vu, à la mode de l'été");
  EXPECT_EQ(std::get<ParsedArticle>(parts.at(0)).warnings.size(), 1U);
}

TEST(SgmlForm, WorkIsLinear) {
  const auto seconds = [](std::string_view piece, std::size_t size) {
    std::string bytes = "<DOC>";
    while (bytes.size() < size) bytes += piece;
    bytes += "</DOC>";
    const broadsheet::tests::ProcessorTime time;
    (void)documents_of(bytes);
    return time.seconds();
  };
  for (const std::string_view piece :
       {"<", "<P>", "</P>", "<HL>", "<x>", "</x>", "&", "&a;", "<!--", "<![CDATA[", "<TEXT>", "\n<TEXT ",
        "<D>", "\n ", "<DATE>1/2/", "<IN>a,"}) {
    const double small = seconds(piece, 64U << 10);
    EXPECT_LT(seconds(piece, 256U << 10), std::max(0.5, 9 * small)) << piece;
  }
}

}  // namespace
}  // namespace broadsheet::indexer::tests
