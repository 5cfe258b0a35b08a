// Exports of MediaWiki: how they are cut, which pages count, and what wikitext says.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "archive/byte_stream.h"
#include "forms/open.h"
#include "forms/parts.h"
#include "forms/wiki/parser.h"

namespace broadsheet::indexer::tests {
namespace {

using testing::ElementsAre;

std::string page(const std::string& rest) { return "<page><title>灯台</title>" + rest + "</page>"; }
std::string revision(const std::string& when, const std::string& text) {
  return "<revision><timestamp>" + when + "</timestamp><text>" + text + "</text></revision>";
}

TEST(WikiForm, TheNewestRevisionCounts) {
  const ParsedRecord parts = parts_of(
      "mediawiki",
      page("<ns>0</ns>" + revision("2024-03-02T00:00:00Z", "new") + revision("2024-03-01T00:00:00Z", "old")));
  EXPECT_EQ(headline_in(parts.at(0)), "灯台");
  EXPECT_EQ(article_in(parts.at(0)).body.text, "new");
  EXPECT_EQ(published_in(parts.at(0)), "2024-03-02T00:00:00Z");
}

TEST(WikiForm, OtherPagesSayWhatTheyAre) {
  EXPECT_EQ(skip_in(parts_of("mediawiki", page("<ns>10</ns>")).at(0)),
            "a page that is not an article (another namespace)");
  EXPECT_EQ(skip_in(parts_of("mediawiki", page("<ns>0</ns><redirect title='x'/>")).at(0)), "a redirect");
  EXPECT_EQ(skip_in(parts_of("mediawiki", page("<ns>0</ns>" + revision("", "#REDIRECT [[x]]"))).at(0)),
            "a redirect");
  EXPECT_EQ(skip_in(parts_of("mediawiki", page("<ns>0</ns>" + revision("", "{{x}}"))).at(0)),
            "a page without text");
  EXPECT_TRUE(std::holds_alternative<Rejection>(parts_of("mediawiki", "<other/>").at(0)));
}

struct Wiki {
  const char* source;
  const char* text;
};

class WikiTextTest : public testing::TestWithParam<Wiki> {};

TEST_P(WikiTextTest, IsWhatAReaderSees) { EXPECT_EQ(read_wikitext(GetParam().source).text, GetParam().text); }

INSTANTIATE_TEST_SUITE_P(
    Marks, WikiTextTest,
    testing::Values(Wiki{"'''Маяк''' ''горит''", "Маяк горит"},
                    Wiki{"[[Hafen]] und [[Turm|Türme]]", "Hafen und Türme"}, Wiki{"a{{b|{{c}}}}d", "ad"},
                    Wiki{"x{|\n|y\n|}z", "xz"},
                    Wiki{"[http://h.example/ words here] [http://h.example/]", "words here "},
                    Wiki{"a<ref name='x'>no</ref>b<ref name='x'/>c", "abc"}, Wiki{"a<!-- no -->b", "ab"},
                    Wiki{"[[File:a.jpg|thumb|[[x]] caption]]a", "a"},
                    Wiki{"== 見出し ==\ntext", "\n見出し\n\ntext"}, Wiki{"* one\n* two", "\none\n\ntwo"},
                    Wiki{"{{never closed", "never closed"}, Wiki{"[[never closed", "never closed"},
                    Wiki{"[sic]", "[sic]"}, Wiki{"", ""}));

TEST(WikiForm, TemplatesSayTheDateAndCategoriesAreTags) {
  EXPECT_EQ(read_wikitext("{{ДАТА|1 марта 2024}}[[ФАЙЛ:a.jpg|b]][[Catégorie:Port]]x").text, "x");
  const WikiText text = read_wikitext("{{Datum|1. März 2024}}x[[Kategorie:Häfen|y]][[分類:港]]");
  EXPECT_EQ(text.date, "1. März 2024");
  EXPECT_THAT(text.categories, ElementsAre("Häfen", "港"));
  EXPECT_EQ(text.text, "x");
}

// An export of a wiki whose language no table of ours has.
const std::string kSite =
    "<mediawiki xmlns='http://www.mediawiki.org/xml/export-0.11/' version='0.11' xml:lang='fi'>\n"
    "<siteinfo><sitename>Satamauutiset</sitename><base>https://fi.harbour.example/wiki/Etusivu</base>"
    "<namespaces><namespace key='-2'>Media</namespace><namespace key='0'/>"
    "<namespace key='6'>Tiedosto</namespace><namespace key='10'>Malline</namespace>"
    "<namespace key='14'>Luokka</namespace></namespaces></siteinfo>\n";

std::vector<ParsedRecord> pages_of(const std::string& bytes, std::size_t block) {
  const auto reader = open_reader(memory_stream(bytes, block), "a.xml", nullptr);
  std::vector<ParsedRecord> pages;
  while (const auto record = reader->next()) pages.push_back(parse_record(*record, {}, Detail::kEvidence));
  return pages;
}

TEST(WikiForm, AnExportTellsOfItsWiki) {
  const std::string bytes =
      kSite + "<page><title>Majakka paloi, vene upposi</title><ns>0</ns>" +
      revision(
          "2024-03-01T00:00:00Z",
          "{{malline:date|2024-02-29}}[[Tiedosto:a.jpg|thumb|kuva]]Sataman majakka sammui yöllä, kertovat "
          "kalastajat.[[luokka:Satama|x]]") +
      "</page><page><title>Ääni &amp; valo</title>" + revision("2024-03-01T00:00:00Z", "teksti") +
      "</page><page><title>Luokka:Satama</title>" + revision("2024-03-01T00:00:00Z", "teksti") +
      "</page><page><title>Raportti: satama</title>" + revision("2024-03-01T00:00:00Z", "teksti") +
      "</page></mediawiki>";
  for (const std::size_t block : {std::size_t{7}, std::size_t{4096}}) {
    const std::vector<ParsedRecord> pages = pages_of(bytes, block);
    ASSERT_EQ(pages.size(), 4U);
    const schema::Article& first = article_in(pages[0].at(0));
    EXPECT_EQ(first.url, "https://fi.harbour.example/wiki/Majakka_paloi,_vene_upposi");
    EXPECT_EQ(first.source.publisher, "Satamauutiset");
    EXPECT_EQ(first.body.language, "fi");
    EXPECT_EQ(first.body.text, "Sataman majakka sammui yöllä, kertovat kalastajat.");
    EXPECT_THAT(first.tags, ElementsAre("Satama"));
    EXPECT_EQ(published_in(pages[0].at(0)), "2024-02-28T22:00:00Z");  // midnight in Helsinki
    EXPECT_EQ(article_in(pages[1].at(0)).url, "https://fi.harbour.example/wiki/%C3%84%C3%A4ni_%26_valo");
    EXPECT_EQ(skip_in(pages[2].at(0)), "a page that is not an article (another namespace)");
    EXPECT_EQ(headline_in(pages[3].at(0)), "Raportti: satama");
  }
}

TEST(WikiForm, AddressesAreThoseOfTheMainPage) {
  struct Case {
    const char* base;
    const char* address;
  };
  for (const Case& one :
       {Case{"http://h.example/w/index.php?title=Main_Page", "http://h.example/w/index.php?title=A_b"},
        Case{"http://h.example/index.php/Main_Page", "http://h.example/index.php/A_b"},
        Case{"http://h.example", ""}, Case{"Main_Page", ""}, Case{"", ""}}) {
    const std::string base = one.base;
    const std::vector<ParsedRecord> pages = pages_of(
        "<mediawiki><siteinfo><base>" + base + "</base></siteinfo><page><title>A b</title><ns>0</ns>" +
            revision("2024-03-01T00:00:00Z", "text") + "</page></mediawiki>",
        4096);
    ASSERT_EQ(pages.size(), 1U);
    EXPECT_EQ(article_in(pages[0].at(0)).url, one.address) << base;
  }
}

TEST(WikiForm, LongExportsAreCutAtTheirPages) {
  std::string bytes =
      "<mediawiki xmlns='http://www.mediawiki.org/xml/export-0.11/'><siteinfo><pages>no</pages></siteinfo>\n";
  for (int i = 0; i < 3000; ++i)
    bytes += "<page><title>" + std::to_string(i) + "</title><ns>0</ns>" +
             revision("2024-03-01T00:00:00Z", std::string(200, 'x')) + "</page>\n";
  for (const std::size_t block : {std::size_t{7}, std::size_t{4096}}) {
    const auto reader = open_reader(memory_stream(bytes, block), "a.xml", nullptr);
    int count = 0;
    while (const auto record = reader->next()) {
      ASSERT_EQ(record->problem, "");
      ASSERT_EQ(bytes.substr(record->origin.offset, record->origin.length), record->bytes);
      ASSERT_EQ(record->origin.line, static_cast<std::uint64_t>(count + 2));
      ASSERT_TRUE(record->bytes.starts_with("<page><title>" + std::to_string(count) + "<"));
      ++count;
    }
    EXPECT_EQ(count, 3000);
  }
}

TEST(WikiForm, APageThatIsNotClosedCostsNoOther) {
  const std::string one = "<page><title>灯台</title><ns>0</ns>" + revision("2024-03-01T00:00:00Z", "one");
  const std::string two = "<page><title>港</title><ns>0</ns>" + revision("2024-03-01T00:00:00Z", "two");
  const std::string export_of_three =
      "<mediawiki>" + one + "\n" + two + "</page>" + one + "</page></mediawiki>";
  for (const std::size_t block : {std::size_t{1}, std::size_t{7}, kBlockBytes}) {
    const auto reader = open_reader(memory_stream(export_of_three, block), "a.xml", nullptr);
    std::vector<std::string> records;
    while (const auto record = reader->next()) records.push_back(record->bytes);
    EXPECT_THAT(records, ElementsAre(one + "\n", two + "</page>", one + "</page>")) << block;
  }
}

TEST(WikiForm, ACutExportSaysSo) {
  const std::string bytes = "<mediawiki><page><title>a</title></page><page><title>b";
  const auto reader = open_reader(memory_stream(bytes), "a.xml", nullptr);
  EXPECT_EQ(reader->next()->problem, "");
  EXPECT_EQ(reader->next()->problem, "cut short: <page> is not closed");
  EXPECT_FALSE(reader->next().has_value());
  const std::string none = "<mediawiki></mediawiki>";
  EXPECT_EQ(open_reader(memory_stream(none), "a.xml", nullptr)->next()->problem, "no element <page>");
}

}  // namespace
}  // namespace broadsheet::indexer::tests
