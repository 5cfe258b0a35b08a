// Agency formats: the same item in each, packages of many, and what holds no text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "forms/parts.h"

namespace broadsheet::indexer::tests {
namespace {

ParsedRecord agency(std::string bytes) { return parts_of("agency", std::move(bytes)); }

struct Source {
  const char* name;
  const char* bytes;
};

class AgencyTest : public testing::TestWithParam<Source> {};

TEST_P(AgencyTest, GivesTheSameArticle) {
  const std::string bytes = GetParam().bytes;
  EXPECT_EQ(choose_form(bytes, "a", "").name, "agency");
  const ParsedRecord parts = agency(bytes);
  ASSERT_EQ(parts.size(), 1U);
  const schema::Article& article = article_in(parts[0]);
  EXPECT_EQ(article.id, "urn:newsml:harbour.example:1");
  EXPECT_EQ(headline_in(parts[0]), "등대에 새 불빛");
  EXPECT_EQ(article.body.text, "부산 항구의 등대가 다시 켜졌다.\n\n주민들이 모였다.");
  EXPECT_EQ(published_in(parts[0]), "2024-02-29T23:13:00Z");
  EXPECT_EQ(article.byline, "Jun Park");
  EXPECT_EQ(article.body.language, "ko");
  EXPECT_THAT(article.tags, testing::ElementsAre("항구"));
}

INSTANTIATE_TEST_SUITE_P(
    Formats, AgencyTest,
    testing::Values(
        Source{"nitf",
               "<nitf><head><docdata><doc-id id-string='urn:newsml:harbour.example:1'/><date.issue "
               "norm='20240301T081300+0900'/>"
               "<key-list><keyword key='항구'/></key-list></docdata></head><body "
               "xml:lang='ko'><body.head><hedline><hl1>등대에 새 불빛"
               "</hl1></hedline><byline>Jun Park</byline></body.head><body.content><p>부산 항구의 등대가 "
               "다시\n 켜졌다.</p><p>주민들이 모였다.</p>"
               "</body.content></body></nitf>"},
        Source{"newsml",
               "<NewsML><NewsItem><Identification><NewsIdentifier><PublicIdentifier>urn:newsml:harbour."
               "example:1</PublicIdentifier>"
               "</NewsIdentifier></Identification><NewsManagement><ThisRevisionCreated>20240301T081300+0900</"
               "ThisRevisionCreated>"
               "</NewsManagement><NewsComponent><NewsLines><HeadLine>등대에 새 불빛</HeadLine><ByLine>Jun "
               "Park</ByLine><KeywordLine>항구"
               "</KeywordLine></NewsLines><DescriptiveMetadata><Language "
               "FormalName='ko'/></DescriptiveMetadata><NewsComponent>"
               "<Role FormalName='StyleSheet'/><ContentItem><MimeType FormalName='text/css'/><DataContent>.a "
               "{color: red}"
               "</DataContent></ContentItem></NewsComponent><NewsComponent><Role "
               "FormalName='Body'/><ContentItem><DataContent>"
               "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body><p>부산 항구의 "
               "등대가 다시 켜졌다.</p>"
               "<p>주민들이 "
               "모였다.</p></body></html></DataContent></ContentItem></NewsComponent></NewsComponent></"
               "NewsItem></NewsML>"},
        Source{"g2",
               "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' "
               "guid='urn:newsml:harbour.example:1'><itemMeta>"
               "<itemClass "
               "qcode='ninat:text'/><versionCreated>2024-03-01T08:13:00+09:00</versionCreated></"
               "itemMeta><contentMeta>"
               "<by>Jun Park</by><language tag='ko'/><subject><name>항구</name><name "
               "xml:lang='en'>port</name></subject><headline>등대에 "
               "새 불빛</headline></contentMeta><contentSet><inlineData "
               "contenttype='text/html'>&lt;p&gt;부산 항구의 등대가 다시 "
               "켜졌다.&lt;/p&gt;&lt;p&gt;주민들이 모였다.&lt;/p&gt;</inlineData></contentSet></newsItem>"},
        Source{"ninjs 1",
               "{\"uri\":\"urn:newsml:harbour.example:1\",\"versioncreated\":\"2024-03-01T08:13:00+09:00\","
               "\"headline\":\"등대에 새 불빛\","
               "\"byline\":\"Jun Park\",\"language\":\"ko\",\"subject\":[{\"name\":\"항구\"}],"
               "\"body_xhtml\":\"<p>부산 항구의 등대가 다시 켜졌다.</p><p>주민들이 모였다.</p>\"}"},
        Source{"ninjs 3",
               "{\"uri\":\"urn:newsml:harbour.example:1\",\"versionCreated\":\"2024-03-01T08:13:00+09:00\","
               "\"by\":\"Jun Park\","
               "\"language\":\"ko\",\"subjects\":[{\"name\":\"항구\"}],\"headlines\":[{\"role\":\"short\","
               "\"value\":\"등대\"},"
               "{\"role\":\"main\",\"value\":\"등대에 새 "
               "불빛\"}],\"bodies\":[{\"role\":\"html\",\"contentType\":\"text/html\","
               "\"value\":\"<p>부산 항구의 등대가 다시 켜졌다.</p><p>주민들이 모였다.</p>\"}]}"}),
    [](const testing::TestParamInfo<Source>& one) {
      std::string name = one.param.name;
      std::replace(name.begin(), name.end(), ' ', '_');
      return name;
    });

TEST(AgencyForm, ReadsAllItemsOfAMessage) {
  const ParsedRecord parts = agency(
      "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet><newsItem "
      "guid='a'><contentMeta><headline>one</headline>"
      "</contentMeta></newsItem><packageItem guid='p'/><newsItem guid='b'><itemMeta><itemClass "
      "qcode='ninat:picture'/></itemMeta>"
      "<contentMeta><headline>two</headline></contentMeta></newsItem><newsItem "
      "guid='c'><contentMeta><headline>three</headline>"
      "</contentMeta></newsItem></itemSet></newsMessage>");
  ASSERT_EQ(parts.size(), 4U);
  EXPECT_EQ(headline_in(parts[0]), "one");
  EXPECT_EQ(skip_in(parts[1]), "a package, which holds no text");
  EXPECT_EQ(skip_in(parts[2]), "a picture");
  EXPECT_EQ(headline_in(parts[3]), "three");
}

TEST(AgencyForm, ReadsListsAndLinesOfNinjs) {
  const std::string one =
      "{\"uri\":\"a\",\"versioncreated\":\"2024-03-01\",\"headline\":\"one\",\"body_text\":\"x\"}";
  const std::string two =
      "{\"uri\":\"b\",\"versioncreated\":\"2024-03-01\",\"type\":\"picture\",\"headline\":\"two\"}";
  for (const std::string& bytes : {"[" + one + "," + two + "]", one + "\n" + two + "\n"}) {
    const ParsedRecord parts = agency(bytes);
    ASSERT_EQ(parts.size(), 2U) << bytes;
    EXPECT_EQ(headline_in(parts[0]), "one");
    EXPECT_EQ(skip_in(parts[1]), "a picture");
  }
  EXPECT_TRUE(std::holds_alternative<Rejection>(agency("{\"uri\":\"a\",\"versioncreated\":").front()));
}

TEST(AgencyForm, AFalseDeclarationOfTheCharsetLoses) {
  const ParsedRecord parts = agency(
      "<?xml version='1.0' encoding='iso-8859-1'?><nitf><body><body.head><hedline><hl1>Fyrtårnet "
      "brænder</hl1></hedline></body.head>"
      "<body.content><p>x</p></body.content></body></nitf>");
  EXPECT_EQ(headline_in(parts.at(0)), "Fyrtårnet brænder");
}

}  // namespace
}  // namespace broadsheet::indexer::tests
