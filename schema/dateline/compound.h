// Date lines with something beside them that is not part of the grammar: a second clock, the name of a site.
#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "broadsheet/schema/dateline.h"

namespace broadsheet::schema::dateline {

/// Reads "2024/03/01 0813 KST (2313 GMT)" and "Harbor Post - 17/10/2023, 08:13 WIB". Nothing if the line is
/// neither; a refusal if its two clocks do not agree.
std::optional<std::variant<DatelineReading, NotADateline>> read_compound(std::string_view text,
                                                                         const DatelineHints& hints);

}  // namespace broadsheet::schema::dateline
