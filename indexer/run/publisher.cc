// From finished segments to the index.
#include "run/publisher.h"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

#include "index/document.h"
#include "store/durable_files.h"
#include "store/merge.h"

namespace broadsheet::indexer {
namespace {

// Segments that wait for a merge that is slower than the run; beyond it the run waits.
constexpr std::size_t kMostRunShards = 3 * kMergedAtOnce;

// Merging an article takes less than a tenth of the work of building it, for each level of shards: a merge
// beside the run that has one thread for so many jobs keeps up with them.
constexpr unsigned kJobsForEachMergeThread = 4;

constexpr const char* kMerging = "a merged shard";

}  // namespace

Publisher::Publisher(IndexWriter& writer, Decider& decider, unsigned jobs, WrittenBy written_by,
                     bool store_origins, bool completes)
    : writer_(writer),
      decider_(decider),
      jobs_(jobs),
      written_by_(written_by),
      store_origins_(store_origins),
      completes_origins_(completes),
      before_(writer.shards()) {}

Publisher::~Publisher() {
  if (merge_) merge_->done.wait();
}

void Publisher::add(Chunk&& chunk) {
  ++taken_chunks_;
  if (store_origins_) more_origins_.add(chunk);
  if (chunk.segment.empty()) return;
  Segment& segment = group_.emplace_back();
  segment.name = std::move(chunk.segment);
  for (PreparedRecord& record : chunk.prepared) {
    auto* article = std::get_if<PreparedArticle>(&record.result);
    if (article == nullptr || article->decision.outcome != Outcome::kUpdated) continue;
    const bool found_before = !article->again && article->before;
    segment.updates.push_back(
        {std::move(article->id), !found_before, found_before ? article->before->document : 0});
  }
}

// Takes out of each segment of the group what a later one replaces.
void Publisher::remove_from_group() {
  for (std::size_t i = 0; i + 1 < group_.size(); ++i) {
    const std::string path = (writer_.path() / group_[i].name).string();
    std::vector<std::string> found;
    const Xapian::Database segment(path);
    for (std::size_t later = i + 1; later < group_.size(); ++later) {
      for (const Update& update : group_[later].updates) {
        if (!update.again) continue;
        std::string term = schema::id_term(update.id);
        if (segment.term_exists(term)) found.push_back(std::move(term));
      }
    }
    if (found.empty()) continue;
    Xapian::WritableDatabase writable(path, Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    for (const std::string& term : found) writable.delete_document(term);
    writable.commit();
  }
}

// Where the articles live that the group replaces.
std::vector<ShardList::Place> Publisher::replaced() {
  std::vector<ShardList::Place> places;
  bool any_again = false;
  for (const Segment& segment : group_) {
    for (const Update& update : segment.updates) {
      any_again = any_again || update.again;
      // Merging has not touched what the run found: it is where the look-up saw it.
      if (!update.again) places.push_back(before_.place_of(update.before));
    }
  }
  if (any_again) {
    // The run itself has written them, some time: rare, and worth a search. No merge may copy meanwhile what
    // is removed after it; publish() starts the next one.
    await_merge();
    remove_from_group();
    const Xapian::Database published = writer_.shards().open(writer_.path());
    for (const Segment& segment : group_) {
      for (const Update& update : segment.updates) {
        if (!update.again) continue;
        const std::string term = schema::id_term(update.id);
        for (auto at = published.postlist_begin(term); at != published.postlist_end(term); ++at) {
          places.push_back(writer_.shards().place_of(*at));
        }
      }
    }
  }
  const auto key = [](const ShardList::Place& place) { return std::pair(place.database, place.document); };
  std::sort(places.begin(), places.end(), [&](const auto& x, const auto& y) { return key(x) < key(y); });
  places.erase(std::unique(places.begin(), places.end(),
                           [&](const auto& x, const auto& y) { return key(x) == key(y); }),
               places.end());
  return places;
}

void Publisher::publish() {
  if (!group_.empty()) {
    std::vector<std::string> names;
    try {
      std::vector<ShardList::Place> places = replaced();
      for (const Segment& segment : group_) {
        sync_directory(writer_.path() / segment.name);
        names.push_back(segment.name);
      }
      writer_.publish(names, std::move(places));
    } catch (const Xapian::Error& error) {
      writer_.fail(error, "a commit");
    }
    for (std::string& name : names) run_shards_.push_back({std::move(name), 0});
    group_.clear();
  }
  write_origins(false);
  published_chunks_ = taken_chunks_;
  tell_decider();
  start_merge();
  while (merge_ && run_shards_.size() >= kMostRunShards) {
    await_merge();
    start_merge();
  }
}

// To articles of any shard, and so with no merge going on that copies them as they were.
void Publisher::write_origins(bool is_end) {
  if (more_origins_.is_empty() && !is_end) return;
  await_merge();
  try {
    if (is_end) {
      more_origins_.write_all(writer_, completes_origins_);
    } else {
      more_origins_.write(writer_, completes_origins_);
    }
  } catch (const Xapian::Error& error) {
    writer_.fail(error, "a commit");
  }
}

void Publisher::tell_decider() {
  std::vector<std::filesystem::path> shards;
  for (const RunShard& shard : run_shards_) shards.push_back(writer_.path() / shard.name);
  try {
    decider_.published(published_chunks_, shards);
  } catch (const Xapian::Error& error) {
    writer_.fail(error, "a commit");
  }
}

unsigned Publisher::merge_threads() const { return std::max(1u, jobs_ / kJobsForEachMergeThread); }

void Publisher::start_merge() {
  if (merge_) return;
  // Levels never rise from left to right.
  std::size_t count = 0;
  for (std::size_t i = 0; i < run_shards_.size(); ++i) {
    count = i > 0 && run_shards_[i].level == run_shards_[i - 1].level ? count + 1 : 1;
    if (count < kMergedAtOnce) continue;
    Merge merge;
    merge.level = run_shards_[i].level + 1;
    for (std::size_t k = i + 1 - count; k <= i; ++k) merge.names.push_back(run_shards_[k].name);
    merge.target = writer_.new_shard();
    const auto work = [index = writer_.path(), names = merge.names, target = merge.target,
                       threads = merge_threads(),
                       by = written_by_] { merge_shards(index, names, target, threads, by); };
    try {
      merge.done = std::async(std::launch::async, work);
    } catch (const std::system_error&) {
      merge.done = std::async(std::launch::deferred, work);  // no thread to be had: this one does it
    }
    merge_ = std::move(merge);
    return;
  }
}

// Ends the merge that goes on, if one does. Starts no other: who removes articles must know that none copies
// them.
void Publisher::await_merge() {
  if (!merge_) return;
  Merge merge = std::move(*merge_);
  merge_.reset();
  try {
    merge.done.get();
  } catch (const Xapian::Error& error) {
    writer_.fail(error, kMerging);
  }
  writer_.replace(merge.names, merge.target);
  const auto first = std::find_if(run_shards_.begin(), run_shards_.end(),
                                  [&](const RunShard& shard) { return shard.name == merge.names.front(); });
  const auto count = static_cast<std::ptrdiff_t>(merge.names.size());
  *first = {merge.target, merge.level};
  run_shards_.erase(first + 1, first + count);
  tell_decider();
}

void Publisher::poll() {
  if (merge_ && merge_->done.wait_for(std::chrono::seconds(0)) != std::future_status::timeout) {
    await_merge();
    start_merge();
  }
}

void Publisher::finish() {
  write_origins(true);
  // Only what stands at the end, and is ours: the order of articles stays.
  std::vector<std::string> names;
  const std::vector<ShardList::Line>& lines = writer_.shards().lines();
  for (auto line = lines.rbegin(); line != lines.rend() && !line->own.empty(); ++line)
    names.push_back(line->own);
  std::reverse(names.begin(), names.end());
  // What this run has written counts as one shard, however it was cut: how many threads there were must not
  // show.
  const std::size_t of_run = std::min(run_shards_.size(), names.size());
  std::vector<std::uint64_t> documents;
  try {
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::uint64_t count = Xapian::Database((writer_.path() / names[i]).string()).get_doccount();
      if (i > names.size() - of_run) {
        documents.back() += count;
      } else {
        documents.push_back(count);
      }
    }
  } catch (const Xapian::Error& error) {
    writer_.fail(error, {});
  }
  std::size_t merged = shards_to_merge(documents);
  if (of_run > 1) merged = std::max<std::size_t>(merged, 1) - 1 + of_run;
  if (merged == 0) return;
  names.erase(names.begin(), names.end() - static_cast<std::ptrdiff_t>(merged));
  const std::string target = writer_.new_shard();
  try {
    merge_shards(writer_.path(), names, target, jobs_, written_by_);
  } catch (const Xapian::Error& error) {
    writer_.fail(error, kMerging);
  }
  writer_.replace(names, target);
}

}  // namespace broadsheet::indexer
