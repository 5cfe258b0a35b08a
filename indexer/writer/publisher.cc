// From finished segments to the index.
#include "writer/publisher.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "broadsheet/schema/document.h"
#include "writer/durable_files.h"
#include "writer/merge.h"

namespace broadsheet::indexer {
namespace {

// Segments that wait for a merge that is slower than the run; beyond it the run waits.
constexpr std::size_t kMostRunShards = 4 * kMergedAtOnce;

constexpr const char* kMerging = "a shard that joins others";

bool is_updated(const PreparedArticle* article) {
  return article != nullptr && article->decision.outcome == Outcome::kUpdated;
}

}  // namespace

Publisher::Publisher(IndexWriter& writer, Decider& decider)
    : writer_(writer), decider_(decider), before_(writer.shards()) {}

Publisher::~Publisher() {
  if (merge_) merge_->done.wait();
}

void Publisher::add(Chunk&& chunk) {
  last_chunk_ = chunk.number;
  group_.push_back(std::move(chunk));
}

// Takes the article `id` out of the segments of the group before the chunk at `before`.
void Publisher::remove_from_group(const std::string& id, std::size_t before) {
  const std::string term = schema::id_term(id);
  for (std::size_t i = 0; i < before; ++i) {
    if (group_[i].segment.empty()) continue;
    const std::string path = (writer_.path() / group_[i].segment).string();
    if (!Xapian::Database(path).term_exists(term)) continue;
    Xapian::WritableDatabase segment(path, Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    segment.delete_document(term);
    segment.commit();
  }
}

// Where the articles live that the group replaces.
std::vector<ShardList::Place> Publisher::replaced() {
  std::vector<ShardList::Place> places;
  std::optional<Xapian::Database> published;
  for (std::size_t i = 0; i < group_.size(); ++i) {
    for (const PreparedRecord& record : group_[i].prepared) {
      const auto* article = std::get_if<PreparedArticle>(&record.result);
      if (!is_updated(article)) continue;
      if (!article->again && article->before) {
        // Merging has not touched what the run found: it is where the look-up saw it.
        places.push_back(before_.place_of(article->before->document));
        continue;
      }
      // The run itself has written it, some time: rare, and worth a search.
      await_merge();
      remove_from_group(article->id, i);
      if (!published) published = writer_.shards().open(writer_.path());
      const std::string term = schema::id_term(article->id);
      for (auto at = published->postlist_begin(term); at != published->postlist_end(term); ++at) {
        places.push_back(writer_.shards().place_of(*at));
      }
    }
  }
  const auto key = [](const ShardList::Place& place) { return std::pair(place.database, place.document); };
  std::sort(places.begin(), places.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  places.erase(std::unique(places.begin(), places.end(),
                           [&](const auto& a, const auto& b) { return key(a) == key(b); }),
               places.end());
  return places;
}

void Publisher::publish() {
  if (group_.empty()) return;
  std::vector<std::string> names;
  try {
    std::vector<ShardList::Place> places = replaced();
    for (const Chunk& chunk : group_) {
      if (chunk.segment.empty()) continue;
      sync_directory(writer_.path() / chunk.segment);
      names.push_back(chunk.segment);
    }
    if (!names.empty()) writer_.publish(names, std::move(places));
  } catch (const Xapian::Error& error) {
    writer_.fail(error, "a commit");
  }
  for (std::string& name : names) run_shards_.push_back({std::move(name), 0});
  group_.clear();
  tell_decider();
  start_merge();
  if (run_shards_.size() >= kMostRunShards) await_merge();
}

void Publisher::tell_decider() {
  try {
    Xapian::Database all;
    for (const RunShard& shard : run_shards_) {
      all.add_database(Xapian::Database((writer_.path() / shard.name).string()));
    }
    decider_.published(last_chunk_, all);
  } catch (const Xapian::Error& error) {
    writer_.fail(error, "a commit");
  }
}

void Publisher::start_merge() {
  if (merge_) return;
  // Levels never rise from left to right.
  std::size_t count = 0;
  for (std::size_t i = 0; i < run_shards_.size(); ++i) {
    count = i > 0 && run_shards_[i].level == run_shards_[i - 1].level ? count + 1 : 1;
    if (count < kMergedAtOnce) continue;
    Merge& merge = merge_.emplace();
    merge.level = run_shards_[i].level + 1;
    for (std::size_t k = i + 1 - count; k <= i; ++k) merge.names.push_back(run_shards_[k].name);
    merge.target = writer_.new_shard();
    merge.done =
        std::async(std::launch::async, [index = writer_.path(), names = merge.names, target = merge.target] {
          merge_shards(index, names, target);
        });
    return;
  }
}

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
  start_merge();
}

void Publisher::poll() {
  if (merge_ && merge_->done.wait_for(std::chrono::seconds(0)) == std::future_status::ready) await_merge();
}

void Publisher::finish() {
  while (merge_) await_merge();
  // Only what stands at the end, and is ours: the order of articles stays.
  std::vector<std::string> names;
  const std::vector<ShardList::Line>& lines = writer_.shards().lines();
  for (auto line = lines.rbegin(); line != lines.rend() && !line->own.empty(); ++line)
    names.push_back(line->own);
  std::reverse(names.begin(), names.end());
  std::vector<std::uint64_t> documents;
  try {
    for (const std::string& name : names) {
      documents.push_back(Xapian::Database((writer_.path() / name).string()).get_doccount());
    }
  } catch (const Xapian::Error& error) {
    writer_.fail(error, {});
  }
  const std::size_t merged = shards_to_merge(documents);
  if (merged == 0) return;
  names.erase(names.begin(), names.end() - static_cast<std::ptrdiff_t>(merged));
  const std::string target = writer_.new_shard();
  try {
    merge_shards(writer_.path(), names, target);
  } catch (const Xapian::Error& error) {
    writer_.fail(error, kMerging);
  }
  writer_.replace(names, target);
}

}  // namespace broadsheet::indexer
