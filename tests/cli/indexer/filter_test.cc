// Programs that read what no form does.
#include <sstream>

#include "archive/made_archives.h"
#include "cli/indexer/indexer_fixture.h"

namespace broadsheet::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// What stands for a document that only a program can read: its first line tells what it is.
constexpr const char* kDocument =
    "%PDF-1.7\n橋が開通\n\n港の新しい橋が金曜日に開通した。\n\n2024/03/01 08:13 KST\n";
constexpr const char* kFilter = "application/pdf=tail -n +2";

class FilterTest : public IndexerTest {
 protected:
  // "title" or "reason", a record each.
  std::vector<std::string> inspected(const std::filesystem::path& file,
                                     const std::vector<std::string>& options) {
    std::vector<std::string> words{"inspect", "--json", file.string()};
    words.insert(words.end(), options.begin(), options.end());
    std::vector<std::string> lines;
    std::istringstream out(indexer(words).out);
    for (std::string line; std::getline(out, line);) {
      const auto json = nlohmann::json::parse(line);
      lines.push_back(json.contains("rejected")
                          ? json["code"].get<std::string>() + ": " + json["rejected"].get<std::string>()
                          : json["title"].get<std::string>());
    }
    return lines;
  }
};

TEST_F(FilterTest, GivesTextThatIsIndexed) {
  const auto file = write("a.pdf", kDocument);
  EXPECT_THAT(inspected(file, {}), ElementsAre("container_unreadable: a PDF document; it needs a filter for "
                                               "application/pdf, such as pdftotext - -"));
  EXPECT_THAT(inspected(file, {"--filter", kFilter}), ElementsAre("橋が開通"));
  EXPECT_EQ(
      indexer({"add", "--db", index().string(), "--quiet", "--filter", kFilter, file.string()}).exit_code, 0);
  EXPECT_EQ(articles(), 1U);
}

TEST_F(FilterTest, ReadsWhatAWebArchiveHas) {
  const auto file =
      write("a.warc", indexer::tests::warc_record("response", "http://harbour.example/a.pdf",
                                                  "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" +
                                                      std::string(kDocument)));
  const ProgramResult result = indexer({"inspect", "--json", "--filter", kFilter, file.string()});
  const auto json = nlohmann::json::parse(result.out);
  EXPECT_EQ(json["title"], "橋が開通");
  EXPECT_EQ(json["url"], "http://harbour.example/a.pdf");
}

TEST_F(FilterTest, MayGiveJsonLinesOrAPage) {
  const auto file = write("a.pdf", kDocument);
  const std::string json = R"(application/pdf=sed -n '1c {"headline":"一","body":"a"}
$c {"headline":"二","body":"b"}')";
  EXPECT_THAT(inspected(file, {"--filter", json}), ElementsAre("一", "二"));
  const std::string page =
      "application/pdf=sed '1c <!DOCTYPE html><h1>Bridge</h1><p>The new bridge over the harbour opened on "
      "Friday.</p>"
      "\n2,$d'";
  EXPECT_THAT(inspected(file, {"--keep-all", "--filter", page}), ElementsAre("Bridge"));
}

TEST_F(FilterTest, ThatFailsRejectsOneFile) {
  const auto folder = write("in/a.pdf", kDocument).parent_path();
  write("in/b.txt", "A lighthouse\n\nIt shines.\n");
  EXPECT_THAT(inspected(folder, {"--filter", "application/pdf=sh -c 'echo no font >&2; exit 4'"}),
              ElementsAre("filter_failed: the filter 'sh' ended with exit code 4: no font", "A lighthouse"));
  EXPECT_THAT(inspected(folder, {"--filter", "application/pdf=true"}),
              ElementsAre("filter_failed: the filter 'true' found no text in it", "A lighthouse"));
  EXPECT_THAT(inspected(folder, {"--filter", "application/pdf=sleep 60", "--filter-time", "1"}),
              ElementsAre("filter_failed: the filter 'sleep' took too long", "A lighthouse"));
  // It gives for ever.
  const auto endless = inspected(folder, {"--filter", "application/pdf=yes"});
  ASSERT_EQ(endless.size(), 2U);
  EXPECT_THAT(endless[0], HasSubstr("limit_reached: "));
}

}  // namespace
}  // namespace broadsheet::tests
