// The one way to step through UTF-8: forward, backward, to the edge of a character; to count, cut and append.
// Source: The Unicode Standard, section 3.9 and table 3-7.
//
// Any bytes may be given. A byte that is not part of a well-formed character is a character of its own and
// reads as U+FFFD; stepping backward finds the same edges as stepping forward. A U+FFFD that stands in the
// text takes three bytes, so that one of a single byte tells of ill-formed text (is_ill_formed).
//
// Inline: analysis steps through every character of an archive. All functions are thread-safe.
#pragma once

#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace broadsheet::schema {

// What ill-formed bytes read as: U+FFFD, the replacement character.
inline constexpr char32_t kReplacement = 0xFFFD;

// The longest character in UTF-8, in bytes.
inline constexpr std::size_t kMaxCharacterBytes = 4;

// True for the bytes 0x80 to 0xBF, which never begin a well-formed character.
constexpr bool is_trail_byte(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// True for a byte that is a character of ASCII.
constexpr bool is_ascii(char byte) noexcept { return static_cast<unsigned char>(byte) < 0x80; }

// The character that begins at `at`, which moves past it. Needs at < text.size().
inline char32_t next_character(std::string_view text, std::size_t& at) noexcept {
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const std::uint8_t first = bytes[at];
  if (first < 0x80) {
    ++at;
    return first;
  }
  std::size_t end = at;
  UChar32 character = U_SENTINEL;
  U8_NEXT(bytes, end, text.size(), character);
  if (character < 0) {
    ++at;
    return kReplacement;
  }
  at = end;
  return static_cast<char32_t>(character);
}

// The character that begins at `at`. Needs at < text.size().
inline char32_t character_at(std::string_view text, std::size_t at) noexcept {
  return next_character(text, at);
}

// True if `character` is what next_character gave for one ill-formed byte: it moved by `bytes`.
constexpr bool is_ill_formed(char32_t character, std::size_t bytes) noexcept {
  return character == kReplacement && bytes == 1;
}

// The edge of a character at or before `at`: `at` itself, or where the well-formed character begins that `at`
// would cut. At most text.size().
inline std::size_t edge_before(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) return text.size();
  if (!is_trail_byte(text[at])) return at;
  std::size_t lead = at;
  for (std::size_t back = 1; back < kMaxCharacterBytes && lead > 0; ++back) {
    if (is_trail_byte(text[--lead])) continue;
    std::size_t end = lead;
    next_character(text, end);
    return end > at ? lead : at;
  }
  return at;
}

// The same edge, or the next one: the end of the character that `at` would cut.
inline std::size_t edge_after(std::string_view text, std::size_t at) noexcept {
  std::size_t edge = edge_before(text, at);
  if (edge < at && edge < text.size()) next_character(text, edge);
  return edge;
}

// The character that ends at `at`, which moves to its beginning. Needs 0 < at <= text.size(), at an edge.
inline char32_t previous_character(std::string_view text, std::size_t& at) noexcept {
  const std::string_view before = text.substr(0, at);
  at = edge_before(before, at - 1);
  return character_at(before, at);
}

// The character that ends at `at`; 0 at the beginning of the text.
inline char32_t character_before(std::string_view text, std::size_t at) noexcept {
  return at == 0 ? U'\0' : previous_character(text, at);
}

// The longest beginning of `text` of at most `bytes` bytes that cuts no character.
inline std::string_view cut_at_character(std::string_view text, std::size_t bytes) noexcept {
  return text.substr(0, edge_before(text, bytes));
}

// Number of characters. In ill-formed text, trail bytes are not counted.
inline std::size_t count_characters(std::string_view text) noexcept {
  std::size_t count = 0;
  for (const char byte : text) count += is_trail_byte(byte) ? 0U : 1U;
  return count;
}

// The first `count` characters of `text`; all of it if it has no more.
inline std::string_view first_characters(std::string_view text, std::size_t count) noexcept {
  std::size_t end = 0;
  for (; count > 0 && end < text.size(); --count) next_character(text, end);
  return text.substr(0, end);
}

inline std::string_view first_character(std::string_view text) noexcept { return first_characters(text, 1); }

// Writes a code point, which must be no surrogate and at most U+10FFFF, into room for four bytes and returns
// how many it took.
inline std::size_t put_character(char* bytes, char32_t character) noexcept {
  auto* const out = reinterpret_cast<std::uint8_t*>(bytes);
  std::size_t size = 0;
  U8_APPEND_UNSAFE(out, size, static_cast<std::uint32_t>(character));
  return size;
}

// Appends `character`, a code point up to U+10FFFF that is not a surrogate; any other is appended as U+FFFD.
inline void append_character(std::string& out, char32_t character) {
  if (character < 0x80) {
    out += static_cast<char>(character);
    return;
  }
  if (character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF)) character = kReplacement;
  char bytes[kMaxCharacterBytes] = {};
  out.append(bytes, put_character(bytes, character));
}

}  // namespace broadsheet::schema
