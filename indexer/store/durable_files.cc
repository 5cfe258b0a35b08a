// Files that are whole on the disk before anything speaks of them.
// Source: fsync(2), "Calling fsync() does not necessarily ensure that the entry in the directory has reached
// disk".
#include "store/durable_files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>
#include <vector>

#include "broadsheet/schema/error.h"
#include "store/descriptor.h"

namespace broadsheet::indexer {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& file) {
  const std::string message = std::error_code(errno, std::generic_category()).message();
  throw schema::UserError(schema::ProblemCode::kFileUnwritable,
                          fmt::format("{}: {}", file.string(), message));
}

void sync(const fs::path& path, int flags) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags));
  if (file.get() < 0 || ::fsync(file.get()) != 0) fail(path);
}

}  // namespace

void write_atomically(const fs::path& file, std::string_view text) {
  const fs::path draft = file.string() + ".new";
  {
    const Descriptor out(::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (out.get() < 0) fail(draft);
    while (!text.empty()) {
      const ssize_t written = ::write(out.get(), text.data(), text.size());
      if (written < 0 && errno != EINTR) fail(draft);
      if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(out.get()) != 0) fail(draft);
  }
  if (::rename(draft.c_str(), file.c_str()) != 0) fail(draft);
  sync_entries(file.parent_path());
}

void sync_entries(const fs::path& directory) {
  const fs::path here = directory.empty() ? fs::path(".") : directory;
  // One that we may write to and not read can't be opened, and is left to the system.
  if (::access(here.c_str(), R_OK) != 0 && errno == EACCES) return;
  sync(here, O_DIRECTORY);
}

void make_directories(const fs::path& directory) {
  std::error_code error;
  std::vector<fs::path> missing;  // the lowest first
  for (fs::path path = directory; !path.empty() && !fs::exists(path, error); path = path.parent_path()) {
    if (path.has_filename()) missing.push_back(path);
  }
  fs::create_directories(directory, error);
  if (error || !fs::is_directory(directory, error)) {
    throw schema::UserError(schema::ProblemCode::kFileUnwritable,
                            fmt::format("{}: cannot make a directory there: {}", directory.string(),
                                        error ? error.message() : "a file of that name exists"));
  }
  for (const fs::path& made : missing) sync_entries(made.parent_path());
}

void sync_directory(const fs::path& directory) {
  std::error_code error;
  fs::directory_iterator entry(directory, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    if (entry->is_regular_file()) sync(entry->path(), 0);
  }
  if (error)
    throw schema::UserError(schema::ProblemCode::kFileUnwritable,
                            fmt::format("{}: {}", directory.string(), error.message()));
  sync_entries(directory);
  sync_entries(directory.parent_path());
}

}  // namespace broadsheet::indexer
