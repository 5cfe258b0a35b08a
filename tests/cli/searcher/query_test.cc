// The real searcher over an index that the real indexer made: what is found, how it is printed, how it ends.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/searcher/archive.h"
#include "sounds/kanji_names.h"

namespace broadsheet::tests {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

// The index, made once for all tests of this program.
class SearcherProgram : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (directory_) return;
    directory_ = std::make_unique<TemporaryDirectory>();
    build_archive(*directory_);
  }

  static std::string index() { return (*directory_ / "index").string(); }

  static ProgramResult run(std::vector<std::string> arguments, const RunOptions& options = {}) {
    return run_program(BROADSHEET_SEARCHER, arguments, options);
  }

  static ProgramResult query(const std::vector<std::string>& more, const RunOptions& options = {}) {
    std::vector<std::string> arguments{"query", "--db", index()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments, options);
  }

  // What is found, known by its id or, where the id comes from the content, by the code of its source.
  static std::vector<std::string> found(std::vector<std::string> more) {
    more.insert(more.begin(), {"--format", "json", "--limit", "100"});
    const ProgramResult result = query(more);
    EXPECT_THAT(result.err, IsEmpty());
    std::vector<std::string> names;
    const json root = json::parse(result.out);
    for (const json& hit : root["hits"]) {
      std::string name = hit["id"];
      if (name.starts_with("sha256-")) name = hit["article"]["source"]["site"];
      names.push_back(name);
    }
    EXPECT_EQ(result.exit_code, names.empty() ? 1 : 0);
    return names;
  }

  static std::unique_ptr<TemporaryDirectory> directory_;
};
std::unique_ptr<TemporaryDirectory> SearcherProgram::directory_;

struct Case {
  const char* name;
  std::vector<std::string> arguments;
  std::vector<std::string> found;
};
class FindsTest : public SearcherProgram, public testing::WithParamInterface<Case> {};
TEST_P(FindsTest, TheArticles) {
  EXPECT_THAT(found(GetParam().arguments), testing::UnorderedElementsAreArray(GetParam().found));
}
INSTANTIATE_TEST_SUITE_P(
    Words, FindsTest,
    testing::Values(
        Case{"japanese_word", {"司令官"}, {"mercusuar.example"}},
        Case{"two_characters_inside", {"北方"}, {"mercusuar.example"}},
        Case{"han_across_a_word_is_no_word", {"\"部司\""}, {}},
        Case{"indonesian", {"laksamana"}, {"mercusuar.example"}},
        Case{"indonesian_inflected", {"pelabuhannya"}, {"mercusuar.example"}},
        Case{"phrase_over_a_line_break", {"\"markas besar pelabuhan\""}, {"mercusuar.example"}},
        Case{"phrase_not_over_a_paragraph", {"repairs -\"office said repairs\""}, {"harbour.example"}},
        Case{"english_stem", {"repairing"}, {"harbour.example"}}, Case{"korean", {"여객선"}, {"ko-1"}},
        Case{"korean_particle", {"항구"}, {"ko-1"}}, Case{"thai", {"พายุ"}, {"th-1"}},
        Case{"arabic", {"العاصفة"}, {"ar-1"}}, Case{"russian", {"шторм"}, {"ru-1"}},
        Case{"traditional_chinese", {"渡輪"}, {"zh-1"}}, Case{"hindi", {"द्वीपों"}, {"hi-1"}},
        Case{"vietnamese", {"bão"}, {"vi-1"}}, Case{"turkish", {"Fırtına"}, {"tr-1"}},
        Case{"german", {"Fähre"}, {"de-1"}}, Case{"full_width", {"ＦＥＲＲＹ"}, {"harbour.example"}}),
    [](const auto& test) { return std::string(test.param.name); });
INSTANTIATE_TEST_SUITE_P(
    Language, FindsTest,
    testing::Values(Case{"and", {"ferry", "AND", "pier"}, {"harbour.example"}},
                    Case{"all", {"--all", "ferry", "volcano"}, {}},
                    Case{"minus_after_dashes", {"--", "-ferry", "Sturm"}, {"de-1"}},
                    Case{"minus_in_quotes", {"-ferry Sturm"}, {"de-1"}},
                    Case{"prefix", {"laksa*"}, {"mercusuar.example"}},
                    Case{"full_width_syntax", {"（ferry OR パンダ） AND “long pier”"}, {"harbour.example"}},
                    Case{"field", {"title:ferry"}, {"harbour.example"}},
                    Case{"site", {"site:deungdae.example"}, {"ko-1"}},
                    Case{"source", {"source:mercusuar"}, {"mercusuar.example"}},
                    Case{"code", {"code:41"}, {"mercusuar.example"}}, Case{"id", {"id:ru-1"}, {"ru-1"}},
                    Case{"lang", {"--lang", "ko,th", "date:2023"}, {"ko-1", "th-1"}},
                    Case{"lang_with_region", {"--lang", "ko-KR,th_TH", "date:2023"}, {"ko-1", "th-1"}},
                    Case{"source_option", {"--source", "Harbour Post"}, {"harbour.example"}},
                    Case{"range", {"--from", "2023-09", "--to", "2023-10-02"}, {"ko-1", "th-1"}}),
    [](const auto& test) { return std::string(test.param.name); });
INSTANTIATE_TEST_SUITE_P(
    Zones, FindsTest,
    testing::Values(
        Case{"own_clock", {"date:2024-03-01"}, {"mercusuar.example"}},
        Case{"seoul", {"--time-zone", "Asia/Seoul", "date:2024-03-01"}, {"mercusuar.example"}},
        Case{"utc_that_day", {"--time-zone", "UTC", "date:2024-03-01"}, {}},
        Case{"utc_the_day_before", {"--time-zone", "UTC", "date:2024-02-29"}, {"mercusuar.example"}},
        // A day that was printed without a time is that day for every reader.
        Case{"day_own_clock", {"date:2023-11-03"}, {"ar-1"}},
        Case{"day_far_west", {"--time-zone", "Pacific/Pago_Pago", "date:2023-11-03"}, {"ar-1"}},
        Case{"day_far_east", {"--time-zone", "Pacific/Kiritimati", "date:2023-11-03"}, {"ar-1"}},
        Case{"day_in_a_range", {"--time-zone", "Asia/Seoul", "date:2023-11-03..2023-12"}, {"ar-1"}},
        Case{"day_not_the_next", {"--time-zone", "Pacific/Kiritimati", "date:2023-11-04"}, {}},
        Case{"day_not_the_one_before", {"--time-zone", "Pacific/Pago_Pago", "date:2023-11-02"}, {}},
        Case{"day_with_offset", {"date:2023-11-03T00:00-11:00..2023-11-03T23:59-11:00"}, {"ar-1"}}),
    [](const auto& test) { return std::string(test.param.name); });

TEST_F(SearcherProgram, ADayIsShownFilteredAndCountedAsItWasPrinted) {
  for (const char* zone :
       {"Pacific/Pago_Pago", "UTC", "Asia/Seoul", "Pacific/Kiritimati", "-11:00", "+14:00"}) {
    EXPECT_THAT(
        query({"--time-zone", zone, "--format", "csv", "--histogram", "day", "--limit", "0", "id:ar-1"}).out,
        HasSubstr("2023-11-03,1"))
        << zone;
    EXPECT_THAT(query({"--time-zone", zone, "--format", "csv", "id:ar-1"}).out, HasSubstr("2023-11-03"))
        << zone;
  }
}

TEST_F(SearcherProgram, LanguagesAreTags) {
  const ProgramResult none = query({"--lang", "x y", "ferry"});
  EXPECT_NE(none.exit_code, 0);
  EXPECT_THAT(none.err, HasSubstr("--lang: 'x y' is not a language; write a tag"));
  EXPECT_THAT(query({"--lang", "ko-KR", "*"}).out, HasSubstr("no article is in 'ko-KR'; looked for 'ko'"));
}

TEST_F(SearcherProgram, SortsByDate) {
  EXPECT_THAT(found({"--sort", "newest", "lang:ko lang:th lang:tr"}), ElementsAre("th-1", "ko-1", "tr-1"));
  EXPECT_THAT(found({"--sort", "oldest", "lang:ko lang:th lang:tr"}), ElementsAre("tr-1", "ko-1", "th-1"));
  EXPECT_EQ(found({"--sort", "oldest", "*"}).back(), "odd id, with \"quotes\"");
  EXPECT_EQ(found({"--sort", "newest", "*"}).back(), "odd id, with \"quotes\"");
}

TEST_F(SearcherProgram, Pages) {
  const auto all = found({"*"});
  ASSERT_EQ(all.size(), 12U);
  const ProgramResult page = query({"--format", "json", "--limit", "2", "--offset", "3", "*"});
  const json root = json::parse(page.out);
  EXPECT_EQ(root["total"]["value"], 12);
  EXPECT_EQ(root["hits"][0]["rank"], 4);
  EXPECT_EQ(root["hits"].size(), 2U);
  const ProgramResult none = query({"--limit", "0", "ferry"});
  EXPECT_THAT(none.out, StartsWith("1 article found"));
  EXPECT_EQ(none.exit_code, 0);
}

TEST_F(SearcherProgram, TextIsForReading) {
  const ProgramResult result = query({"laksamana"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.out, StartsWith("1 article found ("));
  EXPECT_THAT(result.out, HasSubstr("\n1. 海軍司令官が"));
  EXPECT_THAT(result.out, HasSubstr("\n   Panglima angkatan laut"));
  EXPECT_THAT(result.out, HasSubstr("\n   2024-03-01 08:13 KST · Mercusuar mercusuar.example · sha256-"));
  EXPECT_THAT(result.out, Not(HasSubstr("\x1b")));
  EXPECT_THAT(query({"--time-zone", "UTC", "laksamana"}).out, HasSubstr("2024-02-29 23:13 UTC"));
}

TEST_F(SearcherProgram, ColorIsForTerminalsOrOnRequest) {
  EXPECT_THAT(query({"--color", "always", "laksamana"}).out, HasSubstr("\x1b[1mlaksamana\x1b[22m"));
  EXPECT_THAT(query({"--color", "never", "laksamana"}).out, Not(HasSubstr("\x1b")));
  RunOptions no_color;
  no_color.environment = {"NO_COLOR=1"};
  EXPECT_THAT(query({"laksamana"}, no_color).out, Not(HasSubstr("\x1b")));
}

TEST_F(SearcherProgram, NothingFromAnArticleActsOnTheTerminal) {
  for (const char* format : {"text", "json", "jsonl"}) {
    const ProgramResult result = query({"--format", format, "override"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_THAT(result.out, Not(HasSubstr("\x1b"))) << format;
    EXPECT_THAT(result.out, Not(HasSubstr("\u202E"))) << format;
  }
}

TEST_F(SearcherProgram, JsonHasTheDocumentedShape) {
  const ProgramResult result = query({"--format", "json", "--explain", "override"});
  const json root = json::parse(result.out);
  for (const char* member : {"version", "query", "understood", "notes", "total", "offset", "limit", "took_ms",
                             "suggestion", "terms", "hits"}) {
    EXPECT_TRUE(root.contains(member)) << member;
  }
  const json& hit = root["hits"][0];
  EXPECT_EQ(hit["id"], "odd id, with \"quotes\"");
  EXPECT_EQ(hit["article"]["shelf"]["row"], 7);
  EXPECT_TRUE(hit["published_local"].is_null());
  EXPECT_THAT(hit["highlights"]["headlines"][0]["marked"].get<std::string>(),
              HasSubstr("<mark>override</mark>"));
  EXPECT_FALSE(root["terms"].empty());
}

TEST_F(SearcherProgram, ATimeoutThatIsNotReachedChangesNothing) {
  const auto without_time = [](const std::string& text) {
    json root = json::parse(text);
    root.erase("took_ms");
    return root;
  };
  for (const char* words : {"ferry", "司令官 NATO", "harb*", "\"markas besar pelabuhan\"", "*"}) {
    const ProgramResult free = query({"--format", "json", words});
    const ProgramResult bound = query({"--format", "json", "--timeout", "3600000", words});
    EXPECT_EQ(without_time(bound.out), without_time(free.out)) << words;
    EXPECT_EQ(bound.exit_code, free.exit_code);
    EXPECT_THAT(bound.err, IsEmpty());
  }
}

// How much one millisecond is enough for depends on the machine.
TEST_F(SearcherProgram, WhoseTimeWasUpSaysSo) {
  for (const char* words : {"ferry", "a* b* c* d*", "*"}) {
    const ProgramResult result = query({"--format", "json", "--timeout", "1", words});
    const json root = json::parse(result.out);
    if (root.contains("timed_out")) {
      EXPECT_EQ(root["timed_out"], true);
      EXPECT_EQ(root["total"]["relation"], "gte");
      EXPECT_EQ(result.exit_code, root["total"]["value"] > 0 ? 0 : 2);
      EXPECT_EQ(result.err.empty(), result.exit_code == 0) << result.err;
    } else {
      EXPECT_THAT(result.exit_code, testing::AnyOf(0, 1));
    }
  }
  for (const char* wrong : {"0", "-1", "1.5", "x", "3600001"}) {
    const ProgramResult result = query({std::string("--timeout=") + wrong, "ferry"});
    EXPECT_EQ(result.exit_code, 2) << wrong;
    EXPECT_THAT(result.err, HasSubstr("--timeout"));
  }
}

TEST_F(SearcherProgram, EveryFormatNamesTheSameArticles) {
  const json root = json::parse(query({"--format", "json", "storm", "Sturm", "шторм"}).out);
  std::string ids;
  for (const json& hit : root["hits"]) ids += hit["id"].get<std::string>() + "\n";
  EXPECT_EQ(query({"--format", "ids", "storm", "Sturm", "шторм"}).out, ids);
  std::istringstream lines(query({"--format", "jsonl", "storm", "Sturm", "шторм"}).out);
  std::string from_lines;
  for (std::string line; std::getline(lines, line);)
    from_lines += json::parse(line)["id"].get<std::string>() + "\n";
  EXPECT_EQ(from_lines, ids);
  const std::size_t count = static_cast<std::size_t>(std::count(ids.begin(), ids.end(), '\n'));
  for (const char* format : {"csv", "tsv"}) {
    const std::string table = query({"--format", format, "storm", "Sturm", "шторм"}).out;
    EXPECT_THAT(table, StartsWith("rank"));
    EXPECT_EQ(static_cast<std::size_t>(std::count(table.begin(), table.end(), '\n')), count + 1) << format;
  }
}

TEST_F(SearcherProgram, ExplainsAndSuggests) {
  const ProgramResult explained = query({"--explain", "ferries"});
  EXPECT_THAT(explained.out, HasSubstr("understood as: ferries"));
  EXPECT_THAT(explained.out, HasSubstr("looked up as"));
  const ProgramResult misspelt = query({"laksamna"});
  EXPECT_EQ(misspelt.exit_code, 1);
  EXPECT_THAT(misspelt.out, HasSubstr("did you mean: laksamana"));
  const ProgramResult ids = query({"--format", "ids", "laksamna"});
  EXPECT_THAT(ids.out, IsEmpty());
  EXPECT_THAT(ids.err, HasSubstr("searcher: did you mean: laksamana\n"));
}

TEST_F(SearcherProgram, FullPrintsTheWholeBody) {
  EXPECT_THAT(query({"--full", "ferry"}).out, HasSubstr("Repairs to the long pier will take until summer."));
}

TEST_F(SearcherProgram, SeveralIndexesAreSearchedAsOne) {
  TemporaryDirectory other;
  write_file(other / "more.jsonl",
             R"({"id":"more-1","title":"Ferry painted blue","body":"The old ferry is blue now."})"
             "\n");
  ASSERT_EQ(run_program(BROADSHEET_INDEXER,
                        {"add", "--db", (other / "index").string(), (other / "more.jsonl").string()})
                .exit_code,
            0);
  const ProgramResult result =
      run({"query", "--db", index(), "--db", (other / "index").string(), "--format", "ids", "ferry"});
  EXPECT_THAT(result.out, HasSubstr("more-1\n"));
  EXPECT_THAT(result.out, HasSubstr("sha256-"));
}

TEST_F(SearcherProgram, ShowsOneArticleWhole) {
  const ProgramResult shown = run({"show", "--db", index(), "ko-1"});
  EXPECT_EQ(shown.exit_code, 0);
  EXPECT_THAT(shown.out, StartsWith("태풍에 여객선 운항 중단\n"));
  const ProgramResult object = run({"show", "--db", index(), "--format", "json", "odd id, with \"quotes\""});
  EXPECT_EQ(json::parse(object.out)["shelf"]["row"], 7);
  const ProgramResult none = run({"show", "--db", index(), "no such"});
  EXPECT_EQ(none.exit_code, 1);
  EXPECT_EQ(none.err, "searcher: no article with id no such\n");
  EXPECT_THAT(none.out, IsEmpty());
}

TEST_F(SearcherProgram, PrintsTheFields) {
  EXPECT_THAT(run({"fields"}).out, HasSubstr("title "));
  EXPECT_EQ(run({"fields", "--markdown"}).out,
            read_file(std::string(BROADSHEET_SOURCE_DIR) + "/docs/SCHEMA.md"));
}

TEST_F(SearcherProgram, HelpAndVersionOfEveryCommand) {
  EXPECT_THAT(run({"--help"}).out, HasSubstr("Usage: searcher COMMAND"));
  EXPECT_THAT(run({"--version"}).out, StartsWith("searcher (Broadsheet) "));
  // Who uses ENAMDICT has to say so.
  EXPECT_EQ(run({"--version"}).out.find("ENAMDICT") != std::string::npos,
            schema::sounds::reads_kanji_names());
  EXPECT_EQ(run({"query", "--version"}).out, run({"--version"}).out);
  for (const char* command : {"query", "show", "batch", "fields"}) {
    const ProgramResult help = run({command, "--help"});
    EXPECT_EQ(help.exit_code, 0) << command;
    EXPECT_THAT(help.out, HasSubstr(std::string("searcher ") + command)) << command;
    EXPECT_THAT(help.err, IsEmpty()) << command;
  }
}

TEST_F(SearcherProgram, HostileWordsNeverFail) {
  for (const char* words : {"\"",     "((((",
                            "))))",   "AND OR NOT",
                            "-",      "+ +",
                            "*",      "a:b:c",
                            "date:x", "date:9999-99-99..",
                            "NEAR/0", "\xff\xfe\x80",
                            "title:", "\"台風",
                            "’’’",    "lang:",
                            "%s%n",   "$(reboot)",
                            "\\\\\\", "id:\"\"\""}) {
    const ProgramResult result = query({"--", words});
    EXPECT_TRUE(result.exit_code == 0 || result.exit_code == 1 ||
                result.err == "searcher: no words to search for\n")
        << words << ": " << result.exit_code << " " << result.err;
  }
}

struct ErrorCase {
  const char* name;
  std::vector<std::string> arguments;
  const char* message;
};
class ErrorTest : public SearcherProgram, public testing::WithParamInterface<ErrorCase> {};
TEST_P(ErrorTest, IsOneLineAndEndsWith2) {
  std::vector<std::string> arguments = GetParam().arguments;
  for (std::string& argument : arguments) {
    if (argument == "INDEX") argument = index();
  }
  const ProgramResult result = run(arguments);
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, StartsWith("searcher: "));
  EXPECT_THAT(result.err, HasSubstr(GetParam().message));
  EXPECT_EQ(std::count(result.err.begin(), result.err.end(), '\n'), 1) << result.err;
  EXPECT_THAT(result.out, IsEmpty());
}
INSTANTIATE_TEST_SUITE_P(
    Usage, ErrorTest,
    testing::Values(
        ErrorCase{"none", {}, "no command"},
        ErrorCase{"command", {"find"}, "unknown command 'find'; see searcher --help"},
        ErrorCase{"no_index", {"query", "x"}, "--db"},
        ErrorCase{"missing_index", {"query", "--db", "/no/such/index", "x"}, "/no/such/index"},
        ErrorCase{"no_words", {"query", "--db", "INDEX"}, "no words"},
        ErrorCase{"option", {"query", "--db", "INDEX", "--colour", "x"}, "colour"},
        ErrorCase{"hyphen", {"query", "--db", "INDEX", "-foo"}, "write --"},
        ErrorCase{"limit", {"query", "--db", "INDEX", "--limit", "many", "x"}, "--limit"},
        ErrorCase{"negative", {"query", "--db", "INDEX", "--offset", "-1", "x"}, "--offset"},
        ErrorCase{"format", {"query", "--db", "INDEX", "--format", "xml", "x"}, "--format"},
        ErrorCase{"sort", {"query", "--db", "INDEX", "--sort", "size", "x"}, "--sort"},
        ErrorCase{"zone", {"query", "--db", "INDEX", "--time-zone", "KSTX", "x"}, "time zone"},
        ErrorCase{"from", {"query", "--db", "INDEX", "--from", "never", "x"}, "--from"},
        ErrorCase{
            "two_limits", {"query", "--db", "INDEX", "--limit", "1", "--limit=2", "x"}, "--limit is given 2"},
        ErrorCase{"long_option", {"query", "--db", "INDEX", "--" + std::string(40000, 'a')}, "at most 4096"},
        ErrorCase{"long_value", {"query", "--lang=" + std::string(40000, 'a'), "x"}, "at most 4096"},
        ErrorCase{"hostile_value", {"query", "--db", "INDEX", "--limit", "\x1b[31m\n", "x"}, "\uFFFD[31m"},
        ErrorCase{"explain", {"query", "--db", "INDEX", "--format", "csv", "--explain", "x"}, "--explain"},
        ErrorCase{"show_ids", {"show", "--db", "INDEX", "a", "b"}, "the id of one article"},
        ErrorCase{"topics", {"batch", "--db", "INDEX"}, "--topics"},
        ErrorCase{"topics_file", {"batch", "--db", "INDEX", "--topics", "/no/file"}, "/no/file"},
        ErrorCase{"depth", {"batch", "--db", "INDEX", "--topics", "-", "--depth", "0"}, "--depth"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST_F(SearcherProgram, AFullDiskIsAnError) {
  const ProgramResult result = run_program(
      "/bin/sh",
      {"-c", std::string(BROADSHEET_SEARCHER) + " query --db '" + index() + "' ferry > /dev/full"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("searcher: cannot write to standard output"));
}

TEST_F(SearcherProgram, GoesOnWhereNobodyCanBeTold) {
  const auto code = [](const std::string& words) {
    return run_program("/bin/bash", {"-c", std::string(BROADSHEET_SEARCHER) + " " + words}).exit_code;
  };
  for (const std::string nowhere : {" 2>/dev/full", " 2>&-"}) {
    EXPECT_EQ(code("query --format ids --db '" + index() + "' ferry" + nowhere), 0) << nowhere;
    EXPECT_EQ(code("query --format ids --db '" + index() + "' zzzzz" + nowhere), 1) << nowhere;
    EXPECT_EQ(code("show --db '" + index() + "' zzzzz" + nowhere), 1) << nowhere;
    EXPECT_EQ(code("query --db /no/such/index ferry" + nowhere), 2) << nowhere;
    EXPECT_EQ(code("query --db '" + index() + "' ferry >&-" + nowhere), 2) << nowhere;
  }
}

TEST_F(SearcherProgram, TakesNoFileOfItsOwnForAStandardStream) {
  const auto shell = [](const std::string& words) {
    return run_program("/bin/bash", {"-c", std::string(BROADSHEET_SEARCHER) + " " + words});
  };
  const ProgramResult in = shell("batch --db '" + index() + "' --topics - <&-");
  EXPECT_EQ(in.exit_code, 2);
  EXPECT_EQ(in.err, "searcher: standard input is closed\n");
  const ProgramResult out = shell("query --db '" + index() + "' ferry >&-");
  EXPECT_EQ(out.exit_code, 2);
  EXPECT_EQ(out.err, "searcher: cannot write to standard output: Bad file descriptor\n");
}

TEST_F(SearcherProgram, ALimitOfFileSizesIsAFullDisk) {
  const ProgramResult result = run_program(
      "/bin/bash", {"-c", "ulimit -f 1; " + std::string(BROADSHEET_SEARCHER) + " fields --markdown > '" +
                              (*directory_ / "fields").string() + "'"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.err, "searcher: cannot write to standard output: File too large\n");
}

TEST_F(SearcherProgram, WordsAndValuesAreAsLongAsTheyLike) {
  const std::string much(100'000, 'a');
  EXPECT_EQ(query({much}).exit_code, 1);
  EXPECT_EQ(query({"--", "-" + much, "ferry"}).exit_code, 1);
  EXPECT_EQ(query({"-x " + much, "ferry"}).exit_code, 0);  // what has no x; words beyond 8192 bytes are cut
  EXPECT_EQ(query({"--source", much, "ferry"}).exit_code, 1);
  EXPECT_EQ(query({"--lang", much, "ferry"}).exit_code, 2);
}

TEST_F(SearcherProgram, AReaderThatLeavesEndsItQuietly) {
  const ProgramResult result =
      run_program("/bin/sh", {"-c", "yes 'x	en	ferry' | awk '{print \"q\" NR $0}' | head -20000 | " +
                                        std::string(BROADSHEET_SEARCHER) + " batch --db '" + index() +
                                        "' --topics - | head -1"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.err, IsEmpty());
  EXPECT_EQ(std::count(result.out.begin(), result.out.end(), '\n'), 1);
}

TEST_F(SearcherProgram, BatchWritesARun) {
  RunOptions options;
  options.input =
      "\xEF\xBB\xBFq1\ten\tWhen do the ferries sail?\r\n\nq2\t\t台風 -颱風 \"lang:ja\nq3\ten\tvolcano\n";
  const ProgramResult result =
      run({"batch", "--db", index(), "--topics", "-", "--run-name", "mine", "--depth", "5"}, options);
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.err, IsEmpty());
  std::istringstream lines(result.out);
  std::string topic, q0, id, name;
  int rank = 0;
  double score = 0;
  std::string last_topic;
  double last_score = 0;
  int count = 0;
  while (lines >> topic >> q0 >> id >> rank >> score >> name) {
    EXPECT_EQ(q0, "Q0");
    EXPECT_EQ(name, "mine");
    EXPECT_NE(topic, "q3");
    if (topic == last_topic) {
      EXPECT_LT(score, last_score);
    } else {
      EXPECT_EQ(rank, 1);
    }
    last_topic = topic;
    last_score = score;
    ++count;
  }
  EXPECT_GT(count, 1);
  EXPECT_EQ(last_topic, "q2");
}

TEST_F(SearcherProgram, BatchNamesTheMalformedLine) {
  RunOptions options;
  options.input = "q1\ten\tferry\nq2 without tabs\n";
  const ProgramResult result = run({"batch", "--db", index(), "--topics", "-"}, options);
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, StartsWith("searcher: standard input: line 2: "));
  EXPECT_THAT(result.out, IsEmpty());
}

TEST_F(SearcherProgram, CountsAndSortsByDateWhatHasAllWords) {
  // "storm" is in one article of "ferry", which are two with their German and Thai kin by no word.
  EXPECT_THAT(query({"ferries repairs"}).out, StartsWith("1 article with all words ("));
  const ProgramResult ranked = query({"ferry शून्य nothing"});
  EXPECT_THAT(ranked.out, HasSubstr("note: no article has all of the words; left out: "));
  for (const char* sort : {"newest", "oldest", "modified"}) {
    EXPECT_THAT(found({"--sort", sort, "여객선 वायु 항구"}), ElementsAre("ko-1")) << sort;
    EXPECT_THAT(found({"--sort", sort, "feribot Fähre", "--match", "any"}), testing::SizeIs(2)) << sort;
    EXPECT_THAT(found({"--sort", sort, "feribot Fähre"}), testing::SizeIs(1)) << sort;
    EXPECT_THAT(found({"--sort", sort, "feribot Fähre", "--match", "all"}), testing::IsEmpty()) << sort;
  }
  const json root = json::parse(query({"--format", "json", "feribot Fähre"}).out);
  EXPECT_EQ(root["total"]["value"], 1);
  EXPECT_EQ(root["total_any"]["value"], 2);
  EXPECT_EQ(root["tier"], "left_out");
  EXPECT_EQ(root["left_out"].size(), 1U);
  EXPECT_EQ(root["hits"].size(), 2U) << "by relevance, those with some follow";
  const json counted =
      json::parse(query({"--format", "json", "--limit", "0", "--histogram", "year", "feribot Fähre"}).out);
  EXPECT_EQ(counted["histogram"].size(), 1U);
  EXPECT_EQ(counted["total"], root["total"]);
  EXPECT_EQ(counted["total_any"], root["total_any"]);
  EXPECT_THAT(query({"--format", "csv", "--sort", "newest", "feribot Fähre"}).out, HasSubstr("1,"));
  const ProgramResult ids = query({"--format", "ids", "--sort", "newest", "feribot Fähre"});
  EXPECT_EQ(std::count(ids.out.begin(), ids.out.end(), '\n'), 1);
  EXPECT_THAT(ids.err, HasSubstr("note: no article has all of the words; left out: '"));
}

TEST_F(SearcherProgram, MatchIsAutoAllOrAny) {
  EXPECT_EQ(found({"--match", "all", "ferry storm"}), found({"--all", "ferry storm"}));
  EXPECT_EQ(found({"--match", "all", "ferry storm"}), found({"--default-operator", "and", "ferry storm"}));
  EXPECT_EQ(query({"--match", "most", "ferry"}).err,
            "searcher: --match: 'most' is not one of auto, all, any; see searcher query --help\n");
  EXPECT_THAT(query({"--match", "any", "--all", "ferry"}).err,
              HasSubstr("--match: any and --all can't be given together"));
  EXPECT_EQ(query({"--match", "any", "--default-operator", "and", "ferry"}).exit_code, 2);
}

TEST_F(SearcherProgram, CountsByDate) {
  const ProgramResult counted = query({"--format", "json", "--limit", "0", "--histogram", "month", "date:*"});
  const json root = json::parse(counted.out);
  EXPECT_EQ(root["histogram_unit"], "month");
  EXPECT_EQ(root["undated"], 0);
  std::uint64_t sum = 0;
  for (const json& bin : root["histogram"]) {
    const std::string key = bin["key"];
    EXPECT_EQ(found({"date:" + key}).size(), bin["count"].get<std::size_t>()) << key;
    sum += bin["count"].get<std::uint64_t>();
  }
  EXPECT_EQ(root["total"]["value"], sum);
  EXPECT_GT(sum, 0u);
  EXPECT_THAT(query({"--format", "csv", "--histogram", "year", "*"}).out, StartsWith("year,count\r\n"));
  EXPECT_THAT(query({"--format", "ids", "--histogram", "year", "*"}).err,
              "searcher: --histogram: the format ids can't show it; see searcher query --help\n");
  EXPECT_THAT(query({"--histogram", "week", "*"}).err,
              "searcher: --histogram: 'week' is not one of day, month, year; see searcher query --help\n");
  EXPECT_THAT(query({"--sort", "oldest-first", "*"}).err, HasSubstr("newest, oldest, modified"));
}

}  // namespace
}  // namespace broadsheet::tests
