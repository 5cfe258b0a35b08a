// Time zones: from names and offsets to the rules behind them, through ICU's copy of the IANA tz database.
// ICU knows more names than IANA (BST = Dhaka, ...): those are refused here.
#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>

#include "broadsheet/schema/error.h"
#include "dateline/civil.h"
#include "dateline/zone.h"

namespace broadsheet::schema {
namespace dateline {
namespace {

constexpr int kMillisPerSecond = 1000;

// The three-letter names of old JDKs that ICU takes for zones and IANA does not have.
// Source: ICU 72 icuzones, "legacy IDs"; SystemV/* and Etc/Unknown are refused by rule.
constexpr std::array<std::string_view, 25> kNotIana{
    "ACT", "AET", "AGT", "ART", "AST", "BET", "BST", "CAT", "CNT", "CST", "CTT", "EAT", "ECT",
    "IET", "IST", "JST", "MIT", "NET", "NST", "PLT", "PNT", "PRT", "PST", "SST", "VST"};

constexpr std::size_t kLongestName = 40;  // IANA's longest is America/Argentina/ComodRivadavia, 32

bool may_be_iana(std::string_view name) {
  if (name.empty() || name.size() > kLongestName) return false;
  if (std::find(kNotIana.begin(), kNotIana.end(), name) != kNotIana.end()) return false;
  if (name.starts_with("SystemV/") || name == "Etc/Unknown" || name == "Factory") return false;
  // "GMT+7" and the like are custom zones to ICU, built from any text of that form; IANA has them under Etc/.
  if (name.starts_with("GMT") && name.size() > 3 && name != "GMT0" && name != "GMT+0" && name != "GMT-0") {
    return false;
  }
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
           c == '_' || c == '-' || c == '+';
  });
}

// ICU's zone of that name, or null. Zones are made once and live as long as the process; only real names are
// kept, so the table has at most as many rows as IANA has names.
const icu::BasicTimeZone* find_zone(std::string_view name) {
  static std::shared_mutex mutex;
  static std::map<std::string, std::unique_ptr<const icu::BasicTimeZone>, std::less<>> zones;
  {
    const std::shared_lock lock(mutex);
    const auto found = zones.find(name);
    if (found != zones.end()) return found->second.get();
  }
  if (!may_be_iana(name)) return nullptr;
  const auto id = icu::UnicodeString::fromUTF8({name.data(), static_cast<int32_t>(name.size())});
  std::unique_ptr<icu::TimeZone> made(icu::TimeZone::createTimeZone(id));
  if (!made || *made == icu::TimeZone::getUnknown()) return nullptr;
  auto* basic = dynamic_cast<icu::BasicTimeZone*>(made.get());
  if (basic == nullptr) return nullptr;
  std::unique_ptr<const icu::BasicTimeZone> owned(basic);
  static_cast<void>(made.release());
  const std::unique_lock lock(mutex);
  return zones.emplace(std::string(name), std::move(owned)).first->second.get();
}

[[noreturn]] void unknown_zone(std::string_view zone) {
  throw UserError(ProblemCode::kNotATimeZone,
                  "unknown time zone '" + std::string(zone.substr(0, kLongestName)) +
                      "': give an IANA name such as Asia/Seoul, UTC, or an offset such as +09:00");
}

int offset_at(const icu::BasicTimeZone& zone, std::int64_t utc_seconds) {
  int32_t raw = 0;
  int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone.getOffset(static_cast<double>(utc_seconds) * kMillisPerSecond, false, raw, saving, status);
  return (raw + saving) / kMillisPerSecond;
}

}  // namespace

std::optional<int> parse_offset(std::string_view text) {
  if (text.size() < 2 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const int sign = text[0] == '-' ? -1 : 1;
  text.remove_prefix(1);
  const bool colon = text.size() >= 3 && text[text.size() - 3] == ':';
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (colon && i == text.size() - 3) continue;
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    digits += text[i];
  }
  if (digits.size() > 4 || (colon && digits.size() < 3)) return std::nullopt;
  const int number = std::stoi(digits);
  const int hours = digits.size() <= 2 ? number : number / 100;
  const int minutes = digits.size() <= 2 ? 0 : number % 100;
  if (minutes > 59) return std::nullopt;
  const int seconds = sign * (hours * 3600 + minutes * 60);
  if (std::abs(seconds) > kMaxOffsetSeconds) return std::nullopt;
  return seconds;
}

std::string iana_name(std::string_view zone) {
  // CLDR's identifiers are stable, IANA's follow the spelling in use. Source: IANA's file backward.
  constexpr std::array kRenamed{
      std::pair<std::string_view, std::string_view>{"Asia/Calcutta", "Asia/Kolkata"},
      std::pair<std::string_view, std::string_view>{"Asia/Saigon", "Asia/Ho_Chi_Minh"},
      std::pair<std::string_view, std::string_view>{"Asia/Katmandu", "Asia/Kathmandu"},
      std::pair<std::string_view, std::string_view>{"Asia/Rangoon", "Asia/Yangon"},
      std::pair<std::string_view, std::string_view>{"Europe/Kiev", "Europe/Kyiv"},
      std::pair<std::string_view, std::string_view>{"Atlantic/Faeroe", "Atlantic/Faroe"},
      std::pair<std::string_view, std::string_view>{"Africa/Asmera", "Africa/Asmara"},
      std::pair<std::string_view, std::string_view>{"America/Godthab", "America/Nuuk"},
      std::pair<std::string_view, std::string_view>{"America/Buenos_Aires", "America/Argentina/Buenos_Aires"},
      std::pair<std::string_view, std::string_view>{"Etc/GMT", "Etc/UTC"}};
  for (const auto& [old_name, name] : kRenamed) {
    if (old_name == zone) return std::string(name);
  }
  return std::string(zone);
}

std::pair<int, int> seasonal_offsets(std::string_view zone, std::int64_t wall) {
  const auto* rules = find_zone(zone);
  if (rules == nullptr) return {0, 0};
  constexpr std::int64_t kQuarter = 91LL * 86400;
  int32_t standard = 0;
  int32_t saving = 0;
  int summer = 0;
  for (int quarter = -1; quarter <= 2; ++quarter) {
    int32_t raw = 0;
    UErrorCode status = U_ZERO_ERROR;
    rules->getOffset(static_cast<double>(wall + quarter * kQuarter) * kMillisPerSecond, false, raw, saving,
                     status);
    if (quarter == 0) standard = raw;
    if (saving > 0) summer = saving;
  }
  if (summer == 0) summer = 3600 * kMillisPerSecond;
  return {standard / kMillisPerSecond, (standard + summer) / kMillisPerSecond};
}

std::string offset_name(int seconds) {
  const int minutes = std::abs(seconds) / 60;
  const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
  std::string name = seconds < 0 ? "-" : "+";
  name += two(minutes / 60) + ":" + two(minutes % 60);
  return name;
}

}  // namespace dateline

bool is_time_zone(std::string_view zone) {
  return dateline::parse_offset(zone).has_value() || dateline::find_zone(zone) != nullptr;
}

std::pair<LocalTime, int> local_time(std::int64_t utc_seconds, std::string_view zone) {
  int offset = 0;
  if (!zone.empty()) {
    if (const auto fixed = dateline::parse_offset(zone)) {
      offset = *fixed;
    } else if (const auto* rules = dateline::find_zone(zone)) {
      offset =
          dateline::offset_at(*rules, std::clamp(utc_seconds, dateline::kFirstSecond, dateline::kLastSecond));
    } else {
      dateline::unknown_zone(zone);
    }
  }
  const std::int64_t utc = std::clamp(utc_seconds, dateline::kFirstSecond, dateline::kLastSecond);
  return {dateline::civil_time(utc + offset), offset};
}

std::int64_t utc_seconds(const LocalTime& local, std::string_view zone) {
  const std::int64_t wall = civil_seconds(local);
  if (zone.empty()) return wall;
  if (const auto fixed = dateline::parse_offset(zone)) return wall - *fixed;
  const auto* rules = dateline::find_zone(zone);
  if (rules == nullptr) dateline::unknown_zone(zone);

  // FORMER: the offset before the change counts, for readings that exist twice (so the first is meant) and
  // for those that don't exist (so the result lies after the change, which is then looked up).
  int32_t raw = 0;
  int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  rules->getOffsetFromLocal(static_cast<double>(wall) * dateline::kMillisPerSecond, UCAL_TZ_LOCAL_FORMER,
                            UCAL_TZ_LOCAL_FORMER, raw, saving, status);
  const std::int64_t instant = wall - (raw + saving) / dateline::kMillisPerSecond;
  if (instant + dateline::offset_at(*rules, instant) == wall) return instant;
  icu::TimeZoneTransition change;
  if (rules->getPreviousTransition(static_cast<double>(instant) * dateline::kMillisPerSecond, true, change)) {
    return static_cast<std::int64_t>(change.getTime()) / dateline::kMillisPerSecond;
  }
  return instant;
}

}  // namespace broadsheet::schema
