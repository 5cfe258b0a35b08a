// Time zones: offsets as text. The zone functions of the public header live in zone.cc too.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace broadsheet::schema::dateline {

/// No clock was ever further from UTC; the same bound as java.time's.
inline constexpr int kMaxOffsetSeconds = 18 * 3600;

/// Seconds ahead of UTC that "+09:00", "+0900", "-3" or "+09" says; nothing for any other text.
std::optional<int> parse_offset(std::string_view text);

/// IANA's present name of a zone that ICU keeps under an old one (Asia/Calcutta -> Asia/Kolkata).
std::string iana_name(std::string_view zone);

/// Seconds ahead of UTC in standard and in summer time, in the year of the wall clock `wall` (civil seconds);
/// the same zone an hour on where it has no summer time. `zone` is known.
std::pair<int, int> seasonal_offsets(std::string_view zone, std::int64_t wall);

/// "+09:00".
std::string offset_name(int seconds);

}  // namespace broadsheet::schema::dateline
