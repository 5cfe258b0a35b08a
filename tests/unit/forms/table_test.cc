// Tables: how their dialect is found, where rows end, what names of columns mean, and what rows become.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "archive/byte_stream.h"
#include "forms/open.h"
#include "forms/parts.h"
#include "forms/table/columns.h"
#include "forms/table/sniff.h"
#include "processor_time.h"

namespace broadsheet::indexer::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// What each row becomes: "headline|body", "skipped: why" or "rejected: why".
std::vector<std::string> rows_of(const std::string& table, const ParseOptions& options = {},
                                 std::size_t block = kBlockBytes) {
  const auto reader = open_reader(memory_stream(table, block), "a.csv", find_form("csv"));
  std::vector<std::string> rows;
  while (const auto record = reader->next()) {
    for (const ParsedPart& part : parse_record(*record, options)) {
      if (const auto* rejection = std::get_if<Rejection>(&part)) {
        rows.push_back("rejected: " + rejection->reason);
      } else if (const auto* skip = std::get_if<Skip>(&part)) {
        rows.push_back("skipped: " + skip->reason);
      } else {
        rows.push_back(headline_in(part) + "|" + article_in(part).body.text);
      }
    }
  }
  return rows;
}

schema::Article only_row(const std::string& table) {
  const auto reader = open_reader(memory_stream(table), "a.csv", find_form("csv"));
  const auto record = reader->next();
  return article_in(parse_record(*record, {}).at(0));
}

struct Written {
  const char* table;
  std::vector<std::string> rows;
};
class TableDialectTest : public testing::TestWithParam<Written> {};

TEST_P(TableDialectTest, IsFoundInWhatIsThere) {
  for (const std::size_t block : {std::size_t{1}, std::size_t{5}, kBlockBytes})
    EXPECT_EQ(rows_of(GetParam().table, {}, block), GetParam().rows) << block;
}

INSTANTIATE_TEST_SUITE_P(
    Ways, TableDialectTest,
    testing::Values(Written{"title,body\nA,\"b, \"\"c\"\"\nd\"\n", {"A|b, \"c\"\nd"}},
                    Written{"title;body\r\nA;b, c\r\n", {"A|b, c"}},
                    Written{"title\tbody\nA\t\"b\" c\n", {"A|\"b\" c"}},
                    Written{"title|body\rA|b\r", {"A|b"}}, Written{"sep=;\ntitle;body\nA,x;b\n", {"A,x|b"}},
                    Written{"\xEF\xBB\xBFtitle,body\nA,b", {"A|b"}},
                    Written{"\"title\", \"body\"\n\"A\", \"b, c\" \n", {"A|b, c"}},
                    Written{"title,body\nA,\"b \\\"c\\\", d\"\n", {"A|b \"c\", d"}},
                    Written{"title\tbody\nA\t\"b\nC\t\"d\n", {"A|\"b", "C|\"d"}},
                    Written{"title,body\n1,A,b\n2,C,d\n", {"A|b", "C|d"}},
                    Written{"title,body\n\n  \nA,b\n,\n", {"A|b", "skipped: an empty row"}},
                    Written{"title,body\n", {"skipped: a table without rows"}},
                    Written{"title,body,x\nA,b,,,\nC,d\n", {"A|b", "C|d"}},
                    Written{"title,body,x\nA,b,c,d\nE,f,g\nH,i,j\n",
                            {"rejected: 4 columns, but the header row has 3", "E|f", "H|i"}}));

// A quote that is not closed costs its own row, or nothing.
INSTANTIATE_TEST_SUITE_P(
    OpenQuotes, TableDialectTest,
    testing::Values(Written{"title,body,x\nA,\"b,1\nC,\"d\",2\nE,f,3\n", {"A|b", "C|d", "E|f"}},
                    Written{"title,body,x\nA,\"b\nno,1\nC,\"d\",2\n",
                            {"rejected: a quotation mark is not closed", "C|d"}},
                    Written{"title,body,x\n\"A\",\"b,\"1\"\n\"C\",\"d\",\"2\"\n", {"A|b", "C|d"}},
                    Written{"title,body,x\nA,\"b\",1\nC,\"d,2\nE,f,3\n", {"A|b", "C|d", "E|f"}},
                    Written{"title,body,x\nA,\"b\nc,\n", {"rejected: a quotation mark is not closed"}},
                    Written{"title,body,x\nA,\"b\nc\",\nD,\"e\nf\",2\n", {"A|b\nc", "D|e\nf"}}));

TEST(Table, BytesThatAreNoTextAndNamesThatAreNone) {
  EXPECT_THAT(rows_of("a,b\n1,2\n"),
              ElementsAre("rejected: no column is recognised as a headline or a text; the "
                          "header row has \"a\", \"b\""));
  EXPECT_THAT(rows_of(""), ElementsAre("rejected: empty"));
}

struct Named {
  const char* name;
  NewsField field;
};
class ColumnNameTest : public testing::TestWithParam<Named> {};

TEST_P(ColumnNameTest, MeansAField) { EXPECT_EQ(meaning_of(GetParam().name).field, GetParam().field); }

INSTANTIATE_TEST_SUITE_P(
    Languages, ColumnNameTest,
    testing::Values(Named{"Date Published", NewsField::kPublished},
                    Named{"date_published", NewsField::kPublished},
                    Named{"datePublished", NewsField::kPublished}, Named{"ＴＩＴＬＥ", NewsField::kHeadline},
                    Named{"Überschrift", NewsField::kHeadline}, Named{"Título", NewsField::kHeadline},
                    Named{"Mots-clés", NewsField::kTags}, Named{"ЗАГОЛОВОК", NewsField::kHeadline},
                    Named{"Дата публикации", NewsField::kPublished}, Named{"見出し", NewsField::kHeadline},
                    Named{"本文", NewsField::kBody}, Named{"标题", NewsField::kHeadline},
                    Named{"發布時間", NewsField::kPublished}, Named{"제목", NewsField::kHeadline},
                    Named{"기사 본문", NewsField::kBody}, Named{"العنوان", NewsField::kHeadline},
                    Named{"تاریخ", NewsField::kPublished}, Named{"शीर्षक", NewsField::kHeadline},
                    Named{"เนื้อหา", NewsField::kBody}, Named{"Tiêu đề", NewsField::kHeadline},
                    Named{"İçerik", NewsField::kBody}, Named{"Judul", NewsField::kHeadline},
                    Named{"Τίτλος", NewsField::kHeadline}, Named{"כותרת", NewsField::kHeadline},
                    Named{"_id", NewsField::kId}, Named{"price", NewsField::kOther},
                    Named{"", NewsField::kOther}));

TEST(Table, ARowIsAnArticleAsJsonLinesHaveThem) {
  const schema::Article article = only_row(
      "id,headline,text,date,url,source,author,keywords,section,pages\n"
      "7,港の灯台,本文です。,1709251200,https://h.example/7,Harbour Post,A. Writer,sea|port,Local,3\n");
  EXPECT_EQ(article.id, "7");
  EXPECT_EQ(article.headlines.at(0).text, "港の灯台");
  EXPECT_EQ(article.published->utc_seconds, 1709251200);
  EXPECT_EQ(article.url, "https://h.example/7");
  EXPECT_EQ(article.source.publisher, "Harbour Post");
  EXPECT_EQ(article.byline, "A. Writer");
  EXPECT_THAT(article.tags, ElementsAre("sea", "port", "Local"));
  EXPECT_EQ(article.extra_json, R"({"pages":"3"})");
}

TEST(Table, WhatProgramsWriteForNothingIsNothing) {
  const schema::Article article = only_row("title,body,author,url,x\nA,b,NULL,\\N,NaN\n");
  EXPECT_EQ(article.byline, "");
  EXPECT_EQ(article.url, "");
  EXPECT_EQ(article.extra_json, "");
}

TEST(Table, ASummaryIsTheTextWhereThereIsNone) {
  EXPECT_THAT(rows_of("title,summary,body\nA,s,\nB,s,b\n"), ElementsAre("A|s", "B|b"));
  EXPECT_EQ(only_row("title,summary,body\nB,s,b\n").extra_json, R"({"column summary":"s"})");
}

TEST(Table, ColumnsAreMappedByWhatIsAsked) {
  ParseOptions options;
  options.columns = {{"headline", "a"}, {"body", "B"}, {"id", ""}};
  EXPECT_THAT(rows_of("a,b,id,title\nA,x,1,no\n", options), ElementsAre("A|x"));
  options.columns = {{"headline", "titel"}};
  EXPECT_THAT(rows_of("a,b\nA,x\n", options),
              ElementsAre("rejected: no column \"titel\"; the header row has \"a\", \"b\""));
  EXPECT_EQ(column_field("Titre"), "headline");
  EXPECT_EQ(column_field("price"), "");
  EXPECT_THAT(list_column_fields(", "), HasSubstr("headline, body"));
}

TEST(Table, IsToldByItsNamesAndRows) {
  const auto form = [](std::string_view head) { return choose_form(head, "a.txt", "").name; };
  EXPECT_EQ(form("title,body\nA,b\n"), "csv");
  EXPECT_EQ(form("Заголовок;Текст;Цена\nМаяк;\"долгий текст"), "csv");
  EXPECT_EQ(form("title,body\n\nSomething else, which is text.\nAnd more.\n"), "article");
  EXPECT_EQ(form("Title, and what it means\nText, more text.\n"), "article");
  EXPECT_EQ(form("The date, the text and the title\n\nBody, as it is.\n"), "article");
  EXPECT_EQ(form("title,body"), "article");
  EXPECT_EQ(choose_form("a,b\n1,2\n", "a.csv", "").name, "csv");
}

TEST(Table, PlacesAreThoseOfTheRows) {
  const std::string table = "title,body\nA,\"b\nc\"\n\nD,e\n";
  const auto reader = open_reader(memory_stream(table), "a.csv", nullptr);
  const auto first = reader->next();
  EXPECT_EQ(first->bytes, "A,\"b\nc\"\n");
  EXPECT_EQ(first->origin.offset, 11U);
  EXPECT_EQ(first->origin.line, 2U);
  const auto second = reader->next();
  EXPECT_EQ(table.substr(second->origin.offset, second->origin.length), "D,e\n");
  EXPECT_EQ(second->origin.line, 5U);
  EXPECT_EQ(second->origin.number, 2U);
  EXPECT_FALSE(reader->next().has_value());
}

TEST(Table, ARowThatIsTooLargeCostsItself) {
  const std::string large(17U << 20, 'x');
  EXPECT_THAT(rows_of("title,body\nA," + large + "\nB,c\n"),
              ElementsAre("rejected: larger than 16 MiB", "B|c"));
}

// Each line opens a quote that nothing closes: looking for its end must not cost the whole file each time.
TEST(Table, HostileQuotesCostLinearTime) {
  for (const char* line :
       {"a,\"b\n", "a,\"\"b\n", "\"a,b,\n", "a, \"b\\\n", "\"\n", ",\n", "a,\"b\",c\"\n"}) {
    const auto seconds = [&](std::size_t size) {
      std::string table = "title,body\n";
      while (table.size() < size) table += line;
      const broadsheet::tests::ProcessorTime time;
      const auto reader = open_reader(memory_stream(table), "a.csv", find_form("csv"));
      while (const auto record = reader->next()) EXPECT_LE(record->bytes.size(), table.size());
      return time.seconds();
    };
    const double small = seconds(1U << 20);
    const double large = seconds(4U << 20);
    EXPECT_LT(large, 9 * std::max(small, 0.1)) << line;
  }
}

TEST(Table, HostileRowsCostLinearTime) {
  for (const char* piece : {"|", ";", "、", "a、", ",", "\"", " \"", "[", "' "}) {
    const auto seconds = [&](std::size_t size) {
      std::string cell;
      while (cell.size() < size) cell += piece;
      std::string quoted;
      for (const char c : cell) quoted += c == '"' ? "\"\"" : std::string(1, c);
      const std::string table = "title,body,tags\nA,b,\"" + quoted + "\"\n";
      const broadsheet::tests::ProcessorTime time;
      (void)rows_of(table);
      return time.seconds();
    };
    const double small = seconds(1U << 20);
    EXPECT_LT(seconds(4U << 20), 9 * std::max(small, 0.1)) << piece;
  }
}

}  // namespace
}  // namespace broadsheet::indexer::tests
