// libarchive reading from a ByteStream.
#include "archive/libarchive.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <locale.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <new>
#include <utility>

namespace broadsheet::indexer {
namespace {

constexpr std::size_t kInputBytes = 64U << 10;

// An archive that is damaged at more places is read no further: each costs a reader of its own.
constexpr std::size_t kMaxRestarts = 10'000;

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
  // `keeps`: what was given last can be given again (go_back_to).
  Callbacks(ByteStream& stream, Access access, bool keeps)
      : stream_(stream),
        access_(access),
        keeps_(keeps),
        buffer_(std::make_unique_for_overwrite<char[]>(keeps ? 2 * kInputBytes : kInputBytes)) {}

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

  // Goes to the next place at `offset` or behind that `find` takes for a member; false if there is none. The
  // next reader begins there. Only where it keeps.
  bool go_to_member(std::uint64_t offset, FindMember find) {
    std::size_t from =
        static_cast<std::size_t>(std::clamp<std::uint64_t>(offset, at_ - held_, at_) - (at_ - held_));
    while (true) {
      const std::size_t found = find({buffer_.get() + from, held_ - from});
      if (found != std::string_view::npos) {
        given_ = from + found;
        return true;
      }
      const std::size_t rest = std::min(held_ - from, kLookedAt - 1);  // it may lie over the edge
      if (fill() == 0) return false;
      from = held_ - last_ - rest;
    }
  }
  // Where the next reader begins.
  [[nodiscard]] std::uint64_t next_position() const noexcept { return at_ - held_ + given_; }

 private:
  // Reads a block behind what is held, of which the last block stays. How many bytes it has.
  std::size_t fill() {
    const std::size_t kept = keeps_ ? std::min(held_, kInputBytes) : 0;
    if (kept < held_) std::memmove(buffer_.get(), buffer_.get() + held_ - kept, kept);
    char* const to = buffer_.get() + kept;
    last_ =
        access_ == Access::kRandom ? stream_.read_at(at_, to, kInputBytes) : stream_.read(to, kInputBytes);
    at_ += last_;
    held_ = kept + last_;
    given_ = kept;
    ended_ = ended_ || last_ == 0;
    return last_;
  }

  static la_ssize_t read(archive* reader, void* data, const void** to) {
    auto& self = *static_cast<Callbacks*>(data);
    if (self.given_ == self.held_ && self.fill() == 0 && !self.stream_.error().empty()) {
      archive_set_error(reader, EIO, "%s", self.stream_.error().c_str());
      return -1;
    }
    *to = self.buffer_.get() + self.given_;
    return static_cast<la_ssize_t>(self.held_ - std::exchange(self.given_, self.held_));
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
  const bool keeps_;
  const std::unique_ptr<char[]> buffer_;
  std::size_t held_ = 0;   // bytes in it
  std::size_t last_ = 0;   // of the block that was read last, which stands at their end
  std::size_t given_ = 0;  // to libarchive; what stands behind is given next
  std::uint64_t at_ = 0;   // where in the stream they end
  bool ended_ = false;
};

void LibArchive::Free::operator()(archive* reader) const { archive_read_free(reader); }

LibArchive::LibArchive(ByteStream& stream, Budget& budget, std::string name,
                       std::initializer_list<Support> supports, Access access, FindMember find)
    : stream_(stream),
      budget_(budget),
      name_(std::move(name)),
      supports_(supports),
      find_(find),
      callbacks_(std::make_unique<Callbacks>(stream, access, find != nullptr)) {
  open();
}

void LibArchive::open() {
  reader_.reset(archive_read_new());
  if (reader_ == nullptr) throw std::bad_alloc();
  for (const Support support : supports_) support(reader_.get());
  checked([&] { return callbacks_->attach(reader_.get()); });
}

bool LibArchive::restart(bool is_read) {
  const bool may_go_on = find_ != nullptr && budget_.exhausted() == Limit::kNone && stream_.error().empty();
  if (!may_go_on) return false;
  if (restarts_ == kMaxRestarts) {
    gave_up_ = true;
    return false;
  }
  ++restarts_;
  const auto taken = static_cast<std::uint64_t>(archive_filter_bytes(reader_.get(), 0));
  const auto header = static_cast<std::uint64_t>(archive_read_header_position(reader_.get()));
  if (!callbacks_->go_to_member(begin_ + (is_read ? std::max(taken, header + 1) : header + 1), find_))
    return false;
  begin_ = callbacks_->next_position();
  is_over_ = false;
  open();
  return !is_over_;
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
  block_ = {};
  gap_ = place_ = 0;
  return checked([&] { return archive_read_next_header(reader_.get(), &entry); });
}

std::string LibArchive::name_of(archive_entry* entry) {
  const Utf8Locale locale;  // names are converted when they are asked for
  const char* name = archive_entry_pathname(entry);
  if (name == nullptr) name = archive_entry_pathname_utf8(entry);
  return name == nullptr ? std::string() : std::string(name);
}

// archive_read_data would say that there is damage in place of what it has read in front of it.
std::ptrdiff_t LibArchive::read_data(char* to, std::size_t size) {
  while (gap_ == 0 && block_.empty()) {
    const int result = checked([&] {
      const void* bytes = nullptr;
      std::size_t count = 0;
      la_int64_t offset = 0;
      const int code = archive_read_data_block(reader_.get(), &bytes, &count, &offset);
      if (code != ARCHIVE_OK) return code;
      block_ = {static_cast<const char*>(bytes), count};
      if (const auto at = static_cast<std::uint64_t>(offset); at > place_) gap_ = at - place_;
      return code;
    });
    if (result == ARCHIVE_EOF) return 0;
    if (result != ARCHIVE_OK) return result;
  }
  if (gap_ > 0) {
    size = static_cast<std::size_t>(std::min<std::uint64_t>(size, gap_));
    std::memset(to, 0, size);
    gap_ -= size;
  } else {
    size = block_.copy(to, size);
    block_.remove_prefix(size);
  }
  place_ += size;
  return static_cast<std::ptrdiff_t>(size);
}

bool LibArchive::has_encrypted() const { return archive_read_has_encrypted_entries(reader_.get()) > 0; }

std::string LibArchive::problem() const {
  if (budget_.exhausted() != Limit::kNone) return budget_.reason(budget_.exhausted());
  if (!stream_.error().empty()) return stream_.error();
  if (gave_up_)
    return fmt::format("the {} is damaged at more than {} places, and is read no further", name_,
                       kMaxRestarts);
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
