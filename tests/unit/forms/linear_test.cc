// Work stays linear in what a record holds: every member of JSON and every place of an article, filled up to
// 256 KiB with each thing that any rule looks for, and up to the largest record with its own separator.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/indexer/form.h"
#include "broadsheet/indexer/parser.h"
#include "forms/open.h"
#include "forms/parse_one.h"
#include "json/json_text.h"
#include "processor_time.h"

namespace broadsheet::indexer {
namespace {

// Four times the text may take so many times as long: linear work takes four times, quadratic work sixteen.
constexpr double kMostGrowth = 9;
// Below this the clock and the machine say more than the work does.
constexpr double kTooShortToCompare = 0.1;
// Of one reading of kLarge bytes. Generous for a slow machine with sanitizers; a quadratic path takes
// minutes.
constexpr double kLimitSeconds = 20;

// Quadratic work on so much takes a second and more: there are some 36 x 37 of these.
constexpr std::size_t kSmall = 64U << 10;
constexpr std::size_t kLarge = 4 * kSmall;
// With its own separator alone, for it takes seconds, a place is filled up to the largest record.
constexpr std::size_t kLong = 1U << 20;
constexpr std::size_t kLargest = 15 * kLong;
// Fifteen times the text: linear work takes fifteen times, quadratic work 225 times.
constexpr double kMostGrowthToLargest = 45;

// What separates, opens or ends something in one rule or another, and what such rules look for.
constexpr std::array<std::string_view, 36> kPieces{
    ",", "，",    "、",   "a,",    "a、",  " ",     ".",   "a.", ";",   "|",      "/",  "://",
    "?", "#",     ":",    "：",    "-",    " -- ",  "=",   "(",  "[(",  "【",     "）", "©",
    "@", "a@b.c", "(c) ", "2024 ", "1/2/", "기자 ", "By ", "\n", "a\n", "x.\n\n", "港", "\u2029"};

std::string filled(std::string_view piece, std::size_t size) {
  std::string text;
  text.reserve(size + piece.size());
  while (text.size() < size) text += piece;
  return text;
}

double seconds_of(const std::string& bytes, std::string_view form) {
  Record record;
  record.bytes = bytes;
  record.form = find_form(form);
  record.origin = {"a", 0, 1, 1};
  const tests::ProcessorTime time;
  (void)parse_one(record, {});
  return time.seconds();
}

// Fails if `make(piece, size)` of some piece takes more than linear time to read.
template <typename Make>
void expect_linear(std::string_view form, std::string_view what, const Make& make) {
  (void)seconds_of(make("a", 1), form);  // what is made once is made now
  for (const std::string_view piece : kPieces) {
    const double large = seconds_of(make(piece, kLarge), form);
    EXPECT_LT(large, kLimitSeconds) << what << ": " << kLarge << " bytes of '" << piece << "'";
    if (large < kTooShortToCompare) continue;
    const double small = seconds_of(make(piece, kSmall), form);
    EXPECT_LT(large, kMostGrowth * small) << what << " of '" << piece << "': " << kSmall << " bytes take "
                                          << small << " s, " << kLarge << " take " << large;
  }
}

// Fails if `seconds(size)` grows faster than its size from kLong to kLargest bytes.
template <typename Seconds>
void expect_linear_to_the_largest(const std::string& what, const Seconds& seconds) {
  const double at_long = seconds(kLong);
  ASSERT_LT(at_long, kLimitSeconds / 5) << what;
  const double largest = seconds(kLargest);
  EXPECT_LT(largest, kLimitSeconds) << what;
  if (largest < kTooShortToCompare) return;
  EXPECT_LT(largest, kMostGrowthToLargest * std::max(at_long, kTooShortToCompare / 10))
      << what << ": " << kLong << " bytes take " << at_long << " s, " << kLargest << " take " << largest;
}

std::string json_string(std::string_view text) {
  std::string json;
  schema::append_json_string(json, text);
  return json;
}

// How a member holds its text: `%` stands for the quoted text.
struct Member {
  const char* name;
  const char* json;
  std::string_view own;  // what parts, opens or ends something in it
};
class JsonMemberTest : public testing::TestWithParam<Member> {};

TEST_P(JsonMemberTest, CostsLinearTime) {
  const std::string_view form = GetParam().json;
  const std::size_t place = form.find('%');
  expect_linear("jsonl", GetParam().name, [&](std::string_view piece, std::size_t size) {
    return std::string(form.substr(0, place)) + json_string(filled(piece, size)) +
           std::string(form.substr(place + 1));
  });
}

TEST_P(JsonMemberTest, OfItsOwnSeparatorCostsLinearTimeUpToTheLargest) {
  const std::string_view form = GetParam().json;
  const std::size_t place = form.find('%');
  const std::string_view piece = GetParam().own;
  const std::size_t escaped = json_string(piece).size() - 2;
  expect_linear_to_the_largest(GetParam().name, [&](std::size_t size) {
    return seconds_of(std::string(form.substr(0, place)) +
                          json_string(filled(piece, size / escaped * piece.size())) +
                          std::string(form.substr(place + 1)),
                      "jsonl");
  });
}

INSTANTIATE_TEST_SUITE_P(
    Members, JsonMemberTest,
    testing::Values(
        Member{"id", R"({"body":"x","id":%})", "a,"}, Member{"headline", R"({"headlines":%})", "\n"},
        Member{"headline_and_tag", R"({"headlines":[{"lang":%,"text":"x"}]})", "aa-"},
        Member{"body", R"({"body":%})", "\n"}, Member{"paragraph", R"({"body":["x",%,"y"]})", "\n\n"},
        Member{"lang", R"({"body":"x","lang":%})", "en-"},
        Member{"published", R"({"body":"x","published":%})", "1/"},
        Member{"stored_date", R"({"body":"x","published":%,"published_precision":"day"})", "-"},
        Member{"modified", R"({"body":"x","modified":%})", "/"},
        Member{"date_text", R"({"body":"x","date_text":%})", "1/2/"},
        Member{"zone", R"({"body":"x","published":"2024-03-01","zone":%})", "/"},
        Member{"source", R"({"body":"x","source":%})", "(c) "},
        Member{"source_raw", R"({"body":"x","source":{"raw":%}})", "(c) "},
        Member{"source_site", R"({"body":"x","source":{"site":%}})", "."},
        Member{"source_publisher", R"({"body":"x","source":{"publisher":%}})", ", "},
        Member{"source_rights", R"({"body":"x","source":{"rights":%}})", ". "},
        Member{"source_address", R"({"body":"x","source":{"address":%}})", "a@b.c"},
        Member{"publisher", R"({"body":"x","publisher":%})", ", "},
        Member{"byline", R"({"body":"x","byline":%})", ", "},
        Member{"bylines", R"({"body":"x","authors":[%,{"name":"y"}]})", ", "},
        Member{"url", R"({"body":"x","url":%})", "/"}, Member{"tags", R"({"body":"x","tags":%})", "a,"},
        Member{"tag", R"({"body":"x","tags":[%]})", ","}, Member{"unknown", R"({"body":"x","y":%})", "\""},
        Member{"name_of_member", R"({"body":"x",%:1})", "."}),
    [](const auto& param) { return std::string(param.param.name); });

// A list or an object with as many elements as fit: `%` stands for them.
struct Elements {
  const char* name;
  const char* json;
  const char* element;
};
class JsonElementsTest : public testing::TestWithParam<Elements> {};

TEST_P(JsonElementsTest, CostLinearTime) {
  const std::string_view form = GetParam().json;
  const std::size_t place = form.find('%');
  const auto seconds = [&](std::size_t size) {
    std::string json(form.substr(0, place));
    for (std::size_t i = 0; json.size() < size; ++i) {
      if (i > 0) json += ',';
      for (const char c : std::string_view(GetParam().element)) {
        if (c == '#') {
          json += std::to_string(i);
        } else {
          json += c;
        }
      }
    }
    return seconds_of(json + std::string(form.substr(place + 1)), "jsonl");
  };
  expect_linear_to_the_largest(GetParam().name, seconds);
}

INSTANTIATE_TEST_SUITE_P(
    Lists, JsonElementsTest,
    testing::Values(Elements{"headlines", R"({"headlines":[%]})", R"("a#")"},
                    Elements{"headlines_with_tags", R"({"headlines":[%]})", R"({"lang":"aa-#","text":"x"})"},
                    Elements{"wrong_headline_tags", R"({"headlines":[%]})", R"({"lang":"#","text":"x"})"},
                    Elements{"paragraphs", R"({"body":[%]})", R"("a")"},
                    Elements{"authors", R"({"body":"x","authors":[%]})", R"({"name":"a#"})"},
                    Elements{"wrong_authors", R"({"body":"x","authors":[%]})", "1"},
                    Elements{"tags", R"({"body":"x","tags":[%]})", R"("a")"},
                    Elements{"wrong_tags", R"({"body":"x","tags":[%]})", "[]"},
                    Elements{"members", R"({"body":"x",%})", R"("m#":1)"},
                    Elements{"same_members", R"({"body":"x",%})", R"("m":1)"},
                    Elements{"members_of_source", R"({"body":"x","source":{%}})", R"("m#":1)"},
                    Elements{"numbers", R"({"body":"x","y":[%]})", "1"}),
    [](const auto& param) { return std::string(param.param.name); });

// A place of the article format: `%` stands for the text.
struct Place {
  const char* name;
  const char* text;
  std::string_view own;  // what parts, opens or ends something there
};
class ArticlePlaceTest : public testing::TestWithParam<Place> {};

TEST_P(ArticlePlaceTest, CostsLinearTime) {
  const std::string_view form = GetParam().text;
  const std::size_t place = form.find('%');
  expect_linear("article", GetParam().name, [&](std::string_view piece, std::size_t size) {
    return std::string(form.substr(0, place)) + filled(piece, size) + std::string(form.substr(place + 1));
  });
}

TEST_P(ArticlePlaceTest, OfItsOwnSeparatorCostsLinearTimeUpToTheLargest) {
  const std::string_view form = GetParam().text;
  const std::size_t place = form.find('%');
  expect_linear_to_the_largest(GetParam().name, [&](std::size_t size) {
    return seconds_of(std::string(form.substr(0, place)) + filled(GetParam().own, size) +
                          std::string(form.substr(place + 1)),
                      "article");
  });
}

INSTANTIATE_TEST_SUITE_P(
    Places, ArticlePlaceTest,
    testing::Values(Place{"alone", "%", "\n"},
                    Place{"first_line", "%\nBody.\n2024/03/01 08:13 KST\n(C) X\n", "a "},
                    Place{"second_line", "Headline\n%\nBody.\n2024/03/01 08:13 KST\n(C) X\n", "a "},
                    Place{"lead", "Headline\n\n%\n2024/03/01 08:13 KST\n(C) X\n", ". "},
                    Place{"after_agency", "Headline\n\n[서울=뉴시스] %\n2024/03/01 08:13 KST\n(C) X\n",
                          "기자 "},
                    Place{"middle", "Headline\n\nBody.\n\n%\n\nBody.\n2024/03/01 08:13 KST\n(C) X\n", "\n\n"},
                    Place{"date_line", "Headline\n\nBody.\n2024/03/01 08:13 %\n(C) X\n", "1/2/"},
                    Place{"before_date", "Headline\n\nBody.\n% 2024/03/01 08:13\n(C) X\n", "- "},
                    Place{"below_date", "Headline\n\nBody.\n2024/03/01 08:13 KST\n%\n(C) X\n", " "},
                    Place{"source_line", "Headline\n\nBody.\n2024/03/01 08:13 KST\n(C) %\n", "(c) "},
                    Place{"before_source", "Headline\n\nBody.\n2024/03/01 08:13 KST\n% (C)\n", "| "},
                    Place{"last_line", "Headline\n\nBody.\n2024/03/01 08:13 KST\n(C) X\n%", "a "}),
    [](const auto& param) { return std::string(param.param.name); });

// Where one article ends and the next begins is found before any is parsed.
TEST(ArticleReader, CostsLinearTimeUpToTheLargest) {
  // Lines that are dates take ten times as long, each by itself: Hostile.LongTextTest has them.
  for (const std::string_view piece : {"\n", "a\n", "a\n\n", "x.\n\n", "(C) X\n"}) {
    expect_linear_to_the_largest("lines of '" + std::string(piece) + "'", [&](std::size_t size) {
      const std::string text = filled(piece, size);
      const tests::ProcessorTime time;
      const auto reader = open_reader(memory_stream(text), "a.txt", find_form("article"));
      while (reader->next()) {
      }
      return time.seconds();
    });
  }
}

}  // namespace
}  // namespace broadsheet::indexer
