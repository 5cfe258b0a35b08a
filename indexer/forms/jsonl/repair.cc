// Repairs of lines of JSON.
#include "forms/jsonl/repair.h"

#include <fmt/format.h>

#include <charconv>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

namespace broadsheet::indexer {
namespace {

constexpr std::size_t kEscapeLength = 6;  // \ud83d

// The unit of UTF-16 whose escape stands at `at`.
std::optional<unsigned> unit_at(std::string_view json, std::size_t at) {
  if (at > json.size() || json.size() - at < kEscapeLength || json.substr(at, 2) != "\\u")
    return std::nullopt;
  const char* const digits = json.data() + at + 2;
  unsigned unit = 0;
  const auto [end, error] = std::from_chars(digits, digits + 4, unit, 16);
  if (error != std::errc() || end != digits + 4) return std::nullopt;
  return unit;
}

bool is_lead(unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_trail(unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; }

}  // namespace

std::size_t replace_lone_surrogates(std::string& json) {
  std::size_t replaced = 0;
  for (std::size_t at = 0; (at = json.find('\\', at)) != std::string::npos;) {
    const std::optional<unsigned> unit = unit_at(json, at);
    if (!unit) {
      at += 2;  // what is escaped, perhaps a backslash, begins no escape
      continue;
    }
    if (is_lead(*unit)) {
      const std::optional<unsigned> other = unit_at(json, at + kEscapeLength);
      if (other && is_trail(*other)) {
        at += 2 * kEscapeLength;
        continue;
      }
    }
    if (is_lead(*unit) || is_trail(*unit)) {
      json.replace(at, kEscapeLength, "\\ufffd");
      ++replaced;
    }
    at += kEscapeLength;
  }
  return replaced;
}

std::size_t escape_controls(std::string& json) {
  std::string mended;
  std::size_t escaped = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (in_string && static_cast<unsigned char>(c) < 0x20) {
      fmt::format_to(std::back_inserter(mended), "\\u{:04x}", c);
      ++escaped;
      continue;
    }
    mended += c;
    if (c == '"') in_string = !in_string;
    if (in_string && c == '\\' && at + 1 < json.size() && json[at + 1] >= 0x20) mended += json[++at];
  }
  json = std::move(mended);
  return escaped;
}

}  // namespace broadsheet::indexer
