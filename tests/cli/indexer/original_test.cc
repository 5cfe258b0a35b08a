// indexer original: from an article back to the bytes of its record, out of every kind of archive.
#include <fmt/format.h>

#include <algorithm>

#include "cli/indexer/container_fixture.h"

namespace broadsheet::tests {
namespace {

using testing::HasSubstr;

class OriginalTest : public ContainerTest {
 protected:
  ProgramResult original(const std::string& id, std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments{"original", "--db", index().string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    arguments.push_back(id);
    return indexer(arguments);
  }
  void expect_original(const std::string& id, const std::string& bytes,
                       const std::vector<std::string>& more = {}) const {
    const ProgramResult result = original(id, more);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(result.err, "");
    EXPECT_EQ(result.out, bytes) << id;
  }
  void expect_failure(const std::string& id, int exit_code, const std::string& message,
                      const std::vector<std::string>& more = {}) const {
    const ProgramResult result = original(id, more);
    EXPECT_EQ(result.exit_code, exit_code) << result.err;
    EXPECT_THAT(result.err, HasSubstr(message));
    EXPECT_EQ(result.out, "");
  }
  // The id of the only article whose stored data have `text`.
  std::string id_of(const std::string& text) const {
    std::string id;
    for (const std::string& document : articles_in_order(index())) {
      const std::string data = document.substr(0, document.find('\n'));
      if (data.find(text) == std::string::npos) continue;
      EXPECT_EQ(id, "") << text;
      id = nlohmann::json::parse(data)["id"].get<std::string>();
    }
    return id;
  }
  static std::string dated_page(const std::string& url, const std::string& headline) {
    std::string page = html_page(headline);
    page.insert(page.find("<title>"),
                "<meta property=\"article:published_time\" content=\"2024-02-29T08:00:00Z\">");
    return warc_record("response", url, http_page(page));
  }

  static constexpr const char* kUrl = "http://harbour.example/1";
};

TEST_F(OriginalTest, ALineOfAFileAndOfACompressedOne) {
  const std::string lamp = json_record("a", "Lamp", "Light.");
  const std::string oar = json_record("b", "Oar", "Wood. 木");
  add(write("in/a.jsonl", lamp + "\n" + oar));
  expect_original("a", lamp);
  expect_original("b", oar);
  std::filesystem::remove_all(directory() / "in");
  std::filesystem::remove_all(index());
  add(write("in/a.jsonl.gz", compressed(lamp + oar, "gzip")));
  expect_original("b", oar);
}

TEST_F(OriginalTest, EveryFormGivesItsRecord) {
  const std::string article =
      "The lighthouse shines again\n\nShips wait outside the harbour.\n2024/03/01 08:13 KST\n"
      "Copyright (c) 2024 Harbour Post\n\n";
  const std::string second =
      "Nets are mended\n\nThe boats stay in.\n2024/03/02 08:13 KST\nCopyright (c) 2024 Harbour Post\n";
  const std::string letter =
      "From a@harbour.example Fri Mar  1 08:13:00 2024\nMessage-ID: <1@harbour.example>\nSubject: Tide "
      "tables\n"
      "Date: Fri, 1 Mar 2024 08:13:00 +0900\n\nThe tide is high.\n>From here on it falls.\n\n";
  const std::string other_letter =
      "From b@harbour.example Sat Mar  2 08:13:00 2024\nMessage-ID: <2@harbour.example>\nSubject: "
      "Fog\n\nFog.\n";
  const std::string entry =
      "<item><guid>g-1</guid><title>Pilots go out</title><description>In the morning.</description></item>";
  const std::string feed = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Harbour</title>" +
                           entry + "</channel></rss>\n";
  const std::string wiki_page =
      "<page><title>Storm "
      "passes</title><ns>0</ns><id>7</id><revision><id>9</id><timestamp>2024-03-01T08:13:00Z"
      "</timestamp><text>The storm passed in the night.</text></revision></page>";
  write("in/a.txt", article + second);
  write("in/b.mbox", letter + other_letter);
  write("in/c.xml", feed);
  write("in/d.html", html_page("Ships wait"));
  write("in/e.xml", "<mediawiki>\n  <siteinfo/>\n  " + wiki_page + "\n</mediawiki>\n");
  add(directory() / "in");
  EXPECT_EQ(original(id_of("lighthouse shines")).out.substr(0, article.size() - 1),
            article.substr(0, article.size() - 1));
  expect_original(id_of("Nets are"), second);
  expect_original(id_of("Tide tables"), letter);
  expect_original(id_of("\"Fog\""), other_letter);
  expect_original(id_of("Pilots go out"), entry);
  expect_original(id_of("\"Ships wait\""), html_page("Ships wait"));
  expect_original(id_of("Storm passes"), wiki_page);
}

TEST_F(OriginalTest, WhatWasAskedForOfACrawlIsFound) {
  std::string http = http_page(html_page("Ships wait"));
  http.replace(http.find("200"), 3, "404");
  add(write("a.warc", warc_record("response", kUrl, http)), 0, {"--status", "404"});
  expect_original(kUrl, html_page("Ships wait"));
}

// A later visit, at which the page was as before.
std::string revisit(const std::string& url, const std::string& date, const std::string& refers_to) {
  std::string record = warc_record("revisit", url, "", refers_to);
  record.replace(record.find("2024-03-02T08:00:00Z"), 20, date);
  return record;
}

TEST_F(OriginalTest, ARevisitIsAnotherPlaceOfThePage) {
  const std::string other = "http://harbour.example/print/1";
  const std::string crawl =
      page(kUrl, "Ships wait") +
      revisit(kUrl, "2024-04-02T08:00:00Z", "WARC-Refers-To-Date: 2024-03-02T08:00:00Z\r\n") +
      revisit(kUrl, "2024-05-02T08:00:00Z", "") +
      // Of what nobody has.
      revisit(kUrl, "2024-06-02T08:00:00Z", "WARC-Refers-To-Date: 2024-03-01T08:00:00Z\r\n") +
      revisit("http://harbour.example/2", "2024-06-02T08:00:00Z", "");
  const auto file = write("a.warc", crawl);
  add(file);
  const std::string places = original(kUrl, {"--list"}).out;
  EXPECT_EQ(std::count(places.begin(), places.end(), '\n'), 3) << places;
  EXPECT_THAT(places, HasSubstr("fetched 2024-04-02T08:00:00Z  a revisit"));
  EXPECT_THAT(places, HasSubstr("fetched 2024-05-02T08:00:00Z  a revisit"));
  expect_original(kUrl, html_page("Ships wait"));
  // In another archive, and by another address.
  add(write("b.warc", revisit(other, "2024-07-02T08:00:00Z",
                              "WARC-Refers-To-Target-URI: " + std::string(kUrl) +
                                  "\r\nWARC-Refers-To-Date: 2024-03-02T08:00:00Z\r\n")));
  const auto before = articles_in_order(index());
  EXPECT_THAT(original(kUrl, {"--list"}).out, HasSubstr("b.warc!/" + other));
  add(file);
  add(directory() / "b.warc");
  EXPECT_EQ(articles_in_order(index()), before);
  EXPECT_EQ(indexer({"check", "--db", index().string()}).exit_code, 0);
}

// Wherever the run's commits fall, and whatever stands first in the archive.
TEST_F(OriginalTest, RevisitsAreFurtherPlacesWhereverTheyStand) {
  const auto in = directory() / "in";
  write("in/a.warc", revisit(kUrl, "2024-04-02T08:00:00Z", "") + page("http://harbour.example/2", "Fog"));
  write("in/b.warc", page(kUrl, "Ships wait") + revisit(kUrl, "2024-05-02T08:00:00Z", ""));
  write("in/c.warc", page("http://harbour.example/3", "Storm") + page(kUrl, "Ships wait"));
  write("in/d.warc", revisit(kUrl, "2024-06-02T08:00:00Z", "") + page("http://harbour.example/4", "Ice"));
  std::vector<std::string> places;
  for (const char* commit_every : {"1", "2", "1000"}) {
    for (const char* jobs : {"1", "4"}) {
      std::filesystem::remove_all(index());
      const std::vector<std::string> how{"--commit-every", commit_every, "--jobs", jobs};
      add(in, 0, how);
      places.push_back(original(kUrl, {"--list"}).out);
      EXPECT_EQ(places.back(), places.front()) << commit_every << ", " << jobs;
      const auto before = articles_in_order(index());
      add(in, 0, how);
      EXPECT_EQ(articles_in_order(index()), before) << commit_every << ", " << jobs;
    }
  }
  std::string_view order = places.front();
  for (const char* name : {"b.warc", "c.warc", "a.warc", "b.warc", "d.warc"}) {
    const std::size_t at = order.find(name);
    ASSERT_NE(at, std::string_view::npos) << name << " in " << places.front();
    order.remove_prefix(at + 1);
  }
  EXPECT_EQ(std::count(places.front().begin(), places.front().end(), '\n'), 5) << places.front();
}

TEST_F(OriginalTest, OfWhatAFilterReadTheFileIsGiven) {
  const std::string document = "%PDF-1.7\nThe bridge is open\n\nCars may cross it.\n";
  const std::string other = "%PDF-1.7\nThe ferry stops\n\nIts last trip was on Friday.\n";
  const std::vector<std::string> filter{"--filter", "application/pdf=tail -n +2"};
  add(write("in/a.pdf", document), 0, filter);
  add(write("in/b.tar", made_archive("ustar", {{"b.pdf", other}})), 0, filter);
  for (const auto& [title, bytes] : {std::pair(std::string("The bridge"), document), {"The ferry", other}}) {
    const ProgramResult result = original(id_of(title));
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.out, bytes);
    EXPECT_THAT(result.err, HasSubstr("whether it has changed can't be told: a program read it, as "
                                      "application/pdf"));
    EXPECT_THAT(original(id_of(title), {"--list"}).out, HasSubstr("by a filter for application/pdf"));
  }
}

TEST_F(OriginalTest, WhatWasDecodedIsGivenAsItStands) {
  // EUC-KR.
  const std::string word = "\xC7\xD7\xB1\xB8\xB4\xC2 \xC6\xF3\xBC\xE2\xB5\xC7\xBE\xFA\xB4\xD9";
  const std::string line = "{\"id\":\"2\",\"body\":\"" + word + "\"}\n";
  add(write("a.jsonl", "{\"id\":\"1\",\"body\":\"" + word + "\"}\n" + line), 0, {"--encoding", "euc-kr"});
  expect_original("2", line);
  // UTF-16 with its mark.
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("{\"id\":\"3\",\"body\":\"x\"}\n")) wide += std::string{c, '\0'};
  add(write("b.jsonl", wide));
  expect_original("3", wide);
}

TEST_F(OriginalTest, OutOfContainersInContainers) {
  const std::string body = html_page("The lighthouse shines again");
  const std::string chunked = warc_record(
      "response", "http://harbour.example/2",
      http_page(fmt::format("{:x}\r\n{}\r\n0\r\n\r\n", html_page("Nets").size(), html_page("Nets")),
                "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n"));
  const std::string crawl =
      warc_record("warcinfo", "", "software: none\r\n", "Content-Type: application/warc-fields\r\n") +
      page("http://harbour.example/0", "Ships wait") + page(kUrl, "The lighthouse shines again") + chunked;
  const std::string tar =
      made_archive("pax", {{"a.jsonl", archive(2)}, {"03/crawl.warc.gz", compressed(crawl, "gzip")}}, "zstd");
  for (const auto& [name, bytes, decoy] : std::vector<std::tuple<std::string, std::string, std::string>>{
           {"crawl.warc", crawl, {}},
           {"crawl.warc.gz", compressed(crawl, "gzip"), {}},
           {"2024.tar.zst", tar, {}},
           {"2024.zip", made_archive("zip", {{"b.txt", "x"}, {"2024.tar.zst", tar}}), {}},
           {"2024.7z", made_archive("7zip", {{"03/crawl.warc", crawl}}), {}}}) {
    std::filesystem::remove_all(index());
    add(write("in/" + name, bytes), name == "2024.zip" ? 0 : 0);
    expect_original(kUrl, body);
    expect_original("http://harbour.example/2", html_page("Nets"));  // without the marks of its chunks
    expect_original("http://harbour.example/2", chunked.substr(0, chunked.size() - 4), {"--record"});
    const ProgramResult heads = original(kUrl, {"--headers"});
    EXPECT_EQ(heads.out,
              page(kUrl, "").substr(0, heads.out.find("\r\n\r\n")).substr(0, 8) + heads.out.substr(8));
    EXPECT_THAT(heads.out, HasSubstr("WARC-Type: response\r\n"));
    EXPECT_THAT(heads.out, testing::EndsWith("Content-Type: text/html; charset=utf-8\r\n\r\n"));
    std::filesystem::remove(directory() / ("in/" + name));
  }
}

TEST_F(OriginalTest, TwoVisitsAreTwoPlaces) {
  const std::string second = "2024-03-09T08:00:00Z";
  std::string again = dated_page(kUrl, "The lighthouse shines again");
  again.replace(again.find("2024-03-02T08:00:00Z"), second.size(), second);
  add(write("crawl.warc", dated_page(kUrl, "The lighthouse shines again") + again));
  const ProgramResult listed = original(kUrl, {"--list"});
  EXPECT_THAT(listed.out,
              HasSubstr("1  " + (directory() / "crawl.warc").string() + "!/" + kUrl + ":1  html"));
  EXPECT_THAT(listed.out, HasSubstr("fetched 2024-03-02T08:00:00Z\n2  "));
  EXPECT_THAT(original(kUrl, {"--record", "--origin", "1"}).out, HasSubstr("WARC-Date: 2024-03-02"));
  EXPECT_THAT(original(kUrl, {"--record", "--origin=2"}).out, HasSubstr("WARC-Date: 2024-03-09"));
  expect_failure(kUrl, 1, "--origin: the article has only 2 origins", {"--origin", "3"});
}

TEST_F(OriginalTest, SaysWhatBecameOfTheArchive) {
  const std::string lamp = json_record("a", "Lamp", "Light.");
  const std::string oar = json_record("b", "Oar", "Wood.");
  const auto file = write("in/2024/a.jsonl", lamp + oar);
  add(file);
  write("in/2024/a.jsonl", lamp + oar.substr(0, 10));
  expect_original("a", lamp);
  expect_failure("b", 4, "it is shorter than it was");
  write("in/2024/a.jsonl", lamp + json_record("b", "Oar", "Iron."));
  expect_failure("b", 5, "the archive has changed: what stands there has the digest sha256-");
  const ProgramResult forced = original("b", {"--force"});
  EXPECT_EQ(forced.exit_code, 5);
  EXPECT_EQ(forced.out, json_record("b", "Oar", "Iron."));
  std::filesystem::create_directories(directory() / "elsewhere/2024");
  write("elsewhere/2024/a.jsonl", lamp + oar);
  std::filesystem::remove_all(directory() / "in");
  expect_failure("b", 3, "there is no such file; if the archive has moved");
  expect_original("b", oar, {"--archive", (directory() / "elsewhere").string()});
  expect_original("b", oar, {"--archive", (directory() / "elsewhere/2024/a.jsonl").string()});
  expect_failure("b", 3, "there is no such file", {"--archive", directory().path().string() + "/index"});
  expect_failure("c", 1, "no article with id c");
}

TEST_F(OriginalTest, SaysWhatBecameOfAContainer) {
  const std::string crawl = page("http://harbour.example/0", "Ships wait") + page(kUrl, "Nets");
  const auto file = write("a.tar", made_archive("ustar", {{"crawl.warc", crawl}}));
  add(file);
  write("a.tar", made_archive("ustar", {{"crawl.warc", page("http://harbour.example/0", "Ships wait")}}));
  expect_failure(kUrl, 5, "there is no member http://harbour.example/1");
  write("a.tar", read_file(file).substr(0, 700));
  expect_failure("http://harbour.example/0", 4, "can't be read to the end of the record");
  std::filesystem::remove(file);
  std::filesystem::create_directory(file);
  expect_failure(kUrl, 5, "it is not a file any more");
}

TEST_F(OriginalTest, ThePlaceThatIsStillThereServes) {
  const std::string lamp = json_record("a", "Lamp", "Light.");
  add(write("a.jsonl", lamp));
  add(write("b.jsonl", lamp));
  std::filesystem::remove(directory() / "a.jsonl");
  const ProgramResult result = original("a");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.out, lamp);
  EXPECT_THAT(result.err, HasSubstr("this is the record at place 2"));
  expect_failure("a", 3, "there is no such file", {"--origin", "1"});
}

TEST_F(OriginalTest, PathsAreFoundFromAnywhere) {
  const std::string lamp = json_record("a", "Lamp", "Light.");
  write("in/a.jsonl", lamp);
  RunOptions there;
  there.directory = directory() / "in";
  EXPECT_EQ(indexer({"add", "--quiet", "--db", index().string(), "../in/./a.jsonl"}, there).exit_code, 0);
  expect_original("a", lamp);
  EXPECT_THAT(original("a", {"--list"}).out, HasSubstr("  " + (directory() / "in/a.jsonl").string() + ":1"));
}

TEST_F(OriginalTest, WithoutAnOriginNothingIsThere) {
  add(write("a.jsonl", json_record("a", "Lamp", "Light.")), 0, {"--no-origins"});
  expect_failure("a", 1, "stored without its origin");
  RunOptions given;
  given.input = json_record("b", "Oar", "Wood.");
  EXPECT_EQ(indexer({"add", "--quiet", "--db", index().string(), "--format", "jsonl", "-"}, given).exit_code,
            0);
  expect_failure("b", 3, "read from standard input");
  const auto file = write("b.jsonl", *given.input);
  expect_original("b", *given.input, {"--archive", file.string()});
}

// What an export of somebody else says of its origins is not believed: no pipe or device is read.
TEST_F(OriginalTest, OnlyFilesAreRead) {
  add(write("a.jsonl", R"({"id":"a","body":"x","origins":[{"path":"/dev/zero","offset":0,"length":9999999}]})"
                       "\n"));
  expect_failure("a", 5, "it is not a file any more", {"--origin", "1"});
}

}  // namespace
}  // namespace broadsheet::tests
