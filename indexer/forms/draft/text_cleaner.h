// What a text loses before it is kept: control characters, and line ends other than LF.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace broadsheet::indexer {

// `text`, a line, without white space and controls at its end; at its start it may be an indent and stays.
// Empty if nothing in it can be seen. Format characters that carry meaning stay: soft hyphens, emoji tags,
// marks of direction.
std::string_view trim_line_end(std::string_view text);

// Cleans texts and counts what it removed.
class TextCleaner {
 public:
  // `text` (well-formed UTF-8) without control characters other than tabs; a text of one line, white space
  // trimmed, line ends as spaces.
  std::string line(std::string_view text);

  // The same of a text of many lines: every line end becomes LF, one blank line or more become one, blank
  // lines at the ends go, and so does white space at the ends of lines.
  std::string lines(std::string_view text);

  // Control characters removed so far.
  [[nodiscard]] std::uint64_t removed() const noexcept { return removed_; }

 private:
  // `text` itself, or a copy that the next call overwrites.
  std::string_view without_controls(std::string_view text);

  std::string buffer_;
  std::uint64_t removed_ = 0;
};

}  // namespace broadsheet::indexer
