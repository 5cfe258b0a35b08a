// What lines look like: headlines, sentences, scripts, date lines.
#include "forms/article/line_rules.h"

#include <gtest/gtest.h>

namespace broadsheet::indexer {
namespace {

TEST(EndsSentence, KnowsTheSignsOfEveryScript) {
  for (const char* line : {"It opened.", "It opened.\"", "it said ``open.''", "開いた。", "「開いた。」",
                           "열렸다.", "खुल गया।", "کھل گیا۔", "opened!", "ကြောင်း။", "打开了。 "}) {
    EXPECT_TRUE(ends_sentence(line)) << line;
  }
  for (const char* line : {"", "It opened", "Harbour opens...", "港が開く…", "opened:", "「開く」", "เปิดแล้ว",
                           "``musim gugur ini''"}) {
    EXPECT_FALSE(ends_sentence(line)) << line;
  }
}

TEST(SentenceEndInside, IsNoAbbreviationNumberOrEllipsis) {
  EXPECT_TRUE(has_sentence_end_inside("The harbour opened. People came"));
  EXPECT_TRUE(has_sentence_end_inside("港が開いた。人々が来た"));
  for (const char* line :
       {"Menteri bertemu... Mencari kerja sama", "J. Doe wins", "U.S. troops leave", "Wahl am 1. Juni",
        "Price at 3.5 percent", "The harbour opened.", "港が開いた。", "Dr. No is back"}) {
    EXPECT_FALSE(has_sentence_end_inside(line)) << line;
  }
}

TEST(Headline, IsShortAndNoSentence) {
  EXPECT_TRUE(looks_like_headline("Harbour opens"));
  EXPECT_TRUE(looks_like_headline("Who pays for the harbour?"));
  EXPECT_TRUE(looks_like_headline("港が開く…「待っていた」"));
  EXPECT_FALSE(looks_like_headline(""));
  EXPECT_FALSE(looks_like_headline("The harbour opened today."));
  EXPECT_FALSE(looks_like_headline(std::string(201, 'x')));
}

TEST(Continuation, IsTheRestOfASentence) {
  for (const char* line :
       {"and went home", "Busan. Both sides agreed", "``and'' so on", "釜山で。両国は合意した"}) {
    EXPECT_TRUE(continues_sentence(line)) << line;
  }
  for (const char* line :
       {"", "Both sides agreed in Busan. They met", "2024 began", "両国は合意した", "J. Doe said"}) {
    EXPECT_FALSE(continues_sentence(line)) << line;
  }
}

TEST(Scripts, TellLinesApart) {
  EXPECT_TRUE(in_different_scripts("港で会談", "Talks in the port"));
  EXPECT_TRUE(in_different_scripts("북한과 NATO", "North Korea and NATO"));
  EXPECT_TRUE(in_different_scripts("ワランギ山の噴火が続く", "瓦朗吉火山持續噴發"));
  EXPECT_TRUE(in_different_scripts("Ледокол вышел", "破冰船启航"));
  EXPECT_FALSE(in_different_scripts("NATO同盟作戦司令官と対面", "韓国国防相がNATOと会談"));
  EXPECT_FALSE(in_different_scripts("Talks in the port", "Pembicaraan di pelabuhan"));
  EXPECT_FALSE(in_different_scripts("2:0", "Talks"));
  EXPECT_TRUE(parts_sentences_by_space("เปิดแล้ววันนี้"));
  EXPECT_FALSE(parts_sentences_by_space("Open today"));
}

TEST(DateLine, IsOneToTheDay) {
  for (const char* line :
       {"2024/03/01 08:13 KST", "２０２４／０３／０１　０８：１３　ＫＳＴ", "2024-03-01", "2024年3月1日",
        "20240301", "2024-02-30 10:00 KST", "05/03/2024 08:13", "10/03/2024, 08:13 WIB", "05/03/2024"}) {
    EXPECT_TRUE(is_date_line(line)) << line;
    EXPECT_TRUE(is_date_line(line, "en")) << line;
    EXPECT_TRUE(is_date_line(line, "es")) << line;
  }
  for (const char* line : {"", "2024", "96", "1709248380", "March", "The fire of 2024/03/01 is out", "2:0"}) {
    EXPECT_FALSE(is_date_line(line)) << line;
  }
  EXPECT_FALSE(is_date_line(std::string(300, '1')));
}

TEST(TrimLine, KnowsEveryKindOfSpace) {
  EXPECT_EQ(trim_line("\uFEFF\u3000 \t\f a b \u00A0\u200B\r"), "a b");
  EXPECT_EQ(trim_line(" \u2003 "), "");
}

}  // namespace
}  // namespace broadsheet::indexer
