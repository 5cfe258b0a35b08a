// Positions, glue, offsets and limits, whatever the script.
#include <gtest/gtest.h>

#include "broadsheet/schema/fields.h"
#include "tokens.h"

namespace broadsheet::schema {
namespace {

TEST(Positions, CountWords) {
  const auto tokens = tokens_of("one two, three");
  ASSERT_EQ(tokens.size(), 3U);
  for (std::uint32_t i = 0; i < 3; ++i) EXPECT_EQ(tokens[i].position, i);
}

TEST(Positions, EveryHanCharacterUsesOne) {
  Analyzer analyzer;
  Collector collector;
  EXPECT_EQ(analyzer.analyze("国防相 NATO", collector), 4U);
}

TEST(Positions, AParagraphBeginsAfterAGap) {
  const auto tokens = tokens_of("one\n\ntwo");
  ASSERT_EQ(tokens.size(), 2U);
  EXPECT_EQ(tokens[1].position, 1 + kPartGap);
}

TEST(Positions, AGapComesOnlyBetweenWords) {
  const auto tokens = tokens_of("\n\none\n\n!\n\n \n\ntwo\n\n");
  ASSERT_EQ(tokens.size(), 2U);
  EXPECT_EQ(tokens[0].position, 0U);
  EXPECT_EQ(tokens[1].position, 1 + kPartGap);
}

TEST(Positions, ALineEndIsNoGap) {
  const auto tokens = tokens_of("one\ntwo");
  ASSERT_EQ(tokens.size(), 2U);
  EXPECT_EQ(tokens[1].position, 1U);
  EXPECT_FALSE(tokens[1].glued);
}

TEST(Positions, AGapPartsHanRunsAndEojeolToo) {
  const auto han = tokens_of("国\n\n防");
  ASSERT_EQ(han.size(), 2U);
  EXPECT_EQ(han[1].position, 1 + kPartGap);
  for (const OwnedToken& token : tokens_of("미국\n\n한국의")) {
    EXPECT_EQ(token.position, token.begin == 0 ? 0U : 1 + kPartGap) << token.text;
  }
}

TEST(Positions, AnOverlongWordLeavesItsPosition) {
  const std::string text =
      "one " + std::string(kMaxWordBytes + 1, 'x') + " two " + std::string(kMaxWordBytes, 'y');
  const auto tokens = tokens_of(text);
  ASSERT_EQ(tokens.size(), 3U);
  EXPECT_EQ(tokens[1].text, "two");
  EXPECT_EQ(tokens[1].position, 2U);
  EXPECT_EQ(tokens[2].text.size(), kMaxWordBytes);
}

TEST(Glue, WhiteSpaceAndIllFormedBytesPart) {
  EXPECT_EQ(words_of("a-b"), "a+b");
  EXPECT_EQ(words_of("a - b"), "a b");
  EXPECT_EQ(words_of("a -b"), "a b");
  EXPECT_EQ(words_of("a\u3000b"), "a b");
  EXPECT_EQ(words_of("a\xFF"
                     "b"),
            "a b");
  EXPECT_EQ(words_of("NATO軍"), "nato+軍");
}

TEST(Glue, AZeroWidthSpacePartsWordsButDoesNotShow) { EXPECT_EQ(words_of("a\u200Bb"), "a+b"); }

struct Span {
  const char* text;
  const char* token;
  const char* original;  // what begin and end point at
};

TEST(Offsets, PointAtTheOriginalCharacters) {
  const Span spans[] = {
      {"x ＮＡＴＯ y", "nato", "ＮＡＴＯ"},
      {"ein Straßenfest", "strassenfest", "Straßenfest"},
      {"İstanbul'da", "istanbul", "İstanbul"},
      {"le cafe\u0301 noir", "café", "cafe\u0301"},
      {"the U.S. said", "us", "U.S"},
      {"cost 1,000 won", "1000", "1,000"},
      {"قال مُحَمَّدٌ اليوم", "محمد", "مُحَمَّدٌ"},
      {"Donau\u00ADdampf fährt", "donaudampf", "Donau\u00ADdampf"},
      {"ｶﾞｽ", "ガス", "ｶﾞｽ"},
      {"㍿東", "株式", "㍿"},
      {"신원식은 말했다", "신원식", "신원식"},
      {"\u1112\u1161\u11AB\u1100\u116E\u11A8에서", "한국", "\u1112\u1161\u11AB\u1100\u116E\u11A8"},
      {"👍🏽 ok", "👍", "👍🏽"},
      {"\uFEFFfirst", "first", "first"},
  };
  for (const Span& span : spans) {
    bool found = false;
    for (const OwnedToken& token : tokens_of(span.text)) {
      if (token.text != span.token) continue;
      found = true;
      EXPECT_EQ(std::string(span.text).substr(token.begin, token.end - token.begin), span.original);
    }
    EXPECT_TRUE(found) << span.text << " has no " << span.token;
  }
}

TEST(StemScripts, AreThoseOfWordsInOneScript) {
  EXPECT_EQ(tokens_of("walked")[0].stem_script, StemScript::kLatin);
  EXPECT_EQ(tokens_of("говорил")[0].stem_script, StemScript::kCyrillic);
  EXPECT_EQ(tokens_of("Αθήνα")[0].stem_script, StemScript::kGreek);
  EXPECT_EQ(tokens_of("مدينة")[0].stem_script, StemScript::kArabic);
  EXPECT_EQ(tokens_of("भारत")[0].stem_script, StemScript::kDevanagari);
  EXPECT_EQ(tokens_of("தமிழ்")[0].stem_script, StemScript::kTamil);
  EXPECT_EQ(tokens_of("Հայաստան")[0].stem_script, StemScript::kArmenian);
  EXPECT_EQ(tokens_of("שלום")[0].stem_script, StemScript::kHebrew);
  EXPECT_EQ(tokens_of("f16")[0].stem_script, StemScript::kNone);
  EXPECT_EQ(tokens_of("Cовет")[0].stem_script, StemScript::kNone);  // a Latin C
  EXPECT_EQ(tokens_of("U.S.")[0].stem_script, StemScript::kNone);
}

TEST(Fold, GivesTheTextOfTokens) {
  EXPECT_EQ(fold("İSTANBUL"), "istanbul");
  EXPECT_EQ(fold("Example.COM/Ａ"), "example.com/a");
  EXPECT_EQ(fold("مُحَمَّد"), "محمد");
  EXPECT_EQ(fold("ｶﾞｽ"), "ガス");
  EXPECT_EQ(fold("a\xFFz"), "a\uFFFDz");
  EXPECT_EQ(fold(""), "");
}

TEST(AnalysisVersion, NamesTheDataBehindIt) {
  EXPECT_EQ(analysis_version().rfind("4/icu", 0), 0U) << analysis_version();
  EXPECT_NE(analysis_version().find("/cldr"), std::string::npos);
  EXPECT_NE(analysis_version().find("/uni"), std::string::npos);
}

}  // namespace
}  // namespace broadsheet::schema
