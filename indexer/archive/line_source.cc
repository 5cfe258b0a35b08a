// A stream as lines, in bounded memory.
#include "archive/line_source.h"

namespace broadsheet::indexer {
namespace {

// What is kept of a line that is too long: enough to tell what it was.
constexpr std::size_t kHeadBytes = 256;

}  // namespace

std::optional<StreamLine> LineSource::next() {
  std::size_t searched = 0;  // bytes of what is held that hold no end of line
  while (true) {
    const std::string_view rest = window_.rest();
    // An end of line has at most three bytes: one that was cut in two by the block is searched again.
    const std::size_t start = searched > 2 ? searched - 2 : 0;
    const schema::Line found = schema::cut_line(rest, start, ends_);
    // CR at the end of the block: its LF may follow.
    const bool whole =
        found.terminated && (found.next < rest.size() || rest.back() != '\r' || window_.is_all());
    if (whole || (window_.is_all() && !rest.empty())) {
      StreamLine line{rest.substr(0, found.next), rest.substr(0, found.end), window_.input_offset(),
                      window_.line(), whole};
      window_.drop(found.next, 1);
      line.too_long = line.text.size() > max_line_bytes_;
      return line;
    }
    if (rest.size() > max_line_bytes_ + kBlockBytes) {
      return skip_long_line({{}, {}, window_.input_offset(), window_.line(), true, true});
    }
    searched = rest.size();
    if (!window_.fill() && window_.rest().empty()) return std::nullopt;
  }
}

std::optional<StreamLine> LineSource::skip_long_line(StreamLine line) {
  head_ = window_.rest().substr(0, kHeadBytes);
  while (true) {
    const std::string_view rest = window_.rest();
    // The two bytes before a block's edge may begin an end of line, so they stay for the next look.
    const schema::Line found = schema::cut_line(rest, 0, ends_);
    const bool whole =
        found.terminated && (found.next < rest.size() || rest.back() != '\r' || window_.is_all());
    if (whole || window_.is_all()) {
      window_.drop(found.next, 1);
      break;
    }
    const std::size_t drop = rest.size() > 2 ? rest.size() - 2 : 0;
    window_.drop(drop, 0);
    window_.fill();
  }
  line.bytes = head_;
  line.text = head_;
  return line;
}

}  // namespace broadsheet::indexer
