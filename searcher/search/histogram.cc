// Counting articles by date: one value a document, folded into days; the calendar is asked once a day.
#include "search/histogram.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "broadsheet/schema/dateline.h"
#include "broadsheet/schema/fields.h"
#include "index/day_mark.h"

namespace broadsheet::searcher {
namespace {

constexpr std::int64_t kDaySeconds = 86400;
// Since Liberia left -0:44:30 in 1972, every zone of the tz database is a whole number of quarters of an hour
// from UTC, and changes its clock on one: all instants of a quarter are on one day. Earlier ones are looked
// up one by one.
constexpr std::int64_t kQuarterSeconds = 900;
constexpr std::int64_t kRoundOffsetsSince = 94694400;  // 1973-01-01T00:00:00Z

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

// "2024-03-01", "2024-03" or "2024": what `date:` takes.
std::string key_of(std::int64_t day, HistogramUnit unit) {
  const schema::LocalTime date = schema::local_time(day * kDaySeconds, {}).first;
  if (unit == HistogramUnit::kYear) return fmt::format("{:04}", date.year);
  if (unit == HistogramUnit::kMonth) return fmt::format("{:04}-{:02}", date.year, date.month);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

}  // namespace

HistogramSpy::HistogramSpy(HistogramUnit unit, std::string time_zone)
    : unit_(unit), time_zone_(std::move(time_zone)) {
  if (time_zone_.empty()) return;
  fixed_offset_ = time_zone_.front() == '+' || time_zone_.front() == '-' || time_zone_ == "UTC";
  if (fixed_offset_) offset_ = schema::local_time(0, time_zone_).second;
}

std::int64_t HistogramSpy::day_at(std::int64_t utc) const {
  return floor_divide(schema::civil_seconds(schema::local_time(utc, time_zone_).first), kDaySeconds);
}

void HistogramSpy::operator()(const Xapian::Document& document, double /*weight*/) {
  const std::string local = document.get_value(schema::slot::kPublishedLocal);
  add(local, needs_instant(local) ? document.get_value(schema::slot::kPublished) : std::string());
}

// The values of one slot, asked for in order of documents.
class HistogramSpy::Values {
 public:
  Values(const Xapian::Database& shard, Xapian::valueno slot)
      : at_(shard.valuestream_begin(slot)), end_(shard.valuestream_end(slot)) {}

  std::string of(Xapian::docid document) {
    if (at_ != end_ && at_.get_docid() < document) at_.skip_to(document);
    return at_ != end_ && at_.get_docid() == document ? *at_ : std::string();
  }

 private:
  Xapian::ValueIterator at_;
  Xapian::ValueIterator end_;
};

void HistogramSpy::count(const DocumentSet& set, const std::vector<Xapian::Database>& shards,
                         schema::Interrupt& interrupt) {
  for (std::size_t i = 0; i < shards.size(); ++i) {
    const Bits& documents = set.shard(i);
    Values locals(shards[i], schema::slot::kPublishedLocal);
    Values instants(shards[i], schema::slot::kPublished);
    for (Xapian::docid at = documents.next(1); at != 0; at = documents.next(at + 1)) {
      interrupt.check();
      const std::string local = locals.of(at);
      add(local, needs_instant(local) ? instants.of(at) : std::string());
    }
  }
}

// A date with a time, where the day depends on the reader's zone.
bool HistogramSpy::needs_instant(const std::string& local) const {
  return !local.empty() && !time_zone_.empty() && !schema::is_day_value(Xapian::sortable_unserialise(local));
}

void HistogramSpy::add(const std::string& local, const std::string& instant) {
  if (local.empty()) {
    ++undated_;
    return;
  }
  if (instant.empty()) {
    const double day = std::floor(Xapian::sortable_unserialise(local));
    ++days_[floor_divide(static_cast<std::int64_t>(day), kDaySeconds)];
    return;
  }
  const auto seconds = static_cast<std::int64_t>(Xapian::sortable_unserialise(instant));
  if (fixed_offset_) {
    ++days_[floor_divide(seconds + offset_, kDaySeconds)];
  } else if (seconds >= kRoundOffsetsSince) {
    ++quarters_[seconds / kQuarterSeconds];
  } else {
    ++days_[day_at(seconds)];
  }
}

Histogram HistogramSpy::result() const {
  std::map<std::int64_t, std::uint64_t> days(days_.begin(), days_.end());
  for (const auto& [quarter, count] : quarters_) days[day_at(quarter * kQuarterSeconds)] += count;
  Histogram histogram;
  histogram.unit = unit_;
  histogram.undated = undated_;
  for (const auto& [day, count] : days) {
    std::string key = key_of(day, unit_);
    if (histogram.bins.empty() || histogram.bins.back().key != key)
      histogram.bins.push_back({std::move(key), 0});
    histogram.bins.back().count += count;
  }
  return histogram;
}

}  // namespace broadsheet::searcher
