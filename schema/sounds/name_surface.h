// The surface of a name: what stands in the index for it, and how that is shown.
#pragma once

#include <string>
#include <string_view>

#include "analysis/text_normalizer.h"

namespace broadsheet::schema::sounds {

/// Appends what stands in the index for a name that is written `name`: letters folded, one space between its
/// parts. A name of one word keeps the text that its token has.
void append_surface(std::string_view name, TextNormalizer& normalizer, std::string& out);
std::string surface_of(std::string_view name);

/// A Japanese name in Kanji stands in the index behind its reading in Hiragana, `たなか田中`: whether
/// `surface` is one, and the two halves. Of any other surface both are the whole.
bool has_reading(std::string_view surface) noexcept;
std::string_view spoken_of(std::string_view surface) noexcept;
std::string_view written_of(std::string_view surface) noexcept;

/// A surface as a reader would write it: `прабово субианто` is Прабово Субианто, `たなか田中` is 田中.
std::string display_of(std::string_view surface);

}  // namespace broadsheet::schema::sounds
