/// Language identification of a text, with the script as a strong prior.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace broadsheet::schema {

/// A guess that abstains rather than errs.
struct LanguageGuess {
  std::string language;  ///< BCP 47: "ja", "ko", "zh", "zh-Hant", "id", "en"…; empty if it cannot be told
  double confidence = 0.0;  ///< 0 to 1
};

/// Identifies languages. Cheap to make; keeps what it needed for one text for the next: an analyzer, made for
/// the first text that function words decide, the scripts of characters, and the last answer. Not
/// thread-safe: one a thread.
class LanguageIdentifier {
 public:
  LanguageIdentifier();
  ~LanguageIdentifier();
  LanguageIdentifier(LanguageIdentifier&&) noexcept;
  LanguageIdentifier& operator=(LanguageIdentifier&&) noexcept;

  /// The language of `text` (well-formed UTF-8). `hint` is a language that is likely for reasons outside the
  /// text (empty: none).
  LanguageGuess identify(std::string_view text, std::string_view hint = {});

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// The same with an identifier that it makes and drops: who asks often keeps one. Thread-safe.
LanguageGuess identify_language(std::string_view text, std::string_view hint = {});

/// True if `language` (a primary subtag: "de") writes all its nouns with capitals.
bool capitalises_nouns(std::string_view language) noexcept;

/// The lower-case form of a language tag for terms: "zh-hant"; underscores become hyphens. Empty if `tag` is
/// not made of letters, digits and hyphens or is longer than 35 bytes (RFC 5646, section 4.4.1).
std::string language_term(std::string_view tag);

/// True if `tag` is made as language_term() wants it and its language is one that ICU knows: "ja", "zh-Hant",
/// "pt-BR", "jpn"; not "qq". Records keep what they say of themselves; this is for what a person types.
bool is_language(std::string_view tag);

}  // namespace broadsheet::schema
