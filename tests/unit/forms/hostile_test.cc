// Input that was made to hurt: random bytes, truncation, nesting, sizes. Time must stay in proportion.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>

#include "broadsheet/indexer/form.h"
#include "broadsheet/indexer/parser.h"
#include "forms/open.h"
#include "forms/parse_one.h"
#include "fuzz/entry.h"
#include "processor_time.h"

namespace broadsheet::indexer {
namespace {

// Generous for a slow machine with sanitizers; a quadratic path over these sizes takes minutes.
constexpr double kLimitSeconds = 20;

class Timed {
 public:
  ~Timed() { EXPECT_LT(time_.seconds(), kLimitSeconds); }
  Timed() = default;
  Timed(const Timed&) = delete;
  Timed& operator=(const Timed&) = delete;

 private:
  tests::ProcessorTime time_;
};

ParsedPart parse(std::string bytes, std::string_view form) {
  Record record;
  record.bytes = std::move(bytes);
  record.form = find_form(form);
  record.origin = {"a", 0, 1, 1};
  return parse_one(record, {}, Detail::kEvidence);
}

TEST(Hostile, RandomBytesAreRejectedOrRead) {
  // NOLINTNEXTLINE(bugprone-random-generator-seed): the same inputs in every run
  std::mt19937 random(1);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes(random() % 300, '\0');
    const unsigned range = round % 2 == 0 ? 256 : 127;
    for (char& byte : bytes) byte = static_cast<char>(random() % range);
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    EXPECT_EQ(fuzz::article(data, bytes.size()), 0);
    EXPECT_EQ(fuzz::jsonl(data, bytes.size()), 0);
  }
}

TEST(Hostile, EveryTruncationOfAJsonRecordIsRejected) {
  const std::string json =
      R"({"id":1e3,"headlines":[{"lang":"ja","text":"港\u6e2f"}],"body":["a","b"],"x":{"y":[1.0,null]}})";
  for (std::size_t size = 0; size < json.size(); ++size) {
    EXPECT_TRUE(std::holds_alternative<Rejection>(parse(json.substr(0, size), "jsonl"))) << size;
  }
  EXPECT_TRUE(std::holds_alternative<ParsedArticle>(parse(json, "jsonl")));
}

TEST(Hostile, NestingIsRefusedByDepth) {
  const Timed timed;
  for (const char* open : {"[", "{\"a\":", "[[{\"a\":"}) {
    std::string json = "{\"body\":\"x\",\"deep\":";
    for (int i = 0; i < 1'000'000; ++i) json += open;
    const auto parsed = parse(json, "jsonl");
    EXPECT_EQ(std::get<Rejection>(parsed).reason, "nested deeper than 64 levels");
  }
}

TEST(Hostile, ManyMembersCostLinearTime) {
  const Timed timed;
  std::string json = "{\"body\":\"x\"";
  for (int i = 0; i < 300'000; ++i) json += ",\"m" + std::to_string(i % 200'000) + "\":" + std::to_string(i);
  const auto parsed = parse(json + "}", "jsonl");
  EXPECT_THAT(std::get<ParsedArticle>(parsed).article.extra_json, testing::HasSubstr("\"m9999\":209999"));
  EXPECT_THAT(std::get<ParsedArticle>(parsed).article.extra_json, testing::HasSubstr("\"m0\":200000"));
}

struct LongLine {
  const char* name;
  const char* piece;
};
class LongTextTest : public testing::TestWithParam<LongLine> {};

TEST_P(LongTextTest, CostsLinearTime) {
  const Timed timed;
  const std::string piece = GetParam().piece;
  std::string text;
  while (text.size() + piece.size() < (4U << 20)) text += piece;
  (void)parse(text, "article");
  const auto reader = open_reader(memory_stream(text), "a", find_form("article"));
  std::size_t records = 0;
  while (reader->next()) ++records;
  EXPECT_GT(records, 0U);
}

INSTANTIATE_TEST_SUITE_P(
    Pieces, LongTextTest,
    testing::Values(LongLine{"one_line", "x"}, LongLine{"spaces", " "}, LongLine{"han", "港"},
                    LongLine{"dates", "2024/03/01\n"}, LongLine{"sources", "© 2024 X x.example\n"},
                    LongLine{"bare_signs", "©"}, LongLine{"phrases", "All rights reserved "},
                    LongLine{"hosts", "a.b."}, LongLine{"mail", "a@"}, LongLine{"digits", "2024 "},
                    LongLine{"brackets", "[("}, LongLine{"articles", "H\nB.\n2024/03/01\n(C) X\n"},
                    LongLine{"dates_and_blanks", "Text.\n2024/03/01\n\n"}),
    [](const auto& param) { return std::string(param.param.name); });

// A place of a form with fields: `%` is filled with one thing that its rules look for.
struct Filled {
  const char* name;
  const char* form;
  const char* record;
};
class FilledFormTest : public testing::TestWithParam<Filled> {};

TEST_P(FilledFormTest, CostsLinearTime) {
  constexpr std::array<std::string_view, 34> kPieces{"[http",
                                                     "\"a\",",
                                                     "\"a\n",
                                                     ",",
                                                     "\n<DOC>\n",
                                                     "</DOC>",
                                                     "<HEADLINE>1</HEADLINE>",
                                                     "{\"a\":[",
                                                     "https://a.example/1\n",
                                                     "[[a|",
                                                     "[[a]]",
                                                     "{{",
                                                     "{{a}}",
                                                     "{|",
                                                     "\n==",
                                                     "\n*",
                                                     "&lt;ref",
                                                     "''",
                                                     "\n__",
                                                     "<!--",
                                                     "<p>",
                                                     "<a href='",
                                                     "&amp;",
                                                     "&lt;p&gt;",
                                                     "<![CDATA[",
                                                     "</",
                                                     "--b\n",
                                                     "=?u?b?",
                                                     "=?u?b?YQ==?=\n ",
                                                     "a <a@b>, ",
                                                     "From a@b 1:02 2024\n\n",
                                                     "港、",
                                                     "2024-03-01 ",
                                                     "\r\n"};
  const std::string_view record = GetParam().record;
  const std::size_t place = record.find('%');
  for (const std::string_view piece : kPieces) {
    SCOPED_TRACE(piece);
    const Timed timed;
    std::string bytes(record.substr(0, place));
    while (bytes.size() < (2U << 20)) bytes += piece;
    bytes += record.substr(place + 1);
    (void)parse(bytes, GetParam().form);
    const auto reader = open_reader(memory_stream(bytes), "a", find_form(GetParam().form));
    while (reader->next()) {
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Places, FilledFormTest,
    testing::Values(
        Filled{"mail_subject", "mail", "From: a@b\nSubject: %\n\nA body.\n"},
        Filled{"mail_sender", "mail", "From: %\nSubject: a\n\nA body.\n"},
        Filled{"mail_body", "mail",
               "From: a@b\nSubject: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n%\n--b--\n"},
        Filled{"mailbox", "mail", "From a@b 1:02 2024\nSubject: a\n\n%\n"},
        Filled{"wiki_text", "mediawiki",
               "<page><title>a</title><ns>0</ns><revision><text>%</text></revision></page>"},
        Filled{"table_cell", "csv", "headline,body,tags\na,%,b\n"},
        Filled{"table_quote", "csv", "headline,body,tags\na,\"%,b\n"},
        Filled{"table_names", "csv", "headline,body,%\na,b,c\n"},
        Filled{"corpus_text", "sgml", "<DOC>\n<DOCNO>a</DOCNO>\n<TEXT>\n%</TEXT>\n</DOC>\n"},
        Filled{"corpus_head", "sgml", "<DOC>\n<HEADLINE>%</HEADLINE>\n<TEXT>a</TEXT>\n</DOC>\n"},
        Filled{"corpus_tag", "sgml", "<DOC %>\n<TEXT>a</TEXT>\n</DOC>\n"},
        Filled{"between_documents", "sgml",
               "<DOC>\n<TEXT>a</TEXT>\n</DOC>\n%\n<DOC>\n<TEXT>b</TEXT>\n</DOC>\n"},
        Filled{"list_of_objects", "jsonl", "[{\"headline\":\"a\"},\n%{\"headline\":\"b\"}]\n"},
        Filled{"answer", "jsonl", "{\"status\":\"ok\",\n\"more\":%,\"articles\":[{\"headline\":\"b\"}]}\n"},
        Filled{"head_of_article", "article", "%\n2024-03-01\nA headline\n\nA body.\n"},
        Filled{"feed_entry", "feed",
               "<rss><channel><item><title>a</title><description>%</description></item></channel></rss>"}),
    [](const auto& param) { return std::string(param.param.name); });

}  // namespace
}  // namespace broadsheet::indexer
