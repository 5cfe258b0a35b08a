// Escaping, eight bytes a step between the characters that need it.
#include "json/json_text.h"

#include <unicode/utf16.h>

#include "text/byte_scan.h"
#include "text/characters.h"
#include "text/printable.h"
#include "text/utf8.h"

namespace broadsheet::schema {
namespace {

// Appends "\u00e9"; beyond U+FFFF two of them, as in UTF-16.
void append_code(std::string& out, char32_t c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  if (c > 0xFFFF) {
    append_code(out, U16_LEAD(c));
    c = U16_TRAIL(c);
  }
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHex[(c >> shift) & 0xF];
}

bool is_escaped(char32_t c, JsonEscape escape) noexcept {
  if (escape == JsonEscape::kUnsafe) return is_unsafe(c);
  return c < 0x20 || c == 0x7F || c == 0x2028 || c == 0x2029;
}

void append_escaped(std::string& out, char32_t c) {
  switch (c) {
    case U'"':
      out += "\\\"";
      break;
    case U'\\':
      out += "\\\\";
      break;
    case U'\n':
      out += "\\n";
      break;
    case U'\t':
      out += "\\t";
      break;
    case U'\r':
      out += "\\r";
      break;
    default:
      append_code(out, c);
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text, JsonEscape escape) {
  if (find_ill_formed(text) != std::string_view::npos)
    return append_json_string(out, replace_ill_formed(text), escape);
  out += '"';
  std::size_t plain = 0;  // where that begins which is copied as it is
  const auto next = [&](std::size_t at) {
    // All that is_unsafe() names above ASCII begins with C2 (C1 controls), E2, EF or F3.
    return find_byte<0x20, '"', '\\', 0x7F, 0xC2, 0xE2, 0xEF, 0xF3>(text, at);
  };
  for (std::size_t at = next(0); at < text.size(); at = next(at)) {
    const std::size_t begin = at;
    const char32_t c = next_character(text, at);
    if (c != U'"' && c != U'\\' && !is_escaped(c, escape)) continue;
    out.append(text.substr(plain, begin - plain));
    append_escaped(out, c);
    plain = at;
  }
  out.append(text.substr(plain));
  out += '"';
}

void append_json_text(std::string& out, std::string_view json, JsonEscape escape) {
  out += escape == JsonEscape::kUnsafe ? escape_unsafe(json) : std::string(json);
}

}  // namespace broadsheet::schema
