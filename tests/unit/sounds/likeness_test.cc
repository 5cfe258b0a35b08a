// The likeness of names: what holds for any two, and pairs in many scripts that are one name or two.
#include "sounds/likeness.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <limits>
#include <random>
#include <span>
#include <string>

#include "plan/ranking.h"
#include "sounds/name_skeleton.h"

namespace broadsheet::schema::sounds {
namespace {

Likeness of(const std::string& a, const std::string& b) {
  NameReader reader;
  return likeness(reader.readings(a), reader.readings(b));
}

double per_phone(const Likeness& likeness) {
  return 2.0 * likeness.evidence / kLikenessUnit / static_cast<double>(likeness.length);
}

struct Pair {
  const char* one;
  const char* other;
};

class OneName : public testing::TestWithParam<Pair> {};
TEST_P(OneName, SpeaksForItself) {
  const Likeness found = of(GetParam().one, GetParam().other);
  EXPECT_GE(found.evidence, plan::kLeastNameEvidence * kLikenessUnit)
      << GetParam().one << " " << GetParam().other;
  EXPECT_GE(per_phone(found), plan::kNameEvidencePerPhone) << GetParam().one << " " << GetParam().other;
}
INSTANTIATE_TEST_SUITE_P(
    InManyScripts, OneName,
    testing::Values(Pair{"Putin", "プーチン"}, Pair{"Merkel", "Меркель"}, Pair{"Merkel", "메르켈"},
                    Pair{"Berlin", "ベルリン"}, Pair{"Berlin", "برلين"}, Pair{"Berlin", "ברלין"},
                    Pair{"Washington", "ワシントン"}, Pair{"Minneapolis", "明尼阿波利斯"},
                    Pair{"Washington", "워싱턴"}, Pair{"Barcelona", "바르셀로나"},
                    Pair{"Barcelona", "Барселона"}, Pair{"Barcelona", "برشلونة"},
                    Pair{"Βαρκελώνη", "Barcelona"}, Pair{"बर्लिन", "Berlin"}, Pair{"मॉस्को", "Москва"},
                    Pair{"Nairobi", "ナイロビ"}, Pair{"Nairobi", "나이로비"}, Pair{"ไนโรบี", "Nairobi"},
                    Pair{"Никосия", "ニコシア"}, Pair{"Лондон", "ロンドン"}, Pair{"Madrid", "Мадрид"},
                    Pair{"מדריד", "마드리드"}, Pair{"Kim Jong-un", "김정은"}, Pair{"金正恩", "Kim Jong-un"},
                    Pair{"Shin Won-sik", "シン・ウォンシク"}));

class TwoNames : public testing::TestWithParam<Pair> {};
TEST_P(TwoNames, HaveTooLittleInCommon) {
  const Likeness found = of(GetParam().one, GetParam().other);
  EXPECT_TRUE(found.evidence < plan::kLeastNameEvidence * kLikenessUnit ||
              per_phone(found) < plan::kNameEvidencePerPhone)
      << GetParam().one << " " << GetParam().other << " " << found.evidence;
}
INSTANTIATE_TEST_SUITE_P(OfOneSkeleton, TwoNames,
                         testing::Values(Pair{"Prabowo", "パレット"}, Pair{"Kishida", "Кассета"},
                                         Pair{"Tottori", "タイトル"}, Pair{"Churchill", "コラージュ"},
                                         Pair{"Berlin", "ピラニア"}, Pair{"Merkel", "Морковь"},
                                         Pair{"Madrid", "Matratze"}, Pair{"Nairobi", "なるほど"},
                                         Pair{"London", "ラウンド"}, Pair{"Seoul", "Zoll"}));

// Names of any letters, in any reading.
Sound any_sound(std::mt19937& chance) {
  Sound sound;
  sound.writing = static_cast<Writing>(chance() % kWritings);
  sound.phones.size = static_cast<std::uint8_t>(chance() % (kMaxPhones + 1));
  for (std::size_t i = 0; i < sound.phones.size; ++i)
    sound.phones.of[i] = static_cast<Phone>(chance() % kPhoneCount);
  return sound;
}

TEST(Likeness, IsTheSameFromBothSides) {
  std::mt19937 chance(20240301);
  for (int i = 0; i < 2000; ++i) {
    const Sound a = any_sound(chance);
    const Sound b = any_sound(chance);
    EXPECT_EQ(likeness(a, b), likeness(b, a));
  }
}

TEST(Likeness, KeepsItsBounds) {
  std::mt19937 chance(20240302);
  for (int i = 0; i < 2000; ++i) {
    const Sound a = any_sound(chance);
    const Sound b = any_sound(chance);
    const int most = 46 * (a.phones.size + b.phones.size);  // 46: the largest number of the table
    EXPECT_LE(std::abs(likeness(a, b)), most);
  }
  EXPECT_EQ(likeness(Sound{}, Sound{}), 0);
}

int most_of_beginnings(const Readings& name, const Sound& text) {
  int most = std::numeric_limits<int>::min();
  for (std::size_t i = 0; i < name.size; ++i) {
    Sound beginning = name.of[i];
    for (std::size_t size = 0; size <= name.of[i].phones.size; ++size) {
      beginning.phones.size = static_cast<std::uint8_t>(size);
      most = std::max(most, likeness(beginning, text));
    }
  }
  return most;
}

// Whatever it compared before.
TEST(Comparer, TellsWhatLikenessTells) {
  std::mt19937 chance(20240303);
  for (int i = 0; i < 300; ++i) {
    Readings name;
    name.size = 1 + chance() % kMaxReadings;
    for (std::size_t j = 0; j < name.size; ++j) name.of[j] = any_sound(chance);
    Comparer comparer(name);
    Readings text;
    for (int step = 0; step < 50; ++step) {
      // Often as the one before, with another end.
      text.size = chance() % (kMaxReadings + 1);
      for (std::size_t j = 0; j < text.size; ++j) {
        const Sound other = any_sound(chance);
        const std::size_t same = chance() % 4 == 0 ? 0 : chance() % (kMaxPhones + 1);
        if (same == 0) text.of[j].writing = other.writing;
        Phones& phones = text.of[j].phones;
        for (std::size_t k = same; k < kMaxPhones; ++k) phones.of[k] = other.phones.of[k];
        phones.size = other.phones.size;
      }
      std::array<SoundView, kMaxReadings> views;
      for (std::size_t j = 0; j < text.size; ++j) views[j] = view_of(text.of[j]);
      const Likeness expected = likeness(name, text);
      const Likeness found = comparer.with(std::span(views).first(text.size));
      ASSERT_EQ(found.evidence, expected.evidence);
      ASSERT_EQ(found.length, expected.length);
      if (text.size == 0) continue;
      ASSERT_EQ(comparer.with_beginning(views[0]), most_of_beginnings(name, text.of[0]));
    }
  }
}

TEST(Phones, AreCutAtTheirMost) {
  const std::string letters(100000, 'k');
  EXPECT_EQ(phones_of(letters).size, 1U);  // doubled ones count once
  std::string many;
  for (int i = 0; i < 100000; ++i) many += "ka";
  EXPECT_EQ(phones_of(many).size, kMaxPhones);
  EXPECT_EQ(phones_of("").size, 0U);
  EXPECT_EQ(phones_of("|~|").size, 0U);
}

TEST(Phones, JoinLettersOfOneSound) {
  const auto text = [](std::string_view letters) {
    std::string out;
    const Phones phones = phones_of(letters);
    for (const Phone phone : phones.view()) out += std::string(phone_texts()[phone]) + " ";
    return out;
  };
  EXPECT_EQ(text("schiller"), "sh i l e r ");
  EXPECT_EQ(text("tschaikowsky"), "ch a i k o w s k y ");
  EXPECT_EQ(text("hannah"), "h a n a h ");
  EXPECT_EQ(text("shin|won|sik"), "sh i n w o n s i k ");
  EXPECT_EQ(text("moore"), "m u r e ");
}

TEST(Readings, OfHanAreTwo) {
  NameReader reader;
  const Readings han = reader.readings("金正恩");
  ASSERT_EQ(han.size, 2U);
  EXPECT_EQ(han.of[0].writing, Writing::kHan);
  EXPECT_EQ(han.of[1].writing, Writing::kHangul);
  EXPECT_EQ(reader.readings("Berlin").size, 1U);
  EXPECT_EQ(reader.readings("ברלין").of[0].writing, Writing::kConsonants);
  EXPECT_EQ(reader.readings("3 of 4").size, 0U);
  EXPECT_EQ(reader.readings(std::string(kMaxNameBytes + 1, 'a')).size, 0U);
  EXPECT_EQ(reader.readings("\xFF").size, 0U);
}

}  // namespace
}  // namespace broadsheet::schema::sounds
