// One day, month or year on the articles' own clocks is a term; all else is a range of instants.
#include "plan/date_filter.h"

#include <chrono>
#include <cstdint>

#include "broadsheet/schema/dateline.h"
#include "index/day_mark.h"
#include "plan/date_cover.h"
#include "plan/date_value.h"

namespace broadsheet::schema::plan {
namespace {

using Xapian::Query;

std::string digits(std::int64_t value, std::size_t width) {
  std::string text = std::to_string(value);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

// The day, month or year as a term of the article's own calendar; empty for other units.
std::string calendar_term(const DateValue& value) {
  const LocalTime first = civil_time(value.begin);
  const std::string year = digits(first.year, 4);
  const std::string month = digits(first.month, 2);
  switch (value.unit) {
    case DateUnit::kYear:
      return std::string(prefix::kYear) + year;
    case DateUnit::kMonth:
      return std::string(prefix::kMonth) + year + month;
    case DateUnit::kDay:
      return std::string(prefix::kDay) + year + month + digits(first.day, 2);
    default:
      return {};
  }
}

// A month or year as printed is filed at its first day: the terms of that day, or month, do not have it.
bool begins_longer_unit(const DateValue& value) {
  const LocalTime first = civil_time(value.begin);
  return (value.unit == DateUnit::kDay && first.day == 1) ||
         (value.unit == DateUnit::kMonth && first.month == 1);
}

std::string sortable(std::int64_t seconds) {
  return Xapian::sortable_serialise(static_cast<double>(seconds));
}

// The instants of a range; an open end is empty.
struct Instants {
  std::optional<std::int64_t> begin;
  std::optional<std::int64_t> last;
};

std::string shown(const Instants& range, bool own_clock) {
  std::string out;
  if (range.begin) out += format_rfc3339(*range.begin);
  out += "..";
  if (range.last) out += format_rfc3339(*range.last);
  if (own_clock) out += " on each article's clock";
  return out;
}

// By the values of articles.
Query value_filter(std::uint32_t slot, const Instants& range) {
  if (!range.last) return {Query::OP_VALUE_GE, slot, sortable(*range.begin)};
  // An article without a date has no value, which sorts before every date: an open beginning must not let it
  // in.
  const std::string begin = range.begin ? sortable(*range.begin) : std::string(1, '\0');
  return {Query::OP_VALUE_RANGE, slot, begin, sortable(*range.last)};
}

// The articles that were published in `range`.
Query published_in(const Instants& range, bool own_clock, const Planning& planning) {
  const auto cover = date_cover(planning.index.database(), {range.begin, range.last, own_clock});
  return cover ? *cover : value_filter(own_clock ? slot::kPublishedLocal : slot::kPublished, range);
}

LocalTime wall_clock(const PlanOptions& options) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const std::int64_t instant =
      options.now.value_or(std::chrono::duration_cast<std::chrono::seconds>(now).count());
  return local_time(instant, options.time_zone).first;
}

}  // namespace

std::optional<Query> date_filter(const Field& field, const std::string& low, const std::string& high,
                                 Planning& planning) {
  const std::string& time_zone = planning.options.time_zone;
  const LocalTime now = wall_clock(planning.options);
  const std::optional<DateValue> from = read_date_value(low, now);
  const std::optional<DateValue> to = read_date_value(high, now);
  if ((!low.empty() && !from) || (!high.empty() && !to)) return std::nullopt;

  const std::string written = low == high ? low : low + ".." + high;
  const bool published = field.slot == slot::kPublished;
  const bool zone_written = (from && from->offset_seconds) || (to && to->offset_seconds);
  const bool own_clock = published && time_zone.empty() && !zone_written;
  if (own_clock && low == high) {
    const std::string term = calendar_term(*from);
    if (!term.empty() && !begins_longer_unit(*from)) {
      planning.account.explain(written, field.name, "filter", term, planning.index.frequency(term));
      return planning.account.leaf(term);
    }
  }
  const auto seconds = [&](std::int64_t civil, const std::optional<std::int64_t>& offset) {
    if (own_clock) return civil;
    return offset ? civil - *offset : utc_seconds(civil_time(civil), time_zone);
  };
  Instants range;
  if (from) range.begin = seconds(from->begin, from->offset_seconds);
  if (to) range.last = seconds(to->end, to->offset_seconds) - 1;
  if (range.begin && range.last && *range.begin > *range.last) {
    planning.account.note(ProblemCode::kReadOtherwise,
                          "'" + written + "' runs backwards; read the other way round");
    range.begin = seconds(to->begin, to->offset_seconds);
    range.last = seconds(from->end, from->offset_seconds) - 1;
  }
  planning.account.explain(written, field.name, "range", shown(range, own_clock), 0);
  if (!published) return value_filter(*field.slot, range);
  const Query found = published_in(range, own_clock, planning);
  const std::string day = std::string(prefix::kState) + std::string(kDayMark);
  if (own_clock || planning.index.frequency(day) == 0) return found;
  // A date without a time is the day that was printed, in every zone.
  Instants days;
  if (from) days.begin = from->begin;
  if (to) days.last = to->end - 1;
  if (days.begin && days.last && *days.begin > *days.last) days = {to->begin, from->end - 1};
  return Query(Query::OP_OR, Query(Query::OP_AND_NOT, found, planning.account.leaf(day)),
               Query(Query::OP_FILTER, published_in(days, true, planning), planning.account.leaf(day)));
}

}  // namespace broadsheet::schema::plan
