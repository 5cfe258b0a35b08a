// Reads date lines.
#include <cstdio>
#include <string>

#include "dateline/civil.h"

namespace broadsheet::schema {

std::variant<DatelineReading, NotADateline> read_dateline(std::string_view line, const DatelineHints& hints) {
  constexpr std::size_t kLongest = 200;
  if (line.size() > kLongest) return NotADateline{"too long for a date line"};
  const std::string text(line);
  Dateline result;
  result.text = text;
  LocalTime& t = result.local;
  char zone[16] = {};
  int end = 0;
  char s1 = 0;
  char s2 = 0;
  const int fields = std::sscanf(text.c_str(), "%4d%c%2d%c%2d%n%*1[ T]%2d:%2d%n:%2d%n", &t.year, &s1,
                                 &t.month, &s2, &t.day, &end, &t.hour, &t.minute, &end, &t.second, &end);
  if (fields < 5 || s1 != s2 || (s1 != '-' && s1 != '/' && s1 != '.')) return NotADateline{"no date"};
  const std::string rest = text.substr(static_cast<std::size_t>(end));
  int rest_end = 0;
  if (!rest.empty() && (std::sscanf(rest.c_str(), "%*1[ ]%15s%n", zone, &rest_end) != 1 ||
                        rest.size() != static_cast<std::size_t>(rest_end))) {
    if (std::sscanf(rest.c_str(), "%15s%n", zone, &rest_end) != 1 ||
        rest.size() != static_cast<std::size_t>(rest_end))
      return NotADateline{"no date"};
  }
  if (t.day < 1 || t.day > dateline::days_in_month(t.year, t.month) || t.hour > 23 || t.minute > 59 ||
      t.second > 59) {
    return NotADateline{"there is no such day or time", true};
  }
  result.precision = fields < 7 ? Precision::kDay : fields == 7 ? Precision::kMinute : Precision::kSecond;
  result.zone_written = zone;
  if (result.zone_written == "KST") {
    result.zone = "Asia/Seoul";
    result.rules.emplace_back("KST -> Asia/Seoul");
  } else if (result.zone_written == "Z" || result.zone_written == "UTC") {
    result.zone = "Etc/UTC";
  } else if (!result.zone_written.empty()) {
    if (result.zone_written[0] != '+' && result.zone_written[0] != '-') return NotADateline{"unknown zone"};
    if (!is_time_zone(result.zone_written)) return NotADateline{"unknown zone"};
    result.zone = result.zone_written;
  } else {
    result.zone = hints.default_zone;
  }
  result.utc_seconds = utc_seconds(t, result.zone);
  result.utc_offset_seconds = static_cast<int>(civil_seconds(t) - result.utc_seconds);
  return DatelineReading{.published = std::move(result), .modified = std::nullopt};
}

std::variant<DatelineReading, NotADateline> read_wire_dateline(std::string_view, const DatelineHints&) {
  return NotADateline{"no wire dateline"};
}

}  // namespace broadsheet::schema
