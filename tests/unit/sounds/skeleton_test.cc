// Skeletons: one name in many scripts, what the folding table says, and hostile text.
#include "sounds/name_skeleton.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "fuzz/entry.h"
#include "sounds/fold_rules.h"
#include "sounds/letters.h"

namespace broadsheet::schema {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

struct SkeletonCase {
  const char* name;
  const char* skeleton;
};
class SkeletonTest : public testing::TestWithParam<SkeletonCase> {};
TEST_P(SkeletonTest, IsWhatIsLeftOfTheName) {
  EXPECT_EQ(NameReader().skeleton(GetParam().name), GetParam().skeleton) << GetParam().name;
  const std::vector<std::string> all = NameReader().skeletons(GetParam().name);
  EXPECT_EQ(all.empty() ? "" : all.front(), GetParam().skeleton);
}
INSTANTIATE_TEST_SUITE_P(
    OneNameInManyScripts, SkeletonTest,
    testing::Values(SkeletonCase{"신원식", "snnsk"}, SkeletonCase{"シン・ウォンシク", "snnsk"},
                    SkeletonCase{"しん・うぉんしく", "snnsk"}, SkeletonCase{"ｼﾝ･ｳｫﾝｼｸ", "snnsk"},
                    SkeletonCase{"Shin Won-sik", "snnsk"}, SkeletonCase{"SHIN WON SIK", "snnsk"},
                    SkeletonCase{"Ｓｈｉｎ Ｗｏｎ Ｓｉｋ", "snnsk"}, SkeletonCase{"평양", "pnn"},
                    SkeletonCase{"ピョンヤン", "pnn"}, SkeletonCase{"P'yŏngyang", "pnn"},
                    SkeletonCase{"Pyongyang", "pnn"}, SkeletonCase{"Пхеньян", "pnn"},
                    SkeletonCase{"Berlin", "pln"}, SkeletonCase{"ベルリン", "pln"},
                    SkeletonCase{"베를린", "pln"}, SkeletonCase{"Берлин", "pln"},
                    SkeletonCase{"Βερολίνο", "pln"}, SkeletonCase{"Gandhi", "knt"},
                    SkeletonCase{"गांधी", "knt"}, SkeletonCase{"Obama", "opama"},
                    SkeletonCase{"Ομπάμα", "opama"}, SkeletonCase{"โอบามา", "opama"},
                    SkeletonCase{"习近平", "ssmpn"}, SkeletonCase{"Xi Jinping", "ssmpn"},
                    SkeletonCase{"محمد", "mmt"}, SkeletonCase{"Šimon", "smn"}));
INSTANTIATE_TEST_SUITE_P(WhatRomanisationsDisagreeOn, SkeletonTest,
                         testing::Values(SkeletonCase{"Chung", ""}, SkeletonCase{"Jong-un", "snn"},
                                         SkeletonCase{"Jungun", "snkn"}, SkeletonCase{"Singapore", "snkpl"},
                                         SkeletonCase{"シンガポール", "snkpl"},
                                         SkeletonCase{"Simpson", "smpsn"},
                                         SkeletonCase{"シンプソン", "smpsn"}, SkeletonCase{"삿포로", "spl"},
                                         SkeletonCase{"Sapporo", "spl"}, SkeletonCase{"ヴァチカン", "pskn"},
                                         SkeletonCase{"वाशिंगटन", "psnktn"}));
INSTANTIATE_TEST_SUITE_P(TooLittle, SkeletonTest,
                         testing::Values(SkeletonCase{"Kim", ""}, SkeletonCase{"김", ""},
                                         SkeletonCase{"アベ", ""}, SkeletonCase{"Lee", ""}));

// Those that say nothing have no skeletons to look up either.
TEST(Skeleton, OfNoNameIsEmpty) {
  for (const char* text :
       {"", " ", "-", "2024", "a1b", "Shin@Won", "Shin\xFFWon", "\xE3\x82", "🚀", "Shin\nWon"}) {
    EXPECT_EQ(NameReader().skeleton(text), "") << text;
    EXPECT_THAT(NameReader().skeletons(text), IsEmpty()) << text;
  }
  EXPECT_EQ(NameReader().skeleton(std::string(kMaxNameBytes + 1, 'k')), "");
}

struct OtherCase {
  const char* name;
  const char* other;
};
class OtherReadings : public testing::TestWithParam<OtherCase> {};
TEST_P(OtherReadings, AreLookedUp) {
  EXPECT_THAT(NameReader().skeletons(GetParam().name), Contains(NameReader().skeleton(GetParam().other)));
}
INSTANTIATE_TEST_SUITE_P(
    OfOneSpelling, OtherReadings,
    testing::Values(OtherCase{"이재명", "Lee Jae-myung"}, OtherCase{"Lee Jae-myung", "이재명"},
                    OtherCase{"박근혜", "Park Geun-hye"}, OtherCase{"노태우", "Roh Tae-woo"},
                    OtherCase{"신라", "Silla"}, OtherCase{"종로", "Jongno"}, OtherCase{"루터", "Luther"},
                    OtherCase{"ルター", "Luther"}, OtherCase{"Gandhi", "ガンジー"},
                    OtherCase{"ガンジー", "Gandhi"}, OtherCase{"Гонконг", "Hong Kong"},
                    OtherCase{"Вашингтон", "Washington"}, OtherCase{"申源湜", "신원식"},
                    OtherCase{"金正恩", "김정은"}, OtherCase{"李明博", "이명박"},
                    OtherCase{"윤석열", "Yoon Suk Yeol"}, OtherCase{"Σίντνεϊ", "Sydney"}));

TEST(Skeletons, AreFewAndDifferentAndTheIndexedOneComesFirst) {
  for (const char* name :
       {"Chun Doo-hwan Chough Ghazi Xavier Jorge Wagner", "金正恩", "Гонконг Харгхов Вхв"}) {
    const std::vector<std::string> all = NameReader().skeletons(name);
    ASSERT_FALSE(all.empty());
    EXPECT_EQ(all.front(), NameReader().skeleton(name));
    EXPECT_LE(all.size(), kMaxSkeletons);
    std::vector<std::string> sorted = all;
    std::sort(sorted.begin(), sorted.end());
    EXPECT_EQ(std::adjacent_find(sorted.begin(), sorted.end()), sorted.end());
  }
}

TEST(FoldRules, HaveSoundsOfTheAlphabetAndNoneHidesAnother) {
  const auto rules = sounds::fold_rules();
  for (std::size_t i = 0; i < rules.size(); ++i) {
    ASSERT_FALSE(rules[i].letters.empty());
    for (const std::string_view sounds : {rules[i].sounds, rules[i].other.value_or("")}) {
      EXPECT_EQ(sounds.find_first_not_of("ktpsmnlhaeo~"), std::string_view::npos) << rules[i].letters;
    }
    EXPECT_NE(rules[i].other, rules[i].sounds) << rules[i].letters;
    for (std::size_t j = i + 1; j < rules.size(); ++j) {
      EXPECT_FALSE(rules[i].where == sounds::Where::kAnywhere &&
                   rules[j].letters.starts_with(rules[i].letters))
          << rules[i].letters << " hides " << rules[j].letters;
    }
  }
}

TEST(FoldRules, EveryLowerCaseLetterHasOne) {
  for (char c = 'a'; c <= 'z'; ++c) EXPECT_NE(sounds::find_rule(std::string(1, c), 0), nullptr) << c;
}

// Bytes, and code points of the scripts that are read, in random order.
TEST(Skeleton, AnyBytesAreHarmless) {
  // NOLINTNEXTLINE(bugprone-random-generator-seed): the same inputs in every run
  std::mt19937 random(20240301);
  const std::vector<std::string> pieces{
      "Shin", "김", "정은", "は", "ッ", "ァ", "ー", "゙",   "ﾞ",  "์",       "เ",  "ก", "्",   "ि", "क",
      "μ",    "π",  "п",    "х",  "申", "𠮷", "́",   "-",  "'",  " ",      "・", "H", "ng", "x", "\xFF",
      "\xE3", "\n", "1",    "ا",  "ه",  "ש",  "ŏ",  "가", "힣", "\u1100", ":",  "<", "~",  "|"};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t i = random() % 12; i > 0; --i) text += pieces[random() % pieces.size()];
    if (random() % 8 == 0) text += static_cast<char>(random() % 256);
    ASSERT_EQ(fuzz::name(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()), 0);
  }
}

TEST(Letters, OfEveryCodePointAreAscii) {
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    for (const char letter : sounds::letters_of(c).view())
      ASSERT_TRUE(letter > ' ' && letter < 0x7F) << static_cast<std::uint32_t>(c);
  }
}

}  // namespace
}  // namespace broadsheet::schema
