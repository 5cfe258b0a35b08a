// indexer add: archives into an index.
#include "broadsheet/indexer/add.h"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <optional>
#include <system_error>
#include <thread>

#include "broadsheet/schema/source_aliases.h"
#include "commands/commands.h"
#include "commands/last_words.h"
#include "commands/parse_options.h"
#include "commands/progress_display.h"
#include "commands/rejects.h"
#include "commands/wait_option.h"
#include "commands/writer_option.h"
#include "program/process.h"
#include "run/watch.h"
#include "text/printable.h"

namespace broadsheet::indexer {
namespace {

// More threads than this serve no machine of today; it bounds what a typing error can start.
constexpr std::uint64_t kMaxJobs = 256;

// Below, a segment would hold some dozen articles; above, no machine.
constexpr std::uint64_t kLeastMemory = 128ull << 20;
constexpr std::uint64_t kMostMemory = 1ull << 40;

constexpr std::uint64_t kMostInterval = 24ull * 3600;

std::atomic<bool> stop_requested{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may touch no other kind of variable");

// The first SIGINT or SIGTERM asks the run to end after a commit; a second one ends the process at once.
void catch_signals() {
  struct sigaction action = {};
  action.sa_handler = [](int /*signal*/) {
    stop_requested = true;
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
  };
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

CommandLine command_line() {
  CommandLine line = command_line_of(
      "add",
      "Adds articles to an index, and makes the index if there is none. Unchanged articles are left alone; "
      "a changed article replaces the old one.",
      "PATH...",
      {"indexer add --db news archive/",
       "indexer add --db news --jobs 4 --rejects bad.jsonl 2024/ 2025.jsonl",
       "indexer add --db news --from-rejects bad.jsonl --rejects bad.jsonl",
       "indexer add --db news --encoding Shift_JIS dump.jsonl.gz",
       "indexer add --db news --default-time-zone Asia/Seoul --zone CST=Asia/Shanghai archive/",
       "indexer add --db news --dry-run archive/", "indexer add --db news --watch incoming/",
       "indexer add --db news crawl-2024.warc.gz pages.tar.zst feed.xml",
       "indexer add --db news --filter 'application/pdf=pdftotext - -' scans/"});
  line.value("db", "directory of the index", "DIR");
  add_parse_options(line);
  line.value("j,jobs", "number of threads (default: one for each core)", "N");
  line.value("memory", "memory that building the index may use, such as 512M or 4G (default: 1G)", "SIZE");
  line.flag("watch", "keep running, and add files that appear or change in the PATHs, until Ctrl-C");
  line.value("watch-interval", "with --watch: how often to look for changes (default: 1)", "SECONDS");
  line.value("source-aliases",
             "FILE says which names mean the same source, one source a line (Yonhap = 연합뉴스 | "
             "聯合ニュース); the index keeps them",
             "FILE");
  line.flag("no-origins", "do not store where each article is in the archive; indexer original needs that");
  line.flag("origins", "store that also for unchanged articles that the index holds without it");
  line.flag("dry-run", "do everything except writing, and say what would be done");
  line.value("rejects", "list the rejected records in FILE, as JSON Lines", "FILE");
  line.value("from-rejects",
             "once they are mended: read the files again that FILE, a list of --rejects, names; no PATH is "
             "needed then",
             "FILE");
  line.flag("json", "print the summary as one JSON object");
  line.flag("q,quiet", "print no progress and no summary; rejected records are still listed");
  line.value("commit-every",
             "make articles durable and searchable after N of them at the latest (default: 20000)", "N");
  line.value(
      "positions",
      "how a new index stores the positions of words: packed (default); or xapian, which is slower and "
      "larger, but needed for phrase searches in an index that another machine serves",
      "packed|xapian");
  add_writer_option(line);
  add_wait_option(line);
  return line;
}

// The file of source aliases, if one was given. An error in it is told before any waiting.
std::filesystem::path alias_file(const CommandLine& line) {
  if (!line.has("source-aliases")) return {};
  const std::filesystem::path file = line.get("source-aliases");
  std::error_code error;
  if (!std::filesystem::exists(file, error) || std::filesystem::is_regular_file(file, error)) {
    schema::SourceAliases::read(file.string());
  } else if (line.has("watch")) {
    line.fail("--source-aliases: only a file can be watched");  // a pipe can be read but once
  }
  return file;
}

std::optional<schema::Positions> positions_option(const CommandLine& line) {
  if (!line.has("positions")) return std::nullopt;
  line.one_of("positions", {"packed", "xapian"});
  return schema::read_positions(line.get("positions"));
}

// The archives that are named, and those of a list of rejected records.
std::vector<std::string> paths_of(const CommandLine& line) {
  std::vector<std::string> paths = line.operands();
  if (paths.empty() && !line.has("from-rejects")) line.fail("no archive given");
  if (!line.has("from-rejects")) return paths;
  const std::string list = line.text("from-rejects");
  std::vector<std::string> gone;
  const std::vector<std::string> files = files_of_rejects(list, gone);
  paths.insert(paths.end(), files.begin(), files.end());
  for (const std::string& file : gone)
    complain(schema::printable(fmt::format("{}: there is no file {}", list, file)));
  return paths;
}

// What to add, and how.
AddOptions add_options(const CommandLine& line) {
  AddOptions options;
  options.index = index_option(line);
  options.paths = paths_of(line);
  options.form = form_option(line);
  options.read = read_options(line);
  options.parse = parse_options(line);
  options.jobs = static_cast<unsigned>(line.number(
      "jobs", 1, kMaxJobs, std::clamp<std::uint64_t>(std::thread::hardware_concurrency(), 1, kMaxJobs)));
  options.dry_run = line.has("dry-run");
  options.store_origins = !line.has("no-origins");
  options.complete_origins = line.has("origins");
  if (line.has("origins") && line.has("no-origins"))
    line.fail("--origins and --no-origins can't be given together");
  options.source_aliases = alias_file(line);
  options.commit.documents = line.number("commit-every", 1, 10'000'000, options.commit.documents);
  options.memory_bytes = line.bytes("memory", kLeastMemory, kMostMemory, options.memory_bytes);
  options.positions = positions_option(line);
  options.written_by = writer_option(line);
  options.patience = wait_option(line);
  options.patience.stop = &stop_requested;
  options.stop = &stop_requested;
  return options;
}

WatchOptions watch_options(const CommandLine& line, const AddOptions& options) {
  WatchOptions watch;
  watch.interval = std::chrono::seconds(line.number("watch-interval", 1, kMostInterval, 1));
  if (!line.has("watch")) return watch;
  if (options.dry_run) line.fail("--watch and --dry-run can't be given together");
  if (std::find(options.paths.begin(), options.paths.end(), "-") != options.paths.end())
    line.fail("standard input can't be watched");
  return watch;
}

void tell(const std::string& rejected) {
  if (!rejected.empty()) complain(rejected);
}

void report(const CommandLine& line, const Streams& streams, const Summary& summary) {
  if (line.has("json")) {
    streams.out << to_json(summary, kListedNames) << '\n';
  } else if (!line.has("quiet")) {
    streams.out << to_text(summary);
  }
  program::flush(streams);
}

// It may go on for months: what is rejected is told at once.
int watch_all(const CommandLine& line, const Streams& streams, const AddOptions& options,
              const WatchOptions& watch, Rejects& rejects) {
  bool any_rejected = false;
  const auto on_rejected = [&](const RejectedRecord& rejected) {
    if (rejects.add(rejected)) tell(to_line(rejected));
    rejects.flush();
  };
  watch_archives(options, watch, on_rejected, [&](const Summary& summary) {
    any_rejected = any_rejected || summary.rejected > 0;
    tell(rejects.next_round());
    report(line, streams, summary);
  });
  rejects.finish();
  tell(rejects.next_round());
  return any_rejected ? kExitProblems : kExitDone;
}

int add_all(const CommandLine& line, const Streams& streams, const AddOptions& options, Rejects& rejects) {
  RunProgress progress;
  ProgressDisplay display(progress, line.has("quiet"));
  const Summary summary = add_archives(
      options, [&](const RejectedRecord& rejected) { rejects.add(rejected); }, &progress);
  display.stop();

  rejects.finish();
  for (const std::string& rejected : rejects.lines()) tell(rejected);
  report(line, streams, summary);
  if (summary.interrupted) return kExitFailed;
  return summary.rejected > 0 ? kExitProblems : kExitDone;
}

}  // namespace

int run_add(const Words& words, const Streams& streams) {
  CommandLine line = command_line();
  if (!line.parse(words, streams.out)) return kExitDone;
  const AddOptions options = add_options(line);
  const WatchOptions watch = watch_options(line, options);
  program::require_standard_input(options.paths);
  catch_signals();
  prepare_last_words(options.index);

  require_apart(line.get("rejects"), options);
  Rejects rejects(line.get("rejects"));
  return line.has("watch") ? watch_all(line, streams, options, watch, rejects)
                           : add_all(line, streams, options, rejects);
}

}  // namespace broadsheet::indexer
