// A date line in the JSON form of an article: the instant as RFC 3339, and an object of details for the rest.
#include "model/dateline_json.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

namespace broadsheet::schema {
namespace {

constexpr std::array kPrecisions{Precision::kYear, Precision::kMonth,  Precision::kDay,
                                 Precision::kHour, Precision::kMinute, Precision::kSecond};

// Reads `count` digits at `at` and moves past them; -1 if there are none.
int digits(std::string_view text, std::size_t& at, std::size_t count) {
  if (at + count > text.size()) return -1;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i, ++at) {
    if (text[at] < '0' || text[at] > '9') return -1;
    value = value * 10 + (text[at] - '0');
  }
  return value;
}

bool literal(std::string_view text, std::size_t& at, char expected) {
  if (at >= text.size() || text[at] != expected) return false;
  ++at;
  return true;
}

// "2024-03-01T08:13:00" with a sign and more digits of the year where it needs them.
std::optional<LocalTime> read_local(std::string_view text, std::size_t& at) {
  const bool negative = literal(text, at, '-');
  std::size_t year_digits = 0;
  while (at + year_digits < text.size() && text[at + year_digits] >= '0' && text[at + year_digits] <= '9')
    ++year_digits;
  if (year_digits < 4 || year_digits > 6) return std::nullopt;
  LocalTime local;
  local.year = digits(text, at, year_digits);
  if (negative) local.year = -local.year;
  if (!literal(text, at, '-')) return std::nullopt;
  local.month = digits(text, at, 2);
  if (!literal(text, at, '-')) return std::nullopt;
  local.day = digits(text, at, 2);
  if (!literal(text, at, 'T')) return std::nullopt;
  local.hour = digits(text, at, 2);
  if (!literal(text, at, ':')) return std::nullopt;
  local.minute = digits(text, at, 2);
  if (!literal(text, at, ':')) return std::nullopt;
  local.second = digits(text, at, 2);
  const bool real = local.month >= 1 && local.month <= 12 && local.day >= 1 && local.day <= 31 &&
                    local.hour >= 0 && local.hour <= 23 && local.minute >= 0 && local.minute <= 59 &&
                    local.second >= 0 && local.second <= 59;
  return real ? std::optional(local) : std::nullopt;
}

std::optional<int> read_offset(std::string_view text, std::size_t& at) {
  if (literal(text, at, 'Z')) return 0;
  const bool negative = literal(text, at, '-');
  if (!negative && !literal(text, at, '+')) return std::nullopt;
  const int hours = digits(text, at, 2);
  if (!literal(text, at, ':')) return std::nullopt;
  const int minutes = digits(text, at, 2);
  if (hours < 0 || minutes < 0) return std::nullopt;
  const int seconds = hours * 3600 + minutes * 60;
  return negative ? -seconds : seconds;
}

LocalTime wall_clock(std::int64_t seconds) {
  using namespace std::chrono;
  const sys_seconds instant{std::chrono::seconds{seconds}};
  const sys_days day = floor<days>(instant);
  const year_month_day date{day};
  const hh_mm_ss time{instant - day};
  return {static_cast<int>(date.year()),
          static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day())),
          static_cast<int>(time.hours().count()),
          static_cast<int>(time.minutes().count()),
          static_cast<int>(time.seconds().count())};
}

std::string print_local(const LocalTime& t) {
  return fmt::format("{}{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", t.year < 0 ? "-" : "", std::abs(t.year),
                     t.month, t.day, t.hour, t.minute, t.second);
}

std::string string_at(const JsonValue& object, std::string_view name) {
  const JsonValue* value = object.find(name);
  return value != nullptr && value->kind == JsonValue::Kind::kString ? value->text : std::string();
}

}  // namespace

void write_details(JsonWriter& out, std::string_view name, const Dateline& date, std::string_view date_text) {
  const bool other_text = date.text != date_text;
  const bool other_local = date.local != wall_clock(date.utc_seconds + date.utc_offset_seconds);
  const bool other_offset = date.utc_offset_seconds % 60 != 0;
  const bool other_calendar = date.calendar != "gregorian";
  const bool unsure = date.confidence != 1.0;
  if (!other_text && !other_local && !other_offset && !other_calendar && !unsure &&
      date.zone_written.empty() && date.place.empty() && date.agency.empty() && date.rules.empty()) {
    return;
  }
  out.begin_object(name);
  if (other_text) out.text("text", date.text);
  out.optional_text("zone_written", date.zone_written);
  if (other_local) out.optional_text("local", print_local(date.local));
  if (other_offset) out.number("utc_offset_seconds", date.utc_offset_seconds);
  if (other_calendar) out.text("calendar", date.calendar);
  out.optional_text("place", date.place);
  out.optional_text("agency", date.agency);
  if (!date.rules.empty()) {
    out.begin_array("rules");
    for (const std::string& rule : date.rules) out.item(rule);
    out.end_array();
  }
  // fmt prints the shortest spelling that reads back as the same number, in every locale; never NaN in JSON.
  if (unsure && std::isfinite(date.confidence))
    out.spelled_number("confidence", fmt::format("{}", date.confidence));
  out.end_object();
}

std::optional<Dateline> read_stored_date(std::string_view instant, std::string_view precision,
                                         std::string_view zone, std::string_view date_text,
                                         const JsonValue* details) {
  Dateline date;
  std::size_t at = 0;
  const std::optional<LocalTime> local = read_local(instant, at);
  if (!local) return std::nullopt;
  const std::optional<int> offset = read_offset(instant, at);
  if (!offset || at != instant.size()) return std::nullopt;
  date.utc_seconds = civil_seconds(*local) - *offset;
  date.utc_offset_seconds = *offset;
  date.zone = zone;
  date.text = date_text;
  date.precision = Precision::kSecond;
  for (const Precision known : kPrecisions) {
    if (to_string(known) == precision) date.precision = known;
  }
  if (details != nullptr && details->kind == JsonValue::Kind::kObject) {
    if (details->find("text") != nullptr) date.text = string_at(*details, "text");
    date.zone_written = string_at(*details, "zone_written");
    date.place = string_at(*details, "place");
    date.agency = string_at(*details, "agency");
    if (details->find("calendar") != nullptr) date.calendar = string_at(*details, "calendar");
    if (const JsonValue* rules = details->find("rules")) {
      for (const JsonValue& rule : rules->items) {
        if (rule.kind == JsonValue::Kind::kString) date.rules.push_back(rule.text);
      }
    }
    if (const JsonValue* seconds = details->find("utc_offset_seconds")) {
      std::from_chars(seconds->text.data(), seconds->text.data() + seconds->text.size(),
                      date.utc_offset_seconds);
    }
    if (const JsonValue* confidence = details->find("confidence")) {
      std::from_chars(confidence->text.data(), confidence->text.data() + confidence->text.size(),
                      date.confidence);
    }
  }
  date.local = wall_clock(date.utc_seconds + date.utc_offset_seconds);
  if (details != nullptr) {
    std::size_t start = 0;
    if (const auto written = read_local(string_at(*details, "local"), start)) date.local = *written;
  }
  return date;
}

}  // namespace broadsheet::schema
