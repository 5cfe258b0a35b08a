// The lock of an index.
#include "store/index_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>
#include <xapian.h>

#include <cerrno>
#include <string_view>
#include <system_error>
#include <thread>

#include "broadsheet/schema/dateline.h"
#include "broadsheet/schema/error.h"
#include "index/open_index.h"
#include "store/lock_holder.h"

namespace broadsheet::indexer {
namespace {

namespace fs = std::filesystem;

// How often a waiting writer looks.
constexpr std::chrono::milliseconds kLook{50};

// True if a program other than ours writes to a shard, which knows nothing of our lock.
bool has_foreign_writer(const fs::path& index) {
  if (!schema::is_database(index)) return false;
  for (const fs::path& shard : schema::shard_paths(index)) {
    try {
      if (Xapian::Database(shard.string()).locked()) return true;
    } catch (const Xapian::Error&) {
      // Damaged or gone: whoever opens the index says so, and better.
    }
  }
  return false;
}

// Leaves a note of who holds the lock since when. What a note says counts only while its process has the file
// open.
void leave_note(int file) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const std::string note =
      fmt::format("{}\n{}\n", ::getpid(),
                  schema::format_rfc3339(std::chrono::duration_cast<std::chrono::seconds>(now).count()));
  // A disk that is full takes no note, and may still take a removal.
  if (::ftruncate(file, 0) != 0 || ::pwrite(file, note.data(), note.size(), 0) < 0) return;
}

[[noreturn]] void fail_locked(const fs::path& index) {
  const std::string holder = describe_lock_holder(index);
  throw schema::IndexLockedError(schema::ProblemCode::kIndexLocked,
                                 fmt::format("index {} is locked by another writer{}{}", index.string(),
                                             holder.empty() ? "" : ": ", holder));
}

}  // namespace

IndexLock::IndexLock(const fs::path& directory, const LockPatience& patience) {
  const fs::path file = directory / kLockFile;
  file_ = Descriptor(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (file_.get() < 0) {
    throw schema::IndexError(schema::ProblemCode::kIndexUnwritable,
                             fmt::format("{}: cannot lock the index: {}", directory.string(),
                                         std::error_code(errno, std::generic_category()).message()));
  }
  const auto give_up = std::chrono::steady_clock::now() + patience.time;
  bool told = false;
  for (;;) {
    const bool ours = ::flock(file_.get(), LOCK_EX | LOCK_NB) == 0;
    if (!ours && errno != EWOULDBLOCK && errno != EINTR) {
      throw schema::IndexError(schema::ProblemCode::kIndexUnwritable,
                               fmt::format("{}: cannot lock the index: {}", directory.string(),
                                           std::error_code(errno, std::generic_category()).message()));
    }
    if (ours && !has_foreign_writer(directory)) {
      leave_note(file_.get());
      return;
    }
    if (ours) ::flock(file_.get(), LOCK_UN);
    const bool stopped = patience.stop != nullptr && patience.stop->load();
    if (stopped || std::chrono::steady_clock::now() >= give_up) fail_locked(directory);
    if (!told && patience.on_waiting) patience.on_waiting(describe_lock_holder(directory));
    told = true;
    std::this_thread::sleep_for(kLook);
  }
}

}  // namespace broadsheet::indexer
