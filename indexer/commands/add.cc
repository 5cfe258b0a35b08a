// indexer add: archives into an index.
#include "broadsheet/indexer/add.h"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <thread>

#include "broadsheet/schema/index_metadata.h"
#include "broadsheet/schema/source_aliases.h"
#include "commands/commands.h"
#include "commands/parse_options.h"
#include "writer/progress.h"
#include "writer/rejects.h"

namespace broadsheet::indexer {
namespace {

// More threads than this serve no machine of today; it bounds what a typing error can start.
constexpr std::uint64_t kMaxJobs = 256;

std::atomic<bool> stop_requested{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may touch nothing else");

// The first SIGINT or SIGTERM asks the run to end after a commit; a second one ends the process at once.
void catch_signals() {
  struct sigaction action = {};
  action.sa_handler = [](int /*signal*/) { stop_requested = true; };
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

// The searcher takes them from the index: no article has to be read again when they change.
void keep_aliases(const std::filesystem::path& index, const schema::SourceAliases& aliases) {
  try {
    Xapian::WritableDatabase shard(schema::shard_paths(index).front().string(), Xapian::DB_OPEN);
    schema::write_source_aliases(shard, aliases);
    shard.commit();
  } catch (const Xapian::Error& error) {
    schema::throw_index_error(index, error);
  }
}

CommandLine command_line() {
  CommandLine line(
      "add",
      "Adds articles to an index, and makes the index if there is none. What is unchanged is left alone; "
      "what has changed replaces the old article.",
      "PATH...",
      {"indexer add --db news archive/",
       "indexer add --db news --jobs 4 --rejects bad.jsonl 2024/ 2025.jsonl",
       "zcat dump.jsonl.gz | indexer add --db news --format jsonl -",
       "indexer add --db news --default-time-zone Asia/Seoul --zone CST=Asia/Shanghai archive/",
       "indexer add --db news --dry-run archive/"});
  line.value("db", "directory of the index", "DIR");
  add_parse_options(line);
  line.value("source-aliases",
             "names that mean one source, one source a line (Yonhap = 연합뉴스 | 聯合ニュース); the index "
             "keeps them",
             "FILE");
  line.value("j,jobs", "threads that parse and analyse (default: as many as the machine has cores)", "N");
  line.flag("dry-run", "read and analyse everything, say what would be done, write nothing");
  line.value("rejects", "list the rejected records in FILE, as JSON Lines", "FILE");
  line.flag("json", "print the summary as one JSON object");
  line.flag("q,quiet", "no progress and no summary (rejected records are listed all the same)");
  line.value("commit-every", "commit after N articles at the latest (default: 20000)", "N");
  return line;
}

}  // namespace

int run_add(const Words& words) {
  CommandLine line = command_line();
  if (!line.parse(words)) return kExitDone;
  AddOptions options;
  options.index = line.index();
  options.paths = line.operands();
  if (options.paths.empty()) line.fail("no archive given");
  options.format = format_option(line);
  options.parse = parse_options(line);
  options.jobs = static_cast<unsigned>(line.number(
      "jobs", 1, kMaxJobs, std::clamp<std::uint64_t>(std::thread::hardware_concurrency(), 1, kMaxJobs)));
  options.dry_run = line.has("dry-run");
  if (line.has("source-aliases")) {
    options.parse.source_aliases = schema::SourceAliases::read(line.get("source-aliases"));
  } else if (schema::is_database(options.index)) {
    options.parse.source_aliases = schema::source_aliases_of(schema::open_index(options.index));
  }
  options.commit.documents = line.number("commit-every", 1, 10'000'000, options.commit.documents);
  options.stop = &stop_requested;
  catch_signals();

  Rejects rejects(line.get("rejects"));
  RunProgress progress;
  ProgressDisplay display(progress, line.has("quiet"));
  const Summary summary = add_archives(
      options, [&](const RejectedRecord& rejected) { rejects.add(rejected); }, &progress);
  display.stop();

  if (line.has("source-aliases") && !options.dry_run && !summary.interrupted)
    keep_aliases(options.index, options.parse.source_aliases);
  rejects.finish();
  for (const std::string& rejected : rejects.lines()) fmt::print(stderr, "indexer: {}\n", rejected);
  if (line.has("json")) {
    fmt::print("{}\n", to_json(summary, kListedNames));
  } else if (!line.has("quiet")) {
    fmt::print("{}", to_text(summary));
  }
  if (summary.interrupted) return kExitFailed;
  return summary.rejected > 0 ? kExitProblems : kExitDone;
}

}  // namespace broadsheet::indexer
