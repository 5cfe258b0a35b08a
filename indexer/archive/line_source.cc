// A stream as lines, in bounded memory.
#include "archive/line_source.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace broadsheet::indexer {
namespace {

constexpr std::size_t kBlockBytes = 256U << 10;
// What is kept of a line that is too long: enough to tell what it was.
constexpr std::size_t kHeadBytes = 256;

}  // namespace

bool LineSource::fill() {
  if (ended_) return false;
  if (at_ > 0) {
    buffer_.erase(0, at_);
    at_ = 0;
  }
  const std::size_t held = buffer_.size();
  errno = 0;
  // What is there, and not a whole block: what trickles through a pipe is not held up.
  std::size_t wanted = kBlockBytes;
  if (stream_.peek() != std::istream::traits_type::eof()) {
    const std::streamsize there = stream_.rdbuf()->in_avail();
    if (there > 0) wanted = std::min(wanted, static_cast<std::size_t>(there));
  }
  buffer_.resize(held + wanted);
  stream_.read(buffer_.data() + held, static_cast<std::streamsize>(wanted));
  const auto got = static_cast<std::size_t>(stream_.gcount());
  buffer_.resize(held + got);
  if (got < wanted) {
    ended_ = true;
    if (stream_.bad() || (!stream_.eof() && stream_.fail())) {
      error_ = "cannot read on: " +
               (errno != 0 ? std::generic_category().message(errno) : std::string("input error"));
    }
  }
  return got > 0;
}

std::string_view LineSource::peek(std::size_t count) {
  while (buffer_.size() - at_ < count && fill()) {
  }
  return std::string_view(buffer_).substr(at_, count);
}

std::string_view LineSource::peek_at_once(std::size_t count) {
  if (buffer_.size() == at_) fill();
  return std::string_view(buffer_).substr(at_, count);
}

std::optional<StreamLine> LineSource::next() {
  std::size_t searched = 0;  // bytes after at_ that hold no end of line
  while (true) {
    const std::string_view rest = std::string_view(buffer_).substr(at_);
    // An end of line has at most three bytes: one that was cut in two by the block is searched again.
    const std::size_t start = searched > 2 ? searched - 2 : 0;
    const schema::Line found = schema::cut_line(rest, start, ends_);
    // CR at the end of the block: its LF may follow.
    const bool whole = found.terminated && (found.next < rest.size() || rest.back() != '\r' || ended_);
    if (whole || (ended_ && !rest.empty())) {
      StreamLine line{rest.substr(0, found.next), rest.substr(0, found.end), position_, ++lines_, false};
      at_ += found.next;
      position_ += found.next;
      line.too_long = line.text.size() > max_line_bytes_;
      return line;
    }
    if (rest.size() > max_line_bytes_ + kBlockBytes) {
      return skip_long_line({{}, {}, position_, ++lines_, true});
    }
    searched = rest.size();
    if (!fill() && at_ == buffer_.size()) return std::nullopt;
  }
}

std::optional<StreamLine> LineSource::skip_long_line(StreamLine line) {
  head_ = buffer_.substr(at_, kHeadBytes);
  bool first = true;
  while (true) {
    const std::string_view rest = std::string_view(buffer_).substr(at_);
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
    // The buffer grew with the line; it need not stay that large.
    if (first) buffer_ = std::string(buffer_, at_), at_ = 0;
    first = false;
    if (!fill() && !ended_) break;
  }
  line.bytes = head_;
  line.text = head_;
  return line;
}

}  // namespace broadsheet::indexer
