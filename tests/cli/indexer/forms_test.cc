// Each form with fields, from a folder to the index: nothing of it is lost, and what is left out says why.
#include <sstream>

#include "cli/indexer/indexer_fixture.h"

namespace broadsheet::tests {
namespace {

using testing::ElementsAre;

class FormsTest : public IndexerTest {
 protected:
  // What `inspect --json` says of a file, a line each: "record: title", "skipped: why", "rejected: why".
  std::vector<std::string> inspected(const std::filesystem::path& file) {
    std::vector<std::string> lines;
    std::istringstream out(indexer({"inspect", "--json", file.string()}).out);
    for (std::string line; std::getline(out, line);) {
      const auto json = nlohmann::json::parse(line);
      if (json.contains("skipped")) {
        lines.push_back("skipped: " + json["skipped"].get<std::string>());
      } else if (json.contains("rejected")) {
        lines.push_back("rejected: " + json["rejected"].get<std::string>());
      } else {
        const auto& record = json["record"];
        lines.push_back((record.is_string() ? record.get<std::string>() : record.dump()) + ": " +
                        json["title"].get<std::string>());
      }
    }
    return lines;
  }
};

TEST_F(FormsTest, AFeedGivesItsEntries) {
  const auto file = write("feed.xml",
                          "<rss "
                          "version='2.0'><channel><title>H</title><link>http://h.example/</"
                          "link><item><guid>http://h.example/1</guid>"
                          "<title>港の灯台</title><description>a</description></item><item><guid>2</"
                          "guid><title>Маяк & порт</title></item>"
                          "<item/></channel></rss>");
  EXPECT_THAT(inspected(file), ElementsAre("http://h.example/1: 港の灯台", "2: Маяк & порт",
                                           "skipped: an entry without text"));
}

// What a form says of its charset counts, for each part of it: the whole is not guessed before.
TEST_F(FormsTest, CharsetsAreThoseThatAreDeclared) {
  const auto mail =
      write("a.eml",
            "From: a@harbour.example\nSubject: =?koi8-r?b?7cHRyw==?=\nDate: Fri, 01 Mar 2024 08:13:00 "
            "+0900\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: "
            "text/plain; charset=koi8-r\n\n"
            "\xED\xC1\xD1\xCB \xC7\xCF\xD2\xC9\xD4 \xCE\xC1\xC4 \xC7\xC1\xD7\xC1\xCE\xD8\xC0"
            "\n--b\nContent-Type: text/plain; charset=windows-1251\n\n"
            "\xCC\xEE\xF1\xF2 \xEE\xF2\xEA\xF0\xFB\xF2 \xE2 \xEF\xFF\xF2\xED\xE8\xF6\xF3"
            "\n--b--\n");
  const auto feed =
      write("a.rss",
            "<?xml version='1.0' encoding='EUC-JP'?><rss version='2.0'><channel><title>H</title><item>"
            "<title>"
            "\xB9\xC1\xA4\xCE\xB8\xC5\xA4\xA4\xC5\xF4\xC2\xE6\xA4\xAC\xB6\xE2\xCD\xCB\xC6\xFC\xA4\xCE\xCC\xEB"
            "\xA4\xCB\xA4\xD5\xA4\xBF\xA4\xBF\xA4\xD3\xC5\xF4\xA4\xEA\xA4\xF2\xA4\xC8\xA4\xE2\xA4\xB7\xA4\xBF"
            "</title><link>http://h.example/1</link></item></channel></rss>");
  const auto letter = nlohmann::json::parse(indexer({"inspect", "--json", mail.string()}).out);
  EXPECT_EQ(letter["title"], "Маяк");
  EXPECT_EQ(letter["body"], "Маяк горит над гаванью\n\nМост открыт в пятницу");
  EXPECT_TRUE(letter["warnings"].empty()) << letter["warnings"];
  const auto entry = nlohmann::json::parse(indexer({"inspect", "--json", feed.string()}).out);
  EXPECT_EQ(entry["title"], "港の古い灯台が金曜日の夜にふたたび灯りをともした");
  EXPECT_TRUE(entry["warnings"].empty()) << entry["warnings"];
}

// Their parts would be articles of markup.
TEST_F(FormsTest, OfficeDocumentsAndOtherXmlAreNoArticles) {
  const std::string header = "PK\x03\x04" + std::string(26, '\0');
  const std::vector<std::string> office{"rejected: an office document; it needs a filter for its media type"};
  EXPECT_EQ(inspected(write("a.docx", header + "[Content_Types].xml")), office);
  EXPECT_EQ(inspected(write("a.odt", header + "mimetypeapplication/vnd.oasis.opendocument.text")), office);
  const std::vector<std::string> xml{"skipped: XML in no form that is read"};
  EXPECT_EQ(inspected(write("a.xml", "<?xml version='1.0'?>\n<catalog><book>港</book></catalog>")), xml);
  EXPECT_EQ(inspected(write("b.txt", "\xEF\xBB\xBF<?xml version='1.0'?><!-- a --><svg/>")), xml);
  // Without the declaration it may be somebody's text; and who names a form gets it.
  EXPECT_EQ(inspected(write("c.txt", "<h> is read aloud\n\nSo it is.\n")).size(), 1U);
}

TEST_F(FormsTest, AnAgencysMessageGivesItsItems) {
  const auto file = write("a.xml",
                          "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet><newsItem "
                          "guid='urn:1'><contentMeta><headline>등대"
                          "</headline></contentMeta></newsItem><newsItem guid='urn:2'><itemMeta><itemClass "
                          "qcode='ninat:picture'/></itemMeta>"
                          "</newsItem></itemSet></newsMessage>");
  EXPECT_THAT(inspected(file), ElementsAre("urn:1: 등대", "skipped: a picture"));
}

TEST_F(FormsTest, AnIssueGivesItsArticlesAndItsPagesNothingMore) {
  std::filesystem::create_directories(write("x", "").parent_path() / "issue" / "alto");
  write("issue/alto/1.xml",
        "<alto><Layout><Page><PrintSpace><TextBlock ID='H'><TextLine><String "
        "CONTENT='Licht'/></TextLine></TextBlock><TextBlock ID='B'>"
        "<TextLine><String CONTENT='Der'/><SP/><String "
        "CONTENT='Turm'/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>");
  const auto issue = write("issue/mets.xml",
                           "<mets xmlns:xlink='http://www.w3.org/1999/xlink' "
                           "OBJID='x'><fileSec><fileGrp><file ID='F' MIMETYPE='text/xml'>"
                           "<FLocat xlink:href='alto/1.xml'/></file></fileGrp></fileSec><structMap "
                           "TYPE='LOGICAL'><div TYPE='ISSUE'><div ID='a1' TYPE='ARTICLE'>"
                           "<div TYPE='HEADING'><fptr><area FILEID='F' BEGIN='H'/></fptr></div><div "
                           "TYPE='BODY'><fptr><area FILEID='F' BEGIN='B'/></fptr></div>"
                           "</div></div></structMap></mets>")
                         .parent_path();
  EXPECT_THAT(
      inspected(issue),
      ElementsAre("skipped: a page of an issue, which is read with the METS file of the issue", "a1: Licht"));
  EXPECT_EQ(add(issue)["added"], 1);
  EXPECT_EQ(articles(), 1U);
}

TEST_F(FormsTest, ATableGivesItsRows) {
  const auto file = write("a.csv",
                          "id;Überschrift;Text;Datum\n"
                          "1;Hafen;\"Er ist\noffen.\";2024-03-01\n"
                          "2;Turm;\"nicht zu;2024-03-02\n"
                          "3;Licht;\"an\";2024-03-03\n"
                          "4;zu;viele;2024-03-04;x\n;;;\n");
  EXPECT_THAT(inspected(file),
              ElementsAre("1: Hafen", "2: Turm", "3: Licht", "rejected: 5 columns, but the header row has 4",
                          "skipped: an empty row"));
  const auto summary = add(file, 1);
  EXPECT_EQ(summary["added"], 3);
  EXPECT_EQ(summary["rejected"], 1);
  EXPECT_EQ(summary["skipped"], 1);
}

TEST_F(FormsTest, ColumnsOfATableAreMapped) {
  const auto file = write("b.csv", "a,b\nHafen,Er ist offen.\n").string();
  const auto title = [&](const char* map) {
    return nlohmann::json::parse(indexer({"inspect", "--json", "--map", map, file}).out);
  };
  EXPECT_EQ(title("headline=a,text=b")["title"], "Hafen");
  EXPECT_EQ(title("headline=a,text=b")["body"], "Er ist offen.");
  EXPECT_EQ(title("headline=c")["rejected"], "no column \"c\"; the header row has \"a\", \"b\"");
  const auto wrong = indexer({"inspect", "--map", "price=a", file});
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_THAT(wrong.err,
              testing::StartsWith("indexer: --map: no field 'price'; the fields are id, headline"));
  EXPECT_THAT(indexer({"inspect", "--map", "headline=a,body=a", file}).err,
              testing::StartsWith("indexer: --map: the column 'a' can't be both headline and body"));
}

TEST_F(FormsTest, ACorpusGivesItsDocuments) {
  const auto file =
      write("corpus.txt",
            "<DOC>\n<DOCNO> HBR870213-0001 </DOCNO>\n<HL> Hafen\n<TEXT>\nEr ist offen.\n</DOC>\n"
            "<DOC id=\"HBR_ENG_20240301.0002\" type=\"advis\">\n<TEXT>x</TEXT>\n</DOC>\n"
            "<DOC>\n<DOCNO> HBR870213-0003 </DOCNO>\n<TITLE>Turm");
  EXPECT_THAT(inspected(file), ElementsAre("HBR870213-0001: Hafen", "skipped: an advisory to editors",
                                           "rejected: cut short: <DOC> is not closed"));
  const auto summary = add(file, 1);
  EXPECT_EQ(summary["added"], 1);
  EXPECT_EQ(summary["skipped"], 1);
  EXPECT_EQ(summary["rejected"], 1);
}

TEST_F(FormsTest, AListOfJsonGivesItsObjects) {
  const auto file = write("list.json",
                          "{\n \"status\": \"ok\",\n \"articles\": [\n  {\"title\": \"Hafen\"},\n  {\n"
                          "   \"title\": \"Turm\"\n  },\n  {\"n\": 1}\n ]\n}\n");
  EXPECT_THAT(inspected(file), ElementsAre("1: Hafen", "2: Turm", "rejected: neither headline nor body"));
  const auto summary = add(file, 1);
  EXPECT_EQ(summary["added"], 2);
  EXPECT_EQ(summary["rejected"], 1);
}

TEST_F(FormsTest, TextFilesBeginWithAddressDateAndHeadline) {
  (void)write("texts/1.txt", "https://harbour.example/1\n2024-03-01\nLights up\n\nThe harbour is lit.\n");
  (void)write("texts/2.txt", "Lights down\n2024-03-02\nhttps://harbour.example/2\n\nThe harbour is dark.\n");
  const auto folder =
      write("texts/3.txt",
            "Titel: Licht\nDatum: 3. März 2024\nLink: https://hafen.example/3\n\nEs ist hell.\n")
          .parent_path();
  EXPECT_THAT(inspected(folder), ElementsAre("1: Lights up", "1: Lights down", "1: Licht"));
  EXPECT_EQ(add(folder)["added"], 3);
}

TEST_F(FormsTest, AreListed) {
  const auto json = nlohmann::json::parse(indexer({"forms", "--json"}).out);
  std::string names;
  for (const auto& form : json["forms"]) names += form["name"].get<std::string>() + " ";
  EXPECT_EQ(names, "article jsonl ocr html feed agency mail mediawiki csv sgml ");
  EXPECT_EQ(json["forms"][1]["title"], "JSON Lines");
  EXPECT_THAT(json["forms"][1]["extensions"], ElementsAre(".jsonl", ".ndjson", ".json"));
  EXPECT_THAT(json["forms"][8]["media_types"], testing::Contains("text/csv"));
  EXPECT_THAT(json["containers"], testing::Contains(nlohmann::json{{"name", "gzip"}, {"extension", ".gz"}}));
  EXPECT_THAT(json["containers"],
              testing::Contains(nlohmann::json{{"name", "WARC"}, {"extension", nullptr}}));
  EXPECT_EQ(json["filters"][0]["media_type"], "application/pdf");
  const auto text = indexer({"forms"});
  EXPECT_EQ(text.exit_code, 0);
  EXPECT_THAT(text.out, testing::HasSubstr("\n  jsonl      JSON Lines         .jsonl .ndjson .json\n"));
  EXPECT_THAT(text.out, testing::HasSubstr(" WARC ARC zstd "));
  EXPECT_EQ(indexer({"forms", "x"}).exit_code, 2);
}

}  // namespace
}  // namespace broadsheet::tests
