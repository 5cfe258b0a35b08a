// What rows of words say by a number: labels, units, hours of the day.
#pragma once

#include <cstdint>

#include "dateline/grammar.h"
#include "dateline/words.h"

namespace broadsheet::schema::dateline {

inline constexpr auto kPub = static_cast<std::int32_t>(Label::kPublished);
inline constexpr auto kMod = static_cast<std::int32_t>(Label::kModified);
inline constexpr auto kDat = static_cast<std::int32_t>(Label::kNeutral);
inline constexpr auto kYear = static_cast<std::int32_t>(Unit::kYear);
inline constexpr auto kMonthUnit = static_cast<std::int32_t>(Unit::kMonth);
inline constexpr auto kDay = static_cast<std::int32_t>(Unit::kDay);
inline constexpr auto kHour = static_cast<std::int32_t>(Unit::kHour);
inline constexpr auto kMinute = static_cast<std::int32_t>(Unit::kMinute);
inline constexpr auto kSecond = static_cast<std::int32_t>(Unit::kSecond);
inline constexpr std::int32_t kMorningHours = 0x000FFF;
inline constexpr std::int32_t kAfternoonHours = 0xFFF000;
inline constexpr std::int32_t kNightHours = 0xC0003F;  // 22:00 to 05:59

}  // namespace broadsheet::schema::dateline
