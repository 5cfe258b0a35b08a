// A file that is written from its beginning to its end.
#include "glass/file_writer.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <cerrno>

namespace broadsheet::indexer::glass {
namespace {

// Larger pieces did not write faster.
constexpr std::size_t kBufferBytes = 512u << 10;

}  // namespace

FileWriter::~FileWriter() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void FileWriter::append(std::string_view bytes) {
  if (buffer_.size() + bytes.size() > kBufferBytes) flush();
  buffer_.append(bytes);
}

void FileWriter::flush() {
  if (buffer_.empty()) return;
  if (descriptor_ < 0) {
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor_ < 0)
      throw Xapian::DatabaseError(fmt::format("{}: cannot be made", path_.string()), errno);
  }
  std::string_view left = buffer_;
  while (!left.empty()) {
    const ssize_t written = ::write(descriptor_, left.data(), left.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw Xapian::DatabaseError(fmt::format("{}: cannot be written", path_.string()), errno);
    left.remove_prefix(static_cast<std::size_t>(written));
  }
#ifdef SYNC_FILE_RANGE_WRITE
  // All that is written here becomes durable soon: the disk may begin now, and who waits for it waits less. A
  // failure is the later fsync's to tell.
  ::sync_file_range(descriptor_, 0, 0, SYNC_FILE_RANGE_WRITE);
#endif
  buffer_.clear();
}

void FileWriter::finish() {
  flush();
  buffer_.shrink_to_fit();
  if (descriptor_ < 0) return;
  const int descriptor = descriptor_;
  descriptor_ = -1;
  if (::close(descriptor) != 0)
    throw Xapian::DatabaseError(fmt::format("{}: cannot be written", path_.string()), errno);
}

}  // namespace broadsheet::indexer::glass
