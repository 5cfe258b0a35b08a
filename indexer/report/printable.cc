// Text of strangers on our terminal.
#include "report/printable.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace broadsheet::indexer {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";     // U+2026

// Longer than any name of a newspaper, and about a line.
constexpr std::size_t kNameCharacters = 80;

bool breaks_lines(UChar32 character) {
  return (character >= 0x0A && character <= 0x0D) || character == 0x09 || character == 0x85 ||
         character == 0x2028 || character == 0x2029;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < length;) {
    const std::int32_t begin = at;
    UChar32 character = 0;
    U8_NEXT(bytes, at, length, character);
    if (breaks_lines(character)) {
      out += ' ';
    } else if (character < 0 || u_charType(character) == U_CONTROL_CHAR) {
      out += kReplacement;
    } else {
      out += text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin));
    }
  }
  return out;
}

std::string shortened(std::string_view text, std::size_t characters) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0u) != 0x80u;
    if (begins && characters-- == 0) return std::string(text.substr(0, at)).append(kEllipsis);
  }
  return std::string(text);
}

std::string printable_name(std::string_view name) { return printable(shortened(name, kNameCharacters)); }

}  // namespace broadsheet::indexer
