// Surfaces are the same, with the same steps, whether they are looked up in the index or where they are kept.
#include "plan/surfaces.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "plan/planning.h"
#include "plan/surface_cache.h"
#include "text/characters.h"

namespace broadsheet::schema::plan {
namespace {

// Syllables of one script each; the last ones are of no script that has names.
const std::vector<std::vector<std::string>> kSyllables{
    {"ba", "ri", "shin", "mo", "tch", "é", "ko", "s", "sh", "tan", "o", " ", "ł"},
    {"μπα", "ρι", "σι", "ντο", "γκ", "ο", "υ", "κο"},
    {"ба", "ри", "ши", "пх", "ко", "ё", "н", "тан", " "},
    {"ב", "רי", "ש", "מו", "ק", "ון", "ת"},
    {"با", "ري", "ش", "مو", "ك", "ون", "ت"},
    {"बा", "रि", "शिं", "मो", "को", "न्", "टा"},
    {"க", "ரி", "மோ", "ன்", "டா"},
    {"バ", "リ", "シ", "ッ", "ー", "ュ", "モ", "コ", "ン"},
    {"巴", "里", "新", "莫", "科", "安", "金", "正", "恩"},
    {"바", "리", "신", "모", "코", "안", "정", "은", "흐"},
    {"ﬀ", "𐐀", "\U0001F680", "2", "_"},
};

std::string any_text(std::mt19937& chance) {
  const auto& syllables = kSyllables[chance() % kSyllables.size()];
  std::string text;
  for (std::size_t i = 1 + chance() % 6; i > 0; --i) text += syllables[chance() % syllables.size()];
  return text;
}

// Surfaces and words; each word is in a body, as words of scripts without capitals are looked up there.
Xapian::WritableDatabase vocabulary(std::mt19937& chance, std::size_t size) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (std::size_t i = 0; i < size; ++i) {
    Xapian::Document document;
    document.add_term(any_text(chance));
    document.add_boolean_term("N" + any_text(chance));
    database.add_document(document);
  }
  return database;
}

std::string shown(const std::vector<Surface>& surfaces) {
  std::string out;
  for (const Surface& surface : surfaces) {
    out += surface.text + (surface.is_name ? " name " : " word ") + std::to_string(surface.evidence) + " " +
           std::to_string(surface.articles) + "\n";
  }
  return out;
}

// What one plan finds for all of `names`, in order: they share the steps that a plan may take.
std::string found(const Xapian::Database& database, const std::vector<std::string>& names,
                  std::shared_ptr<SurfaceCache> cache) {
  PlanOptions options;
  options.surface_cache = std::move(cache);
  const RankingConstants constants;
  PlanTools tools;
  Planning planning(database, options, constants, tools.parts());
  Surfaces surfaces(planning);
  std::string out;
  for (const std::string& name : names) out += name + ":\n" + shown(surfaces.of(name));
  return out;
}

std::vector<std::string> some_names(std::mt19937& chance, std::size_t count) {
  std::vector<std::string> names;
  while (names.size() < count) names.push_back(any_text(chance));
  return names;
}

// While lists are made, by plans for the first of the names, and when they are ready.
void expect_same(const Xapian::Database& database, const std::vector<std::string>& names,
                 const SurfaceCacheLimits& limits) {
  const std::vector<std::string> first(names.begin(), names.begin() + 1);
  const std::string plain_first = found(database, first, nullptr);
  const auto cache = std::make_shared<SurfaceCache>(limits);
  while (cache->make()) ASSERT_EQ(found(database, first, cache), plain_first);
  EXPECT_EQ(found(database, names, cache), found(database, names, nullptr));
}

TEST(Surfaces, AreTheSameWhereTheyAreKept) {
  std::mt19937 chance(20240304);
  std::string all;
  for (int round = 0; round < 5; ++round) {
    const Xapian::WritableDatabase database = vocabulary(chance, 800);
    const std::vector<std::string> names = some_names(chance, 40);
    all += found(database, names, nullptr);
    for (const std::size_t texts : {1000U, 50U}) {
      expect_same(database, names, {.steps = 0, .texts_of_plan = texts});
      // With room for the first texts of a range, or for none: the others are looked up in the index.
      for (const std::size_t bytes : {0U, 1U, 60U, 500U, 3000U, 12000U}) {
        expect_same(database, names, {.steps = 0, .texts_of_plan = texts, .bytes_of_list = bytes});
        expect_same(database, names,
                    {.steps = 0, .texts_of_plan = texts, .bytes = 2 * bytes, .bytes_of_list = bytes});
      }
    }
  }
  EXPECT_NE(all.find(" name "), std::string::npos);
  EXPECT_NE(all.find(" word "), std::string::npos);
}

// More names than a plan may look up: each way stops at the same one.
TEST(Surfaces, TakeTheSameSteps) {
  std::mt19937 chance(20240305);
  Xapian::WritableDatabase database = vocabulary(chance, 6000);
  const std::string last = "Sarajewo";
  Xapian::Document document;
  document.add_boolean_term("Nsarajevo");
  database.add_document(document);
  std::vector<std::string> names = some_names(chance, 1000);
  EXPECT_NE(found(database, {last}, nullptr).find("sarajevo name"), std::string::npos);
  names.push_back(last);
  EXPECT_EQ(found(database, names, nullptr).find("sarajevo name"), std::string::npos);
  expect_same(database, names, {.steps = 0});
  expect_same(database, names, {.steps = 0, .bytes_of_list = 20000});
}

TEST(SurfaceCache, KeepsNothingBeforeSoManySteps) {
  SurfaceCache cache({.steps = 100});
  EXPECT_FALSE(cache.make());
  cache.note_steps(99);
  EXPECT_FALSE(cache.make());
  cache.note_steps(1);
  EXPECT_TRUE(cache.make());
}

TEST(SurfaceCache, HasOneListInTheMaking) {
  NameReader reader;
  SurfaceCache cache({.steps = 0});
  for (std::size_t i = 0; i < kTextLists; ++i) {
    {
      SurfaceCache::Making making = cache.make();
      ASSERT_TRUE(making);
      EXPECT_EQ(making.number(), i);
      std::thread([&] { EXPECT_FALSE(cache.make()); }).join();
      ASSERT_TRUE(making.list().append("berlin", reader, making.max_bytes()));
    }
    EXPECT_EQ((*cache.lists())[i], nullptr);
    SurfaceCache::Making making = cache.make();
    ASSERT_TRUE(making);
    EXPECT_EQ(making.number(), i);
    EXPECT_EQ(making.list().last(), "berlin");
    making.list().finish(true, false);
    making.keep();
    ASSERT_NE((*cache.lists())[i], nullptr);
    EXPECT_EQ((*cache.lists())[i]->last(), "berlin");
  }
  EXPECT_FALSE(cache.make());
}

std::set<std::string> many_texts() {
  std::mt19937 chance(20240306);
  std::set<std::string> texts;
  while (texts.size() < 500) texts.insert(any_text(chance));
  return texts;
}

TEST(SurfaceCache, KeepsToItsBytes) {
  NameReader reader;
  SurfaceCache cache({.steps = 0, .bytes = 5000, .bytes_of_list = 2000});
  std::size_t bytes = 0;
  while (SurfaceCache::Making making = cache.make()) {
    EXPECT_LE(making.max_bytes(), 2000U);
    bool whole = true;
    for (const std::string& text : many_texts()) {
      whole = whole && making.list().append(text, reader, making.max_bytes());
      EXPECT_LE(making.list().bytes(), making.max_bytes());
    }
    EXPECT_FALSE(whole);
    making.list().finish(whole, true);
    bytes += making.list().bytes();
    making.keep();
  }
  EXPECT_GT(bytes, 4000U);
  EXPECT_LE(bytes, 5000U);
}

TEST(TextList, HasTheTextsAndHowTheySound) {
  NameReader reader;
  TextList list;
  const std::set<std::string> texts = many_texts();
  for (const std::string& text : texts) ASSERT_TRUE(list.append(text, reader, 1U << 20));
  list.finish(true, false);
  auto text = texts.begin();
  for (std::size_t at = TextList::begin(); at < list.end();) {
    const TextList::Place place = list.at(at);
    at = place.after;
    ASSERT_NE(text, texts.end());
    const std::string begins(first_characters(*text, place.depth));
    const std::string& whole = place.depth > 0 ? begins : *text;
    const sounds::Readings readings = reader.readings(whole);
    if (place.depth > 0) {
      // All texts that begin so, and no others, are passed over.
      ASSERT_EQ(place.readings, 1U);
      std::size_t next = at;
      auto other = text;
      for (; next < place.past_all; next = list.at(next).after) {
        if (list.at(next).depth > 0) continue;
        ASSERT_EQ(list.at(next).text, *other);
        ASSERT_TRUE(other->starts_with(begins));
        ++other;
      }
      ASSERT_EQ(next, place.past_all);
      ASSERT_TRUE(other == texts.end() || !other->starts_with(begins));
    } else {
      ASSERT_EQ(place.text, *text++);
      ASSERT_EQ(place.readings, readings.size);
    }
    for (std::size_t i = 0; i < std::min(place.readings, readings.size); ++i) {
      EXPECT_TRUE(std::ranges::equal(place.sounds[i].phones, readings.of[i].phones.view())) << whole;
      EXPECT_EQ(place.sounds[i].writing, readings.of[i].writing) << whole;
    }
  }
  EXPECT_EQ(text, texts.end());
}

TEST(SharedSurfaceCache, IsOfOneState) {
  SharedSurfaceCache shared;
  const auto one = shared.of("one");
  EXPECT_EQ(shared.of("one"), one);
  const auto other = shared.of("other");
  EXPECT_NE(other, one);
  EXPECT_EQ(shared.of("other"), other);
  const std::weak_ptr<SurfaceCache> gone = other;
  EXPECT_NE(shared.of("one"), nullptr);
  EXPECT_FALSE(gone.expired());  // as long as a plan has it
}

}  // namespace
}  // namespace broadsheet::schema::plan
