// Base64, as feeds hold it.
#include "forms/feed/base64.h"

#include <cstdint>

namespace broadsheet::indexer {
namespace {

int value_of(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  return c == '/' || c == '_' ? 63 : -1;
}

}  // namespace

std::optional<std::string> decode_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;
  bool padded = false;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
    if (c == '=') {
      padded = true;
      continue;
    }
    const int value = value_of(c);
    if (value < 0 || padded) return std::nullopt;
    bits = (bits << 6U) | static_cast<std::uint32_t>(value);
    if (++count % 4 == 0) {
      bytes += static_cast<char>(bits >> 16U & 0xFFU);
      bytes += static_cast<char>(bits >> 8U & 0xFFU);
      bytes += static_cast<char>(bits & 0xFFU);
    }
  }
  if (count % 4 == 1 || count == 0) return std::nullopt;
  if (count % 4 == 2) bytes += static_cast<char>(bits >> 4U & 0xFFU);
  if (count % 4 == 3) {
    bytes += static_cast<char>(bits >> 10U & 0xFFU);
    bytes += static_cast<char>(bits >> 2U & 0xFFU);
  }
  return bytes;
}

}  // namespace broadsheet::indexer
