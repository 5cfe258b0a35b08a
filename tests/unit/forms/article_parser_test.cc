// The article format: which lines are headlines, body, date line and source line, over real-archive
// variations.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "broadsheet/indexer/form.h"
#include "broadsheet/indexer/parser.h"
#include "forms/parse_one.h"

namespace broadsheet::indexer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Record record_of(std::string bytes) {
  Record record;
  record.bytes = std::move(bytes);
  record.origin = {"a.txt", 0, 1, 1};
  return record;
}

ParsedArticle parse(const std::string& text, const ParseOptions& options = {}) {
  auto parsed = parse_one(record_of(text), options, Detail::kEvidence);
  if (const auto* rejection = std::get_if<Rejection>(&parsed)) {
    ADD_FAILURE() << "rejected: " << rejection->reason;
    return {};
  }
  return std::get<ParsedArticle>(std::move(parsed));
}

std::string reject(const std::string& text, const ParseOptions& options = {}) {
  const auto parsed = parse_one(record_of(text), options);
  const auto* rejection = std::get_if<Rejection>(&parsed);
  return rejection == nullptr ? "accepted" : rejection->reason;
}

std::vector<std::string> headlines_of(const ParsedArticle& parsed) {
  std::vector<std::string> texts;
  for (const auto& headline : parsed.article.headlines) texts.push_back(headline.text);
  return texts;
}

// One letter a line: H headline, b body, . blank, D date line, S source line.
std::string roles_of(const std::string& text) {
  std::string roles;
  for (const LineReading& line : parse(text).lines) roles += "Hb.DS"[static_cast<std::size_t>(line.role)];
  return roles;
}

const std::string kJapanese = "韓国国防相、釜山でNATO代表団と会談…秋に港湾訓練を実施へ\n";
const std::string kIndonesian =
    "Menteri Pertahanan Korea Selatan bertemu delegasi NATO... Latihan digelar ``musim gugur ini''\n";
const std::string kBody =
    "Pada tanggal 14, Menteri Pertahanan Korea Selatan bertemu dengan ketua delegasi yang sedang berkunjung "
    "ke\n"
    "Busan. Kedua pihak sepakat menggelar latihan bersama menghadapi serangan siber terhadap\n"
    "pelabuhan pada musim gugur mendatang.\n";
const std::string kDate = "2024/03/01 08:13 KST\n";
const std::string kSource = "Copyrights(C) Herald wowkorea.jp 96";

TEST(ArticleParser, ReadsTheMainForm) {
  const ParsedArticle parsed = parse(kJapanese + kIndonesian + kBody + kDate + kSource);
  const auto& a = parsed.article;
  ASSERT_EQ(a.headlines.size(), 2U);
  EXPECT_EQ(a.headlines[0].language, "ja");
  EXPECT_EQ(a.headlines[1].language, "id");
  EXPECT_EQ(a.body.text + "\n", kBody);
  EXPECT_EQ(a.body.language, "id");
  EXPECT_EQ(a.date_text, "2024/03/01 08:13 KST");
  ASSERT_TRUE(a.published);
  EXPECT_EQ(schema::format_rfc3339(a.published->utc_seconds), "2024-02-29T23:13:00Z");
  EXPECT_EQ(a.published->zone, "Asia/Seoul");
  EXPECT_EQ(a.source.raw, kSource);
  EXPECT_EQ(a.source.publisher, "Herald");
  EXPECT_EQ(a.source.site, "wowkorea.jp");
  EXPECT_EQ(a.source.code, "96");
  EXPECT_EQ(a.id.substr(0, 7), "sha256-");
  EXPECT_THAT(parsed.warnings, IsEmpty());
  ASSERT_EQ(parsed.lines.size(), 7U);
  EXPECT_EQ(parsed.lines[6].line, 7U);
  EXPECT_EQ(parsed.lines[6].role, LineRole::kSource);
}

TEST(ArticleParser, LineEndsMarksAndSpacesDoNotChangeTheArticle) {
  const std::string plain = kJapanese + kIndonesian + kBody + kDate + kSource;
  const std::string print = schema::fingerprint(parse(plain).article);
  const auto with_ends = [&](const std::string& end) {
    std::string text;
    for (const char c : plain) text += c == '\n' ? end : std::string(1, c);
    return text;
  };
  for (const char* end : {"\r\n", "\r", "\u0085", "\u2028", " \n", "\t\r\n", "\u3000\n"}) {
    EXPECT_EQ(schema::fingerprint(parse(with_ends(end)).article), print) << end;
  }
  EXPECT_EQ(schema::fingerprint(parse("\uFEFF" + plain + "\n\n").article), print);
  EXPECT_EQ(schema::fingerprint(parse("\n" + plain + "\r\n").article), print);
}

struct LayoutCase {
  const char* name;
  std::string text;
  const char* roles;
};
class LayoutTest : public testing::TestWithParam<LayoutCase> {};

TEST_P(LayoutTest, GivesEveryLineItsRole) {
  EXPECT_EQ(roles_of(GetParam().text), GetParam().roles) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Variations, LayoutTest,
    testing::Values(
        LayoutCase{"one_headline", kIndonesian + kBody + kDate + kSource, "HbbbDS"},
        LayoutCase{"headline_in_another_language_only", kJapanese + kBody + kDate + kSource, "HbbbDS"},
        LayoutCase{"no_date", kJapanese + kIndonesian + kBody + kSource, "HHbbbS"},
        LayoutCase{"no_source", kJapanese + kIndonesian + kBody + kDate, "HHbbbD"},
        LayoutCase{"neither", kJapanese + kIndonesian + kBody, "HHbbb"},
        LayoutCase{"headline_alone", kJapanese, "H"},
        LayoutCase{"headlines_alone", kJapanese + kIndonesian, "HH"},
        LayoutCase{"headlines_with_date_and_source", kJapanese + kIndonesian + kDate + kSource, "HHDS"},
        LayoutCase{"paragraphs",
                   kJapanese + kIndonesian + "\n" + kBody + "\n" + kBody + "\n" + kDate + "\n" + kSource,
                   "HH.bbb.bbb.D.S"},
        LayoutCase{"date_under_headlines", kJapanese + kIndonesian + kDate + "\n" + kBody + kSource,
                   "HHD.bbbS"},
        LayoutCase{"date_between", kIndonesian + kDate + kBody + kSource, "HDbbbS"},
        LayoutCase{"date_on_top", kDate + kJapanese + kIndonesian + kBody + kSource, "DHHbbbS"},
        LayoutCase{"date_below_source", kIndonesian + kBody + kSource + "\n" + kDate, "HbbbSD"},
        LayoutCase{"reporter_between",
                   kIndonesian + kBody + kDate + "Reporter: Kota, kota@example.com\n" + kSource, "HbbbDbS"},
        LayoutCase{"full_width", kIndonesian + kBody + "２０２４／０３／０１　０８：１３　ＫＳＴ\n" + kSource,
                   "HbbbDS"},
        LayoutCase{"absurd_date", kIndonesian + kBody + "2024-02-30 10:00 KST\n" + kSource, "HbbbDS"},
        LayoutCase{"date_inside_a_sentence",
                   kIndonesian + kBody + "2024/03/01\nadalah hari libur.\n" + kSource, "HbbbbbS"},
        LayoutCase{"source_on_top", kSource + "\n" + kIndonesian + kBody + kDate, "SHbbbD"},
        LayoutCase{
            "notice_of_two_lines",
            kIndonesian + kBody + kDate + "© 2024 Harbor Post harborpost.example.\nAll rights reserved.\n",
            "HbbbDSS"},
        LayoutCase{"second_headline_of_the_same_language",
                   "Harbour opens\nMayor speaks of a new age\n\nThe harbour opened.\n", "HH.b"},
        LayoutCase{"one_line_paragraph", "Harbour opens\nThe harbour opened today.\n\nPeople came.\n",
                   "Hb.b"},
        LayoutCase{"thai_body", "เปิดท่าเรือแล้ว\nท่าเรือเปิดวันนี้\n\nมีคนมามาก\n", "Hb.b"},
        LayoutCase{
            "body_continues_in_lower_case",
            kJapanese + "Menteri bertemu dengan ketua delegasi di Busan\nuntuk membahas latihan bersama.\n",
            "Hbb"},
        LayoutCase{"korean_and_english",
                   "일본 기업, 독일에 반도체 공장\nHokuto Silicon picks Germany for chip plant\n일본 반도체 "
                   "기업이 독일에 공장을 짓는다. 양산은\n내년이다.\n",
                   "HHbb"}),
    [](const auto& param) { return std::string(param.param.name); });

TEST(ArticleParser, TheDateNearestTheSourceLineCounts) {
  const ParsedArticle parsed = parse(kIndonesian + "2024/02/01 10:00 KST\n" + kBody + kDate + kSource);
  EXPECT_EQ(parsed.article.date_text, "2024/03/01 08:13 KST");
  EXPECT_EQ(parsed.article.body.text + "\n", kBody);
  EXPECT_THAT(parsed.warnings, ElementsAre(HasSubstr("2 date lines")));
}

TEST(ArticleParser, ADateLineBrokenOverTwoLinesIsOne) {
  const std::string source = "Copyrights(C) Herald wowkorea.jp 96\n";
  const std::string body = "Satu kalimat penuh tentang pelabuhan.\n";
  for (const char* date :
       {"2024/03/01\n08:13 KST\n", "2024年3月\n1日 08:13 KST\n", "2024年3月1日\n08:13 KST\n"}) {
    const ParsedArticle parsed = parse(kJapanese + body + date + source);
    ASSERT_TRUE(parsed.article.published.has_value()) << date;
    EXPECT_EQ(parsed.article.published->utc_seconds, 1709248380) << date;
    EXPECT_EQ(parsed.article.body.text + "\n", body);
    EXPECT_EQ(roles_of(kJapanese + body + date + source), "HbDDS");
  }
}

TEST(ArticleParser, AnAbsurdDateIsRefusedAndTheArticleRead) {
  const ParsedArticle parsed = parse(kIndonesian + kBody + "2024-02-30 10:00 KST\n" + kSource);
  EXPECT_FALSE(parsed.article.published);
  EXPECT_EQ(parsed.article.date_text, "2024-02-30 10:00 KST");
  EXPECT_THAT(parsed.article.date_problem, HasSubstr("30 February"));
  EXPECT_EQ(parsed.article.source.site, "wowkorea.jp");
}

TEST(ArticleParser, ASoundDateCountsBeforeAnAbsurdOne) {
  const ParsedArticle parsed = parse(kIndonesian + kDate + kBody + "2024-02-30 10:00 KST\n" + kSource);
  EXPECT_EQ(parsed.article.date_text, "2024/03/01 08:13 KST");
  EXPECT_TRUE(parsed.article.published);
}

TEST(ArticleParser, SaysThatThereIsNoDate) {
  EXPECT_EQ(parse(kIndonesian + kBody + kSource).article.date_problem, "no date line");
}

TEST(ArticleParser, ReadsTheLead) {
  const ParsedArticle parsed =
      parse("국방부 장관 회담\n\n[서울=뉴시스] 홍길동 기자 = 국방부 장관은 14일 회담했다.\n" + kDate +
            "ⓒ 예시일보\n");
  EXPECT_EQ(parsed.article.source.agency, "뉴시스");
  EXPECT_EQ(parsed.article.source.place, "서울");
  EXPECT_EQ(parsed.article.byline, "홍길동 기자");
  EXPECT_EQ(parsed.article.source.publisher, "예시일보");
  EXPECT_THAT(parsed.article.body.text, testing::StartsWith("[서울=뉴시스]"));
}

TEST(ArticleParser, UsesTheOptions) {
  ParseOptions options;
  options.default_time_zone = "Asia/Seoul";
  options.default_language = "en";
  const ParsedArticle parsed = parse("2:0\n2024-03-01 08:13\n", options);
  ASSERT_TRUE(parsed.article.published);
  EXPECT_EQ(schema::format_rfc3339(parsed.article.published->utc_seconds), "2024-02-29T23:13:00Z");
  EXPECT_EQ(parsed.article.headlines.at(0).language, "en");
}

TEST(ArticleParser, RemovesControlCharacters) {
  const ParsedArticle parsed =
      parse("Harbour\x01 opens\nText with\x7F a bell\x07 and\u0080 more.\n\f\nPage two\tends.\n");
  EXPECT_THAT(headlines_of(parsed), ElementsAre("Harbour opens"));
  EXPECT_EQ(parsed.article.body.text, "Text with a bell and more.\n\nPage two\tends.");
  EXPECT_THAT(parsed.warnings, ElementsAre("5 control characters removed"));
}

TEST(ArticleParser, KeepsQuotesSpacesAndNoncharacters) {
  const std::string body = "  ``Quoted'' text, \u00A0kept \uFFFE as it is.";
  EXPECT_EQ(parse("Harbour opens\n\n" + body + "\n").article.body.text, body);
}

TEST(ArticleParser, RejectsWithAReason) {
  EXPECT_EQ(reject(""), "empty");
  EXPECT_EQ(reject("\n \r\n\u3000\n"), "empty");
  EXPECT_EQ(reject(kDate + kSource), "neither headline nor body");
  ParseOptions strict;
  strict.strict = true;
  EXPECT_EQ(reject("line\nline\ncaf\xE9\n", strict), "line 3: not UTF-8 (byte 0xE9 at offset 13)");
  EXPECT_EQ(reject(std::string("line\nli\0ne", 10), strict), "line 2: NUL byte at offset 7");
  EXPECT_EQ(reject("line\n" + std::string(100, '\0')), "line 2: NUL byte at offset 5");
  EXPECT_EQ(reject("line\nline \x1B$B9A\x1B(B\n"),
            "line 2: escape sequence at offset 10; it looks like ISO-2022-JP");
  EXPECT_EQ(reject(std::string(300'000, '\n') + std::string("x\n")), "accepted");
  std::string many;
  for (int i = 0; i < 100'001; ++i) many += "x\n";
  EXPECT_EQ(reject(many), "more than 100000 lines");
}

TEST(ArticleParser, LinesThatSayWhatTheyAreHideNoDate) {
  const ParsedArticle parsed = parse(
      "항구 열려\n\n항구가 열렸다.\n\n사람이 왔다.\n\n2024.03.01 08:13\n기자: 홍길동\n(사진: "
      "자료)\nwriter@news.example\n"
      "항구 1길 4\n바다통신\n");
  EXPECT_EQ(parsed.article.date_text, "2024.03.01 08:13");
}

// What is a bad byte, and what another encoding.
struct BadBytes {
  const char* name;
  std::string text;
  std::string result;  // the remark, or the reason of the rejection
};
class BadBytesTest : public testing::TestWithParam<BadBytes> {};

TEST_P(BadBytesTest, AFewAreReplacedAndManyAreAnotherEncoding) {
  const auto parsed = parse_one(record_of(GetParam().text), {});
  if (const auto* rejection = std::get_if<Rejection>(&parsed)) {
    EXPECT_THAT(rejection->reason, testing::StartsWith(GetParam().result));
  } else {
    EXPECT_THAT(std::get<ParsedArticle>(parsed).warnings, testing::Contains(GetParam().result));
    EXPECT_THAT(std::get<ParsedArticle>(parsed).article.body.text, HasSubstr("\uFFFD"));
  }
}

const std::string kLongBody = "Harbour\n\n" + std::string(400, 'x');
const std::string kKorean = "항구\n\n항구는 태풍이 지나갈 때까지 폐쇄되었고 배들은 먼바다에서 기다렸다. ";

INSTANTIATE_TEST_SUITE_P(
    ArticleParser, BadBytesTest,
    testing::Values(
        BadBytes{"one", "Harbour\n\nThe caf\xE9.\n",
                 "line 3: not UTF-8 (byte 0xE9 at offset 16); replaced by U+FFFD"},
        BadBytes{"surrogate", "Harbour\n\nThe \xED\xA0\x80 caf.\n",
                 "line 3: not UTF-8 (byte 0xED at offset 13); replaced by U+FFFD"},
        BadBytes{"cut", "Harbour\n\nThe \xE6\xB8\n",
                 "line 3: not UTF-8 (byte 0xE6 at offset 13); replaced by U+FFFD"},
        BadBytes{"nul", std::string("Harbour\n\nThe \0 caf.\n", 20),
                 "line 3: NUL byte at offset 13; replaced by U+FFFD"},
        BadBytes{"few", kLongBody + "\xE9 \xE9 \xE9",
                 "line 3: not UTF-8 (byte 0xE9 at offset 409), and at 2 more places; replaced by U+FFFD"},
        BadBytes{"beside", kKorean + "\xE9 \xE9",
                 "line 3: not UTF-8 (byte 0xE9 at offset 104), and at 1 more place; replaced by U+FFFD"},
        BadBytes{"two", "Harbour\n\nThe caf\xE9 and the caf\xE9.\n",
                 "line 3: not UTF-8 (byte 0xE9 at offset 16)"},
        BadBytes{"many", kLongBody + "\xE9 \xE9 \xE9 \xE9", "line 3: not UTF-8 (byte 0xE9 at offset 409)"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(ArticleParser, PlacesCountFromTheStartOfTheFile) {
  Record record = record_of("line\r\nb\xFF\n");
  record.origin = {"a.txt", 1000, 14, 3};
  ParseOptions strict;
  strict.strict = true;
  const auto parsed = parse_one(record, strict);
  EXPECT_EQ(std::get<Rejection>(parsed).reason, "line 15: not UTF-8 (byte 0xFF at offset 1007)");
}

TEST(ArticleParser, PassesOnTheReadersProblem) {
  Record record;
  record.problem = "larger than 16 MiB";
  EXPECT_EQ(std::get<Rejection>(parse_one(record, {})).reason, "larger than 16 MiB");
}

TEST(ArticleFormat, ReadsBackWhatItPrints) {
  for (const std::string& text :
       {kJapanese + kIndonesian + kBody + kDate + kSource,
        kIndonesian + "\n" + kBody + "\n" + kBody + kSource, kJapanese + kIndonesian,
        kIndonesian + kBody + "2024-02-30 10:00 KST\n" + kSource,
        "Harbour opens\nMayor speaks of a new age\n\nThe harbour opened.\n" + kDate}) {
    const ParsedArticle first = parse(text);
    const ParsedArticle second = parse(to_article_format(first.article));
    EXPECT_EQ(to_json(second.article), to_json(first.article));
  }
}

struct ShortArticle {
  const char* text;
  const char* utc;
};

class ShortArticleTest : public testing::TestWithParam<ShortArticle> {};

TEST_P(ShortArticleTest, HasItsDate) {
  const ParsedArticle parsed = parse(GetParam().text);
  ASSERT_TRUE(parsed.article.published) << GetParam().text;
  EXPECT_EQ(schema::format_rfc3339(parsed.article.published->utc_seconds), GetParam().utc);
}

struct LastLines {
  const char* lines;
};
void PrintTo(const LastLines& row, std::ostream* out) { *out << row.lines; }
class ShortArticleEnd : public testing::TestWithParam<LastLines> {};

// One or two lines of text, a date line, and what may stand below it.
TEST_P(ShortArticleEnd, LeavesTheDateItsPlace) {
  for (const char* body : {"The harbour opened today.\n", "The harbour opened today.\nPeople came.\n",
                           "The harbour opened today and people came\nfrom all sides.\n"}) {
    for (const char* blank : {"", "\n"}) {
      const std::string text =
          std::string("Harbour opens\n") + body + blank + "2024/03/01 08:13 KST\n" + GetParam().lines;
      const ParsedArticle parsed = parse(text);
      ASSERT_TRUE(parsed.article.published) << text;
      EXPECT_EQ(schema::format_rfc3339(parsed.article.published->utc_seconds), "2024-02-29T23:13:00Z")
          << text;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    LastLines, ShortArticleEnd,
    testing::Values(LastLines{""}, LastLines{"Reporter: A. Writer\n"}, LastLines{"By A. Writer\n"},
                    LastLines{"Our Agency\n"}, LastLines{"(Photo: Archive)\n"},
                    LastLines{"writer@news.example\n"}, LastLines{"A. Writer, writer@news.example\n"},
                    LastLines{"12 Harbour Road\n"}, LastLines{"All rights are ours.\n"},
                    LastLines{"Hak cipta terpelihara.\n"}, LastLines{"기자 홍길동\n"},
                    LastLines{"홍길동 기자\n"}, LastLines{"記者：山\n"}, LastLines{"文/王小明\n"},
                    LastLines{"（完）\n"}, LastLines{"ENDS\n"}, LastLines{"-30-\n"},
                    LastLines{"© Harbor Post\n"}, LastLines{"Source: Harbor Post\n"},
                    LastLines{"Reporter: A. Writer\nEditor: B. Writer\n"},
                    LastLines{"Our Agency\nwriter@news.example\n(Photo: Archive)\n"},
                    LastLines{"Автор: А. Б.\n"}, LastLines{"Mit Material der Agentur.\n"}));

TEST(ArticleParser, ARecordWithMoreThanOneDateLineSaysSo) {
  const ParsedArticle parsed = parse(
      "Storm nears\nThe storm nears the coast. We follow it.\n\n1 March 2024\nThe storm is far out.\n\n"
      "2 March 2024\nThe storm has come near the coast and the harbour, and nobody is out any more.\n" +
      kDate);
  EXPECT_THAT(parsed.warnings,
              testing::Contains("2 more date lines inside the text; the record may hold several articles"));
}

// A headline, one line of text and a date whose day and month only the language tells apart.
INSTANTIATE_TEST_SUITE_P(
    DayFirst, ShortArticleTest,
    testing::Values(
        ShortArticle{
            "Abre el nuevo puerto de la ciudad\nEl alcalde inauguró ayer el puerto con los vecinos.\n"
            "05/03/2024 08:13 CET\n",
            "2024-03-05T07:13:00Z"},
        ShortArticle{
            "Le nouveau port de la ville est ouvert\nLe maire a inauguré hier le port avec les habitants.\n"
            "05/03/2024 08:13\n",
            "2024-03-05T08:13:00Z"},
        ShortArticle{
            "Aperto il nuovo porto della città\nIl sindaco ha inaugurato ieri il porto con gli abitanti.\n"
            "05/03/2024 08:13\n",
            "2024-03-05T07:13:00Z"},
        ShortArticle{"Novo porto da cidade é aberto\nO prefeito inaugurou ontem o porto com os moradores.\n"
                     "05/03/2024 08:13 UTC\n",
                     "2024-03-05T08:13:00Z"},
        ShortArticle{
            "Khánh thành cảng mới của thành phố\nThị trưởng hôm qua đã khánh thành cảng cùng người dân.\n"
            "05/03/2024 08:13\n",
            "2024-03-05T01:13:00Z"},
        ShortArticle{"Pelabuhan baru kota itu dibuka\nWali kota kemarin meresmikan pelabuhan bersama warga.\n"
                     "10/03/2024, 08:13 WIB\n",
                     "2024-03-10T01:13:00Z"}));

TEST(ArticleParser, TheDefaultLanguageReadsTheDateOfATextThatTellsNone) {
  ParseOptions options;
  options.default_language = "es";
  const ParsedArticle parsed = parse("OK\n123 456.\n05/03/2024 08:13 UTC\n", options);
  ASSERT_TRUE(parsed.article.published);
  EXPECT_EQ(schema::format_rfc3339(parsed.article.published->utc_seconds), "2024-03-05T08:13:00Z");
}

}  // namespace
}  // namespace broadsheet::indexer
