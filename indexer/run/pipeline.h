// Reads archives, several files at once, cuts their records into chunks, hands these to worker threads, and
// gives them back in input order, in whatever order they were read. The bytes of records under way are
// limited.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "broadsheet/indexer/reader.h"
#include "run/chunk.h"

namespace broadsheet::indexer {

// So many files are read at once, and no more than there are workers: more readers would only wait for the
// workers.
inline constexpr unsigned kMostReaders = 4;

// What a chunk may hold.
struct ChunkLimits {
  std::uint64_t bytes = 4u << 20;
  std::size_t records = 2000;
};

// The three steps of a worker thread. Made once for each, on that thread.
class ChunkWorker {
 public:
  virtual ~ChunkWorker() = default;
  // Fills Chunk::prepared. Many at once.
  virtual void read(Chunk& chunk) = 0;
  // Decides what each record means. One at a time, in the order of the chunks.
  virtual void decide(Chunk& chunk) = 0;
  // Makes the chunk's segment. Many at once.
  virtual void write(Chunk& chunk) = 0;
};

class Pipeline {
 public:
  using WorkerFactory = std::function<std::unique_ptr<ChunkWorker>()>;
  using OpenReader = std::function<std::unique_ptr<Reader>(const InputFile&, const Form*)>;

  // A file whose reader throws ends there: that becomes one more record with a problem, and the next file is
  // read.
  Pipeline(
      std::vector<InputFile> files, const Form* form, unsigned jobs, ChunkLimits limits,
      const WorkerFactory& factory,
      OpenReader open = [](const InputFile& file, const Form* given) { return open_reader(file, given); });
  // Ends the threads; what is under way is lost.
  ~Pipeline();
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  // What next() came back with.
  enum class Next { kChunk, kEnd, kTimeout };

  // The next chunk, in input order; waits for it at most until `deadline`. Rethrows what a worker threw, or
  // the reader for lack of memory, once all chunks before that have been handed out.
  Next next(Chunk& chunk, std::chrono::steady_clock::time_point deadline);

 private:
  struct State;
  static void read_files(const std::shared_ptr<State>& state);
  static void read_file(State& state, std::size_t file);
  void end_threads();
  static void work(const std::shared_ptr<State>& state, const WorkerFactory& factory);

  // Shared with the threads: a reader that waits for standard input can't be called back, and may outlive us.
  std::shared_ptr<State> state_;
  std::vector<std::thread> readers_;
  std::vector<std::thread> workers_;
};

}  // namespace broadsheet::indexer
