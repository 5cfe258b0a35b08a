// The tables behind zone_names.h: what an abbreviation, a language, a region and a city say of the zone.
#pragma once

#include <span>
#include <string_view>

namespace broadsheet::schema::dateline {

/// One meaning of a zone abbreviation.
struct AbbreviationRow {
  static constexpr int kRules = 9999;  ///< no fixed offset: the zone's own rules tell

  std::string_view abbreviation;
  int offset_minutes;
  std::string_view zone;
  std::string_view used_by;  ///< regions and languages that mean this one, between spaces; of rows that share
                             ///< an abbreviation, the first is meant elsewhere
  bool month_first = false;  ///< tells of the United States, where numeric dates begin with the month
};
std::span<const AbbreviationRow> abbreviation_rows() noexcept;

/// The zone that goes with a name.
struct ZoneRow {
  std::string_view name;     ///< a language, a region or a city
  std::string_view zone;     ///< IANA name
  bool one_of_many = false;  ///< of a language: much of what is printed in it is hours away
};

/// Languages without a region.
std::span<const ZoneRow> language_zone_rows() noexcept;

/// Regions with several IANA zones in which one is meant; "fr-CA" where the language tells.
std::span<const ZoneRow> region_zone_rows() noexcept;

/// Cities in datelines that no zone is named after, by their English names.
std::span<const ZoneRow> city_zone_rows() noexcept;

}  // namespace broadsheet::schema::dateline
