// One word in its other ways of writing: each row is what is typed, what an article has, and whether it is
// found.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "analysis/other_spellings.h"
#include "analysis/written_particles.h"
#include "plan/plan_index.h"

namespace broadsheet::schema {
namespace {

struct Row {
  const char* typed;
  const char* text;
  bool found = true;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.typed << " in " << row.text; }

// The article, and one that has what was typed: it comes first.
class Spelling : public testing::TestWithParam<Row> {};
TEST_P(Spelling, IsFoundBehindWhatWasTyped) {
  const Index index({{"typed", {}, "", GetParam().typed, "", "", 0, ""},
                     {"other", {}, "", GetParam().text, "", "", 0, ""}});
  PlanOptions options;
  options.names = false;  // spellings alone: a sound is alike in many of them
  const std::vector<std::string> found = index.find(GetParam().typed, options);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front(), "typed");
  EXPECT_EQ(found.size() == 2, GetParam().found) << index.plan(GetParam().typed).query.get_description();
}

INSTANTIATE_TEST_SUITE_P(
    ArabicParticles, Spelling,
    testing::Values(Row{"الحكومة", "والحكومة"}, Row{"حكومة", "والحكومة"}, Row{"الحكومة", "بالحكومة"},
                    Row{"الحكومة", "للحكومة"}, Row{"الحكومة", "وللحكومة"}, Row{"اللجنة", "للجنة"},
                    Row{"سوريا", "لسوريا"}, Row{"سوريا", "وسوريا"}, Row{"سوريا", "بسوريا"},
                    Row{"سوريا", "كسوريا"}, Row{"سوريا", "فسوريا"}, Row{"سوريا", "ولسوريا"},
                    Row{"والحكومة", "الحكومة"}, Row{"لسوريا", "سوريا"}, Row{"للحكومة", "الحكومة"},
                    Row{"مصر", "لمصر"}, Row{"ايران", "بايران"}));
INSTANTIATE_TEST_SUITE_P(NoArabicParticles, Spelling,
                         testing::Values(Row{"زير", "وزير", false}, Row{"تاب", "كتاب", false},
                                         Row{"لاد", "بلاد", false}, Row{"لد", "ولد", false},
                                         Row{"كتاب", "تاب", false}, Row{"وزير", "زير", false},
                                         Row{"بيت", "يت", false}));
INSTANTIATE_TEST_SUITE_P(HebrewPrefixes, Spelling,
                         testing::Values(Row{"ממשלה", "הממשלה"}, Row{"ממשלה", "והממשלה"},
                                         Row{"ממשלה", "בממשלה"}, Row{"ממשלה", "לממשלה"},
                                         Row{"ממשלה", "מהממשלה"}, Row{"ממשלה", "שהממשלה"},
                                         Row{"ממשלה", "כשהממשלה"}, Row{"הממשלה", "ממשלה"},
                                         Row{"ועדה", "הוועדה"}, Row{"ועדה", "בוועדה"}, Row{"צבא", "הצבא"},
                                         Row{"חיפה", "מחיפה"}, Row{"בחיפה", "חיפה"}));
INSTANTIATE_TEST_SUITE_P(NoHebrewPrefixes, Spelling,
                         testing::Values(Row{"רק", "ברק", false}, Row{"לום", "שלום", false},
                                         Row{"בן", "לבן", false}, Row{"שרד", "משרד", false}));
INSTANTIATE_TEST_SUITE_P(KoreanNounsOfOneSyllable, Spelling,
                         testing::Values(Row{"집", "집은"}, Row{"집", "집이"}, Row{"집", "집을"},
                                         Row{"집", "집에서"}, Row{"집", "집으로"}, Row{"집", "집까지"},
                                         Row{"비", "비가"}, Row{"비", "비를"}, Row{"비", "비는"},
                                         Row{"눈", "눈과"}, Row{"길", "길로"}, Row{"집을", "집"},
                                         Row{"집을", "집이"}));
INSTANTIATE_TEST_SUITE_P(NoKoreanNounsOfOneSyllable, Spelling,
                         testing::Values(Row{"회", "회의", false}, Row{"정", "정도", false},
                                         Row{"아", "아이", false}, Row{"비", "비을", false},
                                         Row{"집", "집단", false}, Row{"불", "불만", false},
                                         Row{"효", "효과", false}, Row{"집", "집가", false}));
INSTANTIATE_TEST_SUITE_P(KoreanCompounds, Spelling,
                         testing::Values(Row{"국제공항", "국제 공항"}, Row{"국제공항", "국제 공항을"},
                                         Row{"국제 공항", "국제공항"},
                                         Row{"고속철도역", "고속 철도 역", false},
                                         Row{"초등학교", "초등 학교"}, Row{"지방자치단체", "지방 자치 단체"},
                                         Row{"새정부", "새 정부"}, Row{"국제공항", "공항 국제", false},
                                         Row{"국제공항", "국제선 공항", false}));
INSTANTIATE_TEST_SUITE_P(PartsOfCompounds, Spelling,
                         testing::Values(Row{"มนตรี", "รัฐมนตรี"}, Row{"ข่าว", "ข่าวสาร"},
                                         Row{"ປະເທດ", "ຕ່າງປະເທດ"}, Row{"កម្ពុជា", "កម្ពុជាក្រោម"},
                                         Row{"နိုင်ငံ", "နိုင်ငံခြား"}, Row{"มา", "มาก", false},
                                         Row{"รัฐมนตรี", "มนตรี", false}));
INSTANTIATE_TEST_SUITE_P(SmallVowelsOfLoanWords, Spelling,
                         testing::Values(Row{"ウイスキー", "ウィスキー"}, Row{"ウィスキー", "ウイスキー"},
                                         Row{"フイルム", "フィルム"}, Row{"ウェブサイト", "ウエブサイト"},
                                         Row{"ソフトウエア", "ソフトウェア"},
                                         Row{"アイス", "ァイス", false}));
INSTANTIATE_TEST_SUITE_P(NasalLetters, Spelling,
                         testing::Values(Row{"हिंदी", "हिन्दी"}, Row{"हिन्दी", "हिंदी"}, Row{"पंजाब", "पञ्जाब"},
                                         Row{"अंक", "अङ्क"}, Row{"झंडा", "झण्डा"}, Row{"मुंबई", "मुम्बई"},
                                         Row{"पाँच", "पांच"}, Row{"पांच", "पाँच"}, Row{"અંબાણી", "અમ્બાણી"},
                                         Row{"પાંચ", "પાઁચ"}, Row{"అంబటి", "అమ్బటి"}, Row{"ಅಂಬರ", "ಅಮ್ಬರ"},
                                         Row{"സംഘം", "സങ്ഘം"}, Row{"ଅଂଚଳ", "ଅଞ୍ଚଳ"}, Row{"সংগীত", "সঙ্গীত"},
                                         Row{"সঙ্গীত", "সংগীত"}, Row{"রং", "রঙ"}, Row{"എന്റെ", "എൻറെ"},
                                         Row{"എൻ്റെ", "എന്റെ"}, Row{"चंपा", "चन्पा", false},
                                         Row{"চাঁদ", "চাংদ", false}));
INSTANTIATE_TEST_SUITE_P(Hamza, Spelling,
                         testing::Values(Row{"مسؤول", "مسئول"}, Row{"مسئول", "مسؤول"}, Row{"شؤون", "شئون"},
                                         Row{"آئین", "آیین"}, Row{"آیین", "آئین"},
                                         Row{"مسوول", "مسئول", false}));

TEST(OtherSpellings, AreBounded) {
  std::string word;
  for (int i = 0; i < 60; ++i) word += "ंक";
  EXPECT_LE(other_spellings(word).size(), kMaxSpellings);
  EXPECT_TRUE(other_spellings("").empty());
  EXPECT_TRUE(other_spellings("minister").empty());
  EXPECT_TRUE(other_spellings("国防").empty());
}

TEST(WrittenParticles, LeaveOtherLanguagesAlone) {
  for (const char* word : {"", "a", "minister", "министр", "国防", "संबंध", "한국어"}) {
    EXPECT_TRUE(with_particles(word).empty()) << word;
    EXPECT_TRUE(without_particles(word).empty()) << word;
  }
}

// A form that stands in more articles than the word is a word of its own.
TEST(WrittenParticles, TheIndexTellsWordsFromForms) {
  std::vector<Sample> samples{{"word", {}, "", "نزهه", "", "", 0, ""}};
  for (int i = 0; i < 5; ++i) samples.push_back({"own" + std::to_string(i), {}, "", "بنزهه", "", "", 0, ""});
  EXPECT_EQ(Index(samples).find("نزهه"), std::vector<std::string>{"word"});
}

}  // namespace
}  // namespace broadsheet::schema
