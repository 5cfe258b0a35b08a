// indexer add: what is new, changed, known, said twice or no article; every record in exactly one count.
#include "cli/indexer/indexer_fixture.h"

namespace broadsheet::tests {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

using AddTest = IndexerTest;

struct Counts {
  int added = 0;
  int updated = 0;
  int unchanged = 0;
  int duplicates = 0;
  int rejected = 0;
  friend bool operator==(const Counts&, const Counts&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Counts& counts) {
    return out << counts.added << " added, " << counts.updated << " updated, " << counts.unchanged
               << " unchanged, " << counts.duplicates << " duplicates, " << counts.rejected << " rejected";
  }
};

Counts counts(const nlohmann::json& summary) {
  const Counts counts{summary["added"], summary["updated"], summary["unchanged"], summary["duplicates"],
                      summary["rejected"]};
  EXPECT_EQ(summary["records"],
            counts.added + counts.updated + counts.unchanged + counts.duplicates + counts.rejected);
  return counts;
}

constexpr const char* kArticle =
    "港の灯台に新しい灯り\n"
    "Cahaya baru di mercusuar pelabuhan\n"
    "Mercusuar tua di pelabuhan menyala kembali setelah\n"
    "diperbaiki selama dua tahun.\n"
    "2024/03/01 08:13 KST\n"
    "Copyrights(C) Harbour lighthouse.example 12\n";

TEST_F(AddTest, AddsAnArticleAndKnowsItAgain) {
  const auto file = write("a.txt", kArticle);
  const nlohmann::json first = add(file);
  EXPECT_EQ(counts(first), (Counts{.added = 1}));
  EXPECT_EQ(first["sources"], nlohmann::json::parse(R"([{"name": "Harbour", "articles": 1}])"));
  EXPECT_EQ(first["without_date"], 0);
  const auto before = whole_index(index());
  EXPECT_EQ(counts(add(file)), (Counts{.unchanged = 1}));
  EXPECT_EQ(whole_index(index()), before);
}

TEST_F(AddTest, AChangedArticleReplacesTheOldOneWithoutATrace) {
  add(write("a.jsonl",
            json_record("a", "Old lamp", "It was dark.") + json_record("b", "Other", "Unrelated.")));
  const auto before = whole_index(index());
  EXPECT_EQ(counts(add(write("b.jsonl", json_record("a", "New lamp", "It is light.")))),
            (Counts{.updated = 1}));
  const auto after = articles_in_order(index());
  EXPECT_EQ(after.size(), 2u);
  EXPECT_EQ(after.at(0), before.at(2));
  EXPECT_THAT(after.at(1), AllOf(HasSubstr("New lamp"), testing::Not(HasSubstr("dark"))));
  const Xapian::Database database(index().string());
  EXPECT_FALSE(database.term_exists("dark"));
  EXPECT_EQ(database.get_doccount(), 2u);
}

TEST_F(AddTest, TheSameRecordTwiceInOneRunIsADuplicate) {
  const std::string record = json_record("a", "Lamp", "Light.");
  EXPECT_EQ(counts(add(write("a.jsonl", record + record + json_record("b", "Lamp", "Light.") + record))),
            (Counts{.added = 2, .duplicates = 2}));
}

// One id with several contents in one archive: the last one stays, and reading the archive again changes
// nothing.
struct Versions {
  const char* name;
  const char* in_index;  // contents that are there before, each added by a run of its own
  const char* archive;
  Counts first;
  Counts second;
  char last;  // what stays
};

class VersionsTest : public AddTest, public testing::WithParamInterface<Versions> {};

TEST_P(VersionsTest, TheLaterReplacesTheEarlierAndTheSecondRunChangesNothing) {
  const auto record = [](char content) { return json_record("a", std::string("Title ") + content, "Body."); };
  for (const char* content = GetParam().in_index; *content != '\0'; ++content)
    add(write("old.jsonl", record(*content)));
  std::string text;
  for (const char* content = GetParam().archive; *content != '\0'; ++content) text += record(*content);
  const auto archive = write("new.jsonl", text);
  EXPECT_EQ(counts(add(archive)), GetParam().first);
  const auto after_first = whole_index(index());
  ASSERT_EQ(after_first.size(), 1u);
  EXPECT_THAT(after_first.at(1), HasSubstr(std::string("Title ") + GetParam().last));
  EXPECT_EQ(counts(add(archive)), GetParam().second);
  EXPECT_EQ(whole_index(index()), after_first);
}

INSTANTIATE_TEST_SUITE_P(
    OneId, VersionsTest,
    testing::Values(
        Versions{"Two", "", "AB", {.added = 1, .updated = 1}, {.unchanged = 2}, 'B'},
        Versions{"Three", "", "ABC", {.added = 1, .updated = 2}, {.unchanged = 3}, 'C'},
        Versions{
            "ThereAndBack", "", "ABA", {.added = 1, .updated = 2}, {.unchanged = 2, .duplicates = 1}, 'A'},
        Versions{"FirstIsKnown", "A", "AB", {.updated = 1, .unchanged = 1}, {.unchanged = 2}, 'B'},
        Versions{"LastIsKnown", "B", "AB", {.updated = 2}, {.unchanged = 2}, 'B'},
        Versions{"OtherIsKnown", "C", "AB", {.updated = 2}, {.unchanged = 2}, 'B'},
        Versions{"LaterRunsRevert", "AB", "A", {.updated = 1}, {.unchanged = 1}, 'A'}),
    [](const auto& test) { return std::string(test.param.name); });

TEST_F(AddTest, RejectsABadRecordAndKeepsTheOthers) {
  const auto file = write("mixed.jsonl", json_record("a", "Lamp", "Light.") + "{\"id\": \"b\", \"body\": \n" +
                                             json_record("c", "Lamp", "Dark."));
  const auto rejects = directory() / "rejects.jsonl";
  const nlohmann::json summary = add(file, 1, {"--rejects", rejects.string()});
  EXPECT_EQ(counts(summary), (Counts{.added = 2, .rejected = 1}));
  const auto rejected = nlohmann::json::parse(read_file(rejects));
  EXPECT_EQ(rejected["path"], file.string());
  EXPECT_EQ(rejected["line"], 2);
  EXPECT_EQ(rejected["record"], 2);
  EXPECT_THAT(rejected["text"].get<std::string>(), StartsWith("{\"id\": \"b\""));
  EXPECT_FALSE(rejected["reason"].get<std::string>().empty());
}

TEST_F(AddTest, NamesTheFirstTwentyRejectedRecords) {
  std::string text = json_record("a", "Lamp", "Light.");
  for (int i = 0; i < 25; ++i) text += "no JSON " + std::to_string(i) + "\n";
  const auto file = write("bad.jsonl", text);
  const ProgramResult result = indexer({"add", "--quiet", "--db", index().string(), file.string()});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("indexer: " + file.string() + ":2: "));
  EXPECT_THAT(result.err, HasSubstr("\u2026 and 5 more rejected; --rejects FILE lists all\n"));
  EXPECT_EQ(std::count(result.err.begin(), result.err.end(), '\n'), 21);
}

TEST_F(AddTest, OddTermsHarmNoOtherRecord) {
  // Words, ids, tags and sources that are too long for a key of the index, NUL among them.
  const std::string nul = R"(\u0000)";
  std::string nuls;
  for (int i = 0; i < 200; ++i) nuls += nul;
  const std::string long_word(5000, 'w');
  std::string text = json_record("plain-1", "Lamp", "Light.");
  text += json_record(long_word, long_word, long_word + " and light");
  text += R"({"id":"x","title":")" + nuls + R"(","body":"a)" + nuls + R"(b","tags":[")" + nuls +
          R"("],"source":")" + nuls + long_word + R"("})" + "\n";
  text += json_record("plain-2", "Lamp", "Light.");
  const auto file = write("odd.jsonl", text);
  const ProgramResult result = indexer({"add", "--json", "--db", index().string(), file.string()});
  ASSERT_LE(result.exit_code, 1) << result.err;
  const auto summary = nlohmann::json::parse(result.out);
  EXPECT_GE(counts(summary).added, 3);
  EXPECT_EQ(indexer({"check", "--db", index().string()}).exit_code, 0);
}

TEST_F(AddTest, DryRunSaysWhatWouldBeDoneAndWritesNothing) {
  const auto file = write("a.jsonl", archive(20) + archive(5) + json_record("r-3", "Changed", "Now."));
  const nlohmann::json dry = add(file, 0, {"--dry-run"});
  EXPECT_EQ(counts(dry), (Counts{.added = 20, .updated = 1, .duplicates = 5}));
  EXPECT_EQ(dry["dry_run"], true);
  EXPECT_FALSE(std::filesystem::exists(index()));
  EXPECT_EQ(counts(add(file)), counts(dry));
  const auto before = whole_index(index());
  EXPECT_EQ(counts(add(file, 0, {"--dry-run"})), (Counts{.unchanged = 21, .duplicates = 5}));
  EXPECT_EQ(whole_index(index()), before);
}

TEST_F(AddTest, StoresWhereAnArticleCameFromIfAsked) {
  const auto file =
      write("in/a.jsonl", json_record("a", "Lamp", "Light.") + json_record("b", "Oar", "Wood."));
  add(file, 0, {"--no-origins"});
  EXPECT_THAT(articles_in_order(index()).at(1), testing::Not(testing::HasSubstr("origins")));
  EXPECT_EQ(add(file)["unchanged"], 2);  // left as it is
  EXPECT_THAT(articles_in_order(index()).at(1), testing::Not(testing::HasSubstr("origins")));
  EXPECT_EQ(add(file, 0, {"--origins"})["unchanged"], 2);
  EXPECT_THAT(articles_in_order(index()).at(1), testing::HasSubstr("origins"));
  const auto completed = whole_index(index());
  std::filesystem::remove_all(index());
  add(file);
  EXPECT_EQ(whole_index(index()), completed);
  const std::string document = articles_in_order(index()).at(1);
  const auto json = nlohmann::json::parse(document.substr(0, document.find('\n')));
  ASSERT_EQ(json["origins"].size(), 1u);
  const nlohmann::json listed =
      nlohmann::json::parse(indexer({"original", "--db", index().string(), "--json", "b"}).out);
  EXPECT_EQ(listed["id"], "b");
  const nlohmann::json& origin = listed["origins"].at(0);
  const std::string first = json_record("a", "Lamp", "Light.");
  EXPECT_EQ(origin["path"], file.string());
  EXPECT_EQ(origin["offset"], first.size());
  EXPECT_EQ(origin["line"], 2);
  EXPECT_EQ(origin["record"], 2);
  EXPECT_EQ(origin["digest"].get<std::string>().substr(0, 7), "sha256-");
  EXPECT_EQ(origin["digest"].get<std::string>().size(), 39u);
  EXPECT_EQ(origin["form"], "jsonl");
  EXPECT_EQ(origin["reader"], 1);
  EXPECT_EQ(add(file)["unchanged"], 2);
}

// "a.jsonl:2" for each place that the index has of the article `id`.
std::vector<std::string> places_of(const std::filesystem::path& index, const std::string& id) {
  std::vector<std::string> places;
  for (const std::string& document : articles_in_order(index)) {
    const auto article = nlohmann::json::parse(document.substr(0, document.find('\n')));
    if (article["id"] != id || !article.contains("origins")) continue;
    for (const nlohmann::json& origin : article["origins"]) {
      const std::filesystem::path path = origin[0].get<std::string>();
      places.push_back(path.filename().string() + ":" + std::to_string(origin[3].get<int>()));
    }
  }
  return places;
}

TEST_F(AddTest, StoresTheOtherPlacesOfAnArticleThatStandsAtSeveral) {
  const std::string lamp = json_record("a", "Lamp", "Light.");
  const std::string oar = json_record("b", "Oar", "Wood.");
  write("in/a.jsonl", lamp + oar + lamp);
  write("in/b.jsonl", oar + json_record("c", "Net", "Rope."));
  write("in/c.jsonl", lamp);
  const auto in = directory() / "in";
  EXPECT_EQ(counts(add(in)), (Counts{.added = 3, .duplicates = 3}));
  EXPECT_THAT(places_of(index(), "a"), ElementsAre("a.jsonl:1", "a.jsonl:3", "c.jsonl:1"));
  EXPECT_THAT(places_of(index(), "b"), ElementsAre("a.jsonl:2", "b.jsonl:1"));
  EXPECT_THAT(places_of(index(), "c"), ElementsAre("b.jsonl:2"));
  EXPECT_EQ(indexer({"check", "--db", index().string()}).exit_code, 0);
  // Nothing is new to a second run, nor to one that does not ask for them.
  const auto before = whole_index(index());
  EXPECT_EQ(counts(add(in, 0, {"--no-origins"})), (Counts{.unchanged = 3, .duplicates = 3}));
  EXPECT_EQ(counts(add(in)), (Counts{.unchanged = 3, .duplicates = 3}));
  EXPECT_EQ(whole_index(index()), before);
  // They are no part of the content, and end with it.
  EXPECT_EQ(counts(add(write("d.jsonl", json_record("a", "Lamp", "Dark.")), 0, {"--origins"})),
            (Counts{.updated = 1}));
  EXPECT_THAT(places_of(index(), "a"), ElementsAre("d.jsonl:1"));
}

TEST_F(AddTest, KeepsToAnIndexWithoutOriginsAndToTheContentThatStays) {
  const std::string lamp = json_record("a", "Lamp", "Light.");
  const auto twice = write("a.jsonl", lamp + lamp);
  add(twice, 0, {"--no-origins"});
  add(twice);
  EXPECT_THAT(places_of(index(), "a"), ElementsAre());
  add(twice, 0, {"--origins"});
  EXPECT_THAT(places_of(index(), "a"), ElementsAre("a.jsonl:1", "a.jsonl:2"));
  // The first content comes back after another one: what was read last stays, with its place. The earlier
  // ones were given up with the content, and don't come when the archive is added again.
  std::filesystem::remove_all(index());
  add(write("b.jsonl", lamp + lamp + json_record("a", "Lamp", "Dark.") + lamp), 0, {"--origins"});
  EXPECT_THAT(places_of(index(), "a"), ElementsAre("b.jsonl:4"));
  add(directory() / "b.jsonl");
  EXPECT_THAT(places_of(index(), "a"), ElementsAre("b.jsonl:4"));
}

TEST_F(AddTest, AnArticleThatIsUnchangedInAnotherArchiveHasBothPlaces) {
  const std::string lamp = json_record("a", "Lamp", "Light.");
  add(write("a.jsonl", lamp));
  EXPECT_EQ(counts(add(write("b.jsonl", json_record("b", "Oar", "Wood.") + lamp))),
            (Counts{.added = 1, .unchanged = 1}));
  EXPECT_THAT(places_of(index(), "a"), ElementsAre("a.jsonl:1", "b.jsonl:2"));
  const auto before = whole_index(index());
  EXPECT_EQ(add(directory() / "b.jsonl")["unchanged"], 2);
  EXPECT_EQ(whole_index(index()), before);
  EXPECT_EQ(add(write("c.jsonl", lamp), 0, {"--no-origins"})["unchanged"], 1);
  EXPECT_EQ(whole_index(index()), before);
  EXPECT_EQ(indexer({"check", "--db", index().string()}).exit_code, 0);
}

// Duplicates that come when their article is published already, in shards that are merged meanwhile.
TEST_F(AddTest, TheOtherPlacesAreTheSameWithAnyNumberOfThreadsAndCommits) {
  for (int file = 0; file < 60; ++file) {
    std::string text;
    for (int record = 0; record < 40; ++record)
      text += json_record("r" + std::to_string((file * 37 + record) % 500), "Lamp", "Light.");
    write("in/" + std::to_string(100 + file) + ".jsonl", text);
  }
  const auto stored = [&](const std::vector<std::string>& more) {
    std::filesystem::remove_all(index());
    std::vector<std::string> arguments{"--origins"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    add(directory() / "in", 0, arguments);
    EXPECT_EQ(indexer({"check", "--db", index().string()}).exit_code, 0);
    return articles_in_order(index());
  };
  const auto expected = stored({"--jobs", "1"});
  EXPECT_EQ(expected.size(), 500U);
  EXPECT_EQ(stored({"--jobs", "2"}), expected);
  EXPECT_EQ(stored({"--jobs", "4", "--commit-every", "7"}), expected);
}

TEST_F(AddTest, ATextThatStandsEverywhereKeepsItsFirst32Places) {
  std::string text;
  for (int record = 0; record < 100; ++record) text += json_record("a", "Lamp", "Light.");
  const auto file = write("a.jsonl", text);
  add(file, 0, {"--origins"});
  const std::vector<std::string> places = places_of(index(), "a");
  ASSERT_EQ(places.size(), 32U);
  EXPECT_EQ(places.back(), "a.jsonl:32");
  const auto before = whole_index(index());
  add(file, 0, {"--origins"});
  EXPECT_EQ(whole_index(index()), before);
}

// Files are read several at once, and their records stand in the order of the archive.
TEST_F(AddTest, ManyFilesOfAllSizesStandInTheirOrder) {
  std::size_t records = 0;
  std::filesystem::path archive;
  for (int file = 0; file < 40; ++file) {
    std::string lines;
    for (int i = 0; i < (file % 7 == 0 ? 900 : file % 3); ++i) {
      lines +=
          json_record(std::to_string(file) + "-" + std::to_string(i), "Lamp " + std::to_string(i), "Light.");
      ++records;
    }
    archive =
        write("in/" + std::to_string(100 + file) + ".jsonl", lines.empty() ? "{}\n" : lines).parent_path();
  }
  std::vector<std::string> orders;
  for (const char* jobs : {"1", "2", "4", "7"}) {
    std::filesystem::remove_all(index());
    const auto summary = add(archive, 1, {"--jobs", jobs});
    EXPECT_EQ(summary["added"], records);
    EXPECT_EQ(summary["files"], 40);
    std::string order;
    for (const std::string& article : articles_in_order(index())) order += article;
    orders.push_back(std::move(order));
  }
  for (const std::string& order : orders) EXPECT_EQ(order, orders[0]);
}

TEST_F(AddTest, ReadsStandardInput) {
  RunOptions options;
  options.input = archive(7);
  const ProgramResult result =
      indexer({"add", "--json", "--db", index().string(), "--format", "jsonl", "-"}, options);
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(counts(nlohmann::json::parse(result.out)), (Counts{.added = 7}));
  const ProgramResult unnamed = indexer({"add", "--db", index().string(), "-"}, options);
  EXPECT_EQ(unnamed.exit_code, 2);
  EXPECT_EQ(unnamed.err,
            "indexer: standard input has no name to tell its format by; give it with --format\n");
}

TEST_F(AddTest, AnyNumberOfJobsMakesTheSameIndex) {
  write("in/a.jsonl", archive(700) + archive(300, " again"));
  write("in/b.txt", kArticle);
  write("in/c.jsonl", "broken\n" + archive(100, " other"));
  const std::string one = (directory() / "one").string();
  const std::string four = (directory() / "four").string();
  const std::string in = (directory() / "in").string();
  const ProgramResult first = indexer({"add", "--jobs", "1", "--db", one, in});
  const ProgramResult second = indexer({"add", "--jobs", "4", "--commit-every", "37", "--db", four, in});
  EXPECT_EQ(first.exit_code, 1);
  EXPECT_EQ(second.exit_code, 1);
  const auto articles = articles_in_order(one);
  EXPECT_EQ(articles.size(), 701u);
  EXPECT_TRUE(articles == articles_in_order(four));
}

// Ids come back while segments of theirs wait, are published, or are being merged: the last content of each
// stays.
TEST_F(AddTest, IdsThatComeBackAreOneArticleEach) {
  std::string records;
  std::map<std::string, std::string> last;
  std::uint32_t state = 1;
  for (int i = 0; i < 9000; ++i) {
    state = state * 1664525u + 1013904223u;
    // One in eight is an id that was read some hundred to some thousand records before.
    const bool again = state % 8 == 0 && i > 3000;
    const std::string id = "r" + std::to_string(again ? i - 100 - static_cast<int>(state / 8 % 2900) : i);
    const std::string body = "version " + std::to_string(i);
    records += json_record(id, "Tide", body);
    last[id] = body;
  }
  const auto file = write("a.jsonl", records);
  ASSERT_EQ(indexer({"add", "--quiet", "--db", index().string(), "--jobs", "4", "--commit-every", "20",
                     file.string()})
                .exit_code,
            0);
  std::map<std::string, std::string> found;
  const Xapian::Database database(index().string());
  EXPECT_EQ(database.get_doccount(), last.size());
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const auto article = nlohmann::json::parse(database.get_document(*at).get_data());
    EXPECT_TRUE(found.emplace(article["id"], article["body"]).second) << article["id"] << " twice";
  }
  EXPECT_TRUE(found == last);
}

TEST_F(AddTest, AnIndexThatGrowsIsTheSameForAnyNumberOfJobs) {
  const auto base = write("base.jsonl", archive(3000));
  const auto more = write("more.jsonl", archive(3400));  // 400 new ones
  const auto build = [&](const std::string& name, const std::vector<std::string>& options) {
    const std::string db = (directory() / name).string();
    EXPECT_EQ(indexer({"add", "--quiet", "--db", db, base.string()}).exit_code, 0);
    std::vector<std::string> command{"add", "--quiet", "--db", db, more.string()};
    command.insert(command.end(), options.begin(), options.end());
    EXPECT_EQ(indexer(command).exit_code, 0);
    return articles_in_order(db);
  };
  const auto one = build("one", {"--jobs", "1"});
  EXPECT_EQ(one.size(), 3400u);
  EXPECT_TRUE(build("four", {"--jobs", "4"}) == one);
  EXPECT_TRUE(build("small", {"--jobs", "2", "--commit-every", "7"}) == one);
}

TEST_F(AddTest, StubLinesInAnotherFormNameTheSameShards) {
  add(write("a.jsonl", archive(5)));
  const std::string name = shard().filename().string();
  for (const std::string& line : {"auto ./" + name, "glass " + (index() / name).string()}) {
    write_file(index() / "XAPIANDB", line + "\n");
    EXPECT_EQ(indexer({"add", "--quiet", "--db", index().string(), write("b.jsonl", archive(7)).string()})
                  .exit_code,
              0);
    EXPECT_EQ(whole_index(index()).size(), 7u) << line;
  }
}

TEST_F(AddTest, AnIndexInsideItsArchiveIsNoArticle) {
  write("index.jsonl", archive(3));
  const std::string archive_directory = directory().path().string();
  for (int run = 0; run < 2; ++run) {
    const ProgramResult result = indexer({"add", "--json", "--db", index().string(), archive_directory});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(nlohmann::json::parse(result.out)["records"], 3);
  }
}

TEST_F(AddTest, WhatTricklesThroughAPipeIsPublished) {
  // The writer of the pipe waits, with the pipe open, until the first record can be found; for minutes, where
  // the machine is busy.
  write("first.jsonl", archive(1));
  const std::string script =
      "(cat first.jsonl; i=0; while [ $i -lt 1200 ] && ! \"$0\" status --db index 2>/dev/null | grep -q '1 "
      "article'; "
      "do i=$((i+1)); sleep 0.1; done; \"$0\" status --db index > seen) | "
      "\"$0\" add --quiet --commit-every 1 --format jsonl --db index -";
  RunOptions options;
  options.directory = directory().path();
  const ProgramResult result = run_program("/bin/sh", {"-c", script, BROADSHEET_INDEXER}, options);
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(read_file(directory() / "seen"), StartsWith("index: 1 article\n"));
}

TEST_F(AddTest, SummaryCountsLanguagesSourcesAndDates) {
  const auto file =
      write("a.jsonl", R"({"id":"1","lang":"ja","body":"港","source":"Harbour","date":"2024-03-01"})"
                       "\n"
                       R"({"id":"2","lang":"ja","body":"船","source":"Harbour"})"
                       "\n"
                       R"({"id":"3","lang":"id","body":"kapal"})"
                       "\n");
  const nlohmann::json summary = add(file);
  EXPECT_EQ(summary["languages"],
            nlohmann::json::parse(R"([{"name":"ja","articles":2},{"name":"id","articles":1}])"));
  EXPECT_EQ(summary["sources"],
            nlohmann::json::parse(R"([{"name":"Harbour","articles":2},{"name":null,"articles":1}])"));
  EXPECT_EQ(summary["without_date"], 2);
  EXPECT_EQ(summary["files"], 1);
  EXPECT_EQ(summary["text_bytes"], std::filesystem::file_size(file));
  EXPECT_GT(summary["index_bytes"], 0);
  const ProgramResult text = indexer({"add", "--db", index().string(), file.string()});
  EXPECT_THAT(text.out,
              StartsWith("3 records in 1 file: 0 added, 0 updated, 3 unchanged, 0 duplicates, 0 rejected\n"
                         "  languages  ja 2, id 1\n"
                         "  sources    Harbour 2, (none named) 1\n"
                         "  2 articles without a readable date line\n"));
}

TEST_F(AddTest, QuietSaysNothing) {
  const ProgramResult result =
      indexer({"add", "--quiet", "--db", index().string(), write("a.jsonl", archive(3)).string()});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.out + result.err, "");
}

}  // namespace
}  // namespace broadsheet::tests
