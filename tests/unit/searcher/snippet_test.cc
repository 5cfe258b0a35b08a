// Marks and snippets in many scripts: the right places, cut where the script allows.
#include "search/snippet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <random>
#include <set>

#include "processor_time.h"
#include "text/columns.h"
#include "text/utf8.h"

namespace broadsheet::searcher {
namespace {

using schema::HighlightSequence;
using schema::HighlightToken;
using testing::ElementsAre;
using testing::IsEmpty;

HighlightToken word(std::string text, std::vector<std::string> stems = {}) {
  HighlightToken token;
  token.text = std::move(text);
  token.stems = std::move(stems);
  return token;
}
HighlightToken prefix(std::string text) {
  HighlightToken token = word(std::move(text));
  token.prefix = true;
  return token;
}
HighlightToken substring(std::string text) {
  HighlightToken token = word(std::move(text));
  token.substring = true;
  return token;
}
HighlightSequence sequence(std::vector<HighlightToken> tokens) {
  HighlightSequence made;
  made.tokens = std::move(tokens);
  return made;
}

// With [ ] around what is marked.
std::string show(const MarkedText& marked) {
  std::string out;
  std::size_t done = 0;
  for (const auto& [begin, end] : marked.matches) {
    out += marked.text.substr(done, begin - done) + "[" + marked.text.substr(begin, end - begin) + "]";
    done = end;
  }
  return out + marked.text.substr(done);
}

struct MarkCase {
  const char* name;
  const char* text;
  const char* language;
  std::vector<HighlightSequence> sequences;
  const char* marked;
};
class MarkTest : public testing::TestWithParam<MarkCase> {};
TEST_P(MarkTest, MarksWhatMatched) {
  static Highlighter highlighter;
  highlighter.prepare(GetParam().sequences);
  const std::vector<std::string> languages{GetParam().language};
  const std::string text = GetParam().text;
  EXPECT_EQ(show({text, merge(highlighter.find(text, Part::kBody, languages))}), GetParam().marked);
}
INSTANTIATE_TEST_SUITE_P(
    Scripts, MarkTest,
    testing::Values(
        MarkCase{"word",
                 "The ferry left; no ferries came.",
                 "en",
                 {sequence({word("ferry")})},
                 "The [ferry] left; no ferries came."},
        MarkCase{"stem",
                 "The ferry left; no ferries came.",
                 "en",
                 {sequence({word("ferry", {"ferri"})})},
                 "The [ferry] left; no [ferries] came."},
        MarkCase{"stem_is_word",
                 "Every vote and all votes",
                 "en",
                 {sequence({word("votes", {"vote"})})},
                 "Every [vote] and all [votes]"},
        MarkCase{
            "case_and_width", "ＦＥＲＲＹ Ferry", "en", {sequence({word("ferry")})}, "[ＦＥＲＲＹ] [Ferry]"},
        MarkCase{"phrase",
                 "sea ice and ice on the sea ice",
                 "en",
                 {sequence({word("sea"), word("ice")})},
                 "[sea ice] and ice on the [sea ice]"},
        MarkCase{"phrase_not_over_paragraphs",
                 "the sea\n\nice",
                 "en",
                 {sequence({word("sea"), word("ice")})},
                 "the sea\n\nice"},
        MarkCase{"prefix",
                 "harbours, harbourmaster, harm",
                 "en",
                 {sequence({prefix("harbour")})},
                 "[harbours], [harbourmaster], harm"},
        MarkCase{"han_word",
                 "防衛相が日本防衛を語る",
                 "ja",
                 {sequence({word("防衛")})},
                 "[防衛]相が日本[防衛]を語る"},
        MarkCase{"han_run",
                 "防衛相は防衛だ。相は防る。",
                 "ja",
                 {sequence({word("防衛"), word("衛相")})},
                 "[防衛相]は防衛だ。相は防る。"},
        MarkCase{"han_one_character", "海の波。北海", "ja", {sequence({prefix("海")})}, "[海]の波。北[海]"},
        MarkCase{"chinese",
                 "台北今天下大雨，台北市民",
                 "zh-Hant",
                 {sequence({word("台北")})},
                 "[台北]今天下大雨，[台北]市民"},
        MarkCase{"hangul_particle",
                 "태풍이 왔다. 태풍은 강했다",
                 "ko",
                 {sequence({word("태풍")})},
                 "[태풍]이 왔다. [태풍]은 강했다"},
        MarkCase{"hangul_inside",
                 "초강력태풍경보가 내렸다",
                 "ko",
                 {sequence({substring("태풍")})},
                 "초강력[태풍]경보가 내렸다"},
        MarkCase{"thai", "พายุเข้าชายฝั่งเมื่อคืน", "th", {sequence({word("พายุ")})}, "[พายุ]เข้าชายฝั่งเมื่อคืน"},
        MarkCase{"arabic",
                 "وصلت العاصفة إلى الميناء",
                 "ar",
                 {sequence({word("الميناء")})},
                 "وصلت العاصفة إلى [الميناء]"},
        MarkCase{"hindi", "तूफ़ान तट पर पहुँचा", "hi", {sequence({word("तट")})}, "तूफ़ान [तट] पर पहुँचा"},
        MarkCase{"russian",
                 "Шторм пришёл, штормы придут",
                 "ru",
                 {sequence({word("шторм", {"шторм"})})},
                 "[Шторм] пришёл, [штормы] придут"},
        MarkCase{"nothing", "Nothing to see.", "en", {sequence({word("ferry")})}, "Nothing to see."}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Mark, TitleAndBodyAreApart) {
  Highlighter highlighter;
  HighlightSequence only_title = sequence({word("storm")});
  only_title.body = false;
  highlighter.prepare(std::vector{only_title});
  EXPECT_THAT(highlighter.find("storm", Part::kBody, {}), IsEmpty());
  EXPECT_THAT(highlighter.find("storm", Part::kTitle, {}), ElementsAre(Match{0, 5, 0}));
}

TEST(Merge, JoinsWhatOverlapsOrTouches) {
  EXPECT_THAT(merge(std::vector<Match>{{0, 6, 0}, {3, 9, 1}, {9, 12, 0}, {15, 18, 2}}),
              ElementsAre(std::pair(0U, 12U), std::pair(15U, 18U)));
}

class SnippetTest : public testing::Test {
 protected:
  std::vector<std::string> cut(const std::string& text, const std::vector<HighlightSequence>& sequences,
                               std::uint32_t columns, const std::string& language = "en") {
    highlighter_.prepare(sequences);
    const std::vector<std::string> languages{language};
    std::vector<std::string> shown;
    for (const MarkedText& m : cutter_.cut(text, highlighter_.find(text, Part::kBody, languages), columns)) {
      shown.push_back(show(m));
    }
    return shown;
  }
  Highlighter highlighter_;
  SnippetCutter cutter_;
};

TEST_F(SnippetTest, ShortTextIsWhole) {
  EXPECT_THAT(cut("The ferry left at noon.", {sequence({word("ferry")})}, 200),
              ElementsAre("The [ferry] left at noon."));
}

TEST_F(SnippetTest, WithoutMatchesTheBeginning) {
  EXPECT_THAT(cut("One sentence here. Another sentence there. A third one, longer than both.", {}, 48),
              ElementsAre("One sentence here. Another sentence there."));
}

TEST_F(SnippetTest, BeginsAndEndsWithASentence) {
  const std::string text =
      "Snow fell for days on the northern coast. The ferry to the islands did not sail. Shops stayed closed "
      "all week "
      "long. People walked to work over the ice.";
  EXPECT_THAT(cut(text, {sequence({word("ferry")})}, 50),
              ElementsAre("The [ferry] to the islands did not sail."));
}

TEST_F(SnippetTest, CutsInsideALongSentenceAtWords) {
  std::string text = "It was";
  for (int i = 0; i < 60; ++i) text += " very";
  text += " quiet when the ferry came";
  for (int i = 0; i < 60; ++i) text += " very";
  text += " late.";
  const auto found = cut(text, {sequence({word("ferry")})}, 60);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].starts_with("… ")) << found[0];
  EXPECT_TRUE(found[0].ends_with("very …")) << found[0];
  EXPECT_NE(found[0].find("the [ferry] came"), std::string::npos) << found[0];
  EXPECT_LE(schema::columns(std::string_view(found[0])), 70U);
}

TEST_F(SnippetTest, PrefersTheWindowWithMostDifferentWords) {
  std::string text = "A ferry. A ferry. A ferry. ";
  for (int i = 0; i < 20; ++i) text += "Nothing happens in this sentence. ";
  text += "The ferry hit the iceberg.";
  EXPECT_THAT(cut(text, {sequence({word("ferry")}), sequence({word("iceberg")})}, 40),
              ElementsAre("The [ferry] hit the [iceberg]."));
}

TEST_F(SnippetTest, TwoPassagesWhereOneCannotHoldBothWords) {
  std::string text = "The ferry left the harbour. ";
  for (int i = 0; i < 20; ++i) text += "Nothing happens in this sentence. ";
  text += "Then the iceberg came.";
  EXPECT_THAT(cut(text, {sequence({word("iceberg")}), sequence({word("ferry")})}, 60),
              ElementsAre("The [ferry] left the harbour.", testing::HasSubstr("Then the [iceberg] came.")));
}

TEST_F(SnippetTest, ParagraphsBecomeOneLine) {
  EXPECT_THAT(cut("First part.\n\nThe ferry.\n\nLast part.", {sequence({word("ferry")})}, 200),
              ElementsAre("First part. The [ferry]. Last part."));
}

TEST_F(SnippetTest, JapaneseIsCutAtItsSentences) {
  std::string text;
  for (int i = 0; i < 10; ++i) text += "海は静かだった。";
  text += "その夜に台風が上陸した。";
  for (int i = 0; i < 10; ++i) text += "朝になると晴れた。";
  EXPECT_THAT(cut(text, {sequence({word("台風")})}, 26, "ja"), ElementsAre("その夜に[台風]が上陸した。"));
}

TEST_F(SnippetTest, ThaiIsCutAtItsWords) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "ประเทศ";
  text += "พายุ";
  for (int i = 0; i < 30; ++i) text += "ประเทศ";
  const auto found = cut(text, {sequence({word("พายุ")})}, 40, "th");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("[พายุ]"), std::string::npos);
  EXPECT_TRUE(found[0].starts_with("… ประเทศ")) << found[0];
  EXPECT_TRUE(found[0].ends_with("ประเทศ …")) << found[0];
}

TEST_F(SnippetTest, ArabicKeepsItsMarks) {
  EXPECT_THAT(cut("هبّت العاصفة ليلا. ثم هدأ البحر.", {sequence({word("البحر")})}, 200, "ar"),
              ElementsAre("هبّت العاصفة ليلا. ثم هدأ [البحر]."));
}

TEST_F(SnippetTest, AMatchWiderThanTheSnippetIsCutToo) {
  const auto found = cut(std::string(5000, 'x') + " end", {}, 50);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0], std::string(50, 'x') + " …");
}

std::set<std::size_t> graphemes(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
  iterator->setText(&utext, status);
  std::set<std::size_t> found;
  for (std::int32_t at = iterator->first(); at != icu::BreakIterator::DONE; at = iterator->next()) {
    found.insert(static_cast<std::size_t>(at));
  }
  utext_close(&utext);
  return found;
}

TEST_F(SnippetTest, AnyTextGivesWellFormedPassagesCutBetweenGraphemes) {
  std::mt19937 random(42);
  const std::vector<std::string> pieces{
      "ferry",           " ",    ". ",  "台風",    "が", "한국은", " ",      "พายุ", "e\u0301",
      "👩\u200D👩\u200D👧", "\n\n", "क्षि", "العاصفة", "? ", "x",      "\u0301", "。",  "🇰🇷🇯🇵"};
  for (int round = 0; round < 400; ++round) {
    std::string text = "A";
    const std::size_t count = 1 + random() % 120;
    for (std::size_t i = 0; i < count; ++i) text += pieces[random() % pieces.size()];
    highlighter_.prepare(
        std::vector{sequence({word("ferry")}), sequence({word("台風")}), sequence({prefix("พายุ")})});
    const auto matches = highlighter_.find(text, Part::kBody, {});
    const auto boundaries = graphemes(text);
    std::string flat;
    for (const MarkedText& passage :
         cutter_.cut(text, matches, 10 + static_cast<std::uint32_t>(random() % 80))) {
      EXPECT_EQ(schema::find_ill_formed(passage.text), std::string::npos) << text;
      std::uint32_t last = 0;
      for (const auto& [begin, end] : passage.matches) {
        EXPECT_LE(last, begin);
        EXPECT_LT(begin, end);
        EXPECT_LE(end, passage.text.size());
        last = end;
      }
      // What was cut out stands in the text at the edges of graphemes, unless white space was joined.
      std::string core = passage.text;
      if (core.starts_with("… ")) core.erase(0, std::string("… ").size());
      if (core.ends_with(" …")) core.erase(core.size() - std::string(" …").size());
      const std::size_t at = text.find(core);
      if (core.find(' ') == std::string::npos && at != std::string::npos &&
          text.find(core, at + 1) == std::string::npos) {
        // A space that is left out may bear a combining mark.
        const bool after_space = at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\n');
        EXPECT_TRUE(after_space || boundaries.contains(at)) << text << "\n" << core;
        EXPECT_TRUE(boundaries.contains(at + core.size())) << text << "\n" << core;
      }
    }
  }
}

TEST_F(SnippetTest, AHugeBodyTakesLinearTime) {
  std::string text;
  while (text.size() < (16U << 20)) text += "ferry ";
  const tests::ProcessorTime time;
  const auto found = cut(text, {sequence({word("ferry", {"ferri"})}), sequence({word("iceberg")})}, 200);
  EXPECT_LT(time.seconds(), 20.0);
  EXPECT_FALSE(found.empty());
}

TEST_F(SnippetTest, PhrasesThatBeginAlikeStayWithinTheBudget) {
  std::string text;
  while (text.size() < kMaxHighlightBytes) text += "a ";
  std::vector<HighlightSequence> sequences;
  for (int i = 0; i < 500; ++i) {
    std::vector<HighlightToken> tokens(100, word("a"));
    tokens.push_back(word("b" + std::to_string(i)));
    sequences.push_back(sequence(std::move(tokens)));
  }
  const tests::ProcessorTime time;
  EXPECT_EQ(cut(text, sequences, 200).size(), 1U);
  EXPECT_LT(time.seconds(), 20.0);
}

}  // namespace
}  // namespace broadsheet::searcher
