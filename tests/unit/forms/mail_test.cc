// Mail: messages in all charsets, their parts, and the borders of a mailbox.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "archive/byte_stream.h"
#include "forms/mail/reader.h"
#include "forms/open.h"
#include "forms/parts.h"

namespace broadsheet::indexer::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

ParsedRecord mail(std::string bytes) { return parts_of("mail", std::move(bytes)); }

const std::string kHead =
    "From: Mira Sol <mira@harbour.example>\r\nTo: all@harbour.example\r\nSubject: "
    "=?UTF-8?B?5riv44Gu54Gv5Y+w?=\r\n"
    "Date: Fri, 01 Mar 2024 08:13:00 +0900\r\nMessage-ID: <1@harbour.example>\r\nMIME-Version: 1.0\r\n";

TEST(MailForm, ReadsAMessage) {
  const std::string bytes = kHead +
                            "Content-Type: text/plain; charset=koi8-r\r\nContent-Transfer-Encoding: "
                            "8bit\r\n\r\n\xED\xC1\xD1\xCB \xC7\xCF\xD2\xC9\xD4\r\n";
  EXPECT_EQ(choose_form(bytes, "a.txt", "").name, "mail");
  const ParsedRecord parts = mail(bytes);
  ASSERT_EQ(parts.size(), 1U);
  const schema::Article& article = article_in(parts[0]);
  EXPECT_EQ(article.id, "mid:1@harbour.example");
  EXPECT_EQ(headline_in(parts[0]), "港の灯台");
  EXPECT_EQ(article.body.text, "Маяк горит");
  EXPECT_EQ(article.byline, "Mira Sol");
  EXPECT_EQ(published_in(parts[0]), "2024-02-29T23:13:00Z");
}

// Both take hundreds of times their size in memory.
TEST(MailForm, HostileStructuresAreRejected) {
  std::string fields = kHead;
  while (fields.size() < (2U << 20)) fields += "X-A: b\r\n";
  EXPECT_EQ(std::get<Rejection>(mail(fields + "\r\nA body.\r\n").at(0)).reason,
            "header fields of more than 1024 KiB");
  std::string parts = kHead + "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
  for (int i = 0; i < 10'001; ++i) parts += "--b\r\n\r\nx\r\n";
  EXPECT_EQ(std::get<Rejection>(mail(parts).at(0)).reason, "more than 10000 parts");
  // A long text is none, though its lines may look like fields.
  std::string text = kHead + "\r\n";
  while (text.size() < (3U << 20)) text += "Alle: So steht es da.\r\nUnd so geht es weiter.\r\n-- \r\n";
  EXPECT_FALSE(article_in(mail(text).at(0)).body.text.empty());
}

// A letter may quote a mailbox.
TEST(MailForm, OnlyAMailboxIsParted) {
  const std::string quoted = "\n\nFrom a@harbour.example Fri Mar  1 08:13:00 2024\nSubject: two\n\nZwei.\n";
  const auto count = [&](const std::string& bytes) {
    const auto reader = open_reader(memory_stream(bytes), "a.eml", nullptr);
    std::size_t records = 0;
    while (reader->next()) ++records;
    return records;
  };
  EXPECT_EQ(count(kHead + "\nEins." + quoted), 1U);
  EXPECT_EQ(count("From a@harbour.example Fri Mar  1 08:13:00 2024\n" + kHead + "\nEins." + quoted), 2U);
}

// A long subject is several words in code, of which each may be filled up; a character may be cut in two.
TEST(MailForm, ReadsHeadlinesOfSeveralEncodedWords) {
  const auto headline = [](const std::string& subject) {
    return headline_in(mail("From: a@harbour.example\nDate: Fri, 01 Mar 2024 08:13:00 +0900\nSubject: " +
                            subject + "\nMessage-ID: <1@harbour.example>\n\nA body.\n")
                           .at(0));
  };
  EXPECT_EQ(headline("=?utf-8?b?5riv44Gu?=\n =?UTF-8?B?54Gv5Y+w44GM?=\n\t=?utf-8?b?5YWJ44KLYQ==?="),
            "港の灯台が光るa");
  EXPECT_EQ(headline("Port =?utf-8?b?w6k=?=\n =?utf-8?b?dMOp?= ici"), "Port été ici");
  EXPECT_EQ(headline("=?utf-8?b?5riv44Gu5w==?=\n =?utf-8?b?ga/lj7A=?="), "港の灯台");
  EXPECT_EQ(headline("=?koi8-r?b?7cE=?=\n =?koi8-r?b?0ds=?= =?utf-8?q?=D0=BA?="), "Маяшк");
  EXPECT_EQ(headline("=?utf-8?q?=C3=A9?=\n =?utf-8?q?t=C3=A9?="), "été");
  EXPECT_EQ(headline("a =?b?= c =?utf-8?b?dQ"), "a =?b?= c =?utf-8?b?dQ");
}

TEST(MailForm, ReadsNamesOfSeveralEncodedWords) {
  const ParsedRecord parts = mail(
      "From: =?utf-8?b?5riv44Gu?=\n =?utf-8?b?54Gv5Y+wYQ==?= <a@harbour.example>\nSubject: a\n\nA body.\n");
  EXPECT_EQ(article_in(parts.at(0)).byline, "港の灯台a");
}

struct Body {
  const char* name;
  const char* rest;
  const char* text;
};

class MailBodyTest : public testing::TestWithParam<Body> {};

TEST_P(MailBodyTest, IsWhatAReaderSees) {
  const ParsedRecord parts = mail(kHead + GetParam().rest);
  EXPECT_EQ(article_in(parts.at(0)).body.text, GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, MailBodyTest,
    testing::Values(Body{"html", "Content-Type: text/html\r\n\r\n<p>eins</p><p>zwei</p>\r\n", "eins\n\nzwei"},
                    Body{"quoted",
                         "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: "
                         "quoted-printable\r\n\r\n=E7=81=AF=\r\n=E5=8F=B0\r\n",
                         "灯台"},
                    Body{"base64",
                         "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: "
                         "base64\r\n\r\n0JzQsNGP0Lo=\r\n",
                         "Маяк"},
                    Body{"alternative",
                         "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: "
                         "text/html\r\n\r\n<b>no</b>\r\n--b\r\nContent-Type: "
                         "text/plain\r\n\r\nyes\r\n--b--\r\n",
                         "yes"},
                    Body{"attachment",
                         "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: "
                         "text/plain\r\n\r\nyes\r\n--b\r\nContent-Type: text/plain\r\n"
                         "Content-Disposition: attachment; filename=a.txt\r\n\r\nno\r\n--b--\r\n",
                         "yes"},
                    Body{
                        "charsets",
                        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; "
                        "charset=euc-kr\r\n\r\n\xB5\xEE\xB4\xEB\r\n--b\r\n"
                        "Content-Type: text/plain; charset=windows-1251\r\n\r\n\xCC\xE0\xFF\xEA\r\n--b--\r\n",
                        "등대\n\nМаяк"}),
    [](const testing::TestParamInfo<Body>& one) { return one.param.name; });

TEST(MailForm, LinesThatPartMessagesAreToldFromSentences) {
  EXPECT_TRUE(is_from_line("From mira@harbour.example Fri Mar  1 08:13:00 2024"));
  EXPECT_TRUE(is_from_line("From - Fri Mar 01 08:13:00 2024"));
  EXPECT_FALSE(is_from_line("From the harbour, on 1 March 2024, at 8:13"));
  EXPECT_FALSE(is_from_line("From mira@harbour.example we hear"));
  EXPECT_FALSE(is_from_line("from mira@harbour.example Fri Mar  1 08:13:00 2024"));
}

TEST(MailForm, CutsMailboxesAtTheirMessages) {
  const std::string from = "From mira@harbour.example Fri Mar  1 08:13:00 2024\n";
  const std::string box =
      from + "Subject: one\n\nFrom the harbour\n>From here\n>>From there\n\nFrom us at 8:13 in 2024\n\n" +
      from + "Subject: two\n\nx\n" + from + "\n" + from + "Subject: three\n\ny\n";
  const auto reader = open_reader(memory_stream(box), "a", nullptr);
  std::vector<std::string> shown;
  std::uint64_t end = 0;
  while (const auto record = reader->next()) {
    EXPECT_EQ(record->origin.offset, end);
    end = record->origin.offset + record->origin.length;
    EXPECT_EQ(box.substr(record->origin.offset, record->origin.length), record->bytes);
    const ParsedRecord parts = parse_record(*record, {});
    shown.push_back(headline_in(parts.at(0)) + ": " + article_in(parts.at(0)).body.text);
  }
  EXPECT_EQ(end, box.size());
  EXPECT_THAT(shown, ElementsAre("one: From the harbour\nFrom here\n>From there\n\nFrom us at 8:13 in 2024",
                                 HasSubstr("two: x"), "three: y"));
}

TEST(MailForm, DeepOnesEnd) {
  std::string bytes = kHead;
  for (int i = 0; i < 20'000; ++i) {
    const std::string border = "b" + std::to_string(i);
    bytes += "Content-Type: multipart/mixed; boundary=" + border + "\r\n\r\n--" + border + "\r\n";
  }
  EXPECT_EQ(mail(bytes + "\r\nx\r\n").size(), 1U);
  EXPECT_EQ(mail("").size(), 1U);
}

}  // namespace
}  // namespace broadsheet::indexer::tests
