// Names across scripts with the real programs: what is found, in which order, and how it is switched off.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "cli/run_program.h"
#include "sounds/kanji_names.h"

namespace broadsheet::tests {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* kArticles =
    R"({"id":"ko","title":"국방장관 회담","body":"신원식 장관은 항구에서 대표단을 만났다.","lang":"ko"}
{"id":"en","title":"Talks in the port","body":"On Friday the minister, Shin Won-sik, met the delegation.","lang":"en"}
{"id":"ja","title":"港で会談","body":"シン・ウォンシク国防相は港で代表団と会談した。","lang":"ja"}
{"id":"rain","title":"Rain in the hills","body":"On Friday it rained, and Angela Merkel stayed at home.","lang":"en"}
)";

class NamesProgram : public testing::Test {
 protected:
  NamesProgram() {
    write_file(directory_ / "wire.jsonl", kArticles);
    const ProgramResult added =
        run_program(BROADSHEET_INDEXER, {"add", "--db", index(), (directory_ / "wire.jsonl").string()});
    EXPECT_EQ(added.exit_code, 0) << added.err;
  }

  std::string index() const { return (directory_ / "index").string(); }

  ProgramResult query(const std::vector<std::string>& more) const {
    std::vector<std::string> arguments{"query", "--db", index()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_program(BROADSHEET_SEARCHER, arguments);
  }

  std::string ids(std::vector<std::string> more) const {
    more.insert(more.begin(), {"--format", "ids"});
    return query(more).out;
  }

  TemporaryDirectory directory_;
};

TEST_F(NamesProgram, AreFoundInOtherScriptsAfterWhatWasTyped) {
  for (const auto& [typed, first] : {std::pair{"신원식", "ko\n"}, std::pair{"Shin Won-sik", "en\n"},
                                     std::pair{"シン・ウォンシク", "ja\n"}}) {
    const std::string found = ids({typed});
    EXPECT_THAT(found, StartsWith(first)) << typed;
    for (const char* id : {"ko\n", "en\n", "ja\n"}) EXPECT_THAT(found, HasSubstr(id)) << typed;
    EXPECT_THAT(found, Not(HasSubstr("rain"))) << typed;
  }
  EXPECT_EQ(ids({"アンゲラ・メルケル"}), "rain\n");
}

TEST_F(NamesProgram, AreSearchedAloneByTheirField) {
  EXPECT_EQ(ids({"--sort", "oldest", "name:신원식"}), "ko\nen\nja\n");
  EXPECT_THAT(query({"name:Kim"}).out, HasSubstr("'Kim' is too short for name:, or no name; read as words"));
  EXPECT_EQ(ids({"name:Shin Won-sik"}), ids({"Shin Won-sik"}));
}

TEST_F(NamesProgram, AreSwitchedOff) {
  EXPECT_EQ(ids({"--no-names", "신원식"}), "ko\n");
  EXPECT_EQ(ids({"--no-stems", "신원식"}), "ko\n");
  EXPECT_EQ(ids({"\"신원식\""}), "ko\n");
}

TEST_F(NamesProgram, AreExplained) {
  EXPECT_THAT(query({"--explain", "신원식"}).out, HasSubstr("Nshin won sik"));
  EXPECT_THAT(query({"--explain", "--no-names", "신원식"}).out, Not(HasSubstr("Nshin won sik")));
}

// One article a script, each about another place or person.
constexpr const char* kManyScripts =
    R"({"id":"ja","title":"","body":"記者たちは昨日ナイロビで大臣に会った。","lang":"ja"}
{"id":"ru","title":"","body":"Вчера в порт приехала Ангела Меркель, и шёл дождь.","lang":"ru"}
{"id":"ar","title":"","body":"وصل الوفد إلى برشلونة أمس بعد المطر.","lang":"ar"}
{"id":"he","title":"","body":"השר ביקר אתמול בעיר מינסק וחזר הביתה.","lang":"he"}
{"id":"hi","title":"","body":"कल मंत्री वाशिंगटन पहुंचे और फिर घर गए।","lang":"hi"}
{"id":"ko","title":"","body":"어제 장관은 항구에서 젤렌스키와 만났다.","lang":"ko"}
{"id":"zh","title":"","body":"部长昨天访问了明尼阿波利斯的学校。","lang":"zh"}
{"id":"el","title":"","body":"Χθες ο υπουργός πήγε στη Θεσσαλονίκη με το πλοίο.","lang":"el"}
{"id":"en","title":"","body":"On Friday the minister met Rupert Murdoch in the harbour.","lang":"en"}
{"id":"ja2","title":"","body":"昨日、マードック氏は港で記者に会った。","lang":"ja"}
)";

class NamesOfManyScripts : public NamesProgram {
 protected:
  NamesOfManyScripts() {
    write_file(directory_ / "scripts.jsonl", kManyScripts);
    const ProgramResult added =
        run_program(BROADSHEET_INDEXER, {"add", "--db", index(), (directory_ / "scripts.jsonl").string()});
    EXPECT_EQ(added.exit_code, 0) << added.err;
  }
};

TEST_F(NamesOfManyScripts, AreFoundWhereTheArchiveHasThemOtherwise) {
  const std::vector<std::pair<const char*, const char*>> kFound{
      {"Nairobi", "ja"},      {"나이로비", "ja"},  {"Merkel", "rain\nru"}, {"メルケル", "rain\nru"},
      {"Barcelona", "ar"},    {"Барселона", "ar"}, {"Minsk", "he"},        {"Washington", "hi"},
      {"Zelensky", "ko"},     {"Зеленский", "ko"}, {"Minneapolis", "zh"},  {"Миннеаполис", "zh"},
      {"Thessaloniki", "el"},
  };
  for (const auto& [typed, id] : kFound) {
    EXPECT_EQ(ids({"--no-synonyms", "--sort", "newest", typed}), std::string(id) + "\n") << typed;
  }
}

TEST_F(NamesOfManyScripts, FindNothingWhereTheArchiveLacksThem) {
  for (const char* typed : {"Prabowo", "Kishida", "Ardern", "Trudeau", "Bolsonaro", "Zapatero", "Lukashenko",
                            "Мадуро", "ピノチェト", "푸이그데몬", "प्रबोवो", "ברלוסקוני", "برلسكوني"}) {
    const ProgramResult none = query({"--no-synonyms", "--sort", "newest", typed});
    EXPECT_EQ(none.exit_code, 1) << typed << none.out;
    EXPECT_THAT(none.out, Not(HasSubstr("also as"))) << typed;
  }
}

// Japanese names in Kanji, each of two people of whom one is called only by the family name.
constexpr const char* kKanji =
    R"({"id":"j1","title":"","body":"高橋文雄首相は昨日、港で記者に会った。","lang":"ja"}
{"id":"j2","title":"","body":"高橋容疑者は黙っていた。雨だった。","lang":"ja"}
{"id":"j3","title":"","body":"港で田中裕子さんが話した。","lang":"ja"}
{"id":"e1","title":"","body":"On Friday the minister, Fumio Takahashi, met them in the harbour.","lang":"en"}
{"id":"k1","title":"","body":"어제 다카하시 후미오 장관은 항구에서 기자들을 만났다.","lang":"ko"}
{"id":"r1","title":"","body":"Вчера в порт приехал Фумио Такахаси, и шёл дождь.","lang":"ru"}
)";

class NamesInKanji : public testing::Test {
 protected:
  void SetUp() override {
    if (!schema::sounds::reads_kanji_names()) GTEST_SKIP() << "built without ENAMDICT";
    write_file(directory_ / "kanji.jsonl", kKanji);
    const ProgramResult added =
        run_program(BROADSHEET_INDEXER, {"add", "--db", index(), (directory_ / "kanji.jsonl").string()});
    ASSERT_EQ(added.exit_code, 0) << added.err;
  }

  std::string index() const { return (directory_ / "index").string(); }

  std::string query(const std::vector<std::string>& more) const {
    std::vector<std::string> arguments{"query", "--db", index()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_program(BROADSHEET_SEARCHER, arguments).out;
  }

  TemporaryDirectory directory_;
};

TEST_F(NamesInKanji, AreFoundByHowTheyAreRead) {
  const std::vector<std::pair<const char*, const char*>> kFound{
      {"Takahashi", "e1\nj1\nj2\nk1\nr1\n"},
      {"Fumio Takahashi", "e1\nj1\nk1\nr1\n"},
      {"Takahashi Fumio", "e1\nj1\nk1\nr1\n"},
      {"타카하시", "e1\nj1\nj2\nk1\nr1\n"},
      {"Такахаси", "e1\nj1\nj2\nk1\nr1\n"},
      {"タカハシ", "e1\nj1\nj2\nk1\nr1\n"},
      {"フミオ・タカハシ", "e1\nj1\nk1\nr1\n"},
      {"高橋文雄", "e1\nj1\nk1\nr1\n"},
      {"name:高橋文雄", "e1\nj1\nk1\nr1\n"},
      {"Hiroko Tanaka", "j3\n"},
      {"Yuko Tanaka", "j3\n"},
      {"Haruki Tanaka", ""},
  };
  for (const auto& [typed, wanted] : kFound) {
    std::string found = query({"--format", "ids", "--sort", "newest", typed});
    std::vector<std::string> ids;
    for (std::size_t at = 0; at < found.size(); at = found.find('\n', at) + 1) {
      ids.push_back(found.substr(at, found.find('\n', at) + 1 - at));
    }
    std::sort(ids.begin(), ids.end());
    found.clear();
    for (const std::string& id : ids) found += id;
    EXPECT_EQ(found, wanted) << typed;
  }
}

TEST_F(NamesInKanji, AreToldAndMarkedAsTheyAreWritten) {
  const std::string found = query({"--color", "always", "Takahashi"});
  EXPECT_THAT(found, HasSubstr("also as"));
  EXPECT_THAT(found, HasSubstr("高橋 (2)"));
  EXPECT_THAT(found, Not(HasSubstr("たかはし")));
  EXPECT_THAT(found, testing::ContainsRegex("\x1b[[][0-9;]*m高橋\x1b"));
  EXPECT_THAT(query({"Takahashi", "--without-name", "高橋"}), Not(HasSubstr("高橋")));
}

// Words that sound like a name or another word of the archive.
TEST_F(NamesOfManyScripts, AreNotWhatEverydayWordsMean) {
  write_file(directory_ / "words.jsonl", R"({"id":"w1","body":"台風が来て、空港が閉まった。","lang":"ja"}
{"id":"w2","body":"We flew to Haiphong in the morning; all of Europe was asleep.","lang":"en"}
{"id":"w3","body":"공장 상황은 어떤가.","lang":"ko"}
{"id":"w4","body":"It was a European plan.","lang":"en"}
{"id":"w5","body":"هذا الكتاب جديد","lang":"ar"}
{"id":"w6","body":"هذا الخطاب جديد","lang":"ar"}
)");
  const ProgramResult added =
      run_program(BROADSHEET_INDEXER, {"add", "--db", index(), (directory_ / "words.jsonl").string()});
  EXPECT_EQ(added.exit_code, 0) << added.err;
  for (const auto& [typed, id] :
       {std::pair{"台風", "w1"}, std::pair{"空港", "w1"}, std::pair{"健康", ""}, std::pair{"상황", "w3"},
        std::pair{"European", "w4"}, std::pair{"الكتاب", "w5"}}) {
    EXPECT_EQ(ids({"--no-synonyms", typed}), *id == '\0' ? "" : std::string(id) + "\n") << typed;
    EXPECT_THAT(query({"--no-synonyms", typed}).out, Not(HasSubstr("also as"))) << typed;
  }
}

TEST_F(NamesOfManyScripts, OfSeveralWordsNeedAllOfThem) {
  EXPECT_EQ(ids({"ルパート・マードック"}), "ja2\nen\n");  // the Kana article by its word
  EXPECT_EQ(ids({"--no-synonyms", "Joseph Murdoch"}), "en\n");
  EXPECT_EQ(ids({"--no-synonyms", "Murdoch"}), "en\nja2\n");
  EXPECT_EQ(ids({"Boris Merkel"}), "rain\n");
}

// What only sounds like one part of a name, and stands in no article with the others, found nothing.
TEST_F(NamesOfManyScripts, OfSeveralWordsAreShownWhereTheyStandTogether) {
  for (const char* typed : {"Angela Merkel", "アンゲラ・メルケル", "앙겔라 메르켈", "أنغيلا ميركل"})
    EXPECT_THAT(query({"--no-synonyms", typed}).out, HasSubstr("also as ")) << typed;
  for (const char* typed : {"Rupert Merkel", "Руперт Меркель", "ルパート・メルケル", "루퍼트 메르켈"}) {
    for (const char* match : {"auto", "all"}) {
      EXPECT_THAT(query({"--no-synonyms", "--match", match, typed}).out, Not(HasSubstr("also as ")))
          << typed << " " << match;
    }
  }
}

TEST_F(NamesOfManyScripts, AreShownAndLeftOut) {
  EXPECT_THAT(query({"Murdoch"}).out, HasSubstr("\nalso as マードック (1)\n"));
  EXPECT_THAT(query({"--format", "json", "Murdoch"}).out,
              HasSubstr(R"("also_as":[{"typed":"Murdoch","name":"マードック","articles":1}])"));
  EXPECT_THAT(query({"--format", "json", "--no-names", "Murdoch"}).out, HasSubstr(R"("also_as":[])"));
  EXPECT_EQ(ids({"--without-name", "マードック", "Murdoch"}), "en\n");
  EXPECT_THAT(query({"--without-name", "マードック", "Murdoch"}).out, Not(HasSubstr("also as")));
  EXPECT_THAT(query({"Murdoch"}).out, Not(HasSubstr("Murdoch (")));
}

}  // namespace
}  // namespace broadsheet::tests
