// A library to preload: the writes of a program to one directory fail from a given one on, as on a disk that
// is full, broken or read-only.
//
// BROADSHEET_FAULT_PATH   only files whose path begins so count
// BROADSHEET_FAULT_AT     the number, from 1, of the first call that fails; 0: none
// BROADSHEET_FAULT_ERRNO  what they fail with
// BROADSHEET_FAULT_SIGNAL a signal's number: the program gets it before that first call, and no call fails
// BROADSHEET_FAULT_COUNT  a file that is told, at the end, how many calls there were
//
// Reading, apart from that:
// BROADSHEET_FAULT_READ_PATH  the file whose reading fails
// BROADSHEET_FAULT_READ_AT    the number, from 1, of the first read of it that fails, with EIO
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

std::atomic<long> calls{0};

const char* text(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool is_below(const char* path, const char* directory) {
  return *directory != '\0' && path != nullptr && std::strncmp(path, directory, std::strlen(directory)) == 0;
}

bool is_below(int descriptor, const char* directory) {
  char link[64];
  char path[4096];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  const ssize_t length = ::readlink(link, path, sizeof path - 1);
  if (length <= 0) return false;
  path[length] = '\0';
  return is_below(path, directory);
}

template <typename File>
bool is_ours(File file) {
  return is_below(file, text("BROADSHEET_FAULT_PATH"));
}

// Counts a call; true if it shall fail.
bool fails() {
  const long number = ++calls;
  const long first = std::atol(text("BROADSHEET_FAULT_AT"));
  if (first == 0 || number < first) return false;
  if (const char* signal = text("BROADSHEET_FAULT_SIGNAL"); *signal != '\0') {
    if (number == first) ::kill(::getpid(), std::atoi(signal));
    return false;
  }
  errno = std::atoi(text("BROADSHEET_FAULT_ERRNO"));
  return true;
}

template <typename Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

struct Report {
  ~Report() {
    const char* file = text("BROADSHEET_FAULT_COUNT");
    if (*file == '\0') return;
    if (std::FILE* out = std::fopen(file, "w")) {
      std::fprintf(out, "%ld\n", calls.load());
      std::fclose(out);
    }
  }
} report;

}  // namespace

extern "C" {

ssize_t read(int descriptor, void* bytes, size_t size) {
  static const auto real = next<ssize_t (*)(int, void*, size_t)>("read");
  static const long first = std::atol(text("BROADSHEET_FAULT_READ_AT"));
  static std::atomic<long> reads{0};
  if (first != 0 && is_below(descriptor, text("BROADSHEET_FAULT_READ_PATH")) && ++reads >= first) {
    errno = EIO;
    return -1;
  }
  return real(descriptor, bytes, size);
}

ssize_t write(int descriptor, const void* bytes, size_t size) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t)>("write");
  if (is_ours(descriptor) && fails()) return -1;
  return real(descriptor, bytes, size);
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite");
  if (is_ours(descriptor) && fails()) return -1;
  return real(descriptor, bytes, size, offset);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t offset) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
  if (is_ours(descriptor) && fails()) return -1;
  return real(descriptor, bytes, size, offset);
}

int fsync(int descriptor) {
  static const auto real = next<int (*)(int)>("fsync");
  if (is_ours(descriptor) && fails()) return -1;
  return real(descriptor);
}

int fdatasync(int descriptor) {
  static const auto real = next<int (*)(int)>("fdatasync");
  if (is_ours(descriptor) && fails()) return -1;
  return real(descriptor);
}

int rename(const char* from, const char* to) {
  static const auto real = next<int (*)(const char*, const char*)>("rename");
  if (is_ours(to) && fails()) return -1;
  return real(from, to);
}

int mkdir(const char* path, mode_t mode) {
  static const auto real = next<int (*)(const char*, mode_t)>("mkdir");
  if (is_ours(path) && fails()) return -1;
  return real(path, mode);
}

}  // extern "C"
