// From a page to an article: text, headline, date, byline, in many scripts, and what of a page is none of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "broadsheet/indexer/form.h"
#include "broadsheet/indexer/parser.h"
#include "forms/parse_one.h"

namespace broadsheet::indexer {
namespace {

using testing::HasSubstr;
using testing::Not;

ParsedPart read(const std::string& html, const ParseOptions& options = {},
                Detail detail = Detail::kEvidence) {
  Record record;
  record.bytes = html;
  record.form = find_form("html");
  record.origin = {"page.html", 0, 1, 1};
  return parse_one(record, options, detail);
}

schema::Article article(const std::string& html) {
  ParsedPart part = read(html);
  if (auto* const parsed = std::get_if<ParsedArticle>(&part)) return std::move(parsed->article);
  ADD_FAILURE() << "no article: " << html.substr(0, 200);
  return {};
}

// A page as papers make them: menu, headline, text, related links, comments, footer. `text`: paragraphs in
// <p>.
std::string page(const std::string& headline, const std::string& text, const std::string& head = {},
                 const std::string& below_headline = {}) {
  return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>" + headline +
         " | The Harbour Post</title>" + head +
         "</head><body><header><nav><ul><li><a href=/>Home</a></li><li><a "
         "href=/w>World</a></li></ul></nav></header>"
         "<main><div class=\"breadcrumb\"><a href=/w>World</a></div><h1>" +
         headline + "</h1>" + below_headline +
         "<div class=\"share-buttons\"><a href=#>Share</a><a href=#>Post</a></div>" + text +
         "<div class=\"related\"><h3>Related</h3><ul><li><a href=/1>The ferry that never came, and "
         "why</a></li>"
         "<li><a href=/2>A new lighthouse for the old harbour</a></li></ul></div></main>"
         "<section id=\"comments\"><h3>2 comments</h3><p>I was there that morning, and it was quite "
         "different from "
         "what you write. Nobody waited at all.</p></section>"
         "<footer><p>The Harbour Post is published by nobody. All rights "
         "reserved.</p></footer></body></html>";
}

struct Text {
  const char* language;
  const char* headline;
  std::vector<const char*> paragraphs;
};

const std::vector<Text>& texts() {
  static const std::vector<Text> kTexts{
      {"en",
       "Old lighthouse shines again",
       {"The old lighthouse at the harbour shone again on Friday after two years of repairs, the port "
        "authority said.",
        "Its lamp can be seen from forty kilometres away. Fishermen had asked for it since the winter "
        "storms.",
        "The work cost less than planned, and the keeper's house will become a museum next spring."}},
      {"ja",
       "港の灯台に新しい灯り",
       {"港の古い灯台が二年にわたる修理を終え、金曜日の夜にふたたび灯りをともした。港湾局が発表した。",
        "灯りは四十キロ離れた海の上からも見える。冬の嵐のあと、漁師たちが修理を求めていた。",
        "費用は予定を下回り、灯台守の家は来年の春に資料館として開く予定だ。"}},
      {"zh",
       "老灯塔重新点亮",
       {"港口的老灯塔经过两年修缮，于周五晚重新点亮，港务局当天宣布了这一消息。",
        "灯光在四十公里外的海面上也能看到。冬季风暴之后，渔民们一直要求修复灯塔。",
        "工程费用低于预算，守塔人的小屋明年春天将改建为博物馆，向游客开放。"}},
      {"ko",
       "항구의 옛 등대 다시 불 밝혀",
       {"항구의 오래된 등대가 이 년에 걸친 수리를 마치고 금요일 밤 다시 불을 밝혔다고 항만청이 밝혔다.",
        "등대 불빛은 사십 킬로미터 떨어진 바다에서도 보인다. 겨울 폭풍 뒤 어민들이 수리를 요구해 왔다.",
        "공사비는 예산보다 적게 들었으며 등대지기의 집은 내년 봄 박물관으로 문을 연다."}},
      {"th",
       "ประภาคารเก่าสว่างอีกครั้ง",
       {"ประภาคารเก่าที่ท่าเรือกลับมาส่องสว่างอีกครั้งในคืนวันศุกร์หลังจากซ่อมแซมนานสองปี การท่าเรือประกาศ",
        "แสงไฟมองเห็นได้จากทะเลไกลถึงสี่สิบกิโลเมตร ชาวประมงเรียกร้องให้ซ่อมแซมมาตั้งแต่พายุฤดูหนาว",
        "ค่าใช้จ่ายต่ำกว่าที่วางแผนไว้และบ้านของผู้ดูแลจะกลายเป็นพิพิธภัณฑ์ในฤดูใบไม้ผลิปีหน้า"}},
      {"ar",
       "المنارة القديمة تضيء من جديد",
       {"أضاءت المنارة القديمة في الميناء من جديد مساء الجمعة بعد عامين من الإصلاحات، حسبما أعلنت هيئة "
        "الميناء.",
        "يمكن رؤية ضوئها من مسافة أربعين كيلومترا. وكان الصيادون يطالبون بإصلاحها منذ عواصف الشتاء.",
        "وكانت تكلفة العمل أقل من المتوقع، وسيصبح بيت الحارس متحفا في الربيع المقبل."}},
      {"hi",
       "पुराना प्रकाशस्तंभ फिर जगमगाया",
       {"बंदरगाह का पुराना प्रकाशस्तंभ दो साल की मरम्मत के बाद शुक्रवार की रात फिर से जगमगा उठा, बंदरगाह प्राधिकरण ने "
        "बताया।",
        "इसकी रोशनी चालीस किलोमीटर दूर से दिखाई देती है। मछुआरे सर्दियों के तूफान के बाद से इसकी मांग कर रहे थे।",
        "काम पर अनुमान से कम खर्च हुआ और रखवाले का घर अगले वसंत में संग्रहालय बन जाएगा।"}},
      {"id",
       "Mercusuar tua menyala kembali",
       {"Mercusuar tua di pelabuhan menyala kembali pada Jumat malam setelah dua tahun diperbaiki, kata "
        "otoritas pelabuhan.",
        "Cahayanya dapat dilihat dari jarak empat puluh kilometer. Para nelayan memintanya sejak badai musim "
        "dingin.",
        "Biayanya lebih rendah dari rencana, dan rumah penjaga akan menjadi museum pada musim semi tahun "
        "depan."}},
      {"my",
       "မီးပြတိုက်ဟောင်း ပြန်လင်း",
       {"ဆိပ်ကမ်းရှိ မီးပြတိုက်ဟောင်းသည် နှစ်နှစ်ကြာ ပြုပြင်ပြီးနောက် သောကြာနေ့ညတွင် ပြန်လည်လင်းလက်ခဲ့သည်ဟု ဆိပ်ကမ်းအာဏာပိုင်က ပြောသည်။",
        "အလင်းရောင်ကို ကီလိုမီတာ လေးဆယ်အကွာမှ မြင်နိုင်သည်။ ငါးဖမ်းသမားများက ပြုပြင်ရန် တောင်းဆိုခဲ့ကြသည်။",
        "ကုန်ကျစရိတ်သည် ခန့်မှန်းထားသည်ထက် နည်းပြီး စောင့်ကြည့်သူ၏အိမ်သည် ပြတိုက်ဖြစ်လာမည်။"}},
  };
  return kTexts;
}

TEST(HtmlPage, GivesTheTextOfTheArticleAloneInEveryScript) {
  for (const Text& text : texts()) {
    std::string paragraphs;
    std::string expected;
    for (const char* paragraph : text.paragraphs) {
      paragraphs += std::string("<p>") + paragraph + "</p>\n";
      expected += (expected.empty() ? "" : "\n\n") + std::string(paragraph);
    }
    for (const char* box :
         {"<div>", "<div class=\"article-body\">", "<div itemprop=\"articleBody\">", "<article>"}) {
      const schema::Article read = article(page(text.headline, box + paragraphs + "</div></article>"));
      EXPECT_EQ(read.body.text, expected) << text.language << ' ' << box;
      ASSERT_FALSE(read.headlines.empty()) << text.language;
      EXPECT_EQ(read.headlines.front().text, text.headline);
    }
  }
}

TEST(HtmlPage, ReadsTextThatIsPartedByLineBreaks) {
  for (const Text& text : texts()) {
    std::string body;
    std::string expected;
    for (const char* paragraph : text.paragraphs) {
      body += std::string(paragraph) + "<br><br>\n";
      expected += (expected.empty() ? "" : "\n\n") + std::string(paragraph);
    }
    EXPECT_EQ(article(page(text.headline, "<div>" + body + "</div>")).body.text, expected) << text.language;
  }
}

std::string english() {
  std::string paragraphs;
  for (const char* paragraph : texts().front().paragraphs)
    paragraphs += std::string("<p>") + paragraph + "</p>";
  return paragraphs;
}

TEST(HtmlPage, KeepsHeadingsAndShortLinesBetweenParagraphs) {
  const std::string body =
      "<div>" + english() +
      "<h2>How it began</h2><p>The storm came at night and took the lamp with it, glass and all.</p>" +
      "<p>Nobody slept.</p><p>Inhaltsverzeichnis is a long word, and the keeper had it on his desk.</p><p>In "
      "the morning the keeper rowed out and found the tower dark and full of "
      "sand.</p></div>";
  const std::string text = article(page("Old lighthouse shines again", body)).body.text;
  EXPECT_THAT(text, HasSubstr("\n\nHow it began\n\n"));
  EXPECT_THAT(text, HasSubstr("\n\nNobody slept.\n\n"));
  EXPECT_THAT(text, HasSubstr("\n\nInhaltsverzeichnis is a long word,"));
}

TEST(HtmlPage, LeavesOutWhatIsNoneOfTheArticle) {
  struct Case {
    const char* name;
    const char* html;
  };
  for (const Case& one : {
           Case{"caption",
                "<figure><img src=a><figcaption>UNWANTED picture of the tower in the evening light, taken "
                "from "
                "the pier by a visitor.</figcaption></figure>"},
           Case{"advertisement",
                "<div class=\"ad-slot\"><p>UNWANTED lamps at half the price, only this week, only in our "
                "shop at the harbour.</p></div>"},
           Case{"newsletter",
                "<aside class=\"newsletter-signup\"><p>UNWANTED news from the harbour, every morning in your "
                "mailbox, free of charge.</p></aside>"},
           Case{"form",
                "<form action=/s><p>UNWANTED: enter your address to go on reading this and other stories of "
                "ours.</p></form>"},
           Case{"hidden",
                "<div style=\"display: none\"><p>UNWANTED text that nobody sees, with a sentence that ends "
                "here.</p></div>"},
           Case{"script", "<script>var text = \"UNWANTED words in a script. They end here.\";</script>"},
           Case{"related, in Japanese", "<p>関連記事: <a href=/3>UNWANTED</a></p>"},
           Case{"related, in Korean", "<p>관련기사 <a href=/3>UNWANTED</a></p>"},
           Case{"related, in Indonesian", "<p>Baca juga: <a href=/3>UNWANTED</a></p>"},
           Case{"related, in Arabic", "<p>اقرأ أيضا: <a href=/3>UNWANTED</a></p>"},
           Case{"invitation to share, in German", "<p>Beitrag teilen: UNWANTED</p>"},
           Case{"invitation to share, in Japanese", "<p>この記事をシェア UNWANTED</p>"},
           Case{"table of contents, in French", "<p>Sommaire : UNWANTED</p>"},
           Case{"table of contents, in Thai", "<p>สารบัญ UNWANTED</p>"},
       }) {
    std::string body =
        "<div>" + english() + one.html +
        "<p>The keeper, who is eighty years old, lit the lamp himself and went to bed.</p></div>";
    const std::string text = article(page("Old lighthouse shines again", body)).body.text;
    EXPECT_THAT(text, Not(HasSubstr("UNWANTED"))) << one.name;
    EXPECT_THAT(text, HasSubstr("went to bed.")) << one.name;
  }
}

TEST(HtmlPage, FindsTheHeadlineByAgreement) {
  struct Case {
    const char* name;
    const char* head;
    const char* expected;
  };
  for (const Case& one : {
           Case{"h1 alone", "", "Old lighthouse shines again"},
           Case{"a share title is worded otherwise",
                "<meta property=og:title content=\"You won't believe this lamp\">",
                "Old lighthouse shines again"},
           Case{"escaped twice",
                "<meta property=og:title content=\"Old lighthouse shines again &amp;amp; again\">",
                "Old lighthouse shines again"},
       }) {
    const schema::Article read =
        article(page("Old lighthouse shines again", "<div>" + english() + "</div>", one.head));
    ASSERT_FALSE(read.headlines.empty());
    EXPECT_EQ(read.headlines.front().text, one.expected) << one.name;
  }
  const schema::Article two =
      article(page("Old lighthouse shines again", "<div>" + english() + "</div>",
                   "<meta property=og:title content=\"You won't believe this lamp\">"));
  ASSERT_EQ(two.headlines.size(), 2U);
  EXPECT_EQ(two.headlines.back().text, "You won't believe this lamp");
}

TEST(HtmlPage, TakesTheNameOfTheSiteOffItsTitle) {
  const schema::Article read = article(
      "<html><head><title>Old lighthouse shines again - The Harbour Post</title>"
      "<meta property=og:site_name content=\"The Harbour Post\"></head><body><div>" +
      english() + "</div></body></html>");
  ASSERT_FALSE(read.headlines.empty());
  EXPECT_EQ(read.headlines.front().text, "Old lighthouse shines again");
  EXPECT_EQ(read.source.publisher, "The Harbour Post");
}

struct DateCase {
  const char* name;
  const char* head;
  const char* below_headline;
  const char* expected;
};

std::string day_of(const schema::Article& article) {
  return article.published
             ? schema::format_rfc3339(article.published->utc_seconds, article.published->utc_offset_seconds)
                   .substr(0, 10)
             : "none: " + article.date_problem;
}

TEST(HtmlPage, ReadsDatesInTheOrderInWhichTheyCount) {
  for (
      const DateCase& one : {
          DateCase{
              "JSON-LD",
              R"(<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-03-01T08:13:00+09:00"}</script>)",
              "", "2024-03-01"},
          DateCase{
              "JSON-LD in a graph, with a comma too many",
              R"(<script type="application/ld+json">{"@graph":[{"@type":["ReportageNewsArticle"],"datePublished":"2024-03-01T08:13:00+09:00",},],}</script>)",
              "", "2024-03-01"},
          DateCase{"JSON-LD with a line end in a string",
                   "<script "
                   "type=\"application/"
                   "ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Old\nlighthouse\",\"datePublished\":"
                   "\"2024-03-01\"}</script>",
                   "", "2024-03-01"},
          DateCase{"meta", "<meta property=article:published_time content=2024-03-01T08:13:00+09:00>", "",
                   "2024-03-01"},
          DateCase{
              "JSON-LD before meta",
              R"(<meta property=article:published_time content=2024-03-05><script type="application/ld+json">{"@type":"Article","datePublished":"2024-03-01"}</script>)",
              "", "2024-03-01"},
          DateCase{"microdata", "", "<span itemprop=datePublished content=2024-03-01>yesterday</span>",
                   "2024-03-01"},
          DateCase{"time element", "", "<time datetime=2024-03-01T08:13>1 March</time>", "2024-03-01"},
          DateCase{"never the change", "<meta property=article:modified_time content=2024-04-09>",
                   "<time class=updated datetime=2024-04-09>9 April</time><time datetime=2024-03-01>1 "
                   "March</time>",
                   "2024-03-01"},
          DateCase{"address", "<link rel=canonical href=https://post.example/2024/03/01/old-lighthouse>", "",
                   "2024-03-01"},
          DateCase{"visible, English", "", "<p class=date>March 1, 2024</p>", "2024-03-01"},
          DateCase{"visible, Japanese", "", "<p>2024年3月1日 8時13分</p>", "2024-03-01"},
          DateCase{"visible, Korean, beside a name", "", "<p>홍길동 기자 | 입력 2024.03.01 08:13</p>",
                   "2024-03-01"},
          DateCase{"visible, German, beside a name", "",
                   "<p><em>von</em><span>A. Beispiel</span> <em>01.03.2024</em></p>", "2024-03-01"},
          DateCase{"visible, Indonesian", "", "<p>Jumat, 1 Maret 2024 08:13 WIB</p>", "2024-03-01"},
          DateCase{"visible, Arabic", "", "<p>1 مارس 2024</p>", "2024-03-01"},
          DateCase{"a year alone is none", "", "<p>Since 1848</p>", "none"},
          DateCase{"never from a script", "<script>var expires = '2030-01-01';</script>", "", "none"},
      }) {
    const schema::Article read = article(
        page("Old lighthouse shines again", "<div>" + english() + "</div>", one.head, one.below_headline));
    EXPECT_THAT(day_of(read), testing::StartsWith(one.expected)) << one.name;
  }
}

// What can't count is looked for only where somebody wants to see it, and changes nothing.
TEST(HtmlPage, HasTheSameDateWithItsEvidence) {
  for (const char* const published : {"2024-03-01", "2024-03-01T08:13:00+09:00", "2024-02-29T23:13:00Z",
                                      "1 March", "2031-03-01T08:13:00+09:00", "01.03.2024", "2024-02-30"}) {
    for (const char* const shown : {"", "<p>1 March 2024 08:13</p>", "<p>February 27, 2024</p>"}) {
      Record record;
      record.form = find_form("html");
      record.bytes =
          page("Old lighthouse shines again", "<div>" + english() + "</div>",
               std::string("<meta property=article:published_time content=\"") + published + "\">", shown);
      auto envelope = std::make_shared<Envelope>();
      envelope->fetched_utc_seconds = 1709300000;  // 1 March 2024, 13:33 UTC
      record.envelope = envelope;
      ParseTools tools;
      const auto alone = parse_record(record, {}, Detail::kArticles, tools);
      const auto shows = parse_record(record, {}, Detail::kEvidence, tools);
      const auto& one = std::get<ParsedArticle>(alone.front()).article;
      const auto& other = std::get<ParsedArticle>(shows.front()).article;
      EXPECT_EQ(day_of(one), day_of(other)) << published << shown;
      EXPECT_EQ(one.date_text, other.date_text) << published << shown;
    }
  }
}

TEST(HtmlPage, PrefersTheClockOfThePaperToUtc) {
  const schema::Article read =
      article(page("Old lighthouse shines again", "<div>" + english() + "</div>",
                   "<meta property=article:published_time content=2024-02-29T23:13:00Z>",
                   "<time datetime=2024-03-01T08:13:00+09:00>1 March</time>"));
  EXPECT_EQ(day_of(read), "2024-03-01");
}

// Machines write the instant in UTC, and nothing names the zone: the day is the one that people read.
TEST(HtmlPage, TakesTheDayOfTheClockThatThePageShows) {
  struct Case {
    const char* published;
    const char* below_headline;
    const char* expected;
  };
  constexpr const char* kEvening = "2024-02-29T23:13:20Z";
  constexpr const char* kNight = "2024-03-01T02:25:54+00:00";
  for (const Case& one : {
           Case{kNight, "<p>February 29, 2024 | 9:25pm</p>", "2024-02-29T21:25:54-05:00"},
           Case{kEvening, "<p>1 March 2024 04:43</p>", "2024-03-01T04:43:20+05:30"},
           Case{kEvening, "<p>2024年3月1日 8時13分</p>", "2024-03-01T08:13:20+09:00"},
           Case{kEvening, "<p>1 Maret 2024</p>", "2024-03-01T00:13:20+01:00"},
           Case{kEvening, "<p>01.03.2024 00:40</p>", "2024-03-01T00:13:20+01:00"},
           Case{kNight, "<time datetime=2024-02-29>29 February</time>", "2024-02-29T23:25:54-03:00"},
           // No zone is so far away, or the page shows the day in UTC.
           Case{"2024-02-29T09:00:00Z", "<p>1 March 2024</p>", "2024-02-29T09:00:00Z"},
           Case{kEvening, "<p>2 March 2024</p>", "2024-02-29T23:13:20Z"},
           Case{kEvening, "<time datetime=2024-02-29>29 February</time><p>1 March 2024</p>",
                "2024-02-29T23:13:20Z"},
           Case{kEvening, "<p>29 February 2024 18:13</p><p class=date>1 March 2024</p>",
                "2024-02-29T23:13:20Z"},
       }) {
    const schema::Article read =
        article(page("Old lighthouse shines again", "<div>" + english() + "</div>",
                     std::string("<meta property=article:published_time content=") + one.published + ">",
                     one.below_headline));
    ASSERT_TRUE(read.published) << one.below_headline;
    EXPECT_EQ(schema::format_rfc3339(read.published->utc_seconds, read.published->utc_offset_seconds),
              one.expected)
        << one.below_headline;
  }
}

TEST(HtmlPage, ReadsWhoWroteIt) {
  struct Case {
    const char* head;
    const char* below_headline;
    const char* expected;
  };
  for (
      const Case& one : {
          Case{
              R"(<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"A. Desk"},{"name":"B. Desk"}]}</script>)",
              "", "A. Desk, B. Desk"},
          Case{"<meta name=author content=\"By A. Desk\">", "", "A. Desk"},
          Case{"", "<a rel=author href=/a>A. Desk</a>", "A. Desk"},
          Case{"", "<p class=byline>Von A. Desk | 1.3.2024</p>", "A. Desk"},
          Case{"<meta property=article:author content=https://social.example/harbour>", "", ""},
      }) {
    EXPECT_EQ(article(page("Old lighthouse shines again", "<div>" + english() + "</div>", one.head,
                           one.below_headline))
                  .byline,
              one.expected)
        << one.head << one.below_headline;
  }
}

TEST(HtmlPage, SkipsPagesThatAreNoArticle) {
  std::string links;
  for (int i = 0; i < 40; ++i)
    links += "<li><a href=/" + std::to_string(i) + ">A story about the harbour and its people</a></li>";
  const std::string list = "<html><head><title>News</title></head><body><ul>" + links + "</ul></body></html>";
  const ParsedPart skipped = read(list);
  const auto* const skip = std::get_if<Skip>(&skipped);
  ASSERT_NE(skip, nullptr);
  EXPECT_EQ(skip->reason, "not an article: a list of links");
  ParseOptions keep;
  keep.keep_all = true;
  EXPECT_TRUE(std::holds_alternative<ParsedArticle>(read(list, keep)));
  const ParsedPart error = read(
      "<html><head><title>404 Not Found</title></head><body><h1>404 Not "
      "Found</h1><p>Sorry.</p></body></html>");
  ASSERT_TRUE(std::holds_alternative<Skip>(error));
  EXPECT_EQ(std::get<Skip>(error).reason, "not an article: an error page");
  EXPECT_TRUE(std::holds_alternative<Skip>(read("<html></html>")));
}

TEST(HtmlPage, NeverFailsForAnyBytes) {
  for (const std::string& bytes :
       {std::string("\0\xFF<html>\xC3", 9), std::string(1000, '<'), std::string("<p\0a>", 5),
        std::string("<![CDATA["), std::string("<table><tr><td><table>"), std::string(3, '\0')}) {
    (void)read(bytes);
  }
}

TEST(HtmlForm, IsToldByItsFirstBytes) {
  const auto form = [](std::string_view head, std::string_view name = "x") {
    return choose_form(head, name, "").name;
  };
  EXPECT_EQ(form("<!DOCTYPE html><html>"), "html");
  EXPECT_EQ(form("\xEF\xBB\xBF\n <!-- c --> <HTML lang=en>"), "html");
  EXPECT_EQ(form("<?xml version=\"1.0\"?><html xmlns=\"a\">"), "html");
  EXPECT_EQ(form("<div class=a>"), "html");
  EXPECT_EQ(form("<3 is how the harbour feels"), "article");
  EXPECT_EQ(form("plain words", "a.html"), "html");
  EXPECT_EQ(form("plain words", "a.txt"), "article");
}

}  // namespace
}  // namespace broadsheet::indexer
