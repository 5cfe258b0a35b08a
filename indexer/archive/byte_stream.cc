// Bytes in order: files, standard input, memory.
#include "archive/byte_stream.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace broadsheet::indexer {
namespace {

class DescriptorStream final : public ByteStream {
 public:
  // `owned`: the descriptor is closed in the end.
  DescriptorStream(int descriptor, bool owned) : descriptor_(descriptor), owned_(owned) {}
  ~DescriptorStream() override {
    if (owned_) ::close(descriptor_);
  }
  [[nodiscard]] std::optional<std::uint64_t> random_access_size() const override {
    struct stat status = {};
    if (!owned_ || ::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    return static_cast<std::uint64_t>(status.st_size);
  }

 private:
  std::size_t take_at(std::uint64_t offset, char* to, std::size_t size) override {
    while (true) {
      const ssize_t got = ::pread(descriptor_, to, size, static_cast<off_t>(offset));
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno == EINTR) continue;
      fail("cannot read further: " + std::generic_category().message(errno));
      return 0;
    }
  }

  std::size_t take(char* to, std::size_t size) override {
    while (true) {
      const ssize_t got = ::read(descriptor_, to, size);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno == EINTR) continue;
      if (errno == EBADF && !owned_) return 0;  // a standard input that is closed holds nothing
      fail("cannot read further: " + std::generic_category().message(errno));
      return 0;
    }
  }

  const int descriptor_;
  const bool owned_;
};

class MemoryStream final : public ByteStream {
 public:
  MemoryStream(std::string_view bytes, std::size_t block) : all_(bytes), rest_(bytes), block_(block) {}
  [[nodiscard]] std::optional<std::uint64_t> random_access_size() const override { return all_.size(); }

 private:
  std::size_t take_at(std::uint64_t offset, char* to, std::size_t size) override {
    if (offset >= all_.size()) return 0;
    const std::string_view there = all_.substr(offset, std::min(size, block_));
    std::memcpy(to, there.data(), there.size());
    return there.size();
  }

  std::size_t take(char* to, std::size_t size) override {
    const std::size_t got = std::min({size, block_, rest_.size()});
    if (got > 0) std::memcpy(to, rest_.data(), got);
    rest_.remove_prefix(got);
    return got;
  }

  const std::string_view all_;
  std::string_view rest_;
  const std::size_t block_;
};

}  // namespace

std::variant<std::unique_ptr<ByteStream>, std::string> open_file(const std::string& path) {
  int descriptor = -1;
  do {
    descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  } while (descriptor < 0 && errno == EINTR);
  if (descriptor < 0) return "cannot open: " + std::generic_category().message(errno);
  return std::make_unique<DescriptorStream>(descriptor, true);
}

std::unique_ptr<ByteStream> standard_input() {
  return std::make_unique<DescriptorStream>(STDIN_FILENO, false);
}

std::unique_ptr<ByteStream> memory_stream(std::string_view bytes, std::size_t block) {
  return std::make_unique<MemoryStream>(bytes, block);
}

bool PeekStream::fill() {
  if (ended_ || held_ == kBlockBytes) return false;
  // Most files are much smaller than a block: memory that nothing is read into is never touched.
  if (!head_) head_ = std::make_unique_for_overwrite<char[]>(kBlockBytes);
  const std::size_t got = under_.read(head_.get() + held_, kBlockBytes - held_);
  held_ += got;
  ended_ = got == 0;
  return !ended_;
}

std::string_view PeekStream::peek(std::size_t count) {
  while (held_ < count && fill()) {
  }
  return {head_.get(), std::min(held_, count)};
}

std::string_view PeekStream::peek_at_once(std::size_t count) {
  if (held_ == 0) fill();
  return {head_.get(), std::min(held_, count)};
}

std::size_t PeekStream::take_at(std::uint64_t offset, char* to, std::size_t size) {
  const std::size_t got = under_.read_at(offset, to, size);
  if (got == 0 && !under_.error().empty()) fail(under_.error());
  return got;
}

bool PeekStream::resume() {
  if (given_ < held_ || !under_.resume()) return false;
  ended_ = false;
  fail({});
  return true;
}

std::size_t PeekStream::take(char* to, std::size_t size) {
  if (given_ < held_) {
    const std::size_t got = std::min(size, held_ - given_);
    std::memcpy(to, head_.get() + given_, got);
    given_ += got;
    if (given_ == held_) head_.reset();
    return got;
  }
  const std::size_t got = ended_ ? 0 : under_.read(to, size);
  if (got == 0) {
    ended_ = true;
    if (!under_.error().empty()) fail(under_.error());
  }
  return got;
}

}  // namespace broadsheet::indexer
