// All words first: what is counted, sorted by date and counted by date.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <random>

#include "analysis/analyzer.h"
#include "broadsheet/searcher/searcher.h"
#include "cli/run_program.h"
#include "index/document.h"
#include "index/index_metadata.h"
#include "notes.h"

namespace broadsheet::searcher {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSubsetOf;
using testing::Not;
using testing::SizeIs;
using testing::UnorderedElementsAre;

struct Text {
  std::string id;
  std::string language;
  std::string body;
  std::string date;
};

// Indexes of small articles.
class TiersTest : public testing::Test {
 protected:
  std::filesystem::path path(const std::string& name) const { return directory_ / name; }

  void add(const std::string& index, const std::vector<Text>& texts) {
    Xapian::WritableDatabase database(path(index).string(), Xapian::DB_CREATE_OR_OPEN);
    if (database.get_doccount() == 0) {
      schema::write_metadata(
          database, {schema::kSchemaVersion, schema::analysis_version(), "2024-01-01T00:00:00Z", ""});
    }
    for (const Text& text : texts) {
      schema::Article article;
      article.id = text.id;
      article.id_origin = schema::IdOrigin::kGiven;
      article.body = {text.body, text.language, schema::LanguageOrigin::kGiven};
      article.date_text = text.date;
      if (!text.date.empty()) {
        auto reading = schema::read_dateline(text.date, {});
        article.published = std::get<schema::DatelineReading>(reading).published;
      }
      database.add_document(builder_.build(article));
    }
    database.commit();
  }

  Results search(SearchRequest request, const std::vector<std::string>& indexes = {"a"}) const {
    std::vector<std::filesystem::path> paths;
    for (const std::string& index : indexes) paths.push_back(path(index));
    return Searcher(paths).search(request);
  }

  static SearchRequest request(std::string query, SortOrder sort = SortOrder::kRelevance,
                               MatchMode match = MatchMode::kAuto) {
    SearchRequest made;
    made.query = std::move(query);
    made.sort = sort;
    made.match = match;
    made.limit = 100;
    return made;
  }

  static std::vector<std::string> ids(const Results& results) {
    std::vector<std::string> found;
    for (const Hit& hit : results.hits) found.push_back(hit.article.id);
    return found;
  }

  tests::TemporaryDirectory directory_;
  schema::DocumentBuilder builder_;
};

// Two words in a language, each in an article of its own, and both apart from each other in one.
struct Language {
  const char* name;
  const char* tag;
  const char* query;
  const char* both;
  const char* first;
  const char* second;
};
class TwoWords : public TiersTest, public testing::WithParamInterface<Language> {};

TEST_P(TwoWords, AreCountedAndSortedTogether) {
  const Language& language = GetParam();
  add("a", {{"first", language.tag, language.first, "2024-03-03 10:00 GMT"},
            {"both", language.tag, language.both, "2024-03-01 10:00 GMT"},
            {"second", language.tag, language.second, "2024-03-02 10:00 GMT"}});
  const Results ranked = search(request(language.query));
  EXPECT_EQ(ranked.total, 1U);
  EXPECT_EQ(ranked.total_any, 3U);
  EXPECT_TRUE(ranked.total_is_exact);
  EXPECT_TRUE(ranked.total_any_is_exact);
  EXPECT_EQ(ranked.tier, Tier::kAllWords);
  EXPECT_THAT(ids(ranked), SizeIs(3)) << "by relevance, those with some follow";
  EXPECT_THAT(ids(ranked), Contains("both"));
  for (const SortOrder sort : {SortOrder::kNewest, SortOrder::kOldest, SortOrder::kModified}) {
    const Results sorted = search(request(language.query, sort));
    EXPECT_THAT(ids(sorted), ElementsAre("both"));
    EXPECT_EQ(sorted.total, 1U);
    EXPECT_EQ(sorted.total_any, 3U);
  }
  const Results any = search(request(language.query, SortOrder::kNewest, MatchMode::kAny));
  EXPECT_THAT(ids(any), ElementsAre("first", "second", "both"));
  EXPECT_EQ(any.total, 3U);
  EXPECT_EQ(any.tier, Tier::kAny);
  EXPECT_THAT(ids(search(request(language.query, SortOrder::kRelevance, MatchMode::kAll))),
              ElementsAre("both"));
  SearchRequest counted = request(language.query);
  counted.histogram = HistogramUnit::kDay;
  const Histogram histogram = search(counted).histogram.value();
  ASSERT_THAT(histogram.bins, SizeIs(1));
  EXPECT_EQ(histogram.bins.front().key, "2024-03-01");
  EXPECT_EQ(histogram.undated, 0U);
}

INSTANTIATE_TEST_SUITE_P(
    Languages, TwoWords,
    testing::Values(
        Language{"english", "en", "harbour storms", "A storm came. The old harbour is closed.",
                 "The harbour is open again.", "The storm is over now."},
        Language{"indonesian", "id", "pelabuhan badai", "Badai besar datang. Kini pelabuhan ditutup.",
                 "Pelabuhan dibuka kembali.", "Badai sudah berlalu."},
        Language{"german", "de", "Häfen Sturm", "Der Sturm kam. Alle Häfen sind zu.",
                 "Die Häfen sind wieder offen.", "Der Sturm ist vorbei."},
        Language{"russian", "ru", "порт шторма", "Начался шторм. Теперь порт закрыт.", "Порт снова открыт.",
                 "Шторм закончился."},
        Language{"arabic", "ar", "الميناء العاصفة", "جاءت العاصفة ليلا ثم أغلق الميناء.",
                 "فتح الميناء صباحا.", "انتهت العاصفة أخيرا."},
        Language{"hindi", "hi", "बंदरगाह तूफ़ान", "तूफ़ान आया और बंदरगाह बंद है।", "बंदरगाह फिर खुला है।",
                 "तूफ़ान थम गया।"},
        Language{"greek", "el", "λιμάνι καταιγίδα", "Ήρθε η καταιγίδα. Το λιμάνι έκλεισε.",
                 "Το λιμάνι άνοιξε.", "Η καταιγίδα πέρασε."},
        Language{"thai", "th", "ท่าเรือ พายุ", "พายุเข้าเมื่อคืน ท่าเรือปิดแล้ว", "ท่าเรือเปิดแล้ว", "พายุผ่านไปแล้ว"},
        Language{"korean", "ko", "항구 태풍", "태풍이 왔다. 오늘 항구는 닫혔다.", "항구가 다시 열렸다.",
                 "태풍이 지나갔다."},
        Language{"japanese", "ja", "港湾 台風", "台風が来た。夜から港湾は閉鎖。", "港湾を再開した。",
                 "台風が去った。"},
        Language{"japanese_run", "ja", "台風の港湾", "台風が来た。夜から港湾は閉鎖。", "港湾を再開した。",
                 "台風が去った。"},
        Language{"chinese", "zh-Hans", "港口 台风", "台风来了，今天港口关闭。", "港口重新开放。",
                 "台风已经过去。"},
        Language{"traditional", "zh-Hant", "港口 台风", "颱風來了，今天港口關閉。", "港口重新開放。",
                 "颱風已經過去。"},
        Language{"vietnamese", "vi", "cảng bão", "Bão vào đêm qua, cảng đóng cửa.", "Hôm nay cảng mở lại.",
                 "Cơn bão đã qua."},
        Language{"turkish", "tr", "liman fırtına", "Gece fırtına çıktı, bugün liman kapalı.",
                 "Bugün liman açıldı.", "Dün fırtına dindi."}),
    [](const auto& test) { return test.param.name; });

struct Asked {
  const char* name;
  const char* query;
  std::vector<std::string> newest;  ///< ids, sorted by name
  std::uint64_t any;
  Tier tier;
  std::vector<std::string> left_out;
};
class Questions : public TiersTest, public testing::WithParamInterface<Asked> {
 protected:
  Questions() {
    add("a", {{"1", "en", "The harbour office has closed the pier.", "2024-03-01 10:00 GMT"},
              {"2", "en", "The harbour is calm. The ferry waits.", "2024-03-02 10:00 GMT"},
              {"3", "en", "A ferry and a storm: the captain waits.", "2024-03-03 10:00 GMT"},
              {"4", "en", "Storm at the lighthouse.", "2024-03-04 10:00 GMT"},
              {"5", "de", "Der Hafen ist ruhig.", "2024-03-05 10:00 GMT"},
              {"6", "en", "The harbour at night.", "2024-03-06 10:00 GMT"}});
  }
};

TEST_P(Questions, AreAnsweredByThoseWithAllThatIsAsked) {
  const Asked& asked = GetParam();
  const Results results = search(request(asked.query, SortOrder::kNewest));
  EXPECT_THAT(ids(results), testing::UnorderedElementsAreArray(asked.newest));
  EXPECT_EQ(results.total, asked.newest.size());
  EXPECT_EQ(results.total_any, asked.any);
  EXPECT_EQ(results.tier, asked.tier);
  EXPECT_EQ(results.left_out, asked.left_out);
  EXPECT_EQ(results.left_out.empty(),
            std::none_of(results.notes.begin(), results.notes.end(), [](const schema::Problem& note) {
              return note.code == schema::ProblemCode::kWordsLeftOut;
            }));
}

INSTANTIATE_TEST_SUITE_P(
    Cases, Questions,
    testing::Values(
        Asked{"one_word", "harbour", {"1", "2", "6"}, 3, Tier::kAny, {}},
        Asked{"all_words", "harbour ferry", {"2"}, 4, Tier::kAllWords, {}},
        Asked{
            "a_word_that_no_article_has", "harbour zeppelin ferry", {"2"}, 4, Tier::kSomeWords, {"zeppelin"}},
        Asked{"the_most_frequent_word_goes_first",
              "harbour storm captain",
              {"3"},
              5,
              Tier::kSomeWords,
              {"harbour"}},
        Asked{"one_after_the_other", "harbour storm pier", {"1"}, 5, Tier::kSomeWords, {"storm"}},
        Asked{"what_the_filter_lacks",
              "harbour lighthouse date:2024-03-02",
              {"2"},
              1,
              Tier::kSomeWords,
              {"lighthouse"}},
        Asked{"alternatives_are_one_thing", "(harbour OR storm) ferry", {"2", "3"}, 5, Tier::kAllWords, {}},
        Asked{"alternatives_with_all_of_theirs",
              "harbour office OR storm captain",
              {"1", "3"},
              5,
              Tier::kAllWords,
              {}},
        Asked{"both_by_operator", "harbour AND ferry", {"2"}, 1, Tier::kAny, {}},
        Asked{"operator_and_words", "ferry AND harbour storm", {"3"}, 2, Tier::kSomeWords, {"harbour"}},
        Asked{"excluded", "harbour waits -calm", {"3"}, 3, Tier::kSomeWords, {"harbour"}},
        Asked{"required", "+harbour ferry", {"2"}, 3, Tier::kAllWords, {}},
        Asked{"phrase", "\"harbour office\" pier", {"1"}, 1, Tier::kAllWords, {}},
        Asked{"phrase_that_no_article_has",
              "\"harbour pier\" ferry",
              {"2", "3"},
              2,
              Tier::kSomeWords,
              {"harbour pier"}},
        Asked{"filter", "ferry harbour lang:en", {"2"}, 4, Tier::kAllWords, {}},
        Asked{"filter_alone", "lang:de", {"5"}, 1, Tier::kAny, {}},
        Asked{"prefix", "harb* ferr*", {"2"}, 4, Tier::kAllWords, {}},
        Asked{"nothing", "zeppelin submarine", {}, 0, Tier::kAny, {}},
        Asked{"everything", "*", {"1", "2", "3", "4", "5", "6"}, 6, Tier::kAny, {}}),
    [](const auto& test) { return test.param.name; });

TEST_F(TiersTest, OfALongQueryMostWordsAreEnough) {
  std::vector<Text> texts;
  for (int i = 0; i < 40; ++i) {
    texts.push_back(
        {"rain-" + std::to_string(i), "en", "It was raining in the hills for days.", "2024-03-02 10:00 GMT"});
  }
  texts.push_back(
      {"ferry", "en", "The ferry captain refused to leave the island harbour.", "2024-03-01 10:00 GMT"});
  texts.push_back({"harbour", "en", "The harbour was quiet.", "2024-03-03 10:00 GMT"});
  add("a", texts);
  const Results results =
      search(request("why did the ferry captain refuse to leave the island", SortOrder::kNewest));
  EXPECT_THAT(ids(results), ElementsAre("ferry"));
  EXPECT_EQ(results.tier, Tier::kMostWords);
  EXPECT_THAT(results.left_out, IsEmpty());
  EXPECT_GT(results.total_any, 40U) << "'the' is everywhere";
  // None has most of it: those that have more of it than the others.
  const Results half =
      search(request("ferry zebra captain giraffe island antelope raining hills", SortOrder::kNewest));
  EXPECT_THAT(ids(half), Contains("ferry"));
  EXPECT_THAT(ids(half), Not(Contains("harbour")));
}

TEST_F(TiersTest, TheAnswerSaysWhatWasLeftOut) {
  add("a", {{"1", "en", "The ferry sails.", ""}, {"2", "en", "The storm.", ""}});
  const Results results = search(request("ferry storm"));
  EXPECT_EQ(results.tier, Tier::kSomeWords);
  EXPECT_THAT(results.left_out, SizeIs(1));
  EXPECT_THAT(tests::texts(results.notes),
              Contains(HasSubstr("no article has all of the words; left out: '")));
  EXPECT_EQ(results.total, 1U);
  EXPECT_EQ(results.total_any, 2U);
  // Who wants all words gets no others.
  const Results all = search(request("ferry storm", SortOrder::kRelevance, MatchMode::kAll));
  EXPECT_EQ(all.total, 0U);
  EXPECT_THAT(all.notes, IsEmpty());
}

// Whatever page is asked for, and however the articles are spread over shards, the counts are the same, and
// those with all words are some of those with any.
TEST_F(TiersTest, TotalsDependOnNoPageAndNoShard) {
  const std::vector<std::string> words{"harbour", "storm", "ferry", "港口",    "台風", "항구",
                                       "태풍이",  "พายุ",   "шторм", "العاصفة", "pier", "captain"};
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same each time
  const auto words_of = [&](std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
      // The first words are in most articles.
      const std::size_t word = std::min(random() % words.size(), random() % words.size());
      text += (i == 0 ? "" : " ") + words[word];
    }
    return text;
  };
  std::vector<Text> texts;
  for (int i = 0; i < 120; ++i) {
    texts.push_back({"a" + std::to_string(i), "en", words_of(1 + random() % 5),
                     "2024-03-" + std::to_string(10 + random() % 19) + " 10:00 GMT"});
  }
  add("whole", texts);
  for (std::size_t i = 0; i < texts.size(); ++i)
    add(i < 17 ? "part1" : i < 90 ? "part2" : "part3", {texts[i]});
  const std::vector<std::string> parts{"part1", "part2", "part3"};
  for (int round = 0; round < 40; ++round) {
    SearchRequest asked =
        request(words_of(1 + random() % 6), round % 2 == 0 ? SortOrder::kRelevance : SortOrder::kNewest);
    const Results whole = search(asked, {"whole"});
    const Results spread = search(asked, parts);
    // Scores that differ in their last bits only may change places between shards.
    EXPECT_THAT(ids(whole), testing::UnorderedElementsAreArray(ids(spread))) << asked.query;
    EXPECT_EQ(whole.total, spread.total) << asked.query;
    EXPECT_EQ(whole.total_any, spread.total_any) << asked.query;
    EXPECT_LE(whole.total, whole.total_any) << asked.query;
    const Results any = search(request(asked.query, SortOrder::kRelevance, MatchMode::kAny), {"whole"});
    EXPECT_EQ(any.total, whole.total_any);
    SearchRequest dated = asked;
    dated.sort = SortOrder::kOldest;
    EXPECT_THAT(ids(search(dated, {"whole"})), IsSubsetOf(ids(any)));
    EXPECT_EQ(ids(search(dated, {"whole"})).size(), whole.total);
    for (const auto& [offset, limit] :
         {std::pair{0, 0}, std::pair{0, 1}, std::pair{3, 2}, std::pair{500, 10}}) {
      asked.offset = static_cast<std::uint64_t>(offset);
      asked.limit = static_cast<std::uint64_t>(limit);
      const Results page = search(asked, parts);
      EXPECT_EQ(page.total, whole.total) << asked.query << " " << offset << " " << limit;
      EXPECT_EQ(page.total_any, whole.total_any) << asked.query << " " << offset << " " << limit;
      EXPECT_EQ(page.tier, whole.tier);
    }
  }
}

}  // namespace
}  // namespace broadsheet::searcher
