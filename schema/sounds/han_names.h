// Which runs of Han in running text may be foreign names: characters that Chinese writes sounds with.
#pragma once

#include <string_view>

namespace broadsheet::schema::sounds {

/// A foreign name has at least so many characters: of two, nothing tells it from words.
inline constexpr std::size_t kShortestWrittenSound = 3;

/// True for the characters that transcriptions of foreign names use, simplified and traditional.
bool writes_a_sound(char32_t c) noexcept;

}  // namespace broadsheet::schema::sounds
