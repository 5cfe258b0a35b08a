// Names with a hyphen as others write them without: "Won-sik" is "Wonsik" elsewhere, "e-mail" is "email".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.h"

namespace broadsheet::schema {

/// True if `between`, what stands between two words, is one hyphen, or the middle dot of Catalan (col·legi).
bool is_hyphen(std::string_view between) noexcept;

/// True if `between` is the half-space of Persian and its neighbours.
bool is_half_space(std::string_view between) noexcept;

/// Puts into `forms` how the words `parts`, which hyphens join, are written as one: in plain letters.
void joined_forms(const std::vector<std::string_view>& parts, std::vector<std::string>& forms);

/// Watches the tokens of a text for Latin words that one hyphen joins.
class JoinedWords {
 public:
  /// Begins a text; `text` is what the tokens' offsets count in and must live until the last of them. Empty:
  /// no words are joined.
  void begin(std::string_view text);

  /// Takes the next positioned token. Returns how the words that it ends are written as one; empty if it ends
  /// none. Valid until the next call.
  const std::vector<std::string>& add(const Token& token);

 private:
  std::string_view text_;
  std::string before_;
  std::uint32_t end_ = 0;
  bool joinable_ = false;  // before_ is a Latin word, or Arabic ones with half-spaces between
  std::vector<std::string> forms_;
};

}  // namespace broadsheet::schema
