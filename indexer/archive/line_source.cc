// A stream as lines, in bounded memory.
#include "archive/line_source.h"

#include <cstring>
#include <utility>

namespace broadsheet::indexer {
namespace {

// What is kept of a line that is too long: enough to tell what it was.
constexpr std::size_t kHeadBytes = 256;

}  // namespace

bool LineSource::fill() {
  if (ended_) return false;
  // Grows by doubling, so that a long line is not copied once for each block of it.
  const std::size_t held = end_ - at_;
  if (room_ < held + kBlockBytes) {
    move_to(2 * held + 2 * kBlockBytes);
  } else if (at_ > 0) {
    std::memmove(buffer_.get(), buffer_.get() + at_, held);
    at_ = 0;
    end_ = held;
  }
  const std::size_t got = stream_.read(buffer_.get() + end_, kBlockBytes);
  end_ += got;
  ended_ = got == 0;
  return !ended_;
}

// Moves what is held into a buffer of `room` bytes. Memory that nothing is read into is never touched: most
// files are much smaller than a block.
void LineSource::move_to(std::size_t room) {
  auto larger = std::make_unique_for_overwrite<char[]>(room);
  const std::size_t held = end_ - at_;
  if (held > 0) std::memcpy(larger.get(), buffer_.get() + at_, held);
  buffer_ = std::move(larger);
  room_ = room;
  at_ = 0;
  end_ = held;
}

std::optional<StreamLine> LineSource::next() {
  std::size_t searched = 0;  // bytes after at_ that hold no end of line
  while (true) {
    const std::string_view rest = this->rest();
    // An end of line has at most three bytes: one that was cut in two by the block is searched again.
    const std::size_t start = searched > 2 ? searched - 2 : 0;
    const schema::Line found = schema::cut_line(rest, start, ends_);
    // CR at the end of the block: its LF may follow.
    const bool whole = found.terminated && (found.next < rest.size() || rest.back() != '\r' || ended_);
    if (whole || (ended_ && !rest.empty())) {
      StreamLine line{rest.substr(0, found.next), rest.substr(0, found.end), stream_.input_offset(position_),
                      ++lines_, whole};
      at_ += found.next;
      position_ += found.next;
      line.too_long = line.text.size() > max_line_bytes_;
      return line;
    }
    if (rest.size() > max_line_bytes_ + kBlockBytes) {
      return skip_long_line({{}, {}, stream_.input_offset(position_), ++lines_, true, true});
    }
    searched = rest.size();
    if (!fill() && at_ == end_) return std::nullopt;
  }
}

std::optional<StreamLine> LineSource::skip_long_line(StreamLine line) {
  head_ = rest().substr(0, kHeadBytes);
  bool first = true;
  while (true) {
    const std::string_view rest = this->rest();
    // The two bytes before a block's edge may begin an end of line, so they stay for the next look.
    const schema::Line found = schema::cut_line(rest, 0, ends_);
    const bool whole = found.terminated && (found.next < rest.size() || rest.back() != '\r' || ended_);
    if (whole || ended_) {
      at_ += found.next;
      position_ += found.next;
      break;
    }
    const std::size_t drop = rest.size() > 2 ? rest.size() - 2 : 0;
    at_ += drop;
    position_ += drop;
    if (first) move_to(2 * kBlockBytes);  // it grew with the line; it need not stay that large
    first = false;
    if (!fill() && !ended_) break;
  }
  line.bytes = head_;
  line.text = head_;
  return line;
}

}  // namespace broadsheet::indexer
