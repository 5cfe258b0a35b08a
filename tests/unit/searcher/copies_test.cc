// Near-copies are folded into groups that are the same for every order, page and set of shards.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <chrono>
#include <random>
#include <set>
#include <stop_token>

#include "analysis/analyzer.h"
#include "broadsheet/schema/fields.h"
#include "broadsheet/searcher/searcher.h"
#include "cli/run_program.h"
#include "index/document.h"
#include "index/index_metadata.h"
#include "index/stub.h"
#include "search/copies.h"

namespace broadsheet::searcher {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// A text of words that no other number's text has, and of "ferry", which all have.
std::string text_of(unsigned number) {
  std::minstd_rand random(number + 1);
  std::string text = "ferry";
  for (int word = 0; word < 60; ++word) {
    text += ' ';
    for (int letter = 0; letter < 6; ++letter) text += static_cast<char>('a' + random() % 26);
  }
  return text;
}

// The same with every 20th word another one.
std::string copy_of(unsigned number, unsigned seed) {
  std::string text = text_of(number);
  std::minstd_rand random(seed + 1);
  std::size_t word = 0;
  for (char& c : text) {
    if (c == ' ') ++word;
    if (word % 20 == 5 && c != ' ') c = static_cast<char>('a' + random() % 26);
  }
  return text;
}

struct Made {
  std::string id;
  std::string body;
  std::string date;
  std::string publisher = "Harbour Post";
};

class CopiesTest : public testing::Test {
 protected:
  std::filesystem::path path(const std::string& name) const { return directory_ / name; }

  void add(const std::string& index, const std::vector<Made>& articles, bool sketches = true) {
    Xapian::WritableDatabase database(path(index).string(), Xapian::DB_CREATE_OR_OPEN);
    if (database.get_doccount() == 0) {
      schema::write_metadata(
          database, {schema::kSchemaVersion, schema::analysis_version(), "2024-01-01T00:00:00Z", ""});
    }
    for (const Made& made : articles) {
      schema::Article article;
      article.id = made.id;
      article.headlines = {{"Headline of " + made.id, "en", schema::LanguageOrigin::kGiven}};
      article.body = {made.body, "en", schema::LanguageOrigin::kGiven};
      article.source.publisher = made.publisher;
      article.date_text = made.date;
      if (!made.date.empty()) {
        auto reading = schema::read_dateline(made.date, {});
        article.published = std::get<schema::DatelineReading>(reading).published;
      }
      Xapian::Document document = builder_.build(article);
      if (!sketches) document.remove_value(schema::slot::kTextSketch);
      database.add_document(document);
    }
    database.commit();
  }

  static SearchRequest request(SortOrder sort = SortOrder::kRelevance) {
    SearchRequest made;
    made.query = "ferry";
    made.sort = sort;
    made.limit = 1000;
    made.collapse = true;
    return made;
  }

  Results search(const SearchRequest& request, const std::vector<std::string>& indexes = {"a"}) const {
    std::vector<std::filesystem::path> paths;
    for (const std::string& index : indexes) paths.push_back(path(index));
    return Searcher(paths).search(request);
  }

  // A hit, with what is folded under it: "id<first(other other)".
  static std::vector<std::string> lines(const Results& results) {
    std::vector<std::string> lines;
    for (const Hit& hit : results.hits) {
      std::string line = hit.article.id;
      if (hit.copies) {
        line += "<" + hit.copies->first_seen.id + "(";
        for (const std::string& id : hit.copies->ids) line += (line.back() == '(' ? "" : " ") + id;
        line += ")";
        EXPECT_EQ(hit.copies->more, hit.copies->ids.size());
      }
      lines.push_back(std::move(line));
    }
    return lines;
  }

  tests::TemporaryDirectory directory_;
  schema::DocumentBuilder builder_;
};

TEST_F(CopiesTest, OneHitAGroupInAnyOrder) {
  add("a", {{"late", copy_of(1, 7), "2024-03-05"},
            {"other", text_of(2), "2024-03-04"},
            {"first", text_of(1), "2024-03-01", "Lighthouse Wire"},
            {"undated", copy_of(1, 9), ""},
            {"short", "ferry", "2024-03-06"},
            {"short too", "ferry", "2024-03-07"}});
  const Results newest = search(request(SortOrder::kNewest));
  EXPECT_THAT(lines(newest), ElementsAre("short too", "short", "late<first(first undated)", "other"));
  EXPECT_EQ(newest.hits[2].copies->first_seen.source.publisher, "Lighthouse Wire");
  EXPECT_EQ(newest.hits[2].copies->first_seen.published->local.day, 1);
  EXPECT_EQ(newest.hits[2].rank, 3U);
  EXPECT_EQ(newest.total, 6U) << "articles are counted, not groups";
  EXPECT_EQ(newest.folded->articles, 6U);
  EXPECT_EQ(newest.folded->groups, 4U);
  EXPECT_THAT(newest.notes, IsEmpty());
  EXPECT_THAT(lines(search(request(SortOrder::kOldest))),
              ElementsAre("first<first(late undated)", "other", "short", "short too"));
  SearchRequest plain = request(SortOrder::kNewest);
  plain.collapse = false;
  const Results unfolded = search(plain);
  EXPECT_THAT(unfolded.hits, SizeIs(6)) << "nothing is lost";
  EXPECT_FALSE(unfolded.folded);
}

// 300 texts, most of them several times, in an order that mixes them.
std::vector<Made> archive() {
  std::vector<Made> made;
  std::minstd_rand random(5);
  for (unsigned i = 0; i < 900; ++i) {
    const unsigned number = static_cast<unsigned>(random()) % 300;
    made.push_back({"article-" + std::to_string(i), i % 3 == 0 ? text_of(number) : copy_of(number, i),
                    i % 10 == 0 ? "" : "2024-03-" + std::to_string(10 + random() % 20)});
  }
  return made;
}

TEST_F(CopiesTest, AreTheSameWhateverTheShards) {
  const std::vector<Made> all = archive();
  add("a", all);
  const auto at = [&](std::size_t i) { return all.begin() + static_cast<std::ptrdiff_t>(i); };
  add("b", {at(0), at(50)});
  add("c", {at(50), at(700)});
  add("d", {at(700), at(900)});
  for (const SortOrder sort : {SortOrder::kRelevance, SortOrder::kNewest, SortOrder::kOldest}) {
    const Results one = search(request(sort));
    const Results several = search(request(sort), {"b", "c", "d"});
    EXPECT_THAT(one.hits, SizeIs(testing::AllOf(testing::Gt(200U), testing::Lt(330U))));
    EXPECT_EQ(lines(one), lines(several));
    EXPECT_EQ(one.folded->groups, several.folded->groups);
  }
}

TEST_F(CopiesTest, PagesArePartsOfOneResult) {
  add("a", archive());
  const Results whole = search(request());
  std::vector<std::string> pages;
  std::multiset<std::string> shown;
  for (std::uint64_t offset = 0; offset < whole.hits.size() + 14; offset += 7) {
    SearchRequest page = request();
    page.offset = offset;
    page.limit = 7;
    const Results results = search(page);
    EXPECT_EQ(results.folded->groups, whole.hits.size());
    for (const std::string& line : lines(results)) pages.push_back(line);
    for (const Hit& hit : results.hits) {
      shown.insert(hit.article.id);
      if (hit.copies) shown.insert(hit.copies->ids.begin(), hit.copies->ids.end());
    }
  }
  EXPECT_EQ(pages, lines(whole));
  EXPECT_EQ(shown.size(), 900U) << "each article once, in one group";
  EXPECT_EQ(std::set<std::string>(shown.begin(), shown.end()).size(), 900U);
}

TEST_F(CopiesTest, GroupsDoNotDependOnTheOrder) {
  add("a", archive());
  const auto groups_by = [&](SortOrder sort) {
    std::set<std::set<std::string>> groups;
    for (const Hit& hit : search(request(sort)).hits) {
      std::set<std::string> group{hit.article.id};
      if (hit.copies) group.insert(hit.copies->ids.begin(), hit.copies->ids.end());
      groups.insert(std::move(group));
    }
    return groups;
  };
  EXPECT_EQ(groups_by(SortOrder::kRelevance), groups_by(SortOrder::kNewest));
  EXPECT_EQ(groups_by(SortOrder::kRelevance), groups_by(SortOrder::kOldest));
}

TEST_F(CopiesTest, OnlyCountsWithoutAPage) {
  add("a", {{"x", text_of(1), ""}, {"y", copy_of(1, 3), ""}});
  SearchRequest count = request();
  count.limit = 0;
  const Results results = search(count);
  EXPECT_THAT(results.hits, IsEmpty());
  EXPECT_EQ(results.folded->groups, 1U);
  EXPECT_EQ(results.total, 2U);
}

TEST_F(CopiesTest, AnIndexWithoutSketchesSaysSo) {
  add("a", {{"x", text_of(1), ""}, {"y", text_of(1), ""}}, false);
  const Results results = search(request());
  EXPECT_THAT(results.hits, SizeIs(2));
  ASSERT_THAT(results.notes, SizeIs(1));
  EXPECT_EQ(results.notes.front().code, schema::ProblemCode::kNotFolded);
  EXPECT_THAT(results.notes.front().text, HasSubstr("near-copies can't be told"));
}

TEST_F(CopiesTest, NothingFoundIsNoGroup) {
  add("a", {{"x", text_of(1), ""}});
  SearchRequest other = request();
  other.query = "zzz";
  const Results results = search(other);
  EXPECT_EQ(results.folded->groups, 0U);
  EXPECT_THAT(results.notes, IsEmpty());
}

TEST_F(CopiesTest, EndsWithItsDeadlineOrStop) {
  add("a", archive());
  SearchRequest late = request();
  late.deadline = std::chrono::steady_clock::now() - std::chrono::seconds(1);
  EXPECT_TRUE(search(late).timed_out);
  std::stop_source source;
  source.request_stop();
  SearchRequest stopped = request();
  stopped.stop = source.get_token();
  EXPECT_THROW(search(stopped), schema::Interrupted);
}

std::vector<std::optional<schema::Sketch>> sketches_of(const std::vector<std::string>& texts) {
  std::vector<std::optional<schema::Sketch>> sketches;
  for (const std::string& text : texts) {
    schema::Sketch sketch;
    const bool read = sketch.read(schema::text_sketch(text));
    sketches.push_back(read ? std::optional(sketch) : std::nullopt);
  }
  return sketches;
}

TEST(GroupCopies, JoinsTheFirstThatIsNear) {
  schema::Interrupt interrupt;
  EXPECT_THAT(group_copies(sketches_of({text_of(1), text_of(2), copy_of(1, 1), "short", text_of(2), "short",
                                        copy_of(2, 4)}),
                           interrupt),
              ElementsAre(0U, 1U, 0U, 3U, 1U, 5U, 1U));
  EXPECT_THAT(group_copies({}, interrupt), IsEmpty());
}

// A mould whose texts are alike by a little less than near-copies: each with each would be quadratic.
TEST(GroupCopiesLinearTime, OfTextsOfOneMould) {
  const std::string mould = text_of(1).substr(0, 110);
  std::vector<std::string> texts;
  for (unsigned i = 0; i < 8000; ++i) texts.push_back(mould + " " + text_of(i + 2).substr(6, 130));
  const auto sketches = sketches_of(texts);
  schema::Interrupt interrupt;
  const auto seconds = [&](std::size_t count) {
    const auto start = std::chrono::steady_clock::now();
    group_copies(std::span(sketches).first(count), interrupt);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  seconds(1000);  // warm
  const double little = seconds(2000);
  EXPECT_LT(seconds(8000), 10 * little + 0.05);
}

TEST(GroupCopies, EndsWhenInterrupted) {
  const auto sketches = sketches_of({text_of(1), text_of(2)});
  schema::Interrupt interrupt(std::chrono::steady_clock::now() - std::chrono::seconds(1), {});
  EXPECT_THROW(group_copies(sketches, interrupt), schema::Interrupted);
}

}  // namespace
}  // namespace broadsheet::searcher
