// Which terms cover a range of dates. The terms are of the articles' own clocks: a range of instants takes
// the days that are inside it in every zone, and of those at its ends only what the value tells.
#include "plan/date_cover.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>
#include <vector>

#include "broadsheet/schema/dateline.h"
#include "broadsheet/schema/fields.h"
#include "plan/date_value.h"
#include "plan/full_terms.h"
#include "plan/scope.h"

namespace broadsheet::schema::plan {
namespace {

using Xapian::Query;

constexpr std::int64_t kDaySeconds = 86400;
// No clock is farther from UTC: the farthest offset that a date line may print.
constexpr std::int64_t kFarthestClock = 18 * 3600LL;
// Of the articles: reading longer lists of terms costs what reading the values costs (bench/ranges).
constexpr double kMostCovered = 0.25;
// A list for each year of a longer range costs more than the values do.
constexpr int kMostYears = 100;

std::int64_t floor_day(std::int64_t seconds) {
  return seconds / kDaySeconds - (seconds % kDaySeconds < 0 ? 1 : 0);
}

std::string two(int number) {
  std::string text = number < 10 ? "0" : "";
  text += std::to_string(number);
  return text;
}

std::string four(int number) {
  std::string text = std::to_string(number);
  return std::string(text.size() < 4 ? 4 - text.size() : 0, '0') + text;
}

std::string year_term(int year) {
  std::string term(prefix::kYear);
  term += four(year);
  return term;
}
std::string month_term(int year, int month) { return std::string(prefix::kMonth) + four(year) + two(month); }
std::string day_term(int year, int month, int day) {
  return std::string(prefix::kDay) + four(year) + two(month) + two(day);
}

using std::chrono::sys_days;
using std::chrono::year_month_day;

int number_of(std::chrono::month month) { return static_cast<int>(static_cast<unsigned>(month)); }
int number_of(std::chrono::day day) { return static_cast<int>(static_cast<unsigned>(day)); }

// Collects the terms of days as far as the index has them, and counts what they find. Every list of a query
// costs a step for each article that is looked at, so there should be few: most of a month is the month
// without some days.
class Cover {
 public:
  explicit Cover(const Xapian::Database& database) : database_(database) {}

  // The days from `first` to `last`, counted from 1970; false if they are too many.
  bool add(std::int64_t first, std::int64_t last) {
    if (first > last) return true;
    const year_month_day from{sys_days(std::chrono::days(first))};
    const year_month_day to{sys_days(std::chrono::days(last))};
    if (static_cast<int>(to.year()) - static_cast<int>(from.year()) > kMostYears) return false;
    for (std::chrono::year year = from.year(); year <= to.year(); ++year) {
      add_year(std::max(sys_days(from), sys_days(year / 1 / 1)),
               std::min(sys_days(to), sys_days(year / 12 / 31)), any_);
    }
    return true;
  }

  Query query() const { return any_.empty() ? Query() : combine(Query::OP_OR, any_); }
  std::uint64_t found() const { return found_; }

 private:
  static constexpr int kMostMonths = 6;
  static constexpr int kMostDays = 15;

  // Days of one year.
  void add_year(sys_days first, sys_days last, std::vector<Query>& any) {
    if (first > last) return;
    const std::chrono::year year = year_month_day(first).year();
    const auto number = static_cast<int>(year);
    const sys_days begin = year / 1 / 1;
    const sys_days end = year / 12 / 31;
    if (first == begin && last == end) {
      add_term(year_term(number), any);
      return;
    }
    std::vector<std::string> parts;
    for (int month = 1; month <= 12; ++month) parts.push_back(month_term(number, month));
    const std::uint64_t coarse = coarser(year_term(number), parts);
    const int first_month = number_of(year_month_day(first).month());
    const int last_month = number_of(year_month_day(last).month());
    if (last_month - first_month > kMostMonths && coarse == 0) {
      add_difference(year_term(number), any, [&](std::vector<Query>& without) {
        add_year(begin, first - std::chrono::days(1), without);
        add_year(last + std::chrono::days(1), end, without);
      });
      return;
    }
    if (first == begin && coarse > 0) add_coarse(year_term(number), parts, coarse, any);
    for (int month = first_month; month <= last_month; ++month) {
      const auto in_year = year / month;
      add_month(std::max(first, sys_days(in_year / 1)), std::min(last, sys_days(in_year / std::chrono::last)),
                any);
    }
  }

  // Days of one month.
  void add_month(sys_days first, sys_days last, std::vector<Query>& any) {
    if (first > last) return;
    const year_month_day from(first);
    const auto year = static_cast<int>(from.year());
    const int month = number_of(from.month());
    const int first_day = number_of(from.day());
    const int last_day = number_of(year_month_day(last).day());
    const sys_days end(from.year() / from.month() / std::chrono::last);
    if (first_day == 1 && last == end) {
      add_term(month_term(year, month), any);
      return;
    }
    std::vector<std::string> parts;
    for (int day = 1; day <= 31; ++day) parts.push_back(day_term(year, month, day));
    const std::uint64_t coarse = coarser(month_term(year, month), parts);
    if (last_day - first_day >= kMostDays && coarse == 0) {
      add_difference(month_term(year, month), any, [&](std::vector<Query>& without) {
        for (int day = 1; day <= 31; ++day) {
          if (day < first_day || day > last_day) add_term(day_term(year, month, day), without);
        }
      });
      return;
    }
    if (first_day == 1 && coarse > 0) add_coarse(month_term(year, month), parts, coarse, any);
    for (int day = first_day; day <= last_day; ++day) add_term(day_term(year, month, day), any);
  }

  void add_term(const std::string& term, std::vector<Query>& any) {
    const std::uint64_t frequency = database_.get_termfreq(term);
    if (frequency > 0) any.emplace_back(term);
    found_ += frequency;
  }

  // What `whole` finds without what `collect` collects.
  template <typename Collect>
  void add_difference(const std::string& whole, std::vector<Query>& any, const Collect& collect) {
    const std::uint64_t before = found_;
    std::vector<Query> without;
    collect(without);
    const std::uint64_t left_out = found_ - before;
    const std::uint64_t all = database_.get_termfreq(whole);
    found_ = before + all - std::min(all, left_out);
    if (all <= left_out) return;
    any.push_back(without.empty() ? Query(whole)
                                  : Query(Query::OP_AND_NOT, Query(whole), combine(Query::OP_OR, without)));
  }

  // How many articles are dated by `whole`, a month or year, and no more exactly.
  std::uint64_t coarser(const std::string& whole, const std::vector<std::string>& parts) const {
    std::uint64_t exact = 0;
    for (const std::string& part : parts) exact += database_.get_termfreq(part);
    const std::uint64_t all = database_.get_termfreq(whole);
    return all - std::min(all, exact);
  }

  // Those are filed at the first day of it.
  void add_coarse(const std::string& whole, const std::vector<std::string>& parts, std::uint64_t coarse,
                  std::vector<Query>& any) {
    any.push_back(Query(Query::OP_AND_NOT, Query(whole), Query(Query::OP_OR, parts.begin(), parts.end())));
    found_ += coarse;
  }

  const Xapian::Database& database_;
  std::vector<Query> any_;
  std::uint64_t found_ = 0;
};

std::string sortable(std::int64_t seconds) {
  return Xapian::sortable_serialise(static_cast<double>(seconds));
}

// Looks at the values of what `days` finds. Xapian reads the values of the whole index if it takes them for
// the rarer side: the form is chosen of which most articles are.
class Ends {
 public:
  Ends(const Xapian::Database& database, std::uint32_t slot) : slot_(slot) {
    middle_ = Xapian::sortable_unserialise(database.get_value_lower_bound(slot)) / 2 +
              Xapian::sortable_unserialise(database.get_value_upper_bound(slot)) / 2;
  }

  Query from(const Query& days, std::int64_t begin) const {
    if (static_cast<double>(begin) <= middle_)
      return {Query::OP_AND, days, Query(Query::OP_VALUE_GE, slot_, sortable(begin))};
    return {Query::OP_AND_NOT, days, Query(Query::OP_VALUE_LE, slot_, sortable(begin - 1))};
  }

  Query to(const Query& days, std::int64_t last) const {
    if (static_cast<double>(last) >= middle_)
      return {Query::OP_AND, days, Query(Query::OP_VALUE_LE, slot_, sortable(last))};
    return {Query::OP_AND_NOT, days, Query(Query::OP_VALUE_GE, slot_, sortable(last + 1))};
  }

 private:
  std::uint32_t slot_;
  double middle_ = 0;
};

// What is inside a range and what is at its ends, in days of articles' own clocks.
struct Days {
  std::int64_t low_first;    ///< may be before the range
  std::int64_t inner_first;  ///< is inside it
  std::int64_t inner_last;
  std::int64_t high_last;  ///< may be behind it
};

Days days_of(std::int64_t begin, std::int64_t last, bool own_clock) {
  const std::int64_t apart = own_clock ? 0 : kFarthestClock;
  return {floor_day(begin - apart), floor_day(begin + apart - 1) + 1, floor_day(last - apart + 1) - 1,
          floor_day(last + apart)};
}

// The bounds of what is in a slot; no article is outside of them.
struct Bounds {
  std::int64_t first;
  std::int64_t last;
};

std::optional<Query> cover(const Xapian::Database& database, const DateRange& range, const Bounds& bounds) {
  const bool open_begin = !range.begin || *range.begin <= bounds.first;
  const bool open_last = !range.last || *range.last >= bounds.last;
  const std::int64_t begin = open_begin ? bounds.first : *range.begin;
  const std::int64_t last = open_last ? bounds.last : *range.last;
  if (begin > last) return Query();
  const Days days = days_of(begin, last, range.own_clock);
  const Ends ends(database, range.own_clock ? slot::kPublishedLocal : slot::kPublished);
  const auto enough = static_cast<std::uint64_t>(kMostCovered * database.get_doccount());

  const auto clipped = [&](Query found, bool at_begin, bool at_last) {
    if (found.empty()) return found;
    if (at_begin && !open_begin) found = ends.from(found, begin);
    if (at_last && !open_last) found = ends.to(found, last);
    return found;
  };
  Cover inner(database);
  if (days.inner_first > days.inner_last) {
    if (!inner.add(days.low_first, days.high_last) || inner.found() > enough) return std::nullopt;
    return clipped(inner.query(), true, true);
  }
  Cover low(database);
  Cover high(database);
  if (!inner.add(days.inner_first, days.inner_last) || !low.add(days.low_first, days.inner_first - 1) ||
      !high.add(days.inner_last + 1, days.high_last) || inner.found() + low.found() + high.found() > enough) {
    return std::nullopt;
  }
  std::vector<Query> any;
  for (const Query& part :
       {inner.query(), clipped(low.query(), true, false), clipped(high.query(), false, true)}) {
    if (!part.empty()) any.push_back(part);
  }
  return any.empty() ? Query() : combine(Query::OP_OR, any);
}

// All that has a date but what is before and behind the range.
std::optional<Query> all_but(const Xapian::Database& database, const DateRange& range, const Bounds& bounds) {
  std::vector<Query> left_out;
  const auto add = [&](const DateRange& outside) {
    const std::optional<Query> query = cover(database, outside, bounds);
    if (query && !query->empty()) left_out.push_back(*query);
    return query.has_value();
  };
  if (range.begin && !add({std::nullopt, *range.begin - 1, range.own_clock})) return std::nullopt;
  if (range.last && !add({*range.last + 1, std::nullopt, range.own_clock})) return std::nullopt;
  const std::string undated = std::string(prefix::kState) + "nodate";
  if (database.get_termfreq(undated) > 0) left_out.emplace_back(undated);
  if (left_out.empty()) return all_documents();
  return Query(Query::OP_AND_NOT, all_documents(), combine(Query::OP_OR, left_out));
}

}  // namespace

std::optional<Query> date_cover(const Xapian::Database& database, const DateRange& range) {
  const std::uint32_t slot = range.own_clock ? slot::kPublishedLocal : slot::kPublished;
  const std::string lowest = database.get_value_lower_bound(slot);
  const std::string highest = database.get_value_upper_bound(slot);
  if (lowest.empty() || highest.empty()) return std::nullopt;
  // Half a second is the mark of a day.
  const Bounds bounds{static_cast<std::int64_t>(std::floor(Xapian::sortable_unserialise(lowest))),
                      static_cast<std::int64_t>(std::ceil(Xapian::sortable_unserialise(highest)))};
  if (auto query = cover(database, range, bounds)) return query;
  return all_but(database, range, bounds);
}

}  // namespace broadsheet::schema::plan
