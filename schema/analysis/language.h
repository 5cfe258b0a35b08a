/// Language identification of a text, with the script as a strong prior.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::schema {

/// A guess that abstains rather than errs.
struct LanguageGuess {
  std::string language;  ///< BCP 47: "ja", "ko", "zh", "zh-Hant", "id", "en"…; empty if it cannot be told
  double confidence = 0.0;  ///< 0 to 1
};

/// Identifies the language of `text` (well-formed UTF-8). `hint` is a language that is likely for reasons
/// outside the text (empty: none). Thread-safe.
LanguageGuess identify_language(std::string_view text, std::string_view hint = {});

/// The lower-case form of a language tag for terms: "zh-hant"; underscores become hyphens. Empty if `tag` is
/// not made of letters, digits and hyphens or is longer than 35 bytes (RFC 5646, section 4.4.1).
std::string language_term(std::string_view tag);

/// True if `tag` is made as language_term() wants it and its language is one that ICU knows: "ja", "zh-Hant",
/// "pt-BR", "jpn"; not "qq". Records keep what they say of themselves; this is for what a person types.
bool is_language(std::string_view tag);

}  // namespace broadsheet::schema
