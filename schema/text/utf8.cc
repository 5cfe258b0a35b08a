// Well-formed UTF-8: where a text stops being it, and how it is mended.
#include "text/utf8.h"

#include <cstdint>
#include <cstring>

#include "text/characters.h"

namespace broadsheet::schema {
namespace {

bool is_ascii(const std::uint8_t* eight) noexcept {
  std::uint64_t block = 0;
  std::memcpy(&block, eight, sizeof block);
  return (block & 0x8080808080808080U) == 0;
}

}  // namespace

std::size_t find_ill_formed(std::string_view text) noexcept {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const std::size_t length = text.size();
  std::size_t i = 0;
  while (i < length) {
    if (bytes[i] < 0x80) {
      ++i;
      while (i + 8 <= length && is_ascii(bytes + i)) i += 8;
      continue;
    }
    const std::size_t start = i;
    const char32_t character = next_character(text, i);
    if (is_ill_formed(character, i - start)) return start;
  }
  return std::string_view::npos;
}

std::string replace_ill_formed(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t bad = find_ill_formed(text);
    if (bad == std::string_view::npos) break;
    out += text.substr(0, bad);
    out += "\uFFFD";
    text.remove_prefix(bad + 1);
  }
  out += text;
  return out;
}

}  // namespace broadsheet::schema
