// Thai, Lao, Khmer and Burmese: signs that are no part of a word, and clusters that look the same.
#include <gtest/gtest.h>

#include <algorithm>

#include "analysis/dictionary_words.h"
#include "tokens.h"

namespace broadsheet::schema {
namespace {

struct SignCase {
  const char* with;
  const char* without;
};
std::ostream& operator<<(std::ostream& out, const SignCase& c) { return out << c.with; }

std::string words_without_glue(std::string_view text) {
  std::string words = words_of(text);
  std::replace(words.begin(), words.end(), '+', ' ');
  return words;
}

class SignAfterWord : public testing::TestWithParam<SignCase> {};
TEST_P(SignAfterWord, IsNoPartOfIt) {
  EXPECT_EQ(words_without_glue(GetParam().with), words_without_glue(GetParam().without));
}
INSTANTIATE_TEST_SUITE_P(Abbreviation, SignAfterWord,
                         testing::Values(SignCase{"มหาวิทยาลัยฯ", "มหาวิทยาลัย"},
                                         SignCase{"รัฐบาลฯ แถลง", "รัฐบาล แถลง"},
                                         SignCase{"รัฐบาลฯแถลง", "รัฐบาล แถลง"}, SignCase{"สภาฯ", "สภา"},
                                         SignCase{"ລັດຖະບານຯ", "ລັດຖະບານ"}));
INSTANTIATE_TEST_SUITE_P(Repetition, SignAfterWord,
                         testing::Values(SignCase{"เด็กๆ วิ่ง", "เด็ก วิ่ง"}, SignCase{"เด็ก ๆ วิ่ง", "เด็ก วิ่ง"},
                                         SignCase{"เร็วๆ", "เร็ว"}, SignCase{"เร็ว ๆ", "เร็ว"},
                                         SignCase{"ເດັກໆ", "ເດັກ"}, SignCase{"ເດັກ ໆ", "ເດັກ"},
                                         SignCase{"ផ្សេងៗ", "ផ្សេង"}, SignCase{"ផ្សេង ៗ", "ផ្សេង"}));

struct LookalikeCase {
  const char* script;
  std::string right;
  std::string other;
};
std::ostream& operator<<(std::ostream& out, const LookalikeCase& c) {
  return out << c.script << ' ' << c.right;
}

class Lookalike : public testing::TestWithParam<LookalikeCase> {};
TEST_P(Lookalike, IsTheSameWord) {
  ASSERT_NE(GetParam().right, GetParam().other);
  EXPECT_EQ(words_of(GetParam().right), words_of(GetParam().other));
}
INSTANTIATE_TEST_SUITE_P(
    Clusters, Lookalike,
    testing::Values(
        // Thai: nikhahit and sara aa for sara am, before and after the tone; two sara e; the tone before the
        // vowel.
        LookalikeCase{"Thai", "ถ้ำ", "ถ\u0E4D\u0E49า"}, LookalikeCase{"Thai", "ถ้ำ", "ถ\u0E49\u0E4Dา"},
        LookalikeCase{"Thai", "กำลัง", "ก\u0E4Dาลัง"}, LookalikeCase{"Thai", "แม่", "เเม่"},
        LookalikeCase{"Thai", "แข็งแรง", "เเข็งเเรง"}, LookalikeCase{"Thai", "พี่", "พ\u0E48\u0E35"},
        LookalikeCase{"Thai", "ที่นี่", "ท\u0E48\u0E35น\u0E48\u0E35"},
        LookalikeCase{"Thai", "ผู้", "ผ\u0E49\u0E39"},
        // Lao: the same.
        LookalikeCase{"Lao", "ຄ້ຳ", "ຄ\u0ECD\u0EC9າ"}, LookalikeCase{"Lao", "ແມ່", "ເເມ່"},
        LookalikeCase{"Lao", "ທີ່", "ທ\u0EC8\u0EB5"}, LookalikeCase{"Lao", "ຫຼາຍ", "ຫລາຍ"},
        LookalikeCase{"Lao", "ໝາ", "ຫມາ"},
        // Khmer: subscripts of da and ta, ro before another subscript, vowels of two signs.
        LookalikeCase{"Khmer", "កណ្តាល", "កណ្ដាល"}, LookalikeCase{"Khmer", "ស្ត្រី", "ស្រ្តី"},
        LookalikeCase{"Khmer", "កោះ", "ក\u17C1\u17B6ះ"}, LookalikeCase{"Khmer", "កើត", "ក\u17C1\u17B8ត"},
        LookalikeCase{"Khmer", "ជុំ", "ជ\u17C6\u17BB"}, LookalikeCase{"Khmer", "ស៊ី", "ស\u17B8\u17CA"},
        // Burmese: vowels below before those above, the sign of n before the vowel, medials in another order.
        LookalikeCase{"Burmese", "ကို", "က\u102F\u102D"}, LookalikeCase{"Burmese", "သုံး", "သ\u1036\u102Fး"},
        LookalikeCase{"Burmese", "ကျွန်း", "က\u103D\u103Bန်း"}, LookalikeCase{"Burmese", "မြွေ", "မ\u103Dြေ"},
        LookalikeCase{"Burmese", "နို့", "န\u102F\u102D့"}));

TEST(Clusters, MarksInARowAreLeftAndCostLinearTime) {
  std::string text = "ก";
  for (int i = 0; i < 20000; ++i) text += i % 2 == 0 ? "\u0E49" : "\u0E31";
  EXPECT_LE(tokens_of(text).size(), text.size());
}

TEST(Clusters, OffsetsAreThoseOfTheText) {
  for (const std::string text : {"น\u0E4D\u0E49าท่วม", "เเม่น\u0E4D\u0E49า", "ស្រ្តីខ្មែរ", "ဝန်ကြီးက\u102F\u102D"}) {
    std::uint32_t end = 0;
    for (const OwnedToken& token : tokens_of(text)) {
      EXPECT_EQ(token.begin, end) << text;
      EXPECT_LT(token.begin, token.end) << text;
      end = token.end;
    }
    EXPECT_EQ(end, text.size()) << text;
  }
}

// Words of the dictionaries that hold a shorter one.
struct PartCase {
  const char* part;
  const char* whole;
};
std::ostream& operator<<(std::ostream& out, const PartCase& c) { return out << c.part; }

class CompoundsOf : public testing::TestWithParam<PartCase> {};
TEST_P(CompoundsOf, HoldThePart) {
  const std::vector<std::string> compounds = compounds_of(words_of(GetParam().part));
  EXPECT_NE(std::find(compounds.begin(), compounds.end(), words_of(GetParam().whole)), compounds.end());
}
INSTANTIATE_TEST_SUITE_P(Dictionary, CompoundsOf,
                         testing::Values(PartCase{"มนตรี", "รัฐมนตรี"}, PartCase{"ประเทศ", "ภูมิประเทศ"},
                                         PartCase{"ข่าว", "ข่าวสาร"}, PartCase{"ປະເທດ", "ຕ່າງປະເທດ"},
                                         PartCase{"ນະຄອນ", "ນະຄອນຫຼວງ"}, PartCase{"កម្ពុជា", "កម្ពុជាក្រោម"},
                                         PartCase{"နိုင်ငံ", "နိုင်ငံခြား"}, PartCase{"မြန်မာ", "မြန်မာဘာသာ"}));

TEST(CompoundsOf, HasNoneOfWhatSaysNothing) {
  for (const char* word : {"", "a", "中文", "ก", "ការ", "ການ", "นฬฬฬ", "ไทยລາວ"})
    EXPECT_TRUE(compounds_of(word).empty()) << word;
}

}  // namespace
}  // namespace broadsheet::schema
