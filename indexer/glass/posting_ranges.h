// Merges the table of posting lists by several threads: each takes a range of terms after the other, and one
// writes what they made, in order.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "glass/source.h"
#include "glass/table_writer.h"

namespace broadsheet::indexer::glass {

class PostingRanges {
 public:
  // For so many threads: one writes, the others may help. `sources` must outlive it.
  PostingRanges(const Sources& sources, unsigned threads);

  // By one thread. Needs no help: it merges itself what nobody has taken. Throws Xapian::DatabaseError.
  TableRoot write(const std::filesystem::path& file, std::uint32_t block_bytes);

  // By any other thread: merges ranges until all are taken, or somebody has failed. Throws as write() does.
  void help();

  // Ends the work of all: the first failure is what rethrow_failure() throws.
  void fail(std::exception_ptr failure);
  bool has_failed() const { return failed_; }
  void rethrow_failure() const;

 private:
  // Of the terms from `begin` up to `end`, which are keys; if empty, all from the first, up to the last.
  struct Range {
    std::string begin;
    std::string end;
    std::deque<std::string> batches;  // of entries, not yet written
    bool done = false;
  };
  class Batch;

  void push(Range& range, std::string&& batch);
  void drain(Range& range, TableWriter& table);

  const Sources& sources_;
  const std::size_t most_ahead_;  // ranges that may be begun before the one that is written is
  std::vector<Range> ranges_;
  std::mutex mutex_;
  std::condition_variable changed_;     // anything below, or a range
  std::size_t next_ = 0;                // the first range that nobody has taken
  std::size_t written_ = 0;             // the range that is written
  std::vector<std::uint64_t> entries_;  // of each source, in all ranges that are done
  std::exception_ptr failure_;
  std::atomic<bool> failed_ = false;
};

}  // namespace broadsheet::indexer::glass
