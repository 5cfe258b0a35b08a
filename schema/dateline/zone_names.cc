// What zone abbreviations mean, and the zones of languages and cities, from the tables of zone_tables.cc and
// ICU's locale data.
#include "dateline/zone_names.h"

#include <unicode/locid.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <shared_mutex>

#include "dateline/languages.h"
#include "dateline/lexicon.h"
#include "dateline/text.h"
#include "dateline/zone.h"
#include "dateline/zone_tables.h"

namespace broadsheet::schema::dateline {
namespace {

constexpr double kGuessed = 0.6;  // several zones use the abbreviation and nothing tells which

icu::Locale locale_of(std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(
      {language.data(), static_cast<int32_t>(std::min<std::size_t>(language.size(), 64))}, status);
  return U_FAILURE(status) ? icu::Locale::getRoot() : locale;
}

std::string region_of(const icu::Locale& locale) {
  if (*locale.getCountry() != '\0') return locale.getCountry();
  const std::string_view language(locale.getLanguage());
  if (language == "zh" && std::string_view(locale.getScript()) == "Hant") return "TW";
  return {};
}

std::string only_zone_of_region(const std::string& language, const std::string& region) {
  const std::string pair = language + "-" + region;
  for (const ZoneRow& row : region_zone_rows()) {
    if (row.name == region || row.name == pair) return std::string(row.zone);
  }
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> zones(icu::TimeZone::createTimeZoneIDEnumeration(
      UCAL_ZONE_TYPE_CANONICAL_LOCATION, region.c_str(), nullptr, status));
  if (U_FAILURE(status) || zones->count(status) != 1) return {};
  const char* zone = zones->next(nullptr, status);
  if (zone == nullptr) return {};
  return iana_name(zone);
}

struct LocaleFacts {
  std::string language;
  std::string region;
  std::string zone;
  bool one_of_many = false;
  DayMonthOrder order = DayMonthOrder::kUnknown;
  bool year_first = false;
};

LocaleFacts make_facts(std::string_view tag) {
  LocaleFacts facts;
  if (tag.empty()) return facts;
  const icu::Locale locale = locale_of(tag);
  facts.language = locale.getLanguage();
  facts.region = region_of(locale);
  if (!facts.region.empty()) facts.zone = only_zone_of_region(facts.language, facts.region);
  if (facts.region.empty()) {
    for (const ZoneRow& row : language_zone_rows()) {
      if (row.name != facts.language) continue;
      facts.zone = std::string(row.zone);
      facts.one_of_many = row.one_of_many;
    }
  }
  if (facts.language.empty()) return facts;
  const std::unique_ptr<icu::DateFormat> format(
      icu::DateFormat::createDateInstance(icu::DateFormat::kShort, locale));
  const auto* simple = dynamic_cast<const icu::SimpleDateFormat*>(format.get());
  if (simple == nullptr) return facts;
  icu::UnicodeString pattern;
  simple->toPattern(pattern);
  const int32_t year = pattern.indexOf(u'y');
  const int32_t month = std::max(pattern.indexOf(u'M'), pattern.indexOf(u'L'));
  const int32_t day = pattern.indexOf(u'd');
  if (year < 0 || month < 0 || day < 0) return facts;
  facts.year_first = year < month && year < day;
  if (facts.year_first) {
    // Where dates begin with the year, the month follows it. That says nothing about dates with the year
    // last.
    return facts;
  }
  facts.order = month < day ? DayMonthOrder::kMonthDay : DayMonthOrder::kDayMonth;
  // English without a region is written either way.
  if (facts.language == "en" && facts.region.empty()) facts.order = DayMonthOrder::kUnknown;
  return facts;
}

// Facts of a language tag, kept for the tags met; hostile tags beyond the bound are worked out anew each
// time.
LocaleFacts facts_of(std::string_view tag) {
  constexpr std::size_t kMostTags = 2000;
  static std::shared_mutex mutex;
  static std::map<std::string, LocaleFacts, std::less<>> known;
  {
    const std::shared_lock lock(mutex);
    const auto found = known.find(tag);
    if (found != known.end()) return found->second;
  }
  LocaleFacts facts = make_facts(tag);
  const std::unique_lock lock(mutex);
  if (known.size() < kMostTags) known.emplace(std::string(tag), facts);
  return facts;
}

using CityZones = std::map<std::u32string, std::string>;

CityZones make_cities(const std::string& language) {
  CityZones cities;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::TimeZoneNames> names(
      icu::TimeZoneNames::createInstance(icu::Locale(language.c_str()), status));
  const std::unique_ptr<icu::StringEnumeration> zones(icu::TimeZone::createTimeZoneIDEnumeration(
      UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status));
  if (U_FAILURE(status)) return cities;
  while (const icu::UnicodeString* id = zones->snext(status)) {
    icu::UnicodeString city;
    names->getExemplarLocationName(*id, city);
    if (city.isBogus() || city.isEmpty()) continue;
    std::string name;
    std::string zone;
    city.toUTF8String(name);
    id->toUTF8String(zone);
    const auto [place, fresh] = cities.emplace(fold_name(name), iana_name(zone));
    if (!fresh) place->second.clear();  // two zones of one name: neither can be told
  }
  for (const ZoneRow& row : city_zone_rows()) cities[fold_name(row.name)] = std::string(row.zone);
  return cities;
}

const CityZones& cities_of(const std::string& language) {
  static std::shared_mutex mutex;
  static std::map<std::string, std::unique_ptr<const CityZones>> known;
  {
    const std::shared_lock lock(mutex);
    const auto found = known.find(language);
    if (found != known.end()) return *found->second;
  }
  auto made = std::make_unique<const CityZones>(make_cities(language));
  const std::unique_lock lock(mutex);
  return *known.emplace(language, std::move(made)).first->second;
}

}  // namespace

bool is_zone_abbreviation(std::string_view abbreviation, const DatelineHints& hints) {
  if (hints.zones.find(abbreviation) != hints.zones.end()) return true;
  return std::any_of(abbreviation_rows().begin(), abbreviation_rows().end(),
                     [&](const AbbreviationRow& row) { return row.abbreviation == abbreviation; });
}

bool tells_month_first(std::string_view abbreviation) {
  return std::any_of(abbreviation_rows().begin(), abbreviation_rows().end(), [&](const AbbreviationRow& row) {
    return row.month_first && row.abbreviation == abbreviation;
  });
}

ZoneMeaning zone_of_abbreviation(std::string_view abbreviation, const DatelineHints& hints) {
  const std::string name(abbreviation);
  if (const auto given = hints.zones.find(abbreviation); given != hints.zones.end()) {
    return {given->second, std::nullopt, name + " -> " + given->second + " (given)", 1.0};
  }
  const LocaleFacts facts = facts_of(hints.language);
  const AbbreviationRow* by_region = nullptr;
  const AbbreviationRow* by_language = nullptr;
  const AbbreviationRow* first = nullptr;
  int rows = 0;
  for (const AbbreviationRow& row : abbreviation_rows()) {
    if (row.abbreviation != abbreviation) continue;
    ++rows;
    if (first == nullptr) first = &row;
    if (by_region == nullptr && lists(row.used_by, facts.region)) by_region = &row;
    if (by_language == nullptr && lists(row.used_by, facts.language)) by_language = &row;
  }
  if (first == nullptr) return {};
  const AbbreviationRow* meant = by_region != nullptr     ? by_region
                                 : by_language != nullptr ? by_language
                                                          : first;
  ZoneMeaning meaning;
  meaning.zone = std::string(meant->zone);
  if (meant->offset_minutes != AbbreviationRow::kRules) meaning.fixed_offset = meant->offset_minutes * 60;
  // Several countries keep this time: the zone is that of the language's country if it is one of them. The
  // instant is the same.
  if (rows == 1 && meaning.fixed_offset && !facts.zone.empty() && meaning.zone.starts_with("Europe/")) {
    const std::int64_t winter = civil_seconds({.year = 2020, .month = 1, .day = 15});
    const std::int64_t summer = civil_seconds({.year = 2020, .month = 7, .day = 15});
    if (local_time(winter, facts.zone).second == local_time(winter, meaning.zone).second &&
        local_time(summer, facts.zone).second == local_time(summer, meaning.zone).second) {
      meaning.zone = facts.zone;
    }
  }
  meaning.rule = name + " -> " + meaning.zone;
  if (rows > 1) {
    if (by_region != nullptr) {
      meaning.rule += " (region " + facts.region + ")";
    } else if (by_language != nullptr) {
      meaning.rule += " (language " + facts.language + ")";
    } else {
      meaning.rule += " (other zones share the name; give the language or the zone)";
      meaning.confidence = kGuessed;
    }
  }
  return meaning;
}

LanguageZone zone_of_language(std::string_view language) {
  LocaleFacts facts = facts_of(language);
  return {std::move(facts.zone), facts.one_of_many};
}
DayMonthOrder day_month_order(std::string_view language) { return facts_of(language).order; }
bool year_comes_first(std::string_view language) { return facts_of(language).year_first; }
std::string language_subtag(std::string_view language) { return facts_of(language).language; }
std::string region_subtag(std::string_view language) { return facts_of(language).region; }

std::string zone_of_city(std::string_view city, std::string_view language) {
  const std::u32string key = fold_name(city);
  std::string subtag = language_subtag(language);
  for (const std::string& name : {subtag, std::string("en")}) {
    if (!is_known_language(name)) continue;
    const CityZones& cities = cities_of(name);
    const auto found = cities.find(key);
    if (found != cities.end()) return found->second;
  }
  return {};
}

}  // namespace broadsheet::schema::dateline
