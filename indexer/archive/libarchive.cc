// libarchive reading from a ByteStream.
#include "archive/libarchive.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <locale.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <new>

namespace broadsheet::indexer {
namespace {

constexpr std::size_t kInputBytes = 64U << 10;

// libarchive converts names to the charset of the thread's locale: UTF-8, whatever the program runs in.
class Utf8Locale {
 public:
  Utf8Locale() : before_(uselocale(locale())) {}
  ~Utf8Locale() { uselocale(before_); }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  static locale_t locale() {
    // For as long as the program runs. Without it (there is no C library without it) names are as they stand.
    static const locale_t kLocale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return kLocale;
  }
  const locale_t before_;
};

}  // namespace

// What libarchive calls to read.
class LibArchive::Callbacks {
 public:
  Callbacks(ByteStream& stream, Access access)
      : stream_(stream), access_(access), buffer_(std::make_unique_for_overwrite<char[]>(kInputBytes)) {}

  int attach(archive* reader) {
    archive_read_set_callback_data(reader, this);
    archive_read_set_read_callback(reader, &Callbacks::read);
    if (access_ == Access::kRandom) archive_read_set_seek_callback(reader, &Callbacks::seek);
    return archive_read_open1(reader);
  }
  [[nodiscard]] bool has_ended() const noexcept { return ended_; }
  [[nodiscard]] std::uint64_t position() const noexcept {
    return access_ == Access::kRandom ? at_ : stream_.position();
  }

 private:
  static la_ssize_t read(archive* reader, void* data, const void** to) {
    auto& self = *static_cast<Callbacks*>(data);
    *to = self.buffer_.get();
    const std::size_t got = self.access_ == Access::kRandom
                                ? self.stream_.read_at(self.at_, self.buffer_.get(), kInputBytes)
                                : self.stream_.read(self.buffer_.get(), kInputBytes);
    self.at_ += got;
    if (got == 0) {
      self.ended_ = true;
      if (!self.stream_.error().empty()) {
        archive_set_error(reader, EIO, "%s", self.stream_.error().c_str());
        return -1;
      }
    }
    return static_cast<la_ssize_t>(got);
  }

  static la_int64_t seek(archive* /*reader*/, void* data, la_int64_t offset, int whence) {
    auto& self = *static_cast<Callbacks*>(data);
    const auto size = static_cast<la_int64_t>(self.stream_.random_access_size().value_or(0));
    const la_int64_t base = whence == SEEK_SET   ? 0
                            : whence == SEEK_CUR ? static_cast<la_int64_t>(self.at_)
                                                 : size;
    la_int64_t to = 0;
    if (__builtin_add_overflow(base, offset, &to) || to < 0 || to > size) return ARCHIVE_FATAL;
    self.at_ = static_cast<std::uint64_t>(to);
    return to;
  }

  ByteStream& stream_;
  const Access access_;
  const std::unique_ptr<char[]> buffer_;
  std::uint64_t at_ = 0;  // with random access
  bool ended_ = false;
};

void LibArchive::Free::operator()(archive* reader) const { archive_read_free(reader); }

LibArchive::LibArchive(ByteStream& stream, Budget& budget, std::string name,
                       std::initializer_list<Support> supports, Access access)
    : stream_(stream),
      budget_(budget),
      name_(std::move(name)),
      callbacks_(std::make_unique<Callbacks>(stream, access)),
      reader_(archive_read_new()) {
  if (reader_ == nullptr) throw std::bad_alloc();
  for (const Support support : supports) support(reader_.get());
  checked([&] { return callbacks_->attach(reader_.get()); });
}

LibArchive::~LibArchive() = default;

int LibArchive::checked(const std::function<int()>& call) {
  if (is_over_) return ARCHIVE_FATAL;
  const Utf8Locale locale;
  const auto start = std::chrono::steady_clock::now();
  int result = call();
  if (!budget_.spend(std::chrono::steady_clock::now() - start)) result = ARCHIVE_FATAL;
  is_over_ = is_over_ || result == ARCHIVE_FATAL;
  return result;
}

int LibArchive::next_header(archive_entry*& entry) {
  return checked([&] { return archive_read_next_header(reader_.get(), &entry); });
}

std::string LibArchive::name_of(archive_entry* entry) {
  const Utf8Locale locale;  // names are converted when they are asked for
  const char* name = archive_entry_pathname(entry);
  if (name == nullptr) name = archive_entry_pathname_utf8(entry);
  return name == nullptr ? std::string() : std::string(name);
}

std::ptrdiff_t LibArchive::read_data(char* to, std::size_t size) {
  std::ptrdiff_t got = 0;
  const int result = checked([&] {
    got = archive_read_data(reader_.get(), to, size);
    return got < 0 ? static_cast<int>(got) : ARCHIVE_OK;
  });
  return result == ARCHIVE_OK ? got : result;
}

bool LibArchive::has_encrypted() const { return archive_read_has_encrypted_entries(reader_.get()) > 0; }

std::string LibArchive::problem() const {
  if (budget_.exhausted() != Limit::kNone) return budget_.reason(budget_.exhausted());
  if (!stream_.error().empty()) return stream_.error();
  const char* const text = archive_error_string(reader_.get());
  std::string detail;
  // Some of its messages end their line, and some hold names.
  for (const char* c = text == nullptr ? "" : text; *c != '\0'; ++c) {
    if (*c >= ' ' && *c <= '~') detail += *c;
  }
  if (detail.find("assphrase") != std::string::npos) return "encrypted";
  // "Truncated", and what lzma says of bytes that are not there.
  const bool lacks_bytes =
      detail.find("runcated") != std::string::npos || detail.find("No progress") != std::string::npos;
  if (callbacks_->has_ended() && lacks_bytes) {
    return fmt::format("the {} is cut short: it ends in the middle, at byte {}", name_,
                       callbacks_->position());
  }
  std::string reason = fmt::format("the {} is damaged near byte {}", name_, callbacks_->position());
  if (!detail.empty()) reason += fmt::format(" ({})", detail);
  return reason;
}

}  // namespace broadsheet::indexer
