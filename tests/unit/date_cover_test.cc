// Filters by date made of terms find exactly what the values say, articles dated by month or year included.
#include "plan/date_cover.h"

#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <random>
#include <set>

#include "broadsheet/schema/article.h"
#include "broadsheet/schema/dateline.h"
#include "broadsheet/schema/fields.h"
#include "index/document.h"

namespace broadsheet::schema::plan {
namespace {

constexpr std::int64_t kFirst = 1514764800;  // 2018-01-01
constexpr std::int64_t kLast = 1735689599;   // 2024-12-31
constexpr std::array<const char*, 5> kZones{"+09:00", "-05:00", "+00:00", "+14:00", "-11:30"};

Article article(int number, std::mt19937& random) {
  Article article;
  article.id = std::to_string(number);
  article.headlines.push_back({"ice", "en", LanguageOrigin::kGiven});
  if (number % 29 == 0) return article;  // without a date line
  Dateline date;
  date.zone = kZones[random() % kZones.size()];
  date.local = local_time(kFirst + static_cast<std::int64_t>(random() % (kLast - kFirst)), "").first;
  date.precision = number % 5 == 0   ? Precision::kYear
                   : number % 7 == 0 ? Precision::kMonth
                                     : Precision::kMinute;
  if (date.precision == Precision::kYear) date.local.month = 1;
  if (date.precision != Precision::kMinute) date.local = {.year = date.local.year, .month = date.local.month};
  date.utc_seconds = utc_seconds(date.local, date.zone);
  article.published = date;
  return article;
}

class DateCover : public testing::TestWithParam<bool> {
 protected:
  static void SetUpTestSuite() {
    if (database_) return;
    database_ = std::make_unique<Xapian::WritableDatabase>(std::string(), Xapian::DB_BACKEND_INMEMORY);
    DocumentBuilder builder;
    std::mt19937 random(20240301);
    for (int number = 0; number < 2000; ++number)
      database_->add_document(builder.build(article(number, random)));
  }

  static std::set<Xapian::docid> by_values(const DateRange& range) {
    const std::uint32_t slot = range.own_clock ? slot::kPublishedLocal : slot::kPublished;
    std::set<Xapian::docid> found;
    for (auto value = database_->valuestream_begin(slot); value != database_->valuestream_end(slot);
         ++value) {
      const auto seconds = static_cast<std::int64_t>(Xapian::sortable_unserialise(*value));
      if (range.begin && seconds < *range.begin) continue;
      if (range.last && seconds > *range.last) continue;
      found.insert(value.get_docid());
    }
    return found;
  }

  static std::set<Xapian::docid> by_query(const Xapian::Query& query) {
    Xapian::Enquire enquire(*database_);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, Xapian::Query::MatchAll, query));
    std::set<Xapian::docid> found;
    const Xapian::MSet mset = enquire.get_mset(0, database_->get_doccount());
    for (auto hit = mset.begin(); hit != mset.end(); ++hit) found.insert(*hit);
    return found;
  }

  static std::unique_ptr<Xapian::WritableDatabase> database_;
};

std::unique_ptr<Xapian::WritableDatabase> DateCover::database_;

TEST_P(DateCover, FindsWhatTheValuesSay) {
  std::mt19937 random(7);
  int covered = 0;
  for (int round = 0; round < 600; ++round) {
    constexpr std::int64_t kDay = 86400;
    const std::int64_t margin = 400 * kDay;
    std::int64_t begin =
        kFirst - margin +
        static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(kLast - kFirst + 2 * margin));
    const std::array<std::int64_t, 6> lengths{3600, kDay, 10 * kDay, 45 * kDay, 300 * kDay, 2000 * kDay};
    std::int64_t last = begin + lengths[random() % lengths.size()] - 1;
    if (random() % 2 == 0) {  // whole days, often the first of a month
      LocalTime day = local_time(begin, "").first;
      if (random() % 2 == 0) day.day = 1;
      day.hour = day.minute = day.second = 0;
      last += civil_seconds(day) - begin;
      begin = civil_seconds(day);
    }
    DateRange range{begin, last, GetParam()};
    if (round % 11 == 0) range.begin.reset();
    if (round % 11 == 1) range.last.reset();
    const auto query = date_cover(*database_, range);
    if (!query) continue;
    ++covered;
    ASSERT_EQ(by_query(*query), by_values(range)) << begin << ".." << last << " round " << round;
  }
  EXPECT_GT(covered, 300);
}

std::string clock_name(const testing::TestParamInfo<bool>& clock) {
  return clock.param ? "TheArticlesOwn" : "Instants";
}

INSTANTIATE_TEST_SUITE_P(Clocks, DateCover, testing::Bool(), clock_name);

TEST(DateCoverOfNothing, IsLeftToTheValues) {
  const Xapian::WritableDatabase empty(std::string(), Xapian::DB_BACKEND_INMEMORY);
  EXPECT_FALSE(date_cover(empty, {0, 86399, true}));
}

}  // namespace
}  // namespace broadsheet::schema::plan
