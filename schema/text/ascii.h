// Letters of ASCII in either case, and its white space: what names of elements, headers, charsets and options
// are made of. Text of articles is folded by ICU.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace broadsheet::schema {

constexpr char ascii_lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

constexpr bool is_ascii_letter(char c) noexcept { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }

// White space of HTML and XML.
constexpr bool is_ascii_space(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// `text` without white space at either end.
constexpr std::string_view trim_ascii(std::string_view text) noexcept {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

// The same as a text of its own.
inline std::string trimmed_ascii(std::string_view text) { return std::string(trim_ascii(text)); }

inline std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = ascii_lower(c);
  return lower;
}

constexpr bool equal_in_any_case(std::string_view a, std::string_view b) noexcept {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

constexpr bool begins_in_any_case(std::string_view text, std::string_view beginning) noexcept {
  return text.size() >= beginning.size() && equal_in_any_case(text.substr(0, beginning.size()), beginning);
}

}  // namespace broadsheet::schema
