// Scripts without spaces, and Korean.
#include <gtest/gtest.h>

#include "analysis/hangul_particles.h"
#include "tokens.h"

namespace broadsheet::schema {
namespace {

struct Case {
  const char* text;
  const char* words;
};

TEST(Han, RunsAreBigramsAndTheLastCharacter) {
  const Case cases[] = {
      {"国防相", "国防+防相+相"},
      {"国", "国"},
      {"２０２４年３月", "2024+年+3+月"},
      {"シン・ウォンシク", "シン+ン+ウォ+ォン+ンシ+シク+ク"},
      {"国防相、語る。", "国防+防相+相+語る+る"},
      {"時々刻々", "時々+々刻+刻々+々"},
      {"ラーメン", "ラー+ーメ+メン+ン"},
      {"ｶﾞｿﾘﾝ", "ガソ+ソリ+リン+ン"},
      {"東京 大阪", "東京+京 大阪+阪"},
      {"NATO軍が", "nato+軍が+が"},
      {"𠮷野家", "𠮷野+野家+家"},
      {"豈", "豈"},  // a compatibility ideograph
  };
  for (const Case& c : cases) EXPECT_EQ(words_of(c.text), c.words) << c.text;
}

TEST(Han, AnySubstringIsAPhraseOfBigrams) {
  const auto all = tokens_of("韓国国防相が訪日");
  const auto part = tokens_of("防相が");
  std::vector<OwnedToken> positioned;
  for (const OwnedToken& token : all) {
    if (is_positioned(token.kind)) positioned.push_back(token);
  }
  ASSERT_EQ(part[0].text, "防相");
  EXPECT_EQ(positioned[3].text, part[0].text);
  EXPECT_EQ(positioned[4].text, part[1].text);
}

TEST(Han, DictionaryWordsStandAtTheirFirstCharacter) {
  bool found = false;
  for (const OwnedToken& token : tokens_of("昨日、東京都庁を訪問した")) {
    if (token.kind != TokenKind::kHanWord) continue;
    EXPECT_GE(token.end - token.begin, 6U) << token.text;  // two characters at least
    if (token.text == "訪問") {
      found = true;
      EXPECT_EQ(token.position, 7U);
    }
  }
  EXPECT_TRUE(found);
}

TEST(Han, ChineseHasDictionaryWordsToo) {
  EXPECT_EQ(tokens_of_kind("总统访问北京", TokenKind::kHanWord), "总统 访问 北京");
  EXPECT_EQ(tokens_of_kind("總統訪問北京", TokenKind::kHanWord), "總統 訪問 北京");
}

TEST(Hangul, ParticlesAreStripped) {
  const Case cases[] = {
      {"신원식은", "신원식"},   {"국방부가", "국방부"}, {"대통령에게서", "대통령"}, {"미국에서는", "미국"},
      {"서울로", "서울"},       {"미국으로", "미국"},   {"정부의", "정부"},         {"일본까지도", "일본"},
      {"북한으로부터", "북한"}, {"학교에서", "학교"},   {"친구와", "친구"},         {"전쟁과", "전쟁"},
      {"장관이라고", "장관"},   {"선수처럼", "선수"},   {"뉴스를", "뉴스"},         {"물을", "물을"},
      {"나는", "나는"},         {"회의", "회의"},       {"국가", "국가"},           {"아이", "아이"},
      {"서울으로", "서울으"},                          // 으로 never follows ㄹ; 로 may follow 으
      {"기자가", "기자"},       {"사람가", "사람가"},  // 가 never follows a consonant
      {"바다을", "바다을"},
  };
  for (const Case& c : cases) EXPECT_EQ(words_of(c.text), c.words) << c.text;
}

TEST(Hangul, AtMostTwoLayersAndNeverBelowTwoSyllables) {
  EXPECT_EQ(length_without_particles(U"미국에서부터는"), 2U);
  EXPECT_EQ(length_without_particles(U"에서는"), 2U);  // nothing but particles
  EXPECT_EQ(length_without_particles(U"가"), 1U);
  EXPECT_EQ(length_without_particles(U""), 0U);
  for (const Particle& particle : hangul_particles()) {
    EXPECT_EQ(length_without_particles(particle.text),
              std::max<std::size_t>(length_without_particles(particle.text),
                                    std::min<std::size_t>(2, particle.text.size())));
  }
}

TEST(Hangul, TheTableHasEachParticleOnce) {
  std::vector<std::u32string_view> texts;
  for (const Particle& particle : hangul_particles()) texts.push_back(particle.text);
  std::sort(texts.begin(), texts.end());
  EXPECT_EQ(std::adjacent_find(texts.begin(), texts.end()), texts.end());
}

TEST(Hangul, BigramsAreThoseOfTheStrippedWord) {
  EXPECT_EQ(tokens_of_kind("국방부는", TokenKind::kHangulBigram), "국방 방부");
  EXPECT_EQ(tokens_of_kind("미국", TokenKind::kHangulBigram), "미국");
  EXPECT_EQ(tokens_of_kind("물", TokenKind::kHangulBigram), "");
}

TEST(Hangul, MixedEojeol) {
  EXPECT_EQ(words_of("KT는 2024년 5G"), "kt+는 2024+년 5g");
  EXPECT_EQ(words_of("\u1112\u1161\u11AB\u1100\u116E\u11A8"), "한국");  // conjoining letters
  EXPECT_EQ(words_of("ㅋㅋㅋ"), words_of("ㅋㅋㅋ"));
}

TEST(Dictionary, WordsOfScriptsWithoutSpaces) {
  EXPECT_EQ(words_of("ข่าวการเมือง เศรษฐกิจไทย"), "ข่าว+การเมือง เศรษฐกิจ+ไทย");
  EXPECT_EQ(words_of("ข่าว ๒๕๖๗"), "ข่าว 2567");
  EXPECT_GT(tokens_of("ພາສາລາວ").size(), 0U);
  EXPECT_GT(tokens_of("ភាសាខ្មែរ").size(), 0U);
  EXPECT_GT(tokens_of("မြန်မာဘာသာ").size(), 0U);
}

TEST(Dictionary, WordsCoverEveryLetterOfTheRun) {
  for (const char* text : {"นายกรัฐมนตรีเดินทางไปญี่ปุ่น", "ພາສາລາວ", "ភាសាខ្មែរ", "မြန်မာဘာသာ"}) {
    std::string joined;
    for (const OwnedToken& token : tokens_of(text)) {
      EXPECT_EQ(token.kind, TokenKind::kWord);
      joined += token.text;
    }
    EXPECT_EQ(joined, fold(text));
  }
}

TEST(Dictionary, AWordKeepsItsMarks) { EXPECT_EQ(words_of("น้ำ"), fold("น้ำ")); }

}  // namespace
}  // namespace broadsheet::schema
