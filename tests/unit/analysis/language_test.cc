// Languages of sentences and headlines, in many scripts.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <string>

#include "analysis/language.h"

namespace broadsheet::schema {
namespace {

struct Case {
  const char* language;  // empty: must abstain
  const char* text;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.language << ": " << c.text; }

class LanguageTest : public testing::TestWithParam<Case> {};

TEST_P(LanguageTest, IsIdentified) {
  const LanguageGuess guess = identify_language(GetParam().text);
  EXPECT_EQ(guess.language, GetParam().language) << guess.confidence;
  EXPECT_EQ(guess.confidence > 0, !guess.language.empty());
}

INSTANTIATE_TEST_SUITE_P(
    OneLanguageScripts, LanguageTest,
    testing::Values(Case{"ko", "국방장관, 오늘 기자회견"}, Case{"ko", "KT·LG U+ 5G 통신 장애"},
                    Case{"th", "นายกรัฐมนตรีเดินทางไปญี่ปุ่น"}, Case{"th", "Los Angeles Times รายงานข่าวการเมืองไทย"},
                    Case{"lo", "ລັດຖະບານປະກາດ"}, Case{"km", "រដ្ឋាភិបាលប្រកាស"}, Case{"my", "အစိုးရက ကြေညာသည်"},
                    Case{"el", "Η κυβέρνηση ανακοίνωσε νέα μέτρα"}, Case{"hy", "Կառավարությունը հայտարարեց"},
                    Case{"ka", "მთავრობამ განაცხადა"}, Case{"he", "הממשלה הודיעה היום על צעדים חדשים"},
                    Case{"ta", "அரசு இன்று அறிவித்தது"}, Case{"bn", "সরকার আজ ঘোষণা করেছে"},
                    Case{"am", "መንግሥት ዛሬ አስታወቀ"}));

INSTANTIATE_TEST_SUITE_P(Han, LanguageTest,
                         testing::Values(Case{"ja", "国防相が記者会見を開いた"},
                                         Case{"ja", "シン・ウォンシク国防相、NATO本部を訪問"},
                                         Case{"ja", "韓国国防相"}, Case{"zh", "国防部长今天举行记者会"},
                                         Case{"zh", "这是什么？"}, Case{"zh", "台湾总统"},
                                         Case{"zh-Hant", "國防部長今天舉行記者會"},
                                         Case{"zh-Hant", "臺灣總統"}, Case{"", "首相"}, Case{"", "東京"}));

INSTANTIATE_TEST_SUITE_P(
    Latin, LanguageTest,
    testing::Values(Case{"en", "The minister said on Friday that talks would go on"},
                    Case{"en", "Heavy rain floods hundreds of homes"},
                    Case{"id",
                         "Menteri Pertahanan Korea Selatan mengunjungi pangkalan udara pada hari Jumat"},
                    Case{"id", "Siapa yang menjadi presiden karena pemilu tahun ini"},
                    Case{"ms", "Perdana Menteri berkata bahawa kerajaan akan membantu kerana banjir"},
                    Case{"de", "Der Minister sagte am Freitag, die Gespräche gingen weiter"},
                    Case{"de", "Wann startete Sky Digital in Deutschland?"},
                    Case{"fr", "Le ministre a déclaré vendredi que les discussions continueraient"},
                    Case{"es", "El ministro dijo el viernes que las conversaciones continuarán"},
                    Case{"it", "Il ministro ha detto venerdì che i colloqui continueranno"},
                    Case{"pt", "O ministro disse na sexta-feira que as negociações vão continuar"},
                    Case{"nl", "De minister zei vrijdag dat de gesprekken worden voortgezet"},
                    Case{"tr", "Bakan cuma günü görüşmelerin süreceğini söyledi"},
                    Case{"vi", "Bộ trưởng cho biết hôm thứ Sáu rằng đàm phán sẽ tiếp tục"},
                    Case{"pl", "Minister powiedział w piątek, że rozmowy będą kontynuowane"},
                    Case{"fi", "Ministeri sanoi perjantaina, että neuvottelut jatkuvat"},
                    Case{"", "Sky Digital"}, Case{"", "2024"}, Case{"", ""}, Case{"", "🚀 — !"}));

INSTANTIATE_TEST_SUITE_P(
    SharedScripts, LanguageTest,
    testing::Values(Case{"ru", "Министр заявил в пятницу, что переговоры будут продолжены"},
                    Case{"ru", "За кого играл вратарь в этом сезоне?"},
                    Case{"uk", "Міністр заявив у п'ятницю, що переговори триватимуть"},
                    Case{"bg", "Министърът заяви в петък, че преговорите ще продължат"},
                    Case{"sr", "Министар је у петак рекао да ће се разговори наставити"},
                    Case{"ar", "قال الوزير يوم الجمعة إن المحادثات ستستمر"},
                    Case{"fa", "وزیر روز جمعه گفت که گفتگوها ادامه خواهد یافت"},
                    Case{"ur", "وزیر نے جمعہ کو کہا کہ بات چیت جاری رہے گی"},
                    Case{"hi", "मंत्री ने शुक्रवार को कहा कि बातचीत जारी रहेगी"},
                    Case{"mr", "मंत्र्यांनी शुक्रवारी सांगितले की चर्चा सुरू राहील आणि निर्णय नंतर होईल"},
                    Case{"ne", "मन्त्रीले शुक्रबार वार्ता जारी रहने बताए र निर्णय पछि हुनेछ"}));

TEST(Language, AHintSettlesWhatTheTextLeavesOpen) {
  EXPECT_EQ(identify_language("東京", "ja").language, "ja");
  EXPECT_EQ(identify_language("首相", "zh-Hant").language, "zh-Hant");
  EXPECT_EQ(identify_language("국방장관", "ja").language, "ko");
}

TEST(Language, AFewForeignNamesDoNotTurnIt) {
  EXPECT_EQ(identify_language("Menteri Pertahanan Shin Won-sik (신원식) mengunjungi pangkalan udara di Seoul")
                .language,
            "id");
  EXPECT_EQ(identify_language("NATO、米国、EUが声明").language, "ja");
}

TEST(LanguageTerm, IsLowerCaseAndChecked) {
  EXPECT_EQ(language_term("zh-Hant"), "zh-hant");
  EXPECT_EQ(language_term("pt_BR"), "pt-br");
  EXPECT_EQ(language_term("EN"), "en");
  EXPECT_EQ(language_term(""), "");
  EXPECT_EQ(language_term("en us"), "");
  EXPECT_EQ(language_term("日本"), "");
  EXPECT_EQ(language_term(std::string(35, 'a')), std::string(35, 'a'));
  EXPECT_EQ(language_term(std::string(36, 'a')), "");
}

// tests/unit/data/sentences.tsv: single sentences. What cannot be told is not said, and only close relatives
// are taken for each other: a sentence in another language is never English.
TEST(Language, SingleSentencesAreIdentifiedOrNot) {
  const std::set<std::set<std::string>> relatives{
      {"da", "no"}, {"cs", "sk"}, {"bs", "hr"}, {"cs", "hr"}, {"id", "ms"}};
  std::ifstream file(std::string(BROADSHEET_TEST_DATA) + "/sentences.tsv");
  int right = 0;
  int wrong = 0;
  int all = 0;
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string::npos) continue;
    const std::string language = line.substr(0, tab);
    std::string guess = identify_language(line.substr(tab + 1)).language;
    guess = guess.substr(0, guess.find('-'));
    ++all;
    if (guess == language) {
      ++right;
    } else if (!guess.empty()) {
      ++wrong;
      EXPECT_TRUE(relatives.contains({language, guess})) << line << ": " << guess;
    }
  }
  ASSERT_GT(all, 150);
  EXPECT_GE(right, all * 90 / 100);
  EXPECT_LE(wrong, all * 5 / 100);
}

// tests/unit/data/headlines.tsv: some headlines in each of many languages.
TEST(Language, HeadlinesOfManyLanguagesAreIdentified) {
  std::ifstream file(std::string(BROADSHEET_TEST_DATA) + "/headlines.tsv");
  std::map<std::string, std::pair<int, int>> by_language;  // right, all
  int right = 0;
  int wrong = 0;
  int all = 0;
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string::npos) continue;
    const std::string language = line.substr(0, tab);
    const std::string guess = identify_language(line.substr(tab + 1)).language;
    auto& [language_right, language_all] = by_language[language];
    ++all;
    ++language_all;
    if (guess == language) {
      ++right;
      ++language_right;
    } else if (!guess.empty()) {
      ++wrong;
    }
  }
  ASSERT_GT(all, 200);
  ASSERT_GT(by_language.size(), 40U);
  EXPECT_GE(right, all * 95 / 100);
  EXPECT_LE(wrong, all * 3 / 100);
  for (const auto& [language, count] : by_language) {
    EXPECT_GE(count.first * 3, count.second * 2) << language << ": " << count.first << " of " << count.second;
  }
}

TEST(IsLanguage, KnowsTheLanguagesOfIcu) {
  for (const char* tag : {"ja", "zh-Hant", "zh_TW", "pt-BR", "EN", "jpn", "yue", "fil", "tl", "he", "iw",
                          "no", "nb", "sr-Latn-RS", "en-x-desk"}) {
    EXPECT_TRUE(is_language(tag)) << tag;
  }
  for (const char* tag :
       {"", "-", "-ja", "qq", "xxxxxxxxxxxxxxxxxxxxxx", "japanese", "en us", "x-klingon", "i", "1"}) {
    EXPECT_FALSE(is_language(tag)) << tag;
  }
}

}  // namespace
}  // namespace broadsheet::schema
