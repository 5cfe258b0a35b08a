// Kinds of writing that must meet: each a table of what is typed and what is found, in many scripts. A case
// is a small index of its own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "notes.h"
#include "plan/plan_index.h"

namespace broadsheet::schema {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// What is typed, a text that it must find, and one that it must not ("" if there is none to tell apart).
struct Meeting {
  std::string typed;
  std::string found;
  std::string other = "nothing at all";
};
std::ostream& operator<<(std::ostream& out, const Meeting& meeting) { return out << meeting.typed; }

Index index_of(const Meeting& meeting) {
  return Index(
      {{"found", {}, "", meeting.found, "", "", 0, ""}, {"other", {}, "", meeting.other, "", "", 0, ""}});
}

class Meet : public testing::TestWithParam<Meeting> {};
TEST_P(Meet, TheOneAndNotTheOther) {
  EXPECT_THAT(index_of(GetParam()).find(GetParam().typed), ElementsAre("found"));
}

// Written together in four parts or more: all of them, also in a query of many words.
INSTANTIATE_TEST_SUITE_P(
    OneName, Meet,
    testing::Values(
        Meeting{"7:19-cr-00412", "file 7:19-cr-00412 closed", "file 7:19-cr-00413 closed"},
        Meeting{"10.20.30.40", "host 10.20.30.40 is down", "host 10.20.31.41 is down"},
        Meeting{"https://example.org/2023/05/harvest-moon", "at https://example.org/2023/05/harvest-moon",
                "at https://example.org/2023/06/tide"},
        Meeting{"out-of-the-way", "an out-of-the-way inn", "the way of the inn"},
        Meeting{"Anna-Maria-Luisa-Rosa", "Anna-Maria-Luisa-Rosa sang", "Rosa sang for Anna"},
        Meeting{"пресс-конференция-онлайн-сегодня", "пресс-конференция-онлайн-сегодня", "сегодня онлайн"}));

// Letters and digits together, with a hyphen, with a space.
INSTANTIATE_TEST_SUITE_P(
    LettersAndDigits, Meet,
    testing::Values(
        Meeting{"H5N1", "the H5-N1 strain", "the strain"}, Meeting{"MI-6", "the MI6 office", "the 6 men"},
        Meeting{"MI6", "the MI-6 office", "the 6 men"}, Meeting{"MI6", "the MI 6 office", "the 6 men"},
        Meeting{"Т-34", "танк Т34 в музее", "танк в музее"},
        Meeting{"Т34", "танк Т-34 в музее", "танк в музее"}, Meeting{"Α5", "το χαρτί Α-5", "το χαρτί"},
        Meeting{"Ε-75", "ο δρόμος Ε75", "ο δρόμος"}, Meeting{"4K", "a 4-K screen", "a screen"},
        Meeting{"4-K", "a 4K screen", "a screen"}, Meeting{"F22A", "an F-22A landed", "an aircraft landed"},
        Meeting{"F-22A", "an F22A landed", "an aircraft landed"},
        Meeting{"250kg", "a load of 250 kg", "a load"}, Meeting{"250 kg", "a load of 250kg", "a load"},
        Meeting{"80 km/h", "going 80km/h on", "miles"}, Meeting{"80km/h", "going 80 km/h on", "miles"},
        Meeting{"2.5 млрд", "за 2.5млрд", "за"}, Meeting{"30 m²", "30m² for rent", "to rent"},
        Meeting{"5 кг", "мешок 5кг", "мешок"}, Meeting{"5кг", "мешок 5 кг", "мешок"},
        Meeting{"Galaxy20", "the Galaxy 20 phone", "the phone"},
        Meeting{"Galaxy 20", "the Galaxy20 phone", "the phone"},
        Meeting{"갤럭시 20", "갤럭시20 공개", "공개"}, Meeting{"갤럭시20", "갤럭시 20 공개", "공개"},
        Meeting{"\"4K screen\"", "a 4-K screen", "a screen of 4"}));

// Abbreviations and initials.
INSTANTIATE_TEST_SUITE_P(
    Abbreviations, Meet,
    testing::Values(
        Meeting{"MSc", "an M.Sc. in Rome", "an aim"}, Meeting{"M.Sc.", "an MSc in Rome", "an aim"},
        Meeting{"M. Sc.", "an MSc in Rome", "an aim"}, Meeting{"MSc", "an M. Sc. in Rome", "an aim"},
        Meeting{"A.B. Reed", "A. B. Reed", "nobody"}, Meeting{"AB", "A. B. Reed", "nobody"},
        Meeting{"A. B.", "AB Reed", "nobody"}, Meeting{"A B", "A.B. Reed", "nobody"},
        Meeting{"ab reed", "A. B. Reed", "nobody"}, Meeting{"msc", "an M.Sc. in Rome", "an aim"},
        Meeting{"\"A.B. Reed\"", "A. B. Reed", "Reed, A., and B."},
        Meeting{"\"AB Reed\"", "A. B. Reed", "Reed A. B."}, Meeting{"\"A. B. Reed\"", "AB Reed", "Reed AB"},
        Meeting{"\"А.Б. Иванов\"", "А. Б. Иванов", "Иванов Б. А."},
        Meeting{"\"А. Б. Иванов\"", "А.Б. Иванов", "Иванов Б. А."},
        Meeting{"\"Α.Β. Παππάς\"", "Α. Β. Παππάς", "Παππάς"},
        Meeting{"\"क.ख. शर्मा\"", "क. ख. शर्मा", "शर्मा क. ख."}));

// The beginning of a word reaches the diacritics that the whole word does.
INSTANTIATE_TEST_SUITE_P(Prefixes, Meet,
                         testing::Values(Meeting{"gar*", "un garçon rit", "un grand chat"},
                                         Meeting{"garco*", "un garçon rit", "un chat"},
                                         Meeting{"garçon*", "UN GARCON RIT", "un chat"},
                                         Meeting{"oeu*", "une œuvre d'art", "un os"},
                                         Meeting{"uber*", "Übersee ist weit", "Berge"},
                                         Meeting{"ueber*", "Übersee ist weit", "Berge"},
                                         Meeting{"zolt*", "żółty ser", "ser"},
                                         Meeting{"cag*", "çağrı yapıldı", "yapıldı"},
                                         Meeting{"duo*", "được mùa", "mùa"},
                                         Meeting{"skat*", "skåthus vid ån", "hus"},
                                         Meeting{"ЁЛК*", "новогодняя ёлка", "новогодняя ночь"},
                                         Meeting{"body:garco*", "un garçon rit", "un chat"}));

// Characters of Japanese, Kana, and what the dictionary lacks.
INSTANTIATE_TEST_SUITE_P(
    Japanese, Meet,
    testing::Values(Meeting{"滝川", "瀧川の町", "川の町"}, Meeting{"瀧川", "滝川の町", "川の町"},
                    Meeting{"高木", "髙木さん", "木さん"}, Meeting{"髙木", "高木さん", "木さん"},
                    Meeting{"桜", "櫻の花", "花"}, Meeting{"斉木", "齋木さん", "木さん"},
                    Meeting{"渡邊", "渡辺さん", "渡さん"}, Meeting{"渡辺", "渡邉さん", "渡さん"},
                    Meeting{"島田", "嶋田さん", "田さん"}, Meeting{"龍神", "竜神の池", "池"},
                    Meeting{"みかん", "ミカンの箱", "箱"}, Meeting{"ミカン", "みかんの箱", "箱"},
                    Meeting{"うどん屋", "ウドン屋の前", "前"}, Meeting{"ウドン屋", "うどん屋の前", "前"},
                    Meeting{"茅ヶ崎", "茅が崎の海", "海"}, Meeting{"茅が崎", "茅ケ崎の海", "海"},
                    Meeting{"茅ケ崎", "茅ヶ崎の海", "海"}, Meeting{"5ヶ国", "5か国の会議", "会議"},
                    Meeting{"5カ国", "5ヵ国の会議", "会議"}, Meeting{"十か所", "十箇所の穴", "穴"}));
INSTANTIATE_TEST_SUITE_P(UnknownNames, Meet,
                         testing::Values(Meeting{"淼垚湖在哪里", "淼垚湖的水很清", "他们在家"},
                                         Meeting{"垚市长", "垚市长来了", "他们在家"},
                                         Meeting{"\"淼垚湖\"", "淼垚湖的水", "湖的水"}));

// Signs that are part of a name: the word without one is found too, below it; in quotes it is not.
struct Signed {
  std::string typed;
  std::string with;
  std::string without;
};
class SignedName : public testing::TestWithParam<Signed> {};
TEST_P(SignedName, ComesFirstAndAloneInQuotes) {
  const Index index(
      {{"without", {}, "", GetParam().without, "", "", 0, ""},
       {"with", {}, "", "and a longer text around it that has " + GetParam().with + " once", "", "", 0, ""},
       {"also without", {}, "", GetParam().without, "", "", 0, ""},
       {"none", {}, "", "nothing", "", "", 0, ""}});
  EXPECT_THAT(index.find(GetParam().typed).front(), "with");
  EXPECT_EQ(index.find(GetParam().typed).size(), 3U);
  EXPECT_THAT(index.find("\"" + GetParam().typed + "\""), ElementsAre("with"));
  EXPECT_THAT(index.find("=" + GetParam().typed), ElementsAre("with"));
  EXPECT_THAT(index.find("nothing -" + GetParam().typed), ElementsAre("none"));
}
INSTANTIATE_TEST_SUITE_P(Signs, SignedName,
                         testing::Values(Signed{"F#", "F#,", "F major"}, Signed{"G++", "G++", "G major"},
                                         Signed{"Canal+", "Canal+", "the canal"},
                                         Signed{".ORG", "(.ORG)", "org chart"},
                                         Signed{"@press", "@press", "the press"},
                                         Signed{"#rain", "#rain", "rain"},
                                         Signed{"#дождь", "#дождь", "дождь"}, Signed{"Ｆ＃", "F♯", "F major"},
                                         Signed{"Кино+", "Кино+", "кино"}));

// Names of sources, in other letters and characters.
struct Source {
  std::string typed;
  std::string source;
  bool found = true;
};
class SourceName : public testing::TestWithParam<Source> {};
TEST_P(SourceName, IsFoundAsAWordOfATextIs) {
  const Index index(
      {{"a", {}, "", "text", GetParam().source, "", 0, ""}, {"b", {}, "", "text", "Other", "", 0, ""}});
  const std::vector<std::string> found = index.find("source:" + GetParam().typed);
  EXPECT_EQ(found, GetParam().found ? std::vector<std::string>{"a"} : std::vector<std::string>());
}
INSTANTIATE_TEST_SUITE_P(Forms, SourceName,
                         testing::Values(Source{"zurich", "Zürich Blatt"}, Source{"zuerich", "Zürich Blatt"},
                                         Source{"zürich", "Zurich Blatt"}, Source{"dan", "Báo Dân"},
                                         Source{"lodzki", "Łódzki Dziennik"}, Source{"zuri*", "Zürich Blatt"},
                                         Source{"saint-etienne", "Saint-Étienne Matin"},
                                         Source{"聯合", "联合早报"}, Source{"联合", "聯合報"},
                                         Source{"滝川新聞", "瀧川新聞"}, Source{"さくら新聞", "サクラ新聞"},
                                         Source{"(zurich blatt)", "Zürich Blatt"},
                                         Source{"(zurich bote)", "Zürich Blatt", false},
                                         Source{"\"zurich blatt\"", "Zürich Blatt", false},
                                         Source{"=zurich", "Zürich Blatt", false}));

// A stem is looked for in the articles of the languages that make it: Italian makes "nat" of NATO.
TEST(StemsAsWords, AreThoseOfTheArticlesLanguage) {
  const Index index({{"danish", {"da"}, "", "en lang nat i byen", "", "", 0, ""},
                     {"italian", {"it"}, "", "il nato arriva", "", "", 0, ""},
                     {"turkish", {"tr"}, "", "o geldi", "", "", 0, ""},
                     {"english", {"en"}, "", "nats fly and a gnat bites", "", "", 0, ""},
                     {"french", {"fr"}, "", "l'otan arrive", "", "", 0, ""},
                     {"nat", {"it"}, "", "nat canta", "", "", 0, ""},
                     {"talk", {"en"}, "", "a talk about it", "", "", 0, ""},
                     {"unknown", {}, "", "the talk goes on", "", "", 0, ""}});
  EXPECT_THAT(index.find("NATO"), ElementsAre("italian"));
  EXPECT_THAT(index.find("OTAN"), ElementsAre("french"));
  EXPECT_THAT(index.find("otan"), ElementsAre("french"));
  EXPECT_THAT(index.find("nato"), testing::UnorderedElementsAre("italian", "nat")) << "born, in Italian";
  EXPECT_THAT(index.find("talks"), testing::UnorderedElementsAre("talk", "unknown"));
  EXPECT_THAT(index.find("talking"), testing::UnorderedElementsAre("talk", "unknown"));
}

// A phrase that is mistyped.
TEST(PhraseRelaxations, ReadAsWordsWhatNoArticleHas) {
  const Index index({{"ice", {"en"}, "", "the sea ice melts", "", "", 0, ""},
                     {"sea", {"en"}, "", "a calm sea", "", "", 0, ""},
                     {"birds", {"en"}, "", "some birds", "", "", 0, ""}});
  PlanOptions impossible;
  impossible.relax_phrases = PhraseRelaxation::kImpossible;
  PlanOptions empty;
  empty.relax_phrases = PhraseRelaxation::kEmpty;
  EXPECT_THAT(index.find("\"sea icf\""), IsEmpty()) << "who removes articles is not given others";
  EXPECT_THAT(index.find("\"sea icf\"", impossible), testing::UnorderedElementsAre("ice", "sea"));
  EXPECT_THAT(tests::texts(index.plan("\"sea icf\"", impossible).notes),
              ElementsAre(HasSubstr("no article has the phrase \"sea icf\"")));
  EXPECT_THAT(index.find("\"ice sea\"", impossible), IsEmpty());
  EXPECT_THAT(index.find("\"ice sea\"", empty), testing::UnorderedElementsAre("ice", "sea"));
  EXPECT_THAT(index.find("\"sea ice\"", empty), ElementsAre("ice"));
  EXPECT_THAT(index.find("\"icf\"", empty), IsEmpty()) << "one word is meant as it is";
  EXPECT_THAT(index.find("birds -\"sea icf\"", empty), ElementsAre("birds"));
}

// Words as the dictionary cuts them alone, and inside a text.
TEST(DictionaryPhrases, AreFoundWhereverTheDictionaryCuts) {
  for (const std::string text : {"ตากลมที่ชายทะเล", "มากกว่าที่คิดไว้ในตอนแรก", "ประเทศไทยและเพื่อนบ้าน",
                                 "ປະເທດລາວແລະເພື່ອນບ້ານ", "ប្រទេសកម្ពុជានិងប្រទេសជិតខាង", "မြန်မာနိုင်ငံနှင့်အိမ်နီးချင်းများ"}) {
    const Index index({{"a", {}, "", text, "", "", 0, ""}});
    Analyzer analyzer;
    class Sink final : public TokenSink {
     public:
      void on_token(const Token& token) override { ranges.emplace_back(token.begin, token.end); }
      std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges;
    } sink;
    analyzer.analyze(text, sink);
    for (std::size_t i = 0; i < sink.ranges.size(); ++i) {
      for (std::size_t j = i; j < sink.ranges.size() && j < i + 4; ++j) {
        const std::string part =
            text.substr(sink.ranges[i].first, sink.ranges[j].second - sink.ranges[i].first);
        EXPECT_THAT(index.find("\"" + part + "\""), ElementsAre("a")) << part;
      }
    }
  }
}

// NEAR, words and prefixes that say the same again and again.
TEST(Repetition, IsAnsweredInTime) {
  std::string body;
  for (int i = 0; i < 40; ++i) body += "the man and the dog saw the sea near the town ";
  std::vector<Sample> samples;
  for (int i = 0; i < 200; ++i) samples.push_back({std::to_string(i), {"en"}, "", body, "", "", 0, ""});
  const Index index(samples);
  const auto repeated = [](std::string_view words, std::string_view between) {
    std::string typed;
    while (typed.size() + between.size() + words.size() < kMaxQueryBytes) {
      if (!typed.empty()) typed += between;
      typed += words;
    }
    return typed;
  };
  const auto near = [](std::size_t different) {
    std::string typed = "the";
    for (std::size_t i = 1; i < different; ++i) typed += " NEAR w" + std::to_string(i);
    return typed;
  };
  const auto begin = std::chrono::steady_clock::now();
  for (const std::string& typed :
       {repeated("the", " NEAR "), repeated("the NEAR man NEAR dog NEAR and", " NEAR "), repeated("the", " "),
        repeated("the*", " "), repeated("the", " AND "), repeated("the*", " OR "),
        repeated("\"the man\"", " "), repeated("\"the man\"", " NEAR ")}) {
    EXPECT_EQ(index.find(typed).size(), 200U) << typed.substr(0, 40);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20)) << "minutes before";
  EXPECT_THAT(index.plan(near(16)).notes, IsEmpty());
  EXPECT_THAT(tests::texts(index.plan(near(17)).notes), ElementsAre(HasSubstr("NEAR looks for 16")));
}

}  // namespace
}  // namespace broadsheet::schema
