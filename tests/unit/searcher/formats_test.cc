// Every format says the same, each in its own form, whatever the articles hold.
#include "broadsheet/searcher/formats.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "formats/date.h"
#include "formats/display.h"
#include "text/columns.h"

namespace broadsheet::searcher {
namespace {

using nlohmann::json;
using schema::Precision;
using testing::HasSubstr;
using testing::Not;

schema::Dateline seoul_morning() {
  schema::Dateline date;
  date.text = "2024/03/01 08:13 KST";
  date.utc_seconds = 1709248380;
  date.local = {2024, 3, 1, 8, 13, 0};
  date.utc_offset_seconds = 9 * 3600;
  date.zone_written = "KST";
  date.zone = "Asia/Seoul";
  date.precision = Precision::kMinute;
  return date;
}

Results sample() {
  Results results;
  results.query = "台風 <storm>";
  results.understood = "台風 storm";
  results.total = 7;
  results.seconds = 0.00042;
  results.limit = 10;
  results.offset = 2;
  Hit hit;
  hit.rank = 3;
  hit.score = 1.25;
  hit.article.id = "id,with \"quotes\"\tand tab";
  hit.article.id_origin = schema::IdOrigin::kGiven;
  hit.article.headlines = {{"台風が港へ", "ja", schema::LanguageOrigin::kGiven},
                           {"Storm \x1b[31m& <waves>", "en", schema::LanguageOrigin::kGiven}};
  hit.article.body = {"The storm came.\nIt left.", "en", schema::LanguageOrigin::kGiven};
  hit.article.date_text = "2024/03/01 08:13 KST";
  hit.article.published = seoul_morning();
  hit.article.source.raw = "(C) Harbour Post";
  hit.article.source.publisher = "Harbour Post";
  hit.article.url = "https://harbour.example/1";
  hit.article.extra_json = R"({"rank":"not ours","size":1.50})";
  hit.headlines = {{"台風が港へ", {{0, 6}}}, {"Storm \x1b[31m& <waves>", {{0, 5}}}};
  hit.snippets = {{"The storm came. It \u202Eleft.", {{4, 9}}}};
  results.hits.push_back(hit);
  return results;
}

std::string print(const char* format, const Results& results, Look look = {}) {
  std::ostringstream out;
  find_format(format)->write({.results = results, .request = {}, .look = look}, out);
  return out.str();
}

// A row as a feed or a web page would be: it prints of what was asked for, of links and of what was found.
void write_feed(const Page& page, std::ostream& out) {
  out << "<feed base='" << page.links.base << "'><title>" << page.request.query << "</title>";
  for (const auto& [relation, link] :
       {std::pair{"self", &page.links.self}, std::pair{"next", &page.links.next},
        std::pair{"previous", &page.links.previous}}) {
    if (!link->empty()) out << "<link rel='" << relation << "' href='" << *link << "'/>";
  }
  out << "<total>" << page.results.total << "</total>";
  for (const Hit& hit : page.results.hits) out << "<entry>" << hit.headlines.front().text << "</entry>";
  out << "</feed>";
}
constexpr Format kFeed{.name = "feed",
                       .meaning = "what was found, for programs that come again",
                       .media_type = "application/atom+xml",
                       .extension = "atom",
                       .needs = Detail::kSnippet,
                       .fields = HitFields::kHeadlines | HitFields::kUrl,
                       .tells_everything = true,
                       .counts_by_date = false,
                       .as_stored = false,
                       .write = &write_feed};

TEST(Formats, APageHoldsAllThatAFeedNeeds) {
  const Results results = sample();
  SearchRequest request;
  request.query = results.query;
  const Page page{
      .results = results,
      .request = request,
      .links = {.base = "https://portal.example/", .self = "search?q=a", .next = "search?q=a&page=2"}};
  std::ostringstream out;
  kFeed.write(page, out);
  EXPECT_EQ(
      out.str(),
      "<feed base='https://portal.example/'><title>台風 <storm></title><link rel='self' href='search?q=a'/>"
      "<link rel='next' href='search?q=a&page=2'/><total>7</total><entry>台風が港へ</entry></feed>");
}

TEST(Formats, EachHasAMediaTypeAndAnExtension) {
  for (const Format& format : formats()) {
    EXPECT_THAT(std::string(format.media_type),
                testing::MatchesRegex("[a-z]+/[a-z-]+(; [a-z]+=[a-z0-9-]+)*"));
    EXPECT_THAT(std::string(format.extension), testing::MatchesRegex("[a-z]+"));
  }
}

TEST(Formats, NamesAreUniqueAndFound) {
  std::set<std::string_view> names;
  for (const Format& format : formats()) {
    EXPECT_TRUE(names.insert(format.name).second);
    EXPECT_EQ(find_format(format.name), &format);
  }
  EXPECT_EQ(formats().front().name, "text");
  EXPECT_EQ(find_format("xml"), nullptr);
}

struct DateCase {
  const char* name;
  Precision precision;
  const char* zone;
  const char* machine;
  const char* reader;
};
class DateTest : public testing::TestWithParam<DateCase> {};
TEST_P(DateTest, IsShownOnTheReadersClock) {
  schema::Dateline date = seoul_morning();
  date.precision = GetParam().precision;
  EXPECT_EQ(machine_date(date, GetParam().zone), GetParam().machine);
  EXPECT_EQ(reader_date(date, GetParam().zone), GetParam().reader);
}
INSTANTIATE_TEST_SUITE_P(
    Zones, DateTest,
    testing::Values(
        DateCase{"own", Precision::kMinute, "", "2024-03-01T08:13:00+09:00", "2024-03-01 08:13 KST"},
        DateCase{"utc", Precision::kMinute, "UTC", "2024-02-29T23:13:00Z", "2024-02-29 23:13 UTC"},
        DateCase{"jakarta", Precision::kMinute, "Asia/Jakarta", "2024-03-01T06:13:00+07:00",
                 "2024-03-01 06:13 Asia/Jakarta"},
        DateCase{"offset", Precision::kSecond, "-05:00", "2024-02-29T18:13:00-05:00",
                 "2024-02-29 18:13:00 -05:00"},
        // A day that was printed without a time is the same day for every reader.
        DateCase{"day", Precision::kDay, "UTC", "2024-03-01", "2024-03-01"},
        DateCase{"month", Precision::kMonth, "UTC", "2024-03", "2024-03"},
        DateCase{"year", Precision::kYear, "", "2024", "2024"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(TextFormat, ShowsAHitForReading) {
  EXPECT_EQ(print("text", sample()),
            "7 articles found (0.4 ms)\n"
            "\n"
            "3. 台風が港へ\n"
            "   Storm \uFFFD[31m& <waves>\n"
            "   2024-03-01 08:13 KST · Harbour Post · id,with \"quotes\" and tab\n"
            "   The storm came. It left.\n");
}

TEST(TextFormat, MarksMatchesInBoldOnlyIfAsked) {
  Look look;
  look.color = true;
  EXPECT_THAT(print("text", sample(), look), HasSubstr("The \x1b[1mstorm\x1b[22m came."));
  EXPECT_THAT(print("text", sample()), Not(HasSubstr("\x1b")));
}

TEST(TextFormat, SaysSoWhenTheTotalIsALowerBound) {
  Results results = sample();
  results.total_is_exact = false;
  EXPECT_THAT(print("text", results), HasSubstr("at least 7 articles found"));
  results.total = 1;
  results.total_is_exact = true;
  EXPECT_THAT(print("text", results), HasSubstr("1 article found"));
}

struct CountCase {
  Tier tier;
  std::uint64_t total, any;
  bool exact, estimate;
  const char* text;
  const char* relation;
};
TEST(Formats, TellWhatIsCounted) {
  for (const CountCase& counted : {
           CountCase{Tier::kAny, 7, 7, true, false, "7 articles found (", "eq"},
           CountCase{Tier::kAllWords, 2, 551, true, false, "2 articles with all words, 549 more with some (",
                     "eq"},
           CountCase{Tier::kAllWords, 1, 1, true, false, "1 article with all words (", "eq"},
           CountCase{Tier::kMostWords, 3, 4, true, false, "3 articles with most words, 1 more with some (",
                     "eq"},
           CountCase{Tier::kSomeWords, 3, 4, true, false,
                     "3 articles with the other words, 1 more with some (", "eq"},
           CountCase{Tier::kAllWords, 20, 50, false, true,
                     "about 20 articles with all words, about 30 more with some (", "estimate"},
           CountCase{Tier::kAny, 20, 20, false, false, "at least 20 articles found (", "gte"},
       }) {
    Results results = sample();
    results.tier = counted.tier;
    results.total = counted.total;
    results.total_any = counted.any;
    results.total_is_exact = results.total_any_is_exact = counted.exact;
    results.total_is_estimate = results.total_any_is_estimate = counted.estimate;
    EXPECT_THAT(print("text", results), testing::StartsWith(counted.text));
    const json root = json::parse(print("json", results));
    EXPECT_EQ(root["total"]["value"], counted.total);
    EXPECT_EQ(root["total"]["relation"], counted.relation);
    EXPECT_EQ(root["total_any"]["value"], counted.any);
    EXPECT_EQ(root["total_any"]["relation"], counted.relation);
  }
}

TEST(JsonFormat, TellsWhatWasLeftOutAndTheShareOfALongQuery) {
  Results results = sample();
  results.tier = Tier::kSomeWords;
  results.left_out = {"台風", "<storm>"};
  json root = json::parse(print("json", results));
  EXPECT_EQ(root["tier"], "left_out");
  EXPECT_EQ(root["left_out"], json::array({"台風", "<storm>"}));
  EXPECT_FALSE(root.contains("share"));
  results.tier = Tier::kMostWords;
  results.share = 0.4;
  root = json::parse(print("json", results));
  EXPECT_EQ(root["tier"], "most");
  EXPECT_EQ(root["share"], 0.4);
}

TEST(Formats, SayThatTheTimeWasUpOnlyIfItWas) {
  Results results = sample();
  EXPECT_FALSE(json::parse(print("json", results)).contains("timed_out"));
  results.timed_out = true;
  results.total_is_exact = false;
  EXPECT_EQ(json::parse(print("json", results)).at("timed_out"), true);
  EXPECT_THAT(print("text", results), HasSubstr("at least 7 articles found in time ("));
  results.total = 0;
  EXPECT_THAT(print("text", results), HasSubstr("no article found in time ("));
}

TEST(TextFormat, TellsNotesSuggestionAndTerms) {
  Results results;
  results.query = "strom";
  results.understood = "strom";
  results.notes = {{schema::ProblemCode::kPartIgnored, "query", {}, "a note", {}}};
  results.suggestion = "storm";
  results.explain = true;
  results.terms = {{"台風", "", "bigram", "台風", 12}, {"strom", "title", "word", "Sstrom", 0}};
  const std::string text = print("text", results);
  EXPECT_THAT(text, HasSubstr("no article found"));
  EXPECT_THAT(text, HasSubstr("note: a note\n"));
  EXPECT_THAT(text, HasSubstr("did you mean: storm\n"));
  EXPECT_THAT(text, HasSubstr("  台風     title, body  bigram        台風          12\n"));
  EXPECT_THAT(text, HasSubstr("  strom    title        word          Sstrom         0\n"));
}

TEST(TextFormat, WrapsToTheWidthOfTheTerminal) {
  Look look;
  look.width = 30;
  std::istringstream lines(print("text", sample(), look));
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    if (count > 0) {
      EXPECT_LE(schema::columns(std::string_view(line)), 30U) << line;
    }
  }
  EXPECT_GT(count, 7);
}

TEST(JsonFormat, HasTheDocumentedShape) {
  const json root = json::parse(print("json", sample()));
  EXPECT_EQ(root["version"], kJsonVersion);
  EXPECT_EQ(root["query"], "台風 <storm>");
  EXPECT_EQ(root["understood"], "台風 storm");
  EXPECT_EQ(root["total"], json::parse(R"({"value":7,"relation":"eq"})"));
  EXPECT_EQ(root["offset"], 2);
  EXPECT_EQ(root["limit"], 10);
  EXPECT_EQ(root["took_ms"], 0.42);
  EXPECT_TRUE(root["suggestion"].is_null());
  EXPECT_TRUE(root["notes"].is_array());
  EXPECT_FALSE(root.contains("terms"));
  const json& hit = root["hits"][0];
  EXPECT_EQ(hit["rank"], 3);
  EXPECT_EQ(hit["score"], 1.25);
  EXPECT_EQ(hit["id"], "id,with \"quotes\"\tand tab");
  EXPECT_EQ(hit["published_local"], "2024-03-01T08:13:00+09:00");
  EXPECT_EQ(hit["article"]["body"], "The storm came.\nIt left.");
  EXPECT_EQ(hit["article"]["rank"], "not ours");
  const json& headline = hit["highlights"]["headlines"][1];
  EXPECT_EQ(headline["text"], "Storm \x1b[31m& <waves>");
  EXPECT_EQ(headline["marked"], "<mark>Storm</mark> \x1b[31m&amp; &lt;waves&gt;");
  EXPECT_EQ(hit["highlights"]["headlines"][0]["matches"], json::parse(R"([{"start":0,"length":2}])"));
  EXPECT_EQ(hit["highlights"]["snippets"][0]["matches"], json::parse(R"([{"start":4,"length":5}])"));
}

TEST(JsonFormat, KeepsNumbersOfTheRecordAsTheyWereSpelled) {
  EXPECT_THAT(print("json", sample()), HasSubstr("\"size\":1.50"));
}

TEST(JsonFormat, NothingActsOnATerminal) {
  const std::string text = print("json", sample());
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, Not(HasSubstr("\u202E")));
  EXPECT_THAT(text, HasSubstr("\\u202e"));
}

TEST(JsonFormat, AnEmptyResultIsStillAnObject) {
  Results results;
  results.query = "\xff";
  results.total_is_exact = false;
  results.explain = true;
  const json root = json::parse(print("json", results));
  EXPECT_EQ(root["query"], "\uFFFD");
  EXPECT_EQ(root["total"]["relation"], "gte");
  EXPECT_TRUE(root["hits"].empty());
  EXPECT_TRUE(root["terms"].empty());
}

TEST(JsonLinesFormat, IsOneHitALine) {
  Results results = sample();
  results.hits.push_back(results.hits.front());
  results.hits.back().rank = 4;
  std::istringstream lines(print("jsonl", results));
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) EXPECT_EQ(json::parse(line)["rank"], 3 + count);
  EXPECT_EQ(count, 2);
}

// Reads RFC 4180.
std::vector<std::vector<std::string>> read_csv(const std::string& text) {
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted && text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      rows.back().back() += text[++i];
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && text[i] == ',') {
      rows.back().emplace_back();
    } else if (!quoted && text[i] == '\r') {
      EXPECT_EQ(text[++i], '\n');
      rows.emplace_back(1);
    } else {
      rows.back().back() += text[i];
    }
  }
  rows.pop_back();
  return rows;
}

TEST(CsvFormat, IsReadBackAsItWas) {
  Results results = sample();
  results.hits[0].article.headlines[0].text = "=1+1, \"quoted\"\nsecond line";
  const auto rows = read_csv(print("csv", results));
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_THAT(rows[0], testing::ElementsAre("rank", "score", "id", "published", "language", "headline",
                                            "source", "url", "snippet"));
  EXPECT_EQ(rows[1][2], "id,with \"quotes\"\tand tab");
  EXPECT_EQ(rows[1][3], "2024-03-01T08:13:00+09:00");
  EXPECT_EQ(rows[1][4], "en");
  EXPECT_TRUE(rows[1][5].starts_with("=1+1, \"quoted\"\nsecond line / Storm"));
  EXPECT_EQ(rows[1][7], "https://harbour.example/1");
}

TEST(TsvFormat, IsOneHitALineWithAsManyTabs) {
  Results results = sample();
  results.hits[0].article.headlines[0].text = "two\nlines\tand a tab";
  std::istringstream lines(print("tsv", results));
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count)
    EXPECT_EQ(std::count(line.begin(), line.end(), '\t'), 8);
  EXPECT_EQ(count, 2);
}

TEST(IdsFormat, IsTheIdsExactly) { EXPECT_EQ(print("ids", sample()), "id,with \"quotes\"\tand tab\n"); }

TEST(Formats, CountsByDate) {
  Results results = sample();
  results.hits.clear();
  results.histogram = Histogram{HistogramUnit::kMonth, {{"2024-02", 2}, {"2024-03", 16}}, 1};
  EXPECT_EQ(print("csv", results), "month,count\r\n2024-02,2\r\n2024-03,16\r\n,1\r\n");
  EXPECT_EQ(print("tsv", results), "month\tcount\n2024-02\t2\n2024-03\t16\n\t1\n");
  EXPECT_EQ(print("jsonl", results),
            "{\"key\":\"2024-02\",\"count\":2}\n{\"key\":\"2024-03\",\"count\":16}\n"
            "{\"key\":null,\"count\":1}\n");
  const json object = json::parse(print("json", results));
  EXPECT_EQ(object["histogram_unit"], "month");
  EXPECT_EQ(object["histogram"],
            json::parse(R"([{"key":"2024-02","count":2},{"key":"2024-03","count":16}])"));
  EXPECT_EQ(object["undated"], 1);
  const std::string text = print("text", results);
  EXPECT_THAT(text, HasSubstr("  2024-02   2  █████\n"));
  EXPECT_THAT(text, HasSubstr("  no date   1  ██▌\n"));
  EXPECT_FALSE(json::parse(print("json", sample())).contains("histogram"));
}

}  // namespace
}  // namespace broadsheet::searcher
