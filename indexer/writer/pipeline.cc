// Reader thread -> bounded queue -> worker threads -> batches in input order.
#include "writer/pipeline.h"

#include <utility>

namespace broadsheet::indexer {
namespace {

// A batch is large enough that taking it costs nothing beside working on it, and small enough to spread.
constexpr std::uint64_t kBatchBytes = 64u << 10;
constexpr std::size_t kBatchRecords = 64;

// Bytes of records under way, from read to written. Their documents take some twenty times as much memory.
// One record may be larger (kMaxRecordBytes); it then travels alone.
constexpr std::uint64_t kBytesUnderWay = 4u << 20;

// How long the end of a run waits for a reader that may be waiting for standard input.
constexpr std::chrono::milliseconds kPatience{500};

}  // namespace

struct Pipeline::State {
  State(std::vector<InputFile> f, Format fmt) : files(std::move(f)), format(fmt) {}

  const std::vector<InputFile> files;
  const Format format;

  std::mutex mutex;
  std::condition_variable for_reader;
  std::condition_variable for_workers;
  std::condition_variable for_consumer;
  std::deque<Batch> read;               // not yet worked on
  std::map<std::uint64_t, Batch> done;  // worked on, not yet handed out
  std::uint64_t bytes_under_way = 0;
  std::uint64_t batches = 0;  // read so far
  std::uint64_t handed_out = 0;
  bool end_of_input = false;
  bool reader_ended = false;
  bool stop = false;
  std::exception_ptr failure;

  void fail(std::exception_ptr what) {
    const std::lock_guard lock(mutex);
    if (!failure) failure = std::move(what);
    for_consumer.notify_all();
  }

  // Queues a batch when there is room; false if the run is over.
  bool push(Batch&& batch) {
    std::unique_lock lock(mutex);
    for_reader.wait(lock, [&] {
      return stop || bytes_under_way == 0 || bytes_under_way + batch.size_bytes <= kBytesUnderWay;
    });
    if (stop) return false;
    bytes_under_way += batch.size_bytes;
    batch.number = batches++;
    read.push_back(std::move(batch));
    for_workers.notify_one();
    return true;
  }
};

Pipeline::Pipeline(std::vector<InputFile> files, Format format, unsigned jobs, const WorkerFactory& factory)
    : state_(std::make_shared<State>(std::move(files), format)) {
  reader_ = std::thread([state = state_] { read(state); });
  for (unsigned i = 0; i < jobs; ++i) {
    workers_.emplace_back([state = state_, factory] { work(state, factory); });
  }
}

Pipeline::~Pipeline() {
  {
    std::unique_lock lock(state_->mutex);
    state_->stop = true;
    state_->for_reader.notify_all();
    state_->for_workers.notify_all();
    state_->for_consumer.wait_for(lock, kPatience, [&] { return state_->reader_ended; });
    if (!state_->reader_ended) reader_.detach();
  }
  if (reader_.joinable()) reader_.join();
  for (std::thread& worker : workers_) worker.join();
}

void Pipeline::read(const std::shared_ptr<State>& state) {
  try {
    std::uint64_t before = 0;  // bytes of the files that are done
    for (std::size_t file = 0; file < state->files.size(); ++file) {
      const std::unique_ptr<Reader> reader = open_reader(state->files[file], state->format);
      bool more = true;
      while (more) {
        Batch batch;
        batch.file = file;
        while (batch.size_bytes < kBatchBytes && batch.records.size() < kBatchRecords) {
          std::optional<Record> record = reader->next();
          more = record.has_value();
          if (!more) break;
          // A record counts for its own size in memory, so that endless empty ones can't fill it.
          batch.size_bytes += record->bytes.size() + sizeof(Record);
          batch.records.push_back(std::move(*record));
        }
        batch.input_bytes = before + reader->bytes_read();
        if (!batch.records.empty() && !state->push(std::move(batch))) break;
      }
      before += reader->bytes_read();
      const std::lock_guard lock(state->mutex);
      if (state->stop) break;
    }
  } catch (...) {
    state->fail(std::current_exception());
  }
  const std::lock_guard lock(state->mutex);
  state->end_of_input = true;
  state->reader_ended = true;
  state->for_workers.notify_all();
  state->for_consumer.notify_all();
}

void Pipeline::work(const std::shared_ptr<State>& state, const WorkerFactory& factory) {
  try {
    const Worker worker = factory();
    for (;;) {
      Batch batch;
      {
        std::unique_lock lock(state->mutex);
        state->for_workers.wait(lock,
                                [&] { return state->stop || state->end_of_input || !state->read.empty(); });
        if (state->stop || state->read.empty()) return;
        batch = std::move(state->read.front());
        state->read.pop_front();
      }
      worker(batch);
      const std::lock_guard lock(state->mutex);
      const std::uint64_t number = batch.number;
      state->done.emplace(number, std::move(batch));
      if (number == state->handed_out) state->for_consumer.notify_all();
    }
  } catch (...) {
    state->fail(std::current_exception());
  }
}

Pipeline::Next Pipeline::next(Batch& batch, std::chrono::steady_clock::time_point deadline) {
  std::unique_lock lock(state_->mutex);
  const auto ready = [&] {
    return state_->failure || state_->done.contains(state_->handed_out) ||
           (state_->end_of_input && state_->handed_out == state_->batches);
  };
  if (!state_->for_consumer.wait_until(lock, deadline, ready)) return Next::kTimeout;
  if (state_->failure) std::rethrow_exception(state_->failure);
  const auto found = state_->done.find(state_->handed_out);
  if (found == state_->done.end()) return Next::kEnd;
  batch = std::move(found->second);
  state_->done.erase(found);
  ++state_->handed_out;
  state_->bytes_under_way -= batch.size_bytes;
  state_->for_reader.notify_one();
  return Next::kBatch;
}

}  // namespace broadsheet::indexer
