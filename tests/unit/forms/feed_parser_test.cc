// Feeds: each kind, and each way in which they hold texts, links and dates.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "forms/parts.h"

namespace broadsheet::indexer::tests {
namespace {

using testing::HasSubstr;

ParsedRecord feed(std::string bytes) { return parts_of("feed", std::move(bytes)); }

std::string rss(const std::string& item) {
  return "<rss version=\"2.0\"><channel><title>Harbour News</title><link>http://harbour.example/</link>" +
         item + "</channel></rss>";
}
std::string atom(const std::string& entry) {
  return "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Harbour News</title>" + entry + "</feed>";
}

TEST(FeedForm, IsToldByItsRoot) {
  struct Case {
    const char* head;
    const char* form;
  };
  for (const Case& one :
       {Case{"<?xml version='1.0'?><rss version='0.91'>", "feed"}, Case{"<rdf:RDF xmlns:rdf='x'>", "feed"},
        Case{"<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"}, Case{"<CHANNEL HREF='x'>", "feed"},
        Case{"<urlset xmlns='x'>", "feed"}, Case{"<entry xmlns='http://www.w3.org/2005/Atom'>", "feed"},
        Case{"{\"version\": \"https://jsonfeed.org/version/1.1\"", "feed"},
        Case{"{\"title\": \"rss\"}", "jsonl"}, Case{"A lighthouse burns again", "article"}}) {
    EXPECT_EQ(choose_form(one.head, "", "").name, one.form) << one.head;
  }
}

TEST(FeedForm, ReadsRss) {
  const ParsedRecord parts =
      feed(rss("<item><title>港の灯台に新しい灯り</title><link>http://harbour.example/1</link><guid>http://"
               "harbour.example/?p=1</guid>"
               "<pubDate>Fri, 01 Mar 2024 08:13:00 +0900</pubDate><author>a@harbour.example (Mira "
               "Sol)</author><category>港</category>"
               "<description>&lt;p&gt;Short&lt;/p&gt;</description></item>"
               "<item><title>Zweiter</title><description>Text</description></item><item/>"));
  ASSERT_EQ(parts.size(), 3U);
  const schema::Article& first = article_in(parts[0]);
  EXPECT_EQ(headline_in(parts[0]), "港の灯台に新しい灯り");
  EXPECT_EQ(first.id, "http://harbour.example/?p=1");
  EXPECT_EQ(first.url, "http://harbour.example/1");
  EXPECT_EQ(published_in(parts[0]), "2024-02-29T23:13:00Z");
  EXPECT_EQ(first.byline, "Mira Sol");
  EXPECT_EQ(first.body.text, "Short");
  EXPECT_THAT(first.tags, testing::ElementsAre("港"));
  EXPECT_EQ(first.source.publisher, "Harbour News");
  EXPECT_EQ(headline_in(parts[1]), "Zweiter");
  EXPECT_EQ(skip_in(parts[2]), "an entry without text");
}

struct Text {
  const char* item;
  const char* headline;
  const char* body;
};

class FeedTextTest : public testing::TestWithParam<Text> {};

TEST_P(FeedTextTest, IsPlain) {
  const std::string entry = GetParam().item;
  const bool is_atom = entry.starts_with("<entry");
  const ParsedRecord parts = feed(is_atom ? atom(entry) : rss(entry));
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(headline_in(parts[0]), GetParam().headline);
  EXPECT_EQ(article_in(parts[0]).body.text, GetParam().body);
}

INSTANTIATE_TEST_SUITE_P(
    Ways, FeedTextTest,
    testing::Values(
        Text{"<item><title>a</title><description><![CDATA[<p>Маяк</p><p>порт</p>]]></description></item>",
             "a", "Маяк\n\nпорт"},
        Text{"<item><title>a</title><description>&amp;lt;p&amp;gt;twice&amp;lt;/p&amp;gt;</description></"
             "item>",
             "a", "twice"},
        Text{"<item><title>a</title><description><p>naked</p></description></item>", "a", "naked"},
        Text{"<item><title>a</title><description>short</description><content:encoded>&lt;p&gt;the long "
             "text&lt;/p&gt;</content:encoded></item>",
             "a", "the long text"},
        Text{"<item><title>Tom &amp;amp; Ann</title><description>منارة</description></item>", "Tom & Ann",
             "منارة"},
        Text{"<item><title>Tom & Ann</title><description>x</description></item>", "Tom & Ann", "x"},
        Text{"<entry><title type='html'>&lt;b&gt;灯&lt;/b&gt;</title><summary>s</summary></entry>", "灯",
             "s"},
        Text{"<entry><title type='text'>5 &lt; 6</title><summary>s</summary></entry>", "5 < 6", "s"},
        Text{"<entry><title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a "
             "<b>b</b></div></title><summary>s</summary></entry>",
             "a b", "s"},
        Text{"<entry><title>t</title><content type='text/plain' mode='base64'>0JzQsNGP0Lo=</content></entry>",
             "t", "Маяк"},
        Text{"<entry><title>t</title><content type='xhtml'><div><p>one</p><p>two</p></div></content></entry>",
             "t", "one\n\ntwo"}));

TEST(FeedForm, ReadsAtom) {
  const ParsedRecord parts = feed(atom(
      "<entry xml:lang='fr'><id>tag:harbour.example,2024:1</id><title>Un phare</title><link rel='self' "
      "href='http://x.example/s'/>"
      "<link "
      "href='http://harbour.example/1'/><updated>2024-03-02T10:00:00Z</"
      "updated><published>2024-03-01T08:13:00+09:00</published>"
      "<author><name>Mira Sol</name></author><author><name>Jun Park</name></author><category term='port'/>"
      "<content type='html'>&lt;p&gt;Le phare du port est de nouveau allumé depuis hier "
      "soir.&lt;/p&gt;</content></entry>"));
  ASSERT_EQ(parts.size(), 1U);
  const schema::Article& article = article_in(parts[0]);
  EXPECT_EQ(article.id, "tag:harbour.example,2024:1");
  EXPECT_EQ(article.url, "http://harbour.example/1");
  EXPECT_EQ(published_in(parts[0]), "2024-02-29T23:13:00Z");
  EXPECT_TRUE(article.modified.has_value());
  EXPECT_EQ(article.byline, "Mira Sol, Jun Park");
  EXPECT_EQ(article.body.language, "fr");
}

TEST(FeedForm, ReadsRdfAndCdf) {
  const ParsedRecord rdf = feed(
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' "
      "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>H</title></channel><item><title>등대</"
      "title>"
      "<dc:date>2024-03-01T08:13+09:00</dc:date><description>불</description></item></rdf:RDF>");
  ASSERT_EQ(rdf.size(), 1U);
  EXPECT_EQ(headline_in(rdf[0]), "등대");
  EXPECT_EQ(published_in(rdf[0]), "2024-02-29T23:13:00Z");
  const ParsedRecord cdf = feed(
      "<CHANNEL><ITEM HREF='http://h.example/1'><TITLE>t</TITLE><ABSTRACT>b</ABSTRACT></ITEM></CHANNEL>");
  ASSERT_EQ(cdf.size(), 1U);
  EXPECT_EQ(article_in(cdf[0]).url, "http://h.example/1");
  EXPECT_EQ(article_in(cdf[0]).body.text, "b");
}

TEST(FeedForm, ReadsJsonFeed) {
  const ParsedRecord parts = feed(
      "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"H\",\"items\":[{\"id\":\"http://"
      "h.example/1\","
      "\"title\":\"ไฟ\",\"content_html\":\"<p>ประภาคาร</"
      "p>\",\"date_published\":\"2024-03-01T08:13:00+09:00\","
      "\"authors\":[{\"name\":\"Mira\"}],\"tags\":[\"x\"]},{\"id\":2,\"content_text\":\"two\"},{\"id\":\"3\"}"
      "]}");
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(headline_in(parts[0]), "ไฟ");
  EXPECT_EQ(article_in(parts[0]).body.text, "ประภาคาร");
  EXPECT_EQ(published_in(parts[0]), "2024-02-29T23:13:00Z");
  EXPECT_EQ(article_in(parts[1]).body.text, "two");
  EXPECT_EQ(skip_in(parts[2]), "an entry without text");
  EXPECT_TRUE(
      std::holds_alternative<Rejection>(feed("{\"version\":\"https://jsonfeed.org/version/1\",").front()));
}

TEST(FeedForm, ReadsExportsOfWordPress) {
  const std::string head =
      "<rss version='2.0' xmlns:wp='http://wordpress.org/export/1.2/' "
      "xmlns:dc='http://purl.org/dc/elements/1.1/' "
      "xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><wp:author><wp:author_login>mira</"
      "wp:author_login>"
      "<wp:author_display_name>Mira Sol</wp:author_display_name></wp:author>";
  const ParsedRecord parts = feed(head +
                                  "<item><title>A</title><dc:creator>mira</dc:creator><wp:post_type>post</"
                                  "wp:post_type><wp:status>publish</wp:status>"
                                  "<wp:post_date_gmt>2024-02-29 23:13:00</wp:post_date_gmt>"
                                  "<content:encoded><![CDATA[[dropcap]T[/dropcap]he light [sic].\n\nSecond "
                                  "[gallery ids=\"1,2\"] line.]]></content:encoded></item>"
                                  "<item><title>B</title><wp:post_type>attachment</wp:post_type></item>"
                                  "<item><title>C</title><wp:post_type>post</wp:post_type><wp:status>draft</"
                                  "wp:status></item></channel></rss>");
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(article_in(parts[0]).body.text, "The light [sic].\n\nSecond line.");
  EXPECT_EQ(article_in(parts[0]).byline, "Mira Sol");
  EXPECT_EQ(published_in(parts[0]), "2024-02-29T23:13:00Z");
  EXPECT_EQ(skip_in(parts[1]), "not a post of WordPress (attachment)");
  EXPECT_EQ(skip_in(parts[2]), "not published (draft)");
}

TEST(FeedForm, ReadsNewsSitemapsAsWhatTheyAre) {
  const ParsedRecord parts = feed(
      "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' "
      "xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>"
      "<url><loc>http://h.example/1</loc><news:news><news:publication><news:name>H</news:name></"
      "news:publication>"
      "<news:publication_date>2024-03-01</news:publication_date><news:title>Маяк</news:title></news:news></"
      "url>"
      "<url><loc>http://h.example/2</loc></url></urlset>");
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(headline_in(parts[0]), "Маяк");
  // The page itself, read from elsewhere, has the URL as its id.
  EXPECT_EQ(article_in(parts[0]).id, "http://h.example/1#news-sitemap");
  EXPECT_EQ(skip_in(parts[1]), "an address without news (sitemap)");
}

TEST(FeedForm, NoEntryTakesThePlaceOfAnother) {
  const ParsedRecord parts =
      feed(rss("<item><guid>1</guid><title>a</title></item><item><guid>1</guid><title>b</title></item>"
               "<item><link>http://h.example/</link><title>c</title></item><item><link>http://h.example/</"
               "link><title>d</title></item>"));
  ASSERT_EQ(parts.size(), 4U);
  std::set<std::string> ids;
  for (const ParsedPart& part : parts) ids.insert(article_in(part).id);
  EXPECT_EQ(ids.size(), 4U);
  EXPECT_EQ(article_in(parts[0]).id, "http://harbour.example/#1");
}

TEST(FeedForm, DatesAgainstTheRulesAreRead) {
  struct Case {
    const char* date;
    const char* utc;
  };
  for (const Case& one : {Case{"Fri, 01 Mar 2024 08:13:00 GMT", "2024-03-01T08:13:00Z"},
                          Case{"Fri, 1 Mar 2024 08:13 +0000", "2024-03-01T08:13:00Z"},
                          Case{"2024-03-01T08:13:00Z", "2024-03-01T08:13:00Z"},
                          Case{"01 Mar 2024 08:13:00 EST", "2024-03-01T13:13:00Z"},
                          Case{"Fri, 01 Mar 2024 12:15 PM +0000", "2024-03-01T12:15:00Z"}}) {
    const ParsedRecord parts =
        feed(rss(std::string("<item><title>a</title><pubDate>") + one.date + "</pubDate></item>"));
    EXPECT_EQ(published_in(parts.at(0)), one.utc) << one.date;
  }
}

TEST(FeedForm, CharsetsThatAreFalselyDeclaredAreFound) {
  const ParsedRecord utf8 = feed(
      "<?xml version='1.0' "
      "encoding='iso-8859-1'?><rss><channel><item><title>灯台</title></item></channel></rss>");
  EXPECT_EQ(headline_in(utf8.at(0)), "灯台");
  const ParsedRecord koi8 = feed(
      "<?xml version='1.0' "
      "encoding='koi8-r'?><rss><channel><item><title>\xED\xC1\xD1\xCB</title></item></channel></rss>");
  EXPECT_EQ(headline_in(koi8.at(0)), "Маяк");
}

}  // namespace
}  // namespace broadsheet::indexer::tests
