// Stems, on words as the analysis folds them.
#include <gtest/gtest.h>

#include "analysis/stemmer.h"
#include "tokens.h"

namespace broadsheet::schema {
namespace {

std::string stem(std::string_view text, std::string_view language) {
  static Stemmer stemmer;
  const auto tokens = tokens_of(text);
  return std::string(stemmer.stem(tokens.at(0).text, tokens.at(0).stem_script, language));
}

// Two forms of one word meet in one stem (or in the other form itself).
struct Pair {
  const char* language;
  const char* one;
  const char* other;
};

class StemTest : public testing::TestWithParam<Pair> {};

TEST_P(StemTest, FormsOfAWordMeet) {
  const Pair& pair = GetParam();
  const auto stem_or_word = [&](const char* text) {
    const std::string stemmed = stem(text, pair.language);
    return stemmed.empty() ? tokens_of(text).at(0).text : stemmed;
  };
  EXPECT_EQ(stem_or_word(pair.one), stem_or_word(pair.other)) << pair.language;
}

INSTANTIATE_TEST_SUITE_P(EveryLanguage, StemTest,
                         testing::Values(Pair{"ar", "المدينة", "مدينة"}, Pair{"ca", "eleccions", "elecció"},
                                         Pair{"da", "regeringen", "regering"}, Pair{"de", "Häuser", "Hauser"},
                                         Pair{"el", "κυβέρνηση", "κυβερνήσεις"},
                                         Pair{"en", "elections", "election"},
                                         Pair{"es", "elecciones", "elección"}, Pair{"eu", "herriak", "herri"},
                                         Pair{"fi", "talossa", "talo"}, Pair{"fr", "élections", "élection"},
                                         Pair{"ga", "bhfear", "fhear"}, Pair{"hi", "लड़कियाँ", "लड़कियों"},
                                         Pair{"hu", "házban", "ház"}, Pair{"hy", "քաղաքներ", "քաղաք"},
                                         Pair{"id", "membantu", "bantuan"},
                                         Pair{"it", "ministri", "ministro"}, Pair{"lt", "miestas", "miesto"},
                                         Pair{"ne", "नेपालको", "नेपाल"}, Pair{"nl", "boeken", "boek"},
                                         Pair{"no", "valgene", "valgenes"}, Pair{"nb", "valgene", "valgenes"},
                                         Pair{"pt", "governos", "governo"},
                                         Pair{"ro", "alegeri", "alegerile"}, Pair{"ru", "выборов", "выборы"},
                                         Pair{"sr", "vlada", "vladama"}, Pair{"sr", "влада", "vladama"},
                                         Pair{"sv", "regeringen", "regeringar"}, Pair{"ta", "கட்சிகள்", "கட்சி"},
                                         Pair{"tr", "evler", "evlerde"}, Pair{"yi", "מענטשן", "מענטש"}));

// Of languages without an algorithm the first letters are taken, and of relatives that of the relative.
INSTANTIATE_TEST_SUITE_P(
    OtherLanguages, StemTest,
    testing::Values(Pair{"ms", "membantu", "bantuan"}, Pair{"hr", "vlada", "vladama"},
                    Pair{"bs", "vlada", "vladama"}, Pair{"pl", "wyborów", "wyborach"},
                    Pair{"cs", "volební", "volebních"}, Pair{"sk", "ministra", "ministrom"},
                    Pair{"sl", "vladnega", "vladni"}, Pair{"uk", "міністра", "міністром"},
                    Pair{"bg", "министър", "министри"}, Pair{"be", "выбараў", "выбарах"},
                    Pair{"mk", "министерот", "министри"}, Pair{"lv", "ministrs", "ministru"},
                    Pair{"et", "valitsus", "valitsuse"}, Pair{"is", "ráðherra", "ráðherrann"},
                    Pair{"fa", "انتخابات", "انتخاباتی"}, Pair{"he", "הבחירות", "הבחירה"},
                    Pair{"mr", "सरकारने", "सरकारची"}, Pair{"bn", "সরকারের", "সরকারকে"},
                    Pair{"te", "ప్రభుత్వం", "ప్రభుత్వానికి"}, Pair{"ml", "സർക്കാരിന്റെ", "സർക്കാരിന്"},
                    Pair{"ka", "მთავრობის", "მთავრობა"}));

TEST(Stemmer, IsEmptyWithoutALanguageOrAnotherScript) {
  EXPECT_EQ(stem("elections", "th"), "");
  EXPECT_EQ(stem("elections", ""), "");
  EXPECT_EQ(stem("elections", "ru"), "");
  EXPECT_EQ(stem("выборов", "en"), "");
  EXPECT_EQ(stem("2024", "en"), "");
}

TEST(Stemmer, IsEmptyWhereTheStemIsTheWord) {
  EXPECT_EQ(stem("election", "en"), "elect");
  EXPECT_EQ(stem("war", "en"), "");
}

TEST(Stemmer, OnlyThePrimarySubtagCounts) {
  EXPECT_EQ(stem("elections", "en-GB"), "elect");
  EXPECT_EQ(stem("elections", "en_US"), "elect");
}

TEST(StemLanguages, AllHaveAnAlgorithmOfLibstemmerOrNone) {
  Stemmer stemmer;
  for (const StemLanguage& each : stem_languages()) {
    EXPECT_NE(each.script, StemScript::kNone) << each.language;
    EXPECT_NO_THROW(stemmer.stem("x", each.script, each.language)) << each.language;
  }
}

}  // namespace
}  // namespace broadsheet::schema
