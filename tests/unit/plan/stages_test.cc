// The stages of a plan, each alone: what it makes of its input, without those before and after it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "notes.h"
#include "plan/account.h"
#include "plan/date_filter.h"
#include "plan/forms.h"
#include "plan/language_filter.h"
#include "plan/meanings.h"
#include "plan/plan_index.h"
#include "plan/planning.h"
#include "plan/ranking.h"
#include "plan/slots.h"
#include "plan/sounds.h"
#include "plan/text.h"
#include "plan/tree.h"
#include "text/characters.h"

namespace broadsheet::schema::plan {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

// A plan in the making over the small index of these tests.
struct Bench {
  explicit Bench(PlanOptions asked = {}) : options(std::move(asked)) {
    options.now = 1709251200;
  }  // 2024-03-01

  PlanOptions options;
  RankingConstants constants;
  PlanTools tools;
  Planning planning{news().database(), options, constants, tools.parts()};

  std::vector<std::string> notes() { return tests::texts(planning.account.finish({}).notes); }
};

std::vector<OwnedToken> tokens_of(std::string_view text) {
  Analyzer analyzer;
  return tokenize(analyzer, text).positioned;
}

std::string shown(const std::vector<Slot>& slots) {
  std::string out;
  for (const Slot& slot : slots) {
    if (!out.empty()) out += ' ';
    for (std::size_t i = 0; i < slot.terms.size(); ++i) out += (i == 0 ? "" : "|") + slot.terms[i];
    if (!slot.prefix.empty()) out += "+" + slot.prefix + (slot.han ? "?" : "*");
    out += "@" + std::to_string(slot.position);
  }
  return out;
}

std::string slots_of_text(std::string_view text, bool prefix) {
  return shown(slots_of(tokens_of(text), text, prefix));
}

TEST(PlanSlots, AreTheTermsOfEachPlace) {
  EXPECT_EQ(slots_of_text("the Sea ice", false), "the@0 sea@1 ice@2");
  EXPECT_EQ(slots_of_text("sea ic", true), "sea@0 ic+ic*@1");
  EXPECT_EQ(slots_of_text("国防相", false), "国防@0 防相@1");
  EXPECT_EQ(slots_of_text("国", false), "国+国?@0");
  // Between two runs the character that ends the first may begin a bigram with the one that follows.
  EXPECT_EQ(slots_of_text("国防 会", false), "国防@0 防|防会@1 会+会?@2");
  // A prefix of Hangul keeps what the analysis takes for a particle.
  EXPECT_EQ(slots_of_text("국방부는", true), "국방부는+국방부는*@0");
}

TEST(PlanSlots, OfNearAreThoseOfItsSides) {
  Analyzer analyzer;
  const auto near = [&](std::string_view typed) {
    const ParsedQuery query = parse_query(typed);
    const auto slots = near_slots(*query.root, analyzer);
    return slots ? shown(*slots) : "none";
  };
  EXPECT_EQ(near("sea NEAR \"pack ice\""), "sea@0 pack@0 ice@1");
  EXPECT_EQ(near("(sea OR ocean) NEAR ice"), "sea|ocean@0 ice@0");
  EXPECT_EQ(near("(sea OR \"pack ice\") NEAR water"), "none");
  EXPECT_EQ(near("(sea OR oce*) NEAR water"), "none");
}

TEST(PlanForms, AreStemsInTheLanguagesOfTheScript) {
  Stemmer stemmer;
  std::vector<StemLanguage> languages;
  for (const StemLanguage& language : stem_languages()) {
    if (language.language == "en" || language.language == "ru") languages.push_back(language);
  }
  const auto forms = [&](std::string_view word) {
    return forms_of(tokens_of(word).front(), languages, stemmer);
  };
  EXPECT_THAT(forms("ministers").stems, ElementsAre("minist"));
  EXPECT_THAT(forms("minist").stems, ElementsAre("minist")) << "the stem of others";
  EXPECT_THAT(forms("министрам").stems, ElementsAre("министр"));
  EXPECT_THAT(forms("министрам").languages, ElementsAre(ElementsAre("ru")));
  EXPECT_THAT(forms("国防").stems, IsEmpty());
  EXPECT_THAT(forms("café").plain, ElementsAre("cafe"));
  EXPECT_THAT(forms("cafe").plain, ElementsAre("cafe"));
  EXPECT_THAT(forms("министрам").plain, IsEmpty());
  EXPECT_THAT(forms_of(tokens_of("ministers").front(), {}, stemmer).stems, IsEmpty());
}

TEST(PlanForms, OneWordOfTwoThatAHyphenJoins) {
  const auto forms = [](std::string_view text) { return one_word_forms(tokens_of(text), text); };
  EXPECT_THAT(forms("Won-sik"), ElementsAre("wonsik"));
  EXPECT_THAT(forms("Won sik"), IsEmpty());
  EXPECT_THAT(forms("Kim Won-sik"), IsEmpty());
  EXPECT_THAT(forms("Вон-сик"), IsEmpty());
}

std::vector<std::string> codes_called(std::string_view value) {
  Analyzer analyzer;
  std::vector<std::string> codes;
  for (const lexemes::Entity entity : territories_called(value, analyzer)) {
    codes.emplace_back(lexemes::code_of(entity));
  }
  return codes;
}

TEST(PlanMeanings, CountriesAreCodesAndNamesInAnyLanguage) {
  EXPECT_THAT(codes_called("kr"), ElementsAre("KR"));
  EXPECT_THAT(codes_called("日本"), ElementsAre("JP"));
  EXPECT_THAT(codes_called("Япония"), ElementsAre("JP"));
  EXPECT_THAT(codes_called("UK"), ElementsAre("GB"));
  EXPECT_THAT(codes_called("Atlantis"), IsEmpty());
  EXPECT_THAT(codes_called("Japan and more"), IsEmpty());
  EXPECT_THAT(codes_called(""), IsEmpty());
}

std::string meant_by(std::string_view text) {
  Analyzer analyzer;
  const TextAtoms typed = atoms_of(units(tokenize(analyzer, text)));
  std::string codes;
  for (const lexemes::Found& found : lexemes::find_names(typed.atoms)) {
    const std::uint32_t begin = typed.atoms[found.begin].begin;
    const auto entity = meant(found, text.substr(begin, typed.atoms[found.end - 1].end - begin));
    if (entity) codes += (codes.empty() ? "" : " ") + std::string(lexemes::code_of(*entity));
  }
  return codes;
}

TEST(PlanMeanings, HowANameIsWrittenTellsWhetherItIsMeant) {
  EXPECT_EQ(meant_by("news from Japan and South Korea"), "JP KR");
  EXPECT_EQ(meant_by("Turkey"), "TR");
  EXPECT_EQ(meant_by("roast turkey"), "");
  EXPECT_EQ(meant_by("tell us more"), "");
}

TEST(PlanNames, AreRangesOfTheText) {
  NameScanner scanner;
  const auto names = [&](std::string_view text, NameScan what) {
    std::vector<std::string> found;
    for (const NameRange& name : names_in(text, what, scanner)) {
      found.emplace_back(text.substr(name.begin, name.end - name.begin));
    }
    return found;
  };
  EXPECT_THAT(names("meeting Putin today", NameScan::kText), ElementsAre("Putin"));
  EXPECT_THAT(names("putin", NameScan::kQuery), ElementsAre("putin"));
  std::string many;
  for (int i = 0; i < 200; ++i) many += "Putin, ";
  EXPECT_EQ(names(many, NameScan::kQuery).size(), kMaxNameQueryWords);
}

TEST(PlanNames, WeighLessThanTheirWords) {
  Bench bench;
  NameSounds sounds(bench.planning);
  Analyzer analyzer;
  const std::vector<Unit> all = units(tokenize(analyzer, "Putin"));
  EXPECT_GT(sounds.weight(all, 0, 5), 0.0);
  EXPECT_LE(sounds.weight(all, 0, 5), bench.constants.name);
  EXPECT_EQ(sounds.weight({}, 0, 5), bench.constants.name);
  EXPECT_FALSE(sounds.filter("of", {}));
}

TEST(PlanAccount, CountsTermsAndSaysOnceThatTheRestIsIgnored) {
  const IndexView index(news().database());
  Account account(index);
  EXPECT_TRUE(account.room(kMaxQueryTerms));
  account.take(kMaxQueryTerms - 1);
  EXPECT_FALSE(account.leaf("ice").empty());
  EXPECT_EQ(account.taken(), kMaxQueryTerms);
  EXPECT_FALSE(account.room(1));
  EXPECT_FALSE(account.room(1));
  EXPECT_THAT(tests::texts(account.finish({}).notes), ElementsAre(HasSubstr("the rest is ignored")));
}

TEST(PlanAccount, ATermThatNoIndexCanHoldFindsNothing) {
  const IndexView index(news().database());
  Account account(index);
  EXPECT_TRUE(account.leaf(std::string(300, 'x')).empty());
  EXPECT_EQ(index.frequency(std::string(300, 'x')), 0U);
}

TEST(PlanAccount, LooksUpTermsInEachFieldOrOnlyThoseThatAnArticleHas) {
  const IndexView index(news().database());
  Account account(index);
  const Lookup word{.written = "Ministers", .kind = "word"};
  const auto terms = [](const std::vector<Xapian::Query>& queries) {
    std::vector<std::string> found;
    for (const Xapian::Query& query : queries) found.push_back(*query.get_terms_begin());
    return found;
  };
  EXPECT_THAT(terms(account.look_up(word, "ministers", {})), ElementsAre("ministers", "Sministers"));
  EXPECT_THAT(terms(account.look_up_held(word, "ministers", {})), ElementsAre("Sministers"));
  EXPECT_THAT(account.look_up_held(word, "nothinglikeit", {}), IsEmpty());
  EXPECT_TRUE(account.look_up_held_in("", word, "ministers").empty());
  EXPECT_EQ(account.taken(), 3U);
  EXPECT_EQ(account.explanations(), 3U);
  EXPECT_EQ(index.frequency({}, {"", "S"}, "ministers"), 1U);
}

TEST(PlanAccount, KeepsItsBounds) {
  const IndexView index(news().database());
  Account account(index);
  for (std::size_t i = 0; i < 2 * kMaxExplanations; ++i) {
    account.explain("a", "body", "word", "a", 1);
    account.highlight({{"a", {}, false, false}}, {});
    account.highlight_name("snnsk", {});
    account.note(ProblemCode::kReadOtherwise, "note " + std::to_string(i));
  }
  const QueryPlan plan = account.finish({});
  EXPECT_EQ(plan.terms.size(), kMaxExplanations);
  EXPECT_EQ(plan.highlights.size(), kMaxExplanations);
  EXPECT_EQ(plan.notes.size(), kMaxNotes);
}

TEST(PlanAccount, WhatIsExcludedIsNotMarked) {
  const IndexView index(news().database());
  Account account(index);
  Scope excluded;
  excluded.excluded = true;
  account.highlight({{"a", {}, false, false}}, excluded);
  account.highlight_name("snnsk", excluded);
  Scope source;
  source.field = find_field("source");
  account.highlight({{"a", {}, false, false}}, source);
  EXPECT_THAT(account.finish({}).highlights, IsEmpty());
}

TEST(PlanAccount, TellsAndTakesBackExplanations) {
  const IndexView index(news().database());
  Account account(index);
  account.explain("Japan", "body", "word", "japan", 1);
  const std::size_t from = account.explanations();
  account.explain("Japan", "body", "phrase", "日本", 1);
  account.tell_as_synonyms(from, "Japan (JP)");
  account.explain("Japan", "body", "word", "japan", 1);
  account.take_back(from + 1);
  const QueryPlan plan = account.finish({});
  ASSERT_EQ(plan.terms.size(), 2U);
  EXPECT_EQ(plan.terms[0].kind, "word");
  EXPECT_EQ(plan.terms[1].kind, "synonym");
  EXPECT_EQ(plan.terms[1].of, "Japan (JP)");
}

TEST(PlanScope, PrefixesAreThoseOfItsFields) {
  EXPECT_THAT(prefixes({}), ElementsAre("", "S"));
  Scope title;
  title.body = false;
  EXPECT_THAT(prefixes(title), ElementsAre("S"));
  Scope source;
  source.field = find_field("source");
  EXPECT_THAT(prefixes(source), ElementsAre(std::string(source.field->prefix)));
  EXPECT_EQ(field_name(source, source.field->prefix), "source");
  EXPECT_EQ(field_name({}, ""), "body");
  EXPECT_EQ(field_name({}, "S"), "title");
}

TEST(PlanPhrases, WithoutPositionsAreAllOfTheirWords) {
  PlanOptions options;
  options.positions = PositionLookup::kNone;
  Bench bench(options);
  PhraseQueries phrases(bench.planning);
  const Xapian::Query query = phrases.lying({{"sea"}, {"ice"}}, PlaceOrder::kAsGiven, 2);
  EXPECT_EQ(query.get_description(), "Query((sea AND ice))");
  EXPECT_THAT(bench.notes(), Contains(HasSubstr("with all of their words")));
}

TEST(PlanPhrases, APlaceWithoutATermMakesThemImpossible) {
  Bench bench;
  PhraseQueries phrases(bench.planning);
  EXPECT_TRUE(phrases.lying({{"sea"}, {}}, PlaceOrder::kAsGiven, 2).empty());
  EXPECT_EQ(phrases.lying({{"sea", "ocean"}}, PlaceOrder::kAsGiven, 1).get_description(),
            "Query((sea OR ocean))");
}

TEST(PlanHan, AnExcludedRunIsASubstring) {
  PlanOptions options;
  options.positions = PositionLookup::kNone;
  Bench bench(options);
  PhraseQueries phrases(bench.planning);
  HanQueries han(bench.planning, phrases);
  const std::vector<Unit> all = units(tokenize(bench.planning.tools.analyzer(), "国防相"));
  Scope scope;
  scope.excluded = true;
  scope.title = false;
  EXPECT_EQ(han.of(all.front(), "国防相", scope).get_description(), "Query((国防 AND 防相))");
}

TEST(PlanLanguageFilter, LeavesOffSubtagsThatNoArticleHas) {
  Bench bench;
  const Field& field = *find_field("lang");
  EXPECT_EQ(language_filter(field, "en-AU", "en-au", bench.planning, false).get_description(), "Query(Len)");
  EXPECT_THAT(bench.notes(), ElementsAre("no article is in 'en-AU'; looked for 'en'"));
}

TEST(PlanLanguageFilter, ATagThatNothingMatchesIsLookedUpAsItIs) {
  Bench bench;
  const Field& field = *find_field("lang");
  EXPECT_EQ(language_filter(field, "xx-YY", "xx-yy", bench.planning, false).get_description(),
            "Query(Lxx-yy)");
  EXPECT_THAT(bench.notes(), ElementsAre(testing::StartsWith("no article is in 'xx-YY'; the index has: ")));
}

TEST(PlanLanguageFilter, NothingIsToldOfALanguageToLeaveOutThatNoArticleHas) {
  Bench bench;
  EXPECT_EQ(language_filter(*find_field("lang"), "xx", "xx", bench.planning, true).get_description(),
            "Query(Lxx)");
  EXPECT_THAT(bench.notes(), testing::IsEmpty());
}

TEST(PlanDateFilter, ADayOfTheArticlesClockIsATerm) {
  Bench bench;
  const Field& date = *find_field("date");
  const auto filter = [&](const char* low, const char* high) {
    return date_filter(date, low, high, bench.planning);
  };
  EXPECT_EQ(filter("2024-02-29", "2024-02-29")->get_description(), "Query(D20240229)");
  EXPECT_EQ(filter("yesterday", "yesterday")->get_description(), "Query(D20240229)");
  EXPECT_FALSE(filter("soon", "2024"));
  EXPECT_FALSE(filter("2024", "2024-02-30"));
  EXPECT_TRUE(filter("2024-03", "2024-02"));
  EXPECT_THAT(bench.notes(), ElementsAre(HasSubstr("runs backwards")));
}

TEST(PlanTree, WhatFiltersHasNoWeightOfItsOwn) {
  Bench bench;
  TextQueries text(bench.planning);
  FieldQueries fields(bench.planning, text);
  TreeQueries tree(bench.planning, text, fields);
  const auto part = [&](std::string_view typed) { return tree.of(*parse_query(typed).root, {}); };
  EXPECT_TRUE(part("lang:ja")->filter);
  EXPECT_TRUE(part("lang:ja date:2024")->filter);
  EXPECT_TRUE(part("-ice")->filter);
  EXPECT_FALSE(part("lang:ja ice")->filter);
  EXPECT_EQ(part("lang:ja lang:ko")->query.get_description(), "Query((Lja OR Lko))");
  // Filters on one field are alternatives, those on different ones add up.
  const std::string korea = std::string(prefix::kCountry) + "KR";
  EXPECT_EQ(part("lang:ja country:KR")->query.get_description(), "Query((Lja AND " + korea + "))");
}

TEST(PlanIndexView, ExpandsToTheMostFrequentTerms) {
  IndexView index(news().database());
  const std::vector<std::string> terms = index.expand("m", false, 1000);
  EXPECT_THAT(terms, Contains("melts"));
  for (std::size_t i = 0; i + 1 < terms.size(); ++i) {
    EXPECT_GE(index.frequency(terms[i]), index.frequency(terms[i + 1])) << terms[i];
  }
  EXPECT_EQ(index.expand("m", false, 1).size(), 1U);
  for (const std::string& bigram : index.expand("国", true, 1000)) {
    EXPECT_EQ(count_characters(bigram), 2U) << bigram;
  }
}

TEST(PlanIndexView, KnowsTheLanguagesThatWereStemmed) {
  IndexView index(news().database());
  EXPECT_TRUE(index.holds_language("ja"));
  EXPECT_FALSE(index.holds_language("sw"));
  EXPECT_FALSE(index.holds_language("sw"));
  std::vector<std::string> languages;
  for (const StemLanguage& language : index.stem_languages()) languages.emplace_back(language.language);
  EXPECT_THAT(languages, Contains("en"));
  EXPECT_THAT(languages, testing::Not(Contains("sw")));
}

}  // namespace
}  // namespace broadsheet::schema::plan
