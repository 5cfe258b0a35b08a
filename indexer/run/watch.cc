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

class Watch {
 public:
  Watch(const AddOptions& options, const WatchOptions& watch,
        const std::function<void(const RejectedRecord&)>& on_rejected,
        const std::function<void(const Summary&)>& on_summary)
      : options_(options),
        interval_(watch.interval),
        on_rejected_(on_rejected),
        on_summary_(on_summary),
        round_(options),
        aliases_(options.source_aliases) {
    round_.patience.time = std::chrono::hours(24 * 366);
    round_.patience.stop = options.stop;
  }

  void operator()() {
    list_inputs(options_.paths);  // a name mistyped is no directory to wait for
    for (bool first = true; !stopped(); first = false) {
      const Clock::time_point start = Clock::now();
      Looks now = look_at(options_, told_, on_rejected_);
      const Clock::duration looking = Clock::now() - start;
      choose_paths(now, first);
      choose_aliases();
      // What was added before would be missing in a new one.
      if (!first && !schema::is_database(options_.index)) {
        throw schema::IndexError(
            schema::ProblemCode::kIndexGone,
            fmt::format("{}: the index is gone; watch again to build it anew", options_.index.string()));
      }
      // The first round makes the index, also of nothing.
      const bool has_work = first || !round_.paths.empty() || !round_.source_aliases.empty();
      if (has_work && !add(now, first)) return;
      before_ = std::move(now);
      rest(std::max<Clock::duration>(interval_, kRest * looking));
    }
  }

 private:
  bool stopped() const { return options_.stop != nullptr && options_.stop->load(); }

  // The files that are to be added: new or changed since they were, and the same in two looks.
  void choose_paths(const Looks& now, bool first) {
    round_.paths.clear();
    for (const auto& [path, look] : now) {
      const auto known = added_.find(path);
      if (known != added_.end() && known->second == look) continue;
      const auto last = before_.find(path);
      if (first || (last != before_.end() && last->second == look)) round_.paths.push_back(path);
    }
    std::erase_if(added_, [&](const auto& entry) { return !now.contains(entry.first); });
  }

  void choose_aliases() {
    round_.source_aliases.clear();
    if (!aliases_.is_news()) return;
    const std::string problem = aliases_.problem();
    if (problem.empty()) {
      round_.source_aliases = aliases_.path();
    } else {
      on_rejected_({Origin{aliases_.path().string(), 0, 0, 0}, problem, {}});
      aliases_.keep();  // told once; the next change is news again
    }
  }

  // Adds what was chosen. False: a signal ended the wait for the lock.
  bool add(const Looks& now, bool first) {
    try {
      const Summary summary = add_archives(round_, on_rejected_);
      if (summary.records > 0 || first) on_summary_(summary);
      for (const std::string& path : round_.paths) added_[path] = now.at(path);
      if (!round_.source_aliases.empty()) aliases_.keep();
    } catch (const schema::IndexLockedError&) {
      if (!stopped()) throw;
      return false;
    } catch (const schema::IndexError&) {
      throw;
    } catch (const schema::UserError&) {
      // A file that went, or was closed to us, between the look and the reading; the next look tells.
      const auto is_readable = [](const std::string& path) { return ::access(path.c_str(), R_OK) == 0; };
      const bool aliases_read = round_.source_aliases.empty() || aliases_.problem().empty();
      if (aliases_read && std::all_of(round_.paths.begin(), round_.paths.end(), is_readable)) throw;
    }
    return true;
  }

  void rest(Clock::duration time) const {
    for (const Clock::time_point until = Clock::now() + time; !stopped() && Clock::now() < until;)
      std::this_thread::sleep_for(std::min<Clock::duration>(kTick, until - Clock::now()));
  }

  const AddOptions& options_;
  const std::chrono::milliseconds interval_;
  const std::function<void(const RejectedRecord&)>& on_rejected_;
  const std::function<void(const Summary&)>& on_summary_;
  AddOptions round_;            // of the round at hand
  Looks added_;                 // as each file was when it was added
  Looks before_;                // the last look
  std::set<std::string> told_;  // files that can't be read
  AliasFile aliases_;
};

}  // namespace

void watch_archives(const AddOptions& options, const WatchOptions& watch,
                    const std::function<void(const RejectedRecord&)>& on_rejected,
                    const std::function<void(const Summary&)>& on_summary) {
  Watch(options, watch, on_rejected, on_summary)();
}

}  // namespace broadsheet::indexer
