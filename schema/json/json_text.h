// The characters of JSON: how strings are escaped, and JSON that is copied as it is.
// Source: RFC 8259, section 7.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace broadsheet::schema {

// What is escaped beside what JSON demands (quotes, backslashes, C0 controls). The text that is read back is
// the same.
enum class JsonEscape : std::uint8_t {
  kLineEnds,  // DEL, and U+2028 and U+2029, at which some readers part lines: what an index stores
  kUnsafe,    // all that schema::is_unsafe names: what a program prints
};

// Appends `text` as a JSON string with its quotes. Each ill-formed byte becomes U+FFFD.
void append_json_string(std::string& out, std::string_view text, JsonEscape escape = JsonEscape::kLineEnds);

// Appends `json`, which is JSON already and whose strings are escaped for kLineEnds at the least.
void append_json_text(std::string& out, std::string_view json, JsonEscape escape);

}  // namespace broadsheet::schema
