// Keeps an index current. Looking works on every file system, network ones included, where the kernel's own
// notices (inotify) do not.
#include "writer/watch.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>
#include <thread>
#include <utility>

#include "broadsheet/indexer/reader.h"
#include "broadsheet/schema/error.h"

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

Looks look_at(const std::vector<std::string>& paths) {
  Looks looks;
  for (const InputFile& file : list_inputs(paths)) {
    std::error_code error;
    const fs::file_time_type changed = fs::last_write_time(file.path, error);
    if (!error) looks[file.path] = {file.size_bytes, changed};  // one that has gone meanwhile is no news
  }
  return looks;
}

}  // namespace

void watch_archives(const AddOptions& options, const WatchOptions& watch,
                    const std::function<void(const RejectedRecord&)>& on_rejected,
                    const std::function<void(const Summary&)>& on_summary) {
  const auto stopped = [&] { return options.stop != nullptr && options.stop->load(); };
  AddOptions round = options;
  round.patience.time = std::chrono::hours(24 * 366);
  round.patience.stop = options.stop;
  Looks added;   // as each file was when it was added
  Looks before;  // the last look
  bool first = true;
  while (!stopped()) {
    const Clock::time_point start = Clock::now();
    Looks now = look_at(options.paths);
    round.paths.clear();
    for (const auto& [path, look] : now) {
      const auto known = added.find(path);
      if (known != added.end() && known->second == look) continue;
      const auto last = before.find(path);
      if (first || (last != before.end() && last->second == look)) round.paths.push_back(path);
    }
    std::erase_if(added, [&](const auto& entry) { return !now.contains(entry.first); });
    if (!round.paths.empty() || first) {
      if (first) round.paths = options.paths;
      try {
        const Summary summary = add_archives(round, on_rejected);
        if (summary.records > 0 || first) on_summary(summary);
        if (first) {
          added = now;
        } else {
          for (const std::string& path : round.paths) added[path] = now[path];
        }
        first = false;
      } catch (const schema::IndexError&) {
        if (stopped()) return;  // it was waiting for the lock
        throw;
      } catch (const schema::UserError&) {
        // A file that went between the look and the reading; the next look tells.
        if (!std::any_of(round.paths.begin(), round.paths.end(),
                         [](const std::string& path) { return !fs::exists(path); }))
          throw;
        first = false;
      }
    }
    before = std::move(now);
    const auto rest = std::max<Clock::duration>(watch.interval, kRest * (Clock::now() - start));
    for (const Clock::time_point until = start + rest; !stopped() && Clock::now() < until;) {
      std::this_thread::sleep_for(std::min<Clock::duration>(kTick, until - Clock::now()));
    }
  }
}

}  // namespace broadsheet::indexer
