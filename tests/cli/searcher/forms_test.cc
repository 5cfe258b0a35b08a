// One word, two ways to write it: the real searcher finds an article that has either by the other, and first
// the one that is written as typed. docs/ANALYSIS.md tells the folds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "cli/run_program.h"

namespace broadsheet::tests {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

enum class Finds {
  kAsOne,   // both forms are the same to the index
  kEach,    // each form finds the other too, which ranks lower
  kOneWay,  // the first form finds the second, which ranks lower; not the reverse
};

struct Case {
  const char* name;
  const char* language;
  const char* one;    // a form, in a text
  const char* other;  // the other form, in the same text
  Finds finds;
};

constexpr Case kCases[] = {
    // Apostrophes
    {"apostrophe_english", "en", "Korea's", "Korea’s", Finds::kAsOne},
    {"apostrophe_irish", "en", "O'Brien", "O’Brien", Finds::kAsOne},
    {"apostrophe_french", "fr", "l'homme", "l’homme", Finds::kAsOne},
    {"apostrophe_turkish", "tr", "Ankara'da", "Ankara’da", Finds::kAsOne},
    {"apostrophe_ukrainian", "uk", "п'ятниця", "п’ятниця", Finds::kAsOne},
    {"apostrophe_letter", "uk", "п'ятниця", "пʼятниця", Finds::kAsOne},
    {"apostrophe_full_width", "en", "Korea's", "Korea＇s", Finds::kAsOne},
    {"hebrew_gershayim", "he", "צה\"ל", "צה״ל", Finds::kAsOne},
    {"hebrew_geresh", "he", "ג'ורג'", "ג׳ורג׳", Finds::kAsOne},
    // Addresses, tags, emoji
    {"email", "en", "press@harbour.example", "PRESS@Harbour.example", Finds::kAsOne},
    {"url", "en", "https://www.harbour.example/ferry?day=1", "http://www.harbour.example/ferry?day=1",
     Finds::kEach},
    {"host", "en", "harbour.example", "www.harbour.example", Finds::kOneWay},
    {"hashtag", "en", "#COP28", "COP28", Finds::kAsOne},
    {"hashtag_korean", "ko", "#기후변화", "기후변화", Finds::kAsOne},
    {"hashtag_japanese", "ja", "＃台風", "台風", Finds::kAsOne},
    {"emoji_selector", "en", "❤️", "❤", Finds::kAsOne},
    {"emoji_skin", "en", "👍🏽", "👍", Finds::kAsOne},
    {"keycap", "en", "5️⃣", "5", Finds::kAsOne},
    // Latin
    {"dotted_i", "tr", "İstanbul", "ISTANBUL", Finds::kAsOne},
    {"dotless_i", "tr", "ışık", "IŞIK", Finds::kEach},
    {"dotless_i_plain", "tr", "Diyarbakır", "Diyarbakir", Finds::kEach},
    {"german_umlaut", "de", "Müller", "Mueller", Finds::kEach},
    {"german_umlaut_plain", "de", "Müller", "Muller", Finds::kEach},
    {"german_sharp_s", "de", "Straße", "STRASSE", Finds::kAsOne},
    {"accents", "fr", "café", "cafe", Finds::kEach},
    {"accents_decomposed", "fr", "caf\u00E9", "cafe\u0301", Finds::kAsOne},
    {"romanian_comma", "ro", "Timișoara", "Timişoara", Finds::kAsOne},
    {"polish", "pl", "Łódź", "Lodz", Finds::kEach},
    {"ligature", "en", "ﬁnal", "final", Finds::kAsOne},
    {"soft_hyphen", "en", "har\u00ADbour", "harbour", Finds::kAsOne},
    {"full_width_letters", "ja", "ＮＡＴＯ", "NATO", Finds::kAsOne},
    // Vietnamese
    {"vietnamese_decomposed", "vi", "Vi\u1EC7t", "Vie\u0323\u0302t", Finds::kAsOne},
    {"vietnamese_plain", "vi", "Điện Biên", "Dien Bien", Finds::kEach},
    {"vietnamese_tone_place", "vi", "hòa bình", "hoà bình", Finds::kEach},
    {"vietnamese_hyphen", "vi", "Việt Nam", "Việt-Nam", Finds::kAsOne},
    // Hyphens and dots
    {"hyphen_space", "en", "Won-sik", "Won sik", Finds::kAsOne},
    {"hyphen_kinds", "en", "Won-sik", "Won\u2010sik", Finds::kAsOne},
    {"hyphen_unbroken", "en", "Won-sik", "Won\u2011sik", Finds::kAsOne},
    {"hyphen_together", "en", "Won-sik", "Wonsik", Finds::kEach},
    {"hyphen_together_accents", "fr", "Jean-François", "Jeanfrancois", Finds::kEach},
    {"hyphen_number", "en", "COVID-19", "COVID 19", Finds::kAsOne},
    {"dots", "en", "U.S.", "US", Finds::kAsOne},
    {"dots_spaced", "en", "J.K. Rowling", "JK Rowling", Finds::kAsOne},
    {"reduplication", "id", "anak-anak", "anak anak", Finds::kAsOne},
    // Numbers
    {"digits_arabic", "ar", "٢٠٢٤", "2024", Finds::kAsOne},
    {"digits_persian", "fa", "۲۰۲۴", "2024", Finds::kAsOne},
    {"digits_devanagari", "hi", "२०२४", "2024", Finds::kAsOne},
    {"digits_thai", "th", "๒๕๖๗", "2567", Finds::kAsOne},
    {"digits_full_width", "ja", "２０２４", "2024", Finds::kAsOne},
    {"thousands_comma", "en", "12,345,678", "12345678", Finds::kAsOne},
    {"thousands_point", "de", "12.345.678", "12345678", Finds::kAsOne},
    {"thousands_arabic", "ar", "١٢٬٣٤٥", "12345", Finds::kAsOne},
    {"decimals", "de", "3,14", "3.14", Finds::kAsOne},
    // Kana and Han
    {"half_width_kana", "ja", "ｶﾞｿﾘﾝ", "ガソリン", Finds::kAsOne},
    {"simplified", "zh", "总统", "總統", Finds::kEach},
    {"japanese_new_forms", "ja", "国会", "國會", Finds::kEach},
    {"iteration_people", "ja", "人々", "人人", Finds::kEach},
    {"iteration_name", "ja", "佐々木", "佐佐木", Finds::kEach},
    {"iteration_in_text", "ja", "国の人々が集まる", "国の人人が集まる", Finds::kEach},
    {"iteration_vertical", "ja", "人〻", "人々", Finds::kAsOne},
    {"iteration_hiragana", "ja", "こゝろ", "こころ", Finds::kEach},
    {"iteration_voiced", "ja", "いすゞ", "いすず", Finds::kEach},
    {"iteration_katakana", "ja", "バナヽ", "バナナ", Finds::kEach},
    {"iteration_voiced_first", "ja", "たゞいま", "ただいま", Finds::kEach},
    {"iteration_katakana_voiced", "ja", "タヾイマ", "タダイマ", Finds::kEach},
    // Arabic, Hebrew, Devanagari, Cyrillic, Greek
    {"alef_hamza", "ar", "أحمد", "احمد", Finds::kAsOne},
    {"alef_madda", "ar", "آسيا", "اسيا", Finds::kAsOne},
    {"teh_marbuta", "ar", "مدرسة", "مدرسه", Finds::kAsOne},
    {"alef_maqsura", "ar", "مصطفى", "مصطفي", Finds::kAsOne},
    {"harakat", "ar", "مُحَمَّد", "محمد", Finds::kAsOne},
    {"tatweel", "ar", "كتـــاب", "كتاب", Finds::kAsOne},
    {"persian_letters", "fa", "کیهان", "كيهان", Finds::kAsOne},
    {"zero_width_non_joiner", "fa", "می\u200Cخواهم", "میخواهم", Finds::kAsOne},
    {"zero_width_joiner", "si", "ක්\u200Dෂ", "ක්ෂ", Finds::kAsOne},
    {"hebrew_points", "he", "שָׁלוֹם", "שלום", Finds::kAsOne},
    {"nukta", "hi", "क़लम", "कलम", Finds::kAsOne},
    {"nukta_composed", "hi", "\u0958\u0932\u092E", "\u0915\u093C\u0932\u092E", Finds::kAsOne},
    {"yo", "ru", "Ёлка", "елка", Finds::kAsOne},
    {"russian_stress", "ru", "за\u0301мок", "замок", Finds::kAsOne},
    {"greek_accent", "el", "Αθήνα", "ΑΘΗΝΑ", Finds::kAsOne},
    {"greek_final_sigma", "el", "λόγος", "ΛΟΓΟΣ", Finds::kAsOne},
    {"greek_dialytika", "el", "Ευρωπαϊκή", "Ευρωπαικη", Finds::kAsOne},
    // Hangul
    {"hangul_decomposed", "ko", "한국", "\u1112\u1161\u11AB\u1100\u116E\u11A8", Finds::kAsOne},
    {"hangul_particle", "ko", "국방부는", "국방부", Finds::kAsOne},
    {"kana_v", "ja", "ヴィーガン", "ビーガン", Finds::kEach},
    {"kana_v_in_a_name", "ja", "バレンタイン", "ヴァレンタイン", Finds::kEach},
};

// An article of the one form, one of the other, and one of the first again, with the name of their case as
// tag: what ranks equal keeps that order, so that only a higher rank brings the first two of one form
// together.
class FormsTest : public testing::TestWithParam<Case> {
 protected:
  static void SetUpTestSuite() {
    if (directory_) return;
    directory_ = std::make_unique<TemporaryDirectory>();
    std::string lines;
    for (const Case& c : kCases) {
      const std::pair<const char*, const char*> articles[] = {
          {"one", c.one}, {"other", c.other}, {"again", c.one}};
      for (const auto& [id, form] : articles) {
        const json article = {{"id", std::string(c.name) + "-" + id},
                              {"title", "2 – 3"},
                              {"body", form},
                              {"lang", c.language},
                              {"tags", json::array({c.name})}};
        lines += article.dump() + "\n";
      }
    }
    write_file(*directory_ / "forms.jsonl", lines);
    const ProgramResult result = run_program(
        BROADSHEET_INDEXER,
        {"add", "--quiet", "--db", (*directory_ / "index").string(), (*directory_ / "forms.jsonl").string()});
    ASSERT_EQ(result.exit_code, 0) << result.out << result.err;
  }

  // The ids of the case that `typed` finds, without the case's name.
  static std::vector<std::string> find(const std::string& typed) {
    const std::string name = GetParam().name;
    const ProgramResult result =
        run_program(BROADSHEET_SEARCHER, {"query", "--db", (*directory_ / "index").string(), "--format",
                                          "ids", "--", "tag:" + name + " " + typed});
    std::vector<std::string> ids;
    std::istringstream lines(result.out);
    for (std::string line; std::getline(lines, line);) ids.push_back(line.substr(name.size() + 1));
    return ids;
  }

  static std::unique_ptr<TemporaryDirectory> directory_;
};
std::unique_ptr<TemporaryDirectory> FormsTest::directory_;

TEST_P(FormsTest, FindEachOtherExactFirst) {
  const Case& c = GetParam();
  switch (c.finds) {
    case Finds::kAsOne:
      EXPECT_THAT(find(c.one), UnorderedElementsAre("one", "other", "again"));
      EXPECT_THAT(find(c.other), UnorderedElementsAre("one", "other", "again"));
      break;
    case Finds::kEach:
      EXPECT_THAT(find(c.one), ElementsAre("one", "again", "other"));
      EXPECT_THAT(find(c.other), ElementsAre("other", "one", "again"));
      break;
    case Finds::kOneWay:
      EXPECT_THAT(find(c.one), ElementsAre("one", "again", "other"));
      EXPECT_THAT(find(c.other), ElementsAre("other"));
      break;
  }
}

INSTANTIATE_TEST_SUITE_P(All, FormsTest, testing::ValuesIn(kCases),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace broadsheet::tests
