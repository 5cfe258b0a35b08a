// Files of source aliases: what they say, and what is wrong with them.
#include "broadsheet/schema/source_aliases.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "broadsheet/schema/error.h"

namespace broadsheet::schema {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kFile =
    "\xEF\xBB\xBF# agencies\r\n"
    "Yonhap = 연합뉴스 | 聯合ニュース|yna.co.kr\r\n"
    "\n"
    "AP = The Associated Press | ＡＰ\n";

TEST(SourceAliases, GiveAllNamesOfASourceWhateverItsCaseAndWidth) {
  const SourceAliases aliases = SourceAliases::parse(kFile, "a.txt");
  for (const char* name : {"Yonhap", "YONHAP", "ｙｏｎｈａｐ", " 연합뉴스 ", "聯合ニュース", "yna.co.kr"}) {
    EXPECT_THAT(aliases.names_of(name), ElementsAre("Yonhap", "연합뉴스", "聯合ニュース", "yna.co.kr"))
        << name;
    EXPECT_EQ(aliases.shown(name), "Yonhap");
  }
  EXPECT_THAT(aliases.names_of("AP"), ElementsAre("AP", "The Associated Press"));
  EXPECT_THAT(aliases.names_of("Yonhap News"), IsEmpty());
  EXPECT_EQ(aliases.shown("Reuters"), "Reuters");
}

TEST(SourceAliases, AreReadBackFromTheirText) {
  const SourceAliases aliases = SourceAliases::parse(std::string(kFile) + "Reuters = reuters\n", "a.txt");
  const SourceAliases again = SourceAliases::parse(aliases.text(), "again");
  EXPECT_EQ(again.text(), aliases.text());
  EXPECT_EQ(again.shown("聯合ニュース"), "Yonhap");
  EXPECT_TRUE(SourceAliases::parse("# nothing\n", "a.txt").empty());
}

TEST(SourceAliases, TravelInTheIndex) {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  EXPECT_TRUE(source_aliases_of(database).empty());
  write_source_aliases(database, SourceAliases::parse(kFile, "a.txt"));
  EXPECT_EQ(source_aliases_of(database).shown("연합뉴스"), "Yonhap");
}

struct BadFile {
  const char* text;
  const char* message;
};

class BadAliases : public testing::TestWithParam<BadFile> {};

TEST_P(BadAliases, AreRefusedWithTheirLine) {
  try {
    SourceAliases::parse(GetParam().text, "a.txt");
    FAIL() << "not refused";
  } catch (const UserError& error) {
    EXPECT_THAT(error.what(), HasSubstr(GetParam().message));
  }
}

INSTANTIATE_TEST_SUITE_P(Lines, BadAliases,
                         testing::Values(BadFile{"Yonhap", "a.txt: line 1: a source is its name, '='"},
                                         BadFile{"A = B\n = C", "line 2"}, BadFile{"A =", "line 1"},
                                         BadFile{"A = B | | C", "line 1"},
                                         BadFile{"A = B\nC = b", "line 2: 'b' is a name of 'A' already"},
                                         BadFile{"A = \xff", "line 1: not UTF-8"}));

TEST(SourceAliases, SayWhichFileCannotBeRead) {
  EXPECT_THROW(SourceAliases::read("/nonexistent/aliases"), UserError);
}

}  // namespace
}  // namespace broadsheet::schema
