// What was read of a stream and not yet given out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "archive/byte_stream.h"
#include "broadsheet/schema/origin.h"

namespace broadsheet::indexer {

// A window that moves over a stream: it grows where more is read, and shrinks where its first bytes are given
// out. Reading costs time in proportion to the stream, however large what is held becomes, and memory that
// nothing is read into is never touched. Not thread-safe.
class StreamWindow {
 public:
  // `stream` must outlive this.
  explicit StreamWindow(ByteStream& stream) : stream_(stream) {}

  // What is held. Valid until the next fill() or has().
  [[nodiscard]] std::string_view rest() const noexcept { return {buffer_.get() + at_, end_ - at_}; }

  // Reads more, at most a block; false: nothing follows what is held.
  bool fill();
  // Reads until so much is held; false: there is no more.
  bool has(std::size_t bytes) {
    while (rest().size() < bytes && fill()) {
    }
    return rest().size() >= bytes;
  }
  // False until fill() has met the end.
  [[nodiscard]] bool is_all() const noexcept { return ended_; }

  // Gives out the first `bytes` of what is held, and counts the LFs in them; or as `lines`, where lines end
  // in another way.
  void drop(std::size_t bytes);
  void drop(std::size_t bytes, std::uint64_t lines) noexcept {
    at_ += bytes;
    offset_ += bytes;
    line_ += lines;
  }

  // After error(): forgets what is held, and true if the stream goes on behind the damage
  // (ByteStream::resume).
  bool resume() {
    at_ = end_;
    ended_ = !stream_.resume();
    return !ended_;
  }

  // Of what is held, in the stream, and in what the stream was decoded from (ByteStream::input_offset).
  [[nodiscard]] std::uint64_t offset() const noexcept { return offset_; }
  [[nodiscard]] std::uint64_t input_offset() const { return stream_.input_offset(offset_); }
  // The line that it begins in, counted from 1.
  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }
  // All of these, for the record `number` that begins here.
  [[nodiscard]] schema::Origin place(std::uint64_t number) const {
    return {{}, input_offset(), line_, number};
  }

  // Set if reading stopped at an error and not at the end.
  [[nodiscard]] const std::string& error() const noexcept { return stream_.error(); }

 private:
  void move_to(std::size_t room);

  ByteStream& stream_;
  std::unique_ptr<char[]> buffer_;
  std::size_t room_ = 0;  // of buffer_
  std::size_t at_ = 0;    // in it: what stands before was given out
  std::size_t end_ = 0;   // of what was read
  std::uint64_t offset_ = 0;
  std::uint64_t line_ = 1;
  bool ended_ = false;
};

}  // namespace broadsheet::indexer
