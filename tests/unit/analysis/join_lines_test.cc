// Line breaks undone.
#include <gtest/gtest.h>

#include "broadsheet/schema/article.h"

namespace broadsheet::schema {
namespace {

struct Case {
  const char* name;
  const char* text;
  const char* joined;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.text; }

class JoinLinesTest : public testing::TestWithParam<Case> {};

TEST_P(JoinLinesTest, Joins) { EXPECT_EQ(join_lines(GetParam().text), GetParam().joined); }

const auto kName = [](const testing::TestParamInfo<Case>& info) { return std::string(info.param.name); };

INSTANTIATE_TEST_SUITE_P(
    All, JoinLinesTest,
    testing::Values(
        Case{"Nothing", "", ""}, Case{"OneLine", "one two", "one two"},
        Case{"Latin", "the\nminister", "the minister"}, Case{"Blanks", "the  \n  minister", "the minister"},
        Case{"Japanese", "国防\n相は", "国防相は"}, Case{"JapaneseBlanks", "国防 \n　相は", "国防相は"},
        Case{"Katakana", "コンピュー\nター", "コンピューター"},
        Case{"AfterFullStop", "語った。\n国防相", "語った。国防相"},
        Case{"PunctuationBeforeLatin", "語った。\nNATO", "語った。NATO"},
        Case{"BeforeBracket", "国防相\n「国防」", "国防相「国防」"},
        Case{"KanjiBeforeLatin", "国防相\nNATO", "国防相 NATO"}, Case{"Thai", "รัฐ\nมนตรี", "รัฐมนตรี"},
        Case{"Korean", "대통령은\n오늘", "대통령은 오늘"},
        Case{"KoreanPunctuation", "「한국」\n정부", "「한국」 정부"},
        Case{"Paragraphs", "one\n\ntwo", "one\n\ntwo"},
        Case{"ManyBlankLines", "one\n\n \n\n\ttwo", "one\n\ntwo"},
        Case{"BlankLineOfSpaces", "one\n   \ntwo", "one\n\ntwo"},
        Case{"JapaneseParagraphs", "国防\n\n相", "国防\n\n相"}, Case{"Edges", "\n\none\n", "one"},
        Case{"SoftHyphen", "Donau\u00AD\ndampf", "Donaudampf"}, Case{"Hyphen", "anak-\nanak", "anak-anak"},
        Case{"HyphenBeforeCapital", "Won-\nSik", "Won- Sik"}, Case{"Dash", "war -\npeace", "war - peace"},
        Case{"IllFormed", "a\xE3\x81\nb", "a\xE3\x81 b"}, Case{"IllFormedNext", "国\n\xFF", "国 \xFF"},
        Case{"Hindi", "प्रधान\nमंत्री", "प्रधान मंत्री"}),
    kName);

TEST(JoinLines, IsIdempotent) {
  for (const char* text : {"a\nb\n\nc", "国防\n相\n\n「防\n衛」", "anak-\nanak", "x\u00AD\ny"}) {
    EXPECT_EQ(join_lines(join_lines(text)), join_lines(text));
  }
}

}  // namespace
}  // namespace broadsheet::schema
