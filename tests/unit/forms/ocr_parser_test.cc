// Digitised print: pages, issues in both profiles, and paths that lead elsewhere.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "forms/ocr/beside.h"
#include "forms/parts.h"

namespace broadsheet::indexer::tests {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

std::string alto(const std::string& blocks) {
  return "<alto xmlns='http://www.loc.gov/standards/alto/ns-v4#'><Layout><Page ID='P1'><PrintSpace>" +
         blocks + "</PrintSpace></Page></Layout></alto>";
}

std::string block(const std::string& id, const std::string& text, int word = 0) {
  std::string out = "<TextBlock ID='" + id + "'><TextLine>";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    out += "<String ID='" + id + "w" + std::to_string(word++) + "' WC='0.5' CONTENT='" +
           text.substr(at, end - at) + "'/><SP/>";
    at = end + 1;
  }
  return out + "</TextLine></TextBlock>";
}

class OcrTest : public testing::Test {
 protected:
  void SetUp() override {
    directory_ = fs::temp_directory_path() / ("ocr_test_" + std::to_string(::getpid()) + "_" +
                                              testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(directory_ / "issue" / "alto");
  }
  void TearDown() override { fs::remove_all(directory_); }
  void write(const std::string& name, const std::string& bytes) {
    std::ofstream(directory_ / name, std::ios::binary) << bytes;
  }
  ParsedRecord mets(const std::string& bytes) {
    return parts_of("ocr", bytes, (directory_ / "issue" / "mets.xml").string());
  }

  static std::string issue(const std::string& rest, const std::string& href = "file://./alto/1.xml") {
    return "<mets:mets xmlns:mets='http://www.loc.gov/METS/' xmlns:mods='http://www.loc.gov/mods/v3' "
           "xmlns:xlink='http://www.w3.org/1999/xlink' "
           "OBJID='harbour-1902-03-01'><mets:dmdSec "
           "ID='M'><mets:mdWrap><mets:xmlData><mods:mods><mods:titleInfo><mods:title>Hafenblatt"
           "</mods:title></mods:titleInfo><mods:originInfo><mods:dateIssued "
           "encoding='w3cdtf'>1902-03-01</mods:dateIssued></mods:originInfo>"
           "</mods:mods></mets:xmlData></mets:mdWrap></mets:dmdSec><mets:fileSec><mets:fileGrp><mets:file "
           "ID='F1' MIMETYPE='text/xml'>"
           "<mets:FLocat xlink:href='" +
           href +
           "'/></mets:file><mets:file ID='F2' MIMETYPE='text/xml'><mets:FLocat xlink:href='alto/2.xml'/>"
           "</mets:file></mets:fileGrp></mets:fileSec>" +
           rest + "</mets:mets>";
  }

  fs::path directory_;
};

TEST_F(OcrTest, PagesOfAltoAreWholeAgain) {
  const ParsedRecord parts =
      parts_of("ocr",
               alto("<TextBlock ID='B'><TextLine><String CONTENT='Der' WC='1'/><SP/><String CONTENT='Leucht' "
                    "SUBS_TYPE='HypPart1' "
                    "SUBS_CONTENT='Leuchtturm' WC='0.5'/><HYP CONTENT='-'/></TextLine><TextLine><String "
                    "CONTENT='turm' SUBS_TYPE='HypPart2' "
                    "SUBS_CONTENT='Leuchtturm' WC='0.9'/><SP/><String "
                    "CONTENT='brennt'/></TextLine><TextLine><String CONTENT='ha'/><HYP CONTENT='-'/>"
                    "</TextLine><TextLine><String CONTENT='fen'/></TextLine></TextBlock>" +
                    block("C", "灯台 港")),
               "/nowhere/a.xml");
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(article_in(parts[0]).body.text, "Der Leuchtturm\nbrennt\nha-\nfen\n\n灯台 港");
  EXPECT_THAT(article_in(parts[0]).extra_json, HasSubstr("\"ocr_confidence\":0.68"));
}

TEST_F(OcrTest, PageXmlIsReadInItsReadingOrder) {
  const std::string region =
      "<TextRegion id='%'><TextLine><TextEquiv index='1'><Unicode>no</Unicode></TextEquiv><TextEquiv "
      "index='0'><Unicode>% line</Unicode></TextEquiv></TextLine></TextRegion>";
  const auto named = [&](char name) {
    std::string one = region;
    std::replace(one.begin(), one.end(), '%', name);
    return one;
  };
  const ParsedRecord parts = parts_of("ocr",
                                      "<PcGts "
                                      "xmlns='http://schema.primaresearch.org/PAGE/gts/pagecontent/"
                                      "2019-07-15'><Page><ReadingOrder><OrderedGroup>"
                                      "<RegionRefIndexed index='1' regionRef='a'/><RegionRefIndexed "
                                      "index='0' regionRef='b'/></OrderedGroup></ReadingOrder>" +
                                          named('a') + named('c') + named('b') + "</Page></PcGts>",
                                      "/nowhere/a.xml");
  EXPECT_EQ(article_in(parts.at(0)).body.text, "b line\n\na line\n\nc line");
}

TEST_F(OcrTest, HocrIsTakenForPagesOfPrint) {
  const std::string bytes =
      "<html><head><meta name='ocr-system' content='x'/></head><body><div class='ocr_page'><p "
      "class='ocr_par' lang='ru'>"
      "<span class='ocr_line'><span class='ocrx_word'>Маяк</span> <span class='ocrx_word'>горит</span></span>"
      "<span class='ocr_line'>снова</span></p></div><div class='ocr_page'><span "
      "class='ocr_line'>zwei</span></div></body></html>";
  EXPECT_EQ(choose_form(bytes, "a.html", "text/html").name, "ocr");
  const ParsedRecord parts = parts_of("ocr", bytes);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(article_in(parts[0]).body.text, "Маяк горит\nснова");
}

TEST_F(OcrTest, ATreeOfAreasGivesArticles) {
  write("issue/alto/1.xml",
        alto(block("H", "Neues Licht") + block("B1", "Der Turm") + block("X", "Anzeige")));
  write("issue/alto/2.xml", alto(block("B2", "brennt wieder")));
  const ParsedRecord parts =
      mets(issue("<mets:structMap TYPE='LOGICAL'><mets:div TYPE='Newspaper'><mets:div TYPE='ISSUE'><mets:div "
                 "TYPE='TITLE_SECTION'/><mets:div TYPE='CONTENT'>"
                 "<mets:div ID='DIVL5' TYPE='ARTICLE'><mets:div TYPE='HEADING'><mets:fptr><mets:area "
                 "FILEID='F1' BEGIN='H'/></mets:fptr></mets:div>"
                 "<mets:div TYPE='BODY'><mets:fptr><mets:area FILEID='F1' "
                 "BEGIN='B1'/></mets:fptr><mets:fptr><mets:area FILEID='F2' BEGIN='B2'/></mets:fptr>"
                 "</mets:div></mets:div></mets:div></mets:div></mets:div></mets:structMap>"));
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(skip_in(parts[0]), "the head of an issue");
  const schema::Article& article = article_in(parts[1]);
  EXPECT_EQ(article.id, "harbour-1902-03-01#DIVL5");
  EXPECT_EQ(std::get<ParsedArticle>(parts[1]).key, "DIVL5");
  EXPECT_EQ(headline_in(parts[1]), "Neues Licht");
  EXPECT_EQ(article.body.text, "Der Turm\n\nbrennt wieder");
  ASSERT_TRUE(article.published.has_value());
  EXPECT_EQ(article.published->local.year, 1902);
  EXPECT_EQ(article.published->precision, schema::Precision::kDay);
  EXPECT_EQ(article.source.publisher, "Hafenblatt");
  EXPECT_THAT(article.extra_json, HasSubstr("\"pages\":[\"F1\",\"F2\"]"));
}

TEST_F(OcrTest, LinksTieArticlesToRangesOfWords) {
  write("issue/alto/1.xml", alto(block("A", "null eins zwei drei") + block("B", "vier fuenf")));
  const ParsedRecord parts = mets(
      issue("<mets:structMap TYPE='LOGICAL'><mets:div TYPE='ISSUE'><mets:div ID='art1' "
            "TYPE='ARTICLE'/></mets:div></mets:structMap>"
            "<mets:structMap TYPE='PHYSICAL'><mets:div><mets:div ID='pa1' "
            "TYPE='pagearea'><mets:fptr><mets:area FILEID='F1' BETYPE='IDREF' "
            "BEGIN='Aw1' "
            "END='Bw0'/></mets:fptr></mets:div></mets:div></mets:structMap><mets:structLink><mets:smLinkGrp>"
            "<mets:smLocatorLink xlink:href='#art1'/><mets:smLocatorLink "
            "xlink:href='#pa1'/></mets:smLinkGrp></mets:structLink>"));
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(article_in(parts[0]).body.text, "eins zwei drei\n\nvier");
}

TEST_F(OcrTest, AnIssueWithoutStructureGivesItsPages) {
  write("issue/alto/1.xml", alto(block("A", "eins")));
  const ParsedRecord parts = mets(issue(""));
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(article_in(parts[0]).body.text, "eins");
  EXPECT_THAT(std::get<Rejection>(parts[1]).reason, HasSubstr("page alto/2.xml: there is no such file"));
}

TEST_F(OcrTest, NothingOutsideTheDirectoryOfAnIssueIsRead) {
  write("secret.xml", alto(block("A", "geheim")));
  fs::create_symlink(directory_ / "secret.xml", directory_ / "issue" / "alto" / "link.xml");
  for (const std::string href :
       {"../secret.xml", "alto/../../secret.xml", "file:///../secret.xml", "..%2Fsecret.xml",
        "http://h.example/1.xml", "alto/link.xml", "..\\secret.xml"}) {
    const ParsedRecord parts = mets(issue("", href));
    EXPECT_TRUE(std::holds_alternative<Rejection>(parts.at(0))) << href;
  }
  EXPECT_EQ(ocr::path_inside("./a//b/../c.xml"), "a/c.xml");
  EXPECT_EQ(ocr::path_inside("/etc/passwd"), "etc/passwd");
}

TEST_F(OcrTest, NamesOfFilesTellTheDay) {
  struct Case {
    const char* path;
    const char* day;
  };
  for (const Case& one : {Case{"/a/18400221_01/18400221_01-METS.xml", "1840-02-21"},
                          Case{"1902-03-01.xml", "1902-03-01"}, Case{"/x/1902/03/01/mets.xml", "1902-03-01"},
                          Case{"/x/0002647_18240217_mets.xml", "1824-02-17"}, Case{"/x/123456789012.xml", ""},
                          Case{"/x/19021332.xml", ""}, Case{"/x/1902.xml", ""}, Case{"", ""}}) {
    EXPECT_EQ(ocr::day_in_name(one.path), one.day) << one.path;
  }
}

TEST_F(OcrTest, APageOfAnIssueIsReadWithTheIssue) {
  write("issue/alto/1.xml", alto(block("A", "eins")));
  write("issue/alto/9.xml", alto(block("A", "neun")));
  write("issue/x_METS.xml", issue(""));
  const auto page = [&](const std::string& name) {
    return parts_of("ocr", alto(block("A", "x")), (directory_ / "issue" / "alto" / name).string());
  };
  EXPECT_THAT(skip_in(page("1.xml").at(0)), HasSubstr("read with the METS file"));
  EXPECT_EQ(article_in(page("9.xml").at(0)).body.text, "x");
}

}  // namespace
}  // namespace broadsheet::indexer::tests
