// Reads archives, hands their records to worker threads in batches, and gives the batches back in input
// order. Bounded: so many bytes of records are under way, and no more.
#pragma once

#include <xapian.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "broadsheet/indexer/add.h"
#include "broadsheet/indexer/reader.h"
#include "writer/stored_article.h"

namespace broadsheet::indexer {

// An article that a worker has prepared for the writer.
struct PreparedArticle {
  std::string id;
  std::string fingerprint;
  std::string language;  // main language, "" if unknown
  std::string source;    // name of the source, "" if none
  bool dated = false;
  std::size_t warnings = 0;
  std::optional<StoredArticle> before;       // what a committed state of the index held of its id
  std::optional<Xapian::Document> document;  // absent where `before` has the same content
  std::unique_ptr<schema::Article> article;  // present where `document` is absent: the writer may need it
};

// A record after the workers.
struct PreparedRecord {
  Origin origin;
  std::uint64_t size_bytes = 0;
  std::variant<PreparedArticle, RejectedRecord> result;
};

// Neighbouring records of one file.
struct Batch {
  std::uint64_t number = 0;  // from 0, in input order
  std::vector<Record> records;
  std::vector<PreparedRecord> prepared;  // one for each record
  std::uint64_t size_bytes = 0;          // of the records
  std::size_t file = 0;                  // index of their file
  std::uint64_t input_bytes = 0;         // of all files, up to the last record
};

class Pipeline {
 public:
  // Fills Batch::prepared; made once for each worker thread, on that thread.
  using Worker = std::function<void(Batch&)>;
  using WorkerFactory = std::function<Worker()>;

  Pipeline(std::vector<InputFile> files, Format format, unsigned jobs, const WorkerFactory& factory);
  ~Pipeline();
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  // What next() came back with.
  enum class Next { kBatch, kEnd, kTimeout };

  // The next batch, in input order; waits for it at most until `deadline`. Rethrows what a reader or worker
  // threw.
  Next next(Batch& batch, std::chrono::steady_clock::time_point deadline);

 private:
  struct State;
  static void read(const std::shared_ptr<State>& state);
  static void work(const std::shared_ptr<State>& state, const WorkerFactory& factory);

  // Shared with the threads: a reader that waits for standard input can't be called back, and may outlive us.
  std::shared_ptr<State> state_;
  std::thread reader_;
  std::vector<std::thread> workers_;
};

}  // namespace broadsheet::indexer
