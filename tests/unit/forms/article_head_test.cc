// Text files that begin with an address, a date and a headline in any order, with labels or without.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "archive/byte_stream.h"
#include "forms/article/head_fields.h"
#include "forms/open.h"
#include "forms/parts.h"

namespace broadsheet::indexer::tests {
namespace {

using testing::ElementsAre;

constexpr const char* kBody =
    "The harbour opened its lighthouse to visitors this morning. Many people came to see it.\n\n"
    "It stays open until the evening, and nobody has to pay for it.\n";

ParsedPart article_of_text(const std::string& text) { return parts_of("article", text, "a.txt").at(0); }

// "headline|url|published|body" of each article in a file.
std::vector<std::string> articles_in(const std::string& text) {
  const auto reader = open_reader(memory_stream(text), "a.txt", nullptr);
  std::vector<std::string> found;
  while (const auto record = reader->next()) {
    for (const ParsedPart& part : parse_record(*record, {})) {
      found.push_back(headline_in(part) + "|" + article_in(part).url + "|" + published_in(part) + "|" +
                      article_in(part).body.text);
    }
  }
  return found;
}

TEST(ArticleHead, AddressDateAndHeadlineStandInAnyOrder) {
  std::array<std::string, 3> lines{"2024-03-01 08:13 KST", "Harbour lights up",
                                   "https://harbour.example/a/1"};
  const std::string body = std::string(kBody).substr(0, std::string_view(kBody).size() - 1);
  std::sort(lines.begin(), lines.end());
  do {
    for (const char* gap : {"\n", ""}) {
      const std::string text = lines[0] + "\n" + lines[1] + "\n" + lines[2] + "\n" + gap + kBody;
      EXPECT_THAT(articles_in(text),
                  ElementsAre("Harbour lights up|https://harbour.example/a/1|2024-02-29T23:13:00Z|" + body))
          << text;
    }
  } while (std::next_permutation(lines.begin(), lines.end()));
}

TEST(ArticleHead, AnAddressAloneIsNoHeadline) {
  const auto part =
      article_of_text("https://harbour.example/a/1\nHarbour lights up\n\n" + std::string(kBody));
  EXPECT_EQ(headline_in(part), "Harbour lights up");
  EXPECT_EQ(article_in(part).url, "https://harbour.example/a/1");
  EXPECT_EQ(article_in(part).id, "https://harbour.example/a/1");
}

struct Labels {
  const char* head;
  const char* headline;
  const char* url;
};
class ArticleLabelsTest : public testing::TestWithParam<Labels> {};

TEST_P(ArticleLabelsTest, SayWhatTheirLinesAre) {
  const auto part = article_of_text(GetParam().head + std::string("\n") + kBody);
  EXPECT_EQ(headline_in(part), GetParam().headline);
  EXPECT_EQ(article_in(part).url, GetParam().url);
  // The day as printed: the language may tell its zone.
  ASSERT_TRUE(article_in(part).published.has_value());
  const schema::LocalTime& local = article_in(part).published->local;
  EXPECT_EQ((std::array{local.year, local.month, local.day}), (std::array{2024, 3, 1}));
  EXPECT_TRUE(article_in(part).body.text.starts_with("The harbour")) << article_in(part).body.text;
}

INSTANTIATE_TEST_SUITE_P(
    Languages, ArticleLabelsTest,
    testing::Values(Labels{"URL: https://harbour.example/1\nDate: 2024-03-01\nTitle: Lights up\n",
                           "Lights up", "https://harbour.example/1"},
                    Labels{"Titel: Licht an\nDatum: 1. März 2024\nAutor: A. Schreiber\n", "Licht an", ""},
                    Labels{"Título: Luces\nFecha: 1 de marzo de 2024\nEnlace: https://puerto.example/1\n",
                           "Luces", "https://puerto.example/1"},
                    Labels{"Заголовок: Маяк\nДата: 1 марта 2024\n", "Маяк", ""},
                    Labels{"見出し：港の灯台\n日付：2024年3月1日\n", "港の灯台", ""},
                    Labels{"标题：灯塔\n日期：2024年3月1日\n链接：https://gang.example/1\n", "灯塔",
                           "https://gang.example/1"},
                    Labels{"제목: 등대\n날짜: 2024년 3월 1일\n", "등대", ""},
                    Labels{"العنوان: المنارة\nالتاريخ: 1 مارس 2024\n", "المنارة", ""},
                    Labels{"https://harbour.example/1\nTitle: Lights up\n2024-03-01\n", "Lights up",
                           "https://harbour.example/1"}));

TEST(ArticleHead, OtherLabels) {
  const auto part = article_of_text(
      "Title: Lights up\nDate: 2024-03-01\nSource: Harbour Post\nAuthor: A. Writer\nTags: sea, port\n"
      "ID: h-17\n\n" +
      std::string(kBody));
  const schema::Article& article = article_in(part);
  EXPECT_EQ(article.id, "h-17");
  EXPECT_EQ(article.source.publisher, "Harbour Post");
  EXPECT_EQ(article.byline, "A. Writer");
  EXPECT_THAT(article.tags, ElementsAre("sea", "port"));
  const auto& lines = std::get<ParsedArticle>(part).lines;
  EXPECT_EQ(lines.at(3).text, "Author: A. Writer");
  EXPECT_EQ(lines.at(3).role, LineRole::kField);
  EXPECT_EQ(lines.at(0).text, "Title: Lights up");
  EXPECT_EQ(lines.at(0).role, LineRole::kHeadline);
}

// One label alone is text, and so are addresses in a body.
TEST(ArticleHead, TextIsLeftAlone) {
  EXPECT_EQ(
      headline_in(article_of_text("Title: a musical returns\nIt opens today.\n\n" + std::string(kBody))),
      "Title: a musical returns");
  const auto part =
      article_of_text("Harbour lights up\n" + std::string(kBody) + "\nhttps://harbour.example/\n");
  EXPECT_EQ(article_in(part).url, "");
  EXPECT_TRUE(article_in(part).body.text.ends_with("https://harbour.example/"));
}

TEST(ArticleHead, SeveralArticlesInOneFile) {
  const std::string one = "https://harbour.example/1\n2024-03-01\nLights up\n\n" + std::string(kBody) + "\n";
  const std::string two =
      "https://harbour.example/2\n2024-03-02\nLights down\n\n" + std::string(kBody) + "\n";
  const auto articles = articles_in(one + two);
  ASSERT_EQ(articles.size(), 2U);
  EXPECT_TRUE(articles[0].starts_with("Lights up|https://harbour.example/1|2024-03-01T00:00:00Z|The"));
  EXPECT_TRUE(articles[1].starts_with("Lights down|https://harbour.example/2|2024-03-02T00:00:00Z|The"));
}

TEST(ArticleHead, LinesThatSayWhatTheyAre) {
  EXPECT_TRUE(is_url_line(" https://harbour.example/a?b=c "));
  EXPECT_FALSE(is_url_line("https://harbour.example/ says"));
  EXPECT_FALSE(is_url_line("http://"));
  EXPECT_FALSE(is_url_line("harbour.example"));
  EXPECT_FALSE(read_label("https://harbour.example/"));
  EXPECT_FALSE(read_label("Text: words"));
  EXPECT_FALSE(read_label("Title:"));
  EXPECT_FALSE(read_label("Link: of two words"));
  EXPECT_EQ(read_label("Überschrift: x")->field, NewsField::kHeadline);
}

}  // namespace
}  // namespace broadsheet::indexer::tests
