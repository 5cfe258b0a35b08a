// Readers: from bytes to records, in bounded memory, with a reason for what is no record.
#include "broadsheet/indexer/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <memory>

#include "broadsheet/indexer/form.h"
#include "broadsheet/schema/error.h"
#include "forms/open.h"

namespace broadsheet::indexer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

std::vector<Record> read_all(std::unique_ptr<ByteStream> stream, const Form* form = nullptr,
                             const std::string& name = "a.txt") {
  const auto reader = open_reader(std::move(stream), name, form);
  std::vector<Record> records;
  while (auto record = reader->next()) records.push_back(std::move(*record));
  return records;
}

std::vector<Record> read_all(const std::string& text, const Form* form = nullptr,
                             const std::string& name = "a.txt") {
  return read_all(memory_stream(text), form, name);
}

std::vector<std::string> bytes_of(const std::vector<Record>& records) {
  std::vector<std::string> bytes;
  for (const Record& record : records) {
    EXPECT_THAT(record.problem, IsEmpty());
    bytes.push_back(record.bytes);
  }
  return bytes;
}

std::string problem_of(const std::string& text, const Form* form = nullptr,
                       const std::string& name = "a.txt") {
  const auto records = read_all(text, form, name);
  return records.size() == 1 ? records[0].problem : std::to_string(records.size()) + " records";
}

// A stream of `size` bytes of one character, with `tail` at the end: larger than we would hold.
class Repeated final : public ByteStream {
 public:
  Repeated(char c, std::uint64_t size, std::string tail) : c_(c), left_(size), tail_(std::move(tail)) {}

 private:
  std::size_t take(char* to, std::size_t size) override {
    const auto got = static_cast<std::size_t>(std::min<std::uint64_t>(left_, size));
    std::fill_n(to, got, c_);
    left_ -= got;
    if (got > 0) return got;
    const std::size_t copied = tail_.copy(to, size);
    tail_.erase(0, copied);
    return copied;
  }

  char c_;
  std::uint64_t left_;
  std::string tail_;
};

const std::string kFirst =
    "Harbour opens\nThe harbour opened.\n2024/03/01 08:13 KST\nCopyrights(C) Herald wowkorea.jp 96\n";
const std::string kSecond = "港が開く\n港が開いた。\n2024/03/02 08:13 KST\n(C)共同通信社\n";

TEST(ArticleReader, OneFileOneArticle) {
  const auto records = read_all(kFirst);
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].bytes, kFirst);
  EXPECT_EQ(records[0].form->name, "article");
  EXPECT_EQ(to_string(records[0].origin), "a.txt:1");
}

TEST(ArticleReader, PartsArticlesAtTheirSourceLines) {
  EXPECT_THAT(bytes_of(read_all(kFirst + kSecond)), ElementsAre(kFirst, kSecond));
  EXPECT_THAT(bytes_of(read_all(kFirst + "\n\n" + kSecond + "\n")),
              ElementsAre(kFirst + "\n\n", kSecond + "\n"));
  const auto records = read_all("\n" + kFirst + "\n" + kSecond);
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].origin.offset, 1U);
  EXPECT_EQ(records[0].origin.line, 2U);
  EXPECT_EQ(records[1].origin.offset, 2 + kFirst.size());
  EXPECT_EQ(records[1].origin.line, 7U);
  EXPECT_EQ(records[1].origin.number, 2U);
}

TEST(ArticleReader, KnowsEveryEndOfLine) {
  for (const char* end : {"\n", "\r\n", "\r", "\u0085", "\u2028"}) {
    std::string both = kFirst + kSecond;
    for (std::size_t at = 0; (at = both.find('\n', at)) != std::string::npos; at += std::string(end).size()) {
      both.replace(at, 1, end);
    }
    const auto records = read_all(both);
    ASSERT_EQ(records.size(), 2U) << end;
    EXPECT_EQ(records[0].bytes + records[1].bytes, both);
    EXPECT_EQ(records[1].origin.line, 5U);
  }
}

TEST(ArticleReader, ANoticeOfSeveralLinesIsOneEnd) {
  const std::string first =
      "Harbour opens\nText.\n2024/03/01\n© 2024 Harbor Post harborpost.example.\nAll rights reserved.\n";
  EXPECT_THAT(bytes_of(read_all(first + kSecond)), ElementsAre(first, kSecond));
}

TEST(ArticleReader, ADateBelowTheSourceLineBelongsToItsArticle) {
  const std::string first =
      "Harbour opens\nText.\n© 2024 Harbor Post harborpost.example\n2024/03/01 08:13 KST\n";
  EXPECT_THAT(bytes_of(read_all(first + kSecond)), ElementsAre(first, kSecond));
}

TEST(ArticleReader, ACreditInsideTheBodyIsNoEnd) {
  const std::string text =
      "부산항 열렸다\n부산항이 열렸다.\nⓒ 예시사진\n사람들이 모였다.\n2024/03/01 08:13 KST\nⓒ 예시일보\n";
  EXPECT_THAT(bytes_of(read_all(text)), ElementsAre(text));
}

TEST(ArticleReader, PartsAtADateLineOnlyWhereABodyEndsAndAHeadlineFollows) {
  const std::string body = "Harbour opens\nThe harbour opened today.\nPeople came.\n2024/03/01 08:13 KST\n";
  const std::string next = "Bridge closes\nThe bridge closed.\n";
  EXPECT_THAT(bytes_of(read_all(body + "\n" + next)), ElementsAre(body + "\n", next));
  // Under the headlines it parts nothing.
  const std::string under =
      "港が開く\nHarbour opens\n2024/03/01 08:13 KST\n\nThe harbour opened.\nPeople came.\n";
  EXPECT_THAT(bytes_of(read_all(under)), ElementsAre(under));
  // Nor before a sentence.
  const std::string prose = body + "\nThe bridge was closed on the same day. Nobody knew why.\n";
  EXPECT_THAT(bytes_of(read_all(prose)), ElementsAre(prose));
}

TEST(ArticleReader, PartsAtDatesWhoseDayAndMonthOnlyTheLanguageTellsApart) {
  const auto article = [](const char* day) {
    return std::string(
               "Abre el puerto\nEl puerto se abrió hoy.\nVino mucha gente.\nHabló el alcalde.\n"
               "Nadie se quejó.\n") +
           day + "/03/2024 08:13\n";
  };
  for (const auto& days : {std::array{"05", "06", "07"}, std::array{"15", "16", "17"}}) {
    const std::string first = article(days[0]) + "\n";
    const std::string second = article(days[1]) + "\n";
    EXPECT_THAT(bytes_of(read_all(first + second + article(days[2]))),
                ElementsAre(first, second, article(days[2])));
  }
}

struct Repeated3 {
  const char* name;
  std::array<const char*, 3> articles;
};
void PrintTo(const Repeated3& row, std::ostream* out) { *out << row.name; }
class ArticlePatternTest : public testing::TestWithParam<Repeated3> {};

// Three articles in one file are three records, whatever stands below their date lines.
TEST_P(ArticlePatternTest, PartsArticlesWhereTheFileRepeatsItself) {
  for (const char* blank : {"\n", "\n\n\n"}) {
    std::vector<std::string> wanted;
    std::string file;
    for (const char* article : GetParam().articles) {
      wanted.push_back(std::string(article) + blank);
      file += wanted.back();
    }
    const auto records = read_all(file);
    EXPECT_EQ(bytes_of(records), wanted);
    std::uint64_t offset = 0;
    std::uint64_t line = 1;
    for (const Record& record : records) {
      EXPECT_EQ(record.origin.offset, offset);
      EXPECT_EQ(record.origin.line, line);
      offset += record.bytes.size();
      line += static_cast<std::uint64_t>(std::count(record.bytes.begin(), record.bytes.end(), '\n'));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Footers, ArticlePatternTest,
    testing::Values(
        Repeated3{"reporter",
                  {"Harbour opens\nThe harbour opened today.\nPeople came.\n2024/03/01 08:13 KST\nReporter: "
                   "A. Writer\n",
                   "Bridge closes\nThe bridge closed.\n2024/03/02 08:13 KST\nReporter: B. Writer\n",
                   "Road is long\nThe road goes on.\nAnd on.\n2024/03/03 08:13 KST\nReporter: A. Writer\n"}},
        Repeated3{"agency",
                  {"Pelabuhan dibuka\nPelabuhan itu dibuka hari ini.\nOrang datang.\n1 Mac 2024 8:13 "
                   "AM\nKantor Pantai\n",
                   "Jambatan ditutup\nJambatan itu ditutup.\nLalu lintas sesak.\n2 Mac 2024 8:13 AM\nKantor "
                   "Pantai\n",
                   "Jalan baru\nJalan itu panjang.\n3 Mac 2024 8:13 AM\nKantor Pantai\n"}},
        Repeated3{
            "photo",
            {"Hafen offen\nDer Hafen ist offen.\nViele kamen.\n1. März 2024, 08:13 Uhr\n(Foto: Archiv)\n",
             "Brücke zu\nDie Brücke ist zu.\n2. März 2024, 08:13 Uhr\n(Foto: Archiv)\n",
             "Straße lang\nDie Straße ist lang.\n3. März 2024, 08:13 Uhr\n(Foto: Archiv)\n"}},
        Repeated3{"address",
                  {"항구 열려\n항구가 열렸다.\n사람이 왔다.\n2024.03.01 08:13\nwriter@news.example\n",
                   "다리 닫혀\n다리가 닫혔다.\n2024.03.02 08:13\nwriter@news.example\n",
                   "길은 길다\n길이 길었다.\n2024.03.03 08:13\nwriter@news.example\n"}},
        Repeated3{"rights",
                  {"Jembatan dibuka\nJembatan itu dibuka.\nWarga datang.\n1 Maret 2024 08:13 WIB\nHak cipta "
                   "milik kami\n",
                   "Jalan ditutup\nJalan itu ditutup.\n2 Maret 2024 08:13 WIB\nHak cipta milik kami\n",
                   "Pasar ramai\nPasar itu ramai.\n3 Maret 2024 08:13 WIB\nHak cipta milik kami\n"}},
        Repeated3{"two_lines",
                  {"港が開く\n港が開いた。\n人が来た。\n2024年3月1日 8時13分\n記者：山\n（写真：海）\n",
                   "橋が閉じる\n橋が閉じた。\n2024年3月2日 8時13分\n記者：川\n（写真：海）\n",
                   "道は長い\n道が続いた。\n2024年3月3日 8時13分\n記者：山\n（写真：海）\n"}},
        Repeated3{"four_lines",
                  {"Le port est ouvert\nLe port a ouvert.\nOn est venu.\n1 mars 2024 08:13\nAuteur: A. "
                   "Plume\n(Photo: "
                   "Archives)\nAgence du Port\n4 rue du Port\n",
                   "Le pont est fermé\nLe pont a fermé.\n2 mars 2024 08:13\nAuteur: B. Plume\n(Photo: "
                   "Archives)\nAgence du Port\n4 rue du Port\n",
                   "La route est longue\nLa route continue.\n3 mars 2024 08:13\nAuteur: A. Plume\n(Photo: "
                   "Archives)\nAgence du Port\n4 rue du Port\n"}},
        Repeated3{"reporter_below_a_blank",
                  {"Порт открыт\nПорт открыли сегодня.\nПришли люди.\n1 марта 2024, 08:13\n\nАвтор: А. Б.\n",
                   "Мост закрыт\nМост закрыли.\n2 марта 2024, 08:13\n\nАвтор: В. Г.\n",
                   "Дорога длинная\nДорога идёт.\n3 марта 2024, 08:13\n\nАвтор: А. Б.\n"}},
        Repeated3{"no_full_stops",
                  {"ท่าเรือเปิดแล้ว\nท่าเรือเปิดวันนี้\nคนมามาก\nนายกมา\nฝนตก\n1 มีนาคม 2567 08:13 น.\nผู้สื่อข่าว: ก\n",
                   "สะพานปิดแล้ว\nสะพานปิดวันนี้\n2 มีนาคม 2567 08:13 น.\nผู้สื่อข่าว: ข\n",
                   "ถนนยาวมาก\nถนนยาว\n3 มีนาคม 2567 08:13 น.\nผู้สื่อข่าว: ก\n"}}),
    [](const auto& param) { return std::string(param.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Heads, ArticlePatternTest,
    testing::Values(
        Repeated3{"above_the_headline",
                  {"2024/03/01 08:13 KST\nHarbour opens\nThe harbour opened today.\nPeople came.\n",
                   "2024/03/02 08:13 KST\nBridge closes\nThe bridge closed.\n",
                   "2024/03/03 08:13 KST\nRoad is long\nThe road goes on.\nAnd on.\n"}},
        Repeated3{"above_with_a_blank",
                  {"1 mars 2024, 08h13\n\nLe port est ouvert\n\nLe port est ouvert depuis hier.\n",
                   "2 mars 2024, 08h13\n\nLe pont est fermé\n\nLe pont est fermé. Tout le monde attend.\n",
                   "3 mars 2024, 08h13\n\nLa route est longue\n\nLa route continue.\n"}},
        Repeated3{
            "below_the_headline",
            {"Harbour opens\n2024/03/01 08:13 KST\nThe harbour opened today.\nPeople came.\n\nThey left.\n",
             "Bridge closes\n2024/03/02 08:13 KST\nThe bridge closed.\nNobody\ncame.\n",
             "Road is long\n2024/03/03 08:13 KST\nThe road goes on.\nAnd on.\n"}},
        Repeated3{
            "below_the_headline_with_a_reporter",
            {"Harbour opens\n2024/03/01 08:13 KST\nReporter: A. Writer\n\nThe harbour opened.\n\nThey "
             "left.\n",
             "Bridge closes\n2024/03/02 08:13 KST\nReporter: B. Writer\n\nThe bridge closed.\nNobody came.\n",
             "Road is long\n2024/03/03 08:13 KST\nReporter: A. Writer\n\nThe road goes on.\nAnd on.\n"}},
        Repeated3{
            "below_two_headlines",
            {"港が開く\nHarbour opens\n2024/03/01 08:13 KST\n\nThe harbour opened today.\nPeople came.\n",
             "橋が閉じる\nBridge closes\n2024/03/02 08:13 KST\n\nThe bridge closed.\nNobody came.\nAll "
             "stayed.\n",
             "道は長い\nRoad is long\n2024/03/03 08:13 KST\n\nThe road goes on.\nAnd on.\nAnd on.\n"}}),
    [](const auto& param) { return std::string(param.param.name); });

INSTANTIATE_TEST_SUITE_P(
    BelowABlank, ArticlePatternTest,
    testing::Values(
        Repeated3{"the_same_agency",
                  {"Pelabuhan dibuka\n\nPelabuhan itu dibuka hari ini.\n\nOrang datang.\n\n1 Mac "
                   "2024\n\nKantor Pantai\n",
                   "Jambatan ditutup\n\nJambatan itu ditutup.\n\n2 Mac 2024\n\nKantor Pantai\n",
                   "Jalan baru\n\nJalan itu panjang.\n\n3 Mac 2024\n\nKantor Pantai\n"}},
        Repeated3{"a_subheading_each",
                  {"港が開く\n\n朝の式典\n\n港が開いた。\n\n人が来た。\n\n2024年3月1日\n\n海通信\n",
                   "橋が閉じる\n\n夜の工事\n\n橋が閉じた。\n\n2024年3月2日\n\n海通信\n",
                   "道は長い\n\n山の道\n\n道が続いた。\n\n2024年3月3日\n\n海通信\n"}},
        Repeated3{"sections_above_headlines",
                  {"Sport\n\nHafen offen\n\nDer Hafen ist offen.\n\nViele kamen.\n\n1. März 2024\n",
                   "Stadt\n\nBrücke zu\n\nDie Brücke ist zu.\n\n2. März 2024\n",
                   "Sport\n\nStraße lang\n\nDie Straße ist lang.\n\n3. März 2024\n"}}),
    [](const auto& param) { return std::string(param.param.name); });

TEST(ArticleReader, WhatStandsAloneAtTheEndIsNoArticle) {
  for (const std::string last : {"Our office", "Our office\n", "Our office\n\nHarbour Post\n"}) {
    const std::string whole =
        "Harbour opens\n\nIt opened today.\n\nPeople came.\n\n2024/03/01 08:13 KST\n\n" + last;
    EXPECT_THAT(bytes_of(read_all(whole)), ElementsAre(whole)) << last;
  }
}

// Of what was decoded, places are those of its own bytes, wherever it is cut.
TEST(ArticleReader, ArticlesOfAFileInAnotherEncodingStandWhereTheyBegin) {
  const auto in_utf16 = [](const std::string& text) {
    std::string bytes;
    for (const char c : text) bytes += std::string{c, '\0'};
    return bytes;
  };
  for (const std::string below : {"", "\nOur office\n", "Reporter: A. Writer\n"}) {
    std::string file = "\xFF\xFE";
    std::vector<std::uint64_t> wanted;
    for (const char* head : {"Harbour opens", "Bridge closes", "Road is long"}) {
      wanted.push_back(file.size());
      file += in_utf16(std::string(head) + "\n\nIt was today.\n\nPeople came.\n\n2024/03/01 08:13 KST\n" +
                       below + "\n");
    }
    wanted[0] = 0;
    std::vector<std::uint64_t> found;
    for (const Record& record : read_all(file)) found.push_back(record.origin.offset);
    EXPECT_EQ(found, wanted) << below;
  }
}

TEST(ArticleReader, ALastArticleWithoutADateIsPartedOnceThePatternIsKnown) {
  const std::string first =
      "Harbour opens\nIt opened today.\nPeople came.\n2024/03/01 08:13 KST\nOur office\n\n";
  const std::string second =
      "Bridge closes\nIt closed today.\nPeople left.\n2024/03/02 08:13 KST\nOur office\n\n";
  const std::string last = "Road is long\nIt goes on.\n";
  EXPECT_THAT(bytes_of(read_all(first + second + last)), ElementsAre(first, second, last));
}

TEST(ArticleReader, PartsWithoutBlankLinesWhereALineBelowTheDateTells) {
  for (const std::string below : {"Our office\n", "Reporter: A. Writer\n", "(Photo: Archive)\n"}) {
    const std::string first = "Harbour opens\nIt opened today.\nPeople came.\n2024/03/01 08:13 KST\n" + below;
    const std::string second = "Bridge closes\nIt closed today.\n2024/03/02 08:13 KST\n" + below;
    const std::string third = "Road is long\nIt goes on.\nAnd on.\n2024/03/03 08:13 KST\n" + below;
    EXPECT_THAT(bytes_of(read_all(first + second + third)), ElementsAre(first, second, third));
  }
}

TEST(ArticleReader, DatesInsideOneArticlePartNothing) {
  for (const std::string text :
       {// the days of a story
        "Storm nears\nThe storm nears the coast. We follow it.\n\n1 March 2024\nThe storm is far out.\n\n"
        "2 March 2024\nThe storm has come near.\n\n3 March 2024\nThe storm is over.\n",
        // published and changed, at the head and at the end
        "Harbour opens\n2024/03/01 08:13 KST\nThe harbour opened today.\nPeople came.\n\nUpdated 2024/03/01 "
        "09:20 KST\n",
        "Harbour opens\n2024/03/01 08:13 KST\nThe harbour opened today.\nPeople came.\n\nOur "
        "office\n2024/03/01 09:20 KST\n",
        "Harbour opens\nThe harbour opened today.\n2024/03/01 08:13 KST\n2024/03/01 09:20 KST\nReporter: A. "
        "Writer\n"}) {
    EXPECT_THAT(bytes_of(read_all(text)), ElementsAre(text));
  }
}

TEST(ArticleReader, EmptyAndBlankFilesSaySo) {
  for (const char* text : {"", "\n\n", " \t\r\n\u3000\n", "\uFEFF", "\uFEFF\n"})
    EXPECT_EQ(problem_of(text), "empty") << text;
  EXPECT_EQ(problem_of("", find_form("jsonl")), "empty");
  EXPECT_EQ(problem_of("\n \n", find_form("jsonl")), "empty");
}

TEST(ArticleReader, AHugeLineIsOneProblemAndCostsNoMemory) {
  auto stream =
      std::make_unique<Repeated>('x', 200U << 20, "\nCopyrights(C) Herald wowkorea.jp 96\n" + kSecond);
  const auto records = read_all(std::move(stream));
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].problem, "larger than 16 MiB");
  EXPECT_THAT(records[0].bytes, IsEmpty());
  EXPECT_EQ(records[1].bytes, kSecond);
  EXPECT_EQ(records[1].origin.offset, (200U << 20) + 37);
  EXPECT_EQ(records[1].origin.line, 3U);
}

TEST(ArticleReader, AHugeArticleIsOneProblem) {
  std::string text = "Headline\n";
  while (text.size() < kMaxRecordBytes + 1000)
    text += "a line of a text that never ends and says nothing of note\n";
  const auto records =
      read_all(text + "2024/03/01 08:13 KST\nCopyrights(C) Herald wowkorea.jp 96\n" + kSecond);
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].problem, "larger than 16 MiB");
  EXPECT_EQ(records[1].bytes, kSecond);
}

TEST(ArticleReader, ManyBlankLinesCostNoMemory) {
  auto stream = std::make_unique<Repeated>('\n', 50U << 20, kSecond);
  const auto records = read_all(std::move(stream));
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].bytes, kSecond);
  EXPECT_EQ(records[0].origin.line, (50U << 20) + 1);
}

TEST(JsonLinesReader, OneLineOneRecord) {
  const auto records = read_all("{\"id\":1}\n\n  \n{\"id\":2}\r\n{\"id\":\"\u2028\"}", nullptr);
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0].form->name, "jsonl");
  EXPECT_EQ(records[0].bytes, "{\"id\":1}\n");
  EXPECT_EQ(records[1].bytes, "{\"id\":2}\r\n");
  EXPECT_EQ(records[1].origin.line, 4U);
  EXPECT_EQ(records[1].origin.offset, 13U);
  EXPECT_EQ(records[2].bytes, "{\"id\":\"\u2028\"}");
  EXPECT_EQ(records[2].origin.number, 3U);
}

TEST(JsonLinesReader, ALineTooLongIsPassedOver) {
  auto stream = std::make_unique<Repeated>('x', 40U << 20, "\n{\"id\":2}\n");
  const auto records = read_all(std::move(stream), find_form("jsonl"));
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].problem, "line longer than 16 MiB");
  EXPECT_EQ(records[1].bytes, "{\"id\":2}\n");
  EXPECT_EQ(records[1].origin.line, 2U);
}

TEST(JsonLinesReader, JsonThatIsNotLinesNamesTheRemedy) {
  EXPECT_THAT(problem_of("{\n{\"id\": 1\n}\n"), HasSubstr("jq -c . FILE"));
  EXPECT_THAT(problem_of("[\n\"id\",\n1]\n", nullptr, "a.json"), HasSubstr("jq -c '.[]' FILE"));
}

struct ProblemCase {
  const char* name;
  std::string bytes;
  const char* problem;
};
class ProblemTest : public testing::TestWithParam<ProblemCase> {};

TEST_P(ProblemTest, IsOneRecordWithAReason) {
  EXPECT_THAT(problem_of(GetParam().bytes), StartsWith(GetParam().problem));
  EXPECT_THAT(problem_of(GetParam().bytes, find_form("jsonl")), StartsWith(GetParam().problem));
}

INSTANTIATE_TEST_SUITE_P(
    FirstBytes, ProblemTest,
    testing::Values(ProblemCase{"nul", std::string("text\0text", 9), "binary file (NUL byte at offset 4)"},
                    ProblemCase{"controls", std::string(100, '\x01'), "binary file (100 control characters"},
                    ProblemCase{"utf16le", std::string("h\0i\0", 4), "UTF-16 text without a byte-order mark"},
                    ProblemCase{"utf16be", std::string("\0h\0i", 4), "UTF-16 text without a byte-order mark"},
                    ProblemCase{"gzip", "\x1F\x8B\x08rest", "the gzip data are "},
                    ProblemCase{"zstd", "\x28\xB5\x2F\xFDrest", "the zstd data are "},
                    ProblemCase{"zip", "PK\x03\x04rest", "the zip archive is "},
                    ProblemCase{"pdf", "%PDF-1.7\n", "a PDF document"}),
    [](const auto& param) { return std::string(param.param.name); });

// Pages, feeds and the like may hold any bytes; what only its name says to be one may be a picture.
TEST(Reader, WhatIsOnlyCalledAPageMayBeBinary) {
  const std::string picture("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\2\0\0\0\1\x80\x08\x06\0", 25);
  for (const char* name : {"a.html", "a.rss", "a.nitf", "a.mets", "a.mediawiki", "a.eml", "a.txt"}) {
    const auto record = open_reader(memory_stream(picture), name, nullptr)->next();
    ASSERT_TRUE(record) << name;
    EXPECT_EQ(record->problem, "binary file (NUL byte at offset 8)") << name;
  }
  const std::string page = "<html><body>A\0 B</body></html>";
  EXPECT_EQ(open_reader(memory_stream(page), "a.html", nullptr)->next()->problem, "");
}

// A NUL among many bytes of text is a byte gone bad: its record may suffer, the others may not.
TEST(Reader, AStrayNulSpoilsNoFile) {
  std::string lines;
  for (int i = 0; i < 20; ++i)
    lines += R"({"id":")" + std::to_string(i) +
             R"(","title":"Harbour"})"
             "\n";
  lines[lines.find("our")] = '\0';
  for (const char* form : {"article", "jsonl"}) {
    EXPECT_EQ(read_all(lines, find_form(form))[0].problem, "") << form;
  }
  EXPECT_EQ(read_all(lines, find_form("jsonl")).size(), 20U);
}

TEST(Form, IsFoundByTheFirstBytesThenTheName) {
  EXPECT_EQ(read_all("{\"id\":1}", nullptr, "a.txt")[0].form->name, "jsonl");
  EXPECT_EQ(read_all("\uFEFF\n {\"id\":1}", nullptr, "a.txt")[0].form->name, "jsonl");
  EXPECT_EQ(read_all("Headline", nullptr, "a.txt")[0].form->name, "article");
  EXPECT_EQ(read_all("Headline", nullptr, "a.JSONL")[0].form->name, "jsonl");
  EXPECT_EQ(read_all("{braces} in a headline", find_form("article"), "a.jsonl")[0].form->name, "article");
}

TEST(Reader, StandardInputNeedsAFormat) {
  EXPECT_THROW(open_reader(InputFile{"-", 0, {}}, nullptr), schema::UserError);
}

TEST(Reader, AFileThatIsGoneIsAProblem) {
  const auto reader = open_reader(InputFile{"/nonexistent/a.txt", 0, {}}, nullptr);
  const auto record = reader->next();
  ASSERT_TRUE(record);
  EXPECT_EQ(record->problem, "cannot open: No such file or directory");
  EXPECT_FALSE(reader->next());
}

TEST(Reader, CutsAlikeWhateverTheBlocks) {
  // A stream that hands out one byte at a time cuts CR LF and three-byte ends of line in two.
  std::string text;
  while (text.size() < (600U << 10)) text += "line\r\nzeile\u2028Zeile\u0085linea\r";
  text += "\n" + kFirst;
  for (const std::size_t block : {std::size_t{1}, std::size_t{7}, kBlockBytes}) {
    const auto records = read_all(memory_stream(text, block));
    ASSERT_EQ(records.size(), 1U);
    EXPECT_EQ(records[0].bytes, text);
  }
}

}  // namespace
}  // namespace broadsheet::indexer
