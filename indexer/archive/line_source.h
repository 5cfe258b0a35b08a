// A stream as lines, in bounded memory.
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

#include "text/lines.h"

namespace broadsheet::indexer {

// A line of a stream, with its end. `bytes` is valid until the next call.
struct StreamLine {
  std::string_view bytes;    // the characters and their end; a piece of them if the line is too long
  std::string_view text;     // the characters alone
  std::uint64_t offset = 0;  // of its first byte in the stream
  std::uint64_t number = 0;  // counted from 1
  bool too_long = false;     // longer than the limit: the rest was read and thrown away
};

// Cuts a stream into lines. Holds at most one line up to the limit, and one block.
class LineSource {
 public:
  // `max_line_bytes` bounds what is held. `stream` must outlive this.
  LineSource(std::istream& stream, std::uint64_t max_line_bytes)
      : stream_(stream), max_line_bytes_(max_line_bytes) {}

  // The first bytes of the stream, at most `count`, without moving on.
  std::string_view peek(std::size_t count);
  // The same of what is there: waits for the first byte only.
  std::string_view peek_at_once(std::size_t count);

  void set_line_ends(schema::LineEnds ends) noexcept { ends_ = ends; }

  // The next line, or nullopt at the end.
  std::optional<StreamLine> next();

  // Bytes handed out (or thrown away) so far.
  [[nodiscard]] std::uint64_t position() const noexcept { return position_; }

  // Set if reading stopped at an error and not at the end.
  [[nodiscard]] const std::string& error() const noexcept { return error_; }

 private:
  bool fill();
  std::optional<StreamLine> skip_long_line(StreamLine line);

  std::istream& stream_;
  std::uint64_t max_line_bytes_;
  schema::LineEnds ends_ = schema::LineEnds::kText;
  std::string buffer_;
  std::size_t at_ = 0;  // start of what has not been handed out
  std::uint64_t position_ = 0;
  std::uint64_t lines_ = 0;
  bool ended_ = false;
  std::string error_;
  std::string head_;  // the kept piece of a line that is too long
};

}  // namespace broadsheet::indexer
