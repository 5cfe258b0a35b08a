// Zone abbreviations: what newspapers mean by KST, IST, CST, and what settles those that mean several zones.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "broadsheet/schema/dateline.h"

namespace broadsheet::schema::dateline {

/// What a printed zone means.
struct ZoneMeaning {
  std::string zone;                 ///< IANA name or "+09:00"
  std::optional<int> fixed_offset;  ///< seconds; empty: the rules of `zone` tell
  std::string rule;                 ///< "IST -> Asia/Kolkata (language hi)"
  double confidence = 1.0;
};

/// True if `abbreviation` (as printed) is in the table or in `hints.zones`.
bool is_zone_abbreviation(std::string_view abbreviation, const DatelineHints& hints);

/// True for the abbreviations that tell of the United States, where numeric dates begin with the month.
bool tells_month_first(std::string_view abbreviation);

/// The meaning of an abbreviation for which is_zone_abbreviation holds.
ZoneMeaning zone_of_abbreviation(std::string_view abbreviation, const DatelineHints& hints);

/// The zone in which a language is printed.
struct LanguageZone {
  std::string zone;             ///< IANA name; empty if none can be told
  bool is_one_of_many = false;  ///< much of what is printed in the language is printed hours away
};

/// The zone that all newspapers of a language (in its region, if it has one) share, or nearly all.
LanguageZone zone_of_language(std::string_view language);

/// How numeric dates with the year last are written in a language and region.
enum class DayMonthOrder { kUnknown, kDayMonth, kMonthDay };
DayMonthOrder day_month_order(std::string_view language);

/// True if numeric dates with a two-digit year begin with it there (ja, zh, ko, hu …).
bool year_comes_first(std::string_view language);

/// "ko" of "ko-KR", lower case, old codes replaced (iw -> he); empty for none.
std::string language_subtag(std::string_view language);

/// "KR" of "ko-KR"; "TW" of "zh-Hant"; empty if the tag has none.
std::string region_subtag(std::string_view language);

/// The zone of a city by its name in `language` or English; empty if unknown or not unique.
std::string zone_of_city(std::string_view city, std::string_view language);

}  // namespace broadsheet::schema::dateline
