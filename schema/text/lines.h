// Lines of text: which characters end them, what a blank one is. Reader and parser must cut alike.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace broadsheet::schema {

// Which characters end a line. In JSON only CR and LF do: U+2028 may stand inside a string.
enum class LineEnds : std::uint8_t { kText, kJson };

// The line that begins at `begin`: its characters end at `end`, the next line begins at `next`.
struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t next = 0;
  bool terminated = false;  // false: the text stops here, and more of it may follow
};

// Cuts one line. CR LF is one end of line; a CR at the very end of `text` may be half of one (`terminated` is
// true).
Line cut_line(std::string_view text, std::size_t begin, LineEnds ends) noexcept;

// True if `line` holds nothing but white space, control characters and byte-order marks.
bool is_blank(std::string_view line) noexcept;

}  // namespace broadsheet::schema
