// Japanese names in Kanji: how they are read, and which runs of Kanji are some. Skipped without the table.
#include "sounds/kanji_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sounds/name_scanner.h"
#include "text/characters.h"

namespace broadsheet::schema::sounds {
namespace {

using testing::ElementsAreArray;

std::u32string characters(std::string_view text) {
  std::u32string all;
  for (std::size_t at = 0; at < text.size();) all += next_character(text, at);
  return all;
}

std::vector<std::string> as_list(const KanjiReadings& readings) {
  return {readings.of.begin(), readings.of.begin() + static_cast<std::ptrdiff_t>(readings.size)};
}

class KanjiNames : public testing::Test {
 protected:
  void SetUp() override {
    if (!reads_kanji_names()) GTEST_SKIP() << "built without ENAMDICT";
  }
};

TEST_F(KanjiNames, AreReadAsMostPeopleRead) {
  const auto family = [](const char* kanji) { return as_list(family_name_readings(characters(kanji))); };
  const auto given = [](const char* kanji) { return as_list(given_name_readings(characters(kanji))); };
  EXPECT_EQ(family("高橋").front(), "たかはし");
  EXPECT_EQ(family("田中").front(), "たなか");
  EXPECT_EQ(family("佐々木").front(), "ささき");
  EXPECT_EQ(family("長谷川").front(), "はせがわ");
  EXPECT_EQ(given("一郎").front(), "いちろう");
  EXPECT_THAT(given("裕子"), testing::IsSupersetOf({"ゆうこ", "ひろこ"}));
  for (const char* none : {"", "健康", "田中高橋", "タナカ", "tanaka", "A中"}) {
    EXPECT_THAT(family(none), testing::IsEmpty()) << none;
  }
}

TEST_F(KanjiNames, ArePartedWhereTheFamilyNameEnds) {
  const auto length = [](const char* name) {
    return static_cast<int>(length_of_family_name(characters(name)).value_or(0));
  };
  EXPECT_EQ(length("田中一郎"), 2);
  EXPECT_EQ(length("長谷川一郎"), 3);
  EXPECT_EQ(length("佐々木裕子"), 3);
  EXPECT_EQ(length("森一郎"), 1);
  EXPECT_EQ(length("高橋健太郎"), 2);
  for (const char* none : {"江戸時代", "日本国民", "経済産業", "交通事故", "新聞記者", "富永町", "田中",
                           "大統領選挙", "北太平洋", "自由民主党", "高橋"}) {
    EXPECT_EQ(length(none), 0) << none;
  }
}

struct RunCase {
  const char* run;
  bool is_addressed;
  const char* family;
  const char* given;
};
class KanjiRuns : public testing::TestWithParam<RunCase> {
 protected:
  void SetUp() override {
    if (!reads_kanji_names()) GTEST_SKIP() << "built without ENAMDICT";
  }
};
TEST_P(KanjiRuns, HoldANameBesideWhatPeopleAreCalled) {
  const std::u32string run = characters(GetParam().run);
  const auto name = kanji_name_in(run, GetParam().is_addressed);
  const std::u32string found = name ? run.substr(name->begin, name->family) : U"";
  EXPECT_EQ(found, characters(GetParam().family));
  if (name) {
    EXPECT_EQ(run.substr(name->begin + name->family, name->given), characters(GetParam().given));
  }
}
INSTANTIATE_TEST_SUITE_P(All, KanjiRuns,
                         testing::Values(RunCase{"田中一郎", false, "田中", "一郎"},
                                         RunCase{"田中一郎首相", false, "田中", "一郎"},
                                         RunCase{"田中一郎容疑者逮捕", false, "田中", "一郎"},
                                         RunCase{"作家田中一郎", false, "田中", "一郎"},
                                         RunCase{"漫画家高橋裕子氏", false, "高橋", "裕子"},
                                         RunCase{"高橋容疑者", false, "高橋", ""},
                                         RunCase{"田中", true, "田中", ""}, RunCase{"田中", false, "", ""},
                                         RunCase{"皆", true, "", ""}, RunCase{"患者", true, "", ""},
                                         RunCase{"大統領", false, "", ""}, RunCase{"日本選手", false, "", ""},
                                         RunCase{"交通事故", false, "", ""},
                                         RunCase{"国際空港建設計画委員会", false, "", ""}));

// What a scan hands over: each part in each reading that says enough; both together where one does not.
class Keys final : public NameSink {
 public:
  void on_name(const FoundName& name) override { of.emplace_back(name.key); }
  std::vector<std::string> of;
};

TEST_F(KanjiNames, AreFoundInJapaneseTextAlone) {
  NameScanner scanner;
  const std::string text = "昨日、田中一郎さんは港で話した。";
  for (const char* language : {"ja", "ja-JP"}) {
    Keys keys;
    scanner.scan(text, scan_of(language), keys);
    EXPECT_THAT(keys.of, testing::IsSupersetOf({"たなか田中", "いちろう一郎"})) << language;
  }
  for (const char* language : {"zh", "ko", "de", ""}) {
    Keys keys;
    scanner.scan(text, scan_of(language), keys);
    EXPECT_THAT(keys.of, testing::IsEmpty()) << language;
  }
}

TEST_F(KanjiNames, AreJoinedWhereAPartSaysTooLittle) {
  NameScanner scanner;
  Keys keys;
  scanner.scan("今日、阿部亮が来た。", NameScan::kJapanese, keys);
  EXPECT_THAT(keys.of, testing::IsSupersetOf({"あべ りょう阿部亮", "りょう あべ阿部亮"}));
  EXPECT_THAT(keys.of, testing::Not(testing::Contains("あべ阿部")));
}

TEST_F(KanjiNames, TypedAreAWholeAndParts) {
  NameScanner scanner;
  Keys keys;
  scanner.scan("佐々木一郎", NameScan::kQuery, keys);
  EXPECT_THAT(keys.of, testing::IsSupersetOf({"ささき佐々木", "いちろう一郎"}));
}

}  // namespace
}  // namespace broadsheet::schema::sounds
