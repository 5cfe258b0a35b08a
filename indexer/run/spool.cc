// Bytes that wait on the disk for the end of a run.
#include "run/spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace broadsheet::indexer {
namespace {

// Many articles are written with one call.
constexpr std::size_t kBufferBytes = 256U << 10;

[[noreturn]] void fail() { throw std::system_error(errno, std::generic_category()); }

}  // namespace

Spool::~Spool() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void Spool::open() {
  descriptor_ = ::open(directory_.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor_ >= 0) return;
  // A file system that has no files without names: one that loses its name at once.
  std::string name = (directory_ / "waiting-XXXXXX").string();
  descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor_ < 0) fail();
  ::unlink(name.c_str());
}

std::uint64_t Spool::append(std::string_view bytes) {
  const std::uint64_t place = written_ + buffer_.size();
  buffer_ += bytes;
  if (buffer_.size() >= kBufferBytes) flush();
  return place;
}

void Spool::flush() {
  if (descriptor_ < 0) open();
  for (std::string_view rest = buffer_; !rest.empty();) {
    const ssize_t done = ::pwrite(descriptor_, rest.data(), rest.size(), static_cast<off_t>(written_));
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) fail();
    written_ += static_cast<std::uint64_t>(done);
    rest.remove_prefix(static_cast<std::size_t>(done));
  }
  buffer_.clear();
}

std::string Spool::read(std::uint64_t place, std::size_t bytes) {
  if (!buffer_.empty()) flush();
  std::string read(bytes, '\0');
  for (std::size_t got = 0; got < bytes;) {
    const ssize_t more =
        ::pread(descriptor_, read.data() + got, bytes - got, static_cast<off_t>(place + got));
    if (more < 0 && errno == EINTR) continue;
    if (more == 0) errno = EIO;
    if (more <= 0) fail();
    got += static_cast<std::size_t>(more);
  }
  return read;
}

}  // namespace broadsheet::indexer
