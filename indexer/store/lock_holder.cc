// Who holds the write lock of an index: /proc tells which process has the lock's file open.
// Source: proc(5), "/proc/[pid]/fd", "/proc/[pid]/stat" (field 22) and "/proc/stat" (btime).
#include "store/lock_holder.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>
#include <string_view>
#include <system_error>
#include <vector>

#include "broadsheet/schema/dateline.h"
#include "index/open_index.h"
#include "store/index_lock.h"

namespace broadsheet::indexer {
namespace {

namespace fs = std::filesystem;

// Xapian's own, of one shard.
constexpr std::string_view kShardLockFile = "flintlock";

std::string first_line(const fs::path& file) {
  std::ifstream stream(file);
  std::string line;
  std::getline(stream, line);
  return line;
}

// When the process began, RFC 3339; empty if that can't be told. The holder took the lock soon after.
std::string start_of(const fs::path& process) {
  // The name in parentheses may hold anything, spaces and parentheses included: fields are counted after the
  // last.
  const std::string stat = first_line(process / "stat");
  const std::size_t name_end = stat.rfind(')');
  if (name_end == std::string::npos) return {};
  std::istringstream fields(stat.substr(name_end + 1));
  std::string field;
  for (int i = 3; i <= 22 && fields >> field; ++i) {
  }
  long long ticks = 0;
  if (!(std::istringstream(field) >> ticks)) return {};
  std::ifstream system("/proc/stat");
  for (std::string line; std::getline(system, line);) {
    long long boot = 0;
    if (line.starts_with("btime ") && std::istringstream(line.substr(6)) >> boot) {
      return schema::format_rfc3339(boot + ticks / ::sysconf(_SC_CLK_TCK));
    }
  }
  return {};
}

bool has_open(const fs::path& process, const std::vector<fs::path>& files) {
  std::error_code error;
  fs::directory_iterator entry(process / "fd", error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    std::error_code gone;
    const fs::path target = fs::read_symlink(entry->path(), gone);
    if (!gone && std::find(files.begin(), files.end(), target) != files.end()) return true;
  }
  return false;
}

}  // namespace

std::string describe_lock_holder(const fs::path& index) {
  std::vector<fs::path> locks;
  std::error_code error;
  std::vector<fs::path> files{index / kLockFile};
  if (schema::is_database(index)) {
    for (const fs::path& shard : schema::shard_paths(index)) files.push_back(shard / kShardLockFile);
  }
  for (const fs::path& file : files) {
    const fs::path lock = fs::canonical(file, error);
    if (!error) locks.push_back(lock);
  }
  // Our own lock's file says who took it; those who only wait for it have it open too.
  std::ifstream note(index / kLockFile);
  std::string holder;
  std::string since_when;
  if (std::getline(note, holder) && std::getline(note, since_when) &&
      holder.find_first_not_of("0123456789") == std::string::npos &&
      has_open(fs::path("/proc") / holder, locks)) {
    return fmt::format("process {} ({}), since {}", holder, first_line(fs::path("/proc") / holder / "comm"),
                       since_when);
  }
  const std::string self = std::to_string(::getpid());
  fs::directory_iterator process("/proc", error);
  for (; !error && process != fs::directory_iterator(); process.increment(error)) {
    const std::string id = process->path().filename().string();
    if (id.find_first_not_of("0123456789") != std::string::npos || id == self) continue;
    if (!has_open(process->path(), locks)) continue;
    const std::string since = start_of(process->path());
    return fmt::format("process {} ({}){}{}", id, first_line(process->path() / "comm"),
                       since.empty() ? "" : ", running since ", since);
  }
  return {};
}

}  // namespace broadsheet::indexer
