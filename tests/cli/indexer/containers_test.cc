// Containers through the real program: web archives in archives, damaged ones, what standard input gives.
#include <sys/stat.h>

#include <sstream>

#include "cli/indexer/container_fixture.h"

namespace broadsheet::tests {
namespace {

using testing::HasSubstr;

class ContainersTest : public ContainerTest {
 protected:
  static std::string crawl() {
    return warc_record("warcinfo", "", "software: none\r\n", "Content-Type: application/warc-fields\r\n") +
           page("http://harbour.example/1", "The lighthouse shines again") +
           warc_record("response", "http://harbour.example/gone",
                       http_page("gone", "Content-Type: text/html\r\n", "404 Not Found")) +
           page("http://harbour.example/2", "Ships wait outside");
  }
  // What `inspect --json` prints, a line each.
  std::vector<nlohmann::json> inspected(const std::filesystem::path& file, int exit_code) const {
    const ProgramResult result = indexer({"inspect", "--json", file.string()});
    EXPECT_EQ(result.exit_code, exit_code) << result.err;
    std::vector<nlohmann::json> lines;
    std::istringstream stream(result.out);
    for (std::string line; std::getline(stream, line);) lines.push_back(nlohmann::json::parse(line));
    return lines;
  }
};

TEST_F(ContainersTest, AWebArchiveInACompressedArchiveIsAdded) {
  const auto file = write(
      "in/2024.tar.zst",
      made_archive("pax", {{"03/crawl.warc.gz", compressed(crawl(), "gzip")}, {"03/more.jsonl", archive(3)}},
                   "zstd"));
  const auto summary = add(file);
  EXPECT_EQ(summary["added"], 5) << summary;
  EXPECT_EQ(summary["skipped"], 2) << summary;
  EXPECT_EQ(summary["rejected"], 0) << summary;
  const auto all = articles_in_order(index());
  ASSERT_EQ(all.size(), 5U);
  EXPECT_THAT(all[0], HasSubstr(R"("html",1,["03/crawl.warc.gz","http://harbour.example/1"],1709366400]])"));
  EXPECT_THAT(all[0], HasSubstr(R"("url":"http://harbour.example/1")"));
  // The same again changes nothing.
  EXPECT_EQ(add(file)["unchanged"], 5);
  // What is told adds up to the records.
  EXPECT_THAT(indexer({"status", "--db", index().string()}).out,
              HasSubstr("7 records: 0 added, 0 updated, 5 unchanged, 0 duplicates, 0 rejected, 2 skipped\n"));
}

// What was rejected is read again, and nothing else, once it is mended.
TEST_F(ContainersTest, AListOfRejectedRecordsIsFedBack) {
  const std::string rejects = (directory() / "rejects.jsonl").string();
  const std::string bad = R"({"id":"x","title":"Ships wait","body":)";
  write("in/a.jsonl", archive(2));
  write("in/b.tar", made_archive("ustar", {{"1.jsonl", bad + "\n"}, {"2.jsonl", bad}}));
  write("in/c.jsonl", bad);
  write("in/d.jsonl", bad);
  const auto in = directory() / "in";
  std::filesystem::create_symlink("nowhere", in / "e");
  ASSERT_EQ(mkfifo((in / "f").c_str(), 0600), 0);
  EXPECT_EQ(add(in, 1, {"--rejects", rejects})["rejected"], 6);
  std::istringstream lines(read_file(rejects));
  std::string line;
  ASSERT_TRUE(std::getline(lines, line));
  const auto first = nlohmann::json::parse(line);
  EXPECT_EQ(first["path"], (in / "b.tar").string() + "!/1.jsonl");
  EXPECT_EQ(first["file"], (in / "b.tar").string());
  EXPECT_EQ(first["length"], bad.size() + 1);
  EXPECT_THAT(first["digest"].get<std::string>(), testing::StartsWith("sha256-"));
  // Mended, taken away, and still broken.
  write("in/b.tar", made_archive("ustar", {{"1.jsonl", archive(3)}}));
  std::filesystem::remove(in / "c.jsonl");
  const ProgramResult again = indexer({"add", "--json", "--quiet", "--db", index().string(), "--from-rejects",
                                       rejects, "--rejects", rejects});
  EXPECT_EQ(again.exit_code, 1);
  EXPECT_THAT(again.err, HasSubstr(rejects + ": there is no file " + (in / "c.jsonl").string() + "\n"));
  const auto summary = nlohmann::json::parse(again.out);
  EXPECT_EQ(summary["files"], 2);
  EXPECT_EQ(summary["added"], 1);  // two of the three were there
  EXPECT_EQ(summary["unchanged"], 2);
  EXPECT_EQ(summary["rejected"], 1);
  write("in/d.jsonl", archive(1));
  EXPECT_EQ(indexer({"add", "--quiet", "--db", index().string(), "--from-rejects", rejects}).exit_code, 0);
  // What is no such list.
  const ProgramResult none =
      indexer({"add", "--db", index().string(), "--from-rejects", (in / "a.jsonl").string()});
  EXPECT_EQ(none.exit_code, 2);
  EXPECT_THAT(none.err, HasSubstr("line 1 is not a line of a list of rejected records"));
  EXPECT_EQ(indexer({"add", "--db", index().string(), "--from-rejects", "nowhere"}).exit_code, 2);
}

TEST_F(ContainersTest, EachRecordIsNamedByItsMembers) {
  const auto file =
      write("a.tar", made_archive("ustar", {{"03/a.html", html_page("Ships wait")}, {"b.warc", crawl()}}));
  const auto lines = inspected(file, 0);
  ASSERT_EQ(lines.size(), 5U);
  EXPECT_EQ(lines[0]["path"], file.string() + "!/03/a.html");
  EXPECT_EQ(lines[0]["file"], lines[0]["path"]);
  EXPECT_EQ(lines[0]["record"], "03/a.html");
  EXPECT_EQ(lines[0]["member"], "03/a.html");
  EXPECT_EQ(lines[0]["number"], 1);
  EXPECT_EQ(lines[1]["skipped"], "a record of type warcinfo");
  EXPECT_FALSE(lines[1].contains("format"));  // nobody looked
  EXPECT_EQ(lines[2]["record"], "http://harbour.example/1");
  EXPECT_EQ(lines[2]["url"], "http://harbour.example/1");
  EXPECT_EQ(lines[3]["skipped"], "HTTP status 404");
  EXPECT_FALSE(lines[3].contains("url"));  // it was not read
  // A record of a plain file has no members.
  EXPECT_EQ(inspected(write("c.html", html_page("Ships wait")), 0)[0]["record"], 1);
}

TEST_F(ContainersTest, DamageCostsItsOwnRecordAndNamesIt) {
  const std::string bytes = page("http://harbour.example/0", "Ships wait") + "rubbish\r\n\r\n" + crawl() +
                            "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 900\r\n\r\nHTTP/1.1 200 "
                            "OK\r\nContent-Type: text/html\r\n\r\n<p>";
  const auto file = write("crawl.warc.gz", compressed(bytes, "gzip"));
  const auto summary = add(file, 1);
  EXPECT_EQ(summary["added"], 3) << summary;
  EXPECT_EQ(summary["rejected"], 2) << summary;
  const ProgramResult shown = indexer({"inspect", file.string()});
  EXPECT_THAT(shown.out, HasSubstr("record 1 at byte 0: its length is wrong"));
  EXPECT_THAT(shown.out, HasSubstr("cut short"));
}

TEST_F(ContainersTest, TheCrawlIsTheLastToSayWhenAPageWasPublished) {
  const auto dated = [](const std::string& day) {
    return "<!doctype html><html><head><meta property=\"article:published_time\" content=\"" + day +
           "\"><title>Ships wait</title></head><body><article><h1>Ships wait</h1><p>Ships wait outside the "
           "harbour, and their "
           "crews look at the lighthouse through the fog.</p></article></body></html>";
  };
  const auto published = [&](const std::string& body) {
    return inspected(write("a.warc", warc_record("response", "http://harbour.example/1", http_page(body))),
                     0)[0]["published"];
  };
  // It was fetched at 2024-03-02T08:00:00Z.
  EXPECT_EQ(published(dated("2024-02-29")), "2024-02-29");
  EXPECT_EQ(published(dated("2024-03-03")), "2024-03-03");  // a day later, somewhere
  EXPECT_EQ(published(dated("2024-05-01")), "2024-03-02T08:00:00Z");
  EXPECT_EQ(published(html_page("Ships wait")), "2024-03-02T08:00:00Z");
  const ProgramResult shown = indexer({"inspect", (directory() / "a.warc").string()});
  EXPECT_THAT(shown.out, HasSubstr("from the crawl: when the page was fetched, guessed"));
}

TEST_F(ContainersTest, ArchivesComeFromStandardInput) {
  RunOptions options;
  for (const char* format : {"pax", "zip", "7zip"}) {
    options.input = made_archive(format, {{"a.jsonl", archive(2)}});
    const ProgramResult result = indexer({"inspect", "--format", "jsonl", "-"}, options);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_THAT(result.out, HasSubstr("-!/a.jsonl:2: record 2, jsonl")) << format;
  }
}

TEST_F(ContainersTest, ManyMembersAreRead) {
  indexer::tests::Files files;
  for (int i = 0; i < 5'000; ++i)
    files.emplace_back(std::to_string(i) + ".jsonl", "{\"id\":" + std::to_string(i) + ",\"body\":\"x\"}\n");
  for (const char* format : {"ustar", "zip"}) {
    const auto summary =
        nlohmann::json::parse(indexer({"add", "--json", "--dry-run", "--db", (directory() / format).string(),
                                       write("many", made_archive(format, files)).string()})
                                  .out);
    EXPECT_EQ(summary["added"], 5'000) << format;
  }
}

TEST_F(ContainersTest, OfAWebArchiveWhatIsAskedForIsRead) {
  const auto file = write("a.warc", crawl());
  const auto titles = [&](const std::vector<std::string>& options) {
    std::vector<std::string> words{"inspect", "--json", file.string()};
    words.insert(words.end(), options.begin(), options.end());
    const ProgramResult result = indexer(words);
    std::size_t count = 0;
    std::istringstream out(result.out);
    for (std::string line; std::getline(out, line);)
      count += nlohmann::json::parse(line).contains("skipped") ? 0U : 1U;
    return count;
  };
  const std::size_t all = titles({});
  EXPECT_GT(all, 0U);
  EXPECT_EQ(titles({"--status", "200,404"}), all + 1);
  EXPECT_EQ(titles({"--status", "404"}), 1U);
  EXPECT_EQ(titles({"--url-filter", "harbour.example/1"}), 1U);
  EXPECT_EQ(titles({"--url-filter", "!harbour.example/1"}), all - 1);
  EXPECT_EQ(titles({"--since", "2024-03-03"}), 0U);
  EXPECT_EQ(titles({"--since", "2024-03-02 08:00"}), all);
  EXPECT_EQ(titles({"--mime", "text/plain,image/*"}), 0U);
  for (const auto& [option, value, message] :
       {std::tuple("--status", "20x", "neither a code such as 200 nor a range such as 400-499"),
        std::tuple("--status", "300-200", "neither a code"), std::tuple("--mime", "html", "not a media type"),
        std::tuple("--since", "soon", "not a date; give one such as 2024-03-01")}) {
    const ProgramResult result = indexer({"inspect", option, value, file.string()});
    EXPECT_EQ(result.exit_code, 2) << option;
    EXPECT_THAT(result.err, HasSubstr(std::string("indexer: ") + option + ": '" + value + "' is ")) << option;
    EXPECT_THAT(result.err, HasSubstr(message));
  }
}

// What one file may cost can be said. The limit that is met is named, and what was read before it stays.
TEST_F(ContainersTest, TheLimitsOfAFileAreOptions) {
  const std::string articles = archive(3);
  const auto file =
      write("a.tar.gz", compressed(made_archive("pax", {{"1.jsonl", articles},
                                                        {"2.jsonl.gz", compressed(articles, "gzip")},
                                                        {"3.jsonl", articles}}),
                                   "gzip"));
  struct Case {
    const char* option;
    const char* value;
    const char* message;  // nullptr: all is read
  };
  for (const Case& one : {Case{"--max-nesting", "8", nullptr}, Case{"--max-members", "100", nullptr},
                          Case{"--max-expanded", "1T", nullptr}, Case{"--max-ratio", "1", nullptr},
                          Case{"--max-time", "60", nullptr},
                          Case{"--max-nesting", "2", "2.jsonl.gz:1: is nested in more than 2 containers"},
                          Case{"--max-members", "2", "holds more than 2 members"},
                          Case{"--max-expanded", "1K", "expands to more than 1 KiB"}}) {
    const ProgramResult result = indexer({"inspect", one.option, one.value, file.string()});
    EXPECT_EQ(result.exit_code, one.message == nullptr ? 0 : 1) << one.option << result.err;
    EXPECT_THAT(result.out + result.err, HasSubstr(one.message == nullptr ? "" : one.message)) << one.option;
  }
  for (const char* const option : {"--max-nesting", "--max-members", "--max-ratio", "--max-time"}) {
    for (const char* const value : {"0", "-1", "many", "99999999999999999999"}) {
      const ProgramResult result = indexer({"inspect", option + std::string("=") + value, file.string()});
      EXPECT_EQ(result.exit_code, 2) << option << value;
      EXPECT_THAT(result.err, HasSubstr(std::string("indexer: ") + option)) << value;
    }
  }
}

}  // namespace
}  // namespace broadsheet::tests
