// From finished segments to the index: what is published when, what it replaces, and which shards become one.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <future>
#include <string>
#include <vector>

#include "run/chunk.h"
#include "run/decider.h"
#include "run/more_origins.h"
#include "store/index_writer.h"

namespace broadsheet::indexer {

// So many shards of one size are merged into one while a run goes on. More would need more open files than a
// process may have; fewer would rewrite articles more often.
inline constexpr std::size_t kMergedAtOnce = 32;

class Publisher {
 public:
  // `writer` and `decider` must outlive it. What is merged at the end of the run is merged by up to `jobs`
  // threads; what is merged beside it by a part of them, for the workers have the others. `written_by`: who
  // merges. `store_origins` and `completes`: AddOptions::store_origins
  // and complete_origins.
  Publisher(IndexWriter& writer, Decider& decider, unsigned jobs, WrittenBy written_by, bool store_origins,
            bool completes);
  ~Publisher();
  Publisher(const Publisher&) = delete;
  Publisher& operator=(const Publisher&) = delete;

  // Takes a finished chunk, the next one in input order.
  void add(Chunk&& chunk);

  // True if so many segments wait that they should be published, whatever the policy says: each is a shard
  // until it is merged, and every reader keeps files of each shard open.
  bool is_full() const { return group_.size() >= kMergedAtOnce; }

  // True if so many duplicates wait that publish() should be called, even with nothing else to publish.
  bool has_many_duplicates() const { return more_origins_.is_full(); }

  // Makes all that was taken durable and visible, at once.
  void publish();

  // Starts and finishes merges that run beside the run.
  void poll();

  // At the end of a run, with all published: adds the places that have waited for it, and merges shards so
  // that the sizes of those that remain decrease (shards_to_merge).
  void finish();

 private:
  struct RunShard {
    std::string name;
    unsigned level = 0;
  };
  struct Merge {
    std::vector<std::string> names;
    std::string target;
    unsigned level = 0;
    std::future<void> done;
  };

  // An article that replaces another one.
  struct Update {
    std::string id;
    bool again = false;        // the run itself may have written the other one
    Xapian::docid before = 0;  // else: its number in what the run found
  };
  // What is known of a finished chunk.
  struct Segment {
    std::string name;
    std::vector<Update> updates;
  };

  void write_origins(bool is_end);
  std::vector<ShardList::Place> replaced();
  void remove_from_group();
  unsigned merge_threads() const;
  void start_merge();
  void await_merge();
  void tell_decider();

  IndexWriter& writer_;
  Decider& decider_;
  const unsigned jobs_;
  const WrittenBy written_by_;
  const bool store_origins_;
  const bool completes_origins_;
  const ShardList before_;              // what the run found
  std::vector<Segment> group_;          // not yet published
  std::uint64_t taken_chunks_ = 0;      // by add()
  std::uint64_t published_chunks_ = 0;  // of these, those whose articles run_shards_ hold
  MoreOrigins more_origins_;
  std::vector<RunShard> run_shards_;
  std::optional<Merge> merge_;
};

}  // namespace broadsheet::indexer
