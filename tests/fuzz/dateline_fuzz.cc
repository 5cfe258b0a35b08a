// Any bytes at all are a date line or are not: no crash, no throw, and a reading that keeps its own promises.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "broadsheet/schema/dateline.h"
#include "fuzz/entry.h"

namespace broadsheet::fuzz {
namespace {

using schema::Dateline;
using schema::DatelineReading;
using schema::NotADateline;

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const Dateline& line) {
  require(line.confidence > 0 && line.confidence <= 1);
  require(line.local.year >= 1590 && line.local.year <= 2110);
  require(line.local.month >= 1 && line.local.month <= 12 && line.local.day >= 1 && line.local.day <= 31);
  require(line.local.hour >= 0 && line.local.hour <= 23 && line.local.minute >= 0 && line.local.minute <= 59);
  require(line.zone.empty() || schema::is_time_zone(line.zone));
  const std::int64_t gap = schema::civil_seconds(line.local) - line.utc_seconds;
  require(gap >= -26 * 3600 && gap <= 26 * 3600);
}

void check(const std::variant<DatelineReading, NotADateline>& read) {
  if (const auto* reading = std::get_if<DatelineReading>(&read)) {
    check(reading->published);
    if (reading->modified) check(*reading->modified);
  } else {
    require(!std::get<NotADateline>(read).reason.empty());
  }
}

}  // namespace

int dateline(const std::uint8_t* data, std::size_t size) {
  static constexpr const char* kLanguages[] = {"",   "en", "en-US", "ko", "ja", "zh-TW",
                                               "th", "ar", "fa",    "de", "xx", "zz-ZZ"};
  if (size == 0) return 0;
  schema::DatelineHints hints;
  hints.language = kLanguages[data[0] % std::size(kLanguages)];
  if ((data[0] & 0x80U) != 0) hints.reference = schema::LocalTime{.year = 2024, .month = 3, .day = 2};
  const std::string text(reinterpret_cast<const char*>(data + 1), size - 1);
  check(schema::read_dateline(text, hints));
  check(schema::read_wire_dateline(text, hints));
  return 0;
}

}  // namespace broadsheet::fuzz
