// Bytes in order: a file, standard input, what a container holds, a text in memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace broadsheet::indexer {

// What is read at once. Files are read in few calls, and a block still fits the caches.
inline constexpr std::size_t kBlockBytes = 256U << 10;

// A source of bytes that is read once, from its beginning to its end. Errors are values: nothing is thrown
// but for lack of memory. Not thread-safe.
class ByteStream {
 public:
  ByteStream() = default;
  virtual ~ByteStream() = default;
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;

  // Waits until there is something to read, and reads at most `size` bytes (at least 1). Returns how many; 0
  // at the end or after an error(), and from then on.
  std::size_t read(char* to, std::size_t size) {
    const std::size_t got = error_.empty() ? take(to, size) : 0;
    position_ += got;
    return got;
  }

  // Bytes read so far.
  [[nodiscard]] std::uint64_t position() const noexcept { return position_; }

  // The place in the input of the line that begins at `position` of this stream. The two differ only where
  // text was decoded from another encoding. The line must have been read; lines must be asked for in order.
  virtual std::uint64_t input_offset(std::uint64_t position) { return position; }

  // How many bytes there are, if they can be read at any place (read_at); nullopt: only in order.
  [[nodiscard]] virtual std::optional<std::uint64_t> random_access_size() const { return std::nullopt; }

  // Reads at most `size` bytes at `offset`, whatever was read before. 0: the end, or an error(). Only with
  // random_access_size(), and not beside read().
  std::size_t read_at(std::uint64_t offset, char* to, std::size_t size) {
    const std::size_t got = error_.empty() ? take_at(offset, to, size) : 0;
    if (offset <= position_ && offset + got > position_) position_ = offset + got;
    return got;
  }

  // After an error(): true if reading can continue after the damage, with bytes missing. For streams that
  // find their place again: each record of a web archive is compressed by itself.
  virtual bool resume() { return false; }

  // Why it can't be read further, as a reason for people; empty if nothing has gone wrong.
  [[nodiscard]] const std::string& error() const noexcept { return error_; }

 protected:
  virtual std::size_t take(char* to, std::size_t size) = 0;
  virtual std::size_t take_at(std::uint64_t /*offset*/, char* /*to*/, std::size_t /*size*/) { return 0; }
  void fail(std::string reason) { error_ = std::move(reason); }

 private:
  std::uint64_t position_ = 0;
  std::string error_;
};

// The file called `path`, or why it can't be opened: "cannot open: No such file or directory".
std::variant<std::unique_ptr<ByteStream>, std::string> open_file(const std::string& path);

// What the process is given on its standard input.
std::unique_ptr<ByteStream> standard_input();

// `bytes`, which must outlive the stream; at most `block` of them at once.
std::unique_ptr<ByteStream> memory_stream(std::string_view bytes, std::size_t block = kBlockBytes);

// A stream whose beginning can be looked at before it is read.
class PeekStream final : public ByteStream {
 public:
  // `under` must outlive this.
  explicit PeekStream(ByteStream& under) : under_(under) {}

  // The first `count` bytes (kBlockBytes at the most), or all if there are fewer. Only before the first read.
  std::string_view peek(std::size_t count);
  // The same, but only of what can be read at once: waits for the first byte only.
  std::string_view peek_at_once(std::size_t count);

  std::uint64_t input_offset(std::uint64_t position) override { return under_.input_offset(position); }
  [[nodiscard]] std::optional<std::uint64_t> random_access_size() const override {
    return under_.random_access_size();
  }
  bool resume() override;

 private:
  std::size_t take(char* to, std::size_t size) override;
  std::size_t take_at(std::uint64_t offset, char* to, std::size_t size) override;
  bool fill();

  ByteStream& under_;
  std::unique_ptr<char[]> head_;  // room for a block
  std::size_t held_ = 0;          // bytes in it
  std::size_t given_ = 0;         // of those
  bool ended_ = false;
};

}  // namespace broadsheet::indexer
