// Lines of text: which characters end them, what a blank one is.
#include "text/lines.h"

#include <unicode/uchar.h>

#include "text/byte_scan.h"
#include "text/characters.h"

namespace broadsheet::schema {
namespace {

// The first byte at or after `begin` that may begin an end of line: LF, CR, NEL (C2 85), LS and PS (E2 80 A8,
// E2 80 A9).
std::size_t find_candidate(std::string_view text, std::size_t begin, LineEnds ends) noexcept {
  return ends == LineEnds::kJson ? find_byte<0, '\n', '\r'>(text, begin)
                                 : find_byte<0, '\n', '\r', 0xC2, 0xE2>(text, begin);
}

}  // namespace

Line cut_line(std::string_view text, std::size_t begin, LineEnds ends) noexcept {
  for (std::size_t i = find_candidate(text, begin, ends); i < text.size();
       i = find_candidate(text, i + 1, ends)) {
    const char c = text[i];
    if (c == '\n') return {begin, i, i + 1, true};
    if (c == '\r') return {begin, i, i + (text.substr(i + 1, 1) == "\n" ? 2U : 1U), true};
    if (c == '\xC2' && text.substr(i, 2) == "\u0085") return {begin, i, i + 2, true};
    if (c == '\xE2' && (text.substr(i, 3) == "\u2028" || text.substr(i, 3) == "\u2029"))
      return {begin, i, i + 3, true};
  }
  return {begin, text.size(), text.size(), false};
}

bool is_blank(std::string_view line) noexcept {
  for (std::size_t at = 0; at < line.size();) {
    const auto byte = static_cast<unsigned char>(line[at]);
    if (byte <= 0x20 || byte == 0x7F) {
      ++at;
      continue;
    }
    if (byte < 0x80) return false;
    const auto character = static_cast<UChar32>(next_character(line, at));
    const bool empty =
        u_isUWhiteSpace(character) || u_iscntrl(character) || character == 0xFEFF || character == 0x200B;
    if (!empty) return false;
  }
  return true;
}

}  // namespace broadsheet::schema
