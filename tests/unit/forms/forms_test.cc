// The table of forms: what reads it, and that a record may hold nothing, one article or several.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "forms/test_doors.h"
#include "run/prepare.h"

namespace broadsheet::indexer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string page(const std::string& name) {
  std::ifstream file(BROADSHEET_SOURCE_DIR "/docs/" + name);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Forms, AreNamedInTheDocuments) {
  EXPECT_THAT(page("INDEXER.md"), HasSubstr("`--format auto`, " + list_forms("`", "`, ", "`, ") + "`"));
  for (const Form* form : forms()) {
    EXPECT_THAT(page("FORMATS.md"), HasSubstr("`--format " + std::string(form->name) + "`"));
    EXPECT_THAT(page("FORMATS.md"), HasSubstr("*" + std::string(form->title) + "*"));
    for (const std::string_view extension : form->extensions) {
      EXPECT_THAT(page("FORMATS.md"), HasSubstr("`" + std::string(extension) + "`"));
    }
  }
}

TEST(Forms, AreFoundByTheirNames) {
  for (const Form* form : forms()) EXPECT_EQ(find_form(form->name), form);
  EXPECT_EQ(find_form("auto"), nullptr);
  EXPECT_EQ(find_form("list"), nullptr);
  EXPECT_EQ(find_form("list", tests::test_doors().forms), &tests::kListForm);
}

TEST(Forms, BytesCountBeforeNamesAndTypes) {
  const Forms all = tests::test_doors().forms;
  EXPECT_EQ(choose_form("{}", "a.list", "text/x-list", all).name, "jsonl");
  EXPECT_EQ(choose_form("LIST\n{", "a.jsonl", "", all).name, "list");
  EXPECT_EQ(choose_form("Harbour", "a.LIST", "", all).name, "list");
  EXPECT_EQ(choose_form("Harbour", "a.txt", "text/x-list", all).name, "list");
  EXPECT_EQ(choose_form("Harbour", "a.txt", "text/plain", all).name, "article");
  EXPECT_EQ(choose_form("", "", "", all).name, "article");
}

// A new form is a file and a row: this one is known to tests alone, and goes all the way.
std::vector<PreparedRecord> prepared(const std::string& text) {
  const auto reader = open_reader(memory_stream(text), "a.list", nullptr, tests::test_doors());
  Chunk chunk;
  while (auto record = reader->next()) chunk.records.push_back(std::move(*record));
  WorkerContext context;
  Preparer(context).read(chunk);
  return std::move(chunk.prepared);
}

TEST(Forms, ARecordMayHoldNothingOneArticleOrSeveral) {
  const auto records = prepared("LIST\nOne\n\nLIST\nTwo\n-a redirect\nThree\n!no headline\n\nLIST\n");
  ASSERT_EQ(records.size(), 6U);
  Summary summary;
  std::vector<std::string> shown;
  for (const PreparedRecord& record : records) {
    std::string text = std::to_string(record.origin.number) + (record.is_first ? "" : "+") + " ";
    Outcome outcome = Outcome::kAdded;
    if (const auto* rejected = std::get_if<RejectedRecord>(&record.result)) {
      outcome = Outcome::kRejected;
      text += "rejected, line " + std::to_string(rejected->line) + ": " + rejected->reason;
    } else if (const auto* skipped = std::get_if<Skip>(&record.result)) {
      outcome = Outcome::kSkipped;
      text += "skipped: " + skipped->reason;
    } else {
      text += std::get<PreparedArticle>(record.result).article->headlines.at(0).text;
    }
    shown.push_back(text);
    summary.count(outcome, record.is_first);
  }
  EXPECT_THAT(shown, ElementsAre("1 One", "2 Two", "2+ skipped: a redirect", "2+ Three",
                                 "2+ rejected, line 8: no headline", "3 skipped: it holds no article"));
  EXPECT_EQ(summary.records, 3U);
  EXPECT_EQ(summary.parts, 6U);
  EXPECT_EQ(summary.added, 3U);
  EXPECT_EQ(summary.skipped, 2U);
  EXPECT_EQ(summary.rejected, 1U);
  summary.check();
  EXPECT_THAT(to_text(summary), HasSubstr("3 records in 0 files, of 6 parts: 3 added"));
  EXPECT_THAT(to_text(summary), HasSubstr("2 skipped"));
  EXPECT_THAT(to_json(summary, 1), HasSubstr("\"parts\":6"));
  EXPECT_THAT(to_json(summary, 1), HasSubstr("\"skipped\":2"));
}

TEST(Forms, ASummaryOfWholeRecordsSaysNothingOfParts) {
  Summary summary;
  summary.count(Outcome::kAdded, true);
  summary.check();
  EXPECT_THAT(to_text(summary), HasSubstr("1 record in 0 files: 1 added"));
  EXPECT_THAT(to_text(summary), Not(HasSubstr("skipped")));
  EXPECT_THAT(to_json(summary, 1), Not(HasSubstr("parts")));
  EXPECT_THAT(to_json(summary, 1), Not(HasSubstr("skipped")));
}

}  // namespace
}  // namespace broadsheet::indexer
