// Which language a text in Han characters (and Kana) is written in.
#pragma once

#include <string_view>

#include "analysis/language.h"

namespace broadsheet::schema {

/// Tells Japanese, simplified and traditional Chinese apart. `kana_share` is the share of Kana among the Han
/// and Kana of `text`, `share` theirs among all its letters.
LanguageGuess identify_han(std::string_view text, double kana_share, double share, std::string_view hint);

}  // namespace broadsheet::schema
