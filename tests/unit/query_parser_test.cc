// What each query is read as, in the canonical form of to_string, and what is noted about it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "broadsheet/schema/query.h"
#include "notes.h"

namespace broadsheet::schema {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

struct Case {
  const char* typed;
  const char* understood;  ///< "" if the query is empty
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.typed; }

std::string understood(std::string_view typed) {
  const ParsedQuery parsed = parse_query(typed);
  return parsed.root ? to_string(*parsed.root) : "";
}

class QueryTest : public testing::TestWithParam<Case> {};

TEST_P(QueryTest, IsUnderstoodAs) {
  EXPECT_EQ(understood(GetParam().typed), GetParam().understood);
  EXPECT_EQ(understood(GetParam().understood), GetParam().understood);
}

INSTANTIATE_TEST_SUITE_P(
    Words, QueryTest,
    testing::Values(Case{"NATO", "NATO"}, Case{"  Menteri   Pertahanan ", "Menteri Pertahanan"},
                    Case{"韓国国防相", "韓国国防相"}, Case{"국방부 장관", "국방부 장관"},
                    Case{"北朝鮮　ミサイル", "北朝鮮 ミサイル"}, Case{"وزير الدفاع", "وزير الدفاع"},
                    Case{"Won-sik", "Won-sik"}, Case{"COVID-19", "COVID-19"},
                    Case{"Seoul - Tokyo", "Seoul Tokyo"}, Case{"AT&T", "AT&T"}, Case{"C++", "C++"},
                    Case{"and or not near", "and or not near"}, Case{"12:30", "12:30"},
                    Case{"http://example.com/a?b=c", "http://example.com/a?b=c"}, Case{"foo:bar", "foo:bar"},
                    Case{"", ""}, Case{"   ", ""}, Case{"... —", ""}, Case{"=NATO", "=NATO"},
                    Case{"＝NATO", "=NATO"}, Case{"צה\"ל בעזה", "צה\"ל בעזה"}, Case{"*", "*"},
                    Case{"＊", "*"}, Case{"a*b", "a*b"}, Case{"*berita", "berita"}, Case{"--help", "help"}));

// Among four words or more, the sign of a number is its own; a year is excluded, and so is what a person
// parenthesises or what stands beside other syntax.
INSTANTIATE_TEST_SUITE_P(
    NumbersOfText, QueryTest,
    testing::Values(Case{"shares close down -3,9% in Paris", "shares close down 3,9% in Paris"},
                    Case{"Aktien schließen im Minus −2,4 Prozent", "Aktien schließen im Minus 2,4 Prozent"},
                    Case{"suhu turun hingga ke -12°C", "suhu turun hingga ke 12°C"},
                    Case{"le bénéfice recule à -€40m", "le bénéfice recule à €40m"},
                    Case{"les prix à la +1,2%", "les prix à la 1,2%"},
                    Case{"температура упала до отметки -٣٠", "температура упала до отметки ٣٠"},
                    Case{"코스피 -3.9% 마감", "코스피 3.9% 마감"}, Case{"-3,9%", "-(3,9%)"},
                    Case{"shares close -3,9", "shares close -(3,9)"}, Case{"iphone -15", "iphone -(15)"},
                    Case{"a b c d -2023", "a b c d -2023"}, Case{"a b c d -(15)", "a b c d -(15)"},
                    Case{"a b c d NOT 15", "a b c d -(15)"}, Case{"a b c d -15 -e", "a b c d -(15) -e"},
                    Case{"a b c d OR -15", "(a b c d) OR NOT 15"}));

TEST(QueryNotes, TellOfTheSignOfANumber) {
  EXPECT_THAT(tests::texts(parse_query("shares close down -3,9% in Paris").notes),
              testing::ElementsAre("'-3,9%' stands in running text: its sign is read as part of the number"));
}

INSTANTIATE_TEST_SUITE_P(Prefixes, QueryTest,
                         testing::Values(Case{"mengganggu*", "mengganggu*"}, Case{"国防相*", "国防相*"},
                                         Case{"국방＊", "국방*"}, Case{"title:Vertei*", "title:Vertei*"},
                                         Case{"=abc*", "abc*"}, Case{"abc**", "abc*"},
                                         Case{"\"a b\"*", "\"a b\""}));

INSTANTIATE_TEST_SUITE_P(Phrases, QueryTest,
                         testing::Values(Case{"\"sea ice\"", "\"sea ice\""}, Case{"“sea ice”", "\"sea ice\""},
                                         Case{"”sea ice”", "\"sea ice\""}, Case{"„das Eis“", "\"das Eis\""},
                                         Case{"«la glace»", "\"la glace\""}, Case{"»das Eis«", "\"das Eis\""},
                                         Case{"「北の挑発」", "\"北の挑発\""},
                                         Case{"『北の挑発』", "\"北の挑発\""},
                                         Case{"＂北の挑発＂", "\"北の挑発\""},
                                         Case{"``mencegah provokasi''", "\"mencegah provokasi\""},
                                         Case{"``mencegah provokasi\"", "\"mencegah provokasi\""},
                                         Case{"「彼は\"北\"と」", "\"彼は 北 と\""},
                                         Case{"韓国「北の挑発」抑止", "韓国 \"北の挑発\" 抑止"},
                                         Case{"\"\" x", "x"}, Case{"\"צה\"ל בעזה\"", "\"צה\"ל בעזה\""},
                                         Case{"\"one", "one"}, Case{"say \"one", "say one"},
                                         Case{"「一", "一"}));

INSTANTIATE_TEST_SUITE_P(
    Fields, QueryTest,
    testing::Values(Case{"title:NATO", "title:NATO"}, Case{"TITLE：NATO", "title:NATO"},
                    Case{"headline:\"sea ice\"", "title:\"sea ice\""},
                    Case{"ｔｉｔｌｅ：「国防相」", "title:\"国防相\""},
                    Case{"title:(a OR b)", "title:(a OR b)"}, Case{"title：（a OR b）", "title:(a OR b)"},
                    Case{"title:sea ice", "title:sea ice"}, Case{"language:ja", "lang:ja"},
                    Case{"site:wowkorea.jp", "site:wowkorea.jp"},
                    Case{"source:(Herald wowkorea)", "source:(Herald wowkorea)"},
                    Case{"title:=Eis", "title:=Eis"}, Case{"title: ice", "title: ice"},
                    Case{"title:", "title:"}, Case{"byline:*", "author:*"}, Case{"title:-foo", "title:foo"},
                    Case{"title:AND", "title:and"}, Case{"title:\"open", "title:open"},
                    Case{"title:(body:x y)", "title:(body:x y)"}));

INSTANTIATE_TEST_SUITE_P(
    VerbatimFields, QueryTest,
    testing::Values(Case{"id:AbC-*1", "id:\"AbC-*1\""}, Case{"id:AKR2024", "id:AKR2024"},
                    Case{"url:https://example.com/Foo_(bar)?a=1&b=2",
                         "url:\"https://example.com/Foo_(bar)?a=1&b=2\""},
                    Case{"(id:a1 OR id:b2)", "id:a1 OR id:b2"},
                    Case{"id:\"two words\" x", "id:\"two words\" x"}, Case{"id:\"a\"\"b\"", "id:\"a\"\"b\""},
                    Case{"id:x\"y", "id:\"x\"\"y\""}, Case{"id:(a-1 OR b-2)", "id:(a-1 OR b-2)"},
                    Case{"id:“smart one”", "id:\"smart one\""}, Case{"id:記事1", "id:\"記事1\""}));

INSTANTIATE_TEST_SUITE_P(
    Dates, QueryTest,
    testing::Values(
        Case{"date:2024", "date:2024"}, Case{"date:2024-02..2024-03-01", "date:2024-02..2024-03-01"},
        Case{"date:2024-02..", "date:2024-02.."}, Case{"date:..2023", "date:..2023"},
        Case{"date:2024-02…", "date:2024-02.."}, Case{"date:2024〜2025", "date:2024..2025"},
        Case{"date：２０２４～２０２５", "date:\"２０２４..２０２５\""},
        Case{"date:2024‥2025", "date:2024..2025"}, Case{"date:2024...2025", "date:2024..2025"},
        Case{"date:-7d..", "date:-7d.."}, Case{"published:today", "date:today"},
        Case{"modified:2024-W09", "modified:2024-W09"},
        Case{"date:2024-03-01T08:00..2024-03-01T09:00", "date:2024-03-01T08:00..2024-03-01T09:00"},
        Case{"date:\"2024-03-01 08:00..2024-03-01 09:00\"", "date:\"2024-03-01 08:00..2024-03-01 09:00\""},
        Case{"date:(2023 OR 2025)", "date:(2023 OR 2025)"}, Case{"date:..", "date:.."},
        Case{"date:2024..2024", "date:2024"}, Case{"date:*", "date:*"},
        Case{"date:2024-03-01, ice", "date:2024-03-01 ice"}, Case{"(date:2024)", "date:2024"}));

INSTANTIATE_TEST_SUITE_P(
    Operators, QueryTest,
    testing::Values(Case{"a AND b", "a AND b"}, Case{"a && b", "a AND b"}, Case{"a || b", "a OR b"},
                    Case{"a ＡＮＤ b", "a AND b"}, Case{"a AND b OR c AND d", "(a AND b) OR (c AND d)"},
                    Case{"a OR b AND c", "a OR (b AND c)"}, Case{"(a OR b) AND c", "(a OR b) AND c"},
                    Case{"a AND (b AND c)", "a AND b AND c"}, Case{"(a)AND(b)", "a AND b"},
                    Case{"\"a\"OR\"b\"", "\"a\" OR \"b\""}, Case{"a AND NOT b", "a AND NOT b"},
                    Case{"a OR -b", "a OR NOT b"}, Case{"NOT a AND b", "NOT a AND b"},
                    Case{"a NOT b", "a -b"}, Case{"a !b", "a -b"}, Case{"NOT a", "-a"},
                    Case{"NOT NOT a", "a"}, Case{"NOT -a", "a"}, Case{"a -b", "a -b"}, Case{"a －b", "a -b"},
                    Case{"+a b", "+a b"}, Case{"b +a", "+a b"}, Case{"-\"a b\" c", "c -\"a b\""},
                    Case{"-title:a b", "b -title:a"}, Case{"a -(b c)", "a -(b c)"},
                    Case{"a AND +b", "a AND b"}));

// Words that stand together are one operand; signs and filters speak for the whole group.
INSTANTIATE_TEST_SUITE_P(WhatBindsToWhat, QueryTest,
                         testing::Values(Case{"North Korea OR South Korea", "(North Korea) OR (South Korea)"},
                                         Case{"Shin Won-sik AND NATO", "(Shin Won-sik) AND NATO"},
                                         Case{"a \"b c\" OR d", "(a \"b c\") OR d"},
                                         Case{"NATO OR OTAN lang:fr", "(NATO OR OTAN) lang:fr"},
                                         Case{"lang:fr NATO OR OTAN", "lang:fr (NATO OR OTAN)"},
                                         Case{"NATO lang:fr OR lang:de", "NATO (lang:fr OR lang:de)"},
                                         Case{"NATO -Seoul OR OTAN", "(NATO OR OTAN) -Seoul"},
                                         Case{"NATO OR OTAN -Seoul", "(NATO OR OTAN) -Seoul"},
                                         Case{"a b -c d", "a b d -c"}, Case{"(a b) c", "a b c"},
                                         Case{"(a OR b) c", "(a OR b) c"},
                                         Case{"date:2024 AND NATO", "date:2024 AND NATO"}));

INSTANTIATE_TEST_SUITE_P(
    Near, QueryTest,
    testing::Values(Case{"a NEAR b", "a NEAR/10 b"}, Case{"a NEAR/5 b", "a NEAR/5 b"},
                    Case{"a NEAR/3 b NEAR/5 c", "a NEAR/5 b NEAR/5 c"},
                    Case{"x a NEAR b y", "x (a NEAR/10 b) y"}, Case{"(a b) NEAR c", "(a b) NEAR/10 c"},
                    Case{"a NEAR/0 b", "a NEAR/1 b"}, Case{"a NEAR/99999999999 b", "a NEAR/1000 b"},
                    Case{"a NEAR/ b", "a NEAR/ b"}, Case{"NEAR b", "b"}, Case{"a NEAR", "a"},
                    Case{"a NEAR lang:ja", "a AND lang:ja"}, Case{"title:(a NEAR b)", "title:(a NEAR/10 b)"},
                    Case{"\"a b\" NEAR/4 c*", "\"a b\" NEAR/4 c*"},
                    Case{"a NEAR b AND c", "(a NEAR/10 b) AND c"}));

INSTANTIATE_TEST_SUITE_P(WhatIsNoSyntax, QueryTest,
                         testing::Values(Case{"AND a", "a"}, Case{"a AND", "a"},
                                         Case{"a AND OR b", "a AND b"}, Case{"OR", "or"}, Case{"NOT", "not"},
                                         Case{"(a", "a"}, Case{"a)", "a"}, Case{"()", ""},
                                         Case{"a () b", "a b"}, Case{"((a) (b", "a b"},
                                         Case{"a - b + c", "a b c"}, Case{"+", ""}, Case{"-", ""},
                                         Case{"NATO(北大西洋条約機構)", "NATO 北大西洋条約機構"},
                                         Case{"a\x01z\xFF\xC3 b", "a z b"}));

struct Noted {
  const char* typed;
  const char* note;
};

std::ostream& operator<<(std::ostream& out, const Noted& c) { return out << c.typed; }

class QueryNoteTest : public testing::TestWithParam<Noted> {};

TEST_P(QueryNoteTest, SaysWhatWasNotReadAsSyntax) {
  EXPECT_THAT(tests::texts(parse_query(GetParam().typed).notes),
              testing::Contains(HasSubstr(GetParam().note)));
}

INSTANTIATE_TEST_SUITE_P(Notes, QueryNoteTest,
                         testing::Values(Noted{"foo:bar", "no field is named 'foo'"},
                                         Noted{"title: x", "nothing to look up in the field 'title'"},
                                         Noted{"\"a", "quotation mark"}, Noted{"(a", "not closed"},
                                         Noted{"a)", "closing parenthesis"}, Noted{"a AND", "operator"},
                                         Noted{"a NEAR lang:ja", "NEAR joins words"},
                                         Noted{"()", "empty parentheses"},
                                         Noted{"OR a", "OR without something"},
                                         Noted{"a NOT", "NOT with nothing"}, Noted{"OR", "operators alone"}));

struct Placed {
  const char* typed;
  ProblemCode code;
  const char* part;  // of `typed`, what the note is about
};

TEST(QueryNotes, SayWhereAndOfWhatKind) {
  for (const auto& [typed, code, part] : {
           Placed{"台風 foo:bar", ProblemCode::kReadAsWords, "foo:"},
           Placed{"x title: y", ProblemCode::kReadAsWords, "title:"},
           Placed{"台 “a", ProblemCode::kPartIgnored, "“"},
           Placed{"b (a", ProblemCode::kReadOtherwise, "("},
           Placed{"a) b", ProblemCode::kPartIgnored, ")"},
           Placed{"a b OR", ProblemCode::kPartIgnored, "OR"},
           Placed{"a NOT", ProblemCode::kPartIgnored, "NOT"},
           Placed{"a ( )", ProblemCode::kPartIgnored, "( )"},
           Placed{"a NEAR/3 lang:ja", ProblemCode::kReadOtherwise, "NEAR/3"},
           Placed{"a NEAR -b", ProblemCode::kPartIgnored, "b"},
           Placed{"OR", ProblemCode::kReadAsWords, "OR"},
       }) {
    const std::vector<Problem> notes = parse_query(typed).notes;
    ASSERT_FALSE(notes.empty()) << typed;
    const Problem& note = notes.back();
    EXPECT_EQ(note.code, code) << typed;
    EXPECT_EQ(note.parameter, "query") << typed;
    ASSERT_TRUE(note.at) << typed;
    EXPECT_EQ(std::string(typed).substr(note.at->begin, note.at->end - note.at->begin), part) << typed;
  }
}

TEST(QueryNotes, ThereAreNoneForWhatIsUnderstood) {
  for (const char* typed : {"NATO", "a AND (b OR \"c d\") -e", "http://example.com", "12:30", "date:2024..",
                            "Won-sik -x", "id:a:b", "title:(a b)", "「北」＋米"}) {
    EXPECT_THAT(parse_query(typed).notes, IsEmpty()) << typed;
  }
}

TEST(QueryNotes, AreBounded) {
  std::string typed;
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b) typed += std::string("q") + a + b + ":x ";
  }
  EXPECT_LE(parse_query(typed).notes.size(), 20U);
}

TEST(QueryLimits, ALongQueryIsCutAtACharacter) {
  std::string typed(kMaxQueryBytes - 1, 'a');
  typed += "国国";
  const ParsedQuery parsed = parse_query(typed);
  ASSERT_TRUE(parsed.root);
  EXPECT_EQ(parsed.root->text, std::string(kMaxQueryBytes - 1, 'a'));
  EXPECT_THAT(tests::texts(parsed.notes), testing::Contains(HasSubstr("cut after 8192 bytes")));
}

std::size_t depth(const QueryNode& node) {
  std::size_t deepest = 0;
  for (const QueryNodePtr& child : node.children) deepest = std::max(deepest, depth(*child));
  return deepest + 1;
}

TEST(QueryLimits, DeepNestingBecomesWords) {
  for (const int levels : {10, 63, 64, 65, 200, 1000}) {
    std::string typed;
    for (int i = 0; i < levels; ++i) typed += "(b AND (c OR ";
    typed += "z";
    for (int i = 0; i < 2 * levels && typed.size() < kMaxQueryBytes; ++i) typed += ")";
    const ParsedQuery parsed = parse_query(typed);
    ASSERT_TRUE(parsed.root);
    EXPECT_LE(depth(*parsed.root), kMaxQueryDepth) << levels;
    const std::string once = to_string(*parsed.root);
    EXPECT_EQ(understood(once), once) << levels;
    if (levels > 32) {
      EXPECT_THAT(tests::texts(parsed.notes), testing::Contains(HasSubstr("nested too deep"))) << levels;
    }
  }
}

TEST(QueryLimits, ParenthesesAloneCostNoDepth) {
  EXPECT_EQ(understood(std::string(60, '(') + "a" + std::string(60, ')')), "a");
  EXPECT_EQ(understood(std::string(4000, '(') + "a b" + std::string(4000, ')')), "a b");
}

}  // namespace
}  // namespace broadsheet::schema
