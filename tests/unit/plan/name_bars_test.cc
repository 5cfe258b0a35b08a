// Everyday words are no names: what is not added though it sounds alike, in many scripts.
#include "plan/name_bars.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "plan/plan_index.h"
#include "plan/ranking.h"

namespace broadsheet::schema::plan {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

constexpr std::nullopt_t kNever = std::nullopt;

struct Bar {
  std::string typed;
  bool known;
  std::string surface;
  bool is_name;
  std::optional<double> more;
};
std::ostream& operator<<(std::ostream& out, const Bar& bar) { return out << bar.typed << "/" << bar.surface; }

class NameBar : public testing::TestWithParam<Bar> {};
TEST_P(NameBar, IsHigherWhereMoreTellsWordsApart) {
  const Bar& bar = GetParam();
  EXPECT_EQ(NameBars(bar.typed, bar.known).more_evidence({bar.surface, bar.is_name, 100, 1}), bar.more);
}

INSTANTIATE_TEST_SUITE_P(OtherScript, NameBar,
                         testing::Values(Bar{"gorbachev", true, "горбачев", true, 0.0},
                                         Bar{"горбачев", true, "ゴルバチョフ", true, 0.0},
                                         Bar{"ゴルバチョフ", true, "고르바초프", false, 0.0},
                                         Bar{"غورباتشوف", true, "gorbachev", true, 0.0},
                                         Bar{"戈尔巴乔夫", true, "गोर्बाचेव", false, 0.0},
                                         Bar{"모스크바", false, "moskva", true, 0.0}));
INSTANTIATE_TEST_SUITE_P(
    SameScript, NameBar,
    testing::Values(Bar{"gorbachev", true, "gorbachev", true, 0.0},
                    Bar{"ヴィーガン", true, "ビーガン", true, 0.0},
                    Bar{"バレンタイン", true, "ヴァレンタイン", true, 0.0},
                    Bar{"レヴュー", true, "レビュー", false, 0.0},
                    Bar{"ビーガン", true, "ピーガン", true, kNever},
                    Bar{"gorbachev", false, "gorbatschow", true, kNameEvidenceInOneScript},
                    Bar{"tchaikovsky", true, "chaikovsky", true, kNameEvidenceInOneScript},
                    Bar{"고르바초프", false, "고르바쵸프", false, kNameEvidenceInOneScript}));
INSTANTIATE_TEST_SUITE_P(Kanji, NameBar,
                         testing::Values(Bar{"takahashi", false, "たかはし高橋", true, 0.0},
                                         Bar{"다카하시", true, "たかはし高橋", true, 0.0},
                                         Bar{"タカハシ", true, "たかはし高橋", true, 0.0},
                                         Bar{"たかはし高橋", true, "takahashi", true, 0.0},
                                         Bar{"たかはし高橋", true, "たかはし高梁", true, kNever},
                                         Bar{"里奈", true, "りな梨奈", true, kNever}));
INSTANTIATE_TEST_SUITE_P(FormsAndOtherWords, NameBar,
                         testing::Values(Bar{"european", true, "europe", true, kNever},
                                         Bar{"парламент", true, "парламентом", true, kNever},
                                         Bar{"αναζητηση", true, "αναζητει", true, kNever},
                                         Bar{"장관", true, "상황", false, kNever},
                                         Bar{"수정할", true, "사용할", false, kNever},
                                         Bar{"الكتاب", true, "الخطاب", false, kNever},
                                         Bar{"पहले", true, "पहली", false, kNever},
                                         Bar{"システム", true, "システムズ", true, kNever}));
INSTANTIATE_TEST_SUITE_P(OtherParts, NameBar,
                         testing::Values(Bar{"putin", true, "vladimir putin", true, kNever},
                                         Bar{"marta", false, "mar ta", true, kNameEvidenceOfOtherParts},
                                         Bar{"марта", false, "mar ta", true, kNameEvidenceOfOtherParts},
                                         Bar{"shin won sik", true, "신원식", false,
                                             kNameEvidenceOfOtherParts},
                                         Bar{"shin won sik", true, "син вон сик", true, 0.0}));
INSTANTIATE_TEST_SUITE_P(HanInHangul, NameBar,
                         testing::Values(Bar{"権利関係", true, "관리", false, kNameEvidenceOfHanInHangul},
                                         Bar{"申源湜", true, "신원식", true, 0.0}));

// Two articles, one with what is typed and one with what sounds like it.
struct Everyday {
  std::string typed;
  std::string own;
  std::string other;
};
std::ostream& operator<<(std::ostream& out, const Everyday& word) { return out << word.typed; }

class EverydayWord : public testing::TestWithParam<Everyday> {};
TEST_P(EverydayWord, FindsItsOwnArticlesAlone) {
  const Everyday& word = GetParam();
  const Index index({{"own", {}, "", word.own, "", "", 0, ""}, {"other", {}, "", word.other, "", "", 0, ""}});
  EXPECT_THAT(index.find(word.typed), ElementsAre("own"));
}
INSTANTIATE_TEST_SUITE_P(Words, EverydayWord,
                         testing::Values(Everyday{"健康", "健康が大切だ", "공항 가는 길"},
                                         Everyday{"権利", "権利を守る", "관리 사무실"},
                                         Everyday{"政権", "政権が代わる", "장관은 말했다"},
                                         Everyday{"장관", "장관 회의", "상황 보고"},
                                         Everyday{"수정할", "수정할 내용", "사용할 내용"},
                                         Everyday{"الكتاب", "هذا الكتاب جديد", "هذا الخطاب جديد"},
                                         Everyday{"पहले", "पहले दिन", "पहली बार"},
                                         Everyday{"European", "It is a European plan",
                                                  "Everyone there loves Europe"}));

// A word that one article has may be a name; one that many have is an everyday word mostly.
TEST(NameBars, AreHigherForFrequentWordsWithoutCapitals) {
  std::vector<Sample> samples{{"other", {"ko"}, "", "참여하 오늘", "", "", 0, ""},
                              {"0", {"hi"}, "", "समूह आज", "", "", 0, ""}};
  EXPECT_THAT(Index(samples).find("समूह"), UnorderedElementsAre("0", "other"));
  while (samples.size() < 1 + kFewestOfEverydayWord) {
    samples.push_back({std::to_string(samples.size() - 1), {"hi"}, "", "समूह आज", "", "", 0, ""});
  }
  EXPECT_THAT(Index(samples).find("समूह"), UnorderedElementsAre("0", "1", "2", "3", "4"));
}

// A word of few consonants that many articles have, typed or found, has to be much alike.
struct Frequent {
  std::string typed;
  std::string frequent;  // what one article has, or many
  std::string other;     // what one article has
  bool much_alike;
};
std::ostream& operator<<(std::ostream& out, const Frequent& word) {
  return out << word.typed << "/" << word.frequent << "/" << word.other;
}

class FrequentWord : public testing::TestWithParam<Frequent> {};
TEST_P(FrequentWord, IsTheNameOfWhoIsInTheNewsIfItIsMuchAlike) {
  const Frequent& word = GetParam();
  std::vector<Sample> samples{{"other", {"ko"}, "", word.other, "", "", 0, ""}};
  const auto finds_both = [&] {
    const std::vector<std::string> found = Index(samples).find(word.typed);
    const auto has = [&](const char* id) { return std::find(found.begin(), found.end(), id) != found.end(); };
    return has("frequent") && has("other");
  };
  samples.push_back({"frequent", {"hi"}, "", word.frequent, "", "", 0, ""});
  EXPECT_TRUE(finds_both());
  while (samples.size() < 1 + kFewestOfEverydayWord) samples.push_back(samples.back());
  EXPECT_EQ(finds_both(), word.much_alike);
}
INSTANTIATE_TEST_SUITE_P(Typed, FrequentWord,
                         testing::Values(Frequent{"सामान्य", "सामान्य दिन", "사망자 없음", false},
                                         Frequent{"अमेरिका", "अमेरिका में", "아메리카 지도", true},
                                         Frequent{"कनाडा", "कनाडा में", "카나다 지도", true}));
INSTANTIATE_TEST_SUITE_P(Found, FrequentWord,
                         testing::Values(Frequent{"사망자", "सामान्य दिन", "사망자 없음", false},
                                         Frequent{"아메리카", "अमेरिका में", "아메리카 지도", true},
                                         Frequent{"카나다", "कनाडा में", "카나다 지도", true}));

// Who asks for names alone gets them however everyday they look.
TEST(NameBars, AreNotForTheFieldName) {
  const Index index(
      {{"own", {}, "", "장관 회의", "", "", 0, ""}, {"other", {}, "", "수정할 내용", "", "", 0, ""}});
  EXPECT_THAT(index.find("name:수정할"), UnorderedElementsAre("other"));
}

}  // namespace
}  // namespace broadsheet::schema::plan
