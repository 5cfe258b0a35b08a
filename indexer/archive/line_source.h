// A stream as lines, in bounded memory.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "archive/stream_window.h"
#include "text/lines.h"

namespace broadsheet::indexer {

// A line of a stream, with its end. `bytes` is valid until the next call.
struct StreamLine {
  std::string_view bytes;    // the characters and their end; a piece of them if the line is too long
  std::string_view text;     // the characters alone
  std::uint64_t offset = 0;  // of its first byte in the input (ByteStream::input_offset)
  std::uint64_t number = 0;  // counted from 1
  bool is_whole = true;      // false: the stream ended before an end of line
  bool too_long = false;     // longer than the limit: the rest was read and thrown away
};

// Cuts a stream into lines. Holds at most one line up to the limit, and one block.
class LineSource {
 public:
  // `max_line_bytes` bounds what is held. `stream` must outlive this.
  LineSource(ByteStream& stream, schema::LineEnds ends, std::uint64_t max_line_bytes)
      : window_(stream), ends_(ends), max_line_bytes_(max_line_bytes) {}

  // The next line, or nullopt at the end.
  std::optional<StreamLine> next();

  // Where in the input the next line begins.
  [[nodiscard]] std::uint64_t input_position() const { return window_.input_offset(); }

  // Bytes handed out (or thrown away) so far.
  [[nodiscard]] std::uint64_t position() const noexcept { return window_.offset(); }

  // Lines handed out so far.
  [[nodiscard]] std::uint64_t lines() const noexcept { return window_.line() - 1; }

  // Set if reading stopped at an error and not at the end.
  [[nodiscard]] const std::string& error() const noexcept { return window_.error(); }

 private:
  std::optional<StreamLine> skip_long_line(StreamLine line);

  StreamWindow window_;
  const schema::LineEnds ends_;
  const std::uint64_t max_line_bytes_;
  std::string head_;  // the kept piece of a line that is too long
};

}  // namespace broadsheet::indexer
