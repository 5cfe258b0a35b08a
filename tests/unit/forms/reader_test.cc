// Readers: from bytes to records, in bounded memory, with a reason for what is no record.
#include "broadsheet/indexer/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <streambuf>

#include "broadsheet/schema/error.h"

namespace broadsheet::indexer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

std::vector<Record> read_all(std::istream& stream, Format format = Format::kAuto,
                             const std::string& name = "a.txt") {
  const auto reader = open_reader(stream, name, format);
  std::vector<Record> records;
  while (auto record = reader->next()) records.push_back(std::move(*record));
  return records;
}

std::vector<Record> read_all(const std::string& text, Format format = Format::kAuto,
                             const std::string& name = "a.txt") {
  std::istringstream stream(text);
  return read_all(stream, format, name);
}

std::vector<std::string> bytes_of(const std::vector<Record>& records) {
  std::vector<std::string> bytes;
  for (const Record& record : records) {
    EXPECT_THAT(record.problem, IsEmpty());
    bytes.push_back(record.bytes);
  }
  return bytes;
}

std::string problem_of(const std::string& text, Format format = Format::kAuto,
                       const std::string& name = "a.txt") {
  const auto records = read_all(text, format, name);
  return records.size() == 1 ? records[0].problem : std::to_string(records.size()) + " records";
}

// A stream of `size` bytes of one character, with `tail` at the end: larger than we would hold.
class Repeated : public std::streambuf {
 public:
  Repeated(char c, std::uint64_t size, std::string tail)
      : block_(1U << 16, c), left_(size), tail_(std::move(tail)) {}

 protected:
  int_type underflow() override {
    if (left_ > 0) {
      const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left_, block_.size()));
      left_ -= count;
      setg(block_.data(), block_.data(), block_.data() + count);
    } else if (!tail_done_) {
      tail_done_ = true;
      setg(tail_.data(), tail_.data(), tail_.data() + tail_.size());
    }
    return gptr() == egptr() ? traits_type::eof() : traits_type::to_int_type(*gptr());
  }

 private:
  std::string block_;
  std::uint64_t left_;
  std::string tail_;
  bool tail_done_ = false;
};

const std::string kFirst =
    "Harbour opens\nThe harbour opened.\n2024/03/01 08:13 KST\nCopyrights(C) Herald wowkorea.jp 96\n";
const std::string kSecond = "港が開く\n港が開いた。\n2024/03/02 08:13 KST\n(C)共同通信社\n";

TEST(ArticleReader, OneFileOneArticle) {
  const auto records = read_all(kFirst);
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].bytes, kFirst);
  EXPECT_EQ(records[0].format, Format::kArticle);
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

TEST(ArticleReader, EmptyAndBlankFilesSaySo) {
  for (const char* text : {"", "\n\n", " \t\r\n\u3000\n", "\uFEFF", "\uFEFF\n"})
    EXPECT_EQ(problem_of(text), "empty") << text;
  EXPECT_EQ(problem_of("", Format::kJsonLines), "empty");
  EXPECT_EQ(problem_of("\n \n", Format::kJsonLines), "empty");
}

TEST(ArticleReader, AHugeLineIsOneProblemAndCostsNoMemory) {
  Repeated huge('x', 200U << 20, "\nCopyrights(C) Herald wowkorea.jp 96\n" + kSecond);
  std::istream stream(&huge);
  const auto records = read_all(stream);
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
  Repeated blank('\n', 50U << 20, kSecond);
  std::istream stream(&blank);
  const auto records = read_all(stream);
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].bytes, kSecond);
  EXPECT_EQ(records[0].origin.line, (50U << 20) + 1);
}

TEST(JsonLinesReader, OneLineOneRecord) {
  const auto records = read_all("{\"id\":1}\n\n  \n{\"id\":2}\r\n{\"id\":\"\u2028\"}", Format::kAuto);
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0].format, Format::kJsonLines);
  EXPECT_EQ(records[0].bytes, "{\"id\":1}\n");
  EXPECT_EQ(records[1].bytes, "{\"id\":2}\r\n");
  EXPECT_EQ(records[1].origin.line, 4U);
  EXPECT_EQ(records[1].origin.offset, 13U);
  EXPECT_EQ(records[2].bytes, "{\"id\":\"\u2028\"}");
  EXPECT_EQ(records[2].origin.number, 3U);
}

TEST(JsonLinesReader, ALineTooLongIsPassedOver) {
  Repeated huge('x', 40U << 20, "\n{\"id\":2}\n");
  std::istream stream(&huge);
  const auto records = read_all(stream, Format::kJsonLines);
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].problem, "line longer than 16 MiB");
  EXPECT_EQ(records[1].bytes, "{\"id\":2}\n");
  EXPECT_EQ(records[1].origin.line, 2U);
}

TEST(JsonLinesReader, JsonThatIsNotLinesNamesTheRemedy) {
  EXPECT_THAT(problem_of("{\n  \"id\": 1\n}\n"), HasSubstr("jq -c . FILE"));
  EXPECT_THAT(problem_of("[\n{\"id\":1}\n]\n", Format::kAuto, "a.json"), HasSubstr("jq -c '.[]' FILE"));
}

struct ProblemCase {
  const char* name;
  std::string bytes;
  const char* problem;
};
class ProblemTest : public testing::TestWithParam<ProblemCase> {};

TEST_P(ProblemTest, IsOneRecordWithAReason) {
  EXPECT_THAT(problem_of(GetParam().bytes), StartsWith(GetParam().problem));
  EXPECT_THAT(problem_of(GetParam().bytes, Format::kJsonLines), StartsWith(GetParam().problem));
}

INSTANTIATE_TEST_SUITE_P(
    FirstBytes, ProblemTest,
    testing::Values(ProblemCase{"nul", std::string("text\0text", 9), "binary file (NUL byte at offset 4)"},
                    ProblemCase{"controls", std::string(100, '\x01'), "binary file (100 control characters"},
                    ProblemCase{"utf16le", std::string("\xFF\xFEh\0i\0", 6),
                                "UTF-16 text; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)"},
                    ProblemCase{"utf16be", std::string("\xFE\xFF\0h\0i", 6), "UTF-16 text"},
                    ProblemCase{"utf32le", std::string("\xFF\xFE\0\0h\0\0\0", 8), "UTF-32 text"},
                    ProblemCase{"gzip", "\x1F\x8B\x08rest", "gzip file"},
                    ProblemCase{"zip", "PK\x03\x04rest", "zip archive"},
                    ProblemCase{"pdf", "%PDF-1.7\n", "PDF document"}),
    [](const auto& param) { return std::string(param.param.name); });

TEST(Format, IsFoundByTheFirstBytesThenTheName) {
  EXPECT_EQ(read_all("{\"id\":1}", Format::kAuto, "a.txt")[0].format, Format::kJsonLines);
  EXPECT_EQ(read_all("\uFEFF\n {\"id\":1}", Format::kAuto, "a.txt")[0].format, Format::kJsonLines);
  EXPECT_EQ(read_all("Headline", Format::kAuto, "a.txt")[0].format, Format::kArticle);
  EXPECT_EQ(read_all("Headline", Format::kAuto, "a.JSONL")[0].format, Format::kJsonLines);
  EXPECT_EQ(read_all("{braces} in a headline", Format::kArticle, "a.jsonl")[0].format, Format::kArticle);
}

TEST(Reader, StandardInputNeedsAFormat) {
  EXPECT_THROW(open_reader(InputFile{"-", 0, {}}, Format::kAuto), schema::UserError);
}

TEST(Reader, AFileThatIsGoneIsAProblem) {
  const auto reader = open_reader(InputFile{"/nonexistent/a.txt", 0, {}}, Format::kAuto);
  const auto record = reader->next();
  ASSERT_TRUE(record);
  EXPECT_EQ(record->problem, "cannot open: No such file or directory");
  EXPECT_FALSE(reader->next());
}

TEST(Reader, CutsAlikeWhateverTheBlocks) {
  // A stream that hands out one byte at a time cuts CR LF and three-byte ends of line in two.
  std::string text;
  while (text.size() < (600U << 10)) text += "line\r\nzeile\u2028Zeile\u0085linea\r";
  const auto records = read_all(text + "\n" + kFirst);
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].bytes, text + "\n" + kFirst);
}

}  // namespace
}  // namespace broadsheet::indexer
