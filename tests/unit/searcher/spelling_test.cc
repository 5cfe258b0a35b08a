// Better spellings from the index's own words.
#include "search/spelling.h"

#include <gtest/gtest.h>

#include <random>
#include <stop_token>

namespace broadsheet::searcher {
namespace {

struct DistanceCase {
  const char32_t* a;
  const char32_t* b;
  std::size_t distance;
};
class DistanceTest : public testing::TestWithParam<DistanceCase> {};
TEST_P(DistanceTest, CountsMistakes) {
  EXPECT_EQ(edit_distance(GetParam().a, GetParam().b, 5), GetParam().distance);
  EXPECT_EQ(edit_distance(GetParam().b, GetParam().a, 5), GetParam().distance);
}
INSTANTIATE_TEST_SUITE_P(
    Words, DistanceTest,
    testing::Values(DistanceCase{U"", U"", 0}, DistanceCase{U"storm", U"storm", 0},
                    DistanceCase{U"storm", U"strom", 1}, DistanceCase{U"storm", U"storms", 1},
                    DistanceCase{U"storm", U"torm", 1}, DistanceCase{U"storm", U"stxrm", 1},
                    DistanceCase{U"шторм", U"шотрм", 1}, DistanceCase{U"ab", U"ba", 1},
                    DistanceCase{U"storm", U"harbor", 5}, DistanceCase{U"a", U"abcdef", 5}));

TEST(Distance, StopsAtTheLimit) {
  EXPECT_EQ(edit_distance(U"storm", U"harbour", 2), 3U);
  EXPECT_EQ(edit_distance(U"aaaaaaaa", U"bbbbbbbb", 2), 3U);
}

class SpellingTest : public testing::Test {
 protected:
  SpellingTest() : database_(std::string(), Xapian::DB_BACKEND_INMEMORY) {
    add({"storm", "storm", "harbour", "Sharbour", "harbor", "menteri", "ministers", "минис тр", "министр",
         "태풍경보", "국방부장관", "pertahanan", "θάλασσα", "2024", "Zmenter"});
    add({"storm", "harbour", "menteri"});
  }
  void add(const std::vector<std::string>& terms) {
    Xapian::Document document;
    for (const std::string& term : terms) document.add_term(term);
    database_.add_document(document);
  }
  std::optional<std::string> respell_words(const std::string& query,
                                           const std::vector<std::string>& unknown) {
    std::vector<schema::TermExplanation> terms;
    for (const std::string& word : unknown) terms.push_back({word, "", "word", word, 0});
    return respell(query, terms, database_, analyzer_, never_);
  }
  Xapian::WritableDatabase database_;
  schema::Analyzer analyzer_;
  schema::Interrupt never_;
};

// Worse than what was typed: grammar for a name, half of a word for it.
TEST_F(SpellingTest, NeitherEverydayWordsNorFragmentsAreSuggested) {
  for (int i = 0; i < 100; ++i) add({i % 3 == 0 ? "were" : "filler", "yoon"});
  add({"wired"});
  EXPECT_EQ(nearest_word("wire", database_, never_), "wired") << "not were";
  EXPECT_EQ(nearest_word("yphoon", database_, never_), std::nullopt) << "not yoon";
}

TEST_F(SpellingTest, TheNearestWordThenTheMostFrequent) {
  EXPECT_EQ(nearest_word("strom", database_, never_), "storm");
  EXPECT_EQ(nearest_word("harbuor", database_, never_), "harbour");
  EXPECT_EQ(nearest_word("harbur", database_, never_), "harbour");  // as near as "harbor", which is rarer
  EXPECT_EQ(nearest_word("mentri", database_, never_), "menteri");
  EXPECT_EQ(nearest_word("минитср", database_, never_), "министр");
  EXPECT_EQ(nearest_word("pertahnan", database_, never_), "pertahanan");
  EXPECT_EQ(nearest_word("태풍경부", database_, never_), "태풍경보");
  EXPECT_EQ(nearest_word("텨풍경보", database_, never_), "태풍경보");  // inside the first syllable
  EXPECT_EQ(nearest_word("굮방부장관", database_, never_), "국방부장관");
  EXPECT_EQ(nearest_word("개풍경보", database_, never_), std::nullopt);  // another first consonant
  EXPECT_EQ(nearest_word("zebra", database_, never_), std::nullopt);
  EXPECT_EQ(nearest_word("", database_, never_), std::nullopt);
}

TEST_F(SpellingTest, OnlyTheUnknownWordsAreReplacedWhereTheyStand) {
  EXPECT_EQ(respell_words("Strom in the harbour", {"Strom"}), "Storm in the harbour");
  EXPECT_EQ(respell_words("+strom -(title:harbuor OR x)", {"strom", "harbuor"}),
            "+storm -(title:harbour OR x)");
  EXPECT_EQ(respell_words("storm", {}), std::nullopt);
  EXPECT_EQ(respell_words("台風", {"台風"}), std::nullopt);
  EXPECT_EQ(respell_words("2025", {"2025"}), std::nullopt);
  EXPECT_EQ(respell_words("abc", {"abc"}), std::nullopt);  // too short to guess
}

TEST_F(SpellingTest, LoneQuotationMarksAreLeftOut) {
  EXPECT_EQ(respell_words("\"ferry strom", {"strom"}), "ferry storm");
  EXPECT_EQ(respell_words("\"ferry\" strom\"", {"strom"}), "\"ferry\" storm");
  EXPECT_EQ(respell_words("“ferry strom", {"strom"}), "ferry storm");
  EXPECT_EQ(respell_words("\"ferry strom\"", {"strom"}), "\"ferry storm\"");
}

TEST_F(SpellingTest, AnEojeolIsUnknownUnlessAnArticleHasAllItsBigrams) {
  add({"Gabc", "G개편", "G하거"});
  add({"개편하고", "G개편", "G편하", "G하고"});
  add({"G자동", "GS동차", "자동차"});
  const auto terms = [](const std::string& word, const std::vector<std::string>& parts, std::uint64_t each) {
    std::vector<schema::TermExplanation> rows{{word, "body", "word", word, 0}};
    for (const std::string& part : parts) rows.push_back({word, "body", "bigram", "G" + part, each});
    return rows;
  };
  EXPECT_EQ(respell("개편하거", terms("개편하거", {"개편", "편하", "하거"}, 1), database_, analyzer_, never_),
            "개편하고");
  EXPECT_EQ(respell("자동챠", terms("자동챠", {"자동", "동챠"}, 1), database_, analyzer_, never_), "자동차");
  add({"G개편", "G편하", "G하거"});
  EXPECT_EQ(respell("개편하거", terms("개편하거", {"개편", "편하", "하거"}, 1), database_, analyzer_, never_),
            std::nullopt);
}

TEST_F(SpellingTest, ACapitalIsKept) {
  EXPECT_EQ(respell_words("Strom", {"Strom"}), "Storm");
  EXPECT_EQ(respell_words("strom", {"strom"}), "storm");
  EXPECT_EQ(respell_words("Минстр", {"Минстр"}), "Министр");
  EXPECT_EQ(respell_words("минстр", {"минстр"}), "министр");
  EXPECT_EQ(respell_words("Θάλασα", {"Θάλασα"}), "Θάλασσα");
  EXPECT_EQ(respell_words("태풍경브", {"태풍경브"}), "태풍경보");
}

TEST_F(SpellingTest, FiltersAreLeftAlone) {
  const std::vector<schema::TermExplanation> terms{{"harbuor", "source", "filter", "XSharbuor", 0}};
  EXPECT_EQ(respell("source:harbuor", terms, database_, analyzer_, never_), std::nullopt);
}

TEST_F(SpellingTest, AWordThatIsFoundInAnotherFormIsNoMistake) {
  const std::vector<schema::TermExplanation> terms{{"menterinya", "", "word", "menterinya", 0},
                                                   {"menterinya", "", "stem", "Zmenteri", 4}};
  EXPECT_EQ(respell("menterinya", terms, database_, analyzer_, never_), std::nullopt);
}

TEST_F(SpellingTest, EndsWhenNobodyWaitsForIt) {
  std::stop_source stop;
  stop.request_stop();
  for (const char* word : {"strom", "국망부장관"}) {
    schema::Interrupt interrupt({}, stop.get_token());
    EXPECT_THROW((void)nearest_word(word, database_, interrupt), schema::Interrupted) << word;
  }
}

}  // namespace
}  // namespace broadsheet::searcher
