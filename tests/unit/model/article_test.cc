// Articles: ids, languages, fingerprints, and the forms they are written in.
#include "broadsheet/schema/article.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "broadsheet/schema/error.h"
#include "model/article_json.h"

namespace broadsheet::schema {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

// An article in which every field is set.
Article full_article() {
  Article a;
  a.id = "a-1";
  a.id_origin = IdOrigin::kGiven;
  a.headlines = {{"港で会談", "ja", LanguageOrigin::kGiven},
                 {"Pertemuan di pelabuhan", "id", LanguageOrigin::kDetected}};
  a.body = {"Baris satu\nbaris dua \"kutip\"\n\nParagraf", "id", LanguageOrigin::kDefault};
  a.date_text = "2024/03/01 08:13 KST";
  Dateline date;
  date.text = a.date_text;
  date.utc_seconds = 1709248380;
  date.local = {2024, 3, 1, 8, 13, 0};
  date.utc_offset_seconds = 32400;
  date.zone_written = "KST";
  date.zone = "Asia/Seoul";
  date.precision = Precision::kMinute;
  date.rules = {"KST -> Asia/Seoul"};
  a.published = date;
  Dateline modified = date;
  modified.text = "수정 2024.03.01 09:20";
  modified.utc_seconds += 4020;
  modified.local = {2024, 3, 1, 9, 20, 0};
  modified.place = "SEOUL";
  modified.agency = "Yonhap";
  modified.calendar = "buddhist";
  modified.confidence = 0.75;
  a.modified = modified;
  a.source = {"Copyrights(C) Herald wowkorea.jp 96",
              "Herald",
              "wowkorea.jp",
              "Copyrights(C)",
              "96",
              "2024",
              "Yonhap",
              "Seoul",
              "reporter",
              "reporter@herald.example"};
  a.byline = "City desk";
  a.url = "https://example.com/a?b=1";
  a.tags = {"nato", "한국"};
  a.extra_json = R"({"n":1.0,"deep":{"x":[12345678901234567890123]}})";
  return a;
}

void expect_equal(const std::optional<Dateline>& a, const std::optional<Dateline>& b) {
  ASSERT_EQ(a.has_value(), b.has_value());
  if (!a) return;
  EXPECT_EQ(a->text, b->text);
  EXPECT_EQ(a->utc_seconds, b->utc_seconds);
  EXPECT_EQ(a->local, b->local);
  EXPECT_EQ(a->utc_offset_seconds, b->utc_offset_seconds);
  EXPECT_EQ(a->zone_written, b->zone_written);
  EXPECT_EQ(a->zone, b->zone);
  EXPECT_EQ(a->precision, b->precision);
  EXPECT_EQ(a->calendar, b->calendar);
  EXPECT_EQ(a->place, b->place);
  EXPECT_EQ(a->agency, b->agency);
  EXPECT_EQ(a->rules, b->rules);
  EXPECT_EQ(a->confidence, b->confidence);
}

void expect_equal(const TextPart& a, const TextPart& b) {
  EXPECT_EQ(a.text, b.text);
  EXPECT_EQ(a.language, b.language);
  EXPECT_EQ(a.origin, b.origin);
}

void expect_equal(const Article& a, const Article& b) {
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(a.id_origin, b.id_origin);
  ASSERT_EQ(a.headlines.size(), b.headlines.size());
  for (std::size_t i = 0; i < a.headlines.size(); ++i) expect_equal(a.headlines[i], b.headlines[i]);
  expect_equal(a.body, b.body);
  EXPECT_EQ(a.date_text, b.date_text);
  expect_equal(a.published, b.published);
  expect_equal(a.modified, b.modified);
  EXPECT_EQ(a.date_problem, b.date_problem);
  EXPECT_EQ(a.source.raw, b.source.raw);
  EXPECT_EQ(a.source.publisher, b.source.publisher);
  EXPECT_EQ(a.source.site, b.source.site);
  EXPECT_EQ(a.source.rights, b.source.rights);
  EXPECT_EQ(a.source.code, b.source.code);
  EXPECT_EQ(a.source.year, b.source.year);
  EXPECT_EQ(a.source.agency, b.source.agency);
  EXPECT_EQ(a.source.place, b.source.place);
  EXPECT_EQ(a.source.byline, b.source.byline);
  EXPECT_EQ(a.byline, b.byline);
  EXPECT_EQ(a.url, b.url);
  EXPECT_EQ(a.tags, b.tags);
  EXPECT_EQ(a.extra_json, b.extra_json);
  EXPECT_EQ(fingerprint(a), fingerprint(b));
}

TEST(ArticleJson, ReadsBackWhatItWrote) {
  expect_equal(full_article(), article_from_json(to_json(full_article())));
  expect_equal(Article{}, article_from_json(to_json(Article{})));
}

TEST(ArticleJson, IsOneLineInADocumentedOrder) {
  const std::string json = to_json(full_article());
  EXPECT_EQ(json.find('\n'), std::string::npos);
  std::vector<std::string> names;
  const auto object = nlohmann::ordered_json::parse(json);
  for (const auto& [name, value] : object.items()) names.push_back(name);
  EXPECT_THAT(
      names, testing::ElementsAre("id", "headlines", "body", "lang", "lang_origin", "published",
                                  "published_precision", "date_text", "zone", "published_details", "modified",
                                  "modified_precision", "modified_zone", "modified_details", "source",
                                  "byline", "url", "tags", "n", "deep"));
  EXPECT_EQ(object["published"], "2024-03-01T08:13:00+09:00");
  EXPECT_EQ(object["source"]["site"], "wowkorea.jp");
  EXPECT_THAT(json, HasSubstr(R"("n":1.0,"deep":{"x":[12345678901234567890123]})"));
}

TEST(ArticleJson, KeepsInstantsThatRfc3339CannotTell) {
  Article a = full_article();
  // Seoul before 1908: 08:27:52 ahead; and a wall clock reading that summer time skipped.
  a.published->utc_offset_seconds = 30472;
  a.published->utc_seconds = -2000000000;
  a.published->local = {1906, 8, 16, 4, 54, 32};
  a.modified->local = {2024, 3, 31, 2, 30, 0};
  expect_equal(a, article_from_json(to_json(a)));
  a.published->utc_seconds = -62135596800;  // 0001-01-01
  a.published->utc_offset_seconds = 0;
  a.published->local = {1, 1, 1, 0, 0, 0};
  expect_equal(a, article_from_json(to_json(a)));
}

TEST(ArticleJson, KeepsOriginsAndTheFingerprintDoesNotDependOnThem) {
  Article a = full_article();
  const std::string print = fingerprint(a);
  Origin origin{"2024.tar", 512, 14, 3};
  origin.members = {"03", "a\"b.html"};
  origin.length = 100;
  origin.digest = "sha256-00";
  Origin crawled{"c.warc", 0, 1, 1};
  crawled.form = "html";
  crawled.reader = 1;
  crawled.encoding = "KOI8-R";
  crawled.fetched_utc_seconds = 1709366400;
  crawled.filter = "application/pdf";
  crawled.is_revisit = true;
  a.origins = {origin, {"b.jsonl", 0, 1, 1}, crawled};
  const std::string json = to_json(a);
  EXPECT_THAT(json,
              HasSubstr(R"("origins":[{"path":"2024.tar","members":["03","a\"b.html"],"offset":512,)"
                        R"("length":100,"line":14,"record":3,"digest":"sha256-00"},{"path":"b.jsonl",)"));
  EXPECT_EQ(article_from_json(json).origins, a.origins);
  EXPECT_THAT(
      json,
      HasSubstr(
          R"("form":"html","reader":1,"encoding":"KOI8-R","filter":"application/pdf","fetched":"2024-03-02T08:00:00Z",)"
          R"("revisit":true})"));
  EXPECT_EQ(to_json(article_from_json(json)), json);
  EXPECT_EQ(fingerprint(a), print);
  // An index holds them in less room.
  const std::string stored = to_json(a, JsonUse::kStored);
  EXPECT_THAT(stored,
              HasSubstr(R"("origins":[["2024.tar",512,100,14,3,"00","",0,["03","a\"b.html"]],)"
                        R"(["b.jsonl",0,0,1,1,"","",0],)"
                        R"(["c.warc",0,0,1,1,"","html",1,[],1709366400,"KOI8-R","application/pdf",1]])"));
  for (const Origin& one : a.origins) EXPECT_THAT(stored, HasSubstr(stored_form(one)));
  EXPECT_EQ(article_from_json(stored).origins, a.origins);
  EXPECT_EQ(to_json(article_from_json(stored)), json);
}

TEST(Origins, DigestsAreTheBeginningOfASha256) {
  EXPECT_EQ(digest_of("abc"), "sha256-ba7816bf8f01cfea414140de5dae2223");
  EXPECT_TRUE(has_digest("abc", digest_of("abc")));
  EXPECT_TRUE(has_digest("abc", "sha256-ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  for (const char* other : {"", "sha256-", "sha256-ba7816bf", "md5-900150983cd24fb0d6963f7d28e17f72",
                            "sha256-ba7816bf8f01cfea414140de5dae2224"}) {
    EXPECT_FALSE(has_digest("abc", other)) << other;
  }
}

TEST(ArticleJson, AMemberOfThatNameThatIsNoListOfOriginsIsUnknown) {
  for (const char* origins :
       {R"("Busan")", R"(["Busan"])", R"([{"town":"Busan"}])", "[]", R"([{"path":"a","offset":-1}])",
        R"([{"path":"a","offset":1.5}])", R"([["Busan","Ulsan"]])", R"([["a",0,1,1,"x"]])",
        R"([{"path":"a","fetched":"soon"}])"}) {
    const std::string json = std::string(R"({"id":"a","body":"x","origins":)") + origins + "}";
    const Article a = article_from_json(json);
    EXPECT_TRUE(a.origins.empty());
    EXPECT_EQ(to_json(a), json);
  }
}

TEST(ArticleJson, ReadsAllButTheBody) {
  Article a = full_article();
  for (const char* body : {"", "x", "\"", "\\", "a \\\" \"body\":\"y\",", "港の\n\n{[\u2028"}) {
    a.body.text = body;
    for (const char* id : {"a", "\"body\":\"y\",", "body", "{", "\\"}) {
      a.id = id;
      a.extra_json = R"({"x":{"body":"z","y":["body","}"]},"last":1})";
      Article rest = article_from_json(to_json(a), nullptr, StoredPart::kAllButBody);
      EXPECT_EQ(rest.body.text, "") << body;
      rest.body.text = body;
      EXPECT_EQ(to_json(rest), to_json(a));
    }
  }
  // What is not as it was written is read whole, and refused where it is no JSON.
  for (const char* json : {R"({"body":"x"})", R"({"id":"a", "body" : "x","url":"u"})", R"({"body":["x"]})"}) {
    const auto read = [&](StoredPart part) {
      try {
        return to_json(article_from_json(json, nullptr, part));
      } catch (const IndexError& error) {
        return std::string(error.what());
      }
    };
    EXPECT_EQ(read(StoredPart::kAllButBody), read(StoredPart::kAll));
  }
  for (const char* json :
       {"", "{", "}\"body\":\"", "{\"body\":\"", "{\"body\":\"x\",", "{\"body\":\"x\",\"id\":"})
    EXPECT_THROW(article_from_json(json, nullptr, StoredPart::kAllButBody), IndexError) << json;
}

TEST(ArticleJson, KeepsIdsByteForByte) {
  for (const std::string& id : {std::string("a\0b", 3), std::string(" a\n"), std::string("1e3"),
                                std::string("\u2028"), std::string(100000, 'x')}) {
    Article a = full_article();
    a.id = id;
    EXPECT_EQ(article_from_json(to_json(a)).id, id);
    EXPECT_EQ(to_json(a).find('\n'), std::string::npos);
  }
}

TEST(ArticleJson, RefusesWhatItDidNotWrite) {
  for (const char* json :
       {"", "[]", "{\"id\":5}", "{\"headlines\":{}}", "{\"tags\":[1]}", "{\"published\":\"soon\"}",
        "{\"published\":\"2024-13-01T00:00:00Z\"}", "{\"source\":\"X\",\"headlines\":[\"x\"],\"tags\":0}"}) {
    EXPECT_THROW(article_from_json(json), IndexError) << json;
  }
}

TEST(ArticleJson, TakesAnyDamageToAStoredArticle) {
  const std::string json = to_json(full_article());
  // NOLINTNEXTLINE(bugprone-random-generator-seed): the same damage in every run
  std::mt19937 random(7);
  std::size_t refused = 0;
  for (int round = 0; round < 5000; ++round) {
    std::string damaged = json;
    for (unsigned i = 0; i <= random() % 3; ++i)
      damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
    if (random() % 4 == 0) damaged.resize(random() % damaged.size());
    try {
      (void)fingerprint(article_from_json(damaged));
    } catch (const IndexError& error) {
      ++refused;
      EXPECT_THAT(error.what(), StartsWith("a stored article cannot be read: "));
    }
  }
  EXPECT_GT(refused, 1000U);
}

// Every field, and a change to it.
const std::vector<std::pair<const char*, std::function<void(Article&)>>>& changes() {
  static const std::vector<std::pair<const char*, std::function<void(Article&)>>> all{
      {"id", [](Article& a) { a.id = "a-2"; }},
      {"headline text", [](Article& a) { a.headlines[0].text += "!"; }},
      {"headline language", [](Article& a) { a.headlines[0].language = "zh"; }},
      {"headline order", [](Article& a) { std::swap(a.headlines[0], a.headlines[1]); }},
      {"headline gone", [](Article& a) { a.headlines.pop_back(); }},
      {"body", [](Article& a) { a.body.text += " "; }},
      {"body language", [](Article& a) { a.body.language = "ms"; }},
      {"date text", [](Article& a) { a.date_text += "."; }},
      {"instant", [](Article& a) { ++a.published->utc_seconds; }},
      {"zone", [](Article& a) { a.published->zone = "Asia/Tokyo"; }},
      {"precision", [](Article& a) { a.published->precision = Precision::kDay; }},
      {"no date", [](Article& a) { a.published.reset(); }},
      {"modified", [](Article& a) { ++a.modified->utc_seconds; }},
      {"source", [](Article& a) { a.source.raw += "7"; }},
      {"publisher", [](Article& a) { a.source.publisher += "7"; }},
      {"site", [](Article& a) { a.source.site += "7"; }},
      {"rights", [](Article& a) { a.source.rights += "7"; }},
      {"code", [](Article& a) { a.source.code += "7"; }},
      {"year", [](Article& a) { a.source.year += "7"; }},
      {"agency", [](Article& a) { a.source.agency += "7"; }},
      {"place", [](Article& a) { a.source.place += "7"; }},
      {"source byline", [](Article& a) { a.source.byline += "7"; }},
      {"byline", [](Article& a) { a.byline += "7"; }},
      {"url", [](Article& a) { a.url += "7"; }},
      {"tag", [](Article& a) { a.tags[0] += "7"; }},
      {"tags joined", [](Article& a) { a.tags = {a.tags[0] + a.tags[1]}; }},
      {"extra", [](Article& a) { a.extra_json = R"({"n":1})"; }},
  };
  return all;
}

TEST(Fingerprint, DiffersForEveryField) {
  std::set<std::string> seen{fingerprint(full_article())};
  for (const auto& [name, change] : changes()) {
    Article a = full_article();
    change(a);
    const std::string print = fingerprint(a);
    EXPECT_EQ(print.size(), 16U);
    EXPECT_TRUE(seen.insert(print).second) << name;
  }
}

TEST(Fingerprint, DoesNotDependOnWhatIsIdentified) {
  Article a = full_article();
  a.headlines[1].language = "ms";
  EXPECT_EQ(fingerprint(a), fingerprint(full_article()));
  Article fresh = full_article();
  fresh.id.clear();
  fresh.headlines[0].language.clear();
  fresh.headlines[0].origin = LanguageOrigin::kUnknown;
  const std::string before = fingerprint(fresh);
  complete(fresh);
  EXPECT_FALSE(fresh.headlines[0].language.empty());
  EXPECT_EQ(fingerprint(fresh), before);
}

TEST(Complete, TakesTheIdFromUrlOrContent) {
  Article given = full_article();
  complete(given);
  EXPECT_EQ(given.id, "a-1");
  EXPECT_EQ(given.id_origin, IdOrigin::kGiven);

  Article by_url = full_article();
  by_url.id.clear();
  complete(by_url);
  EXPECT_EQ(by_url.id, by_url.url);
  EXPECT_EQ(by_url.id_origin, IdOrigin::kUrl);

  Article by_content = full_article();
  by_content.id.clear();
  by_content.url.clear();
  complete(by_content);
  EXPECT_THAT(by_content.id, testing::MatchesRegex("sha256-[0-9a-f]+"));
  EXPECT_EQ(by_content.id.size(), 7U + 32U);
  EXPECT_EQ(by_content.id_origin, IdOrigin::kContent);

  Article other = full_article();
  other.id.clear();
  other.url.clear();
  other.body.text += "!";
  complete(other);
  EXPECT_NE(other.id, by_content.id);

  // What options decide does not change the id.
  Article elsewhere = full_article();
  elsewhere.id.clear();
  elsewhere.url.clear();
  elsewhere.published->utc_seconds += 3600;
  elsewhere.body.language = "ms";
  complete(elsewhere);
  EXPECT_EQ(elsewhere.id, by_content.id);
}

TEST(Complete, IdentifiesLanguagesOnceAndForAll) {
  Article a;
  a.headlines = {{"韓国国防相が釜山で会談、港湾の訓練で合意", "", {}}, {"2:0", "", {}}};
  a.body.text = "Menteri Pertahanan bertemu dengan ketua delegasi di kantor kementerian pada hari Kamis.";
  complete(a, "en");
  EXPECT_EQ(a.headlines[0].language, "ja");
  EXPECT_EQ(a.headlines[0].origin, LanguageOrigin::kDetected);
  EXPECT_EQ(a.body.language, "id");
  const std::string once = to_json(a);
  complete(a, "en");
  EXPECT_EQ(to_json(a), once);
}

TEST(Complete, UsesTheDefaultOnlyWhereNothingTells) {
  Article a;
  a.headlines = {{"2:0", "", {}}};
  complete(a, "tr");
  EXPECT_EQ(a.headlines[0].language, "tr");
  EXPECT_EQ(a.headlines[0].origin, LanguageOrigin::kDefault);
  EXPECT_TRUE(a.body.language.empty());

  Article given;
  given.headlines = {{"2:0", "ko", {}}};
  complete(given, "tr");
  EXPECT_EQ(given.headlines[0].language, "ko");
  EXPECT_EQ(given.headlines[0].origin, LanguageOrigin::kGiven);
}

TEST(ArticleFormat, PrintsHeadlinesBodyDateAndSource) {
  EXPECT_EQ(to_article_format(full_article()),
            "港で会談\nPertemuan di pelabuhan\n\nBaris satu\nbaris dua \"kutip\"\n\nParagraf\n"
            "2024/03/01 08:13 KST\nCopyrights(C) Herald wowkorea.jp 96\n");
  Article a = full_article();
  a.source.raw.clear();
  a.date_text.clear();
  a.body.text.clear();
  EXPECT_EQ(to_article_format(a),
            "港で会談\nPertemuan di pelabuhan\n2024-03-01T08:13:00+09:00\nCopyrights(C) 2024 Herald "
            "wowkorea.jp 96\n");
}

}  // namespace
}  // namespace broadsheet::schema
