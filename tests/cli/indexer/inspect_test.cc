// indexer inspect: how records and date lines are read, for people and for programs.
#include <sstream>

#include "cli/indexer/indexer_fixture.h"

namespace broadsheet::tests {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

using InspectTest = IndexerTest;

constexpr const char* kArticle =
    "港の灯台に新しい灯り\n"
    "Cahaya baru di mercusuar pelabuhan\n"
    "Mercusuar tua di pelabuhan menyala\n"
    "kembali setelah dua tahun.\n"
    "2024/03/01 08:13 KST\n"
    "Copyrights(C) Harbour lighthouse.example 12\n";

TEST_F(InspectTest, ShowsTheRoleOfEachLine) {
  const auto file = write("a.txt", kArticle);
  const ProgramResult result = indexer({"inspect", file.string()});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out,
              AllOf(StartsWith(file.string() + ":1: record 1, article\n"), HasSubstr("(from the content)"),
                    HasSubstr("1 headline 港の灯台に新しい灯り\n"), HasSubstr("4 body     kembali setelah"),
                    HasSubstr("5 date     2024/03/01 08:13 KST\n"), HasSubstr("2024-02-29T23:13:00Z"),
                    HasSubstr("zone KST -> Asia/Seoul"), HasSubstr("publisher Harbour\n"),
                    HasSubstr("site     lighthouse.example\n"), HasSubstr("code     12")));
}

TEST_F(InspectTest, SaysTheSameAsJson) {
  const ProgramResult result = indexer({"inspect", "--json", write("a.txt", kArticle).string()});
  const auto json = nlohmann::json::parse(result.out);
  EXPECT_EQ(json["accepted"], true);
  EXPECT_EQ(json["id_from"], "content");
  EXPECT_EQ(json["lines"].size(), 6u);
  EXPECT_EQ(json["lines"][4]["role"], "date");
  EXPECT_EQ(json["article"]["headlines"][0]["lang"], "ja");
  EXPECT_EQ(json["article"]["source"]["site"], "lighthouse.example");
}

TEST_F(InspectTest, ShowsWhatGaveEachField) {
  const auto file = write("a.txt", kArticle);
  EXPECT_THAT(indexer({"inspect", file.string()}).out,
              AllOf(HasSubstr("\n  evidence  headline 港の灯台に新しい灯り   from the first line, line 1\n"),
                    HasSubstr("published 2024-02-29T23:13:00Z   from the date line, line 5\n"),
                    HasSubstr("site lighthouse.example   from the source line, line 6\n"),
                    HasSubstr("lang id   from identification of the text, guessed")));
  const auto json = nlohmann::json::parse(indexer({"inspect", "--json", file.string()}).out);
  const nlohmann::json expected{{"field", "published"},
                                {"value", "2024-02-29T23:13:00Z"},
                                {"rule", "the date line"},
                                {"certainty", "read"},
                                {"line", 5},
                                {"taken", true}};
  EXPECT_THAT(json["evidence"].get<std::vector<nlohmann::json>>(), testing::Contains(expected));
}

TEST_F(InspectTest, ShowsTermsWithPositions) {
  const ProgramResult result = indexer({"inspect", "--terms", "--json", write("a.txt", kArticle).string()});
  std::map<std::string, std::vector<unsigned>> terms;
  const auto json = nlohmann::json::parse(result.out);
  for (const auto& term : json["terms"]) {
    terms[term["term"].get<std::string>()] = term["positions"].get<std::vector<unsigned>>();
  }
  EXPECT_EQ(terms.at("S港の").size(), 1u);
  EXPECT_EQ(terms.at("S灯り").size(), 1u);
  // A phrase that runs over the line break: neighbours in the text are neighbours in position.
  EXPECT_EQ(terms.at("menyala").front() + 1, terms.at("kembali").front());
  // The parts are more than a phrase apart.
  EXPECT_GT(terms.at("mercusuar").front(), terms.at("Spelabuhan").front() + 50);
  for (const char* keyword :
       {"D20240301", "M202403", "Y2024", "Lja", "Lid", "Hlighthouse.example", "XNHarbour", "XC12"}) {
    EXPECT_TRUE(terms.at(keyword).empty()) << keyword;
  }
  EXPECT_EQ(terms.count("XMnodate"), 0u);
}

TEST_F(InspectTest, RejectedRecordsAreShownAndTold) {
  const auto file = write("a.jsonl", json_record("a", "Lamp", "Light.") + "[]\n");
  const ProgramResult result = indexer({"inspect", file.string()});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.out, AllOf(HasSubstr(file.string() + ":2: "), HasSubstr("\n  rejected\n")));
}

TEST_F(InspectTest, EscapeSequencesOfStrangersDoNotReachTheTerminal) {
  const ProgramResult result =
      indexer({"inspect", write("a.jsonl", R"({"id":"\u001b[2J","title":"\u001b]0;x\u0007","body":"b"})"
                                           "\n")
                              .string()});
  EXPECT_THAT(result.out, testing::Not(HasSubstr("\x1b")));
}

TEST_F(InspectTest, ReadsDateLinesOneALine) {
  RunOptions options;
  options.input = "2024/03/01 08:13 KST\nnot a date\n2024年3月1日\n2024-02-30 10:00\n";
  const ProgramResult result =
      indexer({"inspect", "--dates", "-", "--json", "--default-language", "ja"}, options);
  EXPECT_EQ(result.exit_code, 0) << result.err;
  std::vector<nlohmann::json> lines;
  std::istringstream out(result.out);
  for (std::string line; std::getline(out, line);) lines.push_back(nlohmann::json::parse(line));
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0]["utc"], "2024-02-29T23:13:00Z");
  EXPECT_EQ(lines[0]["zone"], "Asia/Seoul");
  EXPECT_EQ(lines[0]["precision"], "minute");
  EXPECT_EQ(lines[1]["utc"], nullptr);
  EXPECT_EQ(lines[1]["absurd"], false);
  EXPECT_EQ(lines[2]["utc"], "2024-02-29T15:00:00Z");
  EXPECT_EQ(lines[2]["precision"], "day");
  EXPECT_EQ(lines[3]["utc"], nullptr);
  EXPECT_EQ(lines[3]["absurd"], true);
}

}  // namespace
}  // namespace broadsheet::tests
