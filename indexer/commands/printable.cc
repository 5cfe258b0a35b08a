// Text of strangers on our terminal.
#include "commands/printable.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace broadsheet::indexer {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

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

}  // namespace broadsheet::indexer
