// Time zones: offsets as text. The zone functions of the public header live in zone.cc too.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace broadsheet::schema::dateline {

/// No clock was ever further from UTC; the same bound as java.time's.
inline constexpr int kMaxOffsetSeconds = 18 * 3600;

/// Seconds ahead of UTC that "+09:00", "+0900", "-3" or "+09" says; nothing for any other text.
std::optional<int> parse_offset(std::string_view text);

/// "+09:00".
std::string offset_name(int seconds);

}  // namespace broadsheet::schema::dateline
