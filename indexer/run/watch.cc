// Keeps an index current. Looking works on every file system, network ones included, where the kernel's own
// notices (inotify) do not.
#include "run/watch.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "broadsheet/indexer/reader.h"
#include "broadsheet/schema/error.h"
#include "broadsheet/schema/source_aliases.h"
#include "index/open_index.h"

namespace broadsheet::indexer {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// Looking takes at most this share of a core, however many files there are.
constexpr int kRest = 10;

// How soon a signal is heard.
constexpr std::chrono::milliseconds kTick{50};

struct Look {
  std::uintmax_t size = 0;
  fs::file_time_type changed;
  friend bool operator==(const Look&, const Look&) = default;
};

using Looks = std::map<std::string, Look>;

// What can be read of `options.paths`; a path that is not there holds nothing now. Only files: a pipe would
// be waited for. What can't be read is told once, as a rejected record.
Looks look_at(const AddOptions& options, std::set<std::string>& told,
              const std::function<void(const RejectedRecord&)>& on_rejected) {
  Looks looks;
  for (const std::string& path : options.paths) {
    std::vector<InputFile> files;
    try {
      files = list_inputs({path});
    } catch (const schema::UserError&) {
      continue;
    }
    leave_out(files, options.index.string());
    for (const InputFile& file : files) {
      std::error_code error;
      const bool readable = file.problem.empty() && ::access(file.path.c_str(), R_OK) == 0;
      if (!readable || !fs::is_regular_file(file.path, error)) {
        const std::string problem = !file.problem.empty() ? file.problem : "not a file that can be read";
        if (fs::exists(file.path, error) && told.insert(file.path).second) {
          on_rejected({Origin{file.path, 0, 1, 1}, problem, {}});
        }
        continue;
      }
      const fs::file_time_type changed = fs::last_write_time(file.path, error);
      if (!error) looks[file.path] = {file.size_bytes, changed};  // one that has gone meanwhile is no news
    }
  }
  return looks;
}

// The file of source aliases, watched like the archives: what it says is kept once two looks in a row have
// seen the same. One that can't be read is told, and the index keeps what it has.
class AliasFile {
 public:
  explicit AliasFile(fs::path file) : file_(std::move(file)) {}

  // Looks; true if a round must read it.
  bool is_news() {
    const std::optional<Look> last = std::exchange(now_, look());
    return now_ && now_ != kept_ && (now_ == last || !kept_);
  }
  void keep() { kept_ = now_; }

  // What is wrong with it, or empty.
  std::string problem() const {
    try {
      if (!file_.empty()) schema::SourceAliases::read(file_.string());
    } catch (const schema::UserError& error) {
      return error.what();
    }
    return {};
  }
  const fs::path& path() const { return file_; }

 private:
  std::optional<Look> look() const {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file_, error);
    if (error) return std::nullopt;
    const fs::file_time_type changed = fs::last_write_time(file_, error);
    return error ? std::nullopt : std::optional(Look{size, changed});
  }

  fs::path file_;
  std::optional<Look> now_;
  std::optional<Look> kept_;
};

}  // namespace

void watch_archives(const AddOptions& options, const WatchOptions& watch,
                    const std::function<void(const RejectedRecord&)>& on_rejected,
                    const std::function<void(const Summary&)>& on_summary) {
  const auto stopped = [&] { return options.stop != nullptr && options.stop->load(); };
  AddOptions round = options;
  round.patience.time = std::chrono::hours(24 * 366);
  round.patience.stop = options.stop;
  list_inputs(options.paths);  // a name mistyped is no directory to wait for
  Looks added;                 // as each file was when it was added
  Looks before;                // the last look
  std::set<std::string> told;
  AliasFile aliases(options.source_aliases);
  bool first = true;
  while (!stopped()) {
    const Clock::time_point start = Clock::now();
    Looks now = look_at(options, told, on_rejected);
    const Clock::duration looking = Clock::now() - start;
    round.paths.clear();
    for (const auto& [path, look] : now) {
      const auto known = added.find(path);
      if (known != added.end() && known->second == look) continue;
      const auto last = before.find(path);
      if (first || (last != before.end() && last->second == look)) round.paths.push_back(path);
    }
    std::erase_if(added, [&](const auto& entry) { return !now.contains(entry.first); });
    bool new_aliases = aliases.is_news();
    round.source_aliases.clear();
    if (new_aliases) {
      if (const std::string problem = aliases.problem(); problem.empty()) {
        round.source_aliases = aliases.path();
      } else {
        on_rejected({Origin{aliases.path().string(), 0, 0, 0}, problem, {}});
        aliases.keep();  // told once; the next change is news again
        new_aliases = false;
      }
    }
    // What was added before would be missing in a new one.
    if (!first && !schema::is_database(options.index)) {
      throw schema::IndexError(
          fmt::format("{}: the index is gone; watch again to build it anew", options.index.string()));
    }
    // The first round makes the index, also of nothing.
    if (!round.paths.empty() || first || new_aliases) {
      try {
        const Summary summary = add_archives(round, on_rejected);
        if (summary.records > 0 || first) on_summary(summary);
        for (const std::string& path : round.paths) added[path] = now[path];
        if (new_aliases) aliases.keep();
      } catch (const schema::IndexLockedError&) {
        if (stopped()) return;  // a signal ended the wait for the lock
        throw;
      } catch (const schema::IndexError&) {
        throw;
      } catch (const schema::UserError&) {
        // A file that went, or was closed to us, between the look and the reading; the next look tells.
        const auto is_readable = [](const std::string& path) { return ::access(path.c_str(), R_OK) == 0; };
        const bool aliases_read = round.source_aliases.empty() || aliases.problem().empty();
        if (aliases_read && std::all_of(round.paths.begin(), round.paths.end(), is_readable)) throw;
      }
      first = false;
    }
    before = std::move(now);
    const auto rest = std::max<Clock::duration>(watch.interval, kRest * looking);
    for (const Clock::time_point until = Clock::now() + rest; !stopped() && Clock::now() < until;) {
      std::this_thread::sleep_for(std::min<Clock::duration>(kTick, until - Clock::now()));
    }
  }
}

}  // namespace broadsheet::indexer
