// indexer status, remove, check and compact.
#include <unistd.h>

#include <functional>
#include <future>

#include "cli/indexer/indexer_fixture.h"
#include "index/document.h"

namespace broadsheet::tests {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kArticles =
    R"({"id":"a-1","lang":"ja","title":"港の台風","body":"港は閉鎖された。","date":"2024-03-01T08:13:00+09:00","source":"Harbour Post"})"
    "\n"
    R"({"id":"a-2","lang":"id","title":"Badai di pelabuhan","body":"Pelabuhan ditutup.","date":"2024-03-02","source":"Harbour Post"})"
    "\n"
    R"({"id":"a-3","lang":"zh-Hant","title":"港口的颱風","body":"港口關閉。","date":"2023-12","source":"Lamp Daily"})"
    "\n"
    R"({"id":"a-4","lang":"en","title":"No date","body":"The harbour is open."})"
    "\n";

class MaintenanceTest : public IndexerTest {
 protected:
  MaintenanceTest() { add(write("articles.jsonl", kArticles)); }
  ProgramResult run(std::vector<std::string> words) const {
    words.insert(words.begin() + 1, {"--db", index().string()});
    return indexer(words);
  }
  std::vector<std::string> ids() const {
    std::vector<std::string> ids;
    for (const auto& [number, document] : whole_index(index())) {
      ids.push_back(nlohmann::json::parse(document.substr(0, document.find('\n')))["id"]);
    }
    return ids;
  }
};

TEST_F(MaintenanceTest, StatusCountsArticles) {
  const ProgramResult result = run({"status", "--json"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto status = nlohmann::json::parse(result.out);
  EXPECT_EQ(status["articles"], 4);
  EXPECT_EQ(
      status["sources"],
      nlohmann::json::parse(R"([{"name":"Harbour Post","articles":2},{"name":"Lamp Daily","articles":1}])"));
  EXPECT_EQ(status["years"],
            nlohmann::json::parse(R"([{"name":"2023","articles":1},{"name":"2024","articles":2}])"));
  EXPECT_EQ(status["without_date"], 1);
  EXPECT_EQ(status["without_source"], 1);
  EXPECT_EQ(status["schema_version"], 4);
  EXPECT_EQ(status["shards"], nlohmann::json::array({shard().filename().string()}));
  EXPECT_EQ(status["last_run"]["added"], 4);
  EXPECT_THAT(run({"status"}).out, AllOf(StartsWith(index().string() + ": 4 articles\n"),
                                         HasSubstr("zh-hant 1"), HasSubstr("Harbour Post 2, Lamp Daily 1")));
}

TEST_F(MaintenanceTest, RemovesByIdWithoutATrace) {
  const ProgramResult result = run({"remove", "--id", "a-2", "--yes"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(result.out, "1 article to remove:\n  a-2  Badai di pelabuhan\n1 article removed\n");
  EXPECT_THAT(ids(), testing::ElementsAre("a-1", "a-3", "a-4"));
  const Xapian::Database database(index().string());
  EXPECT_FALSE(database.term_exists("badai"));
  EXPECT_FALSE(database.term_exists(schema::id_term("a-2")));
}

struct Removal {
  const char* name;
  const char* query;
  std::vector<std::string> left;
};

class RemovalTest : public MaintenanceTest, public testing::WithParamInterface<Removal> {};

TEST_P(RemovalTest, RemovesWhatTheQueryFinds) {
  const ProgramResult dry = run({"remove", "--dry-run", "--query", GetParam().query});
  EXPECT_EQ(dry.exit_code, 0) << dry.out << dry.err;
  EXPECT_EQ(ids().size(), 4u);
  const ProgramResult result = run({"remove", "--yes", "--query", GetParam().query});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(ids(), GetParam().left);
}

INSTANTIATE_TEST_SUITE_P(Queries, RemovalTest,
                         testing::Values(Removal{"Source", "source:\"Harbour Post\"", {"a-3", "a-4"}},
                                         Removal{"Date", "date:..2023", {"a-1", "a-2", "a-4"}},
                                         Removal{"Word", "閉鎖", {"a-2", "a-3", "a-4"}},
                                         Removal{"AllWords", "harbour open", {"a-1", "a-2", "a-3"}},
                                         Removal{"Beginning", "harb*", {"a-1", "a-2", "a-3"}},
                                         Removal{"FieldsBeginning", "lang:i*", {"a-1", "a-3", "a-4"}},
                                         Removal{"AllButBeginning", "-harb*", {"a-4"}},
                                         Removal{"All", "*", {}}),
                         [](const auto& test) { return std::string(test.param.name); });

// Xapian 1.4.22 takes an index with missing numbers for damaged where it reads a term of every article
// without weight (schema/plan/full_terms.h); it needs more than one piece of a posting list.
TEST_F(IndexerTest, RemovesByQueriesThatFindAllAfterARemoval) {
  std::string records;
  for (int number = 0; number < 3000; ++number)
    records += json_record("r-" + std::to_string(number), "Storm", "The harbour bridge was closed.");
  add(write("a.jsonl", records));
  ASSERT_EQ(indexer({"remove", "--db", index().string(), "--id", "r-7", "--yes"}).exit_code, 0);
  for (const char* query :
       {"harbour", "harbour storm", "harb*", "lang:en", "lang:e*", "\"harbour bridge\"", "harbour OR storm",
        "title:storm -lang:ja", "*", "NOT (nothing -(lang:en harbour))"}) {
    const ProgramResult dry = indexer({"remove", "--db", index().string(), "--dry-run", "--query", query});
    EXPECT_EQ(dry.exit_code, 0) << query << ": " << dry.err;
    EXPECT_THAT(dry.out, HasSubstr("2,999 articles to remove")) << query;
  }
}

TEST_F(MaintenanceTest, RemoveAsksAndTakesNoSilenceForYes) {
  const ProgramResult result = run({"remove", "--id", "a-1"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(
      result.err,
      "indexer: 1 article would be removed, but there is no terminal to ask at; give --yes to remove or "
      "--dry-run to see\n");
  EXPECT_EQ(ids().size(), 4u);
}

TEST_F(MaintenanceTest, RemoveSaysWhatIsNotThere) {
  const ProgramResult result = run({"remove", "--yes", "--id", "b-1"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.err, "indexer: no article with id 'b-1'\n");
  EXPECT_EQ(run({"remove", "--yes", "--query", "xyzzy"}).exit_code, 1);
  EXPECT_EQ(ids().size(), 4u);
}

TEST_F(MaintenanceTest, CompactKeepsEveryArticleInItsPlace) {
  add(write("more.jsonl", archive(800)));
  run({"remove", "--yes", "--id", "a-2"});
  const auto before = articles_in_order(index());
  const std::filesystem::path old = shard();
  const ProgramResult copied = run({"compact", (directory() / "copy").string()});
  EXPECT_EQ(copied.exit_code, 0) << copied.err;
  EXPECT_TRUE(articles_in_order(directory() / "copy") == before);
  const ProgramResult result = run({"compact"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, testing::MatchesRegex(".*: .* before, .* after\n"));
  EXPECT_TRUE(articles_in_order(index()) == before);
  EXPECT_NE(shard(), old);
  EXPECT_FALSE(std::filesystem::exists(old));
  EXPECT_EQ(run({"check"}).exit_code, 0);
  EXPECT_EQ(nlohmann::json::parse(run({"status", "--json"}).out)["last_run"]["added"], 800);
  EXPECT_EQ(add(directory() / "more.jsonl")["unchanged"], 800);
}

TEST_F(MaintenanceTest, CompactWritesNowhereThatExists) {
  const ProgramResult result = run({"compact", directory().path().string()});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.err,
            "indexer: " + directory().path().string() + ": exists already; name a directory that does not\n");
}

TEST_F(MaintenanceTest, ShardsThatAnOperatorDealtOutAreCompactedOneAfterTheOther) {
  // Two shards, as an operator may make them, with articles dealt out in turns.
  const auto two = directory() / "two";
  std::filesystem::create_directories(two);
  for (const char* name : {"shard-000001", "shard-000002"}) {
    Xapian::WritableDatabase((two / name).string(), Xapian::DB_CREATE).commit();
  }
  write_file(two / "XAPIANDB", "auto shard-000001\nauto shard-000002\n");
  ASSERT_EQ(indexer({"add", "--quiet", "--db", index().string(), write("many.jsonl", archive(50)).string()})
                .exit_code,
            0);
  {
    const Xapian::Database from(index().string());
    Xapian::WritableDatabase to(two.string(), Xapian::DB_OPEN);
    for (auto key = from.metadata_keys_begin(); key != from.metadata_keys_end(); ++key) {
      to.set_metadata(*key, from.get_metadata(*key));
    }
    for (auto at = from.postlist_begin(""); at != from.postlist_end(""); ++at) {
      to.add_document(from.get_document(*at));
    }
    to.commit();
  }
  const auto dealt = articles_in_order(two);
  ASSERT_EQ(dealt.size(), 54u);
  std::vector<std::string> expected;
  for (std::size_t shard = 0; shard < 2; ++shard) {
    for (std::size_t i = shard; i < dealt.size(); i += 2) expected.push_back(dealt[i]);
  }
  const ProgramResult result = indexer({"compact", "--db", two.string()});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_TRUE(articles_in_order(two) == expected);
  EXPECT_EQ(read_file(two / "XAPIANDB"), "auto shard-000003\n");
}

TEST_F(MaintenanceTest, CheckFindsAWholeIndexWhole) {
  const ProgramResult result = run({"check"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.out, index().string() + ": whole; 4 articles\n");
}

// Each fault is made with Xapian's own tools and named by `check`.
struct Fault {
  const char* name;
  void (*make)(Xapian::WritableDatabase& database);
  const char* report;
};

class FaultTest : public MaintenanceTest, public testing::WithParamInterface<Fault> {};

TEST_P(FaultTest, IsReported) {
  {
    Xapian::WritableDatabase database(index().string(), Xapian::DB_OPEN);
    GetParam().make(database);
    database.commit();
  }
  const ProgramResult result = run({"check"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.out, AllOf(HasSubstr(GetParam().report), HasSubstr(" found\n")));
}

void change(Xapian::WritableDatabase& database, const std::function<void(Xapian::Document&)>& how) {
  Xapian::Document document = database.get_document(1);
  how(document);
  database.replace_document(1, document);
}

INSTANTIATE_TEST_SUITE_P(
    Faults, FaultTest,
    testing::Values(
        Fault{"NoId", [](auto& db) { change(db, [](auto& d) { d.remove_term(schema::id_term("a-1")); }); },
              "document 1: it has 0 ids, not one"},
        Fault{"TwoIds", [](auto& db) { change(db, [](auto& d) { d.add_boolean_term("Qother"); }); },
              "document 1: it has 2 ids, not one"},
        Fault{"SharedId", [](auto& db) { change(db, [](auto& d) { d.add_boolean_term("Qa-2"); }); },
              "2 articles have the id 'a-2'"},
        Fault{"ForeignData", [](auto& db) { change(db, [](auto& d) { d.set_data("dear diary"); }); },
              "document 1: a stored article cannot be read"},
        Fault{"OtherArticle",
              [](auto& db) { change(db, [](auto& d) { d.set_data(R"({"id":"b-1","body":"x"})"); }); },
              "document 1: the stored article's id is 'b-1', but its term is Qa-1"},
        Fault{"NoFingerprint", [](auto& db) { change(db, [](auto& d) { d.remove_value(2); }); },
              "document 1: it has no fingerprint"},
        Fault{"WrongInstant",
              [](auto& db) { change(db, [](auto& d) { d.add_value(0, Xapian::sortable_serialise(0)); }); },
              "document 1: its time of publication is not that of the stored date line"},
        Fault{"DamagedStream",
              [](auto& db) { change(db, [](auto& d) { d.add_value(5, d.get_value(5).substr(0, 8)); }); },
              "document 1: its token stream is damaged"},
        Fault{"NoAnalysis", [](auto& db) { db.set_metadata("broadsheet.analysis", ""); },
              "the index does not say which analysis cut its words"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST_F(MaintenanceTest, CheckFindsBytesThatChanged) {
  add(write("more.jsonl", archive(500)));
  const auto table = shard() / "postlist.glass";
  std::string bytes = read_file(table);
  for (std::size_t at = 16; at < bytes.size(); at += 997) bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
  write_file(table, bytes);
  const ProgramResult result = run({"check"});
  EXPECT_EQ(result.exit_code, 1) << result.out << result.err;
}

// A writer writes over the blocks of older revisions: those who read meanwhile see no damage in that.
TEST_F(MaintenanceTest, WhoReadsBesideAWriterFindsNoFaults) {
  add(write("more.jsonl", archive(10'000)));  // of many blocks
  const std::string script =
      "while [ ! -e end ]; do \"$0\" remove --db index --wait --yes --id r-$((n += 1)) >/dev/null; done";
  RunOptions options;
  options.directory = directory().path();
  auto writer = std::async(std::launch::async, [&] {
    return run_program("/bin/sh", {"-c", "n=0; " + script, BROADSHEET_INDEXER}, options);
  });
  const std::string changed = write("changed.jsonl", archive(10'000, " today")).string();
  for (int round = 0; round < 4; ++round) {
    const ProgramResult check = run({"check"});
    EXPECT_THAT(check.exit_code, testing::AnyOf(0, 2)) << check.out << check.err;
    EXPECT_TRUE(check.exit_code == 0 || check.err.find("was written meanwhile") != std::string::npos)
        << check.err;
    for (const std::vector<std::string>& words : {std::vector<std::string>{"status"},
                                                  {"remove", "--dry-run", "--query", "harbour"},
                                                  {"add", "--dry-run", "--quiet", changed}}) {
      const ProgramResult result = run(words);
      EXPECT_EQ(result.exit_code, 0) << words.front() << ": " << result.err;
    }
  }
  write("end", "");
  EXPECT_FALSE(writer.get().timed_out);
  EXPECT_EQ(run({"check"}).exit_code, 0);
}

TEST_F(MaintenanceTest, ACopyMayBeNamedWithASlash) {
  const ProgramResult result = run({"compact", (directory() / "copy/").string()});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(articles_in_order(directory() / "copy"), articles_in_order(index()));
  EXPECT_FALSE(std::filesystem::exists(directory() / "copy.new"));
}

TEST_F(MaintenanceTest, ACopyTakesNothingAwayThatIsNotItsOwn) {
  write("copy.new/mine", "kept");
  const ProgramResult result = run({"compact", (directory() / "copy").string()});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("copy.new: neither an index nor empty"));
  EXPECT_EQ(read_file(directory() / "copy.new/mine"), "kept");
  std::filesystem::remove_all(directory() / "copy.new");
  ASSERT_EQ(run({"compact", (directory() / "copy.new").string()}).exit_code, 0);
  const ProgramResult beside = run({"compact", (directory() / "copy").string()});
  EXPECT_EQ(beside.exit_code, 2);
  EXPECT_THAT(beside.err, HasSubstr("copy.new: is an index, and in the way"));
  EXPECT_EQ(articles_in_order(directory() / "copy.new"), articles_in_order(index()));
  std::filesystem::remove_all(directory() / "copy.new");
  write("copy.new/shard-000001/postlist.glass", "of a copy that was broken off");
  EXPECT_EQ(run({"compact", (directory() / "copy").string()}).exit_code, 0);
  EXPECT_EQ(articles_in_order(directory() / "copy"), articles_in_order(index()));
}

// An index that the program may read and not write.
class UnwritableIndexTest : public MaintenanceTest {
 protected:
  void SetUp() override {
    if (::geteuid() != 0) GTEST_SKIP() << "only the superuser can lay down the right to write";
    MaintenanceTest::SetUp();
    add(write("more.jsonl", archive(300)));
    std::filesystem::permissions(directory().path(), std::filesystem::perms(0755));
  }

  // `temporary`: where it may make copies; empty: where all programs do.
  ProgramResult check(const std::string& temporary = {}) {
    RunOptions options;
    options.without_privileges = true;
    if (!temporary.empty()) options.environment = {"TMPDIR=" + temporary};
    return indexer({"check", "--db", index().string()}, options);
  }

  // Makes the first document one word longer in the list of lengths alone: each table is whole by itself.
  void lengthen_first_document() {
    std::string bytes = read_file(shard() / "postlist.glass");
    // The key's length, the key, nothing of the list's counts, document 1 as the first one, the last chunk.
    const std::string_view begin(
        "\x02\x00\xE0\0\0\0"
        "1",
        7);
    constexpr std::size_t kNumberOfDocuments = 2;  // bytes of it, before the first length
    std::size_t found = 0;
    // Some stand in blocks of older revisions.
    for (std::size_t at = 0; (at = bytes.find(begin, at)) != std::string::npos; at += begin.size(), ++found)
      bytes[at + begin.size() + kNumberOfDocuments] ^= 1;
    ASSERT_GT(found, 0u);
    write_file(shard() / "postlist.glass", bytes);
  }
};

TEST_F(UnwritableIndexTest, XapianChecksACopy) {
  const ProgramResult whole = check();
  EXPECT_EQ(whole.exit_code, 0) << whole.out << whole.err;
  EXPECT_EQ(whole.out, shard().string() + ": may not be written to, so Xapian checked a copy\n" +
                           index().string() + ": whole; 304 articles\n");
  const std::string bytes = read_file(shard() / "docdata.glass");
  write_file(shard() / "docdata.glass", bytes.substr(0, bytes.size() - 8192));
  const ProgramResult cut = check();
  EXPECT_EQ(cut.exit_code, 1) << cut.out << cut.err;
  EXPECT_THAT(cut.out, HasSubstr("docdata"));
  EXPECT_THAT(cut.out, HasSubstr(shard().string()));
  EXPECT_THAT(cut.out, testing::Not(HasSubstr("broadsheet-check")));
}

TEST_F(UnwritableIndexTest, WithoutRoomForACopyItIsRead) {
  const ProgramResult whole = check("/nowhere");
  EXPECT_EQ(whole.exit_code, 0) << whole.out << whole.err;
  EXPECT_THAT(whole.out, HasSubstr("there is no room for a copy"));
  const std::string bytes = read_file(shard() / "docdata.glass");
  write_file(shard() / "docdata.glass", bytes.substr(0, bytes.size() - 8192));
  const ProgramResult cut = check("/nowhere");
  EXPECT_EQ(cut.exit_code, 1) << cut.out << cut.err;
  EXPECT_THAT(cut.out, HasSubstr("docdata.glass: is damaged"));
}

TEST_F(UnwritableIndexTest, TablesThatDisagreeAreFound) {
  lengthen_first_document();
  for (const char* temporary : {"", "/nowhere"}) {
    const ProgramResult result = check(temporary);
    EXPECT_EQ(result.exit_code, 1) << result.out << result.err;
    EXPECT_THAT(result.out, HasSubstr("length"));
  }
  EXPECT_EQ(run({"check"}).exit_code, 1) << "as the one who may write";
}

TEST_F(MaintenanceTest, CheckOfNoIndexCannotWork) {
  const ProgramResult result = indexer({"check", "--db", (directory() / "nowhere").string()});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("no such index"));
}

}  // namespace
}  // namespace broadsheet::tests
