// What was read of a stream and not yet given out.
#include "archive/stream_window.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace broadsheet::indexer {

bool StreamWindow::fill() {
  if (ended_) return false;
  // What is held is copied only once as much was given out or read, so that each byte is copied but a few
  // times. After something large the buffer need not stay so.
  constexpr std::size_t kMuchTooLarge = 8;
  const std::size_t held = end_ - at_;
  const std::size_t needed = held + kBlockBytes;
  const bool is_full = end_ + kBlockBytes > room_;
  if (room_ > kMuchTooLarge * 2 * needed || (is_full && (at_ < held || room_ < needed))) {
    move_to(2 * needed);
  } else if (is_full) {
    std::memmove(buffer_.get(), buffer_.get() + at_, held);
    at_ = 0;
    end_ = held;
  }
  const std::size_t got = stream_.read(buffer_.get() + end_, kBlockBytes);
  end_ += got;
  ended_ = got == 0;
  return !ended_;
}

// Moves what is held into a buffer of `room` bytes.
void StreamWindow::move_to(std::size_t room) {
  auto other = std::make_unique_for_overwrite<char[]>(room);
  const std::size_t held = end_ - at_;
  if (held > 0) std::memcpy(other.get(), buffer_.get() + at_, held);
  buffer_ = std::move(other);
  room_ = room;
  at_ = 0;
  end_ = held;
}

void StreamWindow::drop(std::size_t bytes) {
  const std::string_view gone = rest().substr(0, bytes);
  drop(gone.size(), static_cast<std::uint64_t>(std::count(gone.begin(), gone.end(), '\n')));
}

}  // namespace broadsheet::indexer
