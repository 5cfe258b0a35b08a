// From the printed parts of a date line to the instant: calendars, order, zones, and what names no real time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "broadsheet/schema/dateline.h"
#include "dateline/grammar.h"
#include "dateline/zone_names.h"

namespace broadsheet::schema::dateline {

/// Years that a newspaper can have been printed in, with room for announcements.
inline constexpr int kFirstYear = 1600;
inline constexpr int kLastYear = 2100;

struct Resolver {
  const FoldedLine& line;
  const DatelineHints& hints;
  std::string language;              ///< of the hints, or the one that the words belong to
  bool language_told = true;         ///< by the hints
  std::string_view place_zone = {};  ///< of the place that a report was sent from

  /// The reading of a parse, or why it names no instant.
  std::variant<DatelineReading, NotADateline> resolve(const Parse& parse) const;

 private:
  struct Day {
    LocalTime local;
    Calendar calendar = Calendar::kGregorian;
  };
  std::variant<Dateline, NotADateline> resolve_date(const Parts& parts, const Parts* first) const;
  std::variant<Day, NotADateline> resolve_day(Parts& parts, Dateline& out) const;
  std::optional<NotADateline> complete_year(Parts& parts, Dateline& out) const;
  std::optional<NotADateline> settle_order(Parts& parts, Dateline& out) const;
  std::variant<Day, NotADateline> other_calendar_day(const Parts& parts, Calendar calendar) const;
  std::optional<NotADateline> resolve_clock(const Parts& parts, LocalTime& local) const;
  void resolve_zone(const Parts& parts, Dateline& out) const;
  std::string printed_zone(const Parts& parts) const;
  ZoneMeaning named_zone(const Parts& parts, std::string_view written, std::int64_t wall) const;
  void take_offset(int offset, const ZoneMeaning& named, std::int64_t wall, Dateline& out) const;
  void guess_zone(const Parts& parts, std::int64_t wall, Dateline& out) const;
  Calendar calendar_of(const Parts& parts) const;
  bool open_order_is_month_first(const Parts& parts, bool& settled) const;
};

}  // namespace broadsheet::schema::dateline
