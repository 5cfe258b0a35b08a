// What is told of how an article was read: which rule gave what, and what counted less.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "broadsheet/indexer/form.h"
#include "forms/parse_one.h"

namespace broadsheet::indexer {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;

// "published 2024-02-29T23:13:00Z from the date line, line 14, read"; what did not count in parentheses.
std::vector<std::string> evidence_of(const std::string& bytes, std::string_view form, Detail detail) {
  Record record;
  record.bytes = bytes;
  record.form = find_form(form);
  record.origin = {"a", 0, 10, 1};
  std::vector<std::string> lines;
  const ParsedPart parsed = parse_one(record, {}, detail);
  for (const Evidence& evidence : std::get<ParsedArticle>(parsed).evidence) {
    std::string line = evidence.field + " " + evidence.value + " from " + evidence.rule;
    if (evidence.line > 0) line += ", line " + std::to_string(evidence.line);
    line += ", " + std::string(to_string(evidence.certainty));
    lines.push_back(evidence.taken ? line : "(" + line + ")");
  }
  return lines;
}

std::vector<std::string> evidence_of(const std::string& bytes, std::string_view form) {
  return evidence_of(bytes, form, Detail::kEvidence);
}

TEST(Evidence, OfAnArticleNamesItsLines) {
  const auto evidence = evidence_of(
      "국방부 장관 회담\n2024/02/01 10:00 KST\n[서울=뉴시스] 홍길동 기자 = 국방부 장관은 14일 회담했다.\n"
      "2024/03/01 08:13 KST\nⓒ 예시일보\n",
      "article");
  EXPECT_THAT(evidence, Contains("headline 국방부 장관 회담 from the first line, line 10, read"));
  EXPECT_THAT(evidence, Contains("published 2024-02-29T23:13:00Z from the date line, line 13, read"));
  EXPECT_THAT(evidence, Contains("(published 2024/02/01 10:00 KST from the date line, line 11, read)"));
  EXPECT_THAT(evidence, Contains("publisher 예시일보 from the source line, line 14, read"));
  EXPECT_THAT(evidence, Contains("agency 뉴시스 from the lead, guessed"));
  EXPECT_THAT(evidence, Contains("byline 홍길동 기자 from the lead, guessed"));
  EXPECT_THAT(evidence, Contains("lang ko from identification of the text, guessed"));
}

TEST(Evidence, OfJsonNamesItsMembers) {
  const auto evidence = evidence_of(
      R"({"guid":7,"title":"Harbour opens","body":"SEOUL, March 1 (Yonhap) -- It opened.","pubDate":"2024-03-01 08:13 KST",)"
      R"("source":{"agency":"AP"},"author":"A. Writer","link":"https://a.example/1","tags":"x,y","lang":"en"})",
      "jsonl");
  EXPECT_THAT(evidence, Contains("id 7 from member \"guid\", line 10, stated"));
  EXPECT_THAT(evidence, Contains("published 2024-02-29T23:13:00Z from member \"pubDate\", line 10, stated"));
  EXPECT_THAT(evidence, Contains("agency AP from member \"source\", line 10, stated"));
  EXPECT_THAT(evidence, Contains("(agency Yonhap from the lead, guessed)"));
  EXPECT_THAT(evidence, Contains("byline A. Writer from member \"author\", line 10, stated"));
  EXPECT_THAT(evidence, Contains("tag y from member \"tags\", line 10, stated"));
}

TEST(Evidence, OfAWireDateline) {
  EXPECT_THAT(evidence_of(R"({"body":"SEOUL, March 1, 2024 (Yonhap) -- It opened."})", "jsonl"),
              Contains("published 2024-02-29T15:00:00Z from the wire dateline that opens the body, guessed"));
}

TEST(Evidence, IsKeptOnlyWhereItIsAskedFor) {
  EXPECT_THAT(evidence_of("Harbour opens\nIt opened.\n2024/03/01\n", "article", Detail::kArticles),
              IsEmpty());
}

}  // namespace
}  // namespace broadsheet::indexer
