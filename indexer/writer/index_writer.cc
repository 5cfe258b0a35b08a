// The one that writes an index: opens or makes it, holds its lock, commits.
#include "writer/index_writer.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "broadsheet/schema/analysis.h"
#include "broadsheet/schema/dateline.h"
#include "broadsheet/schema/error.h"
#include "broadsheet/schema/index_metadata.h"
#include "writer/lock_holder.h"

namespace broadsheet::indexer {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFirstShard = "shard-000001";

// Xapian's glass format keeps there which revision of its tables counts.
constexpr std::string_view kRevisionFile = "iamglass";

std::string system_message() { return std::error_code(errno, std::generic_category()).message(); }

class Descriptor {
 public:
  explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
  ~Descriptor() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

// True if `directory` holds nothing but what a run leaves that was killed while it made an index.
bool is_empty_or_half_made(const fs::path& directory) {
  std::error_code error;
  fs::directory_iterator entry(directory, error);
  if (error) throw schema::UserError(fmt::format("{}: {}", directory.string(), error.message()));
  for (; entry != fs::directory_iterator(); entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (name != kFirstShard && name != std::string(schema::kStubFile) + ".new") return false;
    if (error) throw schema::UserError(fmt::format("{}: {}", directory.string(), error.message()));
  }
  return true;
}

// Xapian's own message for a lock that can't be taken for lack of permission or space is no DatabaseLockError
// by another writer.
bool is_held_by_another(const Xapian::DatabaseLockError& error) {
  return error.get_msg().find("already locked") != std::string::npos;
}

// Xapian commits by itself after so many changes (10,000 unless told), and reads the number when a database
// is opened. When to commit is our CommitPolicy's business; what the person who runs us has set counts.
void leave_commits_to_us() { ::setenv("XAPIAN_FLUSH_THRESHOLD", "1000000000", 0); }

}  // namespace

void require_room(const fs::path& index) {
  std::error_code error;
  if (!fs::exists(index, error) || (fs::is_directory(index, error) && is_empty_or_half_made(index))) return;
  throw schema::UserError(
      fmt::format("{}: neither an index nor empty; name another directory for the index", index.string()));
}

std::string now_rfc3339() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return schema::format_rfc3339(std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

void write_atomically(const fs::path& file, std::string_view text) {
  const fs::path draft = file.string() + ".new";
  const auto fail = [&] { throw schema::UserError(fmt::format("{}: {}", draft.string(), system_message())); };
  {
    const Descriptor out(::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (out.get() < 0) fail();
    while (!text.empty()) {
      const ssize_t written = ::write(out.get(), text.data(), text.size());
      if (written < 0 && errno != EINTR) fail();
      if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(out.get()) != 0) fail();
  }
  if (::rename(draft.c_str(), file.c_str()) != 0) fail();
  const Descriptor directory(::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.get() < 0 || ::fsync(directory.get()) != 0) fail();
}

IndexWriter::IndexWriter(fs::path index, IfMissing missing, Analysis analysis) : index_(std::move(index)) {
  leave_commits_to_us();
  if (missing == IfMissing::kCreate && !schema::is_database(index_)) {
    create();
    return;
  }
  // Reading first: what is no index, damaged or too new is told apart from what only can't be written.
  const schema::IndexMetadata metadata = schema::read_metadata(schema::open_index(index_));
  if (analysis == Analysis::kMustMatch && metadata.analysis_version != schema::analysis_version()) {
    throw schema::IndexError(
        fmt::format("{}: its words were cut by analysis {}, this program's is {}: mixing the two would lose "
                    "matches; build the "
                    "index anew in another directory, or add with the Broadsheet that made it",
                    index_.string(), metadata.analysis_version, schema::analysis_version()));
  }
  open();
}

void IndexWriter::open() {
  try {
    database_ = Xapian::WritableDatabase(index_.string(), Xapian::DB_OPEN);
  } catch (const Xapian::Error& error) {
    fail(error, {});
  }
}

void IndexWriter::create() {
  std::error_code error;
  fs::create_directories(index_, error);
  if (error || !fs::is_directory(index_, error)) {
    throw schema::UserError(fmt::format("{}: cannot make a directory there: {}", index_.string(),
                                        error ? error.message() : "a file of that name exists"));
  }
  require_room(index_);
  // One maker at a time: a second one must not take what the first is at for a leftover.
  const Descriptor directory(::open(index_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.get() < 0) throw schema::UserError(fmt::format("{}: {}", index_.string(), system_message()));
  if (::flock(directory.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    throw schema::IndexLockedError(fmt::format("index {} is being made by another writer", index_.string()));
  }
  const fs::path stub = index_ / schema::kStubFile;
  if (fs::exists(stub, error)) {
    open();  // made since we looked
    return;
  }
  try {
    // A leftover without its revision file (made last) has never held anything, and Xapian can't open it.
    const bool opens = fs::exists(index_ / kFirstShard / kRevisionFile, error);
    database_ = Xapian::WritableDatabase(
        (index_ / kFirstShard).string(),
        (opens ? Xapian::DB_CREATE_OR_OPEN : Xapian::DB_CREATE_OR_OVERWRITE) | Xapian::DB_BACKEND_GLASS);
    schema::IndexMetadata metadata;
    metadata.analysis_version = schema::analysis_version();
    metadata.created = now_rfc3339();
    schema::write_metadata(database_, metadata);
    database_.commit();
  } catch (const Xapian::Error& xapian_error) {
    fail(xapian_error, {});
  }
  // The stub makes it an index, and comes last.
  write_atomically(stub, fmt::format("auto {}\n", kFirstShard));
}

void IndexWriter::fail(const Xapian::Error& error, const std::string& what) const {
  try {
    if (error.get_type() == std::string_view("DatabaseLockError")) {
      const auto& lock = static_cast<const Xapian::DatabaseLockError&>(error);
      if (is_held_by_another(lock)) {
        const std::string holder = schema::is_database(index_) ? describe_lock_holder(index_) : std::string();
        throw schema::IndexLockedError(fmt::format("index {} is locked by another writer{}{}",
                                                   index_.string(), holder.empty() ? "" : ": ", holder));
      }
      throw schema::IndexError(
          fmt::format("{}: cannot lock the index: {}", index_.string(), error.get_msg()));
    }
    schema::throw_index_error(index_, error);
  } catch (const schema::IndexLockedError&) {
    throw;
  } catch (const schema::IndexError& problem) {
    if (what.empty()) throw;
    throw schema::IndexError(
        fmt::format("{} (while writing {}); the index holds what was committed before, and the "
                    "same command does the rest",
                    problem.what(), what));
  }
}

std::optional<StoredArticle> IndexWriter::find(std::string_view id) {
  try {
    return find_stored(database_, id);
  } catch (const Xapian::Error& error) {
    fail(error, {});
  }
}

void IndexWriter::add(const Xapian::Document& document, const std::string& what) {
  try {
    database_.add_document(document);
  } catch (const Xapian::Error& error) {
    fail(error, what);
  }
}

void IndexWriter::replace(Xapian::docid id, const Xapian::Document& document, const std::string& what) {
  try {
    database_.replace_document(id, document);
  } catch (const Xapian::Error& error) {
    fail(error, what);
  }
}

void IndexWriter::remove(Xapian::docid id, const std::string& what) {
  try {
    database_.delete_document(id);
  } catch (const Xapian::Error& error) {
    fail(error, what);
  }
}

void IndexWriter::set_last_run(std::string_view json) {
  try {
    schema::write_last_run(database_, json);
  } catch (const Xapian::Error& error) {
    fail(error, {});
  }
}

void IndexWriter::commit() {
  try {
    database_.commit();
  } catch (const Xapian::Error& error) {
    fail(error, "a commit");
  }
}

}  // namespace broadsheet::indexer
