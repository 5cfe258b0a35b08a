// What words become, room by room: their stems, their other spellings and wordings, eojeols, units,
// neighbours.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "plan/neighbours.h"
#include "plan/plan_index.h"
#include "plan/text.h"

namespace broadsheet::schema::plan {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// All rooms of words over one index.
struct Rooms {
  explicit Rooms(const std::vector<Sample>& samples, PlanOptions asked = {})
      : index(samples), options(std::move(asked)) {}

  std::vector<Unit> units_of(std::string_view text) {
    return units(tokenize(planning.tools.analyzer(), text));
  }
  OwnedToken token_of(std::string_view text) { return units_of(text).front().tokens.front(); }

  std::vector<std::string> words_of(const std::vector<Xapian::Query>& queries) {
    std::vector<std::string> terms;
    for (const Xapian::Query& query : queries) terms.push_back(*query.get_terms_begin());
    return terms;
  }

  Index index;
  PlanOptions options;
  RankingConstants constants;
  PlanTools tools;
  Planning planning{index.database(), options, constants, tools.parts()};
  PhraseQueries phrases{planning};
  StemQueries stems{planning};
  SpellingQueries spellings{planning, stems};
  WordingQueries wordings{planning, phrases, spellings};
  WordQueries words{planning, stems, spellings, wordings};
  EojeolQueries eojeols{planning, spellings, wordings};
  UnitQueries all{planning, phrases, wordings, words, eojeols};
};

Sample sample(std::string id, std::string language, std::string body) {
  return {std::move(id), {std::move(language)}, "", std::move(body), "", "", 0, ""};
}

TEST(PlanWords, AreTheirTermsInBothFields) {
  Rooms rooms({sample("a", "en", "the ice melts")});
  Scope excluded;
  excluded.excluded = true;
  // What is excluded is only what was typed.
  EXPECT_EQ(rooms.words.of(rooms.token_of("melts"), "melts", excluded).get_description(),
            "Query((melts SYNONYM Smelts))");
  EXPECT_THAT(rooms.words.of(rooms.token_of("melts"), "melts", {}).get_description(), HasSubstr("Zmelt"));
}

TEST(PlanStems, AreLookedUpInTheArticlesOfTheirLanguage) {
  Rooms rooms({sample("a", "en", "ships in the harbours"), sample("b", "de", "die Schiffe im Hafen")});
  const OwnedToken token = rooms.token_of("harbours");
  EXPECT_THAT(rooms.words_of(rooms.stems.terms_of(token, "harbour", "harbours", {}).of_words),
              ElementsAre("Zharbour"));
  EXPECT_THAT(rooms.stems.terms_of(token, "nothing", "harbours", {}).as_word, IsEmpty());
  Forms forms;
  forms.stems = {"harbour"};
  forms.languages = {{"en"}};
  const std::vector<Xapian::Query> typed{Xapian::Query("harbours")};
  EXPECT_THAT(rooms.stems.with_stems(token, forms, typed, {}, "harbours", {}).get_description(),
              HasSubstr("Len"));
  // Nothing beside the word.
  EXPECT_TRUE(rooms.stems.with_stems(token, {}, typed, {}, "harbours", {}).empty());
}

TEST(PlanSpellings, AreThoseThatAnArticleHas) {
  Rooms rooms({sample("a", "fr", "un caf\u00e9 du port"), sample("b", "en", "they write C++ all day")});
  const OwnedToken cafe = rooms.token_of("cafe");
  EXPECT_THAT(rooms.words_of(rooms.spellings.plain(cafe, "cafe", "cafe", {})), ElementsAre("Fcafe"));
  EXPECT_THAT(rooms.spellings.plain(cafe, "kafe", "cafe", {}), IsEmpty());
  EXPECT_TRUE(rooms.spellings.has_plain_form({cafe}, {}));
  const std::vector<OwnedToken> sign = rooms.units_of("C++").front().tokens;
  ASSERT_TRUE(rooms.spellings.signs(sign, "C++", {}));
  EXPECT_THAT(rooms.spellings.signs(sign, "C++", {})->get_description(), HasSubstr("Fc++"));
  EXPECT_FALSE(rooms.spellings.signs({cafe}, "cafe", {}));
}

TEST(PlanWordings, AreThoseThatTheIndexHas) {
  Rooms rooms({sample("a", "en", "a storm of 100km and an email")});
  const std::vector<OwnedToken> tokens = tokenize(rooms.planning.tools.analyzer(), "100 km").positioned;
  EXPECT_EQ(rooms.wordings.of(tokens, "100 km", {}).size(), 1U);
  EXPECT_FALSE(rooms.wordings.as_one_word(tokens, 0, 2, "100 km", {}).empty());
  const std::vector<OwnedToken> hyphen = tokenize(rooms.planning.tools.analyzer(), "e-mail").positioned;
  EXPECT_THAT(rooms.wordings.one_word(hyphen, "e-mail", {}).get_description(), HasSubstr("email"));
  const std::vector<OwnedToken> other = tokenize(rooms.planning.tools.analyzer(), "200 km").positioned;
  EXPECT_TRUE(rooms.wordings.as_one_word(other, 0, 2, "200 km", {}).empty());
}

TEST(PlanEojeols, AreFoundInsideLongerOnes) {
  Rooms rooms({sample("a", "ko", "국방부장관 회담")});
  const std::vector<Unit> all = rooms.units_of("국방부");
  std::vector<Xapian::Query> needed;
  const Xapian::Query query = rooms.eojeols.of(all.front(), "국방부", {}, needed);
  EXPECT_THAT(query.get_description(), HasSubstr("G국방"));
  EXPECT_THAT(needed, IsEmpty());
  Scope sentence;
  sentence.sentence = true;
  rooms.eojeols.of(all.front(), "국방부", sentence, needed);
  EXPECT_EQ(needed.size(), 1U);
}

TEST(PlanUnits, AreNeededAsAWholeOrStandForSeveral) {
  Rooms rooms({sample("a", "en", "a storm of 100km in the harbour")});
  const std::vector<Unit> all = rooms.units_of("100 km harbour");
  ASSERT_EQ(all.size(), 3U);
  std::size_t count = 0;
  EXPECT_THAT(rooms.all.joined(all.data(), all.size(), "100 km harbour", count, {}).get_description(),
              HasSubstr("100km"));
  EXPECT_EQ(count, 2U);
  EXPECT_TRUE(rooms.all.joined(&all[1], 2, "100 km harbour", count, {}).empty());
  const Xapian::Query harbour = rooms.all.of(all[2], "100 km harbour", {});
  ASSERT_EQ(rooms.all.needed().size(), 1U);
  EXPECT_EQ(rooms.all.needed().front().get_description(), harbour.get_description());
}

TEST(PlanNeighbours, ArePairsThatAnArticleMayHave) {
  PlanOptions options;
  options.positions = PositionLookup::kXapian;
  Rooms rooms({sample("a", "en", "cold harbour water")}, options);
  const std::vector<Unit> all = rooms.units_of("cold harbour nothinglikeit");
  const std::string pairs = neighbours(all, rooms.planning, rooms.phrases, {}).get_description();
  EXPECT_THAT(pairs, HasSubstr("(cold NEAR"));
  EXPECT_THAT(pairs, Not(HasSubstr("nothinglikeit")));
  EXPECT_TRUE(neighbours({}, rooms.planning, rooms.phrases, {}).empty());
}

}  // namespace
}  // namespace broadsheet::schema::plan
