// Text of strangers (records, names of files, arguments) in all that both programs print: no character of it
// acts on the terminal. The list is written out here, apart from the table of the programs.
#include <fstream>

#include "cli/indexer/indexer_fixture.h"

namespace broadsheet::tests {
namespace {

// One of each kind and both ends of the ranges.
const std::vector<std::string> kActing{"\x01",   "\a",         "\b",         "\x1b",      "\x7f",   "\u0080",
                                       "\u0085", "\u009B",     "\u009F",     "\u2028",    "\u2029", "\u202A",
                                       "\u202B", "\u202C",     "\u202D",     "\u202E",    "\u2066", "\u2067",
                                       "\u2068", "\u2069",     "\u206A",     "\u206F",    "\uFFF9", "\uFFFA",
                                       "\uFFFB", "\U000E0001", "\U000E0041", "\U000E007F"};
// No UTF-8: a lone surrogate, a byte that begins nothing, a character that is cut.
const std::vector<std::string> kIllFormed{"\xED\xA0\x80", "\xFF", "\xE5\x8F"};

std::string all_acting() {
  std::string all;
  for (const std::string& character : kActing) all += "x" + character;
  return all + "y";
}

std::string all_of_both() {
  std::string all = all_acting();
  for (const std::string& bytes : kIllFormed) all += bytes + "z";
  return all;
}

class StrangersTest : public IndexerTest {
 protected:
  static void expect_harmless(const std::string& text, const std::string& what) {
    for (const std::string& character : kActing) {
      EXPECT_EQ(text.find(character), std::string::npos)
          << what << ": " << testing::PrintToString(character) << " in " << testing::PrintToString(text);
    }
    for (const std::string& bytes : kIllFormed) EXPECT_EQ(text.find(bytes), std::string::npos) << what;
  }

  // Runs it in this directory and looks at both of its outputs.
  ProgramResult harmless(const char* program, const std::vector<std::string>& words, int exit_code,
                         RunOptions options = {}) const {
    options.directory = directory().path();
    ProgramResult result = run_program(program, words, options);
    std::string what;
    for (const std::string& word : words) what += testing::PrintToString(word) + " ";
    expect_harmless(result.out + result.err, what);
    EXPECT_EQ(result.exit_code, exit_code) << what << result.err;
    return result;
  }
  ProgramResult run_indexer(const std::vector<std::string>& words, int exit_code) const {
    return harmless(BROADSHEET_INDEXER, words, exit_code);
  }
  ProgramResult run_searcher(const std::vector<std::string>& words, int exit_code) const {
    return harmless(BROADSHEET_SEARCHER, words, exit_code);
  }

  // A record whose every member holds all of them, and one that is rejected for what it holds.
  static std::string hostile_records() {
    const std::string text = all_acting();
    const nlohmann::ordered_json good{{"id", "id " + text},
                                      {"title", "Storm " + text},
                                      {"body", "Rain " + text},
                                      {"source", "Herald " + text},
                                      {"author", text},
                                      {"tags", {text}},
                                      {"url", "https://example.com/" + text},
                                      {"date", "2024-03-01 " + text},
                                      {text, text}};
    const nlohmann::ordered_json bad{{"title", {{text, text}}}, {"body", 7}};
    return good.dump() + "\n" + bad.dump() + "\n" + "{\"title\": \"" + all_of_both() + "\n";
  }
};

TEST_F(StrangersTest, NothingOfARecordActsOnTheTerminal) {
  write("a.jsonl", hostile_records());
  write("b.txt", "Storm " + all_acting() + "\n\nRain " + all_acting() +
                     "\n2024/03/01 08:13 KST\nCopyrights(C) Herald " + all_acting() + " herald.example 12\n");
  for (const char* file : {"a.jsonl", "b.txt"}) {
    const int exit_code = std::string(file) == "a.jsonl" ? 1 : 0;
    run_indexer({"inspect", file}, exit_code);
    run_indexer({"inspect", "--terms", file}, exit_code);
    run_indexer({"inspect", "--json", file}, exit_code);
    run_indexer({"inspect", "--terms", "--json", file}, exit_code);
  }
  run_indexer({"add", "--db", "index", "--rejects", "rejects.jsonl", "a.jsonl", "b.txt"}, 1);
  expect_harmless(read_file(directory() / "rejects.jsonl"), "rejects.jsonl");
  run_indexer({"add", "--db", "index", "--json", "a.jsonl", "b.txt"}, 1);
  run_indexer({"status", "--db", "index"}, 0);
  run_indexer({"status", "--db", "index", "--json"}, 0);
  run_indexer({"check", "--db", "index"}, 0);
  run_indexer({"remove", "--db", "index", "--query", "storm", "--dry-run"}, 0);

  for (const char* format : {"text", "json", "jsonl"})
    run_searcher({"query", "--db", "index", "--format", format, "storm rain"}, 0);
  run_searcher({"query", "--db", "index", "--full", "--explain", "storm"}, 0);
  const std::string id = "id " + all_acting();
  run_searcher({"show", "--db", "index", "--format", "json", id}, 0);
  write("topics.tsv", "1\ten\tstorm rain\n");
  run_searcher({"batch", "--db", "index", "--topics", "topics.tsv"}, 0);
  run_indexer({"remove", "--db", "index", "--id", id, "--dry-run"}, 0);
}

TEST_F(StrangersTest, JsonKeepsEveryCharacter) {
  write("a.jsonl", hostile_records());
  const ProgramResult inspected = indexer({"inspect", "--json", (directory() / "a.jsonl").string()});
  const auto record = nlohmann::json::parse(inspected.out.substr(0, inspected.out.find('\n')));
  EXPECT_EQ(record["id"], "id " + all_acting());
}

TEST_F(StrangersTest, NothingOfADateLineActsOnTheTerminal) {
  write("dates", "2024/03/01 08:13 KST " + all_of_both() + "\n" + all_of_both() + " 2024-02-30\n");
  run_indexer({"inspect", "--dates", "dates"}, 0);
  run_indexer({"inspect", "--dates", "dates", "--json"}, 0);
}

TEST_F(StrangersTest, NothingOfANameActsOnTheTerminal) {
  for (const std::string& evil :
       {all_acting().substr(0, 60), all_acting().substr(60), "x\u202Egnp\xED\xA0\x80.exe" + std::string()}) {
    const std::string file = evil + ".jsonl";
    write(file, json_record("a", "Lamp", "Light.") + "no record\n");
    run_indexer({"inspect", file}, 1);
    run_indexer({"inspect", "--json", file}, 1);
    run_indexer({"add", "--db", evil, file}, 1);
    run_indexer({"status", "--db", evil}, 0);
    run_indexer({"status", "--db", evil, "--json"}, 0);
    run_indexer({"check", "--db", evil}, 0);
    run_indexer({"compact", "--db", evil, evil + "-copy"}, 0);
    run_indexer({"compact", "--db", evil, "--json", evil + "-copy"}, 2);
    run_indexer({"remove", "--db", evil, "--id", evil}, 1);
    run_indexer({"remove", "--db", evil, "--query", "title:\"" + evil + "\"", "--dry-run"}, 1);
    run_searcher({"query", "--db", evil, "lamp"}, 0);
  }
}

TEST_F(StrangersTest, NothingOfAnArgumentActsOnTheTerminal) {
  write("a.jsonl", archive(2));
  run_indexer({"add", "--db", "index", "a.jsonl"}, 0);
  const std::string evil = all_of_both();
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{evil},
                                             {"add", "--" + evil, "x"},
                                             {"add", "--db", "x", "--jobs", evil, "x"},
                                             {"add", "--db", "x", "--zone", evil, "x"},
                                             {"add", "--db", "x", "--default-time-zone", evil, "x"},
                                             {"add", "--db", "x", "--default-language", evil, "x"},
                                             {"add", "--db", "x", "--rejects", "/nowhere/" + evil, "a.jsonl"},
                                             {"inspect", "/nowhere/" + evil},
                                             {"status", evil},
                                             {"remove", "--db", "index", "--query", "country:" + evil}}) {
    run_indexer(words, 2);
  }
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{evil},
                                             {"query", "--" + evil, "x"},
                                             {"query", "--db", evil, "x"},
                                             {"query", "--db", "index", "--limit", evil, "x"},
                                             {"query", "--db", "index", "--lang", evil, "x"},
                                             {"query", "--db", "index", "--from", evil, "x"},
                                             {"query", "--db", "index", "--time-zone", evil, "x"},
                                             {"query", "--db", "index", "--format", evil, "x"},
                                             {"query", "--db", "index", "--fresh", evil, "x"},
                                             {"show", "--db", "index", "--format", evil, "x"},
                                             {"batch", "--db", "index", "--topics", evil}}) {
    run_searcher(words, 2);
  }
  for (const char* format : {"text", "json", "jsonl", "csv"}) {
    run_searcher({"query", "--db", "index", "--format", format, "country:" + evil}, 1);
    run_searcher({"query", "--db", "index", "--format", format, evil}, 1);
  }
  run_searcher({"show", "--db", "index", evil}, 1);
  write("topics.tsv", "1" + std::string("\u202E") + "\ten\tharbour\n");
  run_searcher({"batch", "--db", "index", "--topics", "topics.tsv"}, 2);
  write("topics.tsv", "1\ten\tharbour\n");
  run_searcher({"batch", "--db", "index", "--topics", "topics.tsv", "--run-name", "\u202E"}, 2);
}

}  // namespace
}  // namespace broadsheet::tests
