// From articles to documents: the terms, values and data that docs/SCHEMA.md promises.
#include "index/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "broadsheet/schema/fields.h"
#include "index/token_stream.h"
#include "processor_time.h"

namespace broadsheet::schema {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::Key;
using testing::Not;

using Terms = std::map<std::string, std::vector<Xapian::termpos>>;

Terms terms_of(const Xapian::Document& document) {
  Terms terms;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    terms[*term] = {term.positionlist_begin(), term.positionlist_end()};
  }
  return terms;
}

Article article_of(std::vector<TextPart> headlines, TextPart body) {
  Article article;
  article.id = "x";
  article.id_origin = IdOrigin::kGiven;
  article.headlines = std::move(headlines);
  article.body = std::move(body);
  return article;
}

TextPart text(std::string_view words, std::string_view language) {
  return {std::string(words), std::string(language),
          language.empty() ? LanguageOrigin::kUnknown : LanguageOrigin::kGiven};
}

class DocumentTest : public testing::Test {
 protected:
  Terms build(const Article& article) { return terms_of(builder_.build(article)); }
  DocumentBuilder builder_{Positions::kXapian};  // which can be seen
};

TEST_F(DocumentTest, HeadlinesComeFirstAndPartsAreFarApart) {
  const Terms terms =
      build(article_of({text("one two", "en"), text("three", "en")}, text("four\nfive\n\nsix", "en")));
  const Xapian::termpos first = terms.at("Sone").front();
  EXPECT_EQ(first, 1u);
  EXPECT_EQ(terms.at("Stwo").front(), first + 1);
  EXPECT_GE(terms.at("Sthree").front(), terms.at("Stwo").front() + kPartGap);
  EXPECT_GE(terms.at("four").front(), terms.at("Sthree").front() + kPartGap);
  EXPECT_EQ(terms.at("five").front(), terms.at("four").front() + 1) << "a line break parts no phrase";
  EXPECT_GE(terms.at("six").front(), terms.at("five").front() + kPartGap) << "a paragraph does";
}

// Packed or not, the same terms, counts and positions.
TEST_F(DocumentTest, PackedPositionsAreThoseOfXapian) {
  Article article = article_of({text("国防相が会談", "ja"), text("The port, the sea", "en")},
                               text("the sea and\nthe port of the sea\n\nthe 부산에서 국방 end", "en"));
  article.source.raw = "Harbour Post the sea 96";
  article.byline = "By the Sea";
  const Xapian::Document open = builder_.build(article);
  const Xapian::Document packed = DocumentBuilder().build(article);
  EXPECT_EQ(open.get_value(slot::kTokenStream), "");
  const std::string stream = packed.get_value(slot::kTokenStream);
  EXPECT_TRUE(is_token_stream(stream));
  EXPECT_EQ(open.termlist_count(), packed.termlist_count());
  TokenPositions positions;
  int positioned = 0;
  auto other = packed.termlist_begin();
  for (auto term = open.termlist_begin(); term != open.termlist_end(); ++term, ++other) {
    ASSERT_EQ(*term, *other);
    EXPECT_EQ(term.get_wdf(), other.get_wdf()) << *term;
    EXPECT_EQ(other.positionlist_count(), 0u);
    const std::vector<Xapian::termpos> expected(term.positionlist_begin(), term.positionlist_end());
    if (expected.empty()) continue;
    ++positioned;
    const std::vector<std::uint64_t> hashes{stream_hash(*term)};
    ASSERT_TRUE(positions.read(stream, hashes));
    EXPECT_EQ(std::vector<Xapian::termpos>(positions.of(0).begin(), positions.of(0).end()), expected)
        << *term;
  }
  EXPECT_GT(positioned, 20);
}

TEST_F(DocumentTest, StemsOnlyWhereTheyDifferAndInTheLanguageOfThePart) {
  const Terms terms = build(article_of({text("harbours", "en")}, text("harbours port", "en")));
  EXPECT_THAT(terms,
              AllOf(Contains(Key("ZSharbour")), Contains(Key("Zharbour")), Not(Contains(Key("Zport")))));
  EXPECT_TRUE(terms.at("Zharbour").empty()) << "stems have no position";
  EXPECT_THAT(build(article_of({}, text("harbours", "ja"))), Not(Contains(Key("Zharbour"))));
}

TEST_F(DocumentTest, APartOfUnknownLanguageIsStemmedInThoseOfTheOthers) {
  EXPECT_THAT(build(article_of({text("harbours", "")}, text("open", "en"))), Contains(Key("ZSharbour")));
}

TEST_F(DocumentTest, AWordBrokenByALineEndIsFoundWhole) {
  EXPECT_THAT(build(article_of({}, text("오늘 새로\n운 계획을", "ko"))), Contains(Key("새로운")));
  const Terms terms =
      build(article_of({}, text("an inter-\nnational pact of Anti-\nWar groups\n\nend", "en")));
  EXPECT_THAT(terms,
              AllOf(Contains(Key("international")), Contains(Key("inter")), Contains(Key("national"))));
  EXPECT_THAT(terms, Not(Contains(Key("antiwar")))) << "a capital after the hyphen begins a word";
  EXPECT_THAT(terms, Not(Contains(Key("groupsend")))) << "a paragraph breaks no word";
}

TEST_F(DocumentTest, MarksTheFieldsThatHaveAValue) {
  Article article = article_of({}, text("one", "en"));
  article.url = "https://a.example/";
  const Terms terms = build(article);
  EXPECT_THAT(terms, AllOf(Contains(Key("XMhasurl")), Contains(Key("XMhasid")), Contains(Key("XMhaslang"))));
  EXPECT_THAT(terms, AllOf(Not(Contains(Key("XMhastag"))), Not(Contains(Key("XMhascode")))));
}

TEST_F(DocumentTest, WordsWithDiacriticsHaveTheirPlainForms) {
  const Terms terms = build(article_of({text("Müller", "")}, text("café plain Đà", "")));
  for (const char* term : {"FSmuller", "FSmueller", "Fcafe", "Fda"}) {
    ASSERT_THAT(terms, Contains(Key(term)));
    EXPECT_TRUE(terms.at(term).empty()) << "no position: " << term;
  }
  EXPECT_THAT(terms, AllOf(Not(Contains(Key("Fplain"))), Not(Contains(Key("cafe")))));
}

TEST_F(DocumentTest, NamesOfSourcesAndWritersHaveTheirPlainForms) {
  Article article = article_of({}, text("x", ""));
  article.byline = "Élodie Bäcker";
  article.source.publisher = "Größe+";
  const Terms terms = build(article);
  EXPECT_THAT(terms, AllOf(Contains(Key("FAelodie")), Contains(Key("FAbacker")), Contains(Key("FAbaecker"))));
  EXPECT_THAT(terms, AllOf(Contains(Key("FPgrosse")), Contains(Key("FPgrösse+"))));
}

// Signs that are part of a name, and those that are not.
TEST_F(DocumentTest, NamesWithASignHaveATermOfTheirOwn) {
  const Terms terms = build(article_of(
      {text("C++ and F#, Canal+ (.NET) #rain @press Ｆ＃ «#снег» C++17", "")},
      text("A+B, 5+3, 18+, q#1, a.b, end.Next ... ..dots a@b.example x/#frag /.hidden ++i - # + no.", "")));
  for (const char* term : {"FSc++", "FSf#", "FScanal+", "FS.net", "FS#rain", "FS@press", "FS#снег"})
    EXPECT_THAT(terms, Contains(Key(term)));
  for (const auto& [term, positions] : terms)
    EXPECT_FALSE(term.starts_with("F") && !term.starts_with("FS")) << term;
}

TEST_F(DocumentTest, WordsThatAHyphenJoinsAreOneToo) {
  const Terms terms =
      build(article_of({text("Won-sik", "")}, text("e-mail Jean-François a - b well known x-1", "")));
  EXPECT_THAT(terms,
              AllOf(Contains(Key("FSwonsik")), Contains(Key("Femail")), Contains(Key("Fjeanfrancois"))));
  EXPECT_THAT(terms,
              AllOf(Not(Contains(Key("Fab"))), Not(Contains(Key("Fwellknown"))), Not(Contains(Key("Fx1")))));
}

TEST_F(DocumentTest, CountriesThatTheTextNames) {
  Article article =
      article_of({text("韓国国防相", "ja")}, text("Menteri\nPertahanan Korea\nSelatan di Jepang", "id"));
  article.byline = "Chile Mexico";
  const Terms terms = build(article);
  EXPECT_THAT(terms, AllOf(Contains(Key("CKR")), Contains(Key("CJP")), Contains(Key("XMhascountry"))));
  EXPECT_THAT(terms, AllOf(Not(Contains(Key("NMX"))), Not(Contains(Key("NCL"))))) << "of the text alone";
  EXPECT_THAT(build(article_of({}, text("open", "en"))), Not(Contains(Key("XMhascountry"))));
}

TEST_F(DocumentTest, EveryOccurrenceCounts) {
  const Xapian::Document document = builder_.build(article_of({}, text("ships ships ships and ship", "en")));
  std::map<std::string, Xapian::termcount> counts;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
    counts[*term] = term.get_wdf();
  EXPECT_EQ(counts["ships"], 3u);
  EXPECT_EQ(counts["Zship"], 3u);
  EXPECT_EQ(counts["ship"], 1u);
}

TEST_F(DocumentTest, TheLanguageTermSaysHowLongTheArticleIs) {
  std::string words;
  for (std::size_t i = 0; i < 40; ++i) words += "ab" + std::string(1 + i % 20, 'x') + " ";
  const Xapian::Document document = builder_.build(article_of({}, text(words, "zh-Hant")));
  std::uint64_t length = 0;
  std::uint64_t told = 0;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    if (*term == "Lzh") {
      told = term.get_wdf();
    } else {
      length += term.get_wdf();
    }
  }
  EXPECT_GE(length, 40U);
  EXPECT_EQ(told, (length + kLengthUnit / 2) / kLengthUnit);
}

TEST_F(DocumentTest, NamesFilterAndDoNotMakeTheArticleLonger) {
  Article article = article_of({}, text("open", "en"));
  article.source = {"Copyrights(C) Harbour Post news.harbour.example 7",
                    "Harbour Post",
                    "news.harbour.example",
                    "Copyrights(C)",
                    "7",
                    "",
                    "",
                    "",
                    "",
                    "writer@harbour.example"};
  article.byline = "A. Writer";
  article.tags = {"Sea Trade"};
  article.url = "https://news.harbour.example/1";
  const Xapian::Document document = builder_.build(article);
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    // The language term carries the length, in units of kLengthUnit.
    EXPECT_EQ(term.get_wdf(), *term == "open" || *term == "Len" ? 1u : 0u) << *term;
  }
  const Terms terms = terms_of(document);
  EXPECT_EQ(terms.at("XSpost").front(), terms.at("XSharbour").front() + 1) << "phrases of the source line";
  for (const char* term : {"Pharbour", "Ppost", "Awriter", "Ksea trade", "XC7", "XRcopyrights",
                           "XNHarbour Post", "Hnews.harbour.example", "Hharbour.example",
                           "Uhttps://news.harbour.example/1", "Qx", "Len", "XMnodate"}) {
    EXPECT_THAT(terms, Contains(Key(term)));
  }
  EXPECT_THAT(terms, AllOf(Not(Contains(Key("Hexample"))), Not(Contains(Key("XMnosource")))));
}

TEST_F(DocumentTest, LanguagesOfAllPartsAndTheirPrimarySubtags) {
  EXPECT_THAT(build(article_of({text("港", "zh-Hant"), text("port", "en")}, text("pelabuhan", "id"))),
              AllOf(Contains(Key("Lzh-hant")), Contains(Key("Lzh")), Contains(Key("Len")),
                    Contains(Key("Lid")), Not(Contains(Key("XMnolang")))));
  EXPECT_THAT(build(article_of({}, text("12345", ""))), Contains(Key("XMnolang")));
}

struct SiteCase {
  const char* url;
  const char* term;  // "" if the address names no site
};
class SiteOfUrl : public DocumentTest, public testing::WithParamInterface<SiteCase> {};

TEST_P(SiteOfUrl, IsTheHostWhereTheSourceNamesNone) {
  Article article = article_of({}, text("open", "en"));
  article.url = GetParam().url;
  const Terms terms = terms_of(builder_.build(article));
  if (*GetParam().term != '\0') {
    EXPECT_THAT(terms, Contains(Key(GetParam().term)));
  } else {
    EXPECT_THAT(terms, Not(Contains(Key("XMhassite"))));
  }
  article.source.site = "own.example";
  const Terms own = terms_of(builder_.build(article));
  EXPECT_THAT(own, Contains(Key("Hown.example")));
  if (*GetParam().term != '\0') {
    EXPECT_THAT(own, Not(Contains(Key(GetParam().term))));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Addresses, SiteOfUrl,
    testing::Values(SiteCase{"https://news.example.com/2024/1.html", "Hnews.example.com"},
                    SiteCase{"https://News.Example.com:8080?x=1", "Hexample.com"},
                    SiteCase{"http://user:pass@news.example.org#top", "Hnews.example.org"},
                    SiteCase{"news.example.com/1", ""}, SiteCase{"urn:uuid:1", ""},
                    SiteCase{"https:///x", ""}, SiteCase{"http://[2001:db8::1]/x", ""}));

struct Calendar {
  Precision precision;
  std::vector<std::string> with;
  std::vector<std::string> without;
};

class CalendarTest : public DocumentTest, public testing::WithParamInterface<Calendar> {};

TEST_P(CalendarTest, GoesAsFarAsThePrecision) {
  Article article = article_of({}, text("open", "en"));
  Dateline date;
  date.local = {2024, 3, 1, 8, 13, 0};
  date.utc_seconds = 1709248380;  // the day before, in UTC
  date.precision = GetParam().precision;
  article.published = date;
  const Xapian::Document document = builder_.build(article);
  const Terms terms = terms_of(document);
  for (const std::string& term : GetParam().with) EXPECT_THAT(terms, Contains(Key(term)));
  for (const std::string& term : GetParam().without) EXPECT_THAT(terms, Not(Contains(Key(term))));
  EXPECT_EQ(Xapian::sortable_unserialise(document.get_value(slot::kPublished)), 1709248380.0);
  EXPECT_EQ(Xapian::sortable_unserialise(document.get_value(slot::kPublishedLocal)),
            GetParam().precision <= Precision::kDay ? 1709280780.5 : 1709280780.0);
}

INSTANTIATE_TEST_SUITE_P(
    Precisions, CalendarTest,
    testing::Values(Calendar{Precision::kMinute, {"D20240301", "M202403", "Y2024"}, {"XMnodate"}},
                    Calendar{Precision::kDay, {"D20240301", "M202403", "Y2024"}, {}},
                    Calendar{Precision::kMonth, {"M202403", "Y2024"}, {"D20240301"}},
                    Calendar{Precision::kYear, {"Y2024"}, {"M202403", "D20240301"}}));

TEST_F(DocumentTest, SourceNamesAreCutAtACharacter) {
  Article article = article_of({}, text("open", "en"));
  for (std::size_t shift = 0; shift < 4; ++shift) {
    article.source.publisher = std::string(shift, 'x');
    for (int i = 0; i < 200; ++i) article.source.publisher += "港";
    const std::string name = source_name(article);
    EXPECT_TRUE(term_fits("XN" + name));
    EXPECT_EQ((name.size() - shift) % 3, 0u);
    EXPECT_GT(name.size(), kMaxTermBytes - 8);
  }
}

// Whatever texts hold, every term fits, and what was built before leaves no trace.
TEST_F(DocumentTest, AnyTextMakesAWritableDocument) {
  std::mt19937 random(7);  // NOLINT: the same texts in every run of the test
  const std::vector<std::string> pieces{
      "harbour",      "港", "台風", "항구는", "ท่าเรือ", " ", "\n",   "\n\n",   "İ",  std::string(300, 'w'),
      "\xEF\xBF\xBD", "🚢",  "Ａ",   "'",      "-",     "ﷺ", "12,5", "\u0300", "क्षि"};
  for (int round = 0; round < 300; ++round) {
    std::string words;
    for (int i = 0; i < 40; ++i)
      words += pieces[std::uniform_int_distribution<std::size_t>(0, pieces.size() - 1)(random)];
    const Article article = article_of({text(words, "en")}, text(words, round % 2 == 0 ? "ja" : ""));
    const Terms terms = build(article);
    for (const auto& [term, positions] : terms) EXPECT_TRUE(term_fits(term)) << term;
    EXPECT_EQ(terms_of(DocumentBuilder(Positions::kXapian).build(article)), terms);
  }
}

// As many different languages as tags of three letters allow.
TEST_F(DocumentTest, HeadlinesInManyLanguagesCostLinearTime) {
  const auto seconds = [&](int headlines) {
    std::vector<TextPart> parts;
    for (int i = 0; i < headlines; ++i) {
      const std::string tag{static_cast<char>('a' + i / 676), static_cast<char>('a' + i / 26 % 26),
                            static_cast<char>('a' + i % 26)};
      parts.push_back(text("open", tag));
    }
    const Article article = article_of(std::move(parts), text("open", ""));
    const tests::ProcessorTime time;
    builder_.build(article);
    return time.seconds();
  };
  const double few = seconds(4000);
  const double many = seconds(16'000);
  EXPECT_LT(many, 9 * few + 0.1);
}

}  // namespace
}  // namespace broadsheet::schema
